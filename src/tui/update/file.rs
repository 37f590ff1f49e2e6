//! Naming the file that the pair is written to.

use std::path::PathBuf;

use crate::lang::Direction;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::update::{rows, writing};

pub(super) fn begin(app: &mut App) {
    let name = file_name(app.pair.name());
    app.mode = Mode::File(Editor::new(&name, name.len()));
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let Mode::File(editor) = &mut app.mode else { return Vec::new() };
    match action {
        Action::Confirm if editor.text().trim().is_empty() => app.tell("the file needs a name"),
        Action::Confirm => return vec![Effect::Export { path: path(editor), overwrite: false }],
        Action::Leave => rows::back(app),
        action => return writing::update(app, action, Direction::LeftToRight),
    }
    Vec::new()
}

/// Yes or no to replacing a file.
pub(super) fn answer(app: &mut App, action: Action) -> Vec<Effect> {
    let Mode::Question(editor) = &app.mode else { return Vec::new() };
    match action {
        Action::Yes => return vec![Effect::Export { path: path(editor), overwrite: true }],
        Action::No => app.mode = Mode::File(editor.clone()),
        Action::Unknown(key) => app.tell(format!("{key} is no answer: y replaces the file, n does not")),
        _ => {}
    }
    Vec::new()
}

fn path(editor: &Editor) -> PathBuf {
    PathBuf::from(editor.text().trim())
}

/// A name for the file of a pair: the pair's own, without what would lead to another folder or can't be typed.
fn file_name(pair: &str) -> String {
    let plain = |c: char| if c.is_control() || matches!(c, '/' | '\\' | ':') { '-' } else { c };
    let name: String = pair.trim().chars().map(plain).collect();
    let name = name.trim_start_matches(['.', '-']);
    format!("{}.tmx", if name.is_empty() { "pair" } else { name })
}
