//! What is said of a pair in a few lines.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::align::Report;
use crate::edit::{PairState, Side, Status};
use crate::tui::Counts;
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
    let looks = state.rows().filter(|row| row.bead.wants_a_look()).count();
    match looks {
        0 => text.push_str("no row is in doubt"),
        1 => text.push_str("1 row wants a look: the review screen goes there with n"),
        _ => {
            let _ = write!(text, "{looks} rows want a look: the review screen goes from one to the next with n");
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
    let counts = Counts::of(pair.state());
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
