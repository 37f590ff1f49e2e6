//! Dividing a text into stretches of one direction, as Word does with what is typed.

use unicode_bidi::{BidiClass, bidi_class};

use crate::lang::Direction;

/// The stretches of a text in a paragraph of a direction; together they are the text.
///
/// Letters decide. What stands between two letters of one direction goes with them; what stands between two of different
/// directions, at the beginning and at the end goes with the paragraph, as in the Unicode bidirectional algorithm (N1,
/// N2).
pub(super) fn runs(text: &str, paragraph: Direction) -> Vec<(Direction, &str)> {
    let mut runs: Vec<(Direction, &str)> = Vec::new();
    let (mut start, mut current) = (0, paragraph);
    // Where the neutral characters begin that stand behind the last letter.
    let mut neutral = 0;
    for (at, c) in text.char_indices() {
        let strong = match bidi_class(c) {
            BidiClass::L => Direction::LeftToRight,
            BidiClass::R | BidiClass::AL => Direction::RightToLeft,
            // A mark goes with its letter.
            BidiClass::NSM if neutral == at => {
                neutral = at + c.len_utf8();
                continue;
            }
            _ => continue,
        };
        if strong != current {
            // What is neutral between two directions is the paragraph's, and one of the two is that.
            let cut = if current == paragraph { at } else { neutral };
            if cut > start {
                runs.push((current, &text[start..cut]));
            }
            (start, current) = (cut, strong);
        }
        neutral = at + c.len_utf8();
    }
    if current != paragraph && neutral < text.len() {
        runs.push((current, &text[start..neutral]));
        (start, current) = (neutral, paragraph);
    }
    if start < text.len() {
        runs.push((current, &text[start..]));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    const L: Direction = Direction::LeftToRight;
    const R: Direction = Direction::RightToLeft;

    #[test]
    fn stretches_of_one_direction_stay_together() {
        for (text, paragraph, expected, name) in [
            ("", L, vec![], "nothing"),
            ("12.5%", R, vec![(R, "12.5%")], "no letter"),
            ("Yes, no.", L, vec![(L, "Yes, no.")], "English"),
            ("نعم، لا.", R, vec![(R, "نعم، لا.")], "Arabic"),
            ("قال John Smith ثم", R, vec![(R, "قال "), (L, "John Smith"), (R, " ثم")], "English inside Arabic"),
            ("see كتاب الله, p. 3", L, vec![(L, "see "), (R, "كتاب الله"), (L, ", p. 3")], "Arabic inside English"),
            ("UNESCO.", R, vec![(L, "UNESCO"), (R, ".")], "only English in an Arabic paragraph"),
            ("(نعم)", L, vec![(L, "("), (R, "نعم"), (L, ")")], "brackets are the paragraph's"),
            ("سَ x", R, vec![(R, "سَ "), (L, "x")], "a mark goes with its letter"),
            ("é\u{301} س", L, vec![(L, "é\u{301} "), (R, "س")], "a Latin mark too"),
        ] {
            let found = runs(text, paragraph);
            assert_eq!(found, expected, "{name}");
            assert_eq!(found.iter().map(|(_, run)| *run).collect::<String>(), text, "{name}");
        }
    }
}
