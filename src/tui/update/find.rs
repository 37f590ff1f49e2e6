//! Typing what is searched for, and going from hit to hit.

use crate::edit::{RowView, Side};
use crate::lang::Direction;
use crate::text::fold;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::search::{Progress, Search};
use crate::tui::update::{edit, rows, unknown};

pub(super) fn begin(app: &mut App) {
    let before = Box::new(std::mem::take(&mut app.search));
    app.mode = Mode::Find { editor: Editor::default(), origin: (app.current, app.side), before };
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let Mode::Find { editor, .. } = &mut app.mode else { return Vec::new() };
    let base = direction(editor.text());
    match action {
        Action::Confirm => confirm(app),
        Action::Leave => leave(app),
        Action::NextHit => again(app, true),
        Action::PreviousHit => again(app, false),
        Action::Unknown(key) => unknown(app, &key),
        action => {
            edit::type_into(app, action, base);
            let told = app.message.take();
            changed(app);
            app.message = told.or(app.message.take());
            return Vec::new();
        }
    }
    changed(app);
    Vec::new()
}

/// The direction of what was typed, by its first letter that has one.
pub(in crate::tui) fn direction(typed: &str) -> Direction {
    use unicode_bidi::BidiClass::{AL, L, R};
    let strong = typed.chars().map(unicode_bidi::bidi_class).find(|class| matches!(class, L | R | AL));
    if matches!(strong, Some(R | AL)) { Direction::RightToLeft } else { Direction::LeftToRight }
}

/// Searches again if what was typed is another text now.
fn changed(app: &mut App) {
    let Mode::Find { editor, origin, .. } = &app.mode else { return };
    if editor.text() == app.search.wanted() {
        return app.search.resume();
    }
    let (text, origin) = (editor.text().to_owned(), *origin);
    let rows = app.state().len();
    app.search.change(&text, origin.0, rows);
    if app.search.is_empty() {
        app.search.stop();
        return return_to(app, origin);
    }
    look(app);
}

/// Goes to the next row with what is searched for.
pub(super) fn again(app: &mut App, forward: bool) {
    if app.search.is_empty() {
        return app.tell("nothing was searched for yet");
    }
    let (current, rows) = (app.current, app.state().len());
    app.search.again(current, rows, forward);
    look(app);
}

/// Goes on with a search that was not at its end yet.
pub(super) fn go_on(app: &mut App) {
    if app.search.is_running() {
        look(app);
    }
}

fn look(app: &mut App) {
    let App { search, pair, .. } = app;
    let typing = match &app.mode {
        Mode::Find { origin, .. } => Some(*origin),
        _ => None,
    };
    match search.go_on(pair.state()) {
        Progress::Found { row, side, wrapped } => {
            let same = row == app.current && typing.is_none();
            let beside = app.state().row(row).is_some_and(|row| has(app, &row, app.side));
            app.go_to(row);
            app.side = if beside { app.side } else { side };
            app.message = None;
            match (same, wrapped) {
                (true, _) => app.tell("this is the only row with it"),
                (false, true) => app.tell("went on from the other end"),
                (false, false) => {}
            }
        }
        Progress::Nowhere => {
            if let Some(origin) = typing {
                return_to(app, origin);
            }
            app.tell("no row has it");
        }
        Progress::Running { left } => app.tell(format!("searching: {left} rows to go")),
    }
}

fn has(app: &App, row: &RowView<'_>, side: Side) -> bool {
    fold(row.text(side).as_str()).contains(app.search.needle().as_str())
}

fn return_to(app: &mut App, (row, side): (usize, Side)) {
    app.go_to(row);
    app.side = side;
}

/// Stays where the search has come to; one that is still running goes on.
fn confirm(app: &mut App) {
    app.search.resume();
    rows::back(app);
}

/// Goes back to where the search began, and to what was searched for before.
fn leave(app: &mut App) {
    let Mode::Find { origin, before, .. } = std::mem::replace(&mut app.mode, Mode::Rows) else { return };
    app.search = Search::clone(&before);
    return_to(app, origin);
}
