//! What actions do to the review screen's state. One file per mode.
//!
//! Pure: nothing is written here. What has to be written comes back as effects, and what came of them is told by
//! [`outcome()`].

mod code_point;
mod copy;
mod detail;
mod edit;
mod file;
mod filter;
mod find;
mod go_to;
mod going;
mod help;
mod look;
mod map;
mod mend;
mod mouse;
mod outcome;
mod pages;
mod palette;
mod prompt;
mod realign;
mod replace;
mod rows;
mod select;
mod split;
mod writing;

use ratatui::layout::Size;

use crate::edit::Command;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::hunt;
use crate::tui::keys::Context;
use crate::tui::scroll::Scroll;
use crate::tui::terminal::MouseKind;

pub(in crate::tui) use file::file_name;
pub(in crate::tui) use find::direction as typed_direction;
pub(in crate::tui) use going::{arrive, round};
pub use outcome::outcome;

/// Carries out an action and returns what the world has to do for it.
pub fn update(app: &mut App, action: Action) -> Vec<Effect> {
    if action == Action::Tick {
        let effects = go_on(app);
        settle(app);
        return effects;
    }
    if app.panes().is_none() && !works_unseen(&action) {
        return Vec::new();
    }
    if let Action::Mouse(mouse) = action {
        // A button that is let go, or a mouse that moves, is no reason to take a message away.
        if !matches!(mouse.kind, MouseKind::Release | MouseKind::Drag) {
            app.message = None;
        }
        let effects = mouse::act(app, mouse);
        settle(app);
        return effects;
    }
    app.message = None;
    app.seek = false;
    app.search.stop();
    app.hunt = None;
    let effects = carry_out(app, action);
    settle(app);
    effects
}

/// Goes on with what was not at its end yet, one thing at a time.
fn go_on(app: &mut App) -> Vec<Effect> {
    if matches!(app.mode, Mode::Replace(_)) {
        return replace::go_on(app);
    }
    if app.search.is_running() {
        find::go_on(app);
    } else if app.hunt.is_some() {
        hunt::go_on(app);
    } else if app.is_filtering() {
        app.go_on_filtering();
    } else if app.search.is_counting() {
        find::go_on(app);
    } else {
        app.read_on();
    }
    Vec::new()
}

/// Carries out an action in whatever is being done.
fn carry_out(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Hangup => hangup(app),
        Action::Interrupt => interrupt(app),
        Action::Suspend => vec![Effect::Suspend],
        Action::Redraw => vec![Effect::Redraw],
        action => in_context(app, action),
    }
}

/// Carries out an action where it means something else in every context.
fn in_context(app: &mut App, action: Action) -> Vec<Effect> {
    match app.context() {
        Context::Split => split::update(app, action),
        Context::Edit => edit::update(app, action),
        Context::Find => find::update(app, action),
        Context::Filter => filter::update(app, action),
        Context::Replacement => replace::typing(app, action),
        Context::Replace => replace::update(app, action),
        Context::GoTo => go_to::update(app, action),
        Context::CodePoint => code_point::update(app, action),
        Context::File => file::update(app, action),
        Context::Question => file::answer(app, action),
        Context::Kind => going::update(app, action),
        Context::Prompt => prompt::update(app, action),
        Context::Palette => palette::update(app, action),
        Context::Map => map::update(app, action),
        Context::Aligning => realign::update(app, action),
        Context::Help | Context::HelpFind => help::update(app, action),
        Context::Rows | Context::Caret | Context::Writing | Context::Anywhere => rows::update(app, action),
        // The list of pairs is a place of its own.
        Context::Home | Context::HomeFind | Context::HomeName | Context::Browse | Context::Path | Context::Waiting => {
            Vec::new()
        }
    }
}

/// Whether an action is carried out in a window too small to show what it does.
fn works_unseen(action: &Action) -> bool {
    matches!(action, Action::Hangup | Action::Interrupt | Action::Suspend | Action::Redraw | Action::Quit)
}

/// Tells the screen how large it is.
pub fn resize(app: &mut App, size: Size) {
    if app.size != size {
        app.size = size;
        settle(app);
    }
}

/// Scrolls to where the translator is.
fn settle(app: &mut App) {
    let Some(panes) = app.panes() else { return };
    let room = usize::from(panes.body.height);
    if matches!(app.mode, Mode::Help { .. }) {
        return help::settle(app, panes.body);
    }
    let line = app.caret_line(&panes).or_else(|| app.hit_line(&panes));
    let shown = app.shown();
    let height = |place: usize| shown.row(place).map_or(0, |row| app.height(&panes, row));
    let mut scroll = Scroll { top: shown.place(app.scroll.top), ..app.scroll };
    scroll.follow(shown.place(app.current), shown.len(), room, line, &height);
    scroll.top = shown.row(scroll.top).unwrap_or(0);
    app.scroll = scroll;
}

/// Copies what is selected, if something is. Else leaves, but a changed text first.
fn interrupt(app: &mut App) -> Vec<Effect> {
    if app.writing().is_some_and(|editor| editor.selection().is_some()) {
        return writing::copy(app);
    }
    let Some(text) = changed_text(app) else { return vec![Effect::Quit] };
    app.left = Some(text);
    app.mode = Mode::Rows;
    let (edit, bring_back) = bring_back_keys(app);
    app.tell(format!("the text was left: {edit}, then {bring_back} brings it back; Ctrl+C again quits"));
    Vec::new()
}

/// Nobody can be asked any more: a changed text is kept, since that can be undone and losing it can not.
fn hangup(app: &mut App) -> Vec<Effect> {
    let kept = changed_text(app).zip(app.bead());
    let kept = kept.map(|(text, bead)| Effect::Apply(Command::EditText { bead, side: app.side, text }));
    kept.into_iter().chain([Effect::Quit]).collect()
}

/// The text that is being edited, if it is another than that of the row.
pub(in crate::tui) fn changed_text(app: &App) -> Option<String> {
    let Mode::Edit(editor) = app.mode.behind_help() else { return None };
    (editor.text().trim() != app.current_text().trim()).then(|| editor.text().to_owned())
}

fn bring_back_keys(app: &App) -> (String, String) {
    (app.key_of(Context::Rows, &Action::Edit), app.key_of(Context::Edit, &Action::BringBack))
}

/// What is told of a key that means nothing.
fn unknown(app: &mut App, key: &str) {
    let help = app.key_of(app.context(), &Action::Help);
    match help.as_str() {
        "" => app.tell(format!("{key} does nothing here")),
        help => app.tell(format!("{key} does nothing here; {help} shows the keys")),
    }
}

/// Opens the help screen at the keys that are in force now.
fn open_help(app: &mut App) {
    let top = app.panes().map_or(0, |panes| help::first_line(app, app.context(), panes.body));
    let back = Box::new(std::mem::replace(&mut app.mode, Mode::Rows));
    app.mode = Mode::Help { top, filter: Editor::default(), typing: false, back };
}
