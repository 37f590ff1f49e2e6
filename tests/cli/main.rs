//! The program as it is called: what it prints, what it leaves behind, how it ends.

mod batch;
mod check;
mod documents;
mod eval;
mod exchange;
mod explain;
mod jsonl;
mod pairs;
mod setup;
mod srx;
mod units;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Output, Stdio};

use assert_cmd::cargo::cargo_bin;
use rusqlite::Connection;
use tempfile::TempDir;

const ARABIC: &str = "وصلت السفينة إلى الميناء صباح الأحد. نزل الركاب.\n";
const ENGLISH: &str = "The ship reached the port on Sunday morning. The passengers went ashore.\n";

/// A folder of its own with a memory in it that does not exist yet.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Place(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), content).unwrap();
        name.to_owned()
    }

    fn program(&self, arguments: &[&str]) -> Process {
        let mut program = Process::new(cargo_bin!("muqabala"));
        program.current_dir(self.0.path()).env("MUQABALA_DB", self.path("memory.db")).args(arguments);
        // What the user of this machine has set is none of the tests' business.
        program.env("XDG_CONFIG_HOME", self.path("config")).env("XDG_STATE_HOME", self.path("state"));
        program.env_remove("MUQABALA_CONFIG");
        program.stdin(Stdio::null());
        program
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        shown(self.program(arguments).output().unwrap())
    }

    /// Runs with a text on standard input.
    fn run_with(&self, arguments: &[&str], input: &[u8]) -> (i32, String, String) {
        let mut program = self.program(arguments);
        let program = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = program.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        std::thread::scope(|scope| {
            // A program that ends before it has read everything is for the exit code to tell.
            scope.spawn(move || stdin.write_all(input));
            shown(child.wait_with_output().unwrap())
        })
    }

    /// A memory with one small pair.
    fn with_pair() -> Self {
        let place = Place::new();
        let (ar, en) = (place.file("ship.ar.txt", ARABIC), place.file("ship.en.txt", ENGLISH));
        let (exit, _, said) = place.run(&["align", &ar, &en]);
        assert_eq!(exit, 0, "{said}");
        place
    }
}

fn shown(output: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    (output.status.code().expect("the program ends by itself"), text(output.stdout), text(output.stderr))
}

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")
}

fn sample(name: &str) -> String {
    samples().join(name).to_str().expect("the checkout's path is UTF-8").to_owned()
}

/// The beads of a file without confidences.
fn beads(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.splitn(3, ':').take(2).collect::<Vec<_>>().join(":")).collect()
}

#[test]
fn every_bead_of_the_sample_is_right() {
    let place = Place::new();
    let (exit, printed, _) =
        place.run(&["align", &sample("treaty.ar.txt"), &sample("treaty.en.txt"), "--no-store", "--format", "beads"]);
    assert_eq!(exit, 0);
    assert_eq!(beads(&printed), beads(&fs::read_to_string(samples().join("treaty.gold")).unwrap()));
    assert!(!place.path("memory.db").exists());
}

#[test]
fn the_sample_turned_round_has_the_same_beads_turned_round() {
    let place = Place::new();
    let there = place.run(&["align", &sample("treaty.ar.txt"), &sample("treaty.en.txt"), "--no-store"]).1;
    let back = place.run(&["align", &sample("treaty.en.txt"), &sample("treaty.ar.txt"), "--no-store"]).1;
    let turned = |line: &String| line.split_once(':').map(|(source, target)| format!("{target}:{source}")).unwrap();
    assert_eq!(beads(&there), beads(&back).iter().map(turned).collect::<Vec<_>>());
}

#[test]
fn without_a_terminal_a_summary_is_printed() {
    let place = Place::new();
    let (exit, printed, said) = place.run(&["align", &sample("treaty.ar.txt"), &sample("treaty.en.txt"), "--review"]);
    assert_eq!((exit, printed.as_str()), (0, ""));
    for part in ["treaty: 17 segments (ar) and 18 segments (en) in 16 rows", "4 × 1:2", "next: muqabala review 1"] {
        assert!(said.contains(part), "{part}\n{said}");
    }
}

