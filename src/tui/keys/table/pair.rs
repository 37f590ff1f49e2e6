//! What concerns the pair as a whole.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::tui::action::Action;
use crate::tui::keys::table::bind;
use crate::tui::keys::{Binding, Key};

const ALT_M: Key = Key { code: KeyCode::Char('m'), modifiers: KeyModifiers::ALT };

pub(super) static PAIR: &[Binding] = &[
    bind("export", &[Key::char('w')], Action::Export, "write the pair to a TMX file"),
    bind("help", &[Key::char('?'), Key::plain(KeyCode::F(1))], Action::Help, "show all keys"),
    bind("quit", &[Key::char('q')], Action::Quit, "quit; everything is kept already"),
    bind("minimap", &[ALT_M], Action::ToggleMinimap, "show or hide the minimap beside the rows"),
    bind(
        "palette",
        &[Key::char(':'), Key::ctrl(KeyCode::Char('p'))],
        Action::Palette,
        "all commands by name: a few letters find one",
    ),
];
