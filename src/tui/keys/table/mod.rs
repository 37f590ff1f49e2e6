//! The table of bindings: a file for each place in which keys are pressed, in the order in which they are explained.

mod aligning;
mod anywhere;
mod caret;
mod code_point;
mod detail;
mod edit;
mod file;
mod filter;
mod find;
mod footer;
mod go_to;
mod going;
mod help;
mod judging;
mod kind;
mod look;
mod map;
mod mending;
mod pair;
mod palette;
mod prompt;
mod replace;
mod split;

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::{Binding, Context, Key};

pub(super) use footer::footer;

/// Bindings that are explained under one heading.
#[derive(Debug)]
pub struct Table {
    /// Where the keys are pressed.
    pub context: Context,
    /// The heading.
    pub title: &'static str,
    /// What they mean. The most needed come first.
    pub bindings: &'static [Binding],
}

/// All tables, in the order in which they are explained. A context may have several; they stand side by side.
pub static TABLES: &[Table] = &[
    table(Context::Rows, "Judging rows", judging::JUDGING),
    table(Context::Rows, "Going through the rows", going::GOING),
    table(Context::Rows, "Mending rows", mending::MENDING),
    table(Context::Rows, "Seeing why", detail::DETAIL),
    table(Context::Rows, "The pair and the program", pair::PAIR),
    table(Context::Rows, "What is shown", look::LOOK),
    table(Context::Split, "Splitting a row", split::SPLIT),
    table(Context::Edit, "Editing a text", edit::EDIT),
    table(Context::Find, "Searching", find::FIND),
    table(Context::Filter, "Filtering the rows", filter::FILTER),
    table(Context::Replacement, "Typing a replacement", replace::REPLACEMENT),
    table(Context::Replace, "Replacing", replace::REPLACE),
    table(Context::GoTo, "Going to a row", go_to::GO_TO),
    table(Context::CodePoint, "Writing a character by its number", code_point::CODE_POINT),
    table(Context::File, "Naming a file", file::FILE),
    table(Context::Question, "Answering a question", file::QUESTION),
    table(Context::Kind, "Choosing a kind of row", kind::KIND),
    table(Context::Prompt, "Answering what is asked for", prompt::PROMPT),
    table(Context::Map, "On the map", map::MAP),
    table(Context::Aligning, "While rows are aligned anew", aligning::ALIGNING),
    table(Context::Palette, "In the command palette", palette::PALETTE),
    table(Context::Help, "On the help screen", help::HELP),
    table(Context::HelpFind, "Searching the help screen", help::HELP_FIND),
    table(Context::Caret, "Wherever there is a caret", caret::CARET),
    table(Context::Writing, "Wherever text is typed", caret::WRITING),
    table(Context::Anywhere, "Anywhere", anywhere::ANYWHERE),
];

const fn table(context: Context, title: &'static str, bindings: &'static [Binding]) -> Table {
    Table { context, title, bindings }
}

const fn bind(name: &'static str, keys: &'static [Key], action: Action, help: &'static str) -> Binding {
    Binding { name, keys, action, help }
}

const ENTER: Key = Key::plain(KeyCode::Enter);
const ESC: Key = Key::plain(KeyCode::Esc);
const TAB: Key = Key::plain(KeyCode::Tab);
const BACK_TAB: Key = Key::plain(KeyCode::BackTab);
const LEFT: Key = Key::plain(KeyCode::Left);
const RIGHT: Key = Key::plain(KeyCode::Right);
const UP: Key = Key::plain(KeyCode::Up);
const DOWN: Key = Key::plain(KeyCode::Down);
const HOME: Key = Key::plain(KeyCode::Home);
const END: Key = Key::plain(KeyCode::End);
const PAGE_UP: Key = Key::plain(KeyCode::PageUp);
const PAGE_DOWN: Key = Key::plain(KeyCode::PageDown);
