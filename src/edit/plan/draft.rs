//! A plan in the making: a copy-free list of changes on top of a state.
//!
//! Each change is recorded as an operation whose `before` is what the draft has come to so far, so that a row may change
//! twice in one plan.

use std::collections::BTreeMap;

use crate::edit::plan::{EditError, Plan};
use crate::edit::{BeadId, BeadRow, Operation, PairState, SegmentId, SegmentRow, Status, rank};

pub(super) struct Draft<'a> {
    state: &'a PairState,
    operations: Vec<Operation>,
    beads: BTreeMap<BeadId, Option<BeadRow>>,
    segments: BTreeMap<SegmentId, Option<SegmentRow>>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(state: &'a PairState) -> Self {
        Draft { state, operations: Vec::new(), beads: BTreeMap::new(), segments: BTreeMap::new() }
    }

    pub(super) fn bead(&self, id: BeadId) -> Option<BeadRow> {
        self.peek(id).cloned()
    }

    pub(super) fn peek(&self, id: BeadId) -> Option<&BeadRow> {
        match self.beads.get(&id) {
            Some(row) => row.as_ref(),
            None => self.state.view(id).map(|view| view.bead),
        }
    }

    pub(super) fn segment(&self, id: SegmentId) -> Option<SegmentRow> {
        match self.segments.get(&id) {
            Some(row) => row.clone(),
            None => self.state.segment(id).cloned(),
        }
    }

    /// Puts a bead in the place of what stands under its number; none removes it.
    pub(super) fn set_bead(&mut self, id: BeadId, after: Option<BeadRow>) {
        let before = self.bead(id);
        if before != after {
            self.beads.insert(id, after.clone());
            self.operations.push(Operation::Bead { before, after });
        }
    }

    /// Puts a segment in the place of what stands under its number; none removes it.
    pub(super) fn set_segment(&mut self, id: SegmentId, after: Option<SegmentRow>) {
        let before = self.segment(id);
        if before != after {
            self.segments.insert(id, after.clone());
            self.operations.push(Operation::Segment { before, after });
        }
    }

    /// Gives segments to another bead.
    pub(super) fn give(&mut self, segments: impl IntoIterator<Item = SegmentId>, bead: BeadId) {
        for id in segments {
            if let Some(segment) = self.segment(id) {
                self.set_segment(id, Some(SegmentRow { bead, ..segment }));
            }
        }
    }

    /// Makes a bead between the row at `index` and the one before it.
    pub(super) fn insert_bead_at(&mut self, index: usize, status: Status) -> BeadId {
        let ranks = self.ranks_at(index, 1);
        let id = self.state.fresh_bead();
        self.set_bead(id, Some(BeadRow { status, ..BeadRow::new(id, ranks[0]) }));
        id
    }

    /// Ranks for `count` beads between the row at `index` and the one before it. Rows behind make room if need be.
    pub(super) fn ranks_at(&mut self, index: usize, count: usize) -> Vec<i64> {
        let row = |at: usize| self.state.row(at).and_then(|row| self.peek(row.bead.id));
        let previous = index.checked_sub(1).and_then(row).map(|bead| bead.rank);
        let (ranks, moved) = rank::between(previous, (index..self.state.len()).filter_map(row), count);
        // From the last one on, so that no two ever have one rank.
        for (id, rank) in moved.into_iter().rev() {
            if let Some(bead) = self.bead(id) {
                self.set_bead(id, Some(BeadRow { rank, ..bead }));
            }
        }
        ranks
    }

    /// Marks a bead as made by hand: no aligner's confidence is true of it any more.
    pub(super) fn made_by_hand(&mut self, id: BeadId, status: Status) {
        if let Some(bead) = self.bead(id) {
            self.set_bead(id, Some(BeadRow { status, confidence: None, ..bead }));
        }
    }

    pub(super) fn finish(self, focus: BeadId) -> Result<Plan, EditError> {
        if self.operations.is_empty() {
            return Err(EditError::NoChange);
        }
        Ok(Plan { operations: self.operations, focus })
    }
}

/// The status of what was put together of two beads, or left of one: what both agree on, or at least that a look is due.
pub(super) fn joint_status(a: Status, b: Status) -> Status {
    match (a, b) {
        _ if a == b => a,
        (Status::NeedsReview, _) | (_, Status::NeedsReview) => Status::NeedsReview,
        _ => Status::Unreviewed,
    }
}

/// The status of a bead that lost or gained segments: acceptance and rejection were of another one.
pub(super) fn changed_status(status: Status) -> Status {
    match status {
        Status::NeedsReview => Status::NeedsReview,
        _ => Status::Unreviewed,
    }
}
