//! Typing the number of a character.

use crate::tui::action::Action;
use crate::tui::keys::Binding;
use crate::tui::keys::table::{ENTER, ESC, bind};

pub(super) static CODE_POINT: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "write the character"),
    bind("leave", &[ESC], Action::Leave, "write nothing"),
];
