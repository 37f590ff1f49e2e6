//! Choosing many beads at once, for a command on all of them.
//!
//! Only beads that nothing was said of are chosen: a translator who rejected a row, or wants to see it again, is not
//! overruled by a key that says something of many.

use crate::edit::{BeadId, BeadRow, PairState, Status};

/// The unreviewed beads from the first row to this one, included. None when there is no such bead.
pub fn unreviewed_above(state: &PairState, bead: BeadId) -> Vec<BeadId> {
    let rows = state.index_of(bead).map_or(0, |index| index + 1);
    chosen(state, rows, |_| true)
}

/// The unreviewed beads of at least this confidence. Those made by hand have none.
pub fn unreviewed_from(state: &PairState, confidence: f64) -> Vec<BeadId> {
    chosen(state, state.len(), |bead| bead.confidence.is_some_and(|own| own >= confidence))
}

fn chosen(state: &PairState, rows: usize, wanted: impl Fn(&BeadRow) -> bool) -> Vec<BeadId> {
    let beads = state.rows().take(rows).map(|row| row.bead);
    beads.filter(|bead| bead.status == Status::Unreviewed && wanted(bead)).map(|bead| bead.id).collect()
}
