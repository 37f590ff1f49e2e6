//! Typing a pair's other name, or the file that it is written to.

use std::path::PathBuf;

use crate::tui::action::Action;
use crate::tui::editor::Editor;
use crate::tui::home::update::{tell_dropped, write};
use crate::tui::home::{Home, HomeEffect, HomeMode};
use crate::tui::update::file_name;
use crate::workspace::PairId;

pub(super) fn rename(home: &mut Home, action: Action) -> Vec<HomeEffect> {
    let HomeMode::Rename(pair, editor) = &mut home.mode else { return Vec::new() };
    match &action {
        Action::Confirm => return vec![HomeEffect::Rename(*pair, editor.text().to_owned())],
        Action::Leave => home.mode = HomeMode::List,
        action => {
            let dropped = write(editor, action);
            tell_dropped(home, dropped);
        }
    }
    Vec::new()
}

pub(super) fn begin_file(home: &mut Home, pair: PairId) {
    let name = file_name(home.shelf.by_id(pair).map_or("", |pair| &pair.name));
    home.mode = HomeMode::File(pair, Editor::new(&name, name.len()));
}

pub(super) fn file(home: &mut Home, action: Action) -> Vec<HomeEffect> {
    let HomeMode::File(pair, editor) = &mut home.mode else { return Vec::new() };
    match &action {
        Action::Confirm if editor.text().trim().is_empty() => home.tell("the file needs a name"),
        Action::Confirm => {
            return vec![HomeEffect::Export { pair: *pair, path: path(editor), overwrite: false }];
        }
        Action::Leave => home.mode = HomeMode::List,
        action => {
            let dropped = write(editor, action);
            tell_dropped(home, dropped);
        }
    }
    Vec::new()
}

/// Yes or no to replacing a file.
pub(super) fn answer(home: &mut Home, action: Action) -> Vec<HomeEffect> {
    let HomeMode::Question(pair, editor) = &home.mode else { return Vec::new() };
    match action {
        Action::Yes => return vec![HomeEffect::Export { pair: *pair, path: path(editor), overwrite: true }],
        Action::No => home.mode = HomeMode::File(*pair, editor.clone()),
        _ => {}
    }
    Vec::new()
}

fn path(editor: &Editor) -> PathBuf {
    PathBuf::from(editor.text().trim())
}
