//! Texts replaced, exchanged, restored, and segments made one.

use super::*;

fn edit(state: &mut PairState, row: usize, side: Side, text: &str) {
    let bead = id(state, row);
    run(state, Command::EditText { bead, side, text: text.to_owned() }).unwrap();
}

#[test]
fn segments_become_one_and_the_row_stays_what_it_is() {
    let mut state = pair(&[("أ", "One.|Two.|Three."), ("ب", "4")]);
    say(&mut state, 0, Status::Accepted);
    let before = state.row(0).unwrap().bead.clone();
    let command = Command::MergeSegments { bead: id(&state, 0), side: T };
    assert_eq!(run(&mut state, command.clone()), Ok(0));
    assert_eq!(shown(&state), rows(&[("أ", "One. Two. Three."), ("ب", "4")]));
    let row = state.row(0).unwrap();
    assert_eq!((row.bead, row.is_edited(T)), (&before, false));
    assert_eq!(run(&mut state, command), Err(EditError::OneSegment));
    let none = Command::MergeSegments { bead: id(&state, 0), side: S };
    assert_eq!(run(&mut state, none), Err(EditError::OneSegment));
}

#[test]
fn texts_of_merged_segments_are_never_lost() {
    // The first is edited, the last was emptied.
    let mut state = pair(&[("أ", "One.|Two.|Three."), ("ب", "4")]);
    edit(&mut state, 0, T, "Eins. Two and three.");
    let command = Command::MergeSegments { bead: id(&state, 0), side: T };
    run(&mut state, command).unwrap();
    assert_eq!(shown(&state)[0].1, "Eins. Two and three.");
    let restore = Command::RestoreText { bead: id(&state, 0), side: T };
    run(&mut state, restore).unwrap();
    assert_eq!(shown(&state)[0].1, "One. Two. Three.");
    // Written by the translator, alone and beside one of the document.
    let mut state = pair(&[("أ", "One."), ("ب", ""), ("ج", "")]);
    edit(&mut state, 1, T, "Written.");
    edit(&mut state, 2, T, "Written too.");
    let command = Command::MergeRows { first: id(&state, 1), last: id(&state, 2) };
    run(&mut state, command).unwrap();
    let command = Command::MergeSegments { bead: id(&state, 1), side: T };
    run(&mut state, command).unwrap();
    assert_eq!(shown(&state)[1], ("ب|ج".to_owned(), "Written. Written too.".to_owned()));
    let command = Command::MergeWithNext { bead: id(&state, 0) };
    run(&mut state, command).unwrap();
    let command = Command::MergeSegments { bead: id(&state, 0), side: T };
    run(&mut state, command).unwrap();
    assert_eq!(shown(&state)[0].1, "One. Written. Written too.");
}

#[test]
fn a_merged_segment_shows_what_was_shown_also_over_a_line_end() {
    let mut state = pair(&[("أ", "One.\n|Two."), ("ب", "4")]);
    let command = Command::MergeSegments { bead: id(&state, 0), side: T };
    run(&mut state, command).unwrap();
    assert_eq!(shown(&state)[0].1, "One. Two.");
}

