//! Calling a command by its name.

use crate::lang::Direction;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::effect::Effect;
use crate::tui::palette::{self, Palette};
use crate::tui::update::{carry_out, writing};

/// Opens the palette over what is being done.
pub(super) fn open(app: &mut App) {
    let palette = Palette::new(app.context());
    let back = Box::new(std::mem::replace(&mut app.mode, Mode::Rows));
    app.mode = Mode::Palette { palette, back };
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let App { mode: Mode::Palette { palette, back }, keys, recent, .. } = app else { return Vec::new() };
    let last = palette.found(keys, recent).len().saturating_sub(1);
    let before = palette.editor.text().to_owned();
    let mut effects = Vec::new();
    match action {
        Action::Confirm => return call(app),
        Action::Leave => app.mode = std::mem::replace(&mut **back, Mode::Rows),
        Action::NextRow => palette.chosen = if palette.chosen >= last { 0 } else { palette.chosen + 1 },
        Action::PreviousRow => palette.chosen = palette.chosen.checked_sub(1).unwrap_or(last),
        action => effects = writing::update(app, action, Direction::LeftToRight),
    }
    if let Mode::Palette { palette, .. } = &mut app.mode
        && palette.editor.text() != before
    {
        palette.chosen = 0;
    }
    effects
}

/// Carries out the chosen command where the palette was opened.
fn call(app: &mut App) -> Vec<Effect> {
    let Mode::Palette { palette, .. } = &app.mode else { return Vec::new() };
    let Some(bound) = palette.chosen(&app.keys, &app.recent) else {
        app.tell("no command has that");
        return Vec::new();
    };
    let (action, name) = (bound.binding.action.clone(), bound.binding.name);
    palette::remember(&mut app.recent, name);
    if let Mode::Palette { back, .. } = std::mem::replace(&mut app.mode, Mode::Rows) {
        app.mode = *back;
    }
    carry_out(app, action)
}
