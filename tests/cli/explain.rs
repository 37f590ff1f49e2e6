//! Why a row is what it is.

use muqabala::edit::{Command, PairState, Side, Status};
use serde_json::Value;

use super::{Place, accept, merge, sample};

/// The sample, as it is aligned.
fn place() -> Place {
    let place = Place::new();
    assert_eq!(place.run(&["align", &sample("treaty.ar.txt"), &sample("treaty.en.txt")]).0, 0);
    place
}

fn object(place: &Place, arguments: &[&str]) -> Value {
    let (exit, printed, said) = place.run(&[&["explain", "--format", "jsonl"], arguments].concat());
    assert_eq!((exit, printed.lines().count()), (0, 1), "{said}");
    serde_json::from_str(&printed).unwrap()
}

fn edit(place: &Place, command: impl Fn(&PairState) -> Command) {
    let mut workspace = muqabala::workspace::Workspace::open(&place.path("memory.db")).unwrap();
    let mut pair = workspace.open_pair(workspace.find_pair(None).unwrap()).unwrap();
    let command = command(pair.state());
    workspace.apply(&mut pair, &command).unwrap();
}

fn text(place: &Place, row: usize, side: Side, text: &str) {
    edit(place, |state| Command::EditText { bead: state.row(row - 1).unwrap().bead.id, side, text: text.to_owned() });
}

#[test]
fn a_row_is_explained_for_people() {
    let place = place();
    let (exit, printed, said) = place.run(&["explain", "treaty", "9"]);
    assert_eq!((exit, said.as_str()), (0, ""));
    let lines: Vec<&str> = printed.lines().collect();
    assert!(lines[0].starts_with("treaty, row 9 (1:1): confidence 0.99") || lines[0].ends_with("1.0000"), "{printed}");
    assert!(lines[1].starts_with("  ar  وذكرت") && lines[2].starts_with("  en  It will be valid"), "{printed}");
    for part in [
        "  name                            TASS = تاس\n",
        "  number                          20 = 20\n",
        "  organisations-titles-names.tsv  ambassador = السفير\n",
        "more; --all shows them\n",
        "  the words that match\n",
        "  the words that match nothing: ",
        "  lengths, ends of paragraphs, order of sentences\n",
        "  how usual 1:1 is in these texts\n",
        "  all of it\n",
    ] {
        assert!(printed.contains(part), "{part}\n{printed}");
    }
    let matches = |text: &str| text.lines().filter(|line| line.contains(" = ")).count();
    assert_eq!(matches(&printed), 15);
    let all = place.run(&["explain", "9", "--all"]).1;
    assert!(matches(&all) > 15 && !all.contains("--all"), "the newest pair: {all}");
}

#[test]
fn a_row_is_explained_for_programs() {
    let place = place();
    let told = object(&place, &["treaty", "9"]);
    let number = |key: &str| told[key].as_f64().unwrap();
    assert_eq!((told["row"].as_u64(), &told["status"]), (Some(9), &Value::from("unreviewed")));
    assert_eq!(told["segments"], serde_json::json!([1, 1]));
    assert!((number("confidence") - number("confidence_now")).abs() < 1e-3);
    let matches = told["matches"].as_array().unwrap();
    let weights: Vec<f64> = matches.iter().map(|word| word["weight"].as_f64().unwrap()).collect();
    assert!(weights.windows(2).all(|pair| pair[0] >= pair[1]), "the strongest first");
    assert!((weights.iter().sum::<f64>() - number("matched")).abs() < 1e-9);
    assert!(number("unmatched") < 0.0 && number("prior") < 0.0);
    let has = |basis: &str, list: Option<&str>, source: &str, target: &str| {
        let list = list.map_or(Value::Null, Value::from);
        matches.iter().any(|word| {
            (&word["basis"], &word["list"], &word["source"], &word["target"])
                == (&Value::from(basis), &list, &Value::from(source), &Value::from(target))
        })
    };
    assert!(has("list", Some("organisations-titles-names.tsv"), "السفير", "ambassador"), "{told}");
    assert!(has("number", None, "20", "20") && has("name", None, "تاس", "TASS"), "{told}");
    let other = &object(&place, &["1"])["runner_up"];
    assert!(other["confidence"].as_f64().unwrap() > 0.001, "{other}");
    assert_eq!((other["source"].as_array().unwrap().len(), other["target"].as_array().unwrap().len()), (1, 1));
}

