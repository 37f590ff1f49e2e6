//! What comes of aligning anew.

use super::*;
use crate::align::Text;
use crate::edit::evidence;
use crate::edit::{BeadRow, Command, Operation, SegmentRow, Texts, inverse, plan, rows_of};
use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::segment::one_per_line;
use crate::text::Document;

fn texts(lang: Lang, lines: &[&str]) -> Texts {
    let text = lines.join("\n");
    let segments = one_per_line(&text);
    Texts { document: Document::plain("test", lang, text), segments }
}

/// The pair as the aligner leaves it.
fn pair(arabic: &[&str], english: &[&str]) -> PairState {
    let (source, target) = (texts(Lang::arabic(), arabic), texts(Lang::english(), english));
    let text = |texts: &Texts| -> Vec<String> {
        texts.segments.iter().map(|segment| segment.span.of(&texts.document.text).trim().to_owned()).collect()
    };
    let (s, t) = (text(&source), text(&target));
    let (ar, en) = (Lang::arabic(), Lang::english());
    let aligned = Aligner::new(Lexicon::bundled()).align(
        &Text { lang: &ar, segments: s.iter().map(String::as_str).collect(), paragraphs: None, kinds: None },
        &Text { lang: &en, segments: t.iter().map(String::as_str).collect(), paragraphs: None, kinds: None },
    );
    let (beads, segments) = rows_of(&source.segments, &target.segments, &aligned.alignment);
    PairState::from_rows(source.document, target.document, beads, segments).unwrap()
}

fn run(state: &mut PairState, command: &Command) -> Result<BeadId, EditError> {
    let plan = plan(state, command)?;
    state.apply_all(&plan.operations).unwrap();
    Ok(plan.focus)
}

fn again(state: &mut PairState, range: Option<(BeadId, BeadId)>) -> Result<BeadId, EditError> {
    let found = realign(state, range, &mut Aligner::new(Lexicon::bundled()))?;
    run(state, &Command::Realign(found))
}

fn shapes_of(state: &PairState) -> Vec<(usize, usize)> {
    state.rows().map(|row| (row.len(Side::Source), row.len(Side::Target))).collect()
}

fn id(state: &PairState, row: usize) -> BeadId {
    state.row(row).unwrap().bead.id
}

fn say(state: &mut PairState, row: usize, status: Status) {
    let beads = vec![id(state, row)];
    run(state, &Command::SetStatus { beads, status }).unwrap();
}

/// What a translator might have made of the rows from `first` to the last.
fn by_hand(state: &mut PairState, first: usize, shapes: &[(usize, usize)]) {
    let (first, last) = (id(state, first), id(state, state.len() - 1));
    run(state, &Command::Realign(Realignment { first, last, alignment: alignment(shapes, 0.5) })).unwrap();
}

fn alignment(shapes: &[(usize, usize)], confidence: f64) -> Alignment {
    let (mut s, mut t) = (0, 0);
    let mut beads = Vec::new();
    for (n, m) in shapes {
        beads.push(Bead { source: s..s + n, target: t..t + m, confidence });
        (s, t) = (s + n, t + m);
    }
    Alignment::new(beads, s, t).unwrap()
}

/// The minutes of a meeting: every speaker does the same, and the English clerk left one of them out. Which one, no
/// aligner can know. The translator accepts what the earlier speakers said and mends one row: the first line of the
/// speaker after the missing one. That is enough for all the others.
#[test]
fn a_wrong_stretch_comes_right_after_one_row_is_mended() {
    const SPEAKERS: usize = 5;
    let arabic = ["طلب أحد الأعضاء الكلمة.", "شكر الرئيس على حسن الاستقبال.", "أعلن أنه يؤيد المشروع."];
    let english = [
        "A member asked for the floor.",
        "He thanked the chairman for the warm welcome.",
        "He declared that he supported the draft.",
    ];
    let first_try = pair(&arabic.repeat(SPEAKERS), &english.repeat(SPEAKERS - 1));
    let mut wrong = 0;
    for missing in 0..SPEAKERS - 1 {
        let mut right = vec![(1, 1); 3 * SPEAKERS];
        right[3 * missing..3 * missing + 3].fill((1, 0));
        wrong += usize::from(shapes_of(&first_try) != right);
        let mut state = first_try.clone();
        let left = 3 * (SPEAKERS - missing - 1) - 1;
        by_hand(&mut state, 0, &[vec![(1, 1); 3 * missing], vec![(3, 0), (1, 1), (left, left)]].concat());
        (0..3 * missing).for_each(|row| say(&mut state, row, Status::Accepted));
        say(&mut state, 3 * missing + 1, Status::Accepted);
        let before = accepted(&state);
        again(&mut state, None).unwrap();
        assert_eq!(shapes_of(&state), right, "{missing}");
        assert_eq!(accepted(&state), before, "{missing}");
    }
    assert!(wrong >= SPEAKERS - 2, "one answer can be right for one of them at most");
}

