//! On the map.

use crate::tui::action::Action;
use crate::tui::keys::table::{DOWN, END, ENTER, ESC, HOME, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, UP, bind};
use crate::tui::keys::{Binding, Key};

pub(super) static MAP: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "go to the row under the cursor: the worst of those there"),
    bind("leave", &[ESC, Key::char('q'), Key::char('M')], Action::Leave, "back to where the map was called"),
    bind("next-to-look", &[Key::char('n')], Action::NextToLook, "the next place with a row worth looking at"),
    bind("previous-to-look", &[Key::char('N')], Action::PreviousToLook, "the place with such a row before this one"),
    bind("next-row", &[DOWN, Key::char('j')], Action::NextRow, "further along the path"),
    bind("previous-row", &[UP, Key::char('k')], Action::PreviousRow, "back along the path"),
    bind("left", &[LEFT], Action::CaretLeft, "along the path to the left: forward where the source is Arabic"),
    bind("right", &[RIGHT], Action::CaretRight, "along the path to the right: back where the source is Arabic"),
    bind("next-page", &[PAGE_DOWN], Action::NextPage, "a tenth of the rows further"),
    bind("previous-page", &[PAGE_UP], Action::PreviousPage, "a tenth of the rows back"),
    bind("first-row", &[HOME, Key::char('g')], Action::FirstRow, "the first row"),
    bind("last-row", &[END, Key::char('G')], Action::LastRow, "the last row"),
    bind("signs", &[Key::char('b')], Action::MapSigns, "signs in the place of dots, or dots again"),
    bind("help", &[Key::char('?')], Action::Help, "show all keys"),
];
