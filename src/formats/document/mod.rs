//! Documents of any kind, read by what is in them.
//!
//! [`DocumentKind::of`] looks at the first bytes of a file and says what it is; its name decides only where they leave it
//! open. A reader for each kind makes a text and its blocks of it: [`html`], [`markdown`], [`subtitles`]; plain text has
//! no blocks. All of them take the encoding as [`text`](crate::formats::text) finds it; HTML may declare its own.
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
use crate::formats::text::{self, Decoded, TextError, Warning};

pub use kind::{BadDocumentKind, DocumentKind};

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

/// Reads a document of a kind.
pub fn read(kind: DocumentKind, bytes: &[u8], reading: &Reading) -> Result<Decoded, TextError> {
    if bytes.len() as u64 > kind.most_bytes() {
        return Err(TextError::LargerThan { kind, most: kind.most_bytes() });
    }
    let decoded = |declared| text::decode_marked(bytes, reading.encoding, declared);
    let parts = match kind {
        DocumentKind::Text => return text::decode(bytes, reading.encoding),
        DocumentKind::Markdown => put_together(decoded(None)?, markdown::read),
        DocumentKind::Srt => put_together(decoded(None)?, subtitles::read_srt),
        DocumentKind::Vtt => put_together(decoded(None)?, subtitles::read_vtt),
        DocumentKind::Html => {
            put_together(decoded(html::declared_encoding(bytes))?, |page| html::read(page, reading.whole_page))
        }
        DocumentKind::Docx | DocumentKind::Odt => Err(TextError::NotRead { kind }),
    };
    parts.map_err(|error| if error == TextError::NoText { TextError::OnlyMarkup { kind } } else { error })
}

/// What a reader makes of a text, with what is known of its file.
fn put_together(decoded: Decoded, read: impl FnOnce(&str) -> Result<Parts, TextError>) -> Result<Decoded, TextError> {
    let Parts { text, blocks, lang, warnings } = read(&decoded.text)?;
    // Characters that were lost are counted in what is left of the text.
    let of_file = decoded.warnings.into_iter().filter(|warning| !matches!(warning, Warning::Replacements { .. }));
    let warnings = of_file.chain(warnings).collect();
    Ok(Decoded { text, encoding: decoded.encoding, warnings, blocks, lang })
}