#[test]
fn the_same_texts_again_are_not_aligned_again() {
    let place = Place::with_pair();
    let again = ["align", "ship.ar.txt", "ship.en.txt"];
    let (exit, _, said) = place.run(&again);
    assert_eq!(exit, 0);
    assert!(said.contains("already, as “ship”"), "{said}");
    assert_eq!(place.run(&["list", "--format", "jsonl"]).1.lines().count(), 1);
    assert_eq!(place.run(&[&again[..], &["--again"]].concat()).0, 0);
    let listed = place.run(&["list", "--format", "jsonl"]).1;
    assert!(listed.contains("\"name\":\"ship-2\""), "{listed}");
    assert_eq!(place.run(&["check"]).0, 0);
}

#[test]
fn a_pair_is_written_in_every_format() {
    let place = Place::with_pair();
    for (format, part) in [
        ("tmx", "<seg>The passengers went ashore.</seg>"),
        ("tsv", "نزل الركاب.\tThe passengers went ashore.\tunreviewed\t"),
        ("jsonl", "\"target\":\"The passengers went ashore.\""),
        ("beads", "1:1:0."),
    ] {
        let (exit, printed, said) = place.run(&["export", "ship", "--format", format]);
        assert_eq!(exit, 0, "{said}");
        assert!(printed.contains(part) || printed.contains("1:1:1."), "{printed}");
        assert!(said.contains("2 "), "{said}");
    }
}

#[test]
fn an_existing_file_is_kept_unless_it_may_be_replaced() {
    let place = Place::with_pair();
    place.file("ship.tmx", "years of work");
    let (exit, _, said) = place.run(&["export", "-o", "ship.tmx"]);
    assert_eq!(exit, 1);
    assert!(said.contains("exists already") && said.contains("hint: --force"), "{said}");
    assert_eq!(fs::read_to_string(place.path("ship.tmx")).unwrap(), "years of work");
    let (exit, _, said) = place.run(&["export", "-o", "ship.tmx", "--force"]);
    assert_eq!(exit, 0);
    assert!(said.contains("ship.tmx: 2 units written"), "{said}");
    assert!(fs::read_to_string(place.path("ship.tmx")).unwrap().contains("<tmx version=\"1.4\">"));
}

#[test]
fn only_accepted_rows_are_written_when_asked_for() {
    let place = Place::with_pair();
    let (exit, printed, said) = place.run(&["export", "--only", "accepted"]);
    assert_eq!(exit, 0);
    assert!(!printed.contains("<seg>"));
    assert!(said.contains("0 units written; left out: 2 not accepted"), "{said}");
}

#[test]
fn a_text_is_cut_into_lines_or_objects() {
    let place = Place::new();
    place.file("a.txt", "قال د. أحمد: هل وصلت؟ نعم.\nHeading\n");
    let (exit, printed, _) = place.run(&["segment", "a.txt", "--lang", "ar"]);
    assert_eq!((exit, printed.as_str()), (0, "قال د. أحمد: هل وصلت؟\nنعم.\nHeading\n"));
    let (_, printed, _) = place.run(&["segment", "a.txt", "--lang", "ar", "--format", "jsonl"]);
    assert!(printed.ends_with("\"paragraph\":1,\"text\":\"Heading\"}\n"), "{printed}");
}

#[test]
fn pre_segmented_lines_keep_their_numbers() {
    let place = Place::new();
    place.file("a.ar", "نزل الركاب. ثم عادوا.\n\nوصلت السفينة.\n");
    place.file("a.en", "The passengers went ashore. Then they returned.\n\nThe ship arrived.\n");
    let langs = ["--source-lang", "ar", "--target-lang", "en"];
    let (exit, printed, _) =
        place.run(&[&["align", "a.ar", "a.en", "--pre-segmented", "--no-store"], &langs[..]].concat());
    assert_eq!(exit, 0);
    let printed = beads(&printed);
    assert!(printed.contains(&"0:0".to_owned()) && printed.contains(&"2:2".to_owned()), "{printed:?}");
}

