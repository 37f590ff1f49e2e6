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
        writer.write_all(keys.as_bytes()).unwrap();
        while child.try_wait().unwrap().is_none() {
            patient("the end");
            thread::sleep(Duration::from_millis(20));
        }
        // What was written last may still be on its way.
        thread::sleep(Duration::from_millis(100));
        screen()
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
