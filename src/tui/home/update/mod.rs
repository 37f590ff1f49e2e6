//! What actions do to the list of pairs. One file per mode.
//!
//! Pure: what the world has to do comes back as effects, and what came of them is told by [`outcome()`].

mod add;
mod browse;
mod list;
mod mouse;
mod name;
mod outcome;

use ratatui::layout::Size;

use crate::tui::action::Action;
use crate::tui::editor::Editor;
use crate::tui::home::{Home, HomeEffect, HomeMode};
use crate::tui::keys::Context;
use crate::tui::terminal::MouseKind;
use crate::tui::update::typed_direction;
use crate::tui::view::help_lines;

pub(super) use outcome::outcome;

/// Carries out an action and returns what the world has to do for it.
pub fn update(home: &mut Home, action: Action) -> Vec<HomeEffect> {
    if matches!(action, Action::Tick) {
        settle(home);
        return Vec::new();
    }
    if !home.has_room() && !works_unseen(&action) {
        return Vec::new();
    }
    if let Action::Mouse(mouse) = action {
        // A button that is let go, or a mouse that moves, is no reason to take a message away.
        if !matches!(mouse.kind, MouseKind::Release | MouseKind::Drag) {
            home.message = None;
        }
        let effects = mouse::act(home, mouse);
        settle(home);
        return effects;
    }
    home.message = None;
    let effects = match action {
        Action::Hangup | Action::Interrupt => vec![HomeEffect::Quit],
        Action::Suspend => vec![HomeEffect::Suspend],
        Action::Redraw => vec![HomeEffect::Redraw],
        Action::Unknown(key) => {
            unknown(home, &key);
            Vec::new()
        }
        Action::Help if !matches!(home.mode, HomeMode::Help { .. }) => {
            open_help(home);
            Vec::new()
        }
        action => match home.mode {
            HomeMode::List => list::update(home, action),
            HomeMode::Find { .. } => list::find(home, action),
            HomeMode::Rename(..) => name::rename(home, action),
            HomeMode::File(..) => name::file(home, action),
            HomeMode::Question(..) => name::answer(home, action),
            HomeMode::Browse(_) => browse::update(home, action),
            HomeMode::Path(..) => browse::path(home, action),
            HomeMode::Name { .. } => add::name(home, action),
            HomeMode::Waiting { .. } => add::waiting(home, action),
            HomeMode::Help { .. } => help(home, action),
        },
    };
    settle(home);
    effects
}

/// Whether an action is carried out in a window too small to show what it does.
fn works_unseen(action: &Action) -> bool {
    matches!(action, Action::Hangup | Action::Interrupt | Action::Suspend | Action::Redraw | Action::Quit)
}

/// Tells the list how large the screen is.
pub fn resize(home: &mut Home, size: Size) {
    if home.size != size {
        home.size = size;
        settle(home);
    }
}

/// Scrolls to where the translator is.
fn settle(home: &mut Home) {
    let room = home.room();
    home.top = scrolled(home.top, home.shelf.current(), home.shelf.len(), room);
    let lines = room + 1;
    match &mut home.mode {
        HomeMode::Browse(browser) | HomeMode::Path(browser, _) => {
            browser.top = scrolled(browser.top, browser.current(), browser.len(), room);
        }
        HomeMode::Help { top, filter, .. } => {
            let all = help_lines(&home.keys, filter.text(), home.size.width).len();
            *top = (*top).min(all.saturating_sub(lines));
        }
        _ => {}
    }
}

/// The place on top of a screen such that the current one is on it, and no line is free while there are more.
fn scrolled(top: usize, current: usize, all: usize, room: usize) -> usize {
    let top = top.min(current).max((current + 1).saturating_sub(room));
    top.min(all.saturating_sub(room))
}

/// Where an action of going leads, from a place among some; none when it is no such action.
fn gone(action: &Action, from: usize, all: usize, room: usize) -> Option<usize> {
    let last = all.saturating_sub(1);
    let page = room.saturating_sub(1).max(1);
    Some(match action {
        Action::NextRow => (from + 1).min(last),
        Action::PreviousRow => from.saturating_sub(1),
        Action::NextPage => (from + page).min(last),
        Action::PreviousPage => from.saturating_sub(page),
        Action::FirstRow => 0,
        Action::LastRow => last,
        _ => return None,
    })
}

/// Has an action write into a line, and says how many characters were dropped.
fn write(editor: &mut Editor, action: &Action) -> usize {
    match action {
        Action::Insert(c) => editor.insert(c.encode_utf8(&mut [0; 4])),
        Action::Paste(text) => editor.insert(text),
        action => {
            let base = typed_direction(editor.text());
            editor.act(action, base);
            0
        }
    }
}

fn tell_dropped(home: &mut Home, dropped: usize) {
    match dropped {
        0 => {}
        1 => home.tell("1 character was left out: no text may hold it"),
        _ => home.tell(format!("{dropped} characters were left out: no text may hold them")),
    }
}

/// The first key of an action in a context, for messages.
fn key_of(home: &Home, context: Context, action: &Action) -> String {
    home.keys.key_of(context, action)
}

/// What is told of a key that means nothing.
fn unknown(home: &mut Home, key: &str) {
    let help = key_of(home, home.context(), &Action::Help);
    match help.as_str() {
        "" => home.tell(format!("{key} does nothing here")),
        help => home.tell(format!("{key} does nothing here; {help} shows the keys")),
    }
}

/// Opens the help screen at the keys that are in force now.
fn open_help(home: &mut Home) {
    let title = home.keys.of(home.context()).next().map_or("", |bound| bound.table.title);
    let lines = help_lines(&home.keys, "", home.size.width);
    let top = lines.iter().position(|line| line.text == title).unwrap_or(0);
    let back = Box::new(std::mem::replace(&mut home.mode, HomeMode::List));
    home.mode = HomeMode::Help { top, filter: Editor::default(), typing: false, back };
}

fn help(home: &mut Home, action: Action) -> Vec<HomeEffect> {
    let room = home.room() + 1;
    let HomeMode::Help { top, filter, typing, back } = &mut home.mode else { return Vec::new() };
    let all = help_lines(&home.keys, filter.text(), home.size.width).len();
    match action {
        Action::Leave if *typing || !filter.text().is_empty() => {
            *typing = false;
            *filter = Editor::default();
        }
        Action::Leave => home.mode = std::mem::replace(&mut **back, HomeMode::List),
        Action::Find => {
            *typing = true;
            *top = 0;
        }
        Action::Confirm => *typing = false,
        action if *typing => {
            let dropped = write(filter, &action);
            tell_dropped(home, dropped);
        }
        action => *top = gone(&action, *top, all, room).unwrap_or(*top),
    }
    Vec::new()
}
