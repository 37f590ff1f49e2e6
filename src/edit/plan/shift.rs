//! Moving the first or last segment of a side to the neighbouring row.

use crate::edit::plan::draft::Draft;
use crate::edit::plan::{EditError, Plan};
use crate::edit::{BeadId, PairState, Side, Status};

pub(super) fn up(state: &PairState, id: BeadId, side: Side) -> Result<Plan, EditError> {
    let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
    shift(state, id, side, index.checked_sub(1), index)
}

pub(super) fn down(state: &PairState, id: BeadId, side: Side) -> Result<Plan, EditError> {
    let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
    shift(state, id, side, Some(index + 1).filter(|below| *below < state.len()), index + 1)
}

/// Gives the outer segment to the row at `neighbour`; where there is none, to a new row made at `place`.
fn shift(state: &PairState, id: BeadId, side: Side, neighbour: Option<usize>, place: usize) -> Result<Plan, EditError> {
    let row = state.view(id).ok_or(EditError::NoSuchRow)?;
    let up = state.index_of(id) == Some(place);
    let mut segments = row.segments(side);
    let moving = if up { segments.next() } else { segments.last() };
    let moving = moving.ok_or(EditError::EmptySide)?.id;
    let alone = row.len(side) == 1 && row.len(side.other()) == 0;
    let mut draft = Draft::new(state);
    let to = match neighbour.and_then(|index| state.row(index)) {
        Some(neighbour) => {
            draft.changed_by_hand(neighbour.bead.id);
            neighbour.bead.id
        }
        None if alone => return Err(EditError::AloneAlready),
        None => draft.insert_bead_at(place, Status::Unreviewed, row.bead),
    };
    draft.give([moving], to);
    if alone {
        draft.dissolve(id, to);
        return draft.finish(to);
    }
    draft.changed_by_hand(id);
    draft.finish(id)
}
