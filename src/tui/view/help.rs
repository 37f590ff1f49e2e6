//! The help screen: the table of bindings, and what the signs before a row mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::edit::Status;
use crate::tui::app::App;
use crate::tui::keys::{Keymap, TABLES};
use crate::tui::paint;
use crate::tui::theme::Theme;

/// The columns of the keys.
const KEYS: usize = 20;

/// One line of the help screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) struct HelpLine {
    pub(in crate::tui) key: String,
    pub(in crate::tui) text: String,
    heading: bool,
}

/// All lines of the help screen in a window of some width.
pub(in crate::tui) fn lines(keymap: &Keymap, width: u16) -> Vec<HelpLine> {
    let room = usize::from(width).saturating_sub(KEYS + 1).max(10);
    let mut lines = Vec::new();
    for table in TABLES {
        lines.push(heading(table.title));
        for bound in keymap.of(table.context).filter(|bound| std::ptr::eq(bound.table, table)) {
            let keys: Vec<String> = bound.keys.iter().map(ToString::to_string).collect();
            entry(&keys.join(" "), bound.binding.help, room, &mut lines);
        }
        lines.push(HelpLine { key: String::new(), text: String::new(), heading: false });
    }
    lines.push(heading("Before a row"));
    for status in Status::ALL {
        let text = match status {
            Status::Unreviewed => "unreviewed: nothing was said of it yet",
            Status::Accepted => "accepted: it is in the translation memory",
            Status::NeedsReview => "needs review: to be looked at again",
            Status::Rejected => "rejected: no translation, it goes nowhere",
        };
        entry(&status.letter().to_string(), text, room, &mut lines);
    }
    for (sign, text) in [
        ("*", "a text of the row was edited"),
        (".98", "how sure the aligner is that the row is right, from .00 to 1.0"),
        ("hand", "the row was made by hand"),
        ("2:1", "two segments of the source, one of the target; + stands for more than nine"),
    ] {
        entry(sign, text, room, &mut lines);
    }
    lines
}

fn heading(text: &str) -> HelpLine {
    HelpLine { key: String::new(), text: text.to_owned(), heading: true }
}

/// A key and what it does, broken between words.
fn entry(key: &str, text: &str, room: usize, lines: &mut Vec<HelpLine>) {
    let mut parts = vec![String::new()];
    for word in text.split(' ') {
        let line = parts.last_mut().expect("starts with one");
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > room {
            parts.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    for (at, text) in parts.into_iter().enumerate() {
        let key = if at == 0 { key.to_owned() } else { String::new() };
        lines.push(HelpLine { key, text, heading: false });
    }
}

pub(super) fn draw(app: &App, top: usize, theme: Theme, area: Rect, buffer: &mut Buffer) {
    draw_lines(&lines(app.keys(), area.width), top, theme, area, buffer);
}

/// Draws the lines from one on.
pub(in crate::tui) fn draw_lines(lines: &[HelpLine], top: usize, theme: Theme, area: Rect, buffer: &mut Buffer) {
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        if line.heading {
            paint::text(buffer, area.x, y, area.right(), &line.text, theme.heading());
        } else {
            paint::text(buffer, area.x + 1, y, area.x + KEYS as u16, &line.key, theme.key());
            paint::text(buffer, area.x + KEYS as u16, y, area.right(), &line.text, Style::new());
        }
    }
}
