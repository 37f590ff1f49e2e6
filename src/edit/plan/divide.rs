//! Dividing a row without cutting a segment.

use crate::edit::plan::draft::{Draft, cell, changed_status};
use crate::edit::plan::{EditError, Plan};
use crate::edit::{BeadId, BeadRow, PairState, RowView, SegmentId, Side};

/// Takes one side out of a row: it becomes a row of its own below.
pub(super) fn take_apart(state: &PairState, id: BeadId, side: Side) -> Result<Plan, EditError> {
    let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
    let row = state.view(id).ok_or(EditError::NoSuchRow)?;
    if row.len(side) == 0 {
        return Err(EditError::EmptySide);
    }
    if row.len(side.other()) == 0 {
        return Err(EditError::AloneAlready);
    }
    let mut draft = Draft::new(state);
    let below = draft.insert_bead_at(index + 1, changed_status(row.bead.status), row.bead);
    draft.give(cell(&row, side), below);
    draft.changed_by_hand(id);
    draft.finish(id)
}

/// Makes a row of each segment, pairing the two sides in order. The first row stays the one it was.
pub(super) fn unmerge(state: &PairState, id: BeadId) -> Result<Plan, EditError> {
    let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
    let row = state.view(id).ok_or(EditError::NoSuchRow)?;
    let sides = Side::BOTH.map(|side| with_text(state, &row, side));
    let more = sides[0].len().max(sides[1].len()).saturating_sub(1);
    if more == 0 {
        return Err(EditError::NothingToDivide);
    }
    let mut draft = Draft::new(state);
    let mut ids = vec![id];
    for (rank, id) in draft.ranks_at(index + 1, more).into_iter().zip(state.fresh_beads(more)) {
        let (status, left_out) = (changed_status(row.bead.status), row.bead.left_out);
        draft.set_bead(id, Some(BeadRow { status, left_out, ..BeadRow::new(id, rank) }));
        ids.push(id);
    }
    for segments in sides {
        // From the last one on: a long list is cheapest to take from at its end.
        for (segments, id) in segments.into_iter().zip(&ids).skip(1).collect::<Vec<_>>().into_iter().rev() {
            draft.give(segments.into_iter().rev(), *id);
        }
    }
    draft.changed_by_hand(id);
    draft.finish(id)
}

/// The segments of a side, those without text with the one before them; with the one behind where there is none.
fn with_text(state: &PairState, row: &RowView<'_>, side: Side) -> Vec<Vec<SegmentId>> {
    let mut groups: Vec<Vec<SegmentId>> = Vec::new();
    let mut text = false;
    for segment in row.segments(side) {
        let shown = !state.shown(segment).is_empty();
        match groups.last_mut().filter(|_| !shown || !text) {
            Some(group) => group.push(segment.id),
            None => groups.push(vec![segment.id]),
        }
        text |= shown;
    }
    groups
}
