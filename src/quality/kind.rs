//! The kinds of warning.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Something about a row that may be a mistake, or may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warning {
    /// A side has no text.
    Empty,
    /// The target is the source, or is written in the source's script.
    Untranslated,
    /// One side is far too long or too short for the other.
    Length,
    /// Numbers of one side are missing on the other.
    Numbers,
    /// A text of one language has another's digits too.
    MixedDigits,
    /// The sides end differently: one asks, the other does not.
    Punctuation,
    /// A quotation mark or bracket has no partner.
    Unbalanced,
    /// The same source is translated differently in another row.
    Inconsistent,
    /// A character that commands the direction of writing and can't be seen.
    BidiControls,
}

impl Warning {
    /// All of them, in the order in which they are told.
    pub const ALL: [Warning; 9] = [
        Warning::Empty,
        Warning::Untranslated,
        Warning::Length,
        Warning::Numbers,
        Warning::MixedDigits,
        Warning::Punctuation,
        Warning::Unbalanced,
        Warning::Inconsistent,
        Warning::BidiControls,
    ];

    /// The word for it in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Warning::Empty => "empty",
            Warning::Untranslated => "untranslated",
            Warning::Length => "length",
            Warning::Numbers => "numbers",
            Warning::MixedDigits => "mixed-digits",
            Warning::Punctuation => "punctuation",
            Warning::Unbalanced => "unbalanced",
            Warning::Inconsistent => "inconsistent",
            Warning::BidiControls => "bidi-controls",
        }
    }
}

/// A word that names no kind of warning.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a kind of warning: “{0}”")]
pub struct BadWarning(pub String);

impl FromStr for Warning {
    type Err = BadWarning;

    fn from_str(name: &str) -> Result<Self, BadWarning> {
        Warning::ALL.into_iter().find(|warning| warning.name() == name).ok_or_else(|| BadWarning(name.to_owned()))
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
