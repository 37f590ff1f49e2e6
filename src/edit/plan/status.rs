//! Saying something of beads.

use crate::edit::plan::draft::Draft;
use crate::edit::plan::{EditError, Plan};
use crate::edit::{BeadId, BeadRow, PairState, Status};

pub(super) fn plan(state: &PairState, beads: &[BeadId], status: Status) -> Result<Plan, EditError> {
    let mut draft = Draft::new(state);
    let focus = *beads.first().ok_or(EditError::NoSuchRow)?;
    for id in beads {
        let bead = draft.bead(*id).ok_or(EditError::NoSuchRow)?;
        draft.set_bead(*id, Some(BeadRow { status, ..bead }));
    }
    draft.finish(focus)
}
