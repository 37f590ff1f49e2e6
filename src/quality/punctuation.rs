//! One side asks and the other does not.
//!
//! Looked at is the last mark, behind closing quotation marks and brackets. Full stops and their lack mean nothing, nor
//! does `!`, which English drops and Arabic keeps. A question mark anywhere in a text answers one at the other's end,
//! since a question may have been taken into a longer sentence.

use std::ops::Range;

use super::{Finding, SIDES, Warning};

pub(super) fn check(texts: [&str; 2]) -> Option<Finding> {
    for side in [0, 1] {
        let other = 1 - side;
        let Some(place) = question(texts[side]).filter(|_| !texts[other].contains(QUESTIONS)) else { continue };
        let mut places: [Vec<Range<usize>>; 2] = Default::default();
        places[side].push(place);
        let told = format!("the {} asks, the {} does not", SIDES[side], SIDES[other]);
        return Some(Finding { kind: Warning::Punctuation, places, told });
    }
    None
}

/// Question marks: of Latin, Greek (where it is no semicolon), Arabic and Chinese type.
const QUESTIONS: [char; 5] = ['?', '؟', '？', '⁇', '⁈'];

/// Whether a text ends as a question.
pub(super) fn asks(text: &str) -> bool {
    question(text).is_some()
}

/// The question mark at the end of a text.
fn question(text: &str) -> Option<Range<usize>> {
    let behind = |c: char| {
        c.is_whitespace()
            || matches!(c, '"' | '\'' | '“' | '”' | '’' | '«' | '»' | ')' | ']' | '}' | '!' | '.' | '…')
            || matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}')
    };
    let end = text.trim_end_matches(behind);
    let (at, last) = end.char_indices().next_back()?;
    QUESTIONS.contains(&last).then_some(at..end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_ask_or_neither() {
        for (source, target, told) in [
            ("أين البحر؟", "Where is the sea?", None),
            ("أين البحر؟", "Where is the sea.", Some("the source asks, the target does not")),
            ("هذا هو البحر.", "Is this the sea?", Some("the target asks, the source does not")),
            ("قال: «أين البحر؟».", "“Where is the sea?” he said.", None),
            ("سأل: «أين البحر؟»", "He asked “where is the sea?”", None),
            ("سأل «أين البحر؟»", "He asked where the sea was", Some("the source asks, the target does not")),
            ("يا للبحر!", "The sea.", None),
            ("يا للبحر؟!", "The sea?!", None),
            ("انتهى", "It is over.", None),
            ("", "?", Some("the target asks, the source does not")),
        ] {
            let found = check([source, target]).map(|finding| finding.told);
            assert_eq!(found.as_deref(), told, "{source} / {target}");
        }
    }

    #[test]
    fn the_mark_is_pointed_at() {
        let text = "«أين البحر؟».";
        let finding = check([text, "x"]).unwrap();
        assert_eq!(&text[finding.places[0][0].clone()], "؟");
    }
}
