//! Saying something of rows.

use crate::tui::action::Action;
use crate::tui::keys::table::bind;
use crate::tui::keys::{Binding, Key};

pub(super) static JUDGING: &[Binding] = &[
    bind("accept", &[Key::char('a')], Action::Accept, "accept the row and go on to the next"),
    bind("needs-review", &[Key::char('r')], Action::NeedsReview, "mark the row for another look"),
    bind("reject", &[Key::char('x')], Action::Reject, "reject the row: it is no translation"),
    bind("clear", &[Key::char('c')], Action::Clear, "clear: the row is unreviewed again"),
];
