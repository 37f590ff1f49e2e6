//! Any command at all, for tests of what holds of all of them.

use proptest::prelude::*;

use super::*;
use crate::align::{Alignment, Bead};
use crate::quality::Warning;
use crate::segment::Segment;
use crate::text::Span;

/// How many kinds of command there are.
pub(crate) const KINDS: usize = 23;

/// What a command is made of: its kind, where, and two more choices.
pub(crate) type Choice = (usize, usize, usize, bool);

/// A choice of any command.
pub(crate) fn any_command() -> impl Strategy<Value = Choice> {
    (0..KINDS, 0..64usize, 0..48usize, any::<bool>())
}

/// The number of a command's kind: what [`command_of`] makes it by.
pub(crate) fn kind(command: &Command) -> usize {
    match command {
        Command::MergeWithNext { .. } => 0,
        Command::Split { .. } => 1,
        Command::MoveFirstUp { .. } => 2,
        Command::MoveLastDown { .. } => 3,
        Command::EditText { .. } => 4,
        Command::Realign(_) => 5,
        Command::SetStatus { .. } => 6,
        Command::Mark { .. } => 7,
        Command::Note { .. } => 8,
        Command::LeaveOut { .. } => 9,
        Command::Dismiss { .. } => 10,
        Command::DismissInPair { .. } => 11,
        Command::MergeRows { .. } => 12,
        Command::MergeSegments { .. } => 13,
        Command::Unmerge { .. } => 14,
        Command::TakeApart { .. } => 15,
        Command::ShiftDown { .. } => 16,
        Command::ShiftUp { .. } => 17,
        Command::Swap { .. } => 18,
        Command::Pinpoint { .. } => 19,
        Command::EditTexts(_) => 20,
        Command::RestoreText { .. } => 21,
        Command::Resegment(_) => 22,
    }
}

/// The command of a choice, for a pair that has rows.
pub(crate) fn command_of(state: &PairState, (kind, row, offset, target): Choice) -> Command {
    let row = row % state.len();
    let bead_at = |index: usize| state.row(index % state.len()).unwrap().bead.id;
    let bead = bead_at(row);
    let far = bead_at(row + offset % 7);
    let beads: Vec<BeadId> = (row..state.len()).take(1 + offset % 3).map(bead_at).collect();
    let side = if target { Side::Target } else { Side::Source };
    let warnings = [Warning::ALL[offset % Warning::ALL.len()], Warning::Numbers].into();
    let text = state.row(row).unwrap().text(side).as_str().to_owned();
    let offset = (0..=offset % (text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap();
    let edited = |seed: usize| match seed % 4 {
        0 => format!("{} جديد {}", &text[..offset], &text[offset..]),
        1 => text[offset..].to_owned(),
        2 => text[..offset].to_owned(),
        _ => String::new(),
    };
    match kind {
        0 => Command::MergeWithNext { bead },
        1 => Command::Split { bead, side, offset },
        2 => Command::MoveFirstUp { bead, side },
        3 => Command::MoveLastDown { bead, side },
        4 => Command::EditText { bead, side, text: edited(offset / 2) },
        5 => Command::Realign(any_realignment(state, row, offset, target)),
        6 => Command::SetStatus { beads, status: Status::ALL[offset % 4] },
        7 => Command::Mark { beads, marked: target },
        8 => Command::Note { bead, text: if target { format!("ملاحظة {offset}") } else { " ".to_owned() } },
        9 => Command::LeaveOut { beads, left_out: target },
        10 => Command::Dismiss { beads, warnings, dismissed: target },
        11 => Command::DismissInPair { bead, warnings, dismissed: target },
        12 => Command::MergeRows { first: bead, last: far },
        13 => Command::MergeSegments { bead, side },
        14 => Command::Unmerge { bead },
        15 => Command::TakeApart { bead, side },
        16 => Command::ShiftDown { bead, side },
        17 => Command::ShiftUp { bead, side },
        18 => Command::Swap { bead, side },
        19 => Command::Pinpoint { source: bead, target: far },
        20 => {
            let both = |(at, bead): (usize, BeadId)| {
                Side::BOTH.map(|side| (bead, side, format!("{}{at}", edited(at + side as usize))))
            };
            let mut edits: Vec<_> = beads.iter().copied().enumerate().flat_map(both).collect();
            edits.push((bead, side, edited(offset)));
            Command::EditTexts(edits)
        }
        21 => Command::RestoreText { bead, side },
        22 => Command::Resegment(any_resegmentation(state, row, offset, target)),
        _ => unreachable!("there are {KINDS} kinds"),
    }
}

/// The texts cut somewhere, and the rows that come of it aligned in some way.
fn any_resegmentation(state: &PairState, row: usize, seed: usize, aligned: bool) -> Resegmentation {
    let cut = Side::BOTH.map(|side| {
        let text = &state.document(side).text;
        let inner = text.char_indices().map(|(at, _)| at).skip(1);
        let starts: Vec<usize> =
            inner.filter(|at| (at * 7 + seed * 3 + side as usize).is_multiple_of(3 + seed % 11)).collect();
        let ends = starts.iter().copied().chain([text.len()]);
        let spans = [0].into_iter().chain(starts.iter().copied()).zip(ends);
        spans
            .filter(|(from, to)| from < to)
            .map(|(from, to)| Segment { span: Span::new(from, to), paragraph: 0 })
            .collect()
    });
    let mut after = state.clone();
    let alignment = plan::cut_anew(state, &cut).ok().filter(|_| aligned).map(|plan| {
        after.apply_all(&plan.operations).unwrap();
        any_realignment(&after, row % after.len(), seed, seed.is_multiple_of(5))
    });
    Resegmentation { cut, alignment }
}

/// The rows from one on, aligned in some way. Accepted rows are kept unless `careless`.
fn any_realignment(state: &PairState, row: usize, seed: usize, careless: bool) -> Realignment {
    let last = (row + 1 + seed % 5).min(state.len() - 1);
    let mut seed = seed as u32;
    let mut beads: Vec<Bead> = Vec::new();
    // Segments of the rows since the last accepted one.
    let (mut from, mut to) = ((0, 0), (0, 0));
    let mut cut = |from: (usize, usize), to: (usize, usize), beads: &mut Vec<Bead>| {
        let (mut s, mut t) = from;
        while (s, t) != to {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let (n, m) = ((seed >> 9) as usize % 4, (seed >> 21) as usize % 4);
            let next = ((s + n).min(to.0), (t + m).min(to.1));
            if next != (s, t) {
                let confidence = f64::from(seed >> 8) / f64::from(1 << 24);
                beads.push(Bead { source: s..next.0, target: t..next.1, confidence });
            }
            (s, t) = next;
        }
    };
    for row in (row..=last).filter_map(|index| state.row(index)) {
        let end = (to.0 + row.len(Side::Source), to.1 + row.len(Side::Target));
        if row.bead.status == Status::Accepted && !careless {
            cut(from, to, &mut beads);
            beads.push(Bead { source: to.0..end.0, target: to.1..end.1, confidence: 1.0 });
            from = end;
        }
        to = end;
    }
    cut(from, to, &mut beads);
    Realignment {
        first: state.row(row).unwrap().bead.id,
        last: state.row(last).unwrap().bead.id,
        alignment: Alignment::new(beads, to.0, to.1).unwrap(),
    }
}
