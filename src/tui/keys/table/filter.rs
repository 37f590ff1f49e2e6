//! Typing which rows are shown.

use crate::tui::action::Action;
use crate::tui::keys::Binding;
use crate::tui::keys::table::find::{EXACTLY, REGEX};
use crate::tui::keys::table::{ENTER, ESC, TAB, bind};

pub(super) static FILTER: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "go on among these rows; with nothing typed, among all"),
    bind("leave", &[ESC], Action::Leave, "show what was shown before"),
    bind("complete", &[TAB], Action::Complete, "complete the word before the caret"),
    EXACTLY,
    REGEX,
];
