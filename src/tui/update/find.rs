//! Typing what is searched for, and going from hit to hit.

use crate::edit::Side;
use crate::lang::Direction;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::search::{Progress, Search};
use crate::tui::update::{replace, rows, writing};

pub(super) fn begin(app: &mut App) {
    let anew = app.search.anew();
    let before = Box::new(std::mem::replace(&mut app.search, anew));
    app.mode = Mode::Find { editor: Editor::default(), origin: (app.current, app.side), before };
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let Mode::Find { editor, .. } = &app.mode else { return Vec::new() };
    let base = direction(editor.text());
    match action {
        Action::Confirm => confirm(app),
        Action::Leave => leave(app),
        Action::NextHit => again(app, true),
        Action::PreviousHit => again(app, false),
        Action::SearchSides | Action::SearchExactly | Action::SearchRegex => turn(app, &action),
        Action::Replace => {
            confirm(app);
            replace::begin(app);
        }
        action => {
            let effects = writing::update(app, action, base);
            let told = app.message.take();
            changed(app);
            app.message = told.or(app.message.take());
            return effects;
        }
    }
    Vec::new()
}

/// The direction of what was typed, by its first letter that has one.
pub(in crate::tui) fn direction(typed: &str) -> Direction {
    use unicode_bidi::BidiClass::{AL, L, R};
    let strong = typed.chars().map(unicode_bidi::bidi_class).find(|class| matches!(class, L | R | AL));
    if matches!(strong, Some(R | AL)) { Direction::RightToLeft } else { Direction::LeftToRight }
}

/// Searches in another way.
fn turn(app: &mut App, how: &Action) {
    let Mode::Find { origin, .. } = &app.mode else { return };
    let (mut matching, mut sides) = (app.search.matching(), app.search.sides());
    match how {
        Action::SearchSides => sides = sides.next(),
        Action::SearchExactly => matching.exact = !matching.exact,
        _ => matching.regex = !matching.regex,
    }
    let (origin, wanted) = (*origin, app.search.wanted().to_owned());
    app.search.change(&wanted, matching, sides, origin.0, app.pair.state().len());
    searched(app, origin);
}

/// Searches again if what was typed is another text now.
fn changed(app: &mut App) {
    let Mode::Find { editor, origin, .. } = &app.mode else { return };
    if editor.text() == app.search.wanted() {
        return app.search.resume();
    }
    let (text, origin) = (editor.text().to_owned(), *origin);
    let (matching, sides) = (app.search.matching(), app.search.sides());
    app.search.change(&text, matching, sides, origin.0, app.pair.state().len());
    searched(app, origin);
}

fn searched(app: &mut App, origin: (usize, Side)) {
    if !app.search.is_empty() {
        return look(app);
    }
    app.search.stop();
    return_to(app, origin);
    if let Some(error) = app.search.error() {
        let told = error.to_string();
        app.complain(told);
    }
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

/// Goes on with what was not at its end yet: a search, or else the count of its rows.
pub(super) fn go_on(app: &mut App) {
    if app.search.is_running() {
        look(app);
    } else if app.search.is_counting() {
        app.with_search(|search, state, shows| search.count_on(state, shows));
    }
}

fn look(app: &mut App) {
    let typing = match &app.mode {
        Mode::Find { origin, .. } => Some(*origin),
        _ => None,
    };
    match app.with_search(|search, state, shows| search.go_on(state, shows)) {
        Progress::Found { row, side, wrapped } => {
            let same = row == app.current && typing.is_none();
            let beside = app.state().row(row).is_some_and(|row| app.search.is_in(&row, app.side));
            app.go_to(row);
            app.side = if beside { app.side } else { side };
            app.seek = true;
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
