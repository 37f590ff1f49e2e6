//! Why a row is what it is: what the words of the two sides, as they are shown now, say for pairing them.
//!
//! Nothing that the translator said counts here: neither which rows were accepted nor which were made by hand. What is
//! told is what the texts say by themselves.
//!
//! [`evidence`] looks at the whole pair. [`RowsAround`] is a row with some rows before and behind it, cut out of the pair,
//! so that another thread can find out within a moment what those rows say.

use std::ops::Range;

use crate::align::{Aligner, Evidence, Text};
use crate::edit::units::Units;
use crate::edit::{BeadId, EditError, PairState, SegmentId, Side};
use crate::lang::Lang;
use crate::text::BlockKind;

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
    let rows = RowsAround::new(state, bead, usize::MAX).ok_or(EditError::NoSuchRow)?;
    Ok(rows.evidence(aligner))
}

/// A row and the rows around it, with their texts.
#[derive(Debug, Clone)]
pub struct RowsAround {
    sides: [SideAround; 2],
    /// What is aligned of the row itself.
    asked: [Range<usize>; 2],
}

#[derive(Debug, Clone)]
struct SideAround {
    lang: Lang,
    texts: Vec<String>,
    paragraphs: Option<Vec<u32>>,
    kinds: Option<Vec<BlockKind>>,
    segments: Vec<SegmentId>,
    /// For each text the number of segments before it, and behind the last that of all.
    before: Vec<usize>,
}

impl RowsAround {
    /// A row with up to so many rows on either side of it; none if it is not there.
    pub fn new(state: &PairState, bead: BeadId, around: usize) -> Option<Self> {
        let at = state.index_of(bead)?;
        let (first, last) = (at.saturating_sub(around), at.saturating_add(around).min(state.len().saturating_sub(1)));
        let mut sides = Side::BOTH.map(|_| Units::default());
        let mut segments: [Vec<SegmentId>; 2] = [Vec::new(), Vec::new()];
        let mut asked = [0..0, 0..0];
        for (index, row) in (first..=last).filter_map(|index| Some((index, state.row(index)?))) {
            if index == at {
                sides.iter_mut().for_each(Units::close);
            }
            let before = [sides[0].len(), sides[1].len()];
            for side in Side::BOTH {
                let units = &mut sides[side as usize];
                row.segments(side).for_each(|segment| units.push(segment, state.shown(segment)));
                segments[side as usize].extend(row.segments(side).map(|segment| segment.id));
            }
            if index == at {
                sides.iter_mut().for_each(Units::close);
                asked = [0, 1].map(|side| before[side]..sides[side].len());
            }
        }
        sides.iter_mut().for_each(Units::close);
        let sides = Side::BOTH.map(|side| {
            let document = state.document(side);
            let units = &sides[side as usize];
            let text = units.text(document);
            let texts = text.segments.iter().map(|text| (*text).to_owned()).collect();
            let segments = std::mem::take(&mut segments[side as usize]);
            let Text { paragraphs, kinds, .. } = text;
            SideAround {
                texts,
                paragraphs,
                kinds,
                segments,
                before: units.segments_before(),
                lang: document.lang.clone(),
            }
        });
        Some(RowsAround { sides, asked })
    }

    /// What these rows say for the one that was asked for, and against it.
    pub fn evidence(&self, aligner: &mut Aligner<'_>) -> RowEvidence {
        let [source, target] = self.sides.each_ref().map(|side| {
            let segments = side.texts.iter().map(String::as_str).collect();
            Text { lang: &side.lang, segments, paragraphs: side.paragraphs.clone(), kinds: side.kinds.clone() }
        });
        let [here, there] = self.asked.clone();
        let shape = (here.len(), there.len());
        let evidence = aligner.explain(&source, &target, (here, there)).expect("the row's segments were counted");
        let runner_up = match &evidence.runner_up {
            None => [Vec::new(), Vec::new()],
            Some(other) => [(&self.sides[0], &other.source), (&self.sides[1], &other.target)]
                .map(|(side, units)| side.segments[side.before[units.start]..side.before[units.end]].to_vec()),
        };
        RowEvidence { evidence, shape, runner_up }
    }
}
