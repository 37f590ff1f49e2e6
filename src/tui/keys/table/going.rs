//! Going through the rows.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::{BACK_TAB, DOWN, END, ESC, HOME, LEFT, PAGE_DOWN, PAGE_UP, RIGHT, TAB, UP, bind};
use crate::tui::keys::{Binding, Key};

pub(super) static GOING: &[Binding] = &[
    bind(
        "next-to-look",
        &[Key::char('n')],
        Action::NextToLook,
        "next row worth looking at: marked for another look, or unreviewed and below .99 or made by hand; or of the kind chosen with f",
    ),
    bind("previous-to-look", &[Key::char('N')], Action::PreviousToLook, "the row of that kind before this one"),
    bind("choose-kind", &[Key::char('f')], Action::ChooseKind, "choose which kind of row n and N go through"),
    bind("next-row", &[Key::char('j'), DOWN], Action::NextRow, "the row below"),
    bind("previous-row", &[Key::char('k'), UP], Action::PreviousRow, "the row above"),
    bind("next-page", &[PAGE_DOWN], Action::NextPage, "a screen down"),
    bind("previous-page", &[PAGE_UP], Action::PreviousPage, "a screen up"),
    bind("first-row", &[Key::char('g'), HOME], Action::FirstRow, "the first row"),
    bind("last-row", &[Key::char('G'), END], Action::LastRow, "the last row"),
    bind("other-side", &[TAB, BACK_TAB], Action::OtherSide, "make the other side the current one"),
    bind("left-side", &[LEFT], Action::LeftSide, "make the left side (the upper one in a narrow window) current"),
    bind("right-side", &[RIGHT], Action::RightSide, "make the right side (the lower one) current"),
    bind(
        "find",
        &[Key::char('/')],
        Action::Find,
        "search; vowel marks, tatweel, alef forms and case make no difference unless asked for",
    ),
    bind(
        "next-hit",
        &[Key::char('>'), Key::plain(KeyCode::F(3))],
        Action::NextHit,
        "next row with what was searched for",
    ),
    bind(
        "previous-hit",
        &[Key::char('<'), Key::shift(KeyCode::F(3))],
        Action::PreviousHit,
        "the row with what was searched for before this one",
    ),
    bind("map", &[Key::char('M')], Action::Map, "the map: the whole alignment as a picture"),
    bind(
        "filter",
        &[Key::char('F'), Key::ctrl(KeyCode::Char('f'))],
        Action::Filter,
        "show only some rows: those with a text, of a kind, a status, a confidence",
    ),
    bind(
        "replace-hits",
        &[Key::plain(KeyCode::F(4)), Key::ctrl(KeyCode::Char('h'))],
        Action::Replace,
        "replace what was searched for, hit by hit or all at once",
    ),
    bind("go-to", &[Key::ctrl(KeyCode::Char('g'))], Action::GoTo, "go to a row by its number"),
    bind(
        "leave",
        &[ESC],
        Action::Leave,
        "leave: first the selection, then the kind of row, then the search, then the filter",
    ),
    bind("select", &[Key::char('v')], Action::Select, "select rows from this one on; once more ends the selection"),
    bind("select-down", &[Key::shift(KeyCode::Down), Key::char('J')], Action::SelectDown, "select the row below too"),
    bind("select-up", &[Key::shift(KeyCode::Up), Key::char('K')], Action::SelectUp, "select the row above too"),
    bind("select-all", &[Key::ctrl(KeyCode::Char('a'))], Action::SelectAll, "select all rows"),
];
