//! Exchanging the texts of one side of two rows that stand next to each other.
//!
//! Segments stay in the order of their text, so what changes places is what is shown: each row's text becomes a
//! replacement over the other's segments. A cell that has nothing to exchange with simply moves.

use crate::edit::plan::draft::{Draft, cell};
use crate::edit::plan::{EditError, Plan, text};
use crate::edit::{BeadId, PairState, Side};

pub(super) fn plan(state: &PairState, id: BeadId, side: Side) -> Result<Plan, EditError> {
    let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
    let upper = state.row(index).ok_or(EditError::NoSuchRow)?;
    let lower = state.row(index + 1).ok_or(EditError::LastRow)?;
    let mut draft = Draft::new(state);
    let (from, to) = match (upper.is_empty(side), lower.is_empty(side)) {
        (true, true) => return Err(EditError::EmptySide),
        (true, false) => (&lower, &upper),
        (false, true) => (&upper, &lower),
        (false, false) => {
            let texts = [lower.text(side), upper.text(side)];
            if texts[0].as_str().trim() == texts[1].as_str().trim() {
                return Err(EditError::NoChange);
            }
            text::set(state, &mut draft, index, side, texts[0].as_str());
            text::set(state, &mut draft, index + 1, side, texts[1].as_str());
            draft.changed_by_hand(upper.bead.id);
            draft.changed_by_hand(lower.bead.id);
            return draft.finish(id);
        }
    };
    draft.give(cell(from, side), to.bead.id);
    draft.changed_by_hand(to.bead.id);
    if from.len(side.other()) == 0 {
        draft.dissolve(from.bead.id, to.bead.id);
        return draft.finish(to.bead.id);
    }
    draft.changed_by_hand(from.bead.id);
    draft.finish(id)
}
