//! Moving a caret, and writing where it stands: in force wherever there is one.

use crate::tui::action::Action;
use crate::tui::keys::Binding;
use crate::tui::keys::table::{
    BACKSPACE, DELETE, DELETE_WORD, FINISH, LEFT, RIGHT, START, WORD_LEFT, WORD_RIGHT, bind,
};

pub(super) static CARET: &[Binding] = &[
    bind("caret-left", &[LEFT], Action::CaretLeft, "the caret to the left: forward in Arabic"),
    bind("caret-right", &[RIGHT], Action::CaretRight, "the caret to the right: back in Arabic"),
    bind("word-left", WORD_LEFT, Action::WordLeft, "a word to the left"),
    bind("word-right", WORD_RIGHT, Action::WordRight, "a word to the right"),
    bind("text-start", START, Action::TextStart, "the start of the text"),
    bind("text-end", FINISH, Action::TextEnd, "the end of the text"),
];

pub(super) static WRITING: &[Binding] = &[
    bind(
        "backspace",
        BACKSPACE,
        Action::Backspace,
        "remove the vowel mark before the caret, or the letter when it has none",
    ),
    bind("delete", DELETE, Action::Delete, "remove the letter behind the caret with its marks"),
    bind("delete-word", DELETE_WORD, Action::DeleteWord, "remove the word before the caret"),
];
