//! Naming a file, and answering whether one may be replaced.

use crate::tui::action::Action;
use crate::tui::keys::table::{ENTER, ESC, bind};
use crate::tui::keys::{Binding, Key};

pub(super) static FILE: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "write the file; asks before it replaces one"),
    bind("leave", &[ESC], Action::Leave, "leave without writing"),
];

pub(super) static QUESTION: &[Binding] = &[
    bind("yes", &[Key::char('y')], Action::Yes, "yes: replace the file"),
    bind("no", &[Key::char('n'), ESC], Action::No, "no: back to the file's name"),
];
