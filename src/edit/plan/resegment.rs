//! Putting segments that were cut anew in the place of those that were there.
//!
//! A new segment goes to the row in which its text began, so that rows never cross; a row that none is left of gives what
//! was said of it to the one that its text went to. The rows are then as the aligner sees them, and [`realign`] puts the
//! aligned ones in their place.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::plan::draft::Draft;
use crate::edit::plan::{EditError, Plan, realign};
use crate::edit::{BeadId, BeadRow, PairState, Resegmentation, SegmentId, SegmentRow, Side, Status};
use crate::segment::Segment;
use crate::text::Span;

pub(super) fn plan(state: &PairState, resegmentation: &Resegmentation) -> Result<Plan, EditError> {
    let mut cut = cut_anew(state, &resegmentation.cut)?;
    let Some(realignment) = &resegmentation.alignment else { return Ok(cut) };
    let mut after = state.clone();
    after.apply_all(&cut.operations).map_err(|_| EditError::RowsChanged)?;
    match realign::plan(&after, realignment) {
        Ok(aligned) => {
            cut.operations.extend(aligned.operations);
            Ok(Plan { focus: aligned.focus, ..cut })
        }
        Err(EditError::NoChange) => Ok(cut),
        Err(error) => Err(error),
    }
}

/// Only the new segments, each in the row in which its text began.
pub(in crate::edit) fn cut_anew(state: &PairState, cut: &[Vec<Segment>; 2]) -> Result<Plan, EditError> {
    let mut recut = Recut { state, draft: Draft::new(state), heirs: BTreeMap::new(), touched: BTreeSet::new() };
    for side in Side::BOTH {
        for stretch in stretches(state, side) {
            recut.stretch(side, &stretch, &cut[side as usize]);
        }
    }
    recut.finish()
}

/// The segments of a side that may be cut anew, in runs without a gap.
fn stretches(state: &PairState, side: Side) -> Vec<Vec<&SegmentRow>> {
    let mut stretches: Vec<Vec<&SegmentRow>> = Vec::new();
    let mut goes_on = false;
    for row in state.rows() {
        // An accepted row parts both sides, also where it has nothing on this one.
        if row.bead.status == Status::Accepted {
            goes_on = false;
            continue;
        }
        for segment in row.segments(side) {
            if segment.replacement.is_some() || segment.span.is_empty() {
                goes_on = false;
                continue;
            }
            match stretches.last_mut().filter(|_| goes_on) {
                Some(open) if open.last().is_some_and(|last| last.span.end == segment.span.start) => open.push(segment),
                _ => stretches.push(vec![segment]),
            }
            goes_on = true;
        }
    }
    stretches
}

struct Recut<'a> {
    state: &'a PairState,
    draft: Draft<'a>,
    /// Where the text of a row's first segment went, by row.
    heirs: BTreeMap<BeadId, BeadId>,
    touched: BTreeSet<BeadId>,
}

