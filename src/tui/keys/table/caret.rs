//! Moving a caret, and writing where it stands: in force wherever there is one.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::{END, HOME, LEFT, RIGHT, bind};
use crate::tui::keys::{Binding, Key};

const CTRL_E: Key = Key::ctrl(KeyCode::Char('e'));
// Some terminals send Ctrl+H for the Backspace key, and Ctrl+7 is what they send for Ctrl+_.
const BACKSPACE: &[Key] = &[Key::plain(KeyCode::Backspace), Key::ctrl(KeyCode::Char('h'))];
const DELETE: &[Key] = &[Key::plain(KeyCode::Delete), Key::ctrl(KeyCode::Char('d'))];
const DELETE_WORD: &[Key] =
    &[Key::ctrl(KeyCode::Char('w')), Key::ctrl(KeyCode::Backspace), Key::alt(KeyCode::Backspace)];
const DELETE_WORD_AHEAD: &[Key] = &[Key::ctrl(KeyCode::Delete), Key::alt(KeyCode::Char('d'))];
const UNDO: &[Key] = &[Key::ctrl(KeyCode::Char('z')), Key::ctrl(KeyCode::Char('7'))];
const REDO: &[Key] = &[Key::ctrl(KeyCode::Char('y')), Key::alt(KeyCode::Char('z'))];
const COPY: &[Key] = &[Key::alt(KeyCode::Char('c')), Key::ctrl(KeyCode::Insert)];
const CUT: &[Key] = &[Key::ctrl(KeyCode::Char('x')), Key::shift(KeyCode::Delete)];
const PASTE: &[Key] = &[Key::ctrl(KeyCode::Char('v')), Key::shift(KeyCode::Insert)];

pub(super) static CARET: &[Binding] = &[
    bind("caret-left", &[LEFT], Action::CaretLeft, "the caret to the left: forward in Arabic"),
    bind("caret-right", &[RIGHT], Action::CaretRight, "the caret to the right: back in Arabic"),
    bind("word-left", &[Key::ctrl(KeyCode::Left)], Action::WordLeft, "a word to the left"),
    bind("word-right", &[Key::ctrl(KeyCode::Right)], Action::WordRight, "a word to the right"),
    bind("line-start", &[HOME], Action::LineStart, "the start of the line"),
    bind("line-end", &[END, CTRL_E], Action::LineEnd, "the end of the line"),
    bind("text-start", &[Key::ctrl(KeyCode::Home)], Action::TextStart, "the start of the text"),
    bind("text-end", &[Key::ctrl(KeyCode::End)], Action::TextEnd, "the end of the text"),
];

pub(super) static WRITING: &[Binding] = &[
    bind(
        "backspace",
        BACKSPACE,
        Action::Backspace,
        "remove what is selected, or the vowel mark before the caret, or the letter when it has none",
    ),
    bind("delete", DELETE, Action::Delete, "remove what is selected, or the letter behind the caret with its marks"),
    bind("delete-word", DELETE_WORD, Action::DeleteWord, "remove the word before the caret"),
    bind("delete-word-ahead", DELETE_WORD_AHEAD, Action::DeleteWordAhead, "remove up to the next word"),
    bind("undo-typing", UNDO, Action::UndoTyping, "take the last change of this text back, a word at a time"),
    bind("redo-typing", REDO, Action::RedoTyping, "make it again"),
    bind("select-left", &[Key::shift(KeyCode::Left)], Action::SelectLeft, "select to the left"),
    bind("select-right", &[Key::shift(KeyCode::Right)], Action::SelectRight, "select to the right"),
    bind("select-word-left", &[Key::ctrl_shift(KeyCode::Left)], Action::SelectWordLeft, "select a word to the left"),
    bind(
        "select-word-right",
        &[Key::ctrl_shift(KeyCode::Right)],
        Action::SelectWordRight,
        "select a word to the right",
    ),
    bind("select-line-start", &[Key::shift(KeyCode::Home)], Action::SelectLineStart, "select to the start of the line"),
    bind("select-line-end", &[Key::shift(KeyCode::End)], Action::SelectLineEnd, "select to the end of the line"),
    bind(
        "select-text-start",
        &[Key::ctrl_shift(KeyCode::Home)],
        Action::SelectTextStart,
        "select to the start of the text",
    ),
    bind("select-text-end", &[Key::ctrl_shift(KeyCode::End)], Action::SelectTextEnd, "select to the end of the text"),
    bind("select-all", &[Key::ctrl(KeyCode::Char('a'))], Action::SelectAll, "select the whole text"),
    bind("copy", COPY, Action::Copy, "copy what is selected; Ctrl+C does so too where something is"),
    bind("cut", CUT, Action::Cut, "take what is selected out, and keep it for pasting"),
    bind("paste", PASTE, Action::PasteCopied, "write what was copied or cut here"),
    bind(
        "mark-left",
        &[Key::alt(KeyCode::Left)],
        Action::MarkLeft,
        "a character to the left, from vowel mark to vowel mark; tells what stands before the caret",
    ),
    bind(
        "mark-right",
        &[Key::alt(KeyCode::Right)],
        Action::MarkRight,
        "a character to the right, from vowel mark to vowel mark; tells what stands before the caret",
    ),
];
