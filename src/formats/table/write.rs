//! Writing a table.

use std::io::{self, Write};

use csv::Terminator;

use super::Dialect;
use super::cell::cell;
use crate::formats::characters::{confidence, numbers};
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
pub(in crate::formats) fn write(
    format: Format,
    dialect: Dialect,
    units: impl IntoIterator<Item = Unit>,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<Written> {
    let mut written = Written::nothing(format);
    if options.byte_order_mark {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    // Spreadsheet programs write commas with the line ends that RFC 4180 asks for, and tabs with those of a text.
    let end = if dialect.delimiter == b',' { Terminator::CRLF } else { Terminator::Any(b'\n') };
    let mut table = csv::WriterBuilder::new().delimiter(dialect.delimiter).terminator(end).from_writer(out);
    table.write_record(COLUMNS)?;
    for unit in units {
        if !written.wants(&unit, options.only) {
            continue;
        }
        table.write_record([
            cell(&unit.source, dialect, &mut written),
            cell(&unit.target, dialect, &mut written),
            unit.status.name().to_owned(),
            confidence(unit.confidence).unwrap_or_default(),
            cell(unit.note.as_deref().unwrap_or_default(), dialect, &mut written),
            cell(&unit.origin, dialect, &mut written),
            unit.source_lang.to_string(),
            unit.target_lang.to_string(),
            numbers(&unit.source_segments, " "),
            numbers(&unit.target_segments, " "),
            unit.changed.map(|time| time.to_string()).unwrap_or_default(),
        ])?;
        written.units += 1;
    }
    table.flush()?;
    Ok(written)
}
