//! Cutting a pair's texts anew by other rules.
//!
//! Accepted rows stay to the letter, with their segments; what lies between two of them is cut where the new segments
//! end, and aligned anew. A segment that the translator rewrote stays whole, so that nothing written is lost, and so does
//! one that the translator put where the text has none. What comes of it is a [`Resegmentation`]: one command's worth of
//! change, and nothing changed yet.

#[cfg(test)]
mod tests;

use crate::align::Aligner;
use crate::edit::{EditError, PairState, Realignment, Side, plan, realign};
use crate::segment::Segment;

/// How the texts of a pair are to be cut, and how what comes of it is aligned.
#[derive(Debug, Clone, PartialEq)]
pub struct Resegmentation {
    /// The segments of the source and of the target, each tiling its document.
    pub cut: [Vec<Segment>; 2],
    /// The rows, once their segments are the new ones; none where they stay as they are.
    pub alignment: Option<Realignment>,
}

/// Aligns a pair with its texts cut as given. Refuses when they are cut like that already.
pub fn resegment(
    state: &PairState,
    cut: [Vec<Segment>; 2],
    aligner: &mut Aligner<'_>,
) -> Result<Resegmentation, EditError> {
    let mut after = state.clone();
    let only_cut = Resegmentation { cut, alignment: None };
    let operations = plan::cut_anew(state, &only_cut.cut)?.operations;
    after.apply_all(&operations).map_err(|_| EditError::RowsChanged)?;
    Ok(Resegmentation { alignment: Some(realign(&after, None, aligner)?), ..only_cut })
}

impl Resegmentation {
    /// How many segments each side has afterwards.
    pub fn segments_after(&self, state: &PairState) -> Result<[usize; 2], EditError> {
        let mut after = state.clone();
        let operations = plan::cut_anew(state, &self.cut)?.operations;
        after.apply_all(&operations).map_err(|_| EditError::RowsChanged)?;
        Ok(Side::BOTH.map(|side| after.rows().map(|row| row.len(side)).sum()))
    }
}
