//! All checks together.

use super::*;

fn kinds(source: &str, target: &str) -> Vec<Warning> {
    let (ar, en) = (Lang::arabic(), Lang::english());
    check(source, target, &Context { langs: [&ar, &en], habits: Habits::default(), near: &Default::default })
        .iter()
        .map(|finding| finding.kind)
        .collect()
}

#[test]
fn a_row_has_each_kind_at_most_once_and_in_order() {
    for (source, target, expected) in [
        ("وصلت السفينة إلى الميناء صباح الأحد.", "The ship reached the port on Sunday morning.", vec![]),
        ("وصلت السفينة", "", vec![Warning::Empty]),
        ("\u{202E}وصلت السفينة", "", vec![Warning::Empty, Warning::BidiControls]),
        ("أين 240 راكبا؟", "أين 240 راكبا؟", vec![Warning::Untranslated]),
        (
            "أين ٢٤٠ (راكبا و30 بحارا؟",
            "They came.",
            vec![Warning::Numbers, Warning::MixedDigits, Warning::Punctuation, Warning::Unbalanced],
        ),
    ] {
        assert_eq!(kinds(source, target), expected, "{source} / {target}");
    }
}

proptest::proptest! {
    #[test]
    fn whatever_the_texts_places_lie_in_them(source in "\\PC{0,60}", target in "\\PC{0,60}") {
        let (ar, en) = (Lang::arabic(), Lang::english());
        let found = check(&source, &target, &Context { langs: [&ar, &en], habits: Habits::default(), near: &Default::default });
        for finding in &found {
            proptest::prop_assert!(!finding.told.is_empty());
            for (text, places) in [(&source, &finding.places[0]), (&target, &finding.places[1])] {
                for place in places {
                    proptest::prop_assert!(!text.get(place.clone()).unwrap_or("").is_empty());
                }
            }
        }
        let order: Vec<_> = found.iter().map(|finding| finding.kind).collect();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        sorted.dedup();
        proptest::prop_assert_eq!(order, sorted);
    }
}
