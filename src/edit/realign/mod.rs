//! Aligning rows anew around those that were accepted.
//!
//! An accepted row is certain, and so is every row outside the range that was asked for: the aligner keeps them exactly
//! and looks again at what lies between. It sees the texts as they are shown, replacements included. What comes of it is
//! a [`Realignment`]: a command's worth of change, and nothing changed yet.

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::align::{Aligner, Alignment, Bead};
use crate::edit::units::Units;
use crate::edit::{BeadId, EditError, PairState, Side, Status};

/// The aligner is shown so many rows before and behind a range, to learn how this pair is translated. More would teach
/// little, and in a pair of 100,000 rows a few would take as long as all.
const AROUND: usize = 1_000;

/// A range of rows with its segments aligned anew.
#[derive(Debug, Clone, PartialEq)]
pub struct Realignment {
    /// The first row of the range.
    pub first: BeadId,
    /// The last one, included.
    pub last: BeadId,
    /// All segments of the range, counted from its first on each side. Accepted rows are among the beads as they are.
    pub alignment: Alignment,
}

/// Rows next to each other that become others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The indexes of the rows that go.
    pub rows: Range<usize>,
    /// Which beads of the new alignment come in their place.
    pub beads: Range<usize>,
}

/// What a realignment means for the rows that are there.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The indexes of the rows of the range.
    pub rows: Range<usize>,
    /// What changes, in order. Between two of these are rows that came out as they were.
    pub runs: Vec<Run>,
    /// Rows that came out as they were, by index, each with its bead in the new alignment.
    pub same: Vec<(usize, usize)>,
}

impl Comparison {
    /// How many rows go.
    pub fn gone(&self) -> usize {
        self.runs.iter().map(|run| run.rows.len()).sum()
    }

    /// How many rows come in their place.
    pub fn made(&self) -> usize {
        self.runs.iter().map(|run| run.beads.len()).sum()
    }
}

/// Aligns anew what is not accepted, in a range of rows or everywhere.
pub fn realign(
    state: &PairState,
    range: Option<(BeadId, BeadId)>,
    aligner: &mut Aligner<'_>,
) -> Result<Realignment, EditError> {
    let rows = match range {
        Some((first, last)) => indexes(state, first, last)?,
        None => 0..state.len(),
    };
    let ends = state.row(rows.start).zip(rows.end.checked_sub(1).and_then(|last| state.row(last)));
    let (first, last) = ends.map(|(first, last)| (first.bead.id, last.bead.id)).ok_or(EditError::NoSuchRow)?;
    let accepted = |index: usize| state.row(index).is_some_and(|row| row.bead.status == Status::Accepted);
    if rows.clone().all(accepted) {
        return Err(EditError::AllAccepted);
    }
    let mut sides = Side::BOTH.map(|_| Units::default());
    let mut fixed = Vec::new();
    let mut start = [0, 0];
    let around = rows.start.saturating_sub(AROUND)..rows.end.saturating_add(AROUND).min(state.len());
    for (index, row) in around.filter_map(|index| Some((index, state.row(index)?))) {
        let certain = !rows.contains(&index) || row.bead.status == Status::Accepted;
        if certain {
            sides.iter_mut().for_each(Units::close);
        }
        let before = [sides[0].len(), sides[1].len()];
        if index == rows.start {
            start = before;
        }
        for (side, units) in Side::BOTH.into_iter().zip(&mut sides) {
            row.segments(side).for_each(|segment| units.push(segment, state.shown(segment)));
        }
        if certain {
            sides.iter_mut().for_each(Units::close);
            let [source, target] = [0, 1].map(|side| before[side]..sides[side].len());
            let bead = Bead { source, target, confidence: 1.0 };
            // A row without any segment parts nothing.
            fixed.extend((bead.shape() != (0, 0)).then_some(bead));
        }
    }
    sides.iter_mut().for_each(Units::close);
    let [source, target] = Side::BOTH.map(|side| sides[side as usize].text(state.document(side)));
    let aligned = aligner.align_between(&source, &target, &fixed).expect("rows are counted in their order");
    let alignment = segments_of(aligned.alignment.beads(), &rows, state, start, &sides);
    Ok(Realignment { first, last, alignment })
}

