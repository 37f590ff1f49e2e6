//! What is said of rows and of the pair.

use super::*;
use crate::edit::{unreviewed_above, unreviewed_from};
use crate::quality::Warning;

#[test]
fn bookmarks_comments_and_rows_left_out_go_on_and_off() {
    let mut state = pair(&[("أ", "1"), ("ب", "2")]);
    let start = state.clone();
    let beads = vec![id(&state, 0), id(&state, 1)];
    let on = [
        Command::Mark { beads: beads.clone(), marked: true },
        Command::LeaveOut { beads: beads.clone(), left_out: true },
        Command::Note { bead: beads[1], text: "  ملاحظة \n".to_owned() },
    ];
    for command in &on {
        run(&mut state, command.clone()).unwrap();
        assert_eq!(run(&mut state, command.clone()), Err(EditError::NoChange), "{command:?}");
    }
    let bead = state.row(1).unwrap().bead;
    assert_eq!((bead.marked, bead.left_out, bead.note.as_deref()), (true, true, Some("ملاحظة")));
    assert_eq!((bead.status, bead.confidence), (Status::Unreviewed, Some(0.5)));
    for command in [
        Command::Mark { beads: beads.clone(), marked: false },
        Command::LeaveOut { beads: beads.clone(), left_out: false },
        Command::Note { bead: beads[1], text: " \t".to_owned() },
    ] {
        run(&mut state, command).unwrap();
    }
    assert_eq!(state, start);
}

#[test]
fn warnings_are_dismissed_for_rows_or_for_the_pair_and_told_again() {
    let mut state = pair(&[("أ", "1"), ("ب", "2")]);
    let (start, bead) = (state.clone(), id(&state, 1));
    let (numbers, both) = ([Warning::Numbers].into(), [Warning::Numbers, Warning::Length].into());
    run(&mut state, Command::Dismiss { beads: vec![bead], warnings: both, dismissed: true }).unwrap();
    run(&mut state, Command::DismissInPair { bead, warnings: numbers, dismissed: true }).unwrap();
    assert_eq!(state.row(0).unwrap().bead.dismissed, [].into());
    assert_eq!(state.row(1).unwrap().bead.dismissed, [Warning::Length, Warning::Numbers].into());
    assert_eq!(state.pair().dismissed, [Warning::Numbers].into());
    let again = Command::DismissInPair { bead, warnings: [Warning::Numbers].into(), dismissed: true };
    assert_eq!(run(&mut state, again), Err(EditError::NoChange));
    let all = || Warning::ALL.into_iter().collect();
    run(&mut state, Command::Dismiss { beads: vec![bead], warnings: all(), dismissed: false }).unwrap();
    run(&mut state, Command::DismissInPair { bead, warnings: all(), dismissed: false }).unwrap();
    assert_eq!(state, start);
}

#[test]
fn a_dismissed_warning_was_of_the_row_as_it_was() {
    let mut state = pair(&[("أ", "1"), ("ب", "2")]);
    let bead = id(&state, 0);
    let warnings = [Warning::Numbers].into();
    run(&mut state, Command::Dismiss { beads: vec![bead], warnings, dismissed: true }).unwrap();
    say(&mut state, 0, Status::Accepted);
    assert_eq!(state.row(0).unwrap().bead.dismissed.len(), 1);
    run(&mut state, Command::MergeWithNext { bead }).unwrap();
    assert_eq!(state.row(0).unwrap().bead.dismissed.len(), 0);
}

#[test]
fn a_row_that_is_left_out_wants_a_look_only_if_it_was_said() {
    let mut state = pair(&[("أ", "1")]);
    let beads = vec![id(&state, 0)];
    assert!(state.row(0).unwrap().bead.wants_a_look());
    run(&mut state, Command::LeaveOut { beads, left_out: true }).unwrap();
    assert!(!state.row(0).unwrap().bead.wants_a_look());
    say(&mut state, 0, Status::NeedsReview);
    assert!(state.row(0).unwrap().bead.wants_a_look());
}

#[test]
fn many_are_chosen_but_never_what_something_was_said_of() {
    let mut state = pair(&[("أ", "1"), ("ب", "2"), ("ج", "3"), ("د", "4"), ("ه|و", "5")]);
    for (row, status) in [(0, Status::Rejected), (1, Status::NeedsReview), (3, Status::Accepted)] {
        say(&mut state, row, status);
    }
    let ids = |rows: &[usize]| rows.iter().map(|row| id(&state, *row)).collect::<Vec<_>>();
    assert_eq!(unreviewed_above(&state, id(&state, 3)), ids(&[2]));
    assert_eq!(unreviewed_above(&state, id(&state, 4)), ids(&[2, 4]));
    assert_eq!(unreviewed_above(&state, BeadId(99)), []);
    for (confidence, chosen) in [(0.0, ids(&[2, 4])), (0.5, ids(&[2, 4])), (0.51, vec![])] {
        assert_eq!(unreviewed_from(&state, confidence), chosen, "{confidence}");
    }
    // One made by hand has no confidence.
    let mut divided = state.clone();
    let bead = id(&state, 4);
    run(&mut divided, Command::Unmerge { bead }).unwrap();
    assert_eq!(unreviewed_from(&divided, 0.0), ids(&[2]));
}

#[test]
fn nothing_is_said_of_rows_that_are_not_there() {
    let mut state = pair(&[("أ", "1")]);
    let gone = BeadId(99);
    for command in [
        Command::Mark { beads: vec![id(&state, 0), gone], marked: true },
        Command::SetStatus { beads: vec![], status: Status::Accepted },
        Command::Note { bead: gone, text: "x".to_owned() },
        Command::DismissInPair { bead: gone, warnings: [Warning::Empty].into(), dismissed: true },
        Command::RestoreText { bead: gone, side: S },
        Command::EditTexts(vec![(id(&state, 0), S, "x".to_owned()), (gone, S, "y".to_owned())]),
    ] {
        assert_eq!(run(&mut state, command.clone()), Err(EditError::NoSuchRow), "{command:?}");
    }
}
