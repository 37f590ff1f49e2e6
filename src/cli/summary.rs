//! What is said of a pair in a few lines.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::align::Report;
use crate::edit::{Comparison, PairState, Side, Status};
use crate::workspace::{Learned, OpenPair};

/// What came of aligning: segments, rows by type, how many to look at.
pub fn of_alignment(pair: &OpenPair, report: &Report) -> String {
    let state = pair.state();
    let mut text = format!("{}: {}\n", pair.name(), sizes(state));
    let _ = writeln!(text, "rows by type: {}", types(state));
    if let Some(share) = (report.known * 100).checked_div(report.words) {
        let bundled = (report.known - report.own) * 100 / report.words;
        let _ = match report.own {
            0 => writeln!(text, "words of the Arabic text that the word list knows: {share} %"),
            _ => writeln!(
                text,
                "words of the Arabic text that the word lists know: {share} % ({bundled} % the program's, {} % only yours)",
                share - bundled
            ),
        };
    }
    text + &looks(state)
}

/// How many rows want a look.
pub fn looks(state: &PairState) -> String {
    match state.rows().filter(|row| row.bead.wants_a_look()).count() {
        0 => "no row is in doubt".to_owned(),
        1 => "1 row wants a look: the review screen goes there with n".to_owned(),
        looks => format!("{looks} rows want a look: the review screen goes from one to the next with n"),
    }
}

/// What aligning anew comes to: how many rows were certain, how many change.
pub fn of_realignment(pair: &OpenPair, comparison: &Comparison) -> String {
    let rows = |count: usize| if count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
    let accepted = |index: &usize| pair.state().row(*index).is_some_and(|row| row.bead.status == Status::Accepted);
    let fixed = comparison.same.iter().filter(|(index, _)| accepted(index)).count();
    let outside = pair.state().len() - comparison.rows.len();
    let mut text = format!("{}: {} kept as accepted", pair.name(), rows(fixed));
    if outside > 0 {
        let _ = write!(text, ", {} outside the range", outside);
    }
    let _ = write!(text, ", {} came out the same, ", comparison.same.len() - fixed);
    match (comparison.gone(), comparison.made()) {
        (0, 0) => text.push_str("none changed"),
        (gone, made) if gone == made => {
            let _ = write!(text, "{} changed", rows(made));
        }
        (gone, made) => {
            let _ = write!(text, "{} became {made}", rows(gone));
        }
    }
    text
}

/// What accepted rows taught.
pub fn of_learning(learned: &Learned) -> String {
    let entries = if learned.entries == 1 { "entry" } else { "entries" };
    let rows = if learned.rows == 1 { "row" } else { "rows" };
    format!("learned {} {entries} from {} accepted {rows}", learned.entries, learned.rows)
}

/// How far the review of a pair is.
pub fn of_review(pair: &OpenPair) -> String {
    let counts = pair.state().tally();
    let mut text = format!("{}: {} of {} rows accepted", pair.name(), counts.get(Status::Accepted), counts.all());
    for (status, words) in [(Status::Rejected, "rejected"), (Status::NeedsReview, "marked for another look")] {
        if counts.get(status) > 0 {
            let _ = write!(text, ", {} {words}", counts.get(status));
        }
    }
    text
}

fn sizes(state: &PairState) -> String {
    let [source, target] = Side::BOTH.map(|side| {
        let count: usize = state.rows().map(|row| row.len(side)).sum();
        let noun = if count == 1 { "segment" } else { "segments" };
        format!("{count} {noun} ({})", state.document(side).lang)
    });
    format!("{source} and {target} in {} rows", state.len())
}

/// `9 × 1:1, 4 × 1:2, …`, the most frequent first.
fn types(state: &PairState) -> String {
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for row in state.rows() {
        *counts.entry((row.len(Side::Source), row.len(Side::Target))).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(shape, count)| (std::cmp::Reverse(*count), *shape));
    let shown: Vec<String> = counts.iter().map(|((n, m), count)| format!("{count} × {n}:{m}")).collect();
    shown.join(", ")
}