impl Recut<'_> {
    fn stretch(&mut self, side: Side, old: &[&SegmentRow], cut: &[Segment]) {
        let new = pieces(&self.state.document(side).text, old, cut);
        let known: BTreeSet<(u32, u32)> = old.iter().map(|segment| (segment.span.start, segment.span.end)).collect();
        let kept: BTreeSet<(u32, u32)> = new.iter().map(|piece| (piece.span.start, piece.span.end)).collect();
        let gone: Vec<&SegmentRow> =
            old.iter().copied().filter(|segment| !kept.contains(&(segment.span.start, segment.span.end))).collect();
        let mut free: Vec<SegmentId> = gone.iter().rev().map(|segment| segment.id).collect();
        // Each new segment lies over one or several of those that go.
        let mut gone = gone.iter().peekable();
        let owner = |at: u32| old[old.partition_point(|segment| segment.span.start <= at).saturating_sub(1)].bead;
        for piece in new.iter().filter(|piece| !known.contains(&(piece.span.start, piece.span.end))) {
            let bead = owner(piece.span.start);
            let id = free.pop().unwrap_or_else(|| self.draft.fresh_segment());
            let row =
                SegmentRow { id, side, span: piece.span, tie: 0, paragraph: piece.paragraph, bead, replacement: None };
            self.draft.set_segment(id, Some(row));
            self.touched.insert(bead);
            while let Some(segment) = gone.next_if(|segment| segment.span.start < piece.span.end) {
                self.touched.insert(segment.bead);
                self.heirs.entry(segment.bead).or_insert(bead);
            }
            self.take_in(bead, old, piece.span);
        }
        for id in free {
            self.draft.set_segment(id, None);
        }
    }

    /// A row that was left out is not any more when it takes text of one that was not.
    fn take_in(&mut self, bead: BeadId, old: &[&SegmentRow], span: Span) {
        let first = old.partition_point(|segment| segment.span.end <= span.start);
        let over = old[first..].iter().take_while(|segment| segment.span.start < span.end);
        let left_out = |id: BeadId| self.state.view(id).is_some_and(|row| row.bead.left_out);
        if over.clone().all(|segment| left_out(segment.bead)) {
            return;
        }
        if let Some(row) = self.draft.bead(bead).filter(|row| row.left_out) {
            self.draft.set_bead(bead, Some(BeadRow { left_out: false, ..row }));
        }
    }

    fn finish(mut self) -> Result<Plan, EditError> {
        let mut left: BTreeMap<BeadId, usize> = BTreeMap::new();
        for segment in self.draft.segments_of(&self.touched) {
            *left.entry(segment.bead).or_default() += 1;
        }
        let mut focus = None;
        for id in std::mem::take(&mut self.touched) {
            if left.contains_key(&id) {
                self.draft.changed_by_hand(id);
                focus = focus.or(Some(id));
            }
        }
        // A row may have gone to one that goes itself, on its other side; in the end some row has the text.
        let gone: Vec<BeadId> = self.heirs.keys().copied().filter(|id| !left.contains_key(id)).collect();
        for id in gone.into_iter().rev() {
            let mut heir = self.heirs.get(&id).copied();
            let mut steps = 0;
            while let Some(next) = heir.filter(|heir| !left.contains_key(heir)) {
                heir = self.heirs.get(&next).copied().filter(|_| steps < self.heirs.len());
                steps += 1;
            }
            let Some(heir) = heir else { continue };
            if let (Some(row), Some(old)) = (self.draft.bead(heir), self.draft.bead(id))
                && old.status == Status::NeedsReview
            {
                self.draft.set_bead(heir, Some(BeadRow { status: Status::NeedsReview, ..row }));
            }
            self.draft.dissolve(id, heir);
        }
        let focus = focus.ok_or(EditError::NoChange)?;
        self.draft.finish(focus)
    }
}

/// The text of a stretch, cut where new segments begin within it. No piece is white space alone.
fn pieces(text: &str, old: &[&SegmentRow], cut: &[Segment]) -> Vec<Segment> {
    let (Some(first), Some(last)) = (old.first(), old.last()) else { return Vec::new() };
    let (start, end) = (first.span.start, last.span.end);
    let at = cut.partition_point(|segment| segment.span.end <= start);
    let shows = |from: u32, to: u32| text.get(from as usize..to as usize).is_some_and(|text| !text.trim().is_empty());
    let mut pieces = Vec::new();
    let mut from = start;
    let mut paragraph = cut.get(at).map_or(first.paragraph, |segment| segment.paragraph);
    for segment in cut[at..].iter().take_while(|segment| segment.span.start < end) {
        let to = segment.span.start;
        if to > from && shows(from, to) && shows(to, end) {
            pieces.push(Segment { span: Span::new(from as usize, to as usize), paragraph });
            from = to;
        }
        if from == to || !shows(from, to) {
            paragraph = segment.paragraph;
        }
    }
    pieces.push(Segment { span: Span::new(from as usize, end as usize), paragraph });
    pieces
}
