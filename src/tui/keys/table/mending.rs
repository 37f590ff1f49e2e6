//! Changing what stands in rows.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::bind;
use crate::tui::keys::{Binding, Key};

pub(super) static MENDING: &[Binding] = &[
    bind("merge", &[Key::char('m')], Action::Merge, "merge with the row below"),
    bind("split", &[Key::char('s')], Action::Split, "split the row at a caret in the current side"),
    bind("move-up", &[Key::char('u')], Action::MoveUp, "move the first segment of the current side to the row above"),
    bind(
        "move-down",
        &[Key::char('d')],
        Action::MoveDown,
        "move the last segment of the current side to the row below",
    ),
    bind("edit", &[Key::char('e')], Action::Edit, "edit the text of the current side"),
    bind(
        "realign",
        &[Key::char('R')],
        Action::Realign,
        "align anew around this row, between the nearest accepted rows above and below; those stay",
    ),
    bind(
        "realign-all",
        &[Key::ctrl(KeyCode::Char('r'))],
        Action::RealignAll,
        "align all rows anew but the accepted ones, which stay",
    ),
    bind("undo", &[Key::char('z')], Action::Undo, "undo, also what was done before the program was closed"),
    bind("redo", &[Key::char('Z')], Action::Redo, "redo"),
];
