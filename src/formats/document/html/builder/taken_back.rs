//! Links, buttons and superscripts, whose text is only known to be none when they end: it is taken back then.

use crate::formats::characters::is_blank;

use super::{Builder, Current};

/// The longest mark of a note, such as `[12]`, in bytes.
const LONGEST_MARK: usize = 12;

/// The fewest words of a button that says as much as a sentence, and those of a question.
const SENTENCE: usize = 6;
const QUESTION: usize = 3;

/// A link that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// Where its text begins.
    pub(super) start: usize,
    /// How many elements are open around it.
    pub(super) depth: usize,
    pub(super) is_hidden: bool,
    /// Whether it leads to a place on the page.
    pub(super) is_inside: bool,
    pub(super) before: Current,
}

/// A button that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Button {
    /// Where its text begins.
    pub(super) start: usize,
    /// How many elements are open around it.
    pub(super) depth: usize,
    pub(super) before: Current,
}

impl Builder {
    /// A link that shows no letter is an arrow or a sign for the place itself, and no text; one to a place on the page that
    /// shows brackets with little in them is the mark of a note.
    pub(super) fn end_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        let text = self.outline.text[link.start..].trim();
        let is_note = link.is_inside && text.len() <= LONGEST_MARK && text.starts_with('[') && text.ends_with(']');
        if is_note || (!text.is_empty() && !text.contains(char::is_alphanumeric)) {
            self.go_back(link.start, link.before);
        }
    }

    pub(super) fn end_button_with_all_in_it(&mut self) {
        while self.button.is_some_and(|button| button.depth < self.open.len()) {
            self.pop();
        }
        self.end_button();
    }

    /// A button is a label, unless it says as much as a sentence: then it is mostly what is said below, as a question.
    pub(super) fn end_button(&mut self) {
        let Some(button) = self.button.take() else { return };
        let text = self.outline.text[button.start..].trim();
        let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        let is_question = text.ends_with(['?', '؟']) && words >= QUESTION;
        if words < SENTENCE && !is_question {
            self.outline.labels += usize::from(words > 0);
            self.go_back(button.start, button.before);
        } else if self.outline.text[self.current.start..button.start].chars().all(is_blank) {
            self.flush();
        }
    }

    /// Forgets the text from some place on, with what began there, as the block was before it.
    fn go_back(&mut self, start: usize, before: Current) {
        self.outline.text.truncate(start);
        self.current = before;
        self.link = self.link.map(|link| if link.start > start { Link { start, before, ..link } } else { link });
        self.button = self.button.filter(|button| button.start <= start);
        self.superscript = self.superscript.filter(|(at, _)| *at <= start);
    }

    /// A short superscript that is a link, all of it, is the mark of a note.
    pub(super) fn end_superscript(&mut self) {
        let Some((start, before)) = self.superscript.take() else { return };
        let letters = self.current.letters - before.letters;
        let is_link = letters > 0 && self.current.linked - before.linked == letters;
        if is_link && self.outline.text.len() - start <= LONGEST_MARK {
            self.go_back(start, before);
        }
    }
}
