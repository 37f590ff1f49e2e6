//! In the list of pairs, and while something is typed there.

use crossterm::event::KeyCode;

use crate::tui::action::Action;
use crate::tui::keys::table::{DOWN, END, ENTER, ESC, HOME as HOME_KEY, PAGE_DOWN, PAGE_UP, UP, bind};
use crate::tui::keys::{Binding, Key};

pub(super) static HOME: &[Binding] = &[
    bind("open", &[ENTER], Action::Confirm, "open the pair; in a memory without any, the sample article"),
    bind("add", &[Key::char('a')], Action::AddPair, "add a pair: choose two files"),
    bind("next-row", &[Key::char('j'), DOWN], Action::NextRow, "the pair below"),
    bind("previous-row", &[Key::char('k'), UP], Action::PreviousRow, "the pair above"),
    bind("next-page", &[PAGE_DOWN], Action::NextPage, "a screen down"),
    bind("previous-page", &[PAGE_UP], Action::PreviousPage, "a screen up"),
    bind("first-row", &[Key::char('g'), HOME_KEY], Action::FirstRow, "the first pair"),
    bind("last-row", &[Key::char('G'), END], Action::LastRow, "the last pair"),
    bind("find", &[Key::char('/')], Action::Find, "show only pairs whose names have some words in them"),
    bind("leave", &[ESC], Action::Leave, "show all pairs again"),
    bind("sort", &[Key::char('s')], Action::Sort, "sort: last touched first, by name, most to look at first"),
    bind("rename", &[Key::char('r')], Action::Rename, "give the pair another name"),
    bind(
        "delete",
        &[Key::char('d')],
        Action::DeletePair,
        "delete the pair; it is kept, and can be brought back any time",
    ),
    bind("bring-back", &[Key::char('b')], Action::BringBackPair, "bring a deleted pair back; shows them first"),
    bind("show-deleted", &[Key::char('D')], Action::ShowDeleted, "show deleted pairs too, or no longer"),
    bind("undo", &[Key::char('z')], Action::Undo, "undo the last renaming, deleting or bringing back, also tomorrow"),
    bind("redo", &[Key::char('Z')], Action::Redo, "redo"),
    bind("export", &[Key::char('w')], Action::Export, "write the pair to a TMX file"),
    bind("help", &[Key::char('?'), Key::plain(KeyCode::F(1))], Action::Help, "show all keys"),
    bind("quit", &[Key::char('q')], Action::Quit, "quit"),
];

pub(super) static HOME_FIND: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "go on with the pairs that are shown; open it where it is only one"),
    bind("leave", &[ESC], Action::Leave, "show what was shown before"),
    bind("next-row", &[DOWN], Action::NextRow, "the pair below"),
    bind("previous-row", &[UP], Action::PreviousRow, "the pair above"),
];

pub(super) static HOME_NAME: &[Binding] = &[
    bind("confirm", &[ENTER], Action::Confirm, "take the name"),
    bind("leave", &[ESC], Action::Leave, "leave without it"),
];
