//! Answering what is asked for in a line.

use crate::tui::action::Action;
use crate::tui::keys::Binding;
use crate::tui::keys::table::{ENTER, ESC, bind};

pub(super) static PROMPT: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "carry it out"),
    bind("leave", &[ESC], Action::Leave, "leave without doing anything"),
];
