//! Operations: a row as it was and as it becomes.

use serde::{Deserialize, Serialize};

use crate::edit::{BeadId, BeadRow, PairRow, SegmentId, SegmentRow};

/// One row's change. `before` is none when the row is made, `after` when it is removed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "row", rename_all = "lowercase")]
pub enum Operation {
    /// A bead's change.
    Bead {
        /// The bead as it was.
        before: Option<BeadRow>,
        /// The bead as it becomes.
        after: Option<BeadRow>,
    },
    /// A segment's change.
    Segment {
        /// The segment as it was.
        before: Option<SegmentRow>,
        /// The segment as it becomes.
        after: Option<SegmentRow>,
    },
    /// A change of what is kept of the pair as a whole: that is never made nor removed.
    Pair {
        /// As it was.
        before: PairRow,
        /// As it becomes.
        after: PairRow,
    },
}

/// An operation met a row that is not as the operation remembers it, or that other rows still need.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// A bead differs.
    #[error("bead {} is not as this change expects it", .0.0)]
    Bead(BeadId),
    /// A segment differs.
    #[error("segment {} is not as this change expects it", .0.0)]
    Segment(SegmentId),
    /// What is kept of the pair as a whole differs.
    #[error("the pair is not as this change expects it")]
    Pair,
}

impl Operation {
    /// The operation that takes this one back.
    pub fn inverse(&self) -> Operation {
        match self.clone() {
            Operation::Bead { before, after } => Operation::Bead { before: after, after: before },
            Operation::Segment { before, after } => Operation::Segment { before: after, after: before },
            Operation::Pair { before, after } => Operation::Pair { before: after, after: before },
        }
    }

    /// Whether a row comes, goes or takes another place.
    pub(super) fn changes_order(&self) -> bool {
        let Operation::Bead { before, after } = self else { return false };
        before.as_ref().map(|bead| bead.rank) != after.as_ref().map(|bead| bead.rank)
    }

    /// The beads whose row or whose segments it touches.
    pub fn beads(&self) -> impl Iterator<Item = BeadId> + use<> {
        let (before, after) = match self {
            Operation::Bead { before, after } => (before.as_ref().map(|b| b.id), after.as_ref().map(|b| b.id)),
            Operation::Segment { before, after } => (before.as_ref().map(|s| s.bead), after.as_ref().map(|s| s.bead)),
            Operation::Pair { .. } => (None, None),
        };
        before.into_iter().chain(after.filter(|after| Some(*after) != before))
    }
}

/// The operations that take back `operations`: each inverted, the last one first.
pub fn inverse(operations: &[Operation]) -> Vec<Operation> {
    operations.iter().rev().map(Operation::inverse).collect()
}
