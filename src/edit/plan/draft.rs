//! A plan in the making: a copy-free list of changes on top of a state.
//!
//! Each change is recorded as an operation whose `before` is what the draft has come to so far, so that a row may change
//! twice in one plan.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::plan::{EditError, Plan};
use crate::edit::{BeadId, BeadRow, Operation, PairState, RowView, SegmentId, SegmentRow, Side, Status, rank};
use crate::text::Span;

pub(super) struct Draft<'a> {
    state: &'a PairState,
    operations: Vec<Operation>,
    beads: BTreeMap<BeadId, Option<BeadRow>>,
    segments: BTreeMap<SegmentId, Option<SegmentRow>>,
    /// The segment number that was handed out last.
    last_fresh: Option<SegmentId>,
    /// The segments that were made on empty sides.
    made: BTreeMap<(BeadId, Side), SegmentId>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(state: &'a PairState) -> Self {
        Draft {
            state,
            operations: Vec::new(),
            beads: BTreeMap::new(),
            segments: BTreeMap::new(),
            last_fresh: None,
            made: BTreeMap::new(),
        }
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

    /// The segments that some rows of the state have by now.
    pub(super) fn segments_of(&self, beads: &BTreeSet<BeadId>) -> Vec<SegmentRow> {
        let untouched = |segment: &&SegmentRow| !self.segments.contains_key(&segment.id);
        let views = beads.iter().filter_map(|id| self.state.view(*id));
        let stayed = views.flat_map(|row| Side::BOTH.map(|side| row.segments(side))).flatten().filter(untouched);
        let changed = self.segments.values().flatten().filter(|segment| beads.contains(&segment.bead));
        stayed.chain(changed).cloned().collect()
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

    /// Makes a bead between the row at `index` and the one before it, of what was left out or not as `origin` is.
    pub(super) fn insert_bead_at(&mut self, index: usize, status: Status, origin: &BeadRow) -> BeadId {
        let ranks = self.ranks_at(index, 1);
        let id = self.state.fresh_bead();
        self.set_bead(id, Some(BeadRow { status, left_out: origin.left_out, ..BeadRow::new(id, ranks[0]) }));
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

    /// A segment number that neither the state nor this plan uses.
    pub(super) fn fresh_segment(&mut self) -> SegmentId {
        let free = |id: &SegmentId| self.state.segment(*id).is_none() && !self.segments.contains_key(id);
        let behind = self.last_fresh.map(|last| (last.0..=u32::MAX).chain(0..=u32::MAX).map(SegmentId).find(free));
        let id = behind.flatten().unwrap_or_else(|| self.state.fresh_segment());
        self.last_fresh = Some(id);
        id
    }

    /// Makes a segment on a side that has none.
    pub(super) fn make_in(&mut self, segment: SegmentRow) {
        self.made.insert((segment.bead, segment.side), segment.id);
        self.set_segment(segment.id, Some(segment));
    }

    /// The segment that was made on a side, if one was.
    pub(super) fn made_in(&self, bead: BeadId, side: Side) -> Option<SegmentId> {
        self.made.get(&(bead, side)).copied()
    }

    /// Has the segments with the bytes `span`, which are none, make room for one more with this tie. All of them stand in
    /// the row at `index` or below.
    pub(super) fn make_room(&mut self, index: usize, side: Side, span: Span, tie: u32) {
        let rows = (index..self.state.len()).filter_map(|at| self.state.row(at));
        let segments = rows.flat_map(|row| row.segments(side)).filter_map(|segment| self.segment(segment.id));
        let near = segments.take_while(|other| other.span == span || other.span.start < span.start);
        let same: Vec<SegmentRow> = near.filter(|other| other.span == span && other.tie >= tie).collect();
        // The last one first, so that no two ever have one tie.
        for other in same.into_iter().rev() {
            self.set_segment(other.id, Some(SegmentRow { tie: other.tie + 1, ..other }));
        }
    }

    /// Marks a bead as made by hand: no aligner's confidence is true of it any more, and a warning that was dismissed was
    /// one of other texts.
    pub(super) fn made_by_hand(&mut self, id: BeadId, status: Status) {
        if let Some(mut bead) = self.bead(id) {
            bead.dismissed.clear();
            self.set_bead(id, Some(BeadRow { status, confidence: None, ..bead }));
        }
    }

    /// The same, for a bead that lost or gained segments.
    pub(super) fn changed_by_hand(&mut self, id: BeadId) {
        if let Some(status) = self.peek(id).map(|bead| changed_status(bead.status)) {
            self.made_by_hand(id, status);
        }
    }

    /// Removes a bead that no segment is left of. Its comment and its bookmark go to the heir.
    pub(super) fn dissolve(&mut self, id: BeadId, heir: BeadId) {
        let Some(gone) = self.bead(id) else { return };
        if let Some(bead) = self.bead(heir) {
            let note = joined_notes([&bead, &gone]);
            self.set_bead(heir, Some(BeadRow { note, marked: bead.marked || gone.marked, ..bead }));
        }
        self.set_bead(id, None);
    }

    pub(super) fn finish(self, focus: BeadId) -> Result<Plan, EditError> {
        if self.operations.is_empty() {
            return Err(EditError::NoChange);
        }
        Ok(Plan { operations: self.operations, focus })
    }
}

/// The numbers of a row's segments of a side, in order.
pub(super) fn cell(row: &RowView<'_>, side: Side) -> Vec<SegmentId> {
    row.segments(side).map(|segment| segment.id).collect()
}

/// The comments of beads, one a line; none when none has any.
pub(super) fn joined_notes<'a>(beads: impl IntoIterator<Item = &'a BeadRow>) -> Option<String> {
    let notes: Vec<&str> = beads.into_iter().filter_map(|bead| bead.note.as_deref()).collect();
    (!notes.is_empty()).then(|| notes.join("\n"))
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
