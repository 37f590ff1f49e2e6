//! The help screen: the table of bindings, and what the signs before a row mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::edit::Status;
use crate::tui::app::{App, Mode};
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
pub(in crate::tui) fn lines(keymap: &Keymap, filter: &str, width: u16) -> Vec<HelpLine> {
    let room = usize::from(width).saturating_sub(KEYS + 1).max(10);
    let mut lines = Vec::new();
    for table in TABLES {
        let start = lines.len();
        lines.push(heading(table.title));
        for bound in keymap.of(table.context).filter(|bound| std::ptr::eq(bound.table, table)) {
            let keys: Vec<String> = bound.keys.iter().map(ToString::to_string).collect();
            let keys = keys.join(" ");
            if has(&[&keys, bound.binding.name, bound.binding.help, table.title], filter) {
                entry(&keys, bound.binding.help, room, &mut lines);
            }
        }
        match lines.len() - start {
            1 => lines.truncate(start),
            _ => lines.push(HelpLine { key: String::new(), text: String::new(), heading: false }),
        }
    }
    let start = lines.len();
    lines.push(heading("Before a row"));
    for status in Status::ALL {
        let text = match status {
            Status::Unreviewed => "unreviewed: nothing was said of it yet",
            Status::Accepted => "accepted: it is in the translation memory",
            Status::NeedsReview => "needs review: to be looked at again",
            Status::Rejected => "rejected: no translation, it goes nowhere",
        };
        sign(&status.letter().to_string(), text, filter, room, &mut lines);
    }
    for (shown, text) in [
        ("*", "a text of the row was edited"),
        ("b", "bookmarked"),
        ("c", "there is a comment"),
        ("-", "left out of exports"),
        ("~", "changed when rows were last aligned anew"),
        ("p", "marked, to be paired with a cell across"),
        ("#", "a heading"),
        ("·", "an item of a list"),
        ("|", "a cell of a table"),
        ("^", "a footnote"),
        ("+", "more of these than have room"),
        (".98", "how sure the aligner is that the row is right, from .00 to 1.0"),
        ("!", "the row has a warning; the detail pane tells which"),
        ("hand", "the row was made by hand"),
        ("2:1", "two segments of the source, one of the target; + stands for more than nine"),
    ] {
        sign(shown, text, filter, room, &mut lines);
    }
    if lines.len() == start + 1 {
        lines.truncate(start);
    }
    lines
}

/// Whether some words all stand in one of several texts; case makes no difference.
fn has(texts: &[&str], words: &str) -> bool {
    let all = texts.join(" ").to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| all.contains(word))
}

fn sign(shown: &str, text: &str, filter: &str, room: usize, lines: &mut Vec<HelpLine>) {
    if has(&[shown, text], filter) {
        entry(shown, text, room, lines);
    }
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
    let filter = match app.mode() {
        Mode::Help { filter, .. } => filter.text(),
        _ => "",
    };
    draw_lines(&lines(app.keys(), filter, area.width), top, theme, area, buffer);
}

/// Draws the lines from one on.
pub(in crate::tui) fn draw_lines(lines: &[HelpLine], top: usize, theme: Theme, area: Rect, buffer: &mut Buffer) {
    if lines.is_empty() {
        paint::text(buffer, area.x + 1, area.y, area.right(), "No key and no command has that.", theme.faint());
    }
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        if line.heading {
            paint::text(buffer, area.x, y, area.right(), &line.text, theme.heading());
        } else {
            paint::text(buffer, area.x + 1, y, area.x + KEYS as u16, &line.key, theme.key());
            paint::text(buffer, area.x + KEYS as u16, y, area.right(), &line.text, Style::new());
        }
    }
}
