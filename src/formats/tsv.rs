//! TSV: a table with a header row, for spreadsheets and for programs that read tables.
//!
//! Columns and cells are those of every [table]; between cells stands a tab, rows end in LF (the
//! “excel-tab” dialect).

use std::io::{self, Write};

use crate::formats::table::{self, Dialect};
use crate::formats::{Format, Options, Written};
use crate::memory::Unit;

/// Writes a header row and each unit as a row.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    table::write(Format::Tsv, Dialect::TABS, units, options, out)
}
