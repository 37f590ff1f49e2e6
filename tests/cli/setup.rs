//! The configuration file, what is known of the terminal, and rows without a screen.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::*;

impl Place {
    fn configure(&self, text: &str) {
        fs::create_dir_all(self.path("config/muqabala")).unwrap();
        fs::write(self.path("config/muqabala/config.toml"), text).unwrap();
    }

    /// Runs in a terminal that answers nothing, types `keys` once the screen shows `until`, and returns what the screen
    /// shows at the end.
    fn in_a_terminal(&self, arguments: &[&str], until: &str, keys: &str) -> String {
        self.in_a_terminal_of(&[], arguments, until, &[keys]).0
    }

    /// The same with variables set, keys one after another with a pause behind each, and all bytes that were sent.
    fn in_a_terminal_of(
        &self,
        variables: &[(&str, &str)],
        arguments: &[&str],
        until: &str,
        keys: &[&str],
    ) -> (String, Vec<u8>) {
        let size = PtySize { rows: 30, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(cargo_bin!("muqabala"));
        command.args(arguments);
        command.cwd(self.0.path());
        command.env_clear();
        for (name, folder) in
            [("MUQABALA_DB", "memory.db"), ("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state"), ("HOME", "home")]
        {
            command.env(name, self.path(folder));
        }
        for (name, value) in [("TERM", "some-terminal"), ("LANG", "C.UTF-8"), ("PATH", "/usr/bin:/bin")] {
            command.env(name, value);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let received = Arc::new(Mutex::new(Vec::new()));
        let (sink, mut reader) = (Arc::clone(&received), pair.master.try_clone_reader().unwrap());
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                sink.lock().unwrap().extend_from_slice(&bytes[..length]);
            }
        });
        let screen = || {
            let lines = |number| std::num::NonZeroU16::new(number).unwrap();
            let mut parser = vt100::Parser::new(lines(30), lines(120), 0);
            parser.process(&received.lock().unwrap());
            parser.screen().contents()
        };
        let since = Instant::now();
        let patient = |what: &str| assert!(since.elapsed() < Duration::from_secs(30), "{what}:\n{}", screen());
        while !screen().contains(until) {
            patient(until);
            thread::sleep(Duration::from_millis(20));
        }
        let mut writer = pair.master.take_writer().unwrap();
        for keys in keys {
            writer.write_all(keys.as_bytes()).unwrap();
            thread::sleep(Duration::from_millis(60));
        }
        while child.try_wait().unwrap().is_none() {
            patient("the end");
            thread::sleep(Duration::from_millis(20));
        }
        // What was written last may still be on its way.
        thread::sleep(Duration::from_millis(100));
        let bytes = received.lock().unwrap().clone();
        (screen(), bytes)
    }
}

#[test]
fn the_configuration_that_is_printed_can_be_used() {
    let place = Place::new();
    let (exit, printed, _) = place.run(&["config"]);
    assert_eq!(exit, 0);
    place.configure(&printed);
    let (exit, _, said) = place.run(&["config", "--check"]);
    assert_eq!((exit, said.contains("nothing is wrong")), (0, true), "{said}");
    place.configure("[keys]\npreset = \"vim\"\n[look]\nleft-share = 40\n");
    let (_, printed, _) = place.run(&["config"]);
    assert!(printed.contains("\npreset = \"vim\"\n") && printed.contains("\nleft-share = 40\n"), "{printed}");
}

#[test]
fn mistakes_are_told_with_file_line_and_column_and_nothing_is_opened() {
    let place = Place::with_pair();
    place.configure("[look]\nthem = \"dark\"\ntheme = \"drak\"\n");
    for (arguments, expected) in [(&["config", "--check"][..], 3), (&["config"], 1), (&["review"], 1), (&["doctor"], 1)]
    {
        let (exit, printed, said) = place.run(arguments);
        assert_eq!((exit, printed.as_str()), (expected, ""), "{arguments:?}");
        assert!(said.contains("config.toml:2:1: there is no setting “them” (did you mean “theme”?)"), "{said}");
        assert!(said.contains("config.toml:3:9: theme is one of auto, dark, light, mono"), "{said}");
    }
}