/// The stretch around a row in which nothing is accepted; behind it, when the row itself is accepted.
pub fn stretch_around(state: &PairState, bead: BeadId) -> Result<(BeadId, BeadId), EditError> {
    let at = state.index_of(bead).ok_or(EditError::NoSuchRow)?;
    let open = |index: &usize| state.row(*index).is_some_and(|row| row.bead.status != Status::Accepted);
    let from = if open(&at) { at } else { at + 1 };
    let first = (0..=at).rev().take_while(open).last().unwrap_or(from);
    let last = (from..state.len()).take_while(open).last().ok_or(EditError::AllAccepted)?;
    let id = |index: usize| state.row(index).map(|row| row.bead.id).ok_or(EditError::NoSuchRow);
    Ok((id(first)?, id(last)?))
}

impl Realignment {
    /// Says which rows become others. Refuses when the rows have changed since they were aligned.
    pub fn compare(&self, state: &PairState) -> Result<Comparison, EditError> {
        let rows = indexes(state, self.first, self.last)?;
        let old = shapes(state, &rows);
        let new = self.alignment.beads();
        let ends = |bead: Option<&Bead>| bead.map_or((0, 0), |bead| (bead.source.end, bead.target.end));
        if ends(old.last()) != ends(new.last()) {
            return Err(EditError::RowsChanged);
        }
        let mut comparison = Comparison { rows: rows.clone(), runs: Vec::new(), same: Vec::new() };
        let (mut i, mut j, mut from) = (0, 0, (0, 0));
        let mut part = |from: (usize, usize), to: (usize, usize)| {
            if from != to {
                comparison.runs.push(Run { rows: rows.start + from.0..rows.start + to.0, beads: from.1..to.1 });
            }
        };
        let begins = |bead: &Bead| bead.source.start + bead.target.start;
        loop {
            match (old.get(i), new.get(j)) {
                (Some(a), Some(b)) if (&a.source, &a.target) == (&b.source, &b.target) => {
                    part(from, (i, j));
                    comparison.same.push((rows.start + i, j));
                    (i, j) = (i + 1, j + 1);
                    from = (i, j);
                }
                (Some(a), Some(b)) if begins(a) > begins(b) => j += 1,
                (Some(_), _) => i += 1,
                (None, Some(_)) => j += 1,
                (None, None) => break,
            }
        }
        part(from, (i, j));
        Ok(comparison)
    }
}

/// The indexes of the rows from one bead to another, in whichever order the two stand.
fn indexes(state: &PairState, first: BeadId, last: BeadId) -> Result<Range<usize>, EditError> {
    let (first, last) = (state.index_of(first), state.index_of(last));
    let (first, last) = first.zip(last).ok_or(EditError::NoSuchRow)?;
    Ok(first.min(last)..first.max(last) + 1)
}

/// Rows as beads, their segments counted from the first row's.
pub(super) fn shapes(state: &PairState, rows: &Range<usize>) -> Vec<Bead> {
    let mut from = (0, 0);
    let shape = |row: crate::edit::RowView<'_>| {
        let to = (from.0 + row.len(Side::Source), from.1 + row.len(Side::Target));
        let bead = Bead { source: from.0..to.0, target: from.1..to.1, confidence: 1.0 };
        from = to;
        bead
    };
    rows.clone().filter_map(|index| state.row(index)).map(shape).collect()
}

/// The beads within the range, in segments instead of units, counted from the range's first.
fn segments_of(
    beads: &[Bead],
    rows: &Range<usize>,
    state: &PairState,
    start: [usize; 2],
    sides: &[Units<'_>; 2],
) -> Alignment {
    let sums = [sides[0].segments_before(), sides[1].segments_before()];
    let counted = |side: usize, units: &Range<usize>| {
        let first = sums[side][start[side]];
        sums[side][units.start] - first..sums[side][units.end] - first
    };
    let totals =
        Side::BOTH.map(|side| rows.clone().filter_map(|index| state.row(index)).map(|row| row.len(side)).sum());
    let inside = beads.iter().filter(|bead| bead.source.start >= start[0] && bead.target.start >= start[1]);
    let counted = inside.map(|bead| Bead {
        source: counted(0, &bead.source),
        target: counted(1, &bead.target),
        confidence: bead.confidence,
    });
    let within = counted.take_while(|bead| bead.source.end <= totals[0] && bead.target.end <= totals[1]);
    Alignment::new(within.collect(), totals[0], totals[1]).expect("what is outside the range was fixed")
}
