//! What holds of every sequence of commands, and what single commands do, on a small pair.

use proptest::prelude::*;

use super::any::{any_command, command_of};
use super::*;
use crate::align::{Alignment, Bead};
use crate::lang::Lang;
use crate::segment::Segment;
use crate::text::{Document, Span};

const SOURCE: [&str; 5] = ["واحد. ", "اثنان. ", "ثلاثة وأربعة. ", "خمسة.\n", "ستة."];
const TARGET: [&str; 5] = ["One. ", "Two. ", "Three. ", "Four.\n", "Five and six."];

fn document(lang: Lang, parts: &[&str]) -> (Document, Vec<Segment>) {
    let text = parts.concat();
    let mut at = 0;
    let mut segments = Vec::new();
    for part in parts {
        segments.push(Segment { span: Span::new(at, at + part.len()), paragraph: 0 });
        at += part.len();
    }
    (Document::plain("test", lang, text), segments)
}

/// Beads 1:1, 1:1, 1:2, 1:1, 1:0.
fn pair() -> PairState {
    let (source, source_segments) = document(Lang::arabic(), &SOURCE);
    let (target, target_segments) = document(Lang::english(), &TARGET);
    let shapes = [(1, 1), (1, 1), (1, 2), (1, 1), (1, 0)];
    let (mut s, mut t) = (0, 0);
    let mut beads = Vec::new();
    for (n, m) in shapes {
        beads.push(Bead { source: s..s + n, target: t..t + m, confidence: 0.5 });
        (s, t) = (s + n, t + m);
    }
    let alignment = Alignment::new(beads, 5, 5).unwrap();
    let (beads, segments) = rows_of(&source_segments, &target_segments, &alignment);
    PairState::from_rows(source, target, beads, segments).unwrap()
}

fn shown(state: &PairState) -> Vec<(String, String)> {
    let text = |row: &RowView<'_>, side| row.text(side).as_str().to_owned();
    state.rows().map(|row| (text(&row, Side::Source), text(&row, Side::Target))).collect()
}

fn run(state: &mut PairState, command: Command) -> Result<Vec<Operation>, EditError> {
    let plan = plan(state, &command)?;
    state.apply_all(&plan.operations).expect("a plan fits the state it was made for");
    assert!(state.view(plan.focus).is_some() || state.is_empty(), "the focus is a live bead");
    Ok(plan.operations)
}

fn bead(state: &PairState, index: usize) -> BeadId {
    state.row(index).unwrap().bead.id
}

fn pairs(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect()
}

#[test]
fn merge_takes_the_row_below_in() {
    let mut state = pair();
    let first = bead(&state, 0);
    run(&mut state, Command::MergeWithNext { bead: first }).unwrap();
    assert_eq!(shown(&state)[0], ("واحد. اثنان.".to_owned(), "One. Two.".to_owned()));
    assert_eq!(state.len(), 4);
    assert_eq!(state.row(0).unwrap().bead.confidence, None);
    let last = bead(&state, 3);
    assert_eq!(run(&mut state, Command::MergeWithNext { bead: last }), Err(EditError::LastRow));
}

#[test]
fn split_divides_the_segment_and_the_other_side() {
    let mut state = pair();
    let third = bead(&state, 2);
    let offset = "ثلاثة ".len();
    run(&mut state, Command::Split { bead: third, side: Side::Source, offset }).unwrap();
    assert_eq!(shown(&state)[2..4], pairs(&[("ثلاثة", "Three."), ("وأربعة.", "Four.")]));
}

#[test]
fn split_of_one_side_then_the_other_gives_two_rows() {
    let mut state = pair();
    let third = bead(&state, 2);
    run(&mut state, Command::EditText { bead: third, side: Side::Target, text: "Three and four.".into() }).unwrap();
    run(&mut state, Command::Split { bead: third, side: Side::Source, offset: "ثلاثة ".len() }).unwrap();
    run(&mut state, Command::Split { bead: third, side: Side::Target, offset: 5 }).unwrap();
    assert_eq!(shown(&state)[2..4], pairs(&[("ثلاثة", "Three"), ("وأربعة.", "and four.")]));
    assert_eq!(state.len(), 6);
}

#[test]
fn split_at_an_end_is_refused() {
    let mut state = pair();
    let first = bead(&state, 0);
    for offset in [0, "One.".len(), 400] {
        let command = Command::Split { bead: first, side: Side::Target, offset };
        assert_eq!(run(&mut state, command), Err(EditError::NothingToSplit), "{offset}");
    }
}