#[test]
fn a_configuration_that_is_named_must_be_there() {
    let place = Place::new();
    let (exit, _, said) = place.run(&["config", "--check"]);
    assert_eq!((exit, said.contains("no such file")), (0, true), "{said}");
    let (exit, _, said) = place.run(&["config", "--config", "mine.toml"]);
    assert_eq!((exit, said.contains("mine.toml")), (1, true), "{said}");
    place.file("mine.toml", "[terminal]\nmouse = false\n");
    let (exit, printed, _) = place.run(&["config", "--config", "mine.toml"]);
    assert_eq!((exit, printed.contains("\nmouse = false\n")), (0, true));
    place.file("mine.toml", [0xFF, 0xFE]);
    assert!(place.run(&["config", "--config", "mine.toml"]).2.contains("not UTF-8"));
}

#[test]
fn without_a_terminal_the_doctor_tells_facts() {
    let place = Place::new();
    let (exit, printed, _) = place.run(&["doctor"]);
    assert_eq!((exit, printed.contains("it did not answer")), (0, true), "{printed}");
    let (_, printed, _) = place.run(&["doctor", "--format", "jsonl", "--bidi", "inverse", "--no-mouse"]);
    let facts: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!((&facts["bidi"], &facts["mouse"]), (&"inverse".into(), &false.into()));
}

#[test]
fn what_reads_right_is_settled_once_and_remembered() {
    let place = Place::with_pair();
    let told = "muqabala doctor settles it";
    assert!(!place.in_a_terminal(&["review"], told, "q").is_empty(), "told at the first start");
    let shown = place.in_a_terminal(&["doctor"], "Which of these lines reads right?", "3");
    assert!(shown.contains("some-terminal is shown as “inverse” from now on"), "{shown}");
    assert!(fs::read_to_string(place.path("state/muqabala/terminals.json")).unwrap().contains("\"inverse\""));
    let shown = place.in_a_terminal(&["doctor"], "chosen here once", "q");
    assert!(shown.contains("inverse, because it was chosen here once"), "{shown}");
    let shown = place.in_a_terminal(&["doctor", "--bidi", "visual"], "Which of these", "q");
    assert!(shown.contains("visual, because --bidi says so"), "{shown}");
    place.configure("[terminal]\nbidi = \"kitty\"\n");
    let shown = place.in_a_terminal(&["doctor"], "Which of these", "\u{3}");
    assert!(shown.contains("kitty, because the configuration file says so"), "{shown}");
}

#[test]
fn keys_and_looks_of_the_configuration_are_in_force_on_the_screen() {
    let place = Place::with_pair();
    place.configure("[keys]\npreset = \"omegat\"\n[keys.rows]\naccept = \"F5\"\n");
    let shown = place.in_a_terminal(&["review", "--theme", "mono", "--no-mouse"], "F5 accept", "\u{1b}[15~\u{11}");
    assert!(shown.contains("1 accepted") || shown.contains("accepted"), "{shown}");
}

#[test]
fn rows_are_printed_without_a_screen() {
    let place = Place::with_pair();
    let (exit, printed, _) = place.run(&["review", "--plain"]);
    assert_eq!(exit, 0);
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines[0], "ship, ar to en, rows: 2");
    assert!(lines[2].starts_with("row 1 of 2: unreviewed, confidence ") && lines[2].ends_with(", 1:1"), "{printed}");
    assert_eq!(lines[3], "ar: وصلت السفينة إلى الميناء صباح الأحد.");
    assert_eq!(lines[4], "en: The ship reached the port on Sunday morning.");
    assert_eq!(place.run(&["review", "--plain", "nothing"]).0, 1);
}

