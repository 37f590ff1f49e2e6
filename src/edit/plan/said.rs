//! What is said of beads, and of the pair as a whole: status, bookmark, comment, left out, warnings dismissed.

use std::collections::BTreeSet;

use crate::edit::plan::draft::Draft;
use crate::edit::plan::{EditError, Plan};
use crate::edit::{BeadId, BeadRow, Operation, PairRow, PairState};
use crate::quality::Warning;

/// Says the same of each of these beads. `say` changes a row in no other way.
pub(super) fn of_each(state: &PairState, beads: &[BeadId], say: impl Fn(&mut BeadRow)) -> Result<Plan, EditError> {
    let mut draft = Draft::new(state);
    let focus = *beads.first().ok_or(EditError::NoSuchRow)?;
    for id in beads {
        let mut bead = draft.bead(*id).ok_or(EditError::NoSuchRow)?;
        say(&mut bead);
        draft.set_bead(*id, Some(bead));
    }
    draft.finish(focus)
}

/// Writes a comment, or takes it away.
pub(super) fn note(state: &PairState, id: BeadId, text: &str) -> Result<Plan, EditError> {
    let text = text.trim();
    of_each(state, &[id], |bead| bead.note = (!text.is_empty()).then(|| text.to_owned()))
}

/// Dismisses warnings of beads, or takes that back.
pub(super) fn dismiss(
    state: &PairState,
    beads: &[BeadId],
    warnings: &BTreeSet<Warning>,
    dismissed: bool,
) -> Result<Plan, EditError> {
    of_each(state, beads, |bead| put(&mut bead.dismissed, warnings, dismissed))
}

/// The same for the whole pair.
pub(super) fn dismiss_in_pair(
    state: &PairState,
    id: BeadId,
    warnings: &BTreeSet<Warning>,
    dismissed: bool,
) -> Result<Plan, EditError> {
    state.view(id).ok_or(EditError::NoSuchRow)?;
    let before = state.pair().clone();
    let mut after: PairRow = before.clone();
    put(&mut after.dismissed, warnings, dismissed);
    if before == after {
        return Err(EditError::NoChange);
    }
    Ok(Plan { operations: vec![Operation::Pair { before, after }], focus: id })
}

fn put(dismissed: &mut BTreeSet<Warning>, warnings: &BTreeSet<Warning>, there: bool) {
    match there {
        true => dismissed.extend(warnings),
        false => dismissed.retain(|warning| !warnings.contains(warning)),
    }
}
