//! Merging rows that stand next to each other, and the segments of one side.

use std::ops::RangeInclusive;

use crate::edit::plan::draft::{Draft, joined_notes, joint_status};
use crate::edit::plan::{EditError, Plan};
use crate::edit::{BeadId, BeadRow, PairState, RowView, SegmentRow, Side};
use crate::text::Span;

/// Merges a row with the one below.
pub(super) fn with_next(state: &PairState, id: BeadId) -> Result<Plan, EditError> {
    let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
    state.row(index + 1).ok_or(EditError::LastRow)?;
    merge(state, index..=index + 1)
}

/// Merges the rows from one bead to another, in whichever order the two stand.
pub(super) fn rows(state: &PairState, first: BeadId, last: BeadId) -> Result<Plan, EditError> {
    let (first, last) = state.index_of(first).zip(state.index_of(last)).ok_or(EditError::NoSuchRow)?;
    if first == last {
        return Err(EditError::OneRow);
    }
    merge(state, first.min(last)..=first.max(last))
}

/// The segments and comments of all go to the first. It has a bookmark if one of them had, and is left out if all were.
fn merge(state: &PairState, indexes: RangeInclusive<usize>) -> Result<Plan, EditError> {
    let rows: Vec<RowView<'_>> = indexes.filter_map(|index| state.row(index)).collect();
    let first = rows.first().ok_or(EditError::NoSuchRow)?.bead;
    let beads = || rows.iter().map(|row| row.bead);
    let mut draft = Draft::new(state);
    for row in &rows[1..] {
        for side in Side::BOTH {
            draft.give(row.segments(side).map(|segment| segment.id), first.id);
        }
        draft.set_bead(row.bead.id, None);
    }
    draft.set_bead(
        first.id,
        Some(BeadRow {
            note: joined_notes(beads()),
            marked: beads().any(|bead| bead.marked),
            left_out: beads().all(|bead| bead.left_out),
            ..first.clone()
        }),
    );
    draft.made_by_hand(first.id, beads().map(|bead| bead.status).fold(first.status, joint_status));
    draft.finish(first.id)
}

/// Makes one segment of those of a side. What is shown stays as it is, so what was said of the row holds.
///
/// The first one that has bytes of the document takes the others in. Where the document's own text of all of them is not
/// what was shown (an edit, a text that the translator wrote, white space other than one space) the shown text becomes a
/// replacement.
pub(super) fn segments(state: &PairState, id: BeadId, side: Side) -> Result<Plan, EditError> {
    let row = state.view(id).ok_or(EditError::NoSuchRow)?;
    let segments: Vec<&SegmentRow> = row.segments(side).collect();
    let [first, .., last] = segments.as_slice() else { return Err(EditError::OneSegment) };
    // Rows are in the order of the text and segments tile it, so this is true of every sound pair.
    if segments.windows(2).any(|pair| pair[0].span.end != pair[1].span.start) {
        return Err(EditError::NotAdjacent);
    }
    let kept = segments.iter().find(|segment| !segment.span.is_empty()).unwrap_or(first);
    let span = Span { start: first.span.start, end: last.span.end };
    let joined = SegmentRow { span, replacement: None, ..(*kept).clone() };
    let text = row.text(side);
    let replacement = Some(text.as_str().to_owned()).filter(|text| text != state.original(&joined));
    let mut draft = Draft::new(state);
    for segment in segments.iter().filter(|segment| segment.id != kept.id) {
        draft.set_segment(segment.id, None);
    }
    draft.set_segment(kept.id, Some(SegmentRow { replacement, ..joined }));
    draft.finish(id)
}
