//! Batches: all pairs of a table.

use std::fs;

use super::{ARABIC, ENGLISH, Place};

const TABLE: &str = "\
source\ttarget\tname
# What follows is three pairs and four lines that are none.
1.ar.txt\t1.en.txt
none.ar.txt\t1.en.txt
2.ar.txt\t2.en.txt\tsecond ship
2.ar.txt 2.en.txt
1.ar.txt\t./1.ar.txt

digits.txt\t1.en.txt
3.ar.txt\t3.en.txt
";

/// What is said of the lines that are none.
const FAILURES: [&str; 4] = [
    "muqabala: texts/pairs.tsv:4: texts/none.ar.txt: there is no such file\n",
    "muqabala: texts/pairs.tsv:6:1: 1 column instead of source, tab, target, and perhaps tab, name\n",
    "muqabala: texts/pairs.tsv:7: texts/1.ar.txt: source and target are the same file\n",
    "muqabala: texts/pairs.tsv:9: texts/digits.txt: this looks neither Arabic nor English",
];

/// Ships from 1 to `count` in a folder, and a table.
fn place(count: usize, table: &str) -> Place {
    let place = Place::new();
    fs::create_dir(place.path("texts")).unwrap();
    for number in 1..=count {
        place.file(&format!("texts/{number}.ar.txt"), format!("{ARABIC}كان ذلك في عام {number}.\n"));
        place.file(&format!("texts/{number}.en.txt"), format!("{ENGLISH}That was in the year {number}.\n"));
    }
    place.file("texts/digits.txt", "1234\n");
    place.file("texts/pairs.tsv", table);
    place
}

