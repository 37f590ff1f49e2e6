//! Plain text: bytes in an encoding that nothing declares, made into text.
//!
//! [`decode`] takes the encoding from the first of these that says something:
//!
//! 1. the caller, by a label of the WHATWG Encoding Standard (`windows-1256`, `cp1256`, `iso-8859-6`, `utf-16le`, …);
//! 2. a byte order mark: UTF-8, UTF-16 little or big endian;
//! 3. what the file declares, if it is of a kind that can;
//! 4. the bytes: UTF-8 if they are valid UTF-8, UTF-16 without a mark if that makes a text of them and nothing else
//!    does, windows-1256 or ISO-8859-6 if that makes Arabic words of them, else what `chardetng` makes of them.
//!
//! What is guessed under 4, UTF-8 apart, is a [`Warning`]. Line ends stay as they are in the file; a byte order mark goes.
//!
//! Refused with a [`TextError`]: nothing at all, nothing but white space and control characters, an unknown label, bytes
//! that are invalid in the encoding (with their place), other kinds of file (PDF, Word, archives, pictures), NULs. Bytes
//! that are UTF-8 but for a few places are damaged UTF-8 and refused, not read as something they are not. Nothing is
//! ever replaced silently.

mod detect;
mod error;
mod kind;
mod stream;
mod strict;
#[cfg(test)]
mod tests;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::formats::Position;
use crate::formats::characters::is_blank;
use crate::lang::Lang;
use crate::text::Block;

pub(crate) use detect::guess;
pub use error::{TextError, Warning};
pub use kind::FileKind;
pub(super) use stream::DecodedStream;

/// The largest text there can be, in bytes: positions in it are 32 bits wide.
pub const MOST_BYTES: u64 = u32::MAX as u64;

/// A text and the encoding it was found to be in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, line ends as in the file, without a byte order mark.
    pub text: String,
    /// The encoding's name in the Encoding Standard: `UTF-8`, `UTF-16LE`, `windows-1256`, ….
    pub encoding: &'static str,
    /// What the user should know about how it was read.
    pub warnings: Vec<Warning>,
    /// The parts of the text, where the file marks them.
    pub blocks: Vec<Block>,
    /// The language that the file says it is in.
    pub lang: Option<Lang>,
}

/// Makes a text of bytes; `forced` is the label of an encoding that the caller knows them to be in.
pub fn decode(bytes: &[u8], forced: Option<&str>) -> Result<Decoded, TextError> {
    let mut decoded = decode_marked(bytes, forced, None)?;
    decoded.warnings.extend(Warning::markup(&decoded.text));
    Ok(decoded)
}

/// The same for a file that has markup in it, and may declare its encoding by that. What it declares counts for less than
/// a byte order mark and more than what the bytes look like, unless it can't be true: web pages are often converted and
/// their declaration left as it was.
pub(crate) fn decode_marked(
    bytes: &[u8],
    forced: Option<&str>,
    declared: Option<&'static Encoding>,
) -> Result<Decoded, TextError> {
    let forced = forced.map(encoding).transpose()?;
    if bytes.is_empty() {
        return Err(TextError::Empty);
    }
    if let Some(kind) = FileKind::of(bytes) {
        return Err(TextError::OtherKind { kind });
    }
    let mut warnings = Vec::new();
    let mark = Encoding::for_bom(bytes);
    let (encoding, start) = match (forced, mark) {
        (Some(forced), None) => (forced, 0),
        (Some(forced), Some(mark)) if forced == mark.0 => mark,
        // The label “utf-16” means either; the mark says which.
        (Some(forced), Some(mark)) if forced == UTF_16LE && mark.0 == UTF_16BE => mark,
        (Some(forced), Some(mark)) => {
            warnings.push(Warning::OtherMark { mark: mark.0.name(), encoding: forced.name() });
            (forced, 0)
        }
        (None, Some(mark)) => mark,
        (None, None) => {
            let (encoding, warning) = detect::declared_or_guess(bytes, declared);
            warnings.extend(warning);
            (encoding, 0)
        }
    };
    let text = strict::decode(encoding, bytes, start)
        .and_then(|text| check(&text, encoding).map(|()| text))
        .map_err(|error| error.with_encoding_given(forced.is_some()))?;
    warnings.extend(Warning::of_text(&text));
    Ok(Decoded { text, encoding: encoding.name(), warnings, blocks: Vec::new(), lang: None })
}

/// The encoding that a label stands for.
pub(super) fn encoding(label: &str) -> Result<&'static Encoding, TextError> {
    Encoding::for_label_no_replacement(label.as_bytes())
        .ok_or_else(|| TextError::UnknownEncoding { label: label.chars().take(40).collect() })
}

/// Refuses what was decoded without error and is no text all the same.
fn check(text: &str, encoding: &'static Encoding) -> Result<(), TextError> {
    if text.len() as u64 > MOST_BYTES {
        return Err(TextError::TooLarge);
    }
    if let Some(at) = text.find('\0') {
        let before = &text[..at];
        let position = Position::after(before, strict::encoded_len(before, encoding));
        return Err(TextError::Nul { forced: false, position });
    }
    if text.chars().all(is_blank) {
        return Err(if text.is_empty() { TextError::Empty } else { TextError::NoText });
    }
    Ok(())
}