#[test]
fn segments_move_to_the_neighbour() {
    let mut state = pair();
    let third = bead(&state, 2);
    run(&mut state, Command::MoveFirstUp { bead: third, side: Side::Target }).unwrap();
    assert_eq!(shown(&state)[1..3], pairs(&[("اثنان.", "Two. Three."), ("ثلاثة وأربعة.", "Four.")]));
    run(&mut state, Command::MoveLastDown { bead: third, side: Side::Target }).unwrap();
    assert_eq!(shown(&state)[3], ("خمسة.".to_owned(), "Four. Five and six.".to_owned()));
}

#[test]
fn moving_the_only_segment_of_a_bead_removes_the_bead() {
    let mut state = pair();
    let last = bead(&state, 4);
    run(&mut state, Command::MoveFirstUp { bead: last, side: Side::Source }).unwrap();
    assert_eq!(shown(&state)[3], ("خمسة. ستة.".to_owned(), "Five and six.".to_owned()));
    assert_eq!(state.len(), 4);
}

#[test]
fn moving_out_of_the_first_row_makes_a_row_above() {
    let mut state = pair();
    let first = bead(&state, 0);
    run(&mut state, Command::MoveFirstUp { bead: first, side: Side::Target }).unwrap();
    assert_eq!(shown(&state)[..2], pairs(&[("", "One."), ("واحد.", "")]));
    let alone = bead(&state, 0);
    let again = Command::MoveFirstUp { bead: alone, side: Side::Target };
    assert_eq!(run(&mut state, again), Err(EditError::AloneAlready));
}

#[test]
fn text_on_an_empty_side_is_a_segment_of_its_own_and_goes_with_its_text() {
    let mut state = pair();
    let start = state.clone();
    let last = bead(&state, 4);
    run(&mut state, Command::EditText { bead: last, side: Side::Target, text: "Seven.".into() }).unwrap();
    assert_eq!(shown(&state)[4].1, "Seven.");
    run(&mut state, Command::EditText { bead: last, side: Side::Target, text: String::new() }).unwrap();
    assert_eq!(state, start);
}

#[test]
fn a_text_edited_back_is_no_replacement() {
    let mut state = pair();
    let start = state.clone();
    let first = bead(&state, 0);
    run(&mut state, Command::EditText { bead: first, side: Side::Target, text: "Eins.".into() }).unwrap();
    assert!(state.row(0).unwrap().is_edited(Side::Target));
    run(&mut state, Command::EditText { bead: first, side: Side::Target, text: "One.".into() }).unwrap();
    assert_eq!(state, start);
}

#[test]
fn an_operation_refuses_a_row_that_is_another_by_now() {
    let mut state = pair();
    let id = bead(&state, 0);
    let accept = Command::SetStatus { beads: vec![id], status: Status::Accepted };
    let stale = plan(&state, &accept).unwrap();
    run(&mut state, accept).unwrap();
    let before = state.clone();
    assert_eq!(state.apply_all(&stale.operations), Err(Conflict::Bead(id)));
    assert_eq!(state, before);
}

type Damage<T> = fn(&mut T);

#[test]
fn rows_of_a_damaged_memory_are_refused_or_harmless() {
    let start = pair();
    let beads: Vec<BeadRow> = start.rows().map(|row| row.bead.clone()).collect();
    let segments: Vec<SegmentRow> =
        Side::BOTH.iter().flat_map(|side| start.segments_in_text_order(*side)).cloned().collect();
    let built = |beads: &[BeadRow], segments: &[SegmentRow]| {
        let [source, target] = Side::BOTH.map(|side| start.document(side).clone());
        PairState::from_rows(source, target, beads.to_vec(), segments.to_vec())
    };
    let bead_cases: [(&str, Damage<BeadRow>); 3] = [
        ("rank at the upper end", |bead| bead.rank = i64::MAX),
        ("rank at the lower end", |bead| bead.rank = i64::MIN),
        ("another bead's number", |bead| bead.id = BeadId(1)),
    ];
    for (name, damage) in bead_cases {
        let mut beads = beads.clone();
        damage(&mut beads[4]);
        assert_eq!(built(&beads, &segments), Err(Conflict::Bead(beads[4].id)), "{name}");
    }
    let segment_cases: [(&str, Damage<SegmentRow>); 4] = [
        ("inside a character", |segment| segment.span.start += 1),
        ("behind the text", |segment| segment.span.end = u32::MAX),
        ("end before start", |segment| segment.span = Span { start: 4, end: 2 }),
        ("a tie without a next", |segment| segment.tie = u32::MAX),
    ];
    for (name, damage) in segment_cases {
        let mut segments = segments.clone();
        damage(&mut segments[0]);
        assert_eq!(built(&beads, &segments), Err(Conflict::Segment(segments[0].id)), "{name}");
    }
    // The largest numbers there are take no room, and leave others for what is made.
    let (mut beads, mut segments) = (beads, segments);
    beads[4].id = BeadId(u32::MAX);
    segments[4].bead = BeadId(u32::MAX);
    segments[4].id = SegmentId(u32::MAX);
    let mut state = built(&beads, &segments).unwrap();
    let split = Command::Split { bead: BeadId(u32::MAX), side: Side::Source, offset: "س".len() };
    run(&mut state, split).unwrap();
    assert_eq!(shown(&state)[4..], pairs(&[("س", ""), ("تة.", "")]));
}

