//! What there is to tell of a file whose units are read.

use std::fmt;

use crate::formats::Position;
use crate::lang::Lang;

/// What is not in the units as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A tag that is out of form but for its language.
    Language {
        /// The beginning of the tag.
        tag: String,
        /// What it is read as.
        lang: Lang,
    },
    /// A column with texts in another language, which is not read.
    UnreadColumn {
        /// The beginning of its name.
        name: String,
    },
    /// A word that is no status; it stays as a property.
    UnknownStatus {
        /// The beginning of the word.
        word: String,
        /// Where it stands first.
        position: Position,
    },
    /// Texts where the format has none: a unit inside of a unit, a second segment of a text.
    PassedOver {
        /// How many.
        count: usize,
        /// Where the unit begins that the first of them is in.
        position: Position,
    },
    /// Characters that are written in a way of their own, because XML can't hold them.
    DroppedCharacters {
        /// How many.
        count: usize,
    },
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Remark::Language { tag, lang } => write!(f, "the language tag “{tag}” is read as {lang}"),
            Remark::UnreadColumn { name } => write!(f, "the column “{name}” is not read: name the columns (--columns)"),
            Remark::UnknownStatus { word, position } => {
                write!(f, "“{word}” (first in line {}) is no status that is known: unreviewed", position.line)
            }
            Remark::PassedOver { count: 1, position } => {
                write!(f, "1 text or unit passed over, inside of the unit in line {}", position.line)
            }
            Remark::PassedOver { count, position } => {
                write!(f, "{count} texts or units passed over, inside of others (first in line {})", position.line)
            }
            Remark::DroppedCharacters { count: 1 } => write!(f, "1 character left out that XML cannot hold"),
            Remark::DroppedCharacters { count } => write!(f, "{count} characters left out that XML cannot hold"),
        }
    }
}
