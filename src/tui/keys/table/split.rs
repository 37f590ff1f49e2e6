//! Placing the caret at which a row is split.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::{BACK_TAB, DOWN, ENTER, ESC, TAB, UP, bind};
use crate::tui::keys::{Binding, Key};

pub(super) static SPLIT: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "split here: what is highlighted goes to the row below"),
    bind("leave", &[ESC], Action::Leave, "leave the row as it is"),
    bind("caret-up", &[UP], Action::CaretUp, "the line above"),
    bind("caret-down", &[DOWN], Action::CaretDown, "the line below"),
    bind("other-side", &[TAB, BACK_TAB], Action::OtherSide, "the caret to the other side"),
    bind("help", &[Key::char('?'), Key::plain(KeyCode::F(1))], Action::Help, "show all keys"),
    bind("palette", &[Key::ctrl(KeyCode::Char('p'))], Action::Palette, "all commands by name"),
];