#[test]
fn many_rows_at_once_come_to_the_same_as_one_after_the_other() {
    let lines = vec!["سطر. "; 300];
    let ((source, source_segments), (target, target_segments)) =
        (document(Lang::arabic(), &lines), document(Lang::english(), &vec!["Line. "; 300]));
    let beads = |step: usize| {
        let bead = |at: usize| Bead { source: at..at + step, target: at..at + step, confidence: 0.5 };
        Alignment::new((0..300).step_by(step).map(bead).collect(), 300, 300).unwrap()
    };
    let (rows, segments) = rows_of(&source_segments, &target_segments, &beads(1));
    let start = PairState::from_rows(source, target, rows, segments).unwrap();
    let mut state = start.clone();
    let mut one_by_one = start.clone();
    let mut done = Vec::new();
    for step in [3, 1, 2] {
        let (first, last) = (bead(&state, 0), bead(&state, state.len() - 1));
        let command = Command::Realign(Realignment { first, last, alignment: beads(step) });
        let operations = run(&mut state, command).unwrap();
        operations.iter().for_each(|operation| one_by_one.apply(operation).unwrap());
        assert_eq!((&state, state.len()), (&one_by_one, 300 / step));
        check(&state);
        done.push(operations);
    }
    // One that is refused takes all before it back.
    let stale = done[0].clone();
    let before = state.clone();
    assert!(state.apply_all(&stale).is_err());
    assert_eq!(state, before);
    for operations in done.iter().rev() {
        state.apply_all(&inverse(operations)).unwrap();
    }
    assert_eq!(state, start);
}

#[test]
fn rows_are_made_where_no_rank_and_no_number_is_left() {
    let start = pair();
    let segments: Vec<SegmentRow> =
        Side::BOTH.iter().flat_map(|side| start.segments_in_text_order(*side)).cloned().collect();
    for (name, ranks, last) in [
        ("no room between ranks", [1, 2, 3, 4, 5], 4),
        ("a rank's room at one place", [1, 2, 3, 4, 1_000], 4),
        ("the largest number taken", [100, 200, 300, 400, 500], u32::MAX),
    ] {
        let id = |bead: BeadId| if bead == BeadId(4) { BeadId(last) } else { bead };
        let beads =
            start.rows().zip(ranks).map(|(row, rank)| BeadRow { id: id(row.bead.id), rank, ..row.bead.clone() });
        let segments = segments.iter().map(|segment| SegmentRow { bead: id(segment.bead), ..segment.clone() });
        let [source, target] = Side::BOTH.map(|side| start.document(side).clone());
        let before = PairState::from_rows(source, target, beads.collect(), segments.collect()).unwrap();
        let mut state = before.clone();
        // Every segment becomes a row of its own.
        let alone = |at: usize| [(at..at + 1, at..at), (at + 1..at + 1, at..at + 1)];
        let beads = (0..5).flat_map(alone).map(|(source, target)| Bead { source, target, confidence: 0.5 });
        let alignment = Alignment::new(beads.collect(), 5, 5).unwrap();
        let (first, last) = (bead(&state, 0), bead(&state, 4));
        let operations = run(&mut state, Command::Realign(Realignment { first, last, alignment })).unwrap();
        assert_eq!(state.len(), 10, "{name}");
        check(&state);
        state.apply_all(&inverse(&operations)).unwrap();
        assert_eq!(state, before, "{name}");
    }
}

/// Segments with text of the document tile it, every bead has a segment, and ranks rise.
fn check(state: &PairState) {
    for side in Side::BOTH {
        let mut at = 0;
        for segment in state.segments_in_text_order(side) {
            assert_eq!(segment.span.start, at);
            at = segment.span.end;
        }
        assert_eq!(at as usize, state.document(side).text.len());
    }
    for row in state.rows() {
        assert!(row.len(Side::Source) + row.len(Side::Target) > 0);
    }
    for side in Side::BOTH {
        let in_rows: Vec<SegmentId> =
            state.rows().flat_map(|row| row.segments(side)).map(|segment| segment.id).collect();
        let in_text: Vec<SegmentId> = state.segments_in_text_order(side).iter().map(|segment| segment.id).collect();
        assert_eq!(in_rows, in_text);
    }
    let ranks: Vec<i64> = state.rows().map(|row| row.bead.rank).collect();
    assert!(ranks.windows(2).all(|pair| pair[0] < pair[1]), "{ranks:?}");
}