#[test]
fn texts_are_exchanged_and_exchanged_back() {
    let mut state = pair(&[("أ", "One.|And more."), ("ب", "Two."), ("ج", "3")]);
    let start = state.clone();
    say(&mut state, 0, Status::Accepted);
    let swap = Command::Swap { bead: id(&state, 0), side: T };
    assert_eq!(run(&mut state, swap.clone()), Ok(0));
    let texts = |state: &PairState| state.rows().map(|row| row.text(T).as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(texts(&state), ["Two.", "One. And more.", "3"]);
    assert!(state.rows().take(2).all(|row| row.bead.status == Status::Unreviewed && row.bead.confidence.is_none()));
    // Taken back with the same key, no replacement is left.
    run(&mut state, swap.clone()).unwrap();
    for side in Side::BOTH {
        assert_eq!(state.segments_in_text_order(side), start.segments_in_text_order(side));
    }
    run(&mut state, swap).unwrap();
    for row in 0..2 {
        let restore = Command::RestoreText { bead: id(&state, row), side: T };
        run(&mut state, restore).unwrap();
    }
    assert_eq!(texts(&state), texts(&start));
}

#[test]
fn equal_texts_have_nothing_to_exchange() {
    let mut state = pair(&[("أ", "Yes."), ("ب", "Yes.")]);
    let swap = Command::Swap { bead: id(&state, 0), side: T };
    assert_eq!(run(&mut state, swap), Err(EditError::NoChange));
}

#[test]
fn a_text_that_meets_an_empty_side_moves_as_it_is() {
    let mut state = pair(&[("أ", "1|2"), ("ب", ""), ("ج", "")]);
    let swap = |state: &PairState, row| Command::Swap { bead: id(state, row), side: T };
    let command = swap(&state, 0);
    run(&mut state, command).unwrap();
    assert_eq!(shown(&state), rows(&[("أ", ""), ("ب", "1|2"), ("ج", "")]));
    assert!(!state.row(1).unwrap().is_edited(T));
    let command = swap(&state, 0);
    run(&mut state, command).unwrap();
    assert_eq!(shown(&state), rows(&[("أ", "1|2"), ("ب", ""), ("ج", "")]));
    let command = swap(&state, 1);
    assert_eq!(run(&mut state, command), Err(EditError::EmptySide));
    let command = swap(&state, 2);
    assert_eq!(run(&mut state, command), Err(EditError::LastRow));
}

#[test]
fn the_documents_own_text_comes_back_and_what_was_written_stays() {
    let mut state = pair(&[("أ", "One.|Two."), ("ب", "")]);
    edit(&mut state, 0, T, "Eins. Zwei.");
    edit(&mut state, 1, T, "Written.");
    let command = Command::MergeWithNext { bead: id(&state, 0) };
    run(&mut state, command).unwrap();
    let restore = Command::RestoreText { bead: id(&state, 0), side: T };
    run(&mut state, restore.clone()).unwrap();
    assert_eq!(shown(&state)[0].1, "One.|Two.|Written.");
    assert_eq!(run(&mut state, restore), Err(EditError::NoChange));
}

#[test]
fn many_texts_are_one_step() {
    let mut state = pair(&[("أ", "colour one"), ("ب", "colour two"), ("ج", "three"), ("د", "")]);
    let edits = |state: &PairState, texts: &[(usize, Side, &str)]| {
        Command::EditTexts(texts.iter().map(|(row, side, text)| (id(state, *row), *side, text.to_string())).collect())
    };
    let command = edits(&state, &[(1, T, "color two"), (0, T, "color"), (0, T, "color one"), (2, S, "ج"), (3, S, "ذ")]);
    assert_eq!(run(&mut state, command), Ok(1));
    assert_eq!(shown(&state), rows(&[("أ", "color one"), ("ب", "color two"), ("ج", "three"), ("ذ", "")]));
    let same = edits(&state, &[(0, T, "color one"), (2, T, "three")]);
    assert_eq!(run(&mut state, same), Err(EditError::NoChange));
    assert_eq!(run(&mut state, Command::EditTexts(vec![])), Err(EditError::NoChange));
}

#[test]
fn texts_on_many_empty_sides_stand_in_the_order_of_the_rows() {
    let mut state = pair(&[("أ", "1"), ("ب", ""), ("ج", ""), ("د", ""), ("ه", "5")]);
    let write = |state: &PairState, texts: &[(usize, &str)]| {
        Command::EditTexts(texts.iter().map(|(row, text)| (id(state, *row), T, text.to_string())).collect())
    };
    let command = write(&state, &[(2, "three")]);
    run(&mut state, command).unwrap();
    let command = write(&state, &[(3, "four"), (1, "two"), (2, "third")]);
    run(&mut state, command).unwrap();
    let after = [("أ", "1"), ("ب", "two"), ("ج", "third"), ("د", "four"), ("ه", "5")];
    assert_eq!(shown(&state), rows(&after));
    let command = write(&state, &[(1, ""), (2, ""), (3, "")]);
    run(&mut state, command).unwrap();
    assert_eq!(shown(&state), rows(&[("أ", "1"), ("ب", ""), ("ج", ""), ("د", ""), ("ه", "5")]));
}

#[test]
fn rows_of_written_text_go_with_it_and_leave_their_comments() {
    let mut state = pair(&[("أ", "1"), ("ب", ""), ("ج", ""), ("د", "4")]);
    edit(&mut state, 1, T, "Written.");
    edit(&mut state, 2, T, "Written too.");
    for row in [1, 3] {
        let command = Command::TakeApart { bead: id(&state, row), side: T };
        run(&mut state, command).unwrap();
    }
    assert_eq!(
        shown(&state),
        rows(&[("أ", "1"), ("ب", ""), ("", "Written."), ("ج", ""), ("", "Written too."), ("د", "4")])
    );
    comment(&mut state, 2, "ask");
    comment(&mut state, 4, "ask again");
    let emptied = [2, 4].map(|row| (id(&state, row), T, String::new()));
    assert_eq!(run(&mut state, Command::EditTexts(emptied.into())), Ok(2));
    assert_eq!(shown(&state), rows(&[("أ", "1"), ("ب", ""), ("ج", ""), ("د", "4")]));
    let notes: Vec<Option<&str>> = state.rows().map(|row| row.bead.note.as_deref()).collect();
    assert_eq!(notes, [None, None, Some("ask"), Some("ask again")]);
}

#[test]
fn an_edit_in_one_row_touches_no_other() {
    let state = pair(&[("أ", "One."), ("ب", "Two."), ("ج", "Three.")]);
    for command in [
        Command::EditText { bead: id(&state, 1), side: T, text: "Zwei.".to_owned() },
        Command::EditTexts(vec![(id(&state, 1), T, "Zwei.".to_owned())]),
    ] {
        let touched: Vec<BeadId> = operations(&state, &command).iter().flat_map(Operation::beads).collect();
        assert_eq!(touched, [id(&state, 1)], "{command:?}");
    }
}
