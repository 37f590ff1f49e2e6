//! Scores and calibration.

use std::fs;

use serde_json::Value;

use super::Place;

/// Two documents; the figures were worked out by hand.
fn place() -> Place {
    let place = Place::new();
    for folder in ["gold/news", "predicted/news"] {
        fs::create_dir_all(place.path(folder)).unwrap();
    }
    place.file("gold/a.gold", "# made by hand\n0:0\n1,2:1\n3:\n4:2\n");
    place.file("predicted/a.out", "0:0:0.999\n1:1:0.8\n2,3::0.4\n4:2:0.995\n");
    place.file("gold/news/b.gold", "0:0,1\n1:2\n");
    place.file("predicted/news/b.pred", "[0]:[0, 1]:0.97\n[1]:[2]:0.6\n");
    place.file("predicted/news/b.gold", "0:\n");
    place
}

fn object(line: &str) -> Value {
    serde_json::from_str(line).unwrap()
}

#[test]
fn an_alignment_is_scored_for_people() {
    let place = place();
    let (exit, printed, said) = place.run(&["eval", "gold/a.gold", "predicted/a.out", "--by-type"]);
    assert_eq!((exit, said.as_str()), (0, ""));
    // Right 2 of 3; all: 0:0 4:2 3: of 0:0 1:1 2: 3: 4:2 and of 0:0 1,2:1 3: 4:2; pairs 3 of 3 and of 4.
    let expected = "\
documents: 1
         precision     recall         f1
strict      0.6667     0.6667     0.6667
vecalign    0.5000     0.6667     0.5714
all         0.6000     0.7500     0.6667
lax         1.0000     1.0000     1.0000
pairs       1.0000     0.7500     0.8571
beads: gold 3 (and 1 with an empty side), predicted 3 (and 2 with an empty side)

type      gold   found  recall  predicted
1:1          2       2   1.000          3
1:0          1       1   1.000          2
2:1          1       0   0.000          0
";
    assert_eq!(printed, expected);
}

#[test]
fn folders_are_added_up() {
    let place = place();
    let (exit, printed, said) = place.run(&["eval", "gold", "predicted", "--format", "jsonl", "--by-document"]);
    assert_eq!((exit, said.as_str()), (0, ""));
    let lines: Vec<Value> = printed.lines().map(object).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!((&lines[0]["document"], &lines[1]["document"]), (&"a".into(), &"news/b".into()));
    assert_eq!(lines[1]["strict"]["f1"], 1.0);
    assert_eq!((&lines[2]["documents"], &lines[2]["missing"]), (&2.into(), &Value::Array(vec![])));
    assert_eq!(lines[2]["strict"]["precision"], 0.8);
    assert_eq!(lines[2]["by_type"]["1:2"], serde_json::json!({"gold": 1, "found": 1, "predicted": 1}));
    let counts = serde_json::json!({"gold": 5, "gold_empty_side": 1, "predicted": 5, "predicted_empty_side": 2});
    assert_eq!(lines[2]["beads"], counts);
    let table = place.run(&["eval", "gold", "predicted", "--by-document"]).1;
    assert!(table.contains("1.0000     1.0000  news/b\n") && table.contains("documents: 2\n"), "{table}");
}

#[test]
fn a_missing_prediction_counts_as_empty_and_is_named() {
    let place = place();
    fs::remove_dir_all(place.path("predicted/news")).unwrap();
    let (exit, printed, said) = place.run(&["eval", "gold", "predicted"]);
    assert_eq!(exit, 0);
    assert!(printed.contains("documents: 2, 1 of them without a prediction\n"), "{printed}");
    assert!(printed.contains("strict      0.6667     0.4000     0.5000\n"), "{printed}");
    assert_eq!(said, "warning: gold/news/b.gold: there is no prediction for it; it counts as empty\n");
    place.file("nothing.beads", "");
    let (exit, printed, _) = place.run(&["eval", "gold/a.gold", "nothing.beads"]);
    assert_eq!(exit, 0);
    assert!(printed.contains("strict      0.0000     0.0000     0.0000\n"), "{printed}");
}

#[test]
fn thresholds_have_an_exit_code_of_their_own() {
    let place = place();
    for (arguments, exit, said) in [
        (&["--min-f1", "0.8"][..], 0, ""),
        (&["--min-f1", "0.9"], 3, "strict F1 0.8000 is less than 0.9\n"),
        (&["--calibration", "--max-error", "0.3"], 0, ""),
        (&["--calibration", "--max-error", "0.1"], 3, "expected calibration error 0.2051 is more than 0.1\n"),
    ] {
        let (code, printed, heard) = place.run(&[&["eval", "gold", "predicted"], arguments].concat());
        assert_eq!((code, heard.as_str()), (exit, said));
        assert!(printed.contains("documents: 2"), "{printed}");
    }
}

