//! Choosing files, and waiting for what comes of them.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::{DOWN, END, ENTER, ESC, HOME, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, TAB, UP, bind};
use crate::tui::keys::{Binding, Key};

pub(super) static BROWSE: &[Binding] = &[
    bind("open", &[ENTER, RIGHT], Action::Confirm, "choose the file, or open the folder"),
    bind("parent", &[Key::plain(KeyCode::Backspace), LEFT, Key::char('h')], Action::ParentFolder, "the folder above"),
    bind("type", &[Key::char('/')], Action::TypePath, "type a path; Tab completes it"),
    bind("own-folder", &[Key::char('~')], Action::OwnFolder, "your own folder"),
    bind("hidden", &[Key::char('.')], Action::ShowHidden, "show hidden files, or no longer"),
    bind("next-row", &[Key::char('j'), DOWN], Action::NextRow, "the line below"),
    bind("previous-row", &[Key::char('k'), UP], Action::PreviousRow, "the line above"),
    bind("next-page", &[PAGE_DOWN], Action::NextPage, "a screen down"),
    bind("previous-page", &[PAGE_UP], Action::PreviousPage, "a screen up"),
    bind("first-row", &[Key::char('g'), HOME], Action::FirstRow, "the first line"),
    bind("last-row", &[Key::char('G'), END], Action::LastRow, "the last line"),
    bind("help", &[Key::char('?'), Key::plain(KeyCode::F(1))], Action::Help, "show all keys"),
    bind("leave", &[ESC], Action::Leave, "back: to the source, or to the list of pairs"),
];

pub(super) static PATH: &[Binding] = &[
    bind("complete", &[TAB], Action::Complete, "complete the name as far as it is certain"),
    bind("confirm", &[ENTER], Action::Confirm, "choose that file, or open that folder"),
    bind("leave", &[ESC], Action::Leave, "back to the folder"),
];

pub(super) static WAITING: &[Binding] = &[bind("leave", &[ESC], Action::Leave, "leave: nothing is added")];
