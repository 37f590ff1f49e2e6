//! Moving among rows, and inside rows that are taller than the screen.

use crate::tui::app::App;
use crate::tui::panes::Panes;
use crate::tui::scroll::{Scroll, reach_back};

pub(super) fn next_row(app: &mut App) {
    if !scroll_inside(app, |room| room.div_ceil(2) as isize)
        && let Some(row) = app.shown().away(app.current, 1)
    {
        app.go_to(row);
    }
}

pub(super) fn previous_row(app: &mut App) {
    if scroll_inside(app, |room| -(room.div_ceil(2) as isize)) {
        return;
    }
    if let Some(row) = app.shown().away(app.current, -1).filter(|row| *row < app.current) {
        app.go_to(row);
        enter_from_below(app);
    }
}

pub(super) fn next_page(app: &mut App) {
    if scroll_inside(app, |room| room.saturating_sub(1).max(1) as isize) {
        return;
    }
    let Some(panes) = app.panes() else { return next_row(app) };
    let shown = app.shown();
    let height = |place: usize| shown.row(place).map_or(0, |row| app.height(&panes, row));
    let scroll = Scroll { top: shown.place(app.scroll.top), ..app.scroll };
    let last = scroll.last_whole(shown.len(), room(&panes), &height);
    let target = last.unwrap_or(0).max(shown.place(app.current) + 1).min(shown.len().saturating_sub(1));
    let Some(row) = shown.row(target) else { return };
    app.go_to(row);
    app.scroll = Scroll { top: app.current, skip: 0 };
}

pub(super) fn previous_page(app: &mut App) {
    if scroll_inside(app, |room| -(room.saturating_sub(1).max(1) as isize)) {
        return;
    }
    let Some(panes) = app.panes() else { return previous_row(app) };
    if app.state().is_empty() {
        return;
    }
    let shown = app.shown();
    let height = |place: usize| shown.row(place).map_or(0, |row| app.height(&panes, row));
    let current = shown.place(app.current);
    let first = reach_back(shown.place(app.scroll.top).min(current), room(&panes), &height);
    let Some(row) = shown.row(first.min(current.saturating_sub(1))) else { return };
    app.go_to(row);
    app.scroll = Scroll { top: app.current, skip: 0 };
    enter_from_below(app);
}

pub(super) fn first_row(app: &mut App) {
    app.go_to(app.shown().row(0).unwrap_or(0));
    app.scroll = Scroll { top: app.current, skip: 0 };
}

pub(super) fn last_row(app: &mut App) {
    let shown = app.shown();
    app.go_to(shown.row(shown.len().saturating_sub(1)).unwrap_or(0));
}

fn room(panes: &Panes) -> usize {
    usize::from(panes.body.height)
}

/// Scrolls inside the current row by some lines of the room there is, if it is taller than the screen and has lines
/// left in that direction.
fn scroll_inside(app: &mut App, lines: impl Fn(usize) -> isize) -> bool {
    let Some(panes) = app.panes().filter(|_| app.row().is_some()) else { return false };
    let room = room(&panes);
    let hidden = app.height(&panes, app.current).saturating_sub(room);
    let skip = app.scroll.skip.saturating_add_signed(lines(room)).min(hidden);
    if app.scroll.top != app.current || skip == app.scroll.skip {
        return false;
    }
    app.scroll.skip = skip;
    true
}

/// Shows the end of the current row if it is taller than the screen.
fn enter_from_below(app: &mut App) {
    let Some(panes) = app.panes().filter(|_| app.row().is_some()) else { return };
    let hidden = app.height(&panes, app.current).saturating_sub(room(&panes));
    if hidden > 0 {
        app.scroll = Scroll { top: app.current, skip: hidden };
    }
}
