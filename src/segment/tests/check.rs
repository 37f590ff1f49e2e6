//! What is found in files of rules.

use super::*;

fn found(xml: &str) -> Vec<String> {
    Srx::check(xml.as_bytes()).iter().map(ToString::to_string).collect()
}

#[test]
fn the_built_in_rules_have_no_errors_and_only_known_warnings() {
    let findings = Srx::check(Srx::bundled_file().as_bytes());
    assert!(findings.iter().all(|finding| !finding.is_error()), "{findings:?}");
    let slow = |finding: &&SrxFinding| !matches!(finding.found, Ok(SrxWarning::Slow { .. }));
    assert_eq!(findings.iter().filter(slow).count(), 0, "{findings:?}");
}

#[test]
fn all_errors_are_found_with_their_places() {
    let xml = "<srx version='2.0'><body><languagerules><languagerule languagerulename='a'>
<rule break='maybe'/>
<rule><beforebreak>(</beforebreak><afterbreak>[a</afterbreak></rule>
<rule><beforebreak>&nbsp;</beforebreak></rule>
</languagerule>
<languagerule/></languagerules><maprules>
<languagemap languagepattern='*' languagerulename='a'/>
<languagemap languagepattern='.*' languagerulename='b'/></maprules></body></srx>";
    let places: Vec<String> = Srx::check(xml.as_bytes())
        .iter()
        .filter(|finding| finding.is_error())
        .map(|f| format!("{}:{}", f.line, f.column))
        .collect();
    assert_eq!(places, ["2:1", "3:20", "3:47", "4:20", "6:1", "7:1", "8:1"], "{:?}", found(xml));
}

#[test]
fn rules_that_do_nothing_are_warned_of() {
    let question = ("yes", "[.?؟]", r"\s");
    for (name, rules, expected) in [
        ("nothing odd", vec![question], vec![]),
        ("twice", vec![question, question], vec!["3:1: warning: this rule stands in line 2 already"]),
        (
            "overruled",
            vec![question, ("no", "[.?؟]", r"\s")],
            vec!["3:1: warning: this rule can never decide: the one in line 2 matches wherever it does"],
        ),
        (
            "nothing asked",
            vec![question, ("no", "", "")],
            vec!["3:1: warning: this rule asks for nothing, so that it matches at every place"],
        ),
        (
            "slow",
            vec![question, ("no", r"(a)\1", "")],
            vec![
                "3:1: warning: <beforebreak> is slow: it looks around, refers back or is possessive in a way that no automaton can follow",
            ],
        ),
        ("no Arabic", vec![("yes", "[.?]", r"\s")], vec!["1:85: warning: Arabic text does not break after ؟"]),
    ] {
        assert_eq!(found(&file(&rules)), expected, "{name}");
    }
}

#[test]
fn maps_and_groups_that_nothing_reaches_are_warned_of() {
    let xml = "<srx version='1.0'><body><languagerules><languagerule languagerulename='a'>
<rule><beforebreak>[.؟]</beforebreak></rule></languagerule>
<languagerule languagerulename='b'/></languagerules><maprules>
<languagemap languagepattern='.*' languagerulename='a'/>
<languagemap languagepattern='en' languagerulename='a'/></maprules></body></srx>";
    assert_eq!(
        found(xml),
        [
            "1:1: warning: SRX 1.0 was replaced by 2.0, and programs differ in how they read it",
            "3:1: warning: no language map leads to “b”",
            "5:1: warning: this map is never reached: the one in line 4 takes every language that it fits",
        ]
    );
    let cascade = xml.replace("<body>", "<header cascade='yes'/><body>");
    assert_eq!(found(&cascade).len(), 2, "with a cascade every map is reached");
}
