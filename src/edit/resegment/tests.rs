//! What comes of cutting anew.

use super::*;
use crate::align::{Alignment, Bead};
use crate::edit::{BeadId, BeadRow, Command, SegmentRow, Status, Texts, inverse, rows_of};
use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::segment::Srx;
use crate::text::{Document, Span};

const ARABIC: &str = "وصلت السفينة إلى الميناء. نزل الركاب منها. كان البحر هائجا. تعود السفينة غدا.";
const ENGLISH: &str =
    "The ship reached the port. The passengers left it. The sea was rough. The ship returns tomorrow.";

fn cut(lang: Lang, text: &str) -> Vec<Segment> {
    Srx::bundled().segmenter(&lang).segment(text)
}

/// A pair whose sentences were cut two by two.
fn coarse() -> PairState {
    let texts = [(Lang::arabic(), ARABIC), (Lang::english(), ENGLISH)].map(|(lang, text)| {
        let fine = cut(lang.clone(), text);
        let pairs = fine.chunks(2).map(|two| Segment {
            span: Span::new(two[0].span.start as usize, two[two.len() - 1].span.end as usize),
            paragraph: 0,
        });
        Texts { document: Document::plain("test", lang, text.to_owned()), segments: pairs.collect() }
    });
    let beads = (0..2).map(|at| Bead { source: at..at + 1, target: at..at + 1, confidence: 0.5 }).collect();
    let (beads, segments) = rows_of(&texts[0].segments, &texts[1].segments, &Alignment::new(beads, 2, 2).unwrap());
    let [source, target] = texts;
    PairState::from_rows(source.document, target.document, beads, segments).unwrap()
}

fn again(state: &mut PairState) -> Result<(), EditError> {
    let fine = [cut(Lang::arabic(), ARABIC), cut(Lang::english(), ENGLISH)];
    let found = resegment(state, fine, &mut Aligner::new(Lexicon::bundled()))?;
    run(state, &Command::Resegment(found));
    Ok(())
}

fn run(state: &mut PairState, command: &Command) {
    let before = state.clone();
    let plan = crate::edit::plan(state, command).unwrap();
    state.apply_all(&plan.operations).unwrap();
    let mut back = state.clone();
    back.apply_all(&inverse(&plan.operations)).unwrap();
    assert_eq!(back, before, "it is taken back");
}

fn id(state: &PairState, row: usize) -> BeadId {
    state.row(row).unwrap().bead.id
}

fn shown(state: &PairState) -> Vec<[String; 2]> {
    state.rows().map(|row| Side::BOTH.map(|side| row.text(side).as_str().to_owned())).collect()
}

#[test]
fn sentences_that_were_joined_become_rows_of_their_own() {
    let mut state = coarse();
    again(&mut state).unwrap();
    assert_eq!(state.len(), 4, "{:?}", shown(&state));
    assert_eq!(shown(&state)[1], ["نزل الركاب منها.", "The passengers left it."]);
    assert_eq!(again(&mut state), Err(EditError::NoChange), "they are cut like that already");
}

#[test]
fn accepted_rows_stay_to_the_letter() {
    let mut state = coarse();
    let beads = vec![id(&state, 0)];
    run(&mut state, &Command::SetStatus { beads, status: Status::Accepted });
    let kept = |state: &PairState| -> (BeadRow, Vec<SegmentRow>) {
        let row = state.row(0).unwrap();
        (row.bead.clone(), Side::BOTH.into_iter().flat_map(|side| row.segments(side)).cloned().collect())
    };
    let before = kept(&state);
    again(&mut state).unwrap();
    assert_eq!((state.len(), kept(&state)), (3, before));
}

#[test]
fn what_the_translator_wrote_stays() {
    let mut state = coarse();
    let (bead, text) = (id(&state, 1), "Rough sea; back tomorrow.".to_owned());
    run(&mut state, &Command::EditText { bead, side: Side::Target, text: text.clone() });
    run(&mut state, &Command::Note { bead, text: "look".to_owned() });
    again(&mut state).unwrap();
    assert!(shown(&state).iter().any(|row| row[1] == text), "{:?}", shown(&state));
    assert!(state.rows().any(|row| row.bead.note.as_deref() == Some("look")));
}
