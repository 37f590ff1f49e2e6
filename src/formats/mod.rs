//! Documents in; translation units out.
//!
//! [`read_document`] reads a [document] of any kind, in whatever encoding it is, and says what it made of it.
//! [`write_units`] writes
//! translation units as [TMX](tmx), [XLIFF](xliff), [TSV](tsv), [CSV](csv), [JSON lines](jsonl), [beads],
//! [a ladder](ladder), [links](tei), or tables to read ([DOCX](docx_table), [HTML](html_table)), and
//! [`moses::TextPair`] as two texts, all streaming; they return a [`Written`]
//! that says how many there are, what was left out and what was changed on the way. The same units always give the same
//! bytes. [`write_file()`] puts what is written in a file all at once or not at all, [`write_two_files`] in two.
//!
//! [Files of units](units) of other programs are read unit by unit: [TMX](tmx), [XLIFF](xliff) and [tables](table).
//!
//! [Word lists](word_list) of other programs are read into entries of a lexicon.
//!
//! Nothing here opens the memory, prints, or looks at the clock.

pub mod beads;
mod characters;
pub mod csv;
pub mod document;
pub mod docx_table;
mod format;
pub mod html_table;
pub mod jsonl;
pub mod ladder;
pub mod moses;
pub mod office;
mod position;
mod read;
pub mod table;
pub mod tei;
pub mod text;
pub mod tmx;
pub mod tsv;
pub mod units;
pub mod word_list;
mod write_file;
mod written;
pub mod xliff;
pub mod xml;

pub use document::{DocumentKind, Reading};
pub use format::{BadFormat, Format, write_units};
pub use position::Position;
pub use read::{ReadError, open_file, read_bytes, read_document, read_document_from, read_text, read_text_from};
pub use tmx::TmxLevel;
pub use write_file::{WriteError, write_file, write_two_files};
pub use written::{LeftOut, Only, Options, Written};
