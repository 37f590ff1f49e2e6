//! Looking at the map. The cursor is a row's; it moves from one cell of the path to the next.

use crate::edit::Side;
use crate::lang::Direction;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::effect::Effect;
use crate::tui::update::{open_help, rows, unknown};

/// Opens the map at the current row.
pub(super) fn open(app: &mut App) {
    match app.state().is_empty() {
        true => app.tell("this pair has no rows"),
        false => app.mode = Mode::Map { at: app.current },
    }
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let Mode::Map { at } = app.mode else { return Vec::new() };
    let last = app.state().len().saturating_sub(1);
    let tenth = app.state().len().div_ceil(10);
    let leftward = app.direction(Side::Source) == Direction::RightToLeft;
    let to = match action {
        Action::NextRow => beside(app, at, true),
        Action::PreviousRow => beside(app, at, false),
        Action::CaretLeft => beside(app, at, leftward),
        Action::CaretRight => beside(app, at, !leftward),
        Action::NextPage => at.saturating_add(tenth).min(last),
        Action::PreviousPage => at.saturating_sub(tenth),
        Action::FirstRow => 0,
        Action::LastRow => last,
        Action::NextToLook => to_look(app, at, true),
        Action::PreviousToLook => to_look(app, at, false),
        Action::Confirm => {
            rows::back(app);
            app.go_to(at);
            return Vec::new();
        }
        Action::Leave => {
            rows::back(app);
            return Vec::new();
        }
        Action::MapSigns => {
            app.look.dots = !app.look.dots;
            at
        }
        Action::Help => {
            open_help(app);
            return Vec::new();
        }
        Action::Unknown(key) => {
            unknown(app, &key);
            at
        }
        _ => at,
    };
    app.mode = Mode::Map { at: to };
    Vec::new()
}

/// The worst row of the next cell of the path, or of the one before. At an end of the path: the first or last row.
fn beside(app: &App, at: usize, forward: bool) -> usize {
    let Some(chart) = app.panes().map(|panes| app.chart(&panes)) else { return at };
    let stops = chart.stops();
    let Some(here) = chart.stop_of(at) else { return at };
    let ahead: &mut dyn Iterator<Item = &crate::tui::map::Stop> =
        if forward { &mut stops[here + 1..].iter() } else { &mut stops[..here].iter().rev() };
    // A row may take several cells.
    let other = ahead.map(|stop| stop.worst).find(|row| if forward { *row > at } else { *row < at });
    other.unwrap_or(if forward { app.state().len().saturating_sub(1) } else { 0 })
}

/// The worst row of the next cell that has one worth looking at, or of the one before.
fn to_look(app: &mut App, at: usize, forward: bool) -> usize {
    let Some(chart) = app.panes().map(|panes| app.chart(&panes)) else { return at };
    let mut worth = chart.stops().iter().filter(|stop| stop.how.wants_a_look()).map(|stop| stop.worst);
    let found = if forward { worth.find(|row| *row > at) } else { worth.rfind(|row| *row < at) };
    found.unwrap_or_else(|| {
        app.tell(if forward { "nothing further on is worth a look" } else { "nothing before is worth a look" });
        at
    })
}
