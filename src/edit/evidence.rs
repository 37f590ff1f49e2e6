//! Why a row is what it is: what the words of the two sides, as they are shown now, say for pairing them.
//!
//! Nothing that the translator said counts here: neither which rows were accepted nor which were made by hand. What is
//! told is what the texts say by themselves.

use std::ops::Range;

use crate::align::{Aligner, Evidence};
use crate::edit::units::Units;
use crate::edit::{BeadId, EditError, PairState, SegmentId, Side};

/// What speaks for a row and against it.
#[derive(Debug, Clone, PartialEq)]
pub struct RowEvidence {
    /// The evidence. It counts an emptied segment with the one that it stays with.
    pub evidence: Evidence,
    /// The numbers of segments of the row, source and target, as the evidence counts them.
    pub shape: (usize, usize),
    /// The segments of the runner-up, emptied ones too, source and target; none of either without one.
    pub runner_up: [Vec<SegmentId>; 2],
}

/// Says what speaks for a row and against it. Takes as long as aligning the whole pair.
pub fn evidence(state: &PairState, bead: BeadId, aligner: &mut Aligner<'_>) -> Result<RowEvidence, EditError> {
    let mut sides = Side::BOTH.map(|_| Units::default());
    let mut segments: [Vec<SegmentId>; 2] = [Vec::new(), Vec::new()];
    let mut asked: Option<[Range<usize>; 2]> = None;
    for row in state.rows() {
        let this = row.bead.id == bead;
        if this {
            sides.iter_mut().for_each(Units::close);
        }
        let before = [sides[0].len(), sides[1].len()];
        for side in Side::BOTH {
            let units = &mut sides[side as usize];
            row.segments(side).for_each(|segment| units.push(segment, state.shown(segment)));
            segments[side as usize].extend(row.segments(side).map(|segment| segment.id));
        }
        if this {
            sides.iter_mut().for_each(Units::close);
            asked = Some([0, 1].map(|side| before[side]..sides[side].len()));
        }
    }
    sides.iter_mut().for_each(Units::close);
    let [source, target] = Side::BOTH.map(|side| sides[side as usize].text(&state.document(side).lang));
    let [here, there] = asked.ok_or(EditError::NoSuchRow)?;
    let shape = (here.len(), there.len());
    let evidence = aligner.explain(&source, &target, (here, there)).expect("the row's segments were counted");
    let runner_up = match &evidence.runner_up {
        None => [Vec::new(), Vec::new()],
        Some(other) => Side::BOTH.map(|side| {
            let units = if side == Side::Source { &other.source } else { &other.target };
            let before = sides[side as usize].segments_before();
            segments[side as usize][before[units.start]..before[units.end]].to_vec()
        }),
    };
    Ok(RowEvidence { evidence, shape, runner_up })
}
