//! The rows of the page, in tables of a bounded size.

use std::fmt::Write as _;

use crate::edit::Status;
use crate::formats::Written;
use crate::formats::characters::confidence;
use crate::lang::{Direction, Lang};
use crate::memory::Unit;

use super::ROWS_A_TABLE;
use super::escape::push_text;

/// Where the rows stand that were made so far.
#[derive(Default)]
pub(super) struct Rows {
    /// What is given out next; used again and again.
    html: String,
    /// Rows in the open table; none is open at 0.
    in_table: usize,
    /// The direction that the open table runs in, and the pair of its last row.
    open: Option<(Direction, String)>,
}

impl Rows {
    /// The row of a unit, with the beginning of its table and the heading of its pair where they begin.
    pub(super) fn next(&mut self, unit: &Unit, number: usize, written: &mut Written) -> &str {
        self.html.clear();
        let direction = unit.source_lang.direction();
        let (same_direction, same_pair) = match &self.open {
            Some((open, origin)) => (*open == direction, *origin == unit.origin),
            None => (false, false),
        };
        if self.in_table == ROWS_A_TABLE || (self.in_table > 0 && !same_direction) {
            self.end_table();
        }
        if self.in_table == 0 {
            self.begin_table(direction, unit.target_lang.direction());
        }
        if !same_pair {
            self.begin_pair(unit, written);
        }
        self.open = Some((direction, unit.origin.clone()));
        self.in_table += 1;
        self.row(unit, number, written);
        &self.html
    }

    /// The end of the last table; nothing when there is none.
    pub(super) fn end(&mut self) -> &str {
        self.html.clear();
        if self.in_table > 0 {
            self.end_table();
        }
        &self.html
    }

    fn begin_table(&mut self, direction: Direction, target: Direction) {
        let dir = dir(direction);
        self.html.push_str("<section class=\"part\">\n");
        let _ = writeln!(self.html, "<table dir=\"{dir}\">");
        self.html.push_str(COLUMNS);
        // A heading begins where the texts below it do.
        let _ = write!(
            self.html,
            "<th scope=\"col\" dir=\"{dir}\">Source</th><th scope=\"col\" dir=\"{}\">Target</th>",
            self::dir(target)
        );
        self.html.push_str(OTHER_COLUMNS);
        self.html.push_str("<tbody>\n");
    }

    fn end_table(&mut self) {
        self.html.push_str("</tbody>\n</table>\n</section>\n");
        self.in_table = 0;
    }

    /// A heading that the style shows only when the page has several pairs.
    fn begin_pair(&mut self, unit: &Unit, written: &mut Written) {
        if self.in_table > 0 {
            self.html.push_str("</tbody>\n<tbody>\n");
        }
        self.html.push_str("<tr class=\"pair\"><th colspan=\"6\" scope=\"rowgroup\" dir=\"auto\">");
        push_text(&mut self.html, &unit.origin, written);
        self.html.push_str("</th></tr>\n");
    }

    fn row(&mut self, unit: &Unit, number: usize, written: &mut Written) {
        let confidence = confidence(unit.confidence);
        let note = unit.note.as_deref().filter(|note| !note.trim().is_empty());
        let _ = write!(self.html, "<tr id=\"r{number}\" class=\"{}\"", letter(unit.status));
        if let Some(confidence) = &confidence {
            let _ = write!(self.html, " data-confidence=\"{confidence}\"");
        }
        if note.is_some() {
            self.html.push_str(" data-comment");
        }
        let _ = write!(self.html, "><th scope=\"row\"><a href=\"#r{number}\">{number}</a></th>");
        self.text(&unit.source_lang, &unit.source, written);
        self.text(&unit.target_lang, &unit.target, written);
        let _ = write!(self.html, "<td class=\"status\">{}</td>", label(unit.status));
        match unit.confidence.filter(|value| !value.is_nan()) {
            Some(value) => {
                let value = value.clamp(0.0, 1.0);
                let _ = write!(self.html, "<td class=\"confidence b{:.0}\">{}</td>", value * 20.0, two_decimals(value));
            }
            None => self.html.push_str("<td class=\"confidence\"></td>"),
        }
        match note {
            Some(note) => {
                self.html.push_str("<td class=\"comment\" dir=\"auto\">");
                push_text(&mut self.html, note, written);
                self.html.push_str("</td></tr>\n");
            }
            None => self.html.push_str("<td class=\"comment\"></td></tr>\n"),
        }
    }

    fn text(&mut self, lang: &Lang, text: &str, written: &mut Written) {
        let dir = dir(lang.direction());
        let _ = write!(self.html, "<td class=\"text\" lang=\"{lang}\" dir=\"{dir}\">");
        push_text(&mut self.html, text, written);
        self.html.push_str("</td>");
    }
}

/// The columns, and their header row as far as the texts. Headings are English, also where a table runs from right to
/// left.
const COLUMNS: &str = "<colgroup><col class=\"number\"><col class=\"text\"><col class=\"text\"><col class=\"status\">\
    <col class=\"confidence\"><col class=\"comment\"></colgroup>\n\
    <thead><tr><th scope=\"col\" class=\"number\"><abbr title=\"row number\">#</abbr></th>";

/// The header row behind the texts.
const OTHER_COLUMNS: &str = "<th scope=\"col\">Status</th><th scope=\"col\">Confidence</th>\
    <th scope=\"col\" class=\"comment\">Comment</th></tr></thead>\n";

/// A direction as an attribute's value.
pub(super) fn dir(direction: Direction) -> &'static str {
    match direction {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    }
}

/// The class of a row or of a dot of a status: style and script know it by this.
pub(super) fn letter(status: Status) -> char {
    match status {
        Status::Unreviewed => 'u',
        Status::Accepted => 'a',
        Status::NeedsReview => 'r',
        Status::Rejected => 'x',
    }
}

/// A status as people read it: a sign and the word.
pub(super) fn label(status: Status) -> &'static str {
    match status {
        Status::Unreviewed => "○ unreviewed",
        Status::Accepted => "✓ accepted",
        Status::NeedsReview => "◆ needs review",
        Status::Rejected => "✕ rejected",
    }
}

/// A confidence between 0 and 1 in two decimals. What is not certain never reads as 1.
pub(super) fn two_decimals(value: f64) -> String {
    if value < 1.0 { format!("{:.2}", value.min(0.99)) } else { "1.00".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_certain_does_not_read_as_certain() {
        for (value, text) in [(0.0, "0.00"), (0.5, "0.50"), (0.994, "0.99"), (0.9999, "0.99"), (1.0, "1.00")] {
            assert_eq!(two_decimals(value), text);
        }
    }
}
