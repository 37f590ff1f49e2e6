//! In the command palette.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::{DOWN, ENTER, ESC, UP, bind};
use crate::tui::keys::{Binding, Key};

pub(super) static PALETTE: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "call the chosen command"),
    bind("leave", &[ESC], Action::Leave, "leave without calling one"),
    bind(
        "next-row",
        &[DOWN, Key::ctrl(KeyCode::Char('n')), Key::plain(KeyCode::Tab)],
        Action::NextRow,
        "the next command",
    ),
    bind("previous-row", &[UP, Key::ctrl(KeyCode::Char('p'))], Action::PreviousRow, "the command before it"),
];
