//! A page of two columns for clients and revisers: to read, search, filter and print.
//!
//! One file that needs nothing else and may load nothing: style and script stand in it, and its content security policy
//! allows only these two, by their hashes. Without the script it is still a table with everything in it. The rows are
//! in tables of `ROWS_A_TABLE` rows, because a browser skips the layout of whole tables that are out of sight, not of rows.
//!
//! **Direction.** The page is English and runs from left to right; each text has the language and direction of its side.
//! The tables run in the direction of the source: a reader of an Arabic source begins at the right, with the number and
//! then the Arabic. So source comes before target, and when only one side runs from right to left, it stands right,
//! whichever it is. A text is a block of its own, so no directional control in it reaches beyond its cell; overrides
//! (U+202D, U+202E), which show a text in another order than it is read in, get a visible sign.
//!
//! **What becomes of a text.** Line ends stay line ends (all kinds become LF; U+0085, which HTML forbids, becomes a
//! space, counted in [`Written::spaced`]). Other control characters and noncharacters go, counted in
//! [`Written::removed_characters`]. Everything else comes back as it was when the page is read.
//!
//! **Numbers.** A row's number is its place among all units that were given, from 1, those left out included, as in
//! [TMX](super::tmx); `#r12` at the end of the page's address leads to row 12.
//!
//! The summary stands above the rows and counts them, so rows go through a temporary file when they are many; in memory
//! is a row and what the summary and the plots count. The same units give the same bytes; the page tells no time but the
//! one at which a unit was last changed.

mod escape;
mod page;
mod plot;
mod row;
mod summary;

use std::io::{self, BufWriter, Read, Seek, Write};

use tempfile::SpooledTempFile;

use crate::formats::{Format, Options, Written};
use crate::memory::Unit;

use self::row::Rows;
use self::summary::Summary;

/// Rows in one table of the page. Small enough that laying one out is not felt, large enough that the repeated header
/// is no burden.
const ROWS_A_TABLE: usize = 250;

/// Bytes of rows that are held in memory before they go to a temporary file.
const HELD: usize = 8 << 20;

/// Writes units as a page. Those that are left out by hand are left out; rejected ones are told by their status.
///
/// Without any unit the page says so. Fails when `out` does, or when there is no room for the temporary file.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::nothing(Format::Html);
    let mut summary = Summary::default();
    let mut rows = Rows::default();
    let mut held = BufWriter::new(SpooledTempFile::new(HELD));
    for (unit, number) in units.into_iter().zip(1..) {
        if !written.wants(&unit, options.only) {
            continue;
        }
        held.write_all(rows.next(&unit, number, &mut written).as_bytes())?;
        summary.add(&unit, number);
        written.units += 1;
    }
    held.write_all(rows.end().as_bytes())?;
    let mut held = held.into_inner().map_err(io::IntoInnerError::into_error)?;
    held.rewind()?;

    page::begin(&summary, out)?;
    copy(&mut held, out)?;
    page::end(out)?;
    Ok(written)
}

/// Copies all that is left of the rows.
fn copy(from: &mut SpooledTempFile, out: &mut dyn Write) -> io::Result<()> {
    let mut piece = vec![0; 64 << 10];
    loop {
        match from.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(length) => out.write_all(&piece[..length])?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests;