proptest! {
    #[test]
    fn any_commands_keep_the_pair_whole_and_are_taken_back_exactly(commands in prop::collection::vec(any_command(), 1..60)) {
        let start = pair();
        let mut state = start.clone();
        let mut steps = Vec::new();
        for command in commands {
            if state.is_empty() {
                break;
            }
            let before = state.clone();
            match run(&mut state, command_of(&before, command)) {
                Ok(operations) => steps.push((before, operations)),
                Err(_) => prop_assert_eq!(&state, &before),
            }
            check(&state);
        }
        let end = state.clone();
        for (before, operations) in steps.iter().rev() {
            state.apply_all(&inverse(operations)).unwrap();
            prop_assert_eq!(&state, before);
        }
        for (_, operations) in &steps {
            state.apply_all(operations).unwrap();
        }
        prop_assert_eq!(state, end);
    }

    #[test]
    fn rows_built_at_once_equal_rows_built_by_operations(commands in prop::collection::vec(any_command(), 1..40)) {
        let mut state = pair();
        for command in commands {
            if state.is_empty() {
                break;
            }
            let command = command_of(&state, command);
            let _ = run(&mut state, command);
        }
        let beads = state.rows().map(|row| row.bead.clone()).collect();
        let segments = Side::BOTH.iter().flat_map(|side| state.segments_in_text_order(*side)).cloned().collect();
        let [source, target] = Side::BOTH.map(|side| state.document(side).clone());
        prop_assert_eq!(PairState::from_rows(source, target, beads, segments).unwrap().with_pair(state.pair().clone()), state);
    }
}

/// The comments' lines.
fn notes(state: &PairState) -> Vec<String> {
    let mut notes: Vec<String> = state
        .rows()
        .filter_map(|row| row.bead.note.clone())
        .flat_map(|note| note.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    notes.sort_unstable();
    notes
}

/// All that is shown of a side, without white space.
fn letters(state: &PairState, side: Side) -> String {
    let texts = state.rows().map(|row| row.text(side).as_str().to_owned());
    texts.collect::<String>().split_whitespace().collect()
}

/// Accepted rows with their segments.
fn accepted(state: &PairState) -> Vec<(BeadRow, Vec<SegmentRow>)> {
    let rows = state.rows().filter(|row| row.bead.status == Status::Accepted);
    let all = |row: &RowView<'_>| Side::BOTH.into_iter().flat_map(|side| row.segments(side)).cloned().collect();
    rows.map(|row| (row.bead.clone(), all(&row))).collect()
}

#[test]
fn every_kind_of_command_is_among_any_commands_and_can_be_done() {
    let mut done = [0; any::KINDS];
    let mut seed = 1_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut state = pair();
    for step in 0..4000 {
        if step % 40 == 0 {
            state = pair();
        }
        let chosen = step % any::KINDS;
        let command = command_of(&state, (chosen, next(64), next(48), next(2) == 0));
        assert_eq!(any::kind(&command), chosen);
        done[chosen] += usize::from(run(&mut state, command).is_ok());
    }
    assert!(done.iter().all(|times| *times > 0), "{done:?}");
}

proptest! {
    #[test]
    fn no_command_loses_what_the_translator_wrote(commands in prop::collection::vec(any_command(), 1..60)) {
        let mut state = pair();
        for command in commands {
            let before = state.clone();
            let command = command_of(&before, command);
            if run(&mut state, command.clone()).is_err() {
                continue;
            }
            if !matches!(command, Command::Note { .. }) {
                prop_assert_eq!(notes(&before), notes(&state), "{:?}", command);
            }
            let marked = |state: &PairState| state.rows().any(|row| row.bead.marked);
            if !matches!(command, Command::Mark { .. }) {
                prop_assert_eq!(marked(&before), marked(&state), "{:?}", command);
            }
            let writes = matches!(
                command,
                Command::EditText { .. } | Command::EditTexts(_) | Command::Swap { .. } | Command::RestoreText { .. }
            );
            for side in Side::BOTH {
                prop_assert!(writes || letters(&before, side) == letters(&state, side), "{:?}", command);
            }
            if matches!(command, Command::ShiftDown { .. } | Command::ShiftUp { .. } | Command::Pinpoint { .. }) {
                prop_assert_eq!(accepted(&before), accepted(&state), "{:?}", command);
            }
        }
    }
}