fn names(place: &Place) -> Vec<String> {
    let listed = place.run(&["list", "--format", "jsonl"]).1;
    let name = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
    let mut pairs: Vec<_> = listed.lines().map(name).collect();
    pairs.sort_by_key(|pair| pair["pair"].as_i64());
    pairs.iter().map(|pair| pair["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_bad_pair_does_not_stop_the_rest_and_what_is_there_is_passed_over() {
    for threads in ["1", "3"] {
        let place = place(3, TABLE);
        let batch = ["align", "--batch", "texts/pairs.tsv", "--threads", threads];
        let (exit, printed, said) = place.run(&batch);
        assert_eq!((exit, printed.as_str()), (1, ""), "{said}");
        // In the order of the table, whatever the number of threads.
        let places: Vec<_> = FAILURES.iter().map(|failure| said.find(failure)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{said}");
        assert!(said.contains("pairs.tsv: 3 pairs aligned, 0 already there, 4 failed; kept in "), "{said}");
        assert_eq!(names(&place), ["1", "second ship", "3"]);
        let (exit, _, said) = place.run(&batch);
        assert_eq!(exit, 1);
        assert!(said.contains("0 pairs aligned, 3 already there, 4 failed"), "{said}");
        assert_eq!(names(&place).len(), 3);
        assert_eq!(place.run(&["check"]).0, 0);
    }
}

#[test]
fn a_report_has_a_line_for_each_pair() {
    let place = place(3, TABLE);
    assert_eq!(place.run(&["align", "texts/2.ar.txt", "texts/2.en.txt"]).0, 0);
    let (exit, printed, _) = place.run(&["align", "--batch", "texts/pairs.tsv", "--report"]);
    assert_eq!(exit, 1);
    let lines: Vec<serde_json::Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let shown: Vec<_> =
        lines.iter().map(|line| (line["line"].as_u64().unwrap(), line["outcome"].as_str().unwrap())).collect();
    let expected =
        [(3, "aligned"), (4, "failed"), (5, "there"), (6, "failed"), (7, "failed"), (9, "failed"), (10, "aligned")];
    assert_eq!(shown, expected);
    assert_eq!((&lines[0]["name"], &lines[0]["pair"], &lines[0]["beads"]), (&"1".into(), &2.into(), &3.into()));
    assert_eq!(
        lines[1],
        serde_json::json!({"line": 4, "outcome": "failed", "error": "texts/none.ar.txt: there is no such file"})
    );
    let arguments = ["align", "--batch", "texts/pairs.tsv", "--report", "--no-store", "--output-dir", "out"];
    let printed = place.run(&arguments).1;
    assert!(printed.contains("\"file\":\"out/second ship.beads\""), "{printed}");
}

#[test]
fn the_same_texts_twice_are_one_pair_unless_others_are_asked_for() {
    let place = place(1, "1.ar.txt\t1.en.txt\n1.ar.txt\t1.en.txt\tother\n");
    let (exit, _, said) = place.run(&["align", "--batch", "texts/pairs.tsv"]);
    assert_eq!(exit, 0);
    assert!(said.contains("1 pair aligned, 1 already there, 0 failed"), "{said}");
    let (exit, _, said) = place.run(&["align", "--batch", "texts/pairs.tsv", "--again"]);
    assert_eq!(exit, 0, "{said}");
    assert_eq!(names(&place), ["1", "1-2", "other"]);
}

#[test]
fn a_file_for_each_pair_is_written_when_no_memory_is_wanted() {
    let place = place(3, TABLE);
    let arguments = ["align", "--batch", "texts/pairs.tsv", "--no-store", "--output-dir", "a/out", "--format"];
    let batch = [&arguments[..], &["tmx"]].concat();
    let (exit, printed, said) = place.run(&batch);
    assert_eq!((exit, printed.as_str()), (1, ""));
    assert!(said.contains("3 pairs aligned, 0 already there, 4 failed; kept in a/out"), "{said}");
    let tmx = fs::read_to_string(place.path("a/out/second ship.tmx")).unwrap();
    assert!(tmx.contains("That was in the year 2."), "{tmx}");
    assert!(!place.path("memory.db").exists());

    // What is there stays, what is missing is made, and --force makes everything anew.
    place.file("a/out/1.tmx", "mine");
    fs::remove_file(place.path("a/out/3.tmx")).unwrap();
    let said = place.run(&batch).2;
    assert!(said.contains("1 pair aligned, 2 already there, 4 failed"), "{said}");
    assert_eq!(fs::read_to_string(place.path("a/out/1.tmx")).unwrap(), "mine");
    let said = place.run(&[&batch[..], &["--force"]].concat()).2;
    assert!(said.contains("3 pairs aligned, 0 already there, 4 failed"), "{said}");
    assert!(fs::read_to_string(place.path("a/out/1.tmx")).unwrap().contains("<tmx version=\"1.4\">"));

    // The same as a pair alone.
    let beads = [&arguments[..], &["beads"]].concat();
    place.run(&beads);
    let alone = place.run(&["align", "texts/1.ar.txt", "texts/1.en.txt", "--no-store"]).1;
    assert_eq!(fs::read_to_string(place.path("a/out/1.beads")).unwrap(), alone);
}

#[test]
fn no_two_pairs_are_written_to_one_file_and_none_outside_of_the_folder() {
    let table =
        "1.ar.txt\t1.en.txt\tship\n2.ar.txt\t2.en.txt\tship\n2.ar.txt\t2.en.txt\t../ship\n3.ar.txt\t3.en.txt\t.\n";
    let place = place(3, table);
    let (exit, _, said) =
        place.run(&["align", "--batch", "texts/pairs.tsv", "--no-store", "--output-dir", "texts/out"]);
    assert_eq!(exit, 1);
    for part in [
        "pairs.tsv:2: a pair above is called “ship” too\nhint: give one of them another name, in a third column\n",
        "pairs.tsv:3: “../ship” can't be the name of a file\n",
        "pairs.tsv:4: “.” can't be the name of a file\n",
        "1 pair aligned, 0 already there, 3 failed",
    ] {
        assert!(said.contains(part), "{part}{said}");
    }
    assert!(!place.path("texts/ship.beads").exists());
}

#[test]
fn the_table_comes_through_standard_input_with_paths_from_here() {
    let place = place(2, "");
    let table = "texts/1.ar.txt\ttexts/1.en.txt\n-\ttexts/2.en.txt\n";
    let (exit, _, said) = place.run_with(&["align", "--batch", "-"], table.as_bytes());
    assert_eq!(exit, 1);
    // A hyphen in a table is a file like any other.
    assert!(said.contains("muqabala: -:2: -: there is no such file\n"), "{said}");
    assert!(said.contains("-: 1 pair aligned, 0 already there, 1 failed"), "{said}");
}

#[test]
fn what_stops_a_batch_is_told_of_once_and_what_is_done_is_kept() {
    let place = place(2, "1.ar.txt\t1.en.txt\n2.ar.txt\t2.en.txt\n");
    for (arguments, exit, part) in [
        (&["align", "--batch", "none.tsv"][..], 1, "none.tsv: there is no such file"),
        (&["align", "--batch", "texts"], 1, "texts: this is a folder"),
        (&["align", "--batch", "texts/pairs.tsv", "--no-store"], 2, "--output-dir"),
        (&["align", "--batch", "texts/pairs.tsv", "--output-dir", "out"], 2, "--no-store"),
        (
            &["align", "--batch", "texts/pairs.tsv", "--no-store", "--output-dir", "texts/1.ar.txt"],
            1,
            "1.ar.txt: can't be made",
        ),
        (&["align", "--batch", "texts/pairs.tsv", "--lexicon", "none.tsv"], 1, "none.tsv: there is no such file"),
        (&["align", "texts/1.ar.txt", "texts/1.en.txt", "--batch", "texts/pairs.tsv"], 2, "cannot be used with"),
        (&["align", "--batch", "texts/pairs.tsv", "--jsonl"], 2, "cannot be used with"),
        (&["align", "--batch", "texts/pairs.tsv", "--name", "x"], 2, "cannot be used with"),
        (&["align", "--batch", "texts/pairs.tsv", "--review"], 2, "cannot be used with"),
        (&["align", "--batch", "texts/pairs.tsv", "--threads", "0"], 2, "not a number from 1 to 1024"),
        (&["align", "--batch", "texts/pairs.tsv", "--threads", "100000"], 2, "not a number from 1 to 1024"),
        (&["--db", "texts/pairs.tsv", "align", "--batch", "texts/pairs.tsv"], 1, "not a Muqabala memory"),
    ] {
        let (code, printed, said) = place.run(arguments);
        assert_eq!((code, printed.as_str()), (exit, ""), "{arguments:?}: {said}");
        assert!(said.contains(part), "{arguments:?}: {said}");
        assert!(!said.contains("aligned,"), "{arguments:?}: {said}");
    }
    // A memory that takes the first pair and not the second.
    assert_eq!(place.run(&["align", "texts/1.ar.txt", "texts/1.en.txt", "--name", "x"]).0, 0);
    let raw = rusqlite::Connection::open(place.path("memory.db")).unwrap();
    raw.execute_batch("create trigger full before insert on pair begin select raise(abort, 'no room'); end").unwrap();
    let (exit, _, said) = place.run(&["align", "--batch", "texts/pairs.tsv"]);
    assert_eq!(exit, 1);
    assert!(said.contains("muqabala: texts/pairs.tsv:2: ") && said.contains("no room"), "{said}");
    assert!(said.contains("0 pairs aligned, 1 already there, 1 failed"), "{said}");
    assert!(said.ends_with("stopped; the same command goes on from here\n"), "{said}");
}

#[cfg(unix)]
#[test]
fn an_interrupted_batch_goes_on_where_it_stood() {
    use std::io::Write;
    use std::process::Stdio;

    use rustix::process::{Pid, Signal, kill_process};

    let place = place(2, "1.ar.txt\t1.en.txt\n2.ar.txt\t2.en.txt\n");
    let arguments = ["align", "--batch", "-", "--no-store", "--output-dir", "out"];
    let mut program = place.program(&arguments);
    let program = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"texts/1.ar.txt\ttexts/1.en.txt\n").unwrap();
    // A pair is there before the next one is read.
    while !place.path("out/1.beads").exists() {
        assert!(child.try_wait().unwrap().is_none());
        std::thread::yield_now();
    }
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    drop(stdin);
    let (exit, _, said) = super::shown(child.wait_with_output().unwrap());
    assert_eq!(exit, 1, "{said}");
    assert!(said.ends_with("stopped; the same command goes on from here\n"), "{said}");
    let (exit, _, said) = place.run(&["align", "--batch", "texts/pairs.tsv", "--no-store", "--output-dir", "out"]);
    assert_eq!(exit, 0);
    assert!(said.contains("1 pair aligned, 1 already there, 0 failed"), "{said}");
    let left: Vec<_> = fs::read_dir(place.path("out")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}
