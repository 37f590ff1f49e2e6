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
