//! Rows merged, divided, shifted and paired anew.

use super::*;
use crate::edit::{SplitPreview, split_preview};

/// A pair, what is asked of the row at an index, what comes of it and which row is looked at then.
type Case = (
    &'static [(&'static str, &'static str)],
    fn(&PairState) -> Command,
    &'static [(&'static str, &'static str)],
    usize,
);

fn all_come_to(cases: &[(&str, Case)]) {
    for (name, (before, command, after, focus)) in cases {
        let mut state = pair(before);
        let command = command(&state);
        assert_eq!(run(&mut state, command), Ok(*focus), "{name}");
        assert_eq!(shown(&state), rows(after), "{name}");
    }
}

#[test]
fn a_selection_becomes_one_row_whichever_end_is_named_first() {
    const FOUR: &[(&str, &str)] = &[("أ", "1"), ("ب", ""), ("", "3|4"), ("د", "5")];
    all_come_to(&[
        (
            "downwards",
            (FOUR, |s| Command::MergeRows { first: id(s, 0), last: id(s, 2) }, &[("أ|ب", "1|3|4"), ("د", "5")], 0),
        ),
        (
            "upwards",
            (FOUR, |s| Command::MergeRows { first: id(s, 3), last: id(s, 1) }, &[("أ", "1"), ("ب|د", "3|4|5")], 1),
        ),
    ]);
    let mut state = pair(FOUR);
    let one = Command::MergeRows { first: id(&state, 1), last: id(&state, 1) };
    assert_eq!(run(&mut state, one), Err(EditError::OneRow));
}

#[test]
fn a_merged_row_keeps_what_was_said_of_all() {
    let mut state = pair(&[("أ", "1"), ("ب", "2"), ("ج", "3")]);
    comment(&mut state, 0, "one");
    comment(&mut state, 2, "three");
    mark(&mut state, 1);
    for row in 0..3 {
        say(&mut state, row, Status::Accepted);
    }
    let beads = vec![id(&state, 0), id(&state, 1)];
    run(&mut state, Command::LeaveOut { beads, left_out: true }).unwrap();
    let command = Command::MergeRows { first: id(&state, 0), last: id(&state, 2) };
    run(&mut state, command).unwrap();
    let bead = state.row(0).unwrap().bead;
    assert_eq!((bead.note.as_deref(), bead.marked, bead.left_out), (Some("one\nthree"), true, false));
    assert_eq!((bead.status, bead.confidence), (Status::Accepted, None));
}

#[test]
fn a_row_is_divided_in_the_order_of_its_segments() {
    all_come_to(&[
        (
            "2:2",
            (
                &[("أ|ب", "1|2"), ("ج", "3")],
                |s| Command::Unmerge { bead: id(s, 0) },
                &[("أ", "1"), ("ب", "2"), ("ج", "3")],
                0,
            ),
        ),
        ("1:3", (&[("أ", "1|2|3")], |s| Command::Unmerge { bead: id(s, 0) }, &[("أ", "1"), ("", "2"), ("", "3")], 0)),
        ("2:0", (&[("أ|ب", "")], |s| Command::Unmerge { bead: id(s, 0) }, &[("أ", ""), ("ب", "")], 0)),
        (
            "source apart",
            (&[("أ|ب", "1")], |s| Command::TakeApart { bead: id(s, 0), side: S }, &[("", "1"), ("أ|ب", "")], 0),
        ),
        (
            "target apart",
            (
                &[("أ", "1"), ("ب", "")],
                |s| Command::TakeApart { bead: id(s, 0), side: T },
                &[("أ", ""), ("", "1"), ("ب", "")],
                0,
            ),
        ),
    ]);
    let mut state = pair(&[("أ", "1"), ("ب", "")]);
    for (command, error) in [
        (Command::Unmerge { bead: id(&state, 0) }, EditError::NothingToDivide),
        (Command::TakeApart { bead: id(&state, 1), side: S }, EditError::AloneAlready),
        (Command::TakeApart { bead: id(&state, 1), side: T }, EditError::EmptySide),
        (Command::Unmerge { bead: BeadId(99) }, EditError::NoSuchRow),
    ] {
        assert_eq!(run(&mut state, command.clone()), Err(error), "{command:?}");
    }
}

#[test]
fn a_segment_left_without_text_makes_no_row_of_its_own() {
    let mut state = pair(&[("أ", "One.|Two.|Three.")]);
    let bead = id(&state, 0);
    run(&mut state, Command::EditText { bead, side: T, text: "One, two. Three.".to_owned() }).unwrap();
    run(&mut state, Command::Unmerge { bead }).unwrap();
    assert_eq!(shown(&state), rows(&[("أ", "One, two.|"), ("", "Three.")]));
}

