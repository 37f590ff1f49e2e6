//! On the help screen.

use crate::tui::action::Action;
use crate::tui::keys::table::{DOWN, END, ENTER, ESC, HOME, PAGE_DOWN, PAGE_UP, UP, bind};
use crate::tui::keys::{Binding, Key};

pub(super) static HELP: &[Binding] = &[
    bind("leave", &[Key::char('q'), Key::char('?'), ESC], Action::Leave, "back to where help was called"),
    bind("next-row", &[Key::char('j'), DOWN], Action::NextRow, "down"),
    bind("previous-row", &[Key::char('k'), UP], Action::PreviousRow, "up"),
    bind("next-page", &[PAGE_DOWN, Key::char(' ')], Action::NextPage, "a screen down"),
    bind("previous-page", &[PAGE_UP], Action::PreviousPage, "a screen up"),
    bind("first-row", &[Key::char('g'), HOME], Action::FirstRow, "the top"),
    bind("last-row", &[Key::char('G'), END], Action::LastRow, "the bottom"),
    bind("find", &[Key::char('/')], Action::Find, "show only the keys and commands that have some words"),
];

pub(super) static HELP_FIND: &[Binding] = &[
    bind("confirm", &[ENTER, DOWN], Action::Confirm, "read what was found"),
    bind("leave", &[ESC], Action::Leave, "show all again"),
];
