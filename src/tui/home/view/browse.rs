//! The folder in which a file is chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::home::{Browser, Entry, Kind, Picking};
use crate::tui::paint;
use crate::tui::theme::Theme;

/// The columns of a size, flush right: `1023 kB`.
const SIZE: u16 = 9;

/// Draws what is chosen, the folder, and what is in it. Names may be anything; they are only ever painted.
pub(super) fn draw(browser: &Browser, theme: Theme, header: Rect, body: Rect, buffer: &mut Buffer) {
    let style = theme.header();
    paint::look(buffer, header, style);
    match browser.picking() {
        Picking::Source => {
            paint::text(buffer, 1, header.y, header.right(), "New pair: the text that was translated", style);
        }
        Picking::Target(source) => {
            let x = paint::text(buffer, 1, header.y, header.right(), "New pair: the translation of ", style);
            let name = source.file_name().unwrap_or_default().to_string_lossy();
            paint::name(buffer, x, header.y, header.right(), &name, style);
        }
    }
    paint::text(buffer, 0, body.y - 1, body.right(), &browser.folder().display().to_string(), theme.heading());
    for (y, place) in (body.y..body.bottom()).zip(browser.top..browser.len()) {
        let current = place == browser.current();
        if current {
            paint::text(buffer, 0, y, 2, "▌", theme.bar());
        }
        let style = if current { theme.heading() } else { Style::new() };
        match browser.entry(place) {
            None => {
                paint::text(buffer, 2, y, body.right(), "../", style);
            }
            Some(entry) => draw_entry(entry, style, theme, y, body, buffer),
        }
    }
}

fn draw_entry(entry: &Entry, style: Style, theme: Theme, y: u16, body: Rect, buffer: &mut Buffer) {
    let end = body.right().saturating_sub(SIZE + 1);
    // A wide window should not part a size from its name.
    let end = end.min(72);
    let name = entry.name.to_string_lossy();
    match entry.kind {
        Kind::Folder => {
            let after = paint::name(buffer, 2, y, end - 1, &name, style);
            paint::text(buffer, after, y, end, "/", style);
        }
        Kind::File(size) => {
            paint::name(buffer, 2, y, end, &name, style);
            let size = size.map(told).unwrap_or_default();
            let start = (end + SIZE).saturating_sub(size.chars().count() as u16);
            paint::text(buffer, start, y, end + SIZE, &size, theme.faint());
        }
        Kind::Other => {
            paint::name(buffer, 2, y, end, &name, theme.faint());
        }
    }
}

/// A size in at most eight columns.
fn told(bytes: u64) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"];
    let (mut size, mut unit) = (bytes as f64, 0);
    while size >= 999.5 && unit + 1 < units.len() {
        size /= 1000.0;
        unit += 1;
    }
    let digits = if size < 9.95 && unit > 0 { 1 } else { 0 };
    format!("{size:.digits$} {}", units[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_told_shortly() {
        for (bytes, text) in [
            (0, "0 B"),
            (999, "999 B"),
            (1000, "1.0 kB"),
            (12_345, "12 kB"),
            (999_499, "999 kB"),
            (999_500, "1.0 MB"),
            (9_949_999, "9.9 MB"),
            (1 << 40, "1.1 TB"),
            (u64::MAX, "18446744 TB"),
        ] {
            assert_eq!(told(bytes), text, "{bytes}");
        }
    }
}
