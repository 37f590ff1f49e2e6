//! The map: the path of all rows, what its signs mean, and the row under the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use crate::edit::{RowView, Side};
use crate::lang::Direction;
use crate::screen;
use crate::tui::app::App;
use crate::tui::map::{Chart, Stop, Worst, picture};
use crate::tui::paint;
use crate::tui::panes::Panes;
use crate::tui::theme::Theme;
use crate::tui::view::meta;

/// Draws the map and says where its cursor stands.
pub(super) fn draw(app: &App, at: usize, theme: Theme, panes: &Panes, buffer: &mut Buffer) -> Option<Position> {
    let area = picture(panes.body);
    let chart = app.chart(panes);
    axes(app, &chart, theme, Rect { height: 1, ..panes.body }, buffer);
    signs(theme, Rect { y: area.bottom(), height: 1, ..area }, buffer);
    let seen = app.rows_on_screen(panes);
    for stop in chart.stops() {
        let mut look = stop.how.style(theme);
        if stop.rows.0 < seen.end && seen.start <= stop.rows.1 {
            look = look.patch(theme.map_here());
        }
        let sign = sign(stop, app.look().dots, theme);
        paint::text(buffer, area.x + stop.cell.0, area.y + stop.cell.1, area.right(), &sign.to_string(), look);
    }
    let stop = chart.stops().get(chart.stop_of(at)?)?;
    under_cursor(app, at, stop, theme, Rect { y: area.bottom() + 1, height: 3, ..area }, buffer);
    Some(Position { x: area.x + stop.cell.0, y: area.y + stop.cell.1 })
}

/// Dots, and where there are no colours to tell by, the sign of what wants a look.
fn sign(stop: &Stop, dots: bool, theme: Theme) -> char {
    match dots && (theme.has_colours() || !stop.how.wants_a_look()) {
        true => stop.braille(),
        false => stop.how.sign(),
    }
}

/// Which way the texts go.
fn axes(app: &App, chart: &Chart, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let lang = |side| &app.state().document(side).lang;
    let told = |side: Side| format!("{} ({}), {} segments", side.name(), lang(side), chart.segments(side));
    let (across, down) = (told(Side::Source), told(Side::Target));
    let text = match app.direction(Side::Source) {
        Direction::RightToLeft => format!("↓ {down}   ← {across}"),
        Direction::LeftToRight => format!("→ {across}   ↓ {down}"),
    };
    let width = text.chars().count() as u16;
    let x = match app.direction(Side::Source) {
        Direction::RightToLeft => area.right().saturating_sub(width),
        Direction::LeftToRight => area.x,
    };
    paint::text(buffer, x, area.y, area.right(), &text, theme.faint());
}

/// What the signs mean, the worst first.
fn signs(theme: Theme, area: Rect, buffer: &mut Buffer) {
    let mut x = area.x;
    for worst in Worst::ALL {
        let look = worst.style(theme);
        x = paint::text(buffer, x, area.y, area.right(), &worst.sign().to_string(), look.add_modifier(Modifier::BOLD));
        x = paint::text(buffer, x + 1, area.y, area.right(), worst.words(), look) + 2;
    }
}

/// The row under the cursor: what it is, and how its two texts begin.
fn under_cursor(app: &App, at: usize, stop: &Stop, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let Some(row) = app.state().row(at) else { return };
    let (first, last) = (stop.rows.0 + 1, stop.rows.1 + 1);
    let place = match first == last {
        true => format!("row {}", at + 1),
        false => format!("row {} (here: {first} to {last})", at + 1),
    };
    let confidence = meta::confidence(row.bead.confidence);
    let shape = format!("{}:{}", row.len(Side::Source), row.len(Side::Target));
    let told = format!("{place}   {}   {shape}   {}", confidence.trim(), row.bead.status);
    paint::text(buffer, area.x, area.y, area.right(), &told, theme.heading());
    for (y, side) in (area.y + 1..area.bottom()).zip(Side::BOTH) {
        beginning(app, &row, side, Rect { y, height: 1, ..area }, buffer);
    }
}

/// The first words of a side, from where the side begins.
fn beginning(app: &App, row: &RowView<'_>, side: Side, area: Rect, buffer: &mut Buffer) {
    let laid = screen::line(row.text(side).as_str(), app.direction(side), area.width);
    if let Some(line) = laid.rows().first() {
        paint::row(buffer, area.x, area.y, line, &|_, _| Style::new());
    }
}
