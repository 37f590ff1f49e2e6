//! A whole review, played back: the sample from its raw alignment to a TMX file, sixty keys on the real program in a
//! pseudo-terminal, with the screens compared that stand between.
//!
//! The screens are in `tests/session/WIDTHxHEIGHT.txt`. With `MUQABALA_WRITE_SESSION=1` they are written anew; look at
//! what changed before keeping them.

mod terminal;

use std::fmt::Write;
use std::path::Path;

use assert_cmd::Command;
use terminal::Terminal;

/// What is pressed, in order, and the name of the screen that stands then where it is compared.
const KEYS: &[(&str, &str)] = &[
    ("", "the raw alignment"),
    // Everything that the aligner is sure of is accepted at once.
    ("% Enter", "sure rows accepted"),
    ("n i", "the first row in doubt, and why"),
    ("i", ""),
    // A split is tried on the other side and left.
    ("Tab s Ctrl+Right", "a split in the making"),
    ("Esc Tab", ""),
    // Merged, taken back, done again, taken back.
    ("m", "merged with the row below"),
    ("z Z z", ""),
    // A text is edited and kept, then the document's own comes back.
    ("e Home ق Enter", "a text edited"),
    ("E", "and restored"),
    ("C ? Enter b a", "a comment and a bookmark"),
    ("n a n d z a", ""),
    // The button of the web page is no translation.
    ("G x", "the last row rejected"),
    ("g / إ ي ر ا ن", "hits in Arabic"),
    ("Enter Esc f m", "the bookmarked row"),
    ("Esc v j j Esc Esc", ""),
    ("M", "the map"),
    ("Esc f u a n a n", "all reviewed"),
    ("w Enter", "written"),
    ("q", ""),
];

fn review(width: u16, height: u16) {
    let folder = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_muqabala");
    let memory = folder.path().join("m.db");
    let sample = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    let (source, target) = (sample("treaty.ar.txt"), sample("treaty.en.txt"));
    Command::new(program).arg("--db").arg(&memory).arg("align").args([source, target]).assert().success();

    let mut terminal = Terminal::start(program, &memory, folder.path(), width, height);
    let mut seen = String::new();
    let pressed: usize = KEYS.iter().map(|(keys, _)| keys.split_whitespace().count()).sum();
    assert_eq!(pressed, 60);
    for (keys, name) in KEYS {
        for key in keys.split_whitespace() {
            terminal.press(key);
        }
        if !name.is_empty() {
            let screen = terminal.settled();
            let _ = writeln!(seen, "=== {name}\n{screen}");
        }
    }
    assert!(terminal.ended().success());
    compare(&seen, width, height);

    // What the screens promised is in the file and in the memory.
    let tmx = std::fs::read_to_string(folder.path().join("treaty.tmx")).unwrap();
    assert_eq!(tmx.matches("<tu ").count() + tmx.matches("<tu>").count(), 13, "{tmx}");
    assert!(tmx.contains("<note>?</note>"), "the comment goes with its row");
    assert!(!tmx.contains("شاركها"), "the button does not");
    let check = Command::new(program).arg("--db").arg(&memory).arg("check").assert().success();
    let _ = check;
}

/// Compares the screens with those that are kept, or keeps them.
fn compare(seen: &str, width: u16, height: u16) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/session/{width}x{height}.txt"));
    if std::env::var_os("MUQABALA_WRITE_SESSION").is_some() {
        std::fs::write(&path, seen).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let (kept, seen): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), seen.lines().collect());
    let differs = kept.iter().zip(&seen).position(|(kept, seen)| kept != seen);
    let line = differs.or((kept.len() != seen.len()).then_some(kept.len().min(seen.len())));
    if let Some(line) = line {
        let name = seen[..=line.min(seen.len() - 1)].iter().rev().find(|line| line.starts_with("=== "));
        let at = |lines: &[&str]| lines.get(line).copied().unwrap_or_default().to_owned();
        panic!("{name:?}, line {line} of {}:\nkept {}\nseen {}", path.display(), at(&kept), at(&seen));
    }
}

#[test]
fn a_review_of_the_sample_in_80_columns() {
    review(80, 24);
}

#[test]
fn a_review_of_the_sample_in_160_columns() {
    review(160, 45);
}
