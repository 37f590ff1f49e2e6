//! What single commands come to, and what none of them may do.

mod rows;
mod said;
mod texts;

use crate::align::{Alignment, Bead};
use crate::edit::{BeadId, Command, EditError, Operation, PairState, SegmentRow, Side, Status, inverse, plan, rows_of};
use crate::lang::Lang;
use crate::segment::Segment;
use crate::text::{Document, Span};

const S: Side = Side::Source;
const T: Side = Side::Target;

/// A pair of these rows. A cell's segments have `|` between them; in the text a space stands there.
fn pair(rows: &[(&str, &str)]) -> PairState {
    let side = |lang: Lang, cells: Vec<&str>| {
        let (mut text, mut segments, mut counts) = (String::new(), Vec::new(), Vec::new());
        for cell in cells {
            let parts: Vec<&str> = cell.split('|').filter(|part| !part.is_empty()).collect();
            for part in &parts {
                let start = text.len();
                text.push_str(part);
                text.push(' ');
                segments.push(Segment { span: Span::new(start, text.len()), paragraph: 0 });
            }
            counts.push(parts.len());
        }
        (Document::plain("test", lang, text), segments, counts)
    };
    let (source, source_segments, n) = side(Lang::arabic(), rows.iter().map(|row| row.0).collect());
    let (target, target_segments, m) = side(Lang::english(), rows.iter().map(|row| row.1).collect());
    let (mut s, mut t) = (0, 0);
    let beads = n.into_iter().zip(m).map(|(n, m)| {
        let bead = Bead { source: s..s + n, target: t..t + m, confidence: 0.5 };
        (s, t) = (s + n, t + m);
        bead
    });
    let alignment = Alignment::new(beads.collect(), source_segments.len(), target_segments.len()).unwrap();
    let (beads, segments) = rows_of(&source_segments, &target_segments, &alignment);
    PairState::from_rows(source, target, beads, segments).unwrap()
}

/// The rows as [`pair`] takes them, as they are shown.
fn shown(state: &PairState) -> Vec<(String, String)> {
    let cell = |row: &crate::edit::RowView<'_>, side| {
        row.segments(side).map(|segment| state.shown(segment)).collect::<Vec<_>>().join("|")
    };
    state.rows().map(|row| (cell(&row, S), cell(&row, T))).collect()
}

fn rows(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(source, target)| (source.to_string(), target.to_string())).collect()
}

fn id(state: &PairState, row: usize) -> BeadId {
    state.row(row).unwrap().bead.id
}

/// Carries a command out, and sees that it can be taken back and that rows stay in the order of the text.
fn run(state: &mut PairState, command: Command) -> Result<usize, EditError> {
    let before = state.clone();
    let plan = plan(state, &command)?;
    state.apply_all(&plan.operations).unwrap();
    for side in Side::BOTH {
        let in_rows: Vec<&SegmentRow> = state.rows().flat_map(|row| row.segments(side)).collect();
        assert_eq!(in_rows, state.segments_in_text_order(side), "{command:?}");
    }
    let mut again = state.clone();
    again.apply_all(&inverse(&plan.operations)).unwrap();
    assert_eq!(again, before, "{command:?}");
    Ok(state.index_of(plan.focus).expect("the focus is a live bead"))
}

fn say(state: &mut PairState, row: usize, status: Status) {
    let beads = vec![id(state, row)];
    run(state, Command::SetStatus { beads, status }).unwrap();
}

fn comment(state: &mut PairState, row: usize, text: &str) {
    let bead = id(state, row);
    run(state, Command::Note { bead, text: text.to_owned() }).unwrap();
}

fn mark(state: &mut PairState, row: usize) {
    let beads = vec![id(state, row)];
    run(state, Command::Mark { beads, marked: true }).unwrap();
}

fn operations(state: &PairState, command: &Command) -> Vec<Operation> {
    plan(state, command).unwrap().operations
}
