//! The mouse in the list of pairs and among files: the wheel goes from line to line, a click goes to one, a second click
//! opens it; a key of the last line is pressed.

use ratatui::layout::Rect;

use crate::tui::action::Action;
use crate::tui::home::update::update;
use crate::tui::home::{Home, HomeEffect, HomeMode};
use crate::tui::terminal::{Mouse, MouseKind};
use crate::tui::view::footer_action;

/// The first line with a pair or a file.
const FIRST: u16 = 2;

pub(super) fn act(home: &mut Home, mouse: Mouse) -> Vec<HomeEffect> {
    match mouse.kind {
        MouseKind::WheelUp => update(home, Action::PreviousRow),
        MouseKind::WheelDown => update(home, Action::NextRow),
        MouseKind::Press => press(home, mouse),
        // The first click has gone there.
        MouseKind::DoublePress if is_on_line(home, mouse.line) => update(home, Action::Confirm),
        MouseKind::DoublePress => press(home, mouse),
        MouseKind::Drag | MouseKind::Release => Vec::new(),
    }
}

fn press(home: &mut Home, mouse: Mouse) -> Vec<HomeEffect> {
    let (width, last) = (home.size.width, home.size.height - 1);
    if mouse.line == last {
        let area = Rect { x: 0, y: last, width, height: 1 };
        let action = footer_action(&home.keys, home.context(), area, mouse.column);
        return action.map(|action| update(home, action)).unwrap_or_default();
    }
    if is_on_line(home, mouse.line) {
        let line = usize::from(mouse.line - FIRST);
        match &mut home.mode {
            HomeMode::List | HomeMode::Find { .. } => home.shelf.go_to(home.top + line),
            HomeMode::Browse(browser) => browser.go_to(browser.top + line),
            _ => {}
        }
    }
    Vec::new()
}

/// Whether a line of the screen has a pair or a file on it.
fn is_on_line(home: &Home, line: u16) -> bool {
    let Some(line) = line.checked_sub(FIRST).map(usize::from).filter(|line| *line < home.room()) else { return false };
    match &home.mode {
        HomeMode::List | HomeMode::Find { .. } => home.top + line < home.shelf.len(),
        HomeMode::Browse(browser) => browser.top + line < browser.len(),
        _ => false,
    }
}
