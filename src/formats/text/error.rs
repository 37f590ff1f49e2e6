//! What is wrong with a text, and what is odd about it.

use std::fmt;

use crate::formats::Position;
use crate::formats::document::DocumentKind;
use crate::formats::text::FileKind;

/// Why bytes are no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// No byte at all, or none but a byte order mark.
    #[error("this file is empty")]
    Empty,
    /// White space and control characters only.
    #[error("there is no text in this file, only white space")]
    NoText,
    /// Nothing but markup.
    #[error("this is {kind} with no text in it")]
    OnlyMarkup {
        /// What it is.
        kind: DocumentKind,
    },
    /// The label of no encoding.
    #[error("not an encoding: “{label}” (examples: utf-8, utf-16le, windows-1256, iso-8859-6)")]
    UnknownEncoding {
        /// The label as it was given.
        label: String,
    },
    /// Bytes that mean nothing in the encoding that was given, declared by a byte order mark, or evident.
    #[error("not valid {encoding} (byte 0x{found:02X} at offset {})", position.byte)]
    Invalid {
        /// The encoding's name.
        encoding: &'static str,
        /// The first of the bytes.
        found: u8,
        /// Whether it was given.
        forced: bool,
        /// Where it is.
        position: Position,
    },
    /// A NUL: texts have none.
    #[error("a NUL character (offset {}): this is not a text, or not in this encoding", position.byte)]
    Nul {
        /// Whether the encoding was given.
        forced: bool,
        /// Where it is.
        position: Position,
    },
    /// A file of a kind that is known and is not read here.
    #[error("this is {kind}, {}", kind.verdict())]
    OtherKind {
        /// What it is.
        kind: FileKind,
    },
    /// A file of texts that are paired.
    #[error("this is {format} file, and its texts are paired already")]
    Paired {
        /// What it is, with its article.
        format: &'static str,
    },
    /// More than 4 GiB.
    #[error("this text is larger than 4 GiB")]
    TooLarge,
    /// More than is read of a document of its kind.
    #[error("this is {kind} of more than {} MiB", most >> 20)]
    LargerThan {
        /// What it is.
        kind: DocumentKind,
        /// How much is read, in bytes.
        most: u64,
    },
}

impl TextError {
    /// The same for an encoding that was given, or was not.
    pub(super) fn with_encoding_given(mut self, given: bool) -> Self {
        if let TextError::Invalid { forced, .. } | TextError::Nul { forced, .. } = &mut self {
            *forced = given;
        }
        self
    }

    /// The place in the file, where there is one.
    pub fn position(&self) -> Option<Position> {
        match self {
            TextError::Invalid { position, .. } | TextError::Nul { position, .. } => Some(*position),
            _ => None,
        }
    }

    /// What to do about it, if there is something.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            TextError::Invalid { forced: true, .. } | TextError::Nul { forced: true, .. } => {
                Some("without --encoding it is read as what it looks like")
            }
            TextError::Invalid { .. } | TextError::Nul { .. } => {
                Some("if it is in another encoding, name it (--encoding windows-1256)")
            }
            TextError::OtherKind { kind } => Some(kind.hint()),
            TextError::Paired { .. } => Some("give muqabala align this file alone, or take it in with muqabala import"),
            _ => None,
        }
    }
}

/// Something that the user should know about how a text was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Nothing says the encoding and it is not UTF-8.
    Guessed {
        /// The encoding it was read as.
        encoding: &'static str,
    },
    /// The byte order mark says something else than the caller.
    OtherMark {
        /// What the mark says.
        mark: &'static str,
        /// What it was read as.
        encoding: &'static str,
    },
    /// U+FFFD in the text: another program has lost characters.
    Replacements {
        /// How many.
        count: usize,
    },
    /// It begins like HTML or XML.
    Markup,
    /// The file declares an encoding, and its bytes are in another.
    OtherEncoding {
        /// What it declares.
        declared: &'static str,
        /// What it was read as.
        encoding: &'static str,
    },
    /// Parts of a web page that are not its main text.
    LeftOut {
        /// How many were left out.
        left_out: usize,
        /// How many there are.
        all: usize,
    },
    /// Insertions and deletions in a document that nobody has accepted or rejected yet.
    TrackedChanges {
        /// How many.
        count: usize,
    },
    /// Text in a document that its readers don't see.
    Hidden {
        /// How many pieces of it were left out.
        count: usize,
    },
    /// Documents, diagrams and charts that are embedded in a document.
    NotRead {
        /// How many of them were left out.
        count: usize,
    },
    /// Lines of a subtitle file that should be times and are not.
    BadTimes {
        /// How many.
        count: usize,
        /// The first of them.
        position: Position,
    },
}

impl Warning {
    /// What is odd about a text in whatever encoding it was.
    pub(super) fn of_text(text: &str) -> Vec<Self> {
        let mut warnings = Vec::new();
        let count = text.matches('\u{FFFD}').count();
        if count > 0 {
            warnings.push(Warning::Replacements { count });
        }
        warnings
    }

    /// Whether a text begins like HTML or XML.
    pub(super) fn markup(text: &str) -> Option<Self> {
        let start = text.trim_start().as_bytes();
        let begins = |with: &str| start.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with.as_bytes()));
        ["<?xml", "<!doctype", "<html", "<tmx", "<xliff"].into_iter().any(begins).then_some(Warning::Markup)
    }

    /// The place in the file, where there is one.
    pub fn position(&self) -> Option<Position> {
        match self {
            Warning::BadTimes { position, .. } => Some(*position),
            _ => None,
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Warning::Guessed { encoding } => {
                write!(f, "nothing says which encoding this is; it was read as {encoding}")
            }
            Warning::OtherMark { mark, encoding } => {
                write!(f, "the byte order mark says {mark}; it was read as {encoding} all the same")
            }
            Warning::Replacements { count: 1 } => {
                f.write_str("1 character was lost before this file was saved (U+FFFD)")
            }
            Warning::Replacements { count } => {
                write!(f, "{count} characters were lost before this file was saved (U+FFFD)")
            }
            Warning::OtherEncoding { declared, encoding } => {
                write!(f, "the file says that it is in {declared}; it was read as {encoding}, which it is in")
            }
            Warning::LeftOut { left_out, all } => {
                write!(f, "{left_out} of {all} parts of the page were left out as navigation and the like")
            }
            Warning::TrackedChanges { count: 1 } => f.write_str("1 tracked change was read as accepted"),
            Warning::TrackedChanges { count } => write!(f, "{count} tracked changes were read as accepted"),
            Warning::Hidden { count: 1 } => f.write_str("1 piece of hidden text was left out"),
            Warning::Hidden { count } => write!(f, "{count} pieces of hidden text were left out"),
            Warning::NotRead { count: 1 } => {
                f.write_str("1 embedded part was not read (a document, a formula, a diagram, a chart and the like)")
            }
            Warning::NotRead { count } => {
                write!(f, "{count} embedded parts were not read (documents, formulas, diagrams, charts and the like)")
            }
            Warning::BadTimes { count: 1, .. } => f.write_str("this should be the times of a subtitle and is not"),
            Warning::BadTimes { count, .. } => {
                write!(f, "this should be the times of a subtitle and is not, nor are {} lines below", count - 1)
            }
            Warning::Markup => f.write_str("this looks like HTML or XML; its tags are read as text"),
        }
    }
}
