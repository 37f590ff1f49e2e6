//! Typing the number of a row.

use crate::tui::action::Action;
use crate::tui::keys::Binding;
use crate::tui::keys::table::{ENTER, ESC, bind};

pub(super) static GO_TO: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "go there: 120, +10 or -10 from here, 50% of the way"),
    bind("leave", &[ESC], Action::Leave, "stay here"),
];
