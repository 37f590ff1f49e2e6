//! Replacing what was searched for.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::{ENTER, ESC, bind};
use crate::tui::keys::{Binding, Key};

pub(super) static REPLACEMENT: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "go through the hits; $1 stands for a group of a regular expression"),
    bind("leave", &[ESC], Action::Leave, "leave without replacing anything"),
];

pub(super) static REPLACE: &[Binding] = &[
    bind(
        "replace-this",
        &[Key::char('y'), ENTER],
        Action::ReplaceThis,
        "replace this hit and go on; an accepted row stays accepted",
    ),
    bind("skip", &[Key::char('n'), Key::char(' ')], Action::Skip, "leave this hit and go on"),
    bind(
        "replace-all",
        &[Key::char('a')],
        Action::ReplaceAll,
        "replace all hits in all rows that are shown, as one step",
    ),
    bind("leave", &[ESC, Key::char('q')], Action::Leave, "replace no more"),
    bind("help", &[Key::char('?'), Key::plain(KeyCode::F(1))], Action::Help, "show all keys"),
];
