//! Typing what is searched for.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::{BACK_TAB, DOWN, ENTER, ESC, TAB, UP, bind};
use crate::tui::keys::{Binding, Key};

/// How a text is compared: wherever one that is searched for is typed.
pub(super) const EXACTLY: Binding = bind(
    "search-exactly",
    &[Key::alt(KeyCode::Char('e'))],
    Action::SearchExactly,
    "have vowel marks, tatweel, alef forms and case make a difference, or none",
);
pub(super) const REGEX: Binding = bind(
    "search-regex",
    &[Key::alt(KeyCode::Char('r'))],
    Action::SearchRegex,
    "take what is typed as a regular expression, or as it is",
);

pub(super) static FIND: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "stay at the row that was found"),
    bind("leave", &[ESC], Action::Leave, "go back to where the search began"),
    bind("next-hit", &[DOWN], Action::NextHit, "the next row with it"),
    bind("previous-hit", &[UP], Action::PreviousHit, "the row with it before this one"),
    bind("search-sides", &[TAB, BACK_TAB], Action::SearchSides, "search both sides, the source only, the target only"),
    EXACTLY,
    REGEX,
    bind("replace-hits", &[Key::plain(KeyCode::F(4))], Action::Replace, "replace it: asks by what"),
];
