//! In force everywhere.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::bind;
use crate::tui::keys::{Binding, Key};

pub(super) static ANYWHERE: &[Binding] = &[
    bind(
        "interrupt",
        &[Key::ctrl(KeyCode::Char('c'))],
        Action::Interrupt,
        "quit; a changed text that is being edited is left first and can be brought back",
    ),
    bind("suspend", &[Key::ctrl(KeyCode::Char('z'))], Action::Suspend, "suspend; fg brings the program back"),
    bind("redraw", &[Key::ctrl(KeyCode::Char('l'))], Action::Redraw, "draw the screen anew"),
];
