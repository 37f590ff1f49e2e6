//! What the mouse does: where it is pressed, dragged and turned.

use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::effect::Effect;
use crate::tui::mouse::{Target, target};
use crate::tui::terminal::{Mouse, MouseKind};
use crate::tui::update::{select, split, update};

/// The lines that a text scrolls when the wheel is turned by a notch.
const NOTCH: usize = 3;

pub(super) fn act(app: &mut App, mouse: Mouse) -> Vec<Effect> {
    match mouse.kind {
        MouseKind::WheelUp => turn(app, Action::PreviousRow),
        MouseKind::WheelDown => turn(app, Action::NextRow),
        MouseKind::Press => press(app, mouse),
        MouseKind::DoublePress => press_twice(app, mouse),
        MouseKind::Drag => drag(app, mouse),
        MouseKind::Release => Vec::new(),
    }
}

/// Goes on or back wherever that means something.
fn turn(app: &mut App, action: Action) -> Vec<Effect> {
    let known = app.keys().within(app.context()).any(|bound| bound.binding.action == action);
    let times = if matches!(app.mode, Mode::Help { .. }) { NOTCH } else { 1 };
    let times = if known { times } else { 0 };
    (0..times).flat_map(|_| update(app, action.clone())).collect()
}

fn press(app: &mut App, mouse: Mouse) -> Vec<Effect> {
    match target(app, mouse.column, mouse.line) {
        Target::Key(action) => return update(app, action),
        Target::Entry(index, action) => return take(app, index, action),
        Target::Nothing => {}
        Target::Place(index) => match &mut app.mode {
            Mode::Map { at } => *at = index,
            Mode::Rows => {
                app.anchor = None;
                app.go_to(index);
            }
            _ => {}
        },
        Target::Row { index, text } => match &app.mode {
            Mode::Rows => {
                app.anchor = None;
                app.go_to(index);
                app.side = text.map_or(app.side, |(side, _)| side);
            }
            Mode::Edit(_) | Mode::Split(_) => caret(app, index, text),
            _ => {}
        },
    }
    Vec::new()
}

/// Opens the text that was pressed on. The first press has made its row the current one; the row may have moved since.
fn press_twice(app: &mut App, mouse: Mouse) -> Vec<Effect> {
    if !matches!(app.mode, Mode::Rows) {
        return press(app, mouse);
    }
    match target(app, mouse.column, mouse.line) {
        Target::Key(action) => update(app, action),
        Target::Place(_) => press(app, mouse),
        Target::Entry(..) | Target::Nothing => Vec::new(),
        Target::Row { index, text } => {
            let before = app.current;
            let effects = update(app, Action::Edit);
            if let (true, Some((side, offset)), Mode::Edit(editor)) = (index == before, text, &mut app.mode)
                && side == app.side
            {
                editor.put(offset);
            }
            effects
        }
    }
}

/// Carries out an entry of a list.
fn take(app: &mut App, index: usize, action: Action) -> Vec<Effect> {
    match &mut app.mode {
        Mode::Palette { palette, .. } => {
            palette.chosen = index;
            update(app, Action::Confirm)
        }
        _ => update(app, action),
    }
}

/// Selects rows from the one that was pressed on; in a text the caret goes along.
fn drag(app: &mut App, mouse: Mouse) -> Vec<Effect> {
    if matches!(app.mode, Mode::Map { .. }) {
        return press(app, mouse);
    }
    let Target::Row { index, text } = target(app, mouse.column, mouse.line) else { return Vec::new() };
    let same_text = index == app.current && text.is_some_and(|(side, _)| side == app.side);
    match app.mode {
        Mode::Edit(_) if same_text => {
            if let (Some((_, offset)), Mode::Edit(editor)) = (text, &mut app.mode) {
                editor.select_to(offset);
            }
        }
        Mode::Split(_) if same_text => caret(app, index, text),
        // A hand that trembles inside of a row selects nothing.
        Mode::Rows if index != app.current => {
            app.anchor = app.anchor.or(app.bead());
            app.go_to(index);
            select::tell(app);
        }
        _ => {}
    }
    Vec::new()
}

/// Puts the caret where the mouse is, if that is in the text that has one.
fn caret(app: &mut App, index: usize, text: Option<(crate::edit::Side, usize)>) {
    let Some((side, offset)) = text.filter(|_| index == app.current) else {
        let told = match app.mode {
            Mode::Split(_) => "this row is being split: Esc leaves it as it is",
            _ => "a text is being edited: Enter keeps it, Esc leaves it",
        };
        return app.tell(told);
    };
    match &mut app.mode {
        Mode::Split(_) if side != app.side => {
            split::other_side(app);
            if let (true, Mode::Split(editor)) = (side == app.side, &mut app.mode) {
                editor.put(offset);
            }
        }
        Mode::Edit(_) if side != app.side => app.tell("the text across is not being edited"),
        Mode::Split(editor) | Mode::Edit(editor) => editor.put(offset),
        _ => {}
    }
}
