//! Which rule is said to decide.

use proptest::prelude::*;

use super::*;

#[test]
fn the_first_rule_decides_and_the_others_are_overruled() {
    let srx = rules(&[("no", r"Dr\.", r"\s"), ("yes", r"\.", r"\s")]);
    let text = "See Dr. Sami. He waits.\nNext";
    let places: Vec<(usize, bool, Vec<usize>)> = srx
        .explain(&Lang::english(), text)
        .iter()
        .map(|place| (place.at, place.breaks(), place.rules.iter().map(|rule| rule.line).collect()))
        .collect();
    assert_eq!(places, [(7, false, vec![2, 3]), (13, true, vec![3]), (24, true, vec![])]);
}

proptest! {
    #[test]
    fn what_is_explained_is_what_is_cut(text in r"([.!؟] |[A-Z]\. |Dr\. |د\. |«|»|نعم |word |[0-9]\. ){0,20}") {
        for lang in [Lang::arabic(), Lang::english()] {
            let breaks = Srx::bundled().explain(&lang, &text).iter().filter(|place| place.breaks()).count();
            let segments = Srx::bundled().segmenter(&lang).segment(&text).len();
            prop_assert!(segments <= breaks + 1, "{segments} segments of {breaks} breaks");
        }
    }
}
