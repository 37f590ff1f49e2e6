//! Putting rows that were aligned anew in the place of those that were there.
//!
//! A row that comes out as it was stays: its number, its status, its comment. Only its confidence is the new one, given
//! what is accepted around it, also where the row was made by hand: the aligner found the same. Accepted rows stay
//! entirely.
//!
//! A row that comes out differently is a new one that nothing was said of. What a translator must not lose goes on with
//! the old row's first segment: its comment, its bookmark, and that it is to be looked at again. A rejection and warnings
//! that were dismissed were of exactly the old row. A new row is left out if all were whose segments it has.
//! New rows take the numbers and places of the old ones, so that most of the pair is left alone.

use std::ops::Range;

use crate::align::Bead;
use crate::edit::plan::draft::{Draft, joined_notes};
use crate::edit::plan::{EditError, Plan};
use crate::edit::realign::shapes;
use crate::edit::{BeadId, BeadRow, PairState, Realignment, Run, SegmentId, Side, Status};

pub(super) fn plan(state: &PairState, realignment: &Realignment) -> Result<Plan, EditError> {
    let comparison = realignment.compare(state)?;
    let new = realignment.alignment.beads();
    let old = shapes(state, &comparison.rows);
    let id = |row: usize| state.row(row).map(|row| row.bead.id).ok_or(EditError::NoSuchRow);
    let segments = Side::BOTH.map(|side| {
        let rows = comparison.rows.clone().filter_map(|index| state.row(index));
        rows.flat_map(|row| row.segments(side)).map(|segment| segment.id).collect::<Vec<SegmentId>>()
    });
    let extra = comparison.runs.iter().map(|run| run.beads.len().saturating_sub(run.rows.len())).sum();
    let mut fresh = state.fresh_beads(extra).into_iter();
    let mut draft = Draft::new(state);
    let mut focus = None;
    for run in &comparison.runs {
        let gone = run.rows.clone().map(id).collect::<Result<Vec<BeadId>, _>>()?;
        let heirs = heirs(&draft, &gone, &old[run.rows.start - comparison.rows.start..], &new[run.beads.clone()])?;
        let ids = places(&mut draft, run, &gone, &mut fresh);
        for ((id, bead), heir) in ids.iter().zip(&new[run.beads.clone()]).zip(heirs) {
            let Some(BeadRow { rank, .. }) = draft.bead(*id) else { continue };
            draft.set_bead(*id, Some(BeadRow { id: *id, rank, confidence: Some(bead.confidence), ..heir }));
            draft.give(segments[0][bead.source.clone()].iter().copied(), *id);
            draft.give(segments[1][bead.target.clone()].iter().copied(), *id);
        }
        for id in gone.iter().skip(ids.len()) {
            draft.set_bead(*id, None);
        }
        focus = focus.or(ids.first().copied());
    }
    for (row, bead) in &comparison.same {
        let Some(row) = draft.bead(id(*row)?).filter(|row| row.status != Status::Accepted) else { continue };
        let confidence = Some(new[*bead].confidence);
        focus = focus.or((row.confidence != confidence).then_some(row.id));
        draft.set_bead(row.id, Some(BeadRow { confidence, ..row }));
    }
    draft.finish(focus.unwrap_or(realignment.first))
}

/// The numbers of the rows that come, each with its place: those of the rows that go, and new ones behind them.
fn places(draft: &mut Draft<'_>, run: &Run, gone: &[BeadId], fresh: &mut impl Iterator<Item = BeadId>) -> Vec<BeadId> {
    let mut ids: Vec<BeadId> = gone.iter().take(run.beads.len()).copied().collect();
    let more = run.beads.len() - ids.len();
    if more > 0 {
        for rank in draft.ranks_at(run.rows.end, more) {
            let Some(id) = fresh.next() else { break };
            draft.set_bead(id, Some(BeadRow::new(id, rank)));
            ids.push(id);
        }
    }
    ids
}

/// What each bead that comes takes over from the rows that go, as a row without a place. `old` are the latter as beads.
fn heirs(draft: &Draft<'_>, gone: &[BeadId], old: &[Bead], made: &[Bead]) -> Result<Vec<BeadRow>, EditError> {
    let fresh = BeadRow { left_out: true, ..BeadRow::new(BeadId(0), 0) };
    let mut heirs = vec![fresh; made.len()];
    for (id, old) in gone.iter().zip(old) {
        let row = draft.peek(*id).ok_or(EditError::NoSuchRow)?;
        if row.status == Status::Accepted && old.shape() != (0, 0) {
            return Err(EditError::RowsChanged);
        }
        if !row.left_out {
            let source = meeting(made, &old.source, |bead| &bead.source);
            let target = meeting(made, &old.target, |bead| &bead.target);
            source.chain(target).for_each(|index| heirs[index].left_out = false);
        }
        let at = match old.source.is_empty() {
            false => made.partition_point(|bead| bead.source.end <= old.source.start),
            true => made.partition_point(|bead| bead.target.end <= old.target.start),
        };
        let Some(heir) = heirs.get_mut(at) else { continue };
        if row.status == Status::NeedsReview {
            heir.status = Status::NeedsReview;
        }
        heir.marked |= row.marked;
        heir.note = joined_notes([&*heir, row]);
    }
    Ok(heirs)
}

/// The indexes of the beads that have one of these segments, by their ranges of one side.
fn meeting(beads: &[Bead], segments: &Range<usize>, side: impl Fn(&Bead) -> &Range<usize>) -> Range<usize> {
    if segments.is_empty() {
        return 0..0;
    }
    let first = beads.partition_point(|bead| side(bead).end <= segments.start);
    first..beads.partition_point(|bead| side(bead).start < segments.end).max(first)
}
