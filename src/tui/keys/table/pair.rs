//! What concerns the pair as a whole.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::bind;
use crate::tui::keys::{Binding, Key};

pub(super) static PAIR: &[Binding] = &[
    bind("export", &[Key::char('w')], Action::Export, "write the pair to a TMX file"),
    bind("list", &[Key::char('H')], Action::List, "go to the list of pairs"),
    bind("copy", &[Key::char('y')], Action::CopySide, "copy the text of the current side to the clipboard"),
    bind(
        "copy-row",
        &[Key::char('Y')],
        Action::CopyRow,
        "copy both texts to the clipboard, source and target with a tab between",
    ),
    bind("help", &[Key::char('?'), Key::plain(KeyCode::F(1))], Action::Help, "show all keys"),
    bind(
        "quit",
        &[Key::char('q')],
        Action::Quit,
        "quit, or go back to the list that the pair was opened from; everything is kept already",
    ),
    bind(
        "palette",
        &[Key::char(':'), Key::ctrl(KeyCode::Char('p'))],
        Action::Palette,
        "all commands by name: a few letters find one",
    ),
];
