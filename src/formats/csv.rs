//! CSV: the same table as TSV with commas (RFC 4180), for spreadsheets.
//!
//! Columns and cells are those of every [table]; between cells stands a comma, rows end in CRLF.

use std::io::{self, Write};

use crate::formats::table::{self, Dialect};
use crate::formats::{Format, Options, Written};
use crate::memory::Unit;

/// Writes a header row and each unit as a row.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    table::write(Format::Csv, Dialect::COMMAS, units, options, out)
}