/// Marks rows of the newest pair as accepted, as a translator does, but without a terminal.
fn accept(place: &Place, rows: &[u32]) {
    use muqabala::edit::{Command, Status};
    let mut workspace = muqabala::workspace::Workspace::open(&place.path("memory.db")).unwrap();
    let mut pair = workspace.open_pair(workspace.find_pair(None).unwrap()).unwrap();
    let beads = rows.iter().map(|row| pair.state().row(*row as usize - 1).unwrap().bead.id).collect();
    workspace.apply(&mut pair, &Command::SetStatus { beads, status: Status::Accepted }).unwrap();
}

/// Merges a row of the newest pair with the one below.
fn merge(place: &Place, row: usize) {
    let mut workspace = muqabala::workspace::Workspace::open(&place.path("memory.db")).unwrap();
    let mut pair = workspace.open_pair(workspace.find_pair(None).unwrap()).unwrap();
    let bead = pair.state().row(row - 1).unwrap().bead.id;
    workspace.apply(&mut pair, &muqabala::edit::Command::MergeWithNext { bead }).unwrap();
}

#[test]
fn a_pair_is_aligned_anew_around_accepted_rows() {
    let place = Place::new();
    assert_eq!(place.run(&["align", &sample("treaty.ar.txt"), &sample("treaty.en.txt")]).0, 0);
    let exported = |place: &Place| beads(&place.run(&["export", "--format", "beads"]).1);
    let right = exported(&place);
    let (exit, printed, said) = place.run(&["realign"]);
    assert_eq!((exit, printed.as_str()), (0, ""), "{said}");
    assert!(said.contains("treaty: 0 rows kept as accepted, 16 came out the same, none changed"), "{said}");

    merge(&place, 4);
    merge(&place, 8);
    accept(&place, &[1, 2, 8]);
    let broken = exported(&place);
    let (exit, printed, said) = place.run(&["realign", "--dry-run"]);
    assert_eq!(exit, 0, "{said}");
    assert!(said.contains("3 rows kept as accepted") && said.contains("1 row became 2"), "{said}");
    assert!(said.ends_with("nothing was changed\n"), "{said}");
    let signs: Vec<&str> = printed.lines().map(|line| line.split('\t').next().unwrap()).collect();
    assert_eq!(signs, ["-4", "+4", "+5"]);
    assert!(printed.lines().all(|line| line.split('\t').count() == 5), "{printed}");
    let objects = place.run(&["realign", "--dry-run", "--format", "jsonl"]).1;
    assert!(objects.lines().next().unwrap().starts_with("{\"change\":\"-\",\"row\":4,\"segments\":["), "{objects}");
    assert_eq!(exported(&place), broken);

    let (exit, _, said) = place.run(&["realign", "treaty", "--from", "9"]);
    assert_eq!(exit, 0, "{said}");
    assert!(said.contains("8 outside the range") && said.contains("none changed"), "{said}");
    assert_eq!(exported(&place), broken);

    let (exit, printed, said) = place.run(&["realign", "treaty", "--from", "3", "--to", "6"]);
    assert_eq!((exit, printed.as_str()), (0, ""), "{said}");
    for part in ["1 row became 2", "want a look", "z in the review screen takes it back"] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert_eq!(exported(&place)[..8], right[..8]);
    assert_eq!(place.run(&["check"]).0, 0);
    accept(&place, &(1..=15).collect::<Vec<_>>());
    let (exit, _, said) = place.run(&["realign"]);
    assert_eq!(exit, 0);
    assert!(said.contains("treaty: all these rows are accepted"), "{said}");
}