/// What was done to the sample before, the row, what is said of it.
#[test]
fn what_a_translator_did_is_said_in_words() {
    let never = |_: &Place| {};
    type Before = fn(&Place);
    for (before, row, parts) in [
        (never as Before, "11", &["row 11 (1:0): confidence", "  en  (nothing)", "there is no target text"][..]),
        (never, "14", &["row 14 (0:1): confidence", "  ar  (nothing)", "there is no source text"]),
        (|place| merge(place, 4), "4", &["row 4 (2:3): made by hand", "alone: confidence 0.0", "bead, 0.9"]),
        (|place| accept(place, &[9]), "9", &["accepted: it stays, whatever speaks against it"]),
        (
            |place| {
                edit(place, |state| Command::SetStatus {
                    beads: vec![state.row(8).unwrap().bead.id],
                    status: Status::Rejected,
                });
            },
            "9",
            &["row 9 (1:1): confidence", ", rejected"],
        ),
        (
            |place| text(place, 9, Side::Target, "Nothing of the kind was ever said."),
            "9",
            &["  en  Nothing of the kind was ever said.", "as they are now: confidence 0."],
        ),
        (
            |place| text(place, 11, Side::Target, "Both are under heavy Western sanctions, also on energy."),
            "11",
            &["row 11 (1:1)", "Western = غربية", "sanctions = لعقوبات", "energy = الطاقة"],
        ),
        (|place| text(place, 9, Side::Target, ""), "9", &["row 9 (1:1)", "  en  (nothing)", "there is no target text"]),
        (
            |place| (1..=9).for_each(|_| merge(place, 1)),
            "1",
            &["made by hand", "a bead of 11:13 is never proposed", "more; --all shows them"],
        ),
    ] {
        let place = place();
        before(&place);
        let (exit, printed, said) = place.run(&["explain", row]);
        assert_eq!(exit, 0, "{said}");
        for part in parts {
            assert!(printed.contains(part), "{part}\n{printed}");
        }
        object(&place, &[row]);
    }
}

#[test]
fn lists_of_the_memory_and_of_files_are_named() {
    let place = Place::with_pair();
    place.file("own.tsv", "نزل\tashore\n");
    place.file("mine.tsv", "الركاب\twent\n");
    assert_eq!(place.run(&["lexicon", "import", "own.tsv"]).0, 0);
    let (exit, printed, said) = place.run(&["explain", "2", "--all", "--lexicon", "mine.tsv"]);
    assert_eq!(exit, 0, "{said}");
    let line = |words: &str| printed.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{printed}"));
    assert!(line("ashore = نزل").contains("own"), "{printed}");
    assert!(line("went = الركاب").contains("mine.tsv"), "{printed}");
}

#[test]
fn other_languages_are_explained_too() {
    let place = Place::new();
    place.file("de.txt", "Im Jahr 2019 kam Angela Merkel.\nDas Wetter war gut.\n");
    place.file("en.txt", "Angela Merkel came in 2019.\nThe weather was good.\n");
    let align = ["align", "de.txt", "en.txt", "--source-lang", "de", "--target-lang", "en", "--pre-segmented"];
    assert_eq!(place.run(&align).0, 0);
    let printed = place.run(&["explain", "1"]).1;
    for part in ["spelling  Merkel = Merkel", "number    2019 = 2019"] {
        assert!(printed.contains(part), "{printed}");
    }
    assert!(place.run(&["explain", "2"]).1.contains("no word matches any other"));
}
