//! TSV: a table with a header row, for spreadsheets and for programs that read tables.
//!
//! Columns, always all of them and in this order: `source`, `target`, `status`, `confidence` (four decimals, empty for a
//! bead made by hand), `note`, `origin`, `source_lang`, `target_lang`, `source_segments`, `target_segments` (segment
//! numbers from 0 with spaces between), `changed` (RFC 3339, UTC).
//!
//! UTF-8, rows end in LF. A byte order mark only on request. A cell with a quotation mark stands in quotation marks, and
//! those in it are doubled, as spreadsheet programs and table libraries expect (the “excel-tab” dialect); every other
//! cell is bare. What a cell cannot hold:
//!
//! * line ends and tabs become one space each (CRLF is one), counted in [`Written::spaced`];
//! * control characters, U+FFFE and U+FFFF go, counted in [`Written::removed_characters`];
//! * a cell that a spreadsheet would take for a formula gets an apostrophe before it, counted in [`Written::formulas`]:
//!   one that begins with `=`, `+`, `-`, `@` or a full-width or small form of them, also behind spaces and invisible
//!   characters. A dialogue line that begins with a hyphen is such a cell.

use std::io::{self, Write};

use crate::formats::characters::{allowed, confidence, is_blank, numbers};
use crate::formats::{Format, Options, Written};
use crate::memory::Unit;

/// The header row.
const COLUMNS: [&str; 11] = [
    "source",
    "target",
    "status",
    "confidence",
    "note",
    "origin",
    "source_lang",
    "target_lang",
    "source_segments",
    "target_segments",
    "changed",
];

/// Writes a header row and each unit as a row.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::nothing(Format::Tsv);
    if options.byte_order_mark {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    let mut table = csv::WriterBuilder::new().delimiter(b'\t').from_writer(out);
    table.write_record(COLUMNS)?;
    for unit in units {
        if !written.wants(&unit, options.only) {
            continue;
        }
        table.write_record([
            cell(&unit.source, &mut written),
            cell(&unit.target, &mut written),
            unit.status.name().to_owned(),
            confidence(unit.confidence).unwrap_or_default(),
            cell(unit.note.as_deref().unwrap_or_default(), &mut written),
            cell(&unit.origin, &mut written),
            unit.source_lang.to_string(),
            unit.target_lang.to_string(),
            numbers(&unit.source_segments, " "),
            numbers(&unit.target_segments, " "),
            unit.changed.to_string(),
        ])?;
        written.units += 1;
    }
    table.flush()?;
    Ok(written)
}

/// A text as a cell.
fn cell(text: &str, written: &mut Written) -> String {
    let text = allowed(text, &mut written.removed_characters);
    let mut cell = String::with_capacity(text.len() + 1);
    if is_formula(&text) {
        written.formulas += 1;
        cell.push('\'');
    }
    let mut last = '\0';
    for c in text.chars() {
        match c {
            '\n' if last == '\r' => {}
            // Tab, the line ends of Unicode (UAX 14: LF, VT, FF, CR, NEL, LS, PS); VT and FF are gone already.
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                written.spaced += 1;
                cell.push(' ');
            }
            c => cell.push(c),
        }
        last = c;
    }
    cell
}

/// Whether a spreadsheet would take a cell for a formula.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches(is_blank)
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\u{FE62}', '\u{FE63}', '\u{FE66}', '\u{FE6B}'])
}

/// Segment numbers with spaces between: with commas some spreadsheets would read a decimal number.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_in_their_row_and_are_no_formulas() {
        for (text, expected, name) in [
            ("plain", "plain", "English"),
            ("سلام", "سلام", "Arabic"),
            ("a\r\nb\tc\rd\u{2028}e", "a b c d e", "line ends and tabs"),
            ("a\u{0}b\u{B}c", "abc", "control characters"),
            ("=1+1", "'=1+1", "a formula"),
            (" \u{200F}＝SUM(A1)", "' \u{200F}＝SUM(A1)", "a hidden full-width formula"),
            ("\n@x", "' @x", "a formula behind a line end"),
            ("\u{1}+1", "'+1", "a formula behind a removed character"),
            ("- نعم", "'- نعم", "a dialogue line"),
            ("— نعم", "— نعم", "a dash is no sign"),
            ("a=b", "a=b", "in the middle"),
            ("", "", "nothing"),
        ] {
            assert_eq!(cell(text, &mut Written::nothing(Format::Tsv)), expected, "{name}");
        }
    }
}
