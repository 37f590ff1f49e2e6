//! What can be wrong with a document of an office program.

use std::io;

use crate::formats::text::TextError;
use crate::formats::xml::{XmlError, XmlProblem};

/// Why a document could not be read. The place, where there is one, is a line and column of a part in the archive.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// Not an archive at all.
    #[error("this is not a document of an office program: it is no zip archive, as those are")]
    NoArchive,
    /// An archive that is packed in a way that no office program uses.
    #[error("this archive is packed in a way that is not read here: {reason}")]
    OtherPacking {
        /// What the reader of archives says.
        reason: String,
    },
    /// An archive that is cut off or damaged.
    #[error("the file is cut off or damaged: {reason}")]
    Archive {
        /// What the reader of archives says.
        reason: String,
    },
    /// It can only be opened with a password.
    #[error("this document is encrypted; save it without a password")]
    Encrypted,
    /// A part that a document has to have is not there.
    #[error("there is no {part} in this archive, so it is not {kind}")]
    Missing {
        /// The name of the part.
        part: String,
        /// What the file would be with it.
        kind: &'static str,
    },
    /// The main part is of another kind of document.
    #[error("{part} is of another kind of document (<{element}>) than {kind}")]
    OtherKind {
        /// The name of the part.
        part: String,
        /// Its root element.
        element: String,
        /// What was expected.
        kind: &'static str,
    },
    /// More parts than any document has.
    #[error("this archive has more than {limit} parts")]
    TooManyParts {
        /// How many it may have.
        limit: usize,
    },
    /// A part that unpacks to more than any document has, or more than its packed size makes likely.
    #[error("{part} unpacks to more than {limit} bytes, which no document does")]
    TooLarge {
        /// The name of the part.
        part: String,
        /// How much it may, in bytes.
        limit: u64,
    },
    /// A part that is no XML; the error has the place.
    #[error("{part}:{error}")]
    Xml {
        /// The name of the part.
        part: String,
        /// Where and why.
        error: XmlError,
    },
    /// A flat document that is no XML; the error has the place.
    #[error(transparent)]
    Flat(XmlError),
    /// There is no text in it, or too much.
    #[error(transparent)]
    Text(#[from] TextError),
}

/// What can be wrong with a part while it is read.
pub(super) enum Problem {
    Xml(XmlError),
    /// Its root, or what says what is in it, is this element.
    OtherKind {
        element: String,
        kind: &'static str,
    },
}

impl Problem {
    pub(super) fn other_kind(element: &str, kind: &'static str) -> Self {
        Problem::OtherKind { element: element.chars().take(40).collect(), kind }
    }
}

impl From<XmlError> for Problem {
    fn from(error: XmlError) -> Self {
        Problem::Xml(error)
    }
}

impl OfficeError {
    /// That a part is not there.
    pub(super) fn missing(part: &str, kind: &'static str) -> Self {
        OfficeError::Missing { part: shown(part), kind }
    }

    /// What went wrong in a part of an archive.
    pub(super) fn in_part(part: &str, problem: impl Into<Problem>) -> Self {
        let part = shown(part);
        let error = match problem.into() {
            Problem::Xml(error) => error,
            Problem::OtherKind { element, kind } => return OfficeError::OtherKind { part, element, kind },
        };
        match error.problem {
            XmlProblem::Io(error) => match error.get_ref().and_then(|inner| inner.downcast_ref::<OverLimit>()) {
                Some(over) => OfficeError::TooLarge { part, limit: over.limit },
                None if error.kind() == io::ErrorKind::Unsupported => {
                    OfficeError::OtherPacking { reason: format!("{part}: {error}") }
                }
                None => OfficeError::Archive { reason: format!("{part}: {error}") },
            },
            _ => OfficeError::Xml { part, error },
        }
    }

    /// What went wrong in a document that is one file.
    pub(super) fn in_flat(problem: Problem) -> Self {
        match problem {
            Problem::Xml(error) => OfficeError::Flat(error),
            Problem::OtherKind { element, kind } => {
                OfficeError::OtherKind { part: "this file".to_owned(), element, kind }
            }
        }
    }
}

/// The name of a part, which the file chooses, on one line of a message.
fn shown(part: &str) -> String {
    part.chars().take(80).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}

/// Given through readers of bytes when a part is larger than it may be.
#[derive(Debug, thiserror::Error)]
#[error("a part is too large")]
pub(super) struct OverLimit {
    pub(super) limit: u64,
}

impl From<OverLimit> for io::Error {
    fn from(over: OverLimit) -> Self {
        io::Error::other(over)
    }
}
