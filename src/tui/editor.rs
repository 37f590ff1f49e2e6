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
