//! Tables: TSV and CSV, one unit a row.
//!
//! `write` writes both dialects; [`tsv`](crate::formats::tsv) and [`csv`](crate::formats::csv) say what they differ in.
//! [`TableReader`] reads tables of any program: columns are known by the names in the first row, or by their numbers.
//!
//! Columns that are written, always all of them and in this order: `source`, `target`, `status`, `confidence` (four
//! decimals, empty for a bead made by hand), `note`, `origin`, `source_lang`, `target_lang`, `source_segments`,
//! `target_segments` (segment numbers from 0 with spaces between), `changed` (RFC 3339, UTC).
//!
//! UTF-8, a byte order mark only on request. A cell with a quotation mark, a delimiter or a line end stands in quotation
//! marks, and those in it are doubled, as spreadsheet programs and table libraries expect; every other cell is bare. What a
//! cell cannot hold:
//!
//! * line ends and tabs become one space each (CRLF is one), counted in
//!   [`Written::spaced`](crate::formats::Written::spaced), where tabs delimit; where commas do, they stay, unless there are
//!   more line ends than a cell of Excel holds;
//! * control characters, U+FFFE and U+FFFF go, counted in
//!   [`Written::removed_characters`](crate::formats::Written::removed_characters);
//! * a cell that a spreadsheet would take for a formula gets an apostrophe before it, counted in
//!   [`Written::formulas`](crate::formats::Written::formulas): one that begins with `=`, `+`, `-`, `@` or a full-width or
//!   small form of them, also behind spaces and invisible characters. A dialogue line that begins with a hyphen is such a
//!   cell. Reading takes the apostrophe off again.

mod cell;
mod columns;
mod dialect;
mod read;
mod rows;
mod status;
#[cfg(test)]
mod tests;
mod write;

pub use columns::{BadColumns, ColumnRef, TableColumns};
pub use dialect::looks_like_table;
pub use read::{TableOptions, TableReader};

pub(super) use cell::one_line;
pub(super) use dialect::Dialect;
pub(super) use write::write;
