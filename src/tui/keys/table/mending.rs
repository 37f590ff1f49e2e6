//! Changing what stands in rows.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::tui::action::Action;
use crate::tui::keys::table::bind;
use crate::tui::keys::{Binding, Key};

pub(super) static MENDING: &[Binding] = &[
    bind("merge", &[Key::char('m')], Action::Merge, "merge with the row below, or merge the selected rows"),
    bind("split", &[Key::char('s')], Action::Split, "split the row at a caret in the current side"),
    bind("move-up", &[Key::char('u')], Action::MoveUp, "move the first segment of the current side to the row above"),
    bind(
        "move-down",
        &[Key::char('d')],
        Action::MoveDown,
        "move the last segment of the current side to the row below",
    ),
    bind("merge-segments", &[Key::char('+')], Action::MergeSegments, "make one segment of those of the current side"),
    bind("unmerge", &[Key::char('U')], Action::Unmerge, "take the row apart: a row for each of its segments"),
    bind("take-apart", &[Key::char('D')], Action::TakeApart, "make a row of its own of the current side"),
    bind(
        "shift-down",
        &[Key::char('o')],
        Action::ShiftDown,
        "put an empty cell into the current side: what is there and below goes down",
    ),
    bind(
        "shift-up",
        &[Key::char('O')],
        Action::ShiftUp,
        "close the empty cell of the current side: what is below comes up",
    ),
    bind("swap", &[Key::char('t')], Action::Swap, "exchange the text of the current side with the one below"),
    bind(
        "pinpoint",
        &[Key::char('p')],
        Action::Pinpoint,
        "pair two far cells: marks the current one, then pairs the one across with it",
    ),
    bind("edit", &[Key::char('e')], Action::Edit, "edit the text of the current side"),
    bind("restore", &[Key::char('E')], Action::Restore, "bring the document's own text of the current side back"),
    bind("note", &[Key::char('C')], Action::Note, "write a comment on the row; it goes into the TMX"),
    bind(
        "realign",
        &[Key::char('R')],
        Action::Realign,
        "align anew the selected rows or, without a selection, those between the nearest accepted rows above and below",
    ),
    bind(
        "realign-below",
        &[Key { code: KeyCode::Char('r'), modifiers: KeyModifiers::ALT }],
        Action::RealignBelow,
        "align anew from this row on; accepted rows stay",
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
