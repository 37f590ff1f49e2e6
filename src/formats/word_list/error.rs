//! What can be wrong with a word list.

use std::io;

use crate::formats::ReadError;

/// A word that names no format of word lists.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a format of word lists: “{0}” (one of tsv, csv, tbx, dic, dictd, tei)")]
pub struct BadWordListFormat(pub String);

/// Why a file as a whole is no word list.
#[derive(Debug, thiserror::Error)]
pub enum WordListError {
    /// It could not be read, or is no text.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// Packed data that is cut short or damaged.
    #[error("{name}: can't be unpacked: {source}")]
    Gzip {
        /// The path.
        name: String,
        /// The reason.
        source: io::Error,
    },
    /// More than is read.
    #[error("{name}: this file is larger than {} MiB", limit / (1024 * 1024))]
    TooLarge {
        /// The path.
        name: String,
        /// What may be read, in bytes.
        limit: u64,
    },
    /// One of the two files of a dictionary is not there.
    #[error("{name}: a dictd dictionary needs {missing} beside it")]
    MissingPart {
        /// The path of the one that was named.
        name: String,
        /// The name of the other.
        missing: String,
    },
    /// Not well-formed XML, or none that is read.
    #[error("{name}:{source}")]
    Xml {
        /// The path.
        name: String,
        /// The place and the reason.
        source: XmlError,
    },
}

/// Why XML could not be read to its end. Shown as `line:column: reason`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {problem}")]
pub struct XmlError {
    /// The line, from 1.
    pub line: u64,
    /// The character in the line, from 1.
    pub column: u64,
    /// The reason.
    pub problem: XmlProblem,
}

/// The reason why XML could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XmlProblem {
    /// Not well-formed.
    #[error("not XML: {reason}")]
    Malformed {
        /// What the XML reader says.
        reason: String,
    },
    /// Elements inside elements without end.
    #[error("elements are nested more than {limit} deep")]
    TooDeep {
        /// How deep they may be.
        limit: usize,
    },
    /// Another kind of file.
    #[error("not {expected}: the root element is <{found}>")]
    OtherRoot {
        /// What it should be.
        expected: &'static str,
        /// The root element.
        found: String,
    },
    /// No element at all.
    #[error("there is no element in this file")]
    Empty,
}

/// A line or an entry that is out of form. Shown as `line:column: reason`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {problem}")]
pub struct BadEntry {
    /// The line, from 1.
    pub line: u64,
    /// The character in the line, from 1.
    pub column: u64,
    /// The reason.
    pub problem: EntryProblem,
}

/// What is wrong with a line or an entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryProblem {
    /// There is only one column.
    #[error("no tab between the Arabic and the English words")]
    NoTab,
    /// No ` @ `.
    #[error("no @ between the English and the Arabic words")]
    NoAt,
    /// More columns than two, or three with a weight.
    #[error("more than two columns, and the third is no weight from 0 to 1")]
    TooManyColumns,
    /// No column is written in Arabic letters, or no other one has a word.
    #[error("one column must be Arabic and the other English")]
    NotArabicAndEnglish,
    /// A column without a word.
    #[error("a column is empty")]
    EmptyColumn,
    /// A row that is no row of a table.
    #[error("not a row of a table: {reason}")]
    Row {
        /// What the reader says.
        reason: String,
    },
    /// A line of an index that is not headword, offset and length.
    #[error("not a headword, an offset and a length")]
    NotAnIndexLine,
    /// An index that points to where nothing is.
    #[error("it points to where the dictionary has no text")]
    Outside,
    /// An entity other than the five of XML. None is ever looked up.
    #[error("unknown entity &{name};")]
    Entity {
        /// Its name.
        name: String,
    },
}