fn accepted(state: &PairState) -> Vec<BeadRow> {
    state.rows().map(|row| row.bead.clone()).filter(|row| row.status == Status::Accepted).collect()
}

const ARABIC: [&str; 5] = [
    "وصلت السفينة إلى الميناء صباح الأحد.",
    "نزل الركاب من السفينة.",
    "كان البحر هائجا.",
    "رحّب بهم عمدة المدينة.",
    "تعود السفينة غدا.",
];

const ENGLISH: [&str; 5] = [
    "The ship reached the port on Sunday morning.",
    "The passengers left the ship.",
    "The sea was rough.",
    "The mayor of the city welcomed them.",
    "The ship returns tomorrow.",
];

#[test]
fn what_was_said_of_a_row_goes_with_its_first_segment() {
    let start = pair(&ARABIC, &ENGLISH);
    assert_eq!(shapes_of(&start), [(1, 1); 5]);
    let mark = |row: usize, status: Status, note: Option<&str>| (row, status, note.map(str::to_owned));
    let unsaid = || (Status::Unreviewed, None);
    use Status::{NeedsReview, Rejected};
    for (name, marks, shapes, expected) in [
        (
            "a row that stays keeps everything",
            vec![mark(1, Rejected, Some("why?")), mark(2, NeedsReview, None)],
            vec![(1, 1), (1, 1), (1, 1), (2, 2)],
            vec![unsaid(), (Rejected, Some("why?".to_owned())), (NeedsReview, None), unsaid()],
        ),
        (
            "a rejection was of exactly that row",
            vec![mark(1, Rejected, Some("why?"))],
            vec![(1, 1), (2, 2), (2, 2)],
            vec![unsaid(), (Status::Unreviewed, Some("why?".to_owned())), unsaid()],
        ),
        (
            "a look that is due stays due, and comments are joined",
            vec![mark(1, NeedsReview, Some("one")), mark(2, Status::Unreviewed, Some("two"))],
            vec![(1, 1), (2, 2), (2, 2)],
            vec![unsaid(), (NeedsReview, Some("one\ntwo".to_owned())), unsaid()],
        ),
        (
            "the source's first segment leads",
            vec![mark(1, NeedsReview, None)],
            vec![(1, 2), (1, 0), (3, 3)],
            vec![unsaid(), (NeedsReview, None), unsaid()],
        ),
    ] {
        let mut state = start.clone();
        for (row, status, note) in marks {
            let before = state.row(row).unwrap().bead.clone();
            let after = BeadRow { status, note, ..before.clone() };
            state.apply(&Operation::Bead { before: Some(before), after: Some(after) }).unwrap();
        }
        let (marked, last) = (state.clone(), state.len() - 1);
        let found = Realignment { first: id(&state, 0), last: id(&state, last), alignment: alignment(&shapes, 0.25) };
        let plan = plan(&state, &Command::Realign(found)).unwrap();
        state.apply_all(&plan.operations).unwrap();
        let said: Vec<_> = state.rows().map(|row| (row.bead.status, row.bead.note.clone())).collect();
        assert_eq!((shapes_of(&state), said), (shapes, expected), "{name}");
        assert!(state.rows().all(|row| row.bead.confidence == Some(0.25)), "{name}");
        state.apply_all(&inverse(&plan.operations)).unwrap();
        assert_eq!(state, marked, "{name}");
    }
}