/// Bad input: the arguments, the exit code, what is said.
#[test]
fn bad_input_is_refused_in_one_line() {
    let place = Place::with_pair();
    place.file("empty.txt", "");
    place.file("blank.txt", " \n\t\n");
    place.file("zeros.txt", [0_u8; 2000]);
    place.file("utf8.txt", [ARABIC.as_bytes(), b"\xFF\xFF\n", ARABIC.as_bytes(), ARABIC.as_bytes()].concat());
    place.file("report.pdf", b"%PDF-1.7\n");
    place.file("bad.srx", "<srx version=\"2.0\"><body></srx>");
    place.file("bad.tsv", "كلمة\tword\nno tab here\n");
    place.file("digits.txt", "1234 5678\n");
    fs::create_dir(place.path("folder")).unwrap();
    let en = "ship.en.txt";
    for (arguments, exit, part) in [
        (&["align", "nothing.txt", en][..], 1, "nothing.txt: there is no such file"),
        (&["align", "folder", en], 1, "folder: this is a folder"),
        (&["align", "empty.txt", en], 1, "empty.txt: this file is empty"),
        (&["align", "blank.txt", en], 1, "blank.txt: there is no text"),
        (&["align", "zeros.txt", en], 1, "zeros.txt"),
        (&["align", "utf8.txt", en], 1, "utf8.txt:2:1: "),
        (&["align", "report.pdf", en], 1, "report.pdf: "),
        (&["align", "digits.txt", en], 1, "digits.txt: this looks neither Arabic nor English"),
        (&["align", en, en], 2, "the same file"),
        (&["align", en, "./ship.en.txt"], 2, "the same file"),
        (&["align", "ship.ar.txt", en, "--encoding", "klingon", "--again"], 1, "not an encoding: “klingon”"),
        (&["align", "ship.ar.txt", en, "--srx", "bad.srx", "--again"], 1, "bad.srx:1:"),
        (&["align", "ship.ar.txt", en, "--srx", "none.srx", "--again"], 1, "none.srx: there is no such file"),
        (&["align", "ship.ar.txt", en, "--srx", "folder", "--again"], 1, "folder: this is a folder"),
        #[cfg(unix)]
        (&["align", "ship.ar.txt", en, "--srx", "/dev/zero", "--again"], 1, "/dev/zero:1:1: the file is larger than"),
        (&["align", "ship.ar.txt", en, "--lexicon", "bad.tsv", "--again"], 1, "bad.tsv:2"),
        (&["align", "ship.ar.txt", en, "--source-lang", "a language"], 2, "not a language tag"),
        (&["align", "ship.ar.txt"], 2, "required"),
        (&["align"], 2, "required"),
        (&["align", "--jsonl", "--exact"], 2, "cannot be used with"),
        (&["export", "--format", "doc"], 2, "not a format: “doc”"),
        (&["export", "-o", "folder"], 1, "folder: this is a folder"),
        (&["export", "-o", "none/ship.tmx"], 1, "there is no folder"),
        (&["export", "none"], 1, "there is no pair “none”"),
        (&["review"], 1, "not a terminal"),
        (&["review", "--lexicon", "none.tsv"], 1, "none.tsv: there is no such file"),
        (&["realign", "none"], 1, "there is no pair “none”"),
        (&["realign", "--from", "0"], 2, "there is no row 0: “ship” has rows 1 to 2"),
        (&["realign", "--to", "3"], 2, "there is no row 3"),
        (&["realign", "--from", "2", "--to", "1"], 2, "row 2 stands behind row 1"),
        (&["realign", "--from", "x"], 2, "invalid value"),
        (&["realign", "--format", "jsonl"], 2, "--dry-run"),
        (&["realign", "--lexicon", "bad.tsv"], 1, "bad.tsv:2"),
        (&["explain"], 2, "required"),
        (&["explain", "x"], 2, "invalid value 'x' for '<ROW>'"),
        (&["explain", "-1"], 2, "unexpected argument"),
        (&["explain", "0"], 2, "there is no row 0: “ship” has rows 1 to 2"),
        (&["explain", "ship", "3"], 2, "there is no row 3"),
        (&["explain", "99999999999999999999"], 2, "invalid value"),
        (&["explain", "none", "1"], 1, "there is no pair “none”"),
        (&["explain", "1", "--lexicon", "bad.tsv"], 1, "bad.tsv:2"),
        (&["explain", "1", "--format", "xml"], 2, "invalid value"),
        (&["--db", "none.db", "explain", "1"], 1, "none.db: there is no memory yet"),
        (&["--db", "none.db", "realign"], 1, "none.db: there is no memory yet"),
        (&["--db", "folder", "list"], 1, "folder: can't be opened: it is a folder"),
        (&["--db", "ship.en.txt", "list"], 1, "ship.en.txt: this is not a Muqabala memory"),
        (&["--db", "none.db", "list"], 1, "none.db: there is no memory yet"),
        (&["frobnicate"], 2, "unrecognized subcommand"),
    ] {
        let (code, printed, said) = place.run(arguments);
        assert_eq!((code, printed.as_str()), (exit, ""), "{arguments:?}: {said}");
        assert!(said.contains(part), "{arguments:?}: {said}");
        assert!(!said.contains("panicked"), "{arguments:?}: {said}");
        if exit == 1 {
            let lines: Vec<&str> = said.lines().filter(|line| !line.starts_with("hint: ")).collect();
            assert!(lines.len() == 1 && lines[0].starts_with("muqabala: "), "{arguments:?}: {said}");
        }
    }
    // Nothing of all that was kept.
    assert_eq!(place.run(&["list", "--format", "jsonl"]).1.lines().count(), 1);
    assert_eq!(fs::read_to_string(place.path(en)).unwrap(), ENGLISH);
    assert!(!place.path("none.db").exists());
}

