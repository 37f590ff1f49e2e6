//! A Word document with a table of two columns, for clients and revisers: number, source, target, status, confidence,
//! comment.
//!
//! A4 on its side; the header row is repeated on every page, and no row is broken over two. A pair begins with a row of
//! its name; what there is in all stands below the table, because rows are written as they come.
//!
//! **Direction.** As in the [page](super::html_table): the table runs in the direction of the first unit's source
//! (`w:bidiVisual`), so an Arabic source stands right of its English translation, and an Arabic translation right of its
//! English source. A paragraph has the direction of its language (`w:bidi`). In it, each stretch of letters of one
//! direction is a run (`runs`), because Word takes font and language of Arabic from other properties (`w:rtl`, `w:cs`,
//! `w:lang w:bidi`) than those of English.
//!
//! **What becomes of a text.** Line ends become `w:br`, tabs `w:tab`; spaces are preserved. What XML cannot hold goes,
//! counted in [`Written::removed_characters`].
//!
//! A row's number is its place among all units that were given, from 1, as in [TMX](super::tmx). The same units give the
//! same bytes: every file in the archive has the date 1980-01-01. A text of more than 4 GiB of XML is refused with an
//! error, as old zip archives hold no more and Word reads no others.

mod package;
mod paragraph;
mod runs;
mod table;

use std::io::{self, Write};

use crate::edit::Status;
use crate::formats::{Format, Options, Written};
use crate::lang::Direction;
use crate::memory::Unit;

use self::package::Package;
use self::table::Table;

/// Writes units as a Word document. Those that are left out by hand are left out; rejected ones are told by their status.
///
/// Without any unit the table has only its header.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::nothing(Format::Docx);
    let mut units = units.into_iter().zip(1..).peekable();
    let languages = units.peek().map(|(unit, _)| (unit.source_lang.clone(), unit.target_lang.clone()));
    let direction = languages.as_ref().map_or(Direction::LeftToRight, |(source, _)| source.direction());

    let mut package = Package::begin(out)?;
    let mut counts = [0usize; Status::ALL.len()];
    let mut table = Table::begin(&mut package, direction, languages.as_ref())?;
    for (unit, number) in units {
        if !written.wants(&unit, options.only) {
            continue;
        }
        table.row(&unit, number, &mut written)?;
        if let Some(at) = Status::ALL.iter().position(|status| *status == unit.status) {
            counts[at] += 1;
        }
        written.units += 1;
    }
    table.end(&counts)?;
    package.end()?;
    Ok(written)
}

#[cfg(test)]
mod tests;