#[test]
fn text_that_was_written_where_there_was_none_is_aligned_too() {
    let mut state = pair(&ARABIC[..2], &ENGLISH[..1]);
    by_hand(&mut state, 0, &[(1, 1), (1, 0)]);
    let bead = id(&state, 1);
    let text = ENGLISH[1].to_owned();
    run(&mut state, &Command::EditText { bead, side: Side::Target, text }).unwrap();
    let whole = state.clone();
    let bead = id(&state, 0);
    run(&mut state, &Command::MergeWithNext { bead }).unwrap();
    again(&mut state, None).unwrap();
    let shown = |state: &PairState| -> Vec<String> {
        state.rows().map(|row| row.text(Side::Target).as_str().to_owned()).collect()
    };
    assert_eq!((shapes_of(&state), shown(&state)), (shapes_of(&whole), shown(&whole)));
    assert!(state.rows().all(|row| row.bead.status == Status::Unreviewed && row.bead.confidence.is_some()));
}

#[test]
fn the_edited_text_is_what_is_aligned() {
    // As the file has it, the second English line says what the first Arabic one says.
    let mut state = pair(&ARABIC[..2], &["Page 7", ENGLISH[0]]);
    by_hand(&mut state, 0, &[(1, 1), (1, 1)]);
    for (row, text) in [(0, ENGLISH[0]), (1, ENGLISH[1])] {
        let bead = id(&state, row);
        run(&mut state, &Command::EditText { bead, side: Side::Target, text: text.to_owned() }).unwrap();
    }
    let bead = id(&state, 0);
    run(&mut state, &Command::MergeWithNext { bead }).unwrap();
    again(&mut state, None).unwrap();
    assert_eq!(shapes_of(&state), [(1, 1), (1, 1)]);
}

#[test]
fn a_segment_left_without_text_stays_with_its_neighbour() {
    let mut state = pair(&ARABIC, &ENGLISH);
    by_hand(&mut state, 0, &[(2, 2), (3, 3)]);
    let bead = id(&state, 0);
    let text = "The ship reached the port on Sunday morning, where the passengers left it.".to_owned();
    run(&mut state, &Command::EditText { bead, side: Side::Target, text }).unwrap();
    let emptied = |state: &PairState| -> SegmentRow {
        let all = state.segments_in_text_order(Side::Target);
        all.into_iter().find(|segment| segment.replacement.as_deref() == Some("")).unwrap().clone()
    };
    emptied(&state);
    again(&mut state, None).unwrap();
    let rest = emptied(&state);
    let row = state.view(rest.bead).unwrap();
    assert!(row.text(Side::Target).as_str().starts_with("The ship reached the port"));
    assert_eq!(state.len(), 4, "one row of two segments and three of one");
    // When it is all there is on its side it goes with what comes next, and alone it stays alone.
    for (shapes, rows) in [(vec![(1, 1), (4, 4)], 4..=5), (vec![(5, 5)], 4..=5)] {
        let mut state = pair(&ARABIC, &ENGLISH);
        by_hand(&mut state, 0, &shapes);
        let (bead, side) = (id(&state, 0), Side::Target);
        let shown = state.row(0).unwrap().text(side).as_str().to_owned();
        let text = shown.strip_prefix(ENGLISH[0]).unwrap().trim().to_owned();
        run(&mut state, &Command::EditText { bead, side, text }).unwrap();
        let found = again(&mut state, None);
        assert!(matches!(found, Ok(_) | Err(EditError::NoChange)), "{found:?}");
        assert!(rows.contains(&state.len()), "{:?}", shapes_of(&state));
    }
}

#[test]
fn a_range_leaves_all_else_alone() {
    let mut state = pair(&ARABIC, &ENGLISH);
    by_hand(&mut state, 0, &[(2, 2), (1, 2), (2, 1)]);
    let before = state.clone();
    let range = (id(&state, 1), id(&state, 2));
    again(&mut state, Some(range)).unwrap();
    assert_eq!(shapes_of(&state), [(2, 2), (1, 1), (1, 1), (1, 1)]);
    assert_eq!(state.row(0).unwrap().bead, before.row(0).unwrap().bead);
    let mut turned = before.clone();
    again(&mut turned, Some((range.1, range.0))).unwrap();
    assert_eq!(turned, state, "whichever end is named first");
}

