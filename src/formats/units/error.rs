//! What can be wrong with a file of units, and with one of its units.

use std::io;

use crate::formats::Position;
use crate::formats::text::TextError;
use crate::formats::xml::{XmlError, XmlProblem};
use crate::lang::Lang;

/// Why a file as a whole can't be read. Shown as `line:column: reason`.
#[derive(Debug, thiserror::Error)]
#[error("{position}: {problem}")]
pub struct UnitsError {
    /// Where.
    pub position: Position,
    /// The reason.
    pub problem: UnitsProblem,
}

/// The reason why a file can't be read.
#[derive(Debug, thiserror::Error)]
pub enum UnitsProblem {
    /// Not well-formed XML, or none that is read.
    #[error(transparent)]
    Xml(XmlProblem),
    /// Another kind of file.
    #[error("not {expected}: the root element is <{found}>")]
    OtherRoot {
        /// What it should be.
        expected: &'static str,
        /// The root element.
        found: String,
    },
    /// A version that is not read.
    #[error("version “{version}” of {format} is not read")]
    Version {
        /// The format.
        format: &'static str,
        /// The version it says it has.
        version: String,
    },
    /// A quoted cell without an end.
    #[error("this quotation mark is never closed")]
    OpenQuote,
    /// No text in any encoding, or not in the one it was said to be in.
    #[error(transparent)]
    Text(TextError),
    /// Bytes that are not text in the encoding that the file begins in.
    #[error("not valid {encoding}")]
    NotText {
        /// The encoding's name.
        encoding: &'static str,
    },
    /// A row that never ends.
    #[error("one row is larger than {} MiB", limit / (1024 * 1024))]
    RowTooLarge {
        /// How large it may be, in bytes.
        limit: u64,
    },
    /// A column of texts in a language that nothing says.
    #[error("the texts of the {column} column look neither Arabic nor English, and their language was not named")]
    NoLanguage {
        /// Which column: source or target.
        column: &'static str,
    },
    /// A column that is not there.
    #[error("there is no column “{name}”")]
    NoColumn {
        /// Its name or number.
        name: String,
    },
    /// One column for both.
    #[error("source and target can't be the same column, “{name}”")]
    SameColumn {
        /// Its name or number.
        name: String,
    },
    /// The stream can't be read.
    #[error("can't be read: {0}")]
    Io(#[from] io::Error),
}

/// A unit that can't be used. Shown as `line:column: reason`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{position}: {problem}")]
pub struct BadUnit {
    /// Where it begins.
    pub position: Position,
    /// The reason.
    pub problem: UnitProblem,
    /// The languages of the texts that it has all the same.
    pub langs: Vec<Lang>,
}

/// The reason why a unit can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnitProblem {
    /// No text at all, or text in one language only.
    #[error("there is text in fewer than two languages")]
    OneLanguage,
    /// No text in its source language.
    #[error("there is no text in its source language, {lang}")]
    NoSource {
        /// The language.
        lang: String,
    },
    /// No text in the target language that was asked for.
    #[error("there is no text in {lang}")]
    NoTarget {
        /// The language.
        lang: String,
    },
    /// A text whose language nothing says.
    #[error("a text does not say its language")]
    NoLanguage,
    /// A tag that is none.
    #[error("not a language tag: “{tag}”")]
    BadLanguage {
        /// The tag.
        tag: String,
    },
    /// A unit that the file wants left as it is.
    #[error("it is not to be translated")]
    NotTranslated,
    /// More translations of the same than can be made units of.
    #[error("its {targets} translations would be units of more than {} MiB together", limit / (1024 * 1024))]
    TooManyTargets {
        /// How many.
        targets: usize,
        /// How large they may be, in bytes.
        limit: u64,
    },
    /// A row with too few cells.
    #[error("this row has no cell for the {column}")]
    ShortRow {
        /// Which column.
        column: String,
    },
}

impl From<XmlError> for UnitsError {
    fn from(error: XmlError) -> Self {
        UnitsError { position: error.position, problem: UnitsProblem::Xml(error.problem) }
    }
}
