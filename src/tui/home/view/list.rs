//! The pairs, one a line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::lang::Direction;
use crate::screen::{Options, layout};
use crate::tui::action::Action;
use crate::tui::home::Home;
use crate::tui::home::view::columns::{Columns, NAME};
use crate::tui::home::when::{when, when_short};
use crate::tui::keys::Context;
use crate::tui::paint;
use crate::tui::theme::Theme;
use crate::workspace::{PairCounts, PairEntry};

/// Draws the line on top: which memory, how many pairs, in which order.
pub(super) fn draw_header(home: &Home, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let style = theme.header();
    paint::look(buffer, area, style);
    let shelf = &home.shelf;
    let pairs = match shelf.there() {
        0 => "no pairs".to_owned(),
        1 => "1 pair".to_owned(),
        there => format!("{there} pairs"),
    };
    let deleted = if shelf.shows_deleted() { format!(" and {} deleted", shelf.gone()) } else { String::new() };
    let told = format!("{pairs}{deleted}, {}", shelf.sort().told());
    let start = area.right().saturating_sub(told.chars().count() as u16 + 1);
    paint::text(buffer, start, area.y, area.right(), &told, style);
    let after = paint::text(buffer, area.x + 1, area.y, start, "Muqabala", style);
    paint::text(buffer, after + 2, area.y, start.saturating_sub(2), &home.memory, style);
}

/// Draws the pairs below a line of headings, or what can be done where there are none.
pub(super) fn draw(home: &Home, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let shelf = &home.shelf;
    if shelf.is_empty() {
        return draw_none(home, theme, area, buffer);
    }
    let columns = Columns::new(area.width);
    draw_headings(&columns, theme, area.y - 1, buffer);
    for (y, place) in (area.y..area.bottom()).zip(home.top..shelf.len()) {
        let Some(pair) = shelf.get(place) else { break };
        draw_pair(home, pair, place == shelf.current(), &columns, theme, y, buffer);
    }
}

fn draw_headings(columns: &Columns, theme: Theme, y: u16, buffer: &mut Buffer) {
    let style = theme.faint();
    paint::text(buffer, NAME, y, columns.name_end, "name", style);
    paint::text(buffer, columns.langs, y, columns.langs_end, "langs", style);
    right(buffer, columns.rows_end, y, "rows", style);
    match columns.bar_width {
        0 => right(buffer, columns.percent_end, y, "done", style),
        _ => {
            paint::text(buffer, columns.bar, y, columns.percent_end, "reviewed", style);
        }
    }
    right(buffer, columns.look_end, y, "look", style);
    paint::text(buffer, columns.touched, y, u16::MAX, "touched", style);
}

fn draw_pair(
    home: &Home,
    pair: &PairEntry,
    current: bool,
    columns: &Columns,
    theme: Theme,
    y: u16,
    buffer: &mut Buffer,
) {
    let plain = if pair.deleted { theme.faint() } else { Style::new() };
    let name = if current { plain.patch(theme.heading()) } else { plain };
    if current {
        paint::text(buffer, 0, y, NAME, "▌", theme.bar());
    }
    paint::name(buffer, NAME, y, columns.name_end, &pair.name, name);
    let langs = format!("{} → {}", pair.source_lang, pair.target_lang);
    paint::text(buffer, columns.langs, y, columns.langs_end, &langs, plain);
    let touched = if columns.short { when_short(pair.changed, &home.now) } else { when(pair.changed, &home.now) };
    paint::text(buffer, columns.touched, y, u16::MAX, &touched, theme.faint());
    match home.shelf.counts(pair.id) {
        Some(counts) => draw_counts(counts, pair.deleted, columns, theme, y, buffer),
        None => right(buffer, columns.rows_end, y, "…", theme.faint()),
    }
}

fn draw_counts(counts: PairCounts, deleted: bool, columns: &Columns, theme: Theme, y: u16, buffer: &mut Buffer) {
    let plain = if deleted { theme.faint() } else { Style::new() };
    right(buffer, columns.rows_end, y, &counts.rows.to_string(), plain);
    if deleted {
        let start = if columns.bar_width == 0 { columns.rows_end + 1 } else { columns.bar };
        paint::text(buffer, start, y, columns.look_end, "deleted", plain);
        return;
    }
    let done = counts.accepted + counts.rejected;
    let width = usize::from(columns.bar_width);
    // What is begun shows, and only what is done is full.
    let filled = match (done * width).checked_div(counts.rows) {
        None => width,
        Some(0) if done > 0 => 1.min(width),
        Some(filled) => filled,
    };
    let after = paint::text(buffer, columns.bar, y, columns.percent_end, &"█".repeat(filled), theme.bar());
    paint::text(buffer, after, y, columns.percent_end, &"░".repeat(width - filled), theme.faint());
    let percent = (done * 100).checked_div(counts.rows).unwrap_or(100);
    right(buffer, columns.percent_end, y, &format!("{percent}%"), plain);
    let (look, style) = match counts.want_a_look {
        0 => ("–".to_owned(), theme.faint()),
        looks => (looks.to_string(), plain),
    };
    right(buffer, columns.look_end, y, &look, style);
}

/// Draws a text that ends before a column.
fn right(buffer: &mut Buffer, end: u16, y: u16, text: &str, style: Style) {
    paint::text(buffer, end.saturating_sub(text.chars().count() as u16), y, end, text, style);
}

/// Says why no pair is shown, and what can be done.
fn draw_none(home: &Home, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let shelf = &home.shelf;
    let key = |action: &Action| home.keys.key_of(Context::Home, action);
    if shelf.there() > 0 {
        paint::text(buffer, NAME, area.y, area.right(), "No pair has that in its name.", theme.faint());
        return;
    }
    let mut lines = vec![
        "No pairs yet.".to_owned(),
        String::new(),
        format!("{:<6}aligns the sample article (Arabic–English)", key(&Action::Confirm)),
        format!("{:<6}picks two files of yours: a text and its translation", key(&Action::AddPair)),
        format!("{:<6}quits", key(&Action::Quit)),
    ];
    if shelf.gone() > 0 {
        let told =
            if shelf.gone() == 1 { "the deleted pair".to_owned() } else { format!("{} deleted pairs", shelf.gone()) };
        lines[0] = "No pairs are left.".to_owned();
        lines.insert(4, format!("{:<6}shows {told}, to be brought back", key(&Action::BringBackPair)));
    }
    let mut y = area.y + 1;
    for line in lines {
        let laid = layout(&line, Direction::LeftToRight, area.width.saturating_sub(NAME), &Options::default());
        for row in laid.rows() {
            if y < area.bottom() {
                paint::row(buffer, NAME, y, row, &|_, _| Style::new());
            }
            y += 1;
        }
    }
}