#[test]
fn the_stretch_around_a_row_ends_at_accepted_rows() {
    let start = pair(&ARABIC, &ENGLISH);
    for (accepted, row, expected) in [
        (&[][..], 2, Ok((0, 4))),
        (&[1, 3], 2, Ok((2, 2))),
        (&[1], 0, Ok((0, 0))),
        (&[1], 4, Ok((2, 4))),
        (&[1], 1, Ok((2, 4))),
        (&[1, 2], 1, Err(EditError::AllAccepted)),
        (&[4], 4, Err(EditError::AllAccepted)),
    ] {
        let mut state = start.clone();
        accepted.iter().for_each(|row| say(&mut state, *row, Status::Accepted));
        let found = stretch_around(&state, id(&state, row));
        let found = found.map(|(first, last)| (state.index_of(first).unwrap(), state.index_of(last).unwrap()));
        assert_eq!(found, expected, "{accepted:?} {row}");
    }
}

#[test]
fn what_makes_no_sense_is_refused() {
    let mut state = pair(&ARABIC, &ENGLISH);
    let nowhere = BeadId(99);
    assert_eq!(again(&mut state.clone(), Some((nowhere, nowhere))), Err(EditError::NoSuchRow));
    assert_eq!(stretch_around(&state, nowhere), Err(EditError::NoSuchRow));
    assert_eq!(again(&mut state.clone(), None), Err(EditError::NoChange), "as the aligner left it");
    let stale = Realignment { first: id(&state, 0), last: id(&state, 4), alignment: alignment(&[(5, 5)], 0.5) };
    say(&mut state, 2, Status::Accepted);
    assert_eq!(run(&mut state.clone(), &Command::Realign(stale)), Err(EditError::RowsChanged), "accepted meanwhile");
    let short = Realignment { first: id(&state, 0), last: id(&state, 3), alignment: alignment(&[(5, 5)], 0.5) };
    assert_eq!(run(&mut state.clone(), &Command::Realign(short)), Err(EditError::RowsChanged), "other segments");
    (0..5).filter(|row| *row != 2).for_each(|row| say(&mut state, row, Status::Accepted));
    assert_eq!(again(&mut state, None), Err(EditError::AllAccepted));
    let [source, target] = Side::BOTH.map(|side| state.document(side).clone());
    assert_eq!(again(&mut PairState::new(source, target), None), Err(EditError::NoSuchRow));
}

#[test]
fn evidence_counts_an_emptied_segment_with_the_one_before_it() {
    let mut state = pair(&ARABIC, &ENGLISH);
    by_hand(&mut state, 0, &[(1, 1), (2, 2), (1, 1), (1, 1)]);
    let bead = id(&state, 1);
    run(&mut state, &Command::EditText { bead, side: Side::Target, text: "All of it in a sentence.".to_owned() })
        .unwrap();
    let segments = |state: &PairState, row: usize| -> Vec<_> {
        state.row(row).unwrap().segments(Side::Target).map(|segment| segment.id).collect()
    };
    let emptied = segments(&state, 1);
    let mut aligner = Aligner::new(Lexicon::bundled());
    for (row, shape) in [(0, (1, 1)), (1, (2, 1)), (2, (1, 1)), (3, (1, 1))] {
        let found = evidence(&state, id(&state, row), &mut aligner).unwrap();
        assert_eq!(found.shape, shape, "{row}");
        let other = found.evidence.runner_up.as_ref().unwrap();
        let there = emptied.iter().filter(|id| found.runner_up[1].contains(id)).count();
        assert!(there == 0 || there == 2, "{row}: both or none");
        assert_eq!(found.runner_up[0].len(), other.source.len(), "{row}");
        assert_eq!(found.runner_up[1].len(), other.target.len() + there / 2, "{row}");
    }
    assert_eq!(evidence(&state, BeadId(99), &mut aligner), Err(EditError::NoSuchRow));
}
