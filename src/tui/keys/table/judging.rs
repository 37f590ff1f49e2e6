//! Saying something of rows.

use crate::tui::action::Action;
use crate::tui::keys::table::bind;
use crate::tui::keys::{Binding, Key};

pub(super) static JUDGING: &[Binding] = &[
    bind("accept", &[Key::char('a')], Action::Accept, "accept the row (or those selected) and go on to the next"),
    bind("accept-above", &[Key::char('A')], Action::AcceptAbove, "accept the row and all unreviewed rows above"),
    bind(
        "accept-from",
        &[Key::char('%')],
        Action::AcceptFrom,
        "accept all unreviewed rows at or above a confidence: asks for it",
    ),
    bind("needs-review", &[Key::char('r')], Action::NeedsReview, "mark the row (or those selected) for another look"),
    bind("reject", &[Key::char('x')], Action::Reject, "reject the row (or those selected): no translation"),
    bind("clear", &[Key::char('c')], Action::Clear, "clear: the row (or those selected) is unreviewed again"),
    bind(
        "mark",
        &[Key::char('b')],
        Action::Mark,
        "bookmark the row (or those selected); once more takes the bookmark away",
    ),
    bind(
        "leave-out",
        &[Key::char('-')],
        Action::LeaveOut,
        "leave the row (or those selected) out of exports without losing it; once more takes it in",
    ),
];