#[test]
fn doubtful_input_is_told_of() {
    let place = Place::with_pair();
    let swapped = ["align", "ship.en.txt", "ship.ar.txt", "--no-store", "--source-lang", "ar", "--target-lang", "en"];
    assert!(place.run(&swapped).2.contains("warning: the two texts seem to be swapped"));
    place.file("copy.txt", ARABIC);
    let (exit, _, said) = place.run(&["align", "ship.ar.txt", "copy.txt", "--no-store"]);
    assert_eq!(exit, 0);
    assert!(said.contains("warning: the two texts are the same"), "{said}");
    assert!(said.contains("warning: both texts are in ar"), "{said}");
}

#[test]
fn a_memory_of_a_newer_version_is_left_alone() {
    let place = Place::with_pair();
    Connection::open(place.path("memory.db")).unwrap().execute_batch("pragma user_version = 99").unwrap();
    for arguments in [&["list"][..], &["align", "ship.ar.txt", "ship.en.txt", "--again"], &["export"], &["check"]] {
        let (exit, _, said) = place.run(arguments);
        assert_eq!(exit, 1);
        assert!(said.contains("made by a newer version"), "{said}");
    }
}

#[test]
fn a_memory_that_is_held_by_another_program_is_said_to_be_busy() {
    let place = Place::with_pair();
    let other = Connection::open(place.path("memory.db")).unwrap();
    other.execute_batch("begin immediate").unwrap();
    let (exit, _, said) = place.run(&["align", "ship.ar.txt", "ship.en.txt", "--again"]);
    assert_eq!(exit, 1);
    assert!(said.contains("another program is writing to this memory"), "{said}");
    // Reading goes on.
    assert_eq!(place.run(&["list"]).0, 0);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let place = Place::new();
    place.file("long.txt", "One sentence. Another sentence.\n".repeat(20_000));
    let mut child = place.program(&["segment", "long.txt", "--lang", "en"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_text_comes_through_standard_input() {
    let place = Place::with_pair();
    let (exit, printed, _) = place.run_with(&["align", "-", "ship.en.txt", "--no-store"], ARABIC.as_bytes());
    assert_eq!((exit, beads(&printed)), (0, vec!["0:0".to_owned(), "1:1".to_owned()]));
}

#[test]
fn one_long_line_is_no_trouble() {
    let place = Place::new();
    place.file("long.en.txt", "the ship and the sea ".repeat(500_000));
    place.file("long.ar.txt", "السفينة والبحر ".repeat(300_000));
    let (exit, printed, said) = place.run(&["align", "long.ar.txt", "long.en.txt", "--no-store"]);
    assert_eq!(exit, 0, "{said}");
    assert!(!printed.is_empty());
}

#[test]
fn help_has_examples_and_goes_to_standard_output() {
    let place = Place::new();
    for command in ["align", "review", "realign", "explain", "export", "segment", "eval", "completions"] {
        let (exit, printed, said) = place.run(&[command, "--help"]);
        assert_eq!((exit, said.as_str()), (0, ""), "{command}");
        assert!(printed.contains("Examples:"), "{printed}");
    }
    assert_eq!(place.run(&["--version"]).1, format!("muqabala {}\n", env!("CARGO_PKG_VERSION")));
    assert!(place.run(&["completions", "bash"]).1.contains("muqabala"));
}
