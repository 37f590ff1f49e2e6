//! Replacing what was searched for, hit by hit or all at once.

use crate::edit::{Command, Side};
use crate::text::Replacement;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::keys::Context;
use crate::tui::replacing::{All, Here, Replacing};
use crate::tui::search::Progress;
use crate::tui::update::find::direction;
use crate::tui::update::{find, open_help, rows, unknown, writing};

/// Asks for what takes the place of what is searched for; or first what is searched for.
pub(super) fn begin(app: &mut App) {
    if app.search.is_empty() {
        find::begin(app);
        let replace = app.key_of(Context::Find, &Action::Replace);
        return app.tell(format!("type what is to be replaced, then {replace}"));
    }
    app.mode = Mode::Replacement(Editor::default());
}

/// Typing the replacement.
pub(super) fn typing(app: &mut App, action: Action) -> Vec<Effect> {
    let Mode::Replacement(editor) = &app.mode else { return Vec::new() };
    match action {
        Action::Leave => rows::back(app),
        Action::Confirm => match Replacement::new(editor.text(), app.search.pattern()) {
            Ok(with) => {
                app.mode = Mode::Replace(Box::new(Replacing::new(with)));
                let side = first_side(app);
                look_from(app, side, 0);
            }
            Err(error) => app.complain(error.to_string()),
        },
        action => {
            let base = direction(editor.text());
            return writing::update(app, action, base);
        }
    }
    Vec::new()
}

/// Going from hit to hit.
pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let Mode::Replace(replacing) = &mut app.mode else { return Vec::new() };
    match action {
        Action::ReplaceThis if replacing.is_busy() => {}
        Action::Skip if replacing.is_busy() => {}
        Action::ReplaceThis => return replace_this(app),
        Action::Skip => {
            let from = replacing.here.as_ref().map_or(0, |here| here.hits[here.at].0.end);
            look_from(app, app.side, from);
        }
        Action::ReplaceAll => {
            replacing.all = Some(All::default());
            return go_on(app);
        }
        Action::Leave if replacing.all.is_some() => {
            replacing.all = None;
            app.tell("nothing was replaced");
        }
        Action::Leave => finish(app),
        Action::Help => open_help(app),
        Action::Unknown(key) => unknown(app, &key),
        _ => {}
    }
    Vec::new()
}

/// Goes on with what was not at its end yet.
pub(super) fn go_on(app: &mut App) -> Vec<Effect> {
    let Mode::Replace(replacing) = &mut app.mode else { return Vec::new() };
    if replacing.looking {
        look(app);
        return Vec::new();
    }
    let Some(mut all) = replacing.all.take() else { return Vec::new() };
    let with = replacing.with.clone();
    let done = app.with_search(|search, state, shows| all.go_on(state, search.pattern(), search.sides(), &with, shows));
    let (looked_at, rows) = (all.looked_at(), app.state().len());
    let edits = if done { std::mem::take(&mut all.edits) } else { Vec::new() };
    let Mode::Replace(replacing) = &mut app.mode else { return Vec::new() };
    if !done {
        replacing.all = Some(all);
        app.tell(format!("replacing: {} rows to go", rows.saturating_sub(looked_at)));
        return Vec::new();
    }
    if edits.is_empty() {
        finish(app);
        return Vec::new();
    }
    replacing.done = (replacing.done.0 + all.hits, replacing.done.1 + all.rows);
    vec![Effect::Apply(Command::EditTexts(edits))]
}

/// The side of the current row at which hits begin.
fn first_side(app: &App) -> Side {
    if app.search.sides().has(Side::Source) { Side::Source } else { Side::Target }
}

/// Goes to the first hit from a place of the current row on.
fn look_from(app: &mut App, side: Side, from: usize) {
    let mut place = Some((side, from));
    while let (Some((side, from)), Some(row)) = (place, app.row()) {
        let text = row.text(side);
        let Mode::Replace(replacing) = &app.mode else { return };
        let hits = match app.search.sides().has(side) {
            true => app.search.pattern().replacements(text.as_str(), &replacing.with),
            false => Vec::new(),
        };
        if let Some(here) = Here::new(text.as_str(), hits, from) {
            let Mode::Replace(replacing) = &mut app.mode else { return };
            replacing.here = Some(here);
            replacing.looking = false;
            app.side = side;
            app.seek = true;
            return;
        }
        place = (side == Side::Source).then_some((Side::Target, 0));
    }
    let (current, rows) = (app.current, app.state().len());
    app.search.below(current, rows);
    look(app);
}

/// Goes on to the next row with a hit.
fn look(app: &mut App) {
    let found = app.with_search(|search, state, shows| search.go_on(state, shows));
    let Mode::Replace(replacing) = &mut app.mode else { return };
    replacing.here = None;
    match found {
        Progress::Found { row, .. } => {
            replacing.looking = false;
            app.go_to(row);
            let side = first_side(app);
            look_from(app, side, 0);
        }
        Progress::Running { left } => {
            replacing.looking = true;
            app.tell(format!("searching: {left} rows to go"));
        }
        Progress::Nowhere => finish(app),
    }
}

fn replace_this(app: &mut App) -> Vec<Effect> {
    let (Mode::Replace(replacing), Some(row)) = (&app.mode, app.row()) else { return Vec::new() };
    let Some(here) = &replacing.here else { return Vec::new() };
    let (bead, text) = (row.bead.id, row.text(app.side));
    let (new, end) = here.replaced();
    if here.text != text.as_str() {
        look_from(app, app.side, 0);
        return Vec::new();
    }
    if new == text.as_str() {
        look_from(app, app.side, end);
        return Vec::new();
    }
    let Mode::Replace(replacing) = &mut app.mode else { return Vec::new() };
    replacing.next = end;
    vec![Effect::Apply(Command::EditText { bead, side: app.side, text: new })]
}

/// A hit was replaced, or all: goes on, or says what was done.
pub(super) fn applied(app: &mut App, command: &Command) {
    let bead = app.bead();
    let Mode::Replace(replacing) = &mut app.mode else { return };
    if matches!(command, Command::EditTexts(_)) {
        return finish(app);
    }
    let new_row = replacing.last != bead;
    replacing.done = (replacing.done.0 + 1, replacing.done.1 + usize::from(new_row));
    replacing.last = bead;
    let next = replacing.next;
    look_from(app, app.side, next);
}

/// Says how much was replaced, and goes back to the rows.
fn finish(app: &mut App) {
    let Mode::Replace(replacing) = &app.mode else { return };
    let (hits, rows) = replacing.done;
    let one = |count: usize, word: &str| if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") };
    let undo = app.key_of(Context::Rows, &Action::Undo);
    rows::back(app);
    match hits {
        0 => app.tell("nothing was replaced; there are no more hits below"),
        hits => app.tell(format!("{} replaced in {}; {undo} takes it back", one(hits, "hit"), one(rows, "row"))),
    }
}
