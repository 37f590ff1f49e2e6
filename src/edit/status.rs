//! What the translator said of a bead.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What the translator said of a bead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Nothing yet.
    #[default]
    Unreviewed,
    /// A translation: it goes into the memory.
    Accepted,
    /// To be looked at again.
    NeedsReview,
    /// Not a translation: it is kept here and goes nowhere.
    Rejected,
}

impl Status {
    /// All of them, in the order in which they are explained.
    pub const ALL: [Status; 4] = [Status::Unreviewed, Status::Accepted, Status::NeedsReview, Status::Rejected];

    /// The word for it in files and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Status::Unreviewed => "unreviewed",
            Status::Accepted => "accepted",
            Status::NeedsReview => "needs-review",
            Status::Rejected => "rejected",
        }
    }

    /// The letter that stands for it on the screen; status is never told by colour alone.
    pub fn letter(self) -> char {
        match self {
            Status::Unreviewed => 'u',
            Status::Accepted => 'A',
            Status::NeedsReview => 'R',
            Status::Rejected => 'X',
        }
    }
}

/// A word that names no status.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a status: “{0}” (one of unreviewed, accepted, needs-review, rejected)")]
pub struct BadStatus(pub String);

impl FromStr for Status {
    type Err = BadStatus;

    fn from_str(name: &str) -> Result<Self, BadStatus> {
        Status::ALL.into_iter().find(|status| status.name() == name).ok_or_else(|| BadStatus(name.to_owned()))
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
