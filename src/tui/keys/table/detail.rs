//! Seeing why.

use crate::tui::action::Action;
use crate::tui::keys::table::bind;
use crate::tui::keys::{Binding, Key};

pub(super) static DETAIL: &[Binding] = &[
    bind(
        "detail",
        &[Key::char('i')],
        Action::Detail,
        "open or close the detail pane: warnings, what speaks for the row, which words match, what else it could be",
    ),
    bind(
        "next-point",
        &[Key::char('.')],
        Action::NextPoint,
        "point at the next warning or match of the row; its words are highlighted in both texts",
    ),
    bind("previous-point", &[Key::char(',')], Action::PreviousPoint, "point at the one before"),
    bind(
        "dismiss",
        &[Key::char('!')],
        Action::Dismiss,
        "dismiss the warning that is pointed at, or the first one, for this row",
    ),
    bind("dismiss-in-pair", &[Key::char('&')], Action::DismissInPair, "dismiss that kind of warning in the whole pair"),
];
