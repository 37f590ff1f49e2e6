//! Units that came from files: cleaned, merged, split, counted, exported, and steps taken back.

use super::*;
use muqabala::edit::Status;
use muqabala::memory::{OnConflict, Unit};
use muqabala::workspace::{Handed, Workspace, WorkspaceError};

/// Makes a memory of units.
fn fill(path: &Path, units: &[(&str, &str, &str)]) {
    let time = Some("2026-01-02T03:04:05Z".parse().unwrap());
    let units = units.iter().map(|(source, target, origin)| Unit {
        source_lang: "ar-EG".parse().unwrap(),
        target_lang: "en".parse().unwrap(),
        source: (*source).to_owned(),
        target: (*target).to_owned(),
        source_segments: 0..0,
        target_segments: 0..0,
        status: Status::Accepted,
        confidence: None,
        note: None,
        left_out: false,
        origin: (*origin).to_owned(),
        created: time,
        changed: time,
        extra: None,
    });
    let mut workspace = Workspace::open(path).unwrap();
    let mut handed = Handed(units.map(Ok::<_, WorkspaceError>));
    workspace.import_units("import", OnConflict::KeepBoth, false, &mut handed).unwrap();
}

fn with_units() -> Place {
    let place = Place::new();
    let units = [("نعم", "yes", "news"), ("نعم", "aye", "old"), (" لا ", "no", "news"), ("BBC", "BBC", "")];
    fill(&place.path("memory.db"), &units);
    place
}

#[test]
fn a_memory_is_cleaned_after_a_preview_and_everything_comes_back() {
    let place = with_units();
    let before = place.run(&["export", "--imported"]).1;
    let (exit, printed, said) = place.run(&["clean"]);
    assert_eq!(exit, 0);
    assert!(printed.contains("spaces in the source") && printed.contains("[ لا ]"), "{printed}");
    for part in ["spaces:             1 to be changed", "same-as-source:     1 to be taken out", "2 to be looked at"] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert_eq!(place.run(&["export", "--imported"]).1, before, "a preview changes nothing");
    let (exit, _, said) = place.run(&["clean", "same-as-source", "spaces", "--apply"]);
    assert_eq!(exit, 0);
    assert!(said.contains("spaces: 0 taken out, 1 changed\nsame-as-source: 1 taken out, 0 changed"), "{said}");
    let cleaned = place.run(&["export", "--imported"]).1;
    assert!(cleaned.contains("<seg>لا</seg>") && !cleaned.contains("BBC"), "{cleaned}");
    assert_eq!(place.run(&["check"]).0, 0);
    let (_, printed, _) = place.run(&["undo", "--list"]);
    assert!(printed.lines().next().unwrap().ends_with("clean: same-as-source"), "{printed}");
    assert!(place.run(&["undo"]).2.contains("taken back: clean: same-as-source (1 unit came or went)"));
    assert!(place.run(&["undo"]).2.contains("taken back: clean: spaces (1 unit changed)"));
    assert_eq!(place.run(&["export", "--imported"]).1, before);
    place.run(&["redo"]);
    place.run(&["redo"]);
    assert_eq!(place.run(&["export", "--imported"]).1, cleaned);
    assert!(place.run(&["redo"]).2.contains("there is no step to do again"));
    assert_eq!(place.run(&["check"]).0, 0);
}

