//! What may be wrong with the translations of a pair.

use serde_json::Value;

use super::Place;

const ARABIC: &str = "وصلت السفينة إلى الميناء.\nكان على متنها 240 راكبا.\nهل عادت السفينة؟\n";
const ENGLISH: &str = "The ship reached the port.\nThe 420 passengers were on board.\nThe ship came back.\n";

fn place() -> Place {
    let place = Place::new();
    let (ar, en) = (place.file("ship.ar.txt", ARABIC), place.file("ship.en.txt", ENGLISH));
    assert_eq!(place.run(&["align", &ar, &en, "--pre-segmented"]).0, 0);
    place
}

#[test]
fn warnings_are_listed_for_people() {
    let (exit, printed, said) = place().run(&["check", "--quality"]);
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!((exit, lines.len()), (3, 2), "{printed}{said}");
    for (line, parts) in lines.iter().zip([
        ["row 2 ", "numbers", "the source has 240, the target 420"],
        ["row 3 ", "punctuation", "the source asks, the target does not"],
    ]) {
        assert!(parts.iter().all(|part| line.contains(part)), "{line}");
    }
    assert!(said.contains("“ship”: 2 warnings in 2 of 3 rows"), "{said}");
}

#[test]
fn warnings_are_listed_for_programs_with_their_places() {
    let (exit, printed, _) = place().run(&["check", "--quality", "ship", "--only", "numbers", "--format", "jsonl"]);
    assert_eq!((exit, printed.lines().count()), (3, 1), "{printed}");
    let line: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!((line["row"].as_i64(), line["warning"].as_str()), (Some(2), Some("numbers")), "{line}");
    assert_eq!(line["target"], serde_json::json!([[4, 7]]), "{line}");
}

#[test]
fn without_any_the_exit_code_says_so() {
    let (exit, printed, said) = place().run(&["check", "--quality", "--only", "empty"]);
    assert_eq!((exit, printed.as_str()), (0, ""), "{said}");
}

#[test]
fn a_pair_is_named_only_to_look_at_its_translations() {
    let place = place();
    assert_eq!(place.run(&["check", "ship"]).0, 2);
    assert_eq!(place.run(&["check", "--quality", "--only", "nonsense"]).0, 2);
    assert_eq!(place.run(&["check"]).0, 0, "the memory is whole");
}
