//! The kinds of units that a memory may be cleaned of.

use std::fmt;
use std::str::FromStr;

/// Something that makes a memory unclean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CleanKind {
    /// Control characters in a text.
    ControlCharacters,
    /// Spaces at the beginning or the end of a text, or several in a row.
    Spaces,
    /// A side without text.
    Empty,
    /// Neither side has a letter: numbers, punctuation.
    NoWords,
    /// The target is the source, to the letter.
    SameAsSource,
    /// The target is in the source's script, or says the same but for marks and case.
    Untranslated,
    /// A text is not in the language that the unit says.
    WrongLanguage,
    /// One side is far too long or too short for the other.
    Length,
    /// The same unit twice.
    Duplicates,
    /// The same source with several targets in the same context.
    Inconsistent,
}

impl CleanKind {
    /// All of them, in the order in which they are carried out: texts are put right before they are compared.
    pub const ALL: [CleanKind; 10] = [
        CleanKind::ControlCharacters,
        CleanKind::Spaces,
        CleanKind::Empty,
        CleanKind::NoWords,
        CleanKind::SameAsSource,
        CleanKind::Untranslated,
        CleanKind::WrongLanguage,
        CleanKind::Length,
        CleanKind::Duplicates,
        CleanKind::Inconsistent,
    ];

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            CleanKind::ControlCharacters => "control-characters",
            CleanKind::Spaces => "spaces",
            CleanKind::Empty => "empty",
            CleanKind::NoWords => "no-words",
            CleanKind::SameAsSource => "same-as-source",
            CleanKind::Untranslated => "untranslated",
            CleanKind::WrongLanguage => "wrong-language",
            CleanKind::Length => "length",
            CleanKind::Duplicates => "duplicates",
            CleanKind::Inconsistent => "inconsistent",
        }
    }

    /// Whether it is told by comparing units.
    pub fn compares(self) -> bool {
        matches!(self, CleanKind::Duplicates | CleanKind::Inconsistent)
    }
}

/// A word that names no kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a kind of unclean unit: “{name}” (one of {})", CleanKind::ALL.map(CleanKind::name).join(", "))]
pub struct BadCleanKind {
    /// The word.
    pub name: String,
}

impl FromStr for CleanKind {
    type Err = BadCleanKind;

    fn from_str(name: &str) -> Result<Self, BadCleanKind> {
        CleanKind::ALL
            .into_iter()
            .find(|kind| kind.name() == name)
            .ok_or_else(|| BadCleanKind { name: name.to_owned() })
    }
}

impl fmt::Display for CleanKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
