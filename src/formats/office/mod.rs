//! Documents of office programs: [DOCX](docx) and [ODT](odt), which are zip archives of XML.
//!
//! In go the bytes of a file, out come [`Parts`](crate::formats::document::parts::Parts): paragraphs, headings, items of
//! lists, cells and notes in reading order. An archive is unpacked part by part as it is read, within the limits of
//! [`archive`], so that memory is bounded by the text. What is damaged, encrypted or too large is an [`OfficeError`] of one
//! line; nothing in an archive is ever used as a path or an address.

pub mod archive;
pub mod docx;
mod error;
mod flow;
mod language;
mod lines;
#[cfg(test)]
pub(in crate::formats) mod made;
pub mod odt;
#[cfg(test)]
mod tests;

pub use archive::is_encrypted_office;
pub use docx::{is_word, read_docx};
pub use error::OfficeError;
pub use odt::{read_fodt, read_odt};