#[test]
fn confidences_are_compared_with_what_is_right() {
    let place = place();
    let (exit, printed, _) = place.run(&["eval", "gold", "predicted", "--calibration", "--format", "jsonl"]);
    assert_eq!(exit, 0);
    let all = object(&printed);
    // 2: .4 wrong, 3: .4 right; 1:2 .6 right; 1:1 .8 wrong; 0:0,1 .97 right; 0:0 .999 and 4:2 .995 right.
    let bins = all["bins"].as_array().unwrap();
    let shown: Vec<_> =
        bins.iter().map(|bin| (bin["from"].as_f64(), bin["beads"].as_u64(), bin["right"].as_u64())).collect();
    let bin = |from, beads, right| (Some(from), Some(beads), Some(right));
    let expected = [bin(0.0, 2, 1), bin(0.5, 1, 1), bin(0.7, 1, 0), bin(0.9, 0, 0), bin(0.95, 1, 1), bin(0.99, 2, 2)];
    assert_eq!(shown, expected);
    // |.8 - 1| + |.6 - 1| + .8 + |.97 - 1| + |1.994 - 2| = 1.436, for 7 beads.
    assert!((all["expected_error"].as_f64().unwrap() - 1.436 / 7.0).abs() < 1e-9);
    assert_eq!((all["sure"]["right"].as_u64(), all["empty_side"]["beads"].as_u64()), (Some(2), Some(2)));
    let table = place.run(&["eval", "gold", "predicted", "--calibration"]).1;
    for line in [
        "0.99 to 1                  2  28.57 %      0.9970   1.0000\n",
        "0.9 to 0.95                0   0.00 %           -        -\n",
        "expected calibration error: 0.2051 (over ten bins of equal width 0.2051)\n",
        "beads at 0.99 or above: 28.57 % of all, 100.00 % of them right\n",
    ] {
        assert!(table.contains(line), "{line}{table}");
    }
}

#[test]
fn what_an_alignment_writes_can_be_scored_through_a_pipe() {
    let place = Place::new();
    let samples = ["treaty.ar.txt", "treaty.en.txt", "treaty.gold"].map(super::sample);
    let (_, beads, _) = place.run(&["align", &samples[0], &samples[1], "--no-store"]);
    for arguments in [&["--min-f1", "1"][..], &["--calibration"]] {
        let (exit, _, said) = place.run_with(&[&["eval", &samples[2], "-"], arguments].concat(), beads.as_bytes());
        assert_eq!((exit, said.as_str()), (0, ""));
    }
}

#[test]
fn bad_bead_files_are_refused_with_their_place() {
    let place = place();
    place.file("bad.beads", "0:0\n1:x\n");
    place.file("bytes.beads", b"0:0\n1:\xFF\n\xFF");
    fs::create_dir(place.path("empty")).unwrap();
    let gold = "gold/a.gold";
    for (arguments, exit, part) in [
        (&["eval", gold, "bad.beads"][..], 1, "muqabala: bad.beads:2:3: “x” is no segment number"),
        (&["eval", "bad.beads", gold], 1, "muqabala: bad.beads:2:3: "),
        (&["eval", gold, gold, "--calibration"], 1, "muqabala: gold/a.gold:2:4: this bead has no confidence"),
        (&["eval", gold, "none.beads"], 1, "none.beads: there is no such file"),
        (&["eval", gold, "predicted"], 1, "predicted: this is a folder"),
        (&["eval", "gold", gold], 1, "gold/a.gold: this is no folder, and the gold is one"),
        (&["eval", "gold", "none"], 1, "none: there is no such folder, and the gold is one"),
        (&["eval", "none", "predicted"], 1, "none: there is no such file"),
        (&["eval", "empty", "predicted"], 1, "empty: there is no file *.gold in this folder"),
        (&["eval", gold], 2, "required"),
        (&["eval", gold, gold, "--min-f1", "95"], 2, "not a number from 0 to 1"),
        (&["eval", gold, gold, "--min-f1", "NaN"], 2, "not a number from 0 to 1"),
        (&["eval", gold, gold, "--max-error", "0.1"], 2, "--calibration"),
        (&["eval", gold, gold, "--calibration", "--by-type"], 2, "cannot be used with"),
    ] {
        let (code, printed, said) = place.run(arguments);
        assert_eq!((code, printed.as_str()), (exit, ""), "{arguments:?}: {said}");
        assert!(said.contains(part), "{arguments:?}: {said}");
    }
    let (code, _, said) = place.run(&["eval", gold, "bytes.beads"]);
    assert!(code == 1 && said.contains("bytes.beads"), "{said}");
}
