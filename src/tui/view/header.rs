//! The line on top: which pair, where in it, how far the review is.

use ratatui::buffer::Buffer;

use crate::edit::{Side, Status};
use crate::tui::app::App;
use crate::tui::filtered::grouped;
use crate::tui::paint;
use crate::tui::panes::Panes;
use crate::tui::theme::Theme;
use crate::tui::view::progress;

/// The columns of the progress bar.
const BAR: usize = 12;

/// The width from which on there is room to count each status.
const STATUSES_FROM: usize = 110;

pub(super) fn draw(app: &App, theme: Theme, panes: &Panes, buffer: &mut Buffer) {
    let area = panes.header;
    let style = theme.header();
    paint::look(buffer, area, style);
    let place = place(app, usize::from(area.width));
    let length = place.chars().count() as u16;
    let start = area.right().saturating_sub(length + 1);
    paint::text(buffer, start, area.y, area.right(), &place, style);
    let [source, target] = Side::BOTH.map(|side| app.state().document(side).lang.to_string());
    let langs = format!("  {source} → {target}");
    let end = start.saturating_sub(2);
    let name_end = end.saturating_sub(langs.chars().count() as u16);
    let mut x = area.x + 1;
    if let Some(told) = filter(app) {
        x = paint::text(buffer, x, area.y, end, &told, theme.filter()) + 1;
    }
    let after = paint::text(buffer, x, area.y, name_end, app.pair().name(), style);
    paint::text(buffer, after, area.y, end, &langs, style);
}

/// What is shown because of a filter.
fn filter(app: &App) -> Option<String> {
    let filtered = app.filter.as_ref()?;
    let rows = grouped(filtered.rows.found().len());
    let so_far = if filtered.rows.is_done() { "" } else { " so far" };
    Some(format!(" {rows} of {} rows{so_far}: {} ", grouped(app.state().len()), filtered.filter.typed()))
}

/// Where the translator is, how far the review is and what is left to look at, as much as there is room for.
fn place(app: &App, width: usize) -> String {
    let counts = app.counts();
    let all = counts.all();
    let row = if all == 0 { "no rows".to_owned() } else { format!("row {}/{all}", app.current() + 1) };
    let percent = (counts.done() * 100).checked_div(all).unwrap_or(100);
    if width < 80 {
        return format!("{row}  {percent}% done");
    }
    let look = format!("{} left to look at", counts.to_look());
    let bar = progress::bar(counts, BAR);
    if width < STATUSES_FROM {
        return format!("{row}  {bar} {percent}%  {look}");
    }
    let statuses: Vec<String> = [Status::Accepted, Status::NeedsReview, Status::Rejected, Status::Unreviewed]
        .map(|status| format!("{} {}", status.letter(), counts.get(status)))
        .to_vec();
    format!("{row}  {}  {bar} {percent}%  {look}", statuses.join("  "))
}
