//! The filter: one pair of texts a line in, one result a line out.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::{Value, json};

use super::{ARABIC, ENGLISH, Place};

fn objects(printed: &str) -> Vec<Value> {
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn texts_are_cut_and_lists_are_taken_as_they_are() {
    let place = Place::new();
    let input = [
        json!({"id": 7, "source": ARABIC, "target": ENGLISH, "from": {"page": 1.5}}).to_string(),
        json!({"target": [" The ship arrived. "], "source": ["وصلت السفينة."], "source_lang": "ar-EG", "target_lang": null}).to_string(),
    ];
    let (exit, printed, said) = place.run_with(&["align", "--jsonl"], input.join("\n").as_bytes());
    assert_eq!((exit, said.as_str()), (0, ""));
    let results = objects(&printed);
    let beads = |result: &Value| -> Vec<(Value, Value)> {
        result["beads"]
            .as_array()
            .unwrap()
            .iter()
            .map(|bead| (bead["source"].clone(), bead["target"].clone()))
            .collect()
    };
    assert_eq!(beads(&results[0]), [(json!([0]), json!([0])), (json!([1]), json!([1]))]);
    assert_eq!((&results[0]["id"], &results[0]["from"]), (&json!(7), &json!({"page": 1.5})));
    assert_eq!(results[0]["source_segments"], json!(["وصلت السفينة إلى الميناء صباح الأحد.", "نزل الركاب."]));
    assert_eq!((&results[0]["source_lang"], &results[0]["target_lang"]), (&json!("ar"), &json!("en")));
    assert!(results[0]["beads"][0]["confidence"].as_f64().unwrap() > 0.9 && results[0]["warnings"] == json!([]));
    assert!(results[0].get("source").is_none() && results[0].get("error").is_none());
    assert_eq!(results[1]["target_segments"], json!([" The ship arrived. "]));
    assert_eq!((&results[1]["source_lang"], results[1].get("id")), (&json!("ar-EG"), None));
    assert_eq!(beads(&results[1])[0], (json!([0]), json!([0])));
    assert!(!place.path("memory.db").exists());
}

#[test]
fn an_error_stands_in_the_line_it_belongs_to() {
    let place = Place::new();
    let good = json!({"id": "good", "source": ARABIC, "target": ENGLISH}).to_string();
    let mut input = Vec::new();
    let cases: [(&[u8], Value); 10] = [
        (b"", json!({"error": "the line is empty"})),
        (b"[1, 2]", json!({"error": "the line is no JSON object"})),
        (b"{\"id\": 1, \"source\": ", json!({"error": "column 20: EOF while parsing a value"})),
        (b"{\"id\": \"\xFF\"}", json!({"error": "column 9: not valid UTF-8"})),
        (
            b"{\"id\": 1, \"line\": 9, \"error\": 0, \"source\": \"x\"}",
            json!({"id": 1, "error": "there is no \u{201C}target\u{201D}"}),
        ),
        (
            b"{\"id\": 2, \"source\": 5, \"target\": \"x\"}",
            json!({"id": 2, "error": "“source” is neither a text nor a list of texts: invalid type: integer `5`, expected a string"}),
        ),
        (
            b"{\"source\": \"1\", \"target\": \"x\"}",
            json!({"error": "“source” looks neither Arabic nor English, and there is no “source_lang”"}),
        ),
        (
            b"{\"source\": \"x\", \"target\": \"x\", \"source_lang\": \"a b\"}",
            json!({"error": "“source_lang”: not a language tag: “a b” (examples: ar, en, en-GB)"}),
        ),
        (b"{\"source\": \"x\", \"target\": \"x\", \"source_lang\": 1}", json!({"error": "“source_lang” is no text"})),
        (
            b"{\"source\": \"\\ud800\", \"target\": \"x\"}",
            json!({"error": "“source” is neither a text nor a list of texts: unexpected end of hex escape"}),
        ),
    ];
    for (bad, _) in &cases {
        input.extend([bad, &b"\n"[..], good.as_bytes(), b"\r\n"].concat());
    }
    let (exit, printed, said) = place.run_with(&["align", "--jsonl", "--threads", "3"], &input);
    assert_eq!((exit, said.as_str()), (0, "warning: 10 of 20 lines could not be aligned; their results say why\n"));
    let results = objects(&printed);
    assert_eq!(results.len(), 20);
    for (index, (_, expected)) in cases.iter().enumerate() {
        let mut expected = expected.clone();
        expected["line"] = json!(2 * index + 1);
        assert_eq!(results[2 * index], expected);
        assert_eq!(results[2 * index + 1]["id"], "good");
        assert_eq!(results[2 * index + 1]["beads"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn languages_and_segments_may_be_named_for_all_lines() {
    let place = Place::new();
    let input = b"{\"source\":\"1. 2.\\n3\",\"target\":\"1. 2.\\n3\"}\n{\"source\":\"\",\"target\":[]}\n";
    let arguments = ["align", "--jsonl", "--pre-segmented", "--source-lang", "ar", "--target-lang", "en"];
    let (exit, printed, _) = place.run_with(&arguments, input);
    assert_eq!(exit, 0);
    let results = objects(&printed);
    assert_eq!(results[0]["source_segments"], json!(["1. 2.", "3"]));
    assert_eq!((&results[1]["beads"], &results[1]["source_segments"]), (&json!([]), &json!([])));
}

#[test]
fn a_line_that_is_too_long_is_passed_over() {
    let place = Place::new();
    let good = json!({"source": ARABIC, "target": ENGLISH}).to_string();
    let mut input = vec![b'x'; (64 << 20) + 1];
    input.extend_from_slice(b"\n");
    input.extend_from_slice(good.as_bytes());
    let (exit, printed, _) = place.run_with(&["align", "--jsonl"], &input);
    let results = objects(&printed);
    assert_eq!((exit, results.len()), (0, 2));
    assert_eq!(results[0], json!({"line": 1, "error": "the line is longer than 64 MiB"}));
    assert_eq!(results[1]["beads"].as_array().unwrap().len(), 2);
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let place = Place::new();
    let line = |n: usize| {
        let (source, target) = (ARABIC.repeat(1 + n * 7 % 5), ENGLISH.repeat(1 + n * 5 % 7));
        json!({"id": n, "source": source, "target": target}).to_string() + "\n"
    };
    let input: String = (0..40).map(line).collect();
    let run = |threads| place.run_with(&["align", "--jsonl", "--threads", threads], input.as_bytes()).1;
    let one = run("1");
    assert_eq!(one.lines().count(), 40);
    assert!(run("2") == one && run("7") == one);
}

#[test]
fn a_result_comes_before_the_next_line_is_asked_for() {
    let place = Place::new();
    let mut program = place.program(&["align", "--jsonl"]);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for id in 0..3 {
        writeln!(stdin, "{}", json!({"id": id, "source": ARABIC, "target": ENGLISH})).unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(objects(&line)[0]["id"], id);
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_reader_of_results_that_goes_away_is_no_error() {
    let place = Place::new();
    let mut program = place.program(&["align", "--jsonl"]);
    let program = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let line = json!({"source": ARABIC, "target": ENGLISH}).to_string();
    // Goes on until nobody reads any more.
    while writeln!(stdin, "{line}").is_ok() {}
    let (exit, _, said) = super::shown(child.wait_with_output().unwrap());
    assert_eq!((exit, said.as_str()), (0, ""));
}

#[test]
fn options_that_mean_nothing_to_a_filter_are_refused() {
    let place = Place::new();
    for arguments in [
        &["align", "--jsonl", "a", "b"][..],
        &["align", "--jsonl", "--review"],
        &["align", "--jsonl", "--name", "x"],
        &["align", "--jsonl", "--encoding", "utf-8"],
        &["align", "--jsonl", "--again"],
        &["align", "--jsonl", "--no-store", "--format", "tmx"],
        &["align", "--jsonl", "--no-store", "-o", "x"],
    ] {
        let (exit, printed, said) = place.run(arguments);
        assert_eq!((exit, printed.as_str()), (2, ""), "{arguments:?}");
        assert!(said.contains("cannot be used with"), "{arguments:?}: {said}");
    }
}
