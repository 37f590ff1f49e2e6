//! A text with a caret in it.
//!
//! The caret is a byte offset between two grapheme clusters of the logical text; what is left and right of it on the
//! screen is the layout's business. What comes in is cleaned first: no control characters, no presentation forms, no
//! line ends.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use crate::lang::Direction;
use crate::screen::{caret, clean_input};
use crate::tui::action::Action;

/// A text that is being edited, or only walked through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Editor {
    text: String,
    caret: usize,
    /// The column that the caret keeps to while it goes from line to line.
    column: Option<u16>,
}

impl Editor {
    /// An editor of a text, with the caret as near behind `caret` as one may stand.
    pub fn new(text: &str, caret: usize) -> Self {
        let mut editor = Editor { text: text.to_owned(), ..Editor::default() };
        editor.put(caret);
        editor
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the caret stands, in bytes.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Puts the caret to an offset, or behind the cluster that it falls into.
    pub fn put(&mut self, caret: usize) {
        let mut caret = caret.min(self.text.len());
        while !self.may_stand(caret) {
            caret += 1;
        }
        self.caret = caret;
        self.column = None;
    }

    /// The column that the caret keeps to while it goes from line to line; the one it is drawn in when it sets out.
    pub fn column(&self, drawn: u16) -> u16 {
        self.column.unwrap_or(drawn)
    }

    /// Keeps to a column until the caret moves in another way.
    pub fn keep_to(&mut self, column: u16) {
        self.column = Some(column);
    }

    /// Puts another text in the place of this one, with the caret at its end, and returns this one.
    pub fn exchange(&mut self, text: String) -> String {
        let before = std::mem::replace(&mut self.text, text);
        self.put(self.text.len());
        before
    }

    /// Writes at the caret. Returns how many characters were dropped because no text may hold them.
    pub fn insert(&mut self, typed: &str) -> usize {
        let (clean, dropped) = clean_input(typed);
        self.text.insert_str(self.caret, &clean);
        self.put(self.caret + clean.len());
        dropped
    }

    /// Carries out an action on the text in which Left and Right are as `base` has them. Returns whether it was one.
    pub fn act(&mut self, action: &Action, base: Direction) -> bool {
        let rtl = base == Direction::RightToLeft;
        match action {
            Action::CaretLeft if rtl => self.forward(),
            Action::CaretRight if rtl => self.back(),
            Action::CaretLeft => self.back(),
            Action::CaretRight => self.forward(),
            Action::WordLeft if rtl => self.put(caret::word_forward(&self.text, self.caret)),
            Action::WordRight if rtl => self.word_back(),
            Action::WordLeft => self.word_back(),
            Action::WordRight => self.put(caret::word_forward(&self.text, self.caret)),
            Action::TextStart => self.put(0),
            Action::TextEnd => self.put(self.text.len()),
            Action::Backspace => self.remove(caret::backspace_start(&self.text, self.caret)..self.caret),
            Action::Delete => self.remove(self.caret..caret::next(&self.text, self.caret)),
            Action::DeleteWord => self.remove(caret::word_backward(&self.text, self.caret)..self.caret),
            _ => return false,
        }
        true
    }

    fn forward(&mut self) {
        self.put(caret::next(&self.text, self.caret));
    }

    fn back(&mut self) {
        self.put(caret::previous(&self.text, self.caret));
    }

    fn word_back(&mut self) {
        self.put(caret::word_backward(&self.text, self.caret));
    }

    fn remove(&mut self, range: Range<usize>) {
        let start = range.start;
        self.text.drain(range);
        // What stood on both sides may have grown into one cluster.
        self.put(start);
    }

    fn may_stand(&self, at: usize) -> bool {
        let boundary = || GraphemeCursor::new(at, self.text.len(), true).is_boundary(&self.text, 0);
        self.text.is_char_boundary(at) && boundary().unwrap_or(true)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::screen::{Options, layout};

    const ACTIONS: [Action; 9] = [
        Action::CaretLeft,
        Action::CaretRight,
        Action::WordLeft,
        Action::WordRight,
        Action::TextStart,
        Action::TextEnd,
        Action::Backspace,
        Action::Delete,
        Action::DeleteWord,
    ];

    /// Letters, marks, joiners, controls, emoji, flags, Latin and digits.
    const TEXT: &str = "[ابلأ\u{64E}\u{651} \u{200D}\u{200C}a1é\u{301}👨👩\u{1F1EA}\u{1F1EC}\u{1B}\u{202E}(.]{0,24}";

    #[test]
    fn left_is_forward_in_arabic_and_back_in_english() {
        for (text, base, caret) in [
            ("سلام", Direction::RightToLeft, "س".len()),
            ("peace", Direction::LeftToRight, 0),
            ("", Direction::RightToLeft, 0),
        ] {
            let mut editor = Editor::new(text, 0);
            editor.act(&Action::CaretLeft, base);
            assert_eq!(editor.caret(), caret, "{text}");
        }
    }

    #[test]
    fn the_caret_stands_between_clusters_only() {
        assert_eq!(Editor::new("بَ", 2).caret(), 4);
        assert_eq!(Editor::new("ab", 1).caret(), 1);
        assert_eq!(Editor::new("ab", 9).caret(), 2);
    }

    #[test]
    fn removing_marks_then_the_letter_they_stand_on() {
        let mut editor = Editor::new("بَّ", usize::MAX);
        let left: Vec<usize> = (0..3)
            .map(|_| {
                editor.act(&Action::Backspace, Direction::RightToLeft);
                editor.text().chars().count()
            })
            .collect();
        assert_eq!(left, [2, 1, 0]);
        let mut editor = Editor::new("بَّ", 0);
        editor.act(&Action::Delete, Direction::RightToLeft);
        assert_eq!(editor.text(), "");
    }

    proptest! {
        #[test]
        fn every_action_leaves_the_caret_where_it_may_stand(
            text in TEXT,
            steps in prop::collection::vec((0usize..9, TEXT, any::<bool>()), 0..16),
        ) {
            let mut editor = Editor::new(&text, text.len() / 2);
            for (action, typed, rtl) in steps {
                let base = if rtl { Direction::RightToLeft } else { Direction::LeftToRight };
                editor.act(&ACTIONS[action], base);
                editor.insert(&typed);
                prop_assert!(editor.may_stand(editor.caret()));
            }
        }

        #[test]
        fn back_undoes_forward(text in TEXT) {
            let mut editor = Editor::new(&text, 0);
            let mut stops = vec![0];
            while editor.caret() < text.len() {
                editor.act(&Action::CaretLeft, Direction::RightToLeft);
                stops.push(editor.caret());
            }
            while let Some(stop) = stops.pop() {
                prop_assert_eq!(editor.caret(), stop);
                editor.act(&Action::CaretRight, Direction::RightToLeft);
            }
        }

        #[test]
        fn what_was_typed_is_taken_away_again(text in "[ابلأ a1(.]{0,12}", typed in "[بتa ]{1,6}") {
            let mut editor = Editor::new(&text, text.len() / 2);
            let caret = editor.caret();
            editor.insert(&typed);
            for _ in typed.chars() {
                editor.act(&Action::Backspace, Direction::LeftToRight);
            }
            prop_assert_eq!((editor.text(), editor.caret()), (text.as_str(), caret));
        }

        #[test]
        fn every_stop_of_the_caret_has_a_place_on_the_screen(text in TEXT, width in 1u16..20) {
            for base in [Direction::RightToLeft, Direction::LeftToRight] {
                let mut editor = Editor::new(&text, 0);
                loop {
                    let options = Options { caret: Some(editor.caret()), ..Options::default() };
                    let laid = layout(editor.text(), base, width, &options);
                    let place = laid.caret(editor.caret());
                    prop_assert!(place.row < laid.height() && place.column < width);
                    if editor.caret() == text.len() {
                        break;
                    }
                    editor.act(&Action::CaretLeft, Direction::RightToLeft);
                }
            }
        }
    }
}
