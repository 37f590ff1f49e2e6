//! Merging a row with the one below.

use crate::edit::plan::draft::{Draft, joint_status};
use crate::edit::plan::{EditError, Plan};
use crate::edit::{BeadId, BeadRow, PairState, Side};

/// The lower bead's segments and comment go to the upper one.
pub(super) fn plan(state: &PairState, id: BeadId) -> Result<Plan, EditError> {
    let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
    let upper = state.row(index).ok_or(EditError::NoSuchRow)?;
    let lower = state.row(index + 1).ok_or(EditError::LastRow)?;
    let mut draft = Draft::new(state);
    for side in Side::BOTH {
        draft.give(lower.segments(side).map(|segment| segment.id), id);
    }
    let note = match (&upper.bead.note, &lower.bead.note) {
        (Some(a), Some(b)) => Some(format!("{a}\n{b}")),
        (a, b) => a.clone().or_else(|| b.clone()),
    };
    draft.set_bead(lower.bead.id, None);
    draft.set_bead(id, Some(BeadRow { note, ..upper.bead.clone() }));
    draft.made_by_hand(id, joint_status(upper.bead.status, lower.bead.status));
    draft.finish(id)
}
