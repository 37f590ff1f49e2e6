//! For a terminal that turns words around: kitty.
//!
//! It turns each word around that starts with a right-to-left letter, as it was sent, with all that stands in it: so
//! such a word is sent turned around, brackets unmirrored. A word ends at a blank, at a line-drawing character, and
//! where the font changes. That the font has both Arabic and what stands beside it is taken for granted; nothing tells.
//! A word that starts in one direction and ends in the other cannot always be made to come out right.

use std::sync::LazyLock;

use regex::Regex;

use super::{Place, is_right_to_left};

/// Characters that kitty draws itself, without a font.
fn breaks_word(c: char) -> bool {
    matches!(c, ' ' | '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}' | '\u{1fb00}'..='\u{1fbff}')
}

/// Characters that belong to no script, and so do not say in which direction a word runs.
static NO_SCRIPT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{sc=Common}\p{sc=Inherited}]").expect("the expression is fixed"));

/// Whether the first character of a script among these is written right to left; `None` when there is none.
fn starts_right_to_left(mut characters: impl Iterator<Item = char>) -> Option<bool> {
    characters
        .find(|c| !c.is_ascii_punctuation() && !c.is_ascii_digit() && !NO_SCRIPT.is_match(c.encode_utf8(&mut [0; 4])))
        .map(is_right_to_left)
}

/// The places for a terminal that turns words around. `same_font(a, b)` tells whether two neighbouring cells are drawn
/// in the same font (bold and italic are others).
pub(in super::super) fn kitty(row: &[char], same_font: impl Fn(usize, usize) -> bool) -> Vec<Place> {
    let mut places = Vec::with_capacity(row.len());
    let mut start = 0;
    while start < row.len() {
        let mut end = start + 1;
        if !breaks_word(row[start]) {
            while end < row.len() && !breaks_word(row[end]) && same_font(end - 1, end) {
                end += 1;
            }
        }
        let word = &row[start..end];
        let letters = || word.iter().copied();
        // Left as it is when that comes out right; turned around when that does.
        if starts_right_to_left(letters()) != Some(false) && starts_right_to_left(letters().rev()) == Some(true) {
            places.extend((start..end).rev().map(|cell| Place::mirrored(cell, row)));
        } else {
            places.extend((start..end).map(Place::of));
        }
        start = end;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kitty_is_sent_words_turned_around() {
        let (a, b, c) = ('\u{fe8e}', '\u{fe92}', '\u{feed}');
        for (row, sent, name) in [
            (format!("{a}{b}{c} {b}{a}"), format!("{c}{b}{a} {a}{b}"), "each word by itself"),
            (format!(".({a}{b})"), format!("({b}{a})."), "punctuation goes with the word, brackets unmirrored"),
            (format!("{a}{b}│{c}{b}"), format!("{b}{a}│{b}{c}"), "a line between words"),
            ("%20 (abc) -5".to_owned(), "%20 (abc) -5".to_owned(), "no right-to-left letter"),
            (format!("abc-{a}{b}"), format!("abc-{a}{b}"), "starts with a left-to-right letter"),
            (format!("\u{61f}{a}{b}"), format!("{b}{a}\u{61f}"), "a question mark"),
            ("\u{61f} 5".to_owned(), "\u{61f} 5".to_owned(), "a question mark alone"),
        ] {
            let row = row.chars().collect::<Vec<_>>();
            let places = kitty(&row, |_, _| true);
            assert_eq!(places.iter().map(|place| place.sent(&row)).collect::<String>(), sent, "{name}");
        }
        let row = [a, b, c];
        let places = kitty(&row, |left, _| left != 1);
        assert_eq!(places.iter().map(|place| place.cell).collect::<Vec<_>>(), [1, 0, 2], "bold ends a word");
    }
}
