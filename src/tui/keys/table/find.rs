//! Typing what is searched for.

use crate::tui::action::Action;
use crate::tui::keys::Binding;
use crate::tui::keys::table::{DOWN, ENTER, ESC, UP, bind};

pub(super) static FIND: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "stay at the row that was found"),
    bind("leave", &[ESC], Action::Leave, "go back to where the search began"),
    bind("next-hit", &[DOWN], Action::NextHit, "the next row with it"),
    bind("previous-hit", &[UP], Action::PreviousHit, "the row with it before this one"),
];
