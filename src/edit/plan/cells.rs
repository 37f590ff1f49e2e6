//! Moving the cells of one side a row down or up, as in the columns of a table.
//!
//! Accepted rows are never touched: cells move between two of them, or between one and an end of the pair. So a mistake
//! of the aligner is put right as far as what the translator was sure of.

use crate::edit::plan::draft::{Draft, cell, changed_status};
use crate::edit::plan::{EditError, Plan};
use crate::edit::{BeadId, PairState, RowView, SegmentId, Side, Status};

/// Inserts an empty cell. A row whose side is empty takes up what comes down; where there is none, a new row does.
pub(super) fn down(state: &PairState, id: BeadId, side: Side) -> Result<Plan, EditError> {
    let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
    let mut rows = vec![open_row(state, index).ok_or(EditError::Accepted)?];
    if rows[0].is_empty(side) {
        return Err(EditError::EmptySide);
    }
    let mut taken_up = false;
    for row in (index + 1..).map_while(|index| open_row(state, index)) {
        rows.push(row);
        taken_up = row.is_empty(side);
        if taken_up {
            break;
        }
    }
    let alone = rows[0].len(side.other()) == 0;
    if alone && rows.len() == 1 {
        return Err(EditError::AloneAlready);
    }
    let mut draft = Draft::new(state);
    let last = &rows[rows.len() - 1];
    if !taken_up {
        let below = draft.insert_bead_at(index + rows.len(), changed_status(last.bead.status), last.bead);
        draft.give(cell(last, side), below);
    }
    for pair in rows.windows(2).rev() {
        draft.give(cell(&pair[0], side), pair[1].bead.id);
        draft.changed_by_hand(pair[1].bead.id);
    }
    draft.changed_by_hand(id);
    if alone {
        // Its text went to the row below, and with it what the translator wrote of it.
        let heir = rows[1].bead.id;
        draft.dissolve(id, heir);
        return draft.finish(heir);
    }
    draft.finish(id)
}

/// Closes an empty cell. Empty cells below move up like all others; a row that is left without anything goes.
pub(super) fn up(state: &PairState, id: BeadId, side: Side) -> Result<Plan, EditError> {
    let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
    let first = open_row(state, index).ok_or(EditError::Accepted)?;
    if !first.is_empty(side) {
        return Err(EditError::NotEmpty);
    }
    let below: Vec<RowView<'_>> = (index + 1..).map_while(|index| open_row(state, index)).collect();
    let last = below.iter().rposition(|row| row.len(side) > 0).ok_or(EditError::NothingBelow)?;
    let below = &below[..=last];
    let cells: Vec<Vec<SegmentId>> = below.iter().map(|row| cell(row, side)).collect();
    let mut draft = Draft::new(state);
    let mut above = first.bead.id;
    for (at, row) in below.iter().enumerate() {
        let own = &cells[at];
        let next = cells.get(at + 1).map_or(0, Vec::len);
        draft.give(own.iter().copied(), above);
        if at == 0 && !own.is_empty() {
            draft.changed_by_hand(above);
        }
        if next == 0 && row.len(side.other()) == 0 {
            // Its text went to the row above.
            draft.dissolve(row.bead.id, above);
        } else if next > 0 || !own.is_empty() {
            draft.changed_by_hand(row.bead.id);
        }
        above = row.bead.id;
    }
    draft.finish(id)
}

/// A row that is not accepted.
fn open_row(state: &PairState, index: usize) -> Option<RowView<'_>> {
    state.row(index).filter(|row| row.bead.status != Status::Accepted)
}
