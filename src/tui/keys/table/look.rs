//! What is shown, and how.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::bind;
use crate::tui::keys::{Binding, Key};

pub(super) static LOOK: &[Binding] = &[
    bind("marks", &[Key::alt(KeyCode::Char('v'))], Action::ToggleMarks, "show or hide the vowel marks of Arabic"),
    bind(
        "signs",
        &[Key::alt(KeyCode::Char('c'))],
        Action::ToggleSigns,
        "show or hide signs for characters that can't be seen; while a text is edited they are shown",
    ),
    bind("minimap", &[Key::alt(KeyCode::Char('m'))], Action::ToggleMinimap, "show or hide the minimap beside the rows"),
    bind("swap-sides", &[Key::alt(KeyCode::Char('s'))], Action::SwapSides, "left and right change places"),
    bind("left-narrower", &[Key::char('{')], Action::LeftNarrower, "make the left side narrower, the right one wider"),
    bind("left-wider", &[Key::char('}')], Action::LeftWider, "make the left side wider, the right one narrower"),
];
