//! Pairing the source of one row with the target of another.
//!
//! The two sides must stay in the order of their texts. So of the rows between, the cells that stand before the new pair
//! on one side stay above it, and those that stand behind it on the other side go below it, each alone in its row:
//!
//! | before | | after | |
//! | --- | --- | --- | --- |
//! | **a** | 1 | | 1 |
//! | b | 2 | | 2 |
//! | c | **3** | **a** | **3** |
//! | | | b | |
//! | | | c | |

use crate::edit::plan::draft::{Draft, cell, changed_status};
use crate::edit::plan::{EditError, Plan};
use crate::edit::{BeadId, BeadRow, PairState, RowView, Side, Status};

pub(super) fn plan(state: &PairState, source: BeadId, target: BeadId) -> Result<Plan, EditError> {
    let (source, target) = state.index_of(source).zip(state.index_of(target)).ok_or(EditError::NoSuchRow)?;
    // The side whose cell comes down from the upper row to the lower one.
    let (side, first, last) = match source < target {
        true => (Side::Source, source, target),
        false => (Side::Target, target, source),
    };
    let rows: Vec<RowView<'_>> = (first..=last).filter_map(|index| state.row(index)).collect();
    let [upper, between @ .., lower] = rows.as_slice() else { return Err(EditError::NoChange) };
    if upper.is_empty(side) || lower.is_empty(side.other()) {
        return Err(EditError::EmptySide);
    }
    if rows.iter().any(|row| row.bead.status == Status::Accepted) {
        return Err(EditError::AcceptedBetween);
    }
    let mut draft = Draft::new(state);
    let behind: Vec<&RowView<'_>> = rows[1..].iter().filter(|row| row.len(side) > 0).collect();
    let mut fresh = state.fresh_beads(behind.len()).into_iter();
    for (row, rank) in behind.iter().zip(draft.ranks_at(last + 1, behind.len())) {
        let bead = row.bead;
        if row.len(side.other()) == 0 {
            // A row of this side only goes there as it is.
            draft.set_bead(bead.id, Some(BeadRow { rank, ..bead.clone() }));
            continue;
        }
        let Some(id) = fresh.next() else { break };
        let status = changed_status(bead.status);
        draft.set_bead(id, Some(BeadRow { status, left_out: bead.left_out, ..BeadRow::new(id, rank) }));
        draft.give(cell(row, side), id);
    }
    draft.give(cell(upper, side), lower.bead.id);
    draft.changed_by_hand(lower.bead.id);
    for row in between.iter().filter(|row| row.len(side) > 0 && row.len(side.other()) > 0) {
        draft.changed_by_hand(row.bead.id);
    }
    match upper.len(side.other()) {
        0 => draft.dissolve(upper.bead.id, lower.bead.id),
        _ => draft.changed_by_hand(upper.bead.id),
    }
    draft.finish(lower.bead.id)
}
