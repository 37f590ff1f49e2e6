//! Editing a text.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::{DOWN, ENTER, ESC, UP, bind};
use crate::tui::keys::{Binding, Key};

pub(super) static EDIT: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "keep the text"),
    bind("leave", &[ESC], Action::Leave, "leave without keeping the text"),
    bind(
        "bring-back",
        &[Key::ctrl(KeyCode::Char('y'))],
        Action::BringBack,
        "exchange the text with the one that was last left without being kept",
    ),
    bind("caret-up", &[UP], Action::CaretUp, "the line above"),
    bind("caret-down", &[DOWN], Action::CaretDown, "the line below"),
    bind("help", &[Key::plain(KeyCode::F(1))], Action::Help, "show all keys"),
    bind("palette", &[Key::ctrl(KeyCode::Char('p'))], Action::Palette, "all commands by name"),
];