#[test]
fn an_empty_cell_is_inserted_and_taken_up_below() {
    fn down(row: usize, side: Side) -> impl Fn(&PairState) -> Command {
        move |state| Command::ShiftDown { bead: id(state, row), side }
    }
    for (name, before, command, after, focus) in [
        (
            "to the end, where a new row is made",
            &[("أ", "1"), ("ب", "2"), ("ج", "3")] as &[_],
            down(1, T),
            &[("أ", "1"), ("ب", ""), ("ج", "2"), ("", "3")] as &[_],
            1,
        ),
        (
            "to a row that waits",
            &[("أ", "1|2"), ("ب", "3"), ("ج", ""), ("د", "4")],
            down(0, T),
            &[("أ", ""), ("ب", "1|2"), ("ج", "3"), ("د", "4")],
            0,
        ),
        ("of the source", &[("أ", "1"), ("", "2")], down(0, S), &[("", "1"), ("أ", "2")], 0),
        (
            "a row of this side alone goes",
            &[("", "1"), ("ب", "2"), ("ج", "3")],
            down(0, T),
            &[("ب", "1"), ("ج", "2"), ("", "3")],
            0,
        ),
    ] {
        let mut state = pair(before);
        let command = command(&state);
        assert_eq!(run(&mut state, command), Ok(focus), "{name}");
        assert_eq!(shown(&state), rows(after), "{name}");
    }
}

#[test]
fn an_empty_cell_is_closed_from_below() {
    for (name, before, row, side, after) in [
        (
            "to the end",
            &[("أ", ""), ("ب", "2"), ("ج", "3")] as &[_],
            0,
            T,
            &[("أ", "2"), ("ب", "3"), ("ج", "")] as &[_],
        ),
        (
            "a row that is left without anything goes",
            &[("أ", ""), ("ب", "2"), ("", "3")],
            0,
            T,
            &[("أ", "2"), ("ب", "3")],
        ),
        (
            "empty cells move too",
            &[("أ", ""), ("ب", "2"), ("ج", ""), ("د", "4")],
            0,
            T,
            &[("أ", "2"), ("ب", ""), ("ج", "4"), ("د", "")],
        ),
        (
            "of the source",
            &[("أ", "1"), ("", "2"), ("ج|د", "3"), ("ه", "4")],
            1,
            S,
            &[("أ", "1"), ("ج|د", "2"), ("ه", "3"), ("", "4")],
        ),
        (
            "rows below all that moves stay",
            &[("أ", ""), ("ب", "2"), ("ج", ""), ("د", "")],
            0,
            T,
            &[("أ", "2"), ("ب", ""), ("ج", ""), ("د", "")],
        ),
    ] {
        let mut state = pair(before);
        let command = Command::ShiftUp { bead: id(&state, row), side };
        assert_eq!(run(&mut state, command), Ok(row), "{name}");
        assert_eq!(shown(&state), rows(after), "{name}");
    }
}

#[test]
fn accepted_rows_stop_what_shifts() {
    let five = [("أ", "1"), ("ب", "2"), ("ج", "3"), ("د", "4"), ("ه", "5")];
    let mut state = pair(&five);
    say(&mut state, 2, Status::Accepted);
    let accepted = state.row(2).unwrap().bead.clone();
    let command = Command::ShiftDown { bead: id(&state, 0), side: T };
    run(&mut state, command).unwrap();
    assert_eq!(shown(&state), rows(&[("أ", ""), ("ب", "1"), ("", "2"), ("ج", "3"), ("د", "4"), ("ه", "5")]));
    assert_eq!(*state.row(3).unwrap().bead, accepted);
    let command = Command::ShiftUp { bead: id(&state, 0), side: T };
    run(&mut state, command).unwrap();
    assert_eq!(shown(&state), rows(&five));
    assert_eq!(*state.row(2).unwrap().bead, accepted);
    for (row, command) in [
        (2, Command::ShiftDown { bead: id(&state, 2), side: T }),
        (2, Command::ShiftUp { bead: id(&state, 2), side: T }),
    ] {
        assert_eq!(run(&mut state, command), Err(EditError::Accepted), "{row}");
    }
}

#[test]
fn what_can_not_shift_says_why() {
    let mut state = pair(&[("أ", ""), ("ب", "2"), ("", "3")]);
    for (command, error) in [
        (Command::ShiftDown { bead: id(&state, 0), side: T }, EditError::EmptySide),
        (Command::ShiftDown { bead: id(&state, 2), side: T }, EditError::AloneAlready),
        (Command::ShiftUp { bead: id(&state, 1), side: T }, EditError::NotEmpty),
        (Command::ShiftUp { bead: id(&state, 2), side: S }, EditError::NothingBelow),
    ] {
        assert_eq!(run(&mut state, command.clone()), Err(error), "{command:?}");
    }
}

#[test]
fn only_rows_whose_cells_change_are_touched() {
    let mut state = pair(&[("أ", "1"), ("ب", ""), ("ج", "3"), ("د", "4")]);
    let rows = |state: &PairState| state.rows().map(|row| row.bead.clone()).collect::<Vec<_>>();
    let before = rows(&state);
    let command = Command::ShiftDown { bead: id(&state, 0), side: T };
    run(&mut state, command).unwrap();
    assert_eq!(rows(&state)[2..], before[2..]);
    assert!(rows(&state)[..2].iter().all(|bead| bead.confidence.is_none()));
}

