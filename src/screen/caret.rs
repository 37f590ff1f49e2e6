//! Moving a caret through a text, whatever its direction: a caret is a byte offset at a grapheme boundary, and forward
//! means towards the end of the text.
//!
//! Every function takes any offset: one inside a character counts as the start of that character, one past the end as
//! the end.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::sign::is_silent;

/// The grapheme boundary after `at`; the end of the text at its end.
pub fn next(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The grapheme boundary before `at`; 0 at the start of the text.
pub fn previous(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The start of the next word (UAX #29; something with a letter or a digit in it), or the end of the text.
pub fn word_forward(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    let mut words = text[at..].split_word_bound_indices().skip(1);
    words.find(|(_, word)| is_word(word)).map_or(text.len(), |(start, _)| at + start)
}

/// The start of the word that `at` stands in or, at a word's start, of the word before; 0 if there is none.
pub fn word_backward(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    text[..at].split_word_bound_indices().rfind(|(_, word)| is_word(word)).map_or(0, |(start, _)| start)
}

/// Where the deletion starts that Backspace makes at `at`: one mark, joiner or non-joiner, if one stands before the
/// caret with a character to stand on; else the whole grapheme cluster.
pub fn backspace_start(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    let cluster = previous(text, at);
    match text[cluster..at].char_indices().next_back() {
        Some((start, c)) if start > 0 && is_removed_alone(c) => cluster + start,
        _ => cluster,
    }
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Marks are written one by one; variation selectors and keycaps come with their base.
fn is_removed_alone(c: char) -> bool {
    match c {
        '\u{200C}' | '\u{200D}' => true,
        '\u{20E3}' => false,
        c => is_combining_mark(c) && !is_silent(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_from_cluster_to_cluster() {
        for (text, stops, name) in [
            ("abc", vec![0, 1, 2, 3], "Latin"),
            ("سَلا", vec![0, 4, 6, 8], "a vowel mark stays with its letter; lam-alef is two steps"),
            ("می\u{200C}ها", vec![0, 2, 7, 9, 11], "a non-joiner belongs to the letter before"),
            ("a👨\u{200D}👩b", vec![0, 1, 12, 13], "a joined emoji"),
            ("\r\nx", vec![0, 2, 3], "a line end"),
            ("", vec![0], "nothing"),
        ] {
            let mut forward = vec![0];
            while *forward.last().unwrap() < text.len() {
                forward.push(next(text, *forward.last().unwrap()));
            }
            assert_eq!(forward, stops, "{name}");
            let mut backward = vec![text.len()];
            while *backward.last().unwrap() > 0 {
                backward.push(previous(text, *backward.last().unwrap()));
            }
            backward.reverse();
            assert_eq!(backward, stops, "{name}, backward");
            assert_eq!((next(text, usize::MAX), previous(text, 0)), (text.len(), 0), "{name}, ends");
        }
    }

    #[test]
    fn words_are_left_at_their_starts() {
        let text = "قال: «لن نعود»، the end!";
        let starts = ["قال", "لن", "نعود", "the", "end"].map(|word| text.find(word).unwrap());
        let mut at = 0;
        for start in starts.into_iter().skip(1).chain([text.len(), text.len()]) {
            at = word_forward(text, at);
            assert_eq!(at, start);
        }
        for start in starts.into_iter().rev().chain([0]) {
            at = word_backward(text, at);
            assert_eq!(at, start);
        }
        assert_eq!(word_backward("نعود", 4), 0, "inside a word");
        assert_eq!(word_forward("  نعود", 0), 2, "before the first word");
    }

    #[test]
    fn backspace_takes_one_mark_or_the_cluster() {
        for (text, left, name) in [
            ("سَّ", "سَ", "one of two marks"),
            ("سَ", "س", "the last mark"),
            ("س", "", "a letter"),
            ("لا", "ل", "the alef of lam-alef"),
            ("می\u{200C}", "می", "a non-joiner"),
            ("e\u{301}", "e", "an accent"),
            ("a👨\u{200D}👩", "a", "a joined emoji"),
            ("a❤\u{FE0F}", "a", "an emoji with its variation selector"),
            ("\u{64B}", "", "a mark alone"),
            ("x\r\n", "x", "a line end"),
            ("", "", "nothing"),
        ] {
            assert_eq!(&text[..backspace_start(text, text.len())], left, "{name}");
        }
    }

    #[test]
    fn an_offset_inside_a_character_counts_as_its_start() {
        let text = "لا";
        assert_eq!((next(text, 1), previous(text, 3), backspace_start(text, 3)), (2, 0, 0));
        assert_eq!((word_forward(text, 1), word_backward(text, 3)), (4, 0));
    }
}
