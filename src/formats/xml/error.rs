//! What can be wrong with an XML file.

use std::io;

use crate::formats::Position;
use crate::text::excerpt;

/// Why XML could not be read to its end. Shown as `line:column: reason`, so that a path can be put in front.
#[derive(Debug, thiserror::Error)]
#[error("{position}: {problem}")]
pub struct XmlError {
    /// Where; bytes are counted in UTF-8.
    pub position: Position,
    /// The reason.
    pub problem: XmlProblem,
}

/// The reason why XML could not be read.
#[derive(Debug, thiserror::Error)]
pub enum XmlProblem {
    /// Not well formed.
    #[error("not XML: {reason}")]
    Malformed {
        /// What the XML reader says.
        reason: String,
    },
    /// Bytes that are not text in the encoding that the file says it has.
    #[error("not valid {encoding}")]
    NotText {
        /// The encoding's name.
        encoding: &'static str,
    },
    /// An encoding that nobody knows.
    #[error("“{label}” is not an encoding")]
    UnknownEncoding {
        /// What the file says.
        label: String,
    },
    /// A character that XML forbids, bare or as a reference.
    #[error("U+{code:04X} is not allowed in XML")]
    Forbidden {
        /// The character's number.
        code: u32,
    },
    /// An entity that nothing declares.
    #[error("unknown entity &{name};")]
    Entity {
        /// Its name.
        name: String,
    },
    /// An entity that stands in another file. It is never read.
    #[error("&{name}; stands for another file, which is never read")]
    ExternalEntity {
        /// Its name.
        name: String,
    },
    /// An entity of markup.
    #[error("&{name}; stands for elements; only entities of text are read")]
    EntityOfMarkup {
        /// Its name.
        name: String,
    },
    /// Entities made of entities.
    #[error("entities stand for more than {limit} bytes of text together")]
    Expanded {
        /// How much they may.
        limit: usize,
    },
    /// Elements inside elements without end.
    #[error("elements are nested more than {limit} deep")]
    TooDeep {
        /// How deep they may be.
        limit: usize,
    },
    /// One tag or text that never ends.
    #[error("one tag or text is larger than {} MiB", limit / (1024 * 1024))]
    TokenTooLarge {
        /// How large it may be, in bytes.
        limit: u64,
    },
    /// A part that the caller wants smaller.
    #[error("what begins here is larger than {} MiB", limit / (1024 * 1024))]
    TooLarge {
        /// How large it may be, in bytes.
        limit: u64,
    },
    /// A tag with very much in it.
    #[error("one tag has more than {attributes} attributes or {} KiB", bytes / 1024)]
    TagTooLarge {
        /// How many attributes it may have.
        attributes: usize,
        /// How large it may be, in bytes.
        bytes: usize,
    },
    /// A second document behind the first.
    #[error("not XML: there is a second root element")]
    SecondRoot,
    /// Text before the root element.
    #[error("not XML: there is text before the first element")]
    TextBefore,
    /// Text behind the root element.
    #[error("not XML: there is text behind the last element")]
    TextBehind,
    /// The file ends too early.
    #[error("not XML: the file ends with {open} {} still open", if *open == 1 { "element" } else { "elements" })]
    NotClosed {
        /// How many.
        open: usize,
    },
    /// No element at all.
    #[error("this file is empty: it has no element")]
    Empty,
    /// The stream can't be read.
    #[error("can't be read: {0}")]
    Io(io::Error),
}

/// What a parser says, on one line of a message: it may repeat what stands in the file.
pub(super) fn one_line(message: impl ToString) -> String {
    excerpt(&message.to_string(), 200)
}

/// A name from a file, short enough for a message.
pub(super) fn shorten(name: &str) -> String {
    excerpt(name, 60)
}
