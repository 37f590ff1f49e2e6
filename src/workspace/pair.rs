//! A pair that was read from the memory.

use jiff::Timestamp;

use crate::edit::PairState;
use crate::store::{LogId, PairId};

/// A pair as it stands in the memory. Only the workspace changes it.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenPair {
    pub(super) id: PairId,
    pub(super) name: String,
    pub(super) deleted: bool,
    pub(super) changed: Timestamp,
    pub(super) head: Option<LogId>,
    pub(super) state: PairState,
}

impl OpenPair {
    /// Its number.
    pub fn id(&self) -> PairId {
        self.id
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it was deleted; it is kept all the same.
    pub fn is_deleted(&self) -> bool {
        self.deleted
    }

    /// When it was last changed.
    pub fn changed(&self) -> Timestamp {
        self.changed
    }

    /// What tells one state of the pair from another: as long as it is the same, so is everything in the pair.
    pub fn version(&self) -> (PairId, Option<LogId>) {
        (self.id, self.head)
    }

    /// Its texts, segments and beads.
    pub fn state(&self) -> &PairState {
        &self.state
    }
}
