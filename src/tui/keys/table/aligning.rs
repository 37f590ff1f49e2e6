//! Waiting while rows are aligned anew.

use crate::tui::action::Action;
use crate::tui::keys::Binding;
use crate::tui::keys::table::{ESC, bind};

pub(super) static ALIGNING: &[Binding] = &[bind("leave", &[ESC], Action::Leave, "leave the rows as they are")];
