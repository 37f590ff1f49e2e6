//! What may become of a unit from a file when the memory has its source already.

use std::str::FromStr;

/// What is to be done when the memory has another target for the same source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnConflict {
    /// Whichever was changed last stays.
    KeepNewest,
    /// Both stay.
    #[default]
    KeepBoth,
    /// The one in the memory stays.
    KeepExisting,
    /// The one from the file takes its place.
    Replace,
}

/// A word that names nothing that could be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not something to do on a conflict: “{0}” (one of keep-newest, keep-both, keep-existing, replace)")]
pub struct BadOnConflict(pub String);

impl OnConflict {
    /// All of them.
    pub const ALL: [OnConflict; 4] =
        [OnConflict::KeepNewest, OnConflict::KeepBoth, OnConflict::KeepExisting, OnConflict::Replace];

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            OnConflict::KeepNewest => "keep-newest",
            OnConflict::KeepBoth => "keep-both",
            OnConflict::KeepExisting => "keep-existing",
            OnConflict::Replace => "replace",
        }
    }
}

impl FromStr for OnConflict {
    type Err = BadOnConflict;

    fn from_str(name: &str) -> Result<Self, BadOnConflict> {
        OnConflict::ALL.into_iter().find(|choice| choice.name() == name).ok_or_else(|| BadOnConflict(name.to_owned()))
    }
}

/// What becomes of a unit from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome<Id> {
    /// It is new.
    Add,
    /// Its source has another target in a reviewed row, which stays; it is added beside.
    AddBeside,
    /// It takes the place of another one.
    Update(Id),
    /// The same is there already: the one of this number, or in a row.
    AlreadyThere(Option<Id>),
    /// The same stands before it in the file.
    Repeated,
    /// Its source has another target, which stays alone.
    Keep,
}