#[test]
fn wrong_usage_of_clean_is_told() {
    let place = with_units();
    for (arguments, exit) in [
        (&["clean", "--apply"][..], 2),
        (&["clean", "dust"], 2),
        (&["clean", "spaces", "--keep", "newest"], 2),
        (&["clean", "inconsistent", "--keep", "oldest"], 2),
        (&["clean", "spaces", "--apply", "--dry-run"], 2),
    ] {
        assert_eq!(place.run(arguments).0, exit, "{arguments:?}");
    }
    let (_, printed, said) = place.run(&["clean", "inconsistent", "--format", "jsonl"]);
    assert_eq!(printed.lines().count(), 2, "{said}");
    assert!(printed.contains(r#""kind":"inconsistent","remedy":"look","told":"2 different targets""#), "{printed}");
}

#[test]
fn memories_are_merged_once() {
    let place = Place::with_pair();
    let other = place.path("other.db");
    fill(&other, &[("نعم", "yes", "news"), ("لا", "no", "news")]);
    let bytes = fs::read(&other).unwrap();
    let merge = ["merge", "other.db"];
    let dry = place.run(&[&merge[..], &["--dry-run"]].concat());
    assert!(dry.2.contains("2 units read, 2 added") && dry.2.contains("nothing was changed"), "{}", dry.2);
    let (exit, _, said) = place.run(&merge);
    assert_eq!(exit, 0);
    assert!(said.contains("2 units read, 2 added, 0 updated, 0 already there"), "{said}");
    assert!(place.run(&merge).2.contains("2 units read, 0 added, 0 updated, 2 already there"));
    assert_eq!(fs::read(&other).unwrap(), bytes, "the other one is as it was");
    for (arguments, told) in [
        (["merge", "memory.db"], "this is the memory itself"),
        (["merge", "missing.db"], "there is no memory yet"),
        (["merge", "ship.ar.txt"], "this is not a Muqabala memory"),
    ] {
        let (exit, _, said) = place.run(&arguments);
        assert_eq!(exit, 1, "{arguments:?}");
        assert!(said.contains(told), "{said}");
    }
    assert_eq!(place.run(&["check"]).0, 0);
}

#[test]
fn what_is_exported_can_be_chosen() {
    let place = with_units();
    let count = |options: &[&str]| {
        let (exit, printed, said) = place.run(&[&["export", "--format", "jsonl"][..], options].concat());
        assert_eq!(exit, 0, "{said}");
        printed.lines().count()
    };
    for (options, expected) in [
        (&["--all"][..], 4),
        (&["--units"], 4),
        (&["--imported"], 4),
        (&["--imported", "--origin", "news"], 2),
        (&["--imported", "--contains", "نَعَم"], 2),
        (&["--imported", "--source-lang", "ar"], 4),
        (&["--imported", "--source-lang", "ar-SA"], 0),
        (&["--imported", "--target-lang", "en", "--origin", "old"], 1),
        (&["--imported", "--changed-since", "2026-01-02"], 4),
        (&["--imported", "--changed-since", "2026-01-03"], 0),
        (&["--imported", "--status", "rejected"], 0),
    ] {
        assert_eq!(count(options), expected, "{options:?}");
    }
    for wrong in [&["--all", "--imported"][..], &["--contains", ""], &["--changed-since", "now"], &["ship", "--units"]]
    {
        assert_eq!(place.run(&[&["export"][..], wrong].concat()).0, 2, "{wrong:?}");
    }
    let twice = [(); 2].map(|()| place.run(&["export", "--all"]).1);
    assert_eq!(twice[0], twice[1]);
}

#[test]
fn a_memory_is_split_into_files_of_its_parts() {
    let place = with_units();
    let (exit, _, said) = place.run(&["split", "--by", "origin", "--output-dir", "parts", "--format", "tsv"]);
    assert_eq!(exit, 0, "{said}");
    let lines = |name: &str| fs::read_to_string(place.path("parts").join(name)).unwrap().lines().count();
    assert_eq!((lines("news.tsv"), lines("old.tsv"), lines("other.tsv")), (3, 2, 2));
    let again = ["split", "--by", "origin", "--output-dir", "parts", "--format", "tsv"];
    assert_eq!(place.run(&again).0, 1, "files are kept");
    assert_eq!(place.run(&[&again[..], &["--force"]].concat()).0, 0);
    assert_eq!(place.run(&["split", "--by", "language", "--output-dir", "langs"]).0, 0);
    assert!(place.path("langs/ar-EG-en.tmx").exists());
    assert_eq!(place.run(&["split", "--by", "pair", "--output-dir", "pairs"]).0, 0);
    assert!(place.path("pairs/from files.tmx").exists());
    assert_eq!(place.run(&["split", "--by", "colour", "--output-dir", "x"]).0, 2);
}

#[test]
fn a_split_that_cannot_be_done_leaves_nothing() {
    let place = with_units();
    fs::create_dir(place.path("parts")).unwrap();
    place.file("parts/other.tmx", "mine");
    let (exit, _, said) = place.run(&["split", "--by", "origin", "--output-dir", "parts"]);
    assert!(exit == 1 && said.contains("other.tmx: this file exists already"), "{said}");
    assert_eq!(fs::read_dir(place.path("parts")).unwrap().count(), 1);
    for format in ["moses", "beads", "ladder", "tei"] {
        let (exit, _, said) = place.run(&["split", "--by", "origin", "--output-dir", "new", "--format", format]);
        assert!(exit == 2 && !place.path("new").exists(), "{format}: {said}");
    }
    let (exit, _, said) = place.run(&["split", "--by", "origin", "--output-dir", "parts/other.tmx"]);
    assert!(exit == 1 && said.contains("this is a file, not a folder"), "{said}");
}

#[test]
fn a_bad_file_does_not_keep_the_others_out() {
    let place = Place::new();
    place.file("one.csv", "en,ar\nyes,نعم\n");
    place.file("bad.tmx", "<tmx><body><tu>");
    place.file("two.csv", "en,ar\nno,لا\n");
    let (exit, _, said) = place.run(&["import", "one.csv", "bad.tmx", "none.tmx", "two.csv"]);
    assert!(exit == 1 && said.contains("muqabala: bad.tmx:1:") && said.contains("none.tmx: "), "{said}");
    assert!(said.contains("two.csv: 1 unit read, 1 added"), "{said}");
    let (exit, printed, _) = place.run(&["import", "--format", "jsonl", "bad.tmx", "two.csv"]);
    let lines: Vec<serde_json::Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(
        exit == 1 && lines[0]["error"].as_str().unwrap().starts_with("bad.tmx:1:") && lines[1]["read"] == 1,
        "{printed}"
    );
    let (_, printed, _) = place.run(&["export", "--imported", "--origin", "two", "--format", "tsv"]);
    assert!(printed.contains("no\tلا") && !printed.contains("yes"), "units are called after their file: {printed}");
}

#[test]
fn the_name_of_a_file_says_what_it_is() {
    let place = with_units();
    assert_eq!(place.run(&["export", "--imported", "-o", "a.tsv.gz"]).0, 0);
    let mut unpacked = String::new();
    let packed = fs::File::open(place.path("a.tsv.gz")).unwrap();
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(packed), &mut unpacked).unwrap();
    assert_eq!(unpacked, place.run(&["export", "--imported", "--format", "tsv"]).1);
    for name in ["a.xlsx", "a.txt", "a.txt.gz"] {
        let (exit, _, said) = place.run(&["export", "--imported", "-o", name]);
        assert!(exit == 2 && said.contains("--format says it") && !place.path(name).exists(), "{name}: {said}");
    }
    assert_eq!(place.run(&["export", "--imported", "-o", "a.txt", "--format", "tsv"]).0, 0);
    assert_eq!(place.run(&["export", "--imported", "-o", "plain"]).0, 0);
    assert!(fs::read_to_string(place.path("plain")).unwrap().contains("<tmx"));
}

#[test]
fn what_a_damaged_memory_breaks_off_does_not_look_whole() {
    let place = Place::new();
    let many: String = (0..20_000).map(|n| format!("sentence {n},جملة {n}\n")).collect();
    place.file("many.csv", format!("en,ar\n{many}"));
    assert_eq!(place.run(&["import", "many.csv"]).0, 0);
    let mut bytes = fs::read(place.path("memory.db")).unwrap();
    let (from, to) = (bytes.len() * 3 / 10, bytes.len() * 9 / 10);
    bytes[from..to].fill(0xA5);
    fs::write(place.path("memory.db"), bytes).unwrap();
    let (exit, printed, said) = place.run(&["export", "--imported"]);
    assert!(exit == 1 && said.contains("damaged"), "{said}");
    assert!(!printed.contains("</tmx>"));
}

#[test]
fn languages_are_listed_renamed_and_counted() {
    let place = with_units();
    assert!(place.run(&["languages"]).1.contains("ar-EG"));
    let (exit, _, said) = place.run(&["languages", "--rename", "ar-EG=ar"]);
    assert_eq!((exit, said.trim()), (0, "ar-EG is ar now in 4 units"));
    let (_, printed, _) = place.run(&["languages", "--format", "jsonl"]);
    assert_eq!(printed.trim(), r#"{"source_lang":"ar","target_lang":"en","accepted_rows":0,"from_files":4}"#);
    assert_eq!(place.run(&["languages", "--rename", "ar=en"]).0, 1);
    assert_eq!(place.run(&["languages", "--rename", "ar"]).0, 2);
    let (exit, printed, _) = place.run(&["stats"]);
    assert_eq!(exit, 0);
    for part in ["units from files        4", "ar-en: 4", "news: 2", "duplicates              0", "2 units from files"]
    {
        assert!(printed.contains(part), "{part}\n{printed}");
    }
    let (_, printed, _) = place.run(&["stats", "--origin", "news", "--format", "jsonl"]);
    assert!(printed.contains(r#""from_files":{"units":2,"source_words":2,"target_words":2"#), "{printed}");
}

#[cfg(unix)]
#[test]
fn a_memory_that_may_not_be_written_can_be_looked_at() {
    use std::os::unix::fs::PermissionsExt;
    let place = with_units();
    let memory = place.path("memory.db");
    let expected = place.run(&["export", "--imported"]).1;
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    mode(&memory, 0o444);
    mode(place.0.path(), 0o555);
    if fs::OpenOptions::new().write(true).open(&memory).is_err() {
        assert_eq!(place.run(&["export", "--imported"]).1, expected);
        assert_eq!(place.run(&["stats"]).0, 0);
        assert_eq!(place.run(&["clean"]).0, 0);
        assert_eq!(place.run(&["clean", "spaces", "--apply"]).0, 1);
        assert_eq!(place.run(&["undo"]).0, 1);
    }
    mode(place.0.path(), 0o755);
}

#[test]
fn what_is_exported_and_imported_again_is_exported_to_the_same_bytes() {
    let place = with_units();
    let first = place.run(&["export", "--imported"]).1;
    place.file("first.tmx", &first);
    let (exit, _, said) = place.run(&["--db", "second.db", "import", "first.tmx"]);
    assert_eq!(exit, 0, "{said}");
    assert!(said.contains("4 units read, 4 added, 0 updated, 0 already there, 0 skipped"), "{said}");
    let second = place.run(&["--db", "second.db", "export", "--imported"]).1;
    place.file("second.tmx", &second);
    assert_eq!(place.run(&["--db", "third.db", "import", "second.tmx"]).0, 0);
    assert_eq!(place.run(&["--db", "third.db", "export", "--imported"]).1, second);
    // What does not say where it comes from is called after the file.
    let unit = |origin: &str| format!("T030405Z\">\n{origin}      <prop type=\"x-muqabala-status\"");
    let named = unit("      <prop type=\"x-muqabala-origin\">first</prop>\n");
    assert_eq!(second, first.replace(&unit(""), &named));
}
