//! Editing a text.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::{DOWN, ENTER, ESC, PAGE_DOWN, PAGE_UP, UP, bind};
use crate::tui::keys::{Binding, Key};

pub(super) static EDIT: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "keep the text"),
    bind("leave", &[ESC], Action::Leave, "leave without keeping the text"),
    bind(
        "bring-back",
        &[Key::alt(KeyCode::Char('b'))],
        Action::BringBack,
        "exchange the text with the one that was last left without being kept",
    ),
    bind(
        "restore-text",
        &[Key::ctrl(KeyCode::Char('o'))],
        Action::RestoreText,
        "the document's own text in the place of this one",
    ),
    bind(
        "code-point",
        &[Key::ctrl(KeyCode::Char('u'))],
        Action::CodePoint,
        "write a character by its number: U+064E is a fatha",
    ),
    bind("caret-up", &[UP], Action::CaretUp, "the line above"),
    bind("caret-down", &[DOWN], Action::CaretDown, "the line below"),
    bind("caret-page-up", &[PAGE_UP], Action::CaretPageUp, "a screen up"),
    bind("caret-page-down", &[PAGE_DOWN], Action::CaretPageDown, "a screen down"),
    bind("select-up", &[Key::shift(KeyCode::Up)], Action::SelectUp, "select to the line above"),
    bind("select-down", &[Key::shift(KeyCode::Down)], Action::SelectDown, "select to the line below"),
    bind("help", &[Key::plain(KeyCode::F(1))], Action::Help, "show all keys"),
    bind("palette", &[Key::ctrl(KeyCode::Char('p'))], Action::Palette, "all commands by name"),
];
