//! Characters that command the direction of writing and can't be seen.
//!
//! Embeddings, overrides and isolates can make a text read otherwise than it is stored, and translation tools lose one
//! of the two that belong together. The marks LRM, RLM and ALM can do no such harm and are meant where they stand.

use super::{Finding, SIDES, Warning};

pub(super) fn check(texts: [&str; 2]) -> Option<Finding> {
    let places = texts.map(|text| {
        let found = text.char_indices().filter(|(_, c)| commands(*c));
        found.map(|(at, c)| at..at + c.len_utf8()).collect::<Vec<_>>()
    });
    let counts: Vec<String> = (0..2)
        .filter(|side| !places[*side].is_empty())
        .map(|side| format!("{} in the {}", places[side].len(), SIDES[side]))
        .collect();
    let one = places[0].len() + places[1].len() == 1;
    let noun = if one { "an unseen sign commands" } else { "unseen signs command" };
    let told = format!("{noun} the direction of writing: {}", counts.join(", "));
    (!counts.is_empty()).then_some(Finding { kind: Warning::BidiControls, places, told })
}

fn commands(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overrides_embeddings_and_isolates_are_told_and_marks_are_not() {
        for (source, target, told) in [
            ("سلام", "peace", None),
            ("سلام\u{200F}", "\u{200E}peace", None),
            ("\u{202E}سلام", "peace", Some("an unseen sign commands the direction of writing: 1 in the source")),
            (
                "\u{2067}سلام\u{2069}",
                "a\u{202A}b",
                Some("unseen signs command the direction of writing: 2 in the source, 1 in the target"),
            ),
        ] {
            assert_eq!(check([source, target]).map(|finding| finding.told).as_deref(), told, "{source:?} {target:?}");
        }
    }

    #[test]
    fn each_sign_is_pointed_at() {
        let finding = check(["a\u{202E}b\u{202C}", ""]).unwrap();
        assert_eq!(finding.places, [vec![1..4, 5..8], vec![]]);
    }
}