#[test]
fn what_was_written_of_a_row_that_goes_is_kept_by_another() {
    type Kept = (&'static str, [(&'static str, &'static str); 2], usize, fn(&PairState) -> Command);
    let cases: [Kept; 5] = [
        ("moved up", [("أ", "1"), ("", "2")], 1, |s| Command::MoveFirstUp { bead: id(s, 1), side: T }),
        ("shifted down", [("", "1"), ("ب", "")], 0, |s| Command::ShiftDown { bead: id(s, 0), side: T }),
        ("closed", [("أ", ""), ("", "2")], 1, |s| Command::ShiftUp { bead: id(s, 0), side: T }),
        ("swapped", [("", "1"), ("ب", "")], 0, |s| Command::Swap { bead: id(s, 0), side: T }),
        ("pinpointed", [("أ", ""), ("", "2")], 0, |s| Command::Pinpoint { source: id(s, 0), target: id(s, 1) }),
    ];
    for (name, before, row, command) in cases {
        let mut state = pair(&before);
        comment(&mut state, row, "ask the client");
        mark(&mut state, row);
        let command = command(&state);
        run(&mut state, command).unwrap();
        let bead = state.row(0).unwrap().bead;
        assert_eq!((state.len(), bead.note.as_deref(), bead.marked), (1, Some("ask the client"), true), "{name}");
    }
}

#[test]
fn far_cells_are_paired_and_what_is_between_keeps_its_order() {
    let pinpoint = |source: usize, target: usize| {
        move |state: &PairState| Command::Pinpoint { source: id(state, source), target: id(state, target) }
    };
    let four: &[_] = &[("أ", "1"), ("ب", "2"), ("ج", "3"), ("د", "4")];
    for (name, before, (source, target), after, focus) in [
        (
            "the target stands below",
            four,
            (0, 2),
            &[("", "1"), ("", "2"), ("أ", "3"), ("ب", ""), ("ج", ""), ("د", "4")] as &[_],
            2,
        ),
        (
            "the target stands above",
            four,
            (3, 1),
            &[("أ", "1"), ("ب", ""), ("ج", ""), ("د", "2"), ("", "3"), ("", "4")],
            3,
        ),
        ("neighbours", four, (1, 2), &[("أ", "1"), ("", "2"), ("ب", "3"), ("ج", ""), ("د", "4")], 2),
        ("two halves", &[("أ", ""), ("ب", ""), ("", "2"), ("ج", "3")], (0, 2), &[("أ", "2"), ("ب", ""), ("ج", "3")], 0),
        (
            "one-sided rows between",
            &[("أ|ب", ""), ("", "1"), ("ج", ""), ("د", "2|3")],
            (0, 3),
            &[("", "1"), ("أ|ب", "2|3"), ("ج", ""), ("د", "")],
            1,
        ),
    ] {
        let mut state = pair(before);
        let command = pinpoint(source, target)(&state);
        assert_eq!(run(&mut state, command), Ok(focus), "{name}");
        assert_eq!(shown(&state), rows(after), "{name}");
    }
}

#[test]
fn pinpointing_is_refused_where_a_row_is_accepted_or_a_cell_is_empty() {
    let mut state = pair(&[("أ", "1"), ("ب", "2"), ("ج", "")]);
    for accepted in 0..2 {
        say(&mut state, accepted, Status::Accepted);
        let command = Command::Pinpoint { source: id(&state, 2), target: id(&state, 0) };
        assert_eq!(run(&mut state, command), Err(EditError::AcceptedBetween));
        say(&mut state, accepted, Status::Unreviewed);
    }
    let command = Command::Pinpoint { source: id(&state, 0), target: id(&state, 2) };
    assert_eq!(run(&mut state, command), Err(EditError::EmptySide));
    let command = Command::Pinpoint { source: id(&state, 1), target: id(&state, 1) };
    assert_eq!(run(&mut state, command), Err(EditError::NoChange));
}

#[test]
fn a_split_is_told_before_it_is_made() {
    let mut state = pair(&[("أ", "One two.|Three."), ("", "4"), ("ب", "")]);
    let (first, third) = (id(&state, 0), id(&state, 2));
    // "أ" is the only source segment and stays.
    let preview = split_preview(&state, first, T, "One".len()).unwrap();
    let expected = SplitPreview { above: [0..2, 0..3], below: [2..2, 4..15], waiting: None };
    assert_eq!(preview, expected);
    let between = split_preview(&state, first, T, "One two. ".len()).unwrap();
    assert_eq!((&between.above[1], &between.below[1]), (&(0..8), &(9..15)));
    assert_eq!(split_preview(&state, third, S, 0), Err(EditError::NothingToSplit));
    // Split at the caret, and the halves hold what was told.
    run(&mut state, Command::Split { bead: first, side: T, offset: "One".len() }).unwrap();
    assert_eq!(shown(&state)[..2], rows(&[("أ", "One"), ("", "two.|Three.")]));
    // A row that waits with an empty side takes the lower half.
    let below = split_preview(&pair(&[("ab cd", "1"), ("", "2")]), BeadId(0), S, 2).unwrap();
    assert_eq!((below.above, below.below, below.waiting), ([0..2, 0..1], [3..5, 1..1], Some(BeadId(1))));
}
