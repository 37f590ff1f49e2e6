//! Documents in; translation units out.
//!
//! [`read_document`] reads a plain text in whatever encoding it is and says what it made of it. [`write_units`] writes
//! translation units as [TMX](tmx), [TSV](tsv), [JSON lines](jsonl) or [beads], streaming, and returns a [`Written`]
//! that says how many there are, what was left out and what was changed on the way. The same units always give the same
//! bytes. [`write_file()`] puts what is written in a file all at once or not at all.
//!
//! [Word lists](word_list) of other programs are read into entries of a lexicon.
//!
//! Nothing here opens the memory, prints, or looks at the clock.

pub mod beads;
mod characters;
mod format;
pub mod jsonl;
mod position;
mod read;
pub mod text;
pub mod tmx;
pub mod tsv;
pub mod units;
pub mod word_list;
mod write_file;
mod written;
pub mod xml;

pub use format::{BadFormat, Format, write_units};
pub use position::Position;
pub use read::{ReadError, open_file, read_bytes, read_document, read_document_from};
pub use tmx::TmxLevel;
pub use write_file::{WriteError, write_file};
pub use written::{LeftOut, Only, Options, Written};