/// All that the program may send: the alternate screen, bracketed paste, the cursor, the mouse; the questions; what
/// terminals are told about Arabic; the place of the cursor, colours and attributes; a text for the clipboard, as Base64.
const ALLOWED: &str = r"(?x-u)
    \x1b\[\?(1049|2004|25|1002|1006)[hl]
    | \x1b\[8\$p | \x1b\[>q | \x1b\[>c | \x1b\[=c | \x1b\]11;\?\x1b\\ | \x1b\[c
    | \x1b\[8[hl] | \x1b\]50;BidiRenderingEnabled=(true|false)\x07 | \x1b\]5379;use_ctl=(true|false)\x07
    | \x1b\[[0-9;]*[Hm] | \x1b\[2J
    | \x1b\]52;c;[A-Za-z0-9+/]*={0,2}\x07
    | \x1bPtmux;\x1b\x1b\]52;c;[A-Za-z0-9+/]*={0,2}\x07\x1b\\";

#[test]
fn in_every_view_nothing_is_sent_but_what_is_seen_and_what_is_known() {
    let hostile = "\u{1B}]52;c;ZXZpbA==\u{7} \u{1B}[2J\u{202E}evil\u{202C} \u{2066}iso\u{2069} \u{9B}31m \u{E0041}\u{FEFF}\u{AD}\u{200B} \
                   👨\u{200D}👩\u{200D}👧 لا\u{200F} قَالَ\u{64E}\u{64E} \u{600}12 \u{6DD}";
    let texts = format!("{hostile}\nsecond {hostile}\nthird\n");
    let place = Place::new();
    let (ar, en) = (place.file("evil.ar.txt", &texts), place.file("evil.en.txt", &texts));
    let name = "evil \u{1B}]0;title\u{7} \u{202E}name";
    let langs = ["--source-lang", "ar", "--target-lang", "en"];
    let (exit, _, said) = place.run(&[&["align", &ar, &en, "--pre-segmented", "--name", "evil"][..], &langs].concat());
    assert_eq!(exit, 0, "{said}");
    // The program takes no such name; another one may have written it.
    let memory = rusqlite::Connection::open(place.path("memory.db")).unwrap();
    assert_eq!(memory.execute("update pair set name = ?1", [name]).unwrap(), 1);
    drop(memory);
    // Every view that a key leads to, Escape after it; texts typed and pasted; the mouse; copying.
    let keys = [
        "j",
        "y",
        "Y",
        "?",
        "\u{1b}",
        ":",
        "no",
        "\u{1b}",
        "f",
        "\u{1b}",
        "%",
        "\u{1b}",
        "s",
        "\u{1b}",
        "e",
        "\u{1b}[200~\u{202E}x\u{1b}[0m\u{1b}[201~",
        "\u{1b}",
        "/",
        "\u{1b}[200~\u{202E}x\u{1b}[201~",
        "\u{1b}",
        "w",
        "\u{1b}[200~\u{1}\u{202E}x\u{1b}[201~",
        "\u{1b}",
        "C",
        "\u{202E}",
        "\u{1b}",
        "\u{1b}v",
        "\u{1b}c",
        "\u{1b}s",
        "[",
        "\u{1b}[<0;30;4M",
        "\u{1b}[<32;30;8M",
        "\u{1b}[<0;30;8m",
        "\u{1b}",
        "m",
        "z",
        "\u{c}",
        "q",
    ];
    let allowed = regex::bytes::Regex::new(ALLOWED).unwrap();
    let unseen = regex::Regex::new(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]").unwrap();
    for (variable, value, bidi) in
        [("KONSOLE_VERSION", "221203", "auto"), ("COLORTERM", "truecolor", "kitty"), ("TMUX", "/x", "inverse")]
    {
        let arguments = ["review", "--bidi", bidi];
        let (_, bytes) = place.in_a_terminal_of(&[(variable, value)], &arguments, "row 1/", &keys);
        // What is printed after the screen is for another test: it has line ends.
        let end = bytes.windows(8).rposition(|window| window == b"\x1b[?1049l").unwrap();
        let text = String::from_utf8(allowed.replace_all(&bytes[..end], &b""[..]).into_owned()).unwrap();
        let found = unseen.find(&text).map(|found| text[found.start()..].chars().take(40).collect::<String>());
        assert_eq!(found, None, "{bidi}");
        let copied = String::from_utf8_lossy(&bytes).matches("\u{1b}]52;").count();
        let twice = if variable == "TMUX" { 2 } else { 1 };
        assert_eq!(copied, 2 * twice, "the two texts that were asked for, and none from inside of a text");
    }
}
