//! Documents of any kind, read by what is in them.
//!
//! [`DocumentKind::of`] looks at the first bytes of a file and says what it is; its name decides only where they leave it
//! open. A reader for each kind makes a text and its blocks of it: [`html`], [`markdown`], [`subtitles`],
//! [`office`]; plain text has no blocks. All of them take the encoding as [`text`] finds it; HTML may declare its own.
//!
//! A kind that is known and can't be read is a [`TextError`] that says what it is and what to do about it, and so are
//! files whose texts are paired already (TMX, XLIFF).

pub mod html;
mod kind;
pub mod markdown;
pub mod parts;
mod sniff;
pub mod subtitles;
#[cfg(test)]
mod tests;

use crate::formats::document::parts::Parts;
use crate::formats::office::{self, OfficeError};
use crate::formats::text::{self, Decoded, FileKind, TextError, Warning};

pub use kind::{BadDocumentKind, DocumentKind};
pub(in crate::formats) use sniff::root;

/// How a document is to be read; the default leaves all to what is in it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reading<'a> {
    /// The label of the encoding that it is in.
    pub encoding: Option<&'a str>,
    /// What it is.
    pub kind: Option<DocumentKind>,
    /// Whether navigation and the like of a web page are read too.
    pub whole_page: bool,
}

/// Why a document can't be read.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// It is no text, or there is none in it.
    #[error(transparent)]
    Text(#[from] TextError),
    /// It is a damaged document of an office program.
    #[error(transparent)]
    Office(OfficeError),
}

/// Reads a document of a kind.
pub fn read(kind: DocumentKind, bytes: &[u8], reading: &Reading) -> Result<Decoded, DocumentError> {
    if bytes.len() as u64 > kind.most_bytes() {
        return Err(TextError::LargerThan { kind, most: kind.most_bytes() }.into());
    }
    let decoded = |declared| text::decode_marked(bytes, reading.encoding, declared);
    let parts = match kind {
        DocumentKind::Text => return Ok(text::decode(bytes, reading.encoding)?),
        DocumentKind::Docx => return of_office(kind, office::read_docx(bytes)),
        DocumentKind::Odt if FileKind::is_zip(bytes) => return of_office(kind, office::read_odt(bytes)),
        DocumentKind::Odt => return of_office(kind, office::read_fodt(bytes)),
        DocumentKind::Markdown => put_together(decoded(None)?, markdown::read),
        DocumentKind::Srt => put_together(decoded(None)?, subtitles::read_srt),
        DocumentKind::Vtt => put_together(decoded(None)?, subtitles::read_vtt),
        DocumentKind::Html => {
            put_together(decoded(html::declared_encoding(bytes))?, |page| html::read(page, reading.whole_page))
        }
    };
    parts.map_err(|error| of_kind(kind, error).into())
}

/// A document that says itself what is in it, without an encoding of its own.
fn of_office(kind: DocumentKind, read: Result<Parts, OfficeError>) -> Result<Decoded, DocumentError> {
    let Parts { text, blocks, lang, warnings } = read.map_err(|error| match error {
        OfficeError::Text(error) => of_kind(kind, error).into(),
        error => DocumentError::Office(error),
    })?;
    Ok(Decoded { text, encoding: encoding_rs::UTF_8.name(), warnings, blocks, lang })
}

/// That there is no text in a file of markup is told otherwise than of an empty text.
fn of_kind(kind: DocumentKind, error: TextError) -> TextError {
    if error == TextError::NoText { TextError::OnlyMarkup { kind } } else { error }
}

/// What a reader makes of a text, with what is known of its file.
fn put_together(decoded: Decoded, read: impl FnOnce(&str) -> Result<Parts, TextError>) -> Result<Decoded, TextError> {
    let Parts { text, blocks, lang, warnings } = read(&decoded.text)?;
    // Characters that were lost are counted in what is left of the text.
    let of_file = decoded.warnings.into_iter().filter(|warning| !matches!(warning, Warning::Replacements { .. }));
    let warnings = of_file.chain(warnings).collect();
    Ok(Decoded { text, encoding: decoded.encoding, warnings, blocks, lang })
}
