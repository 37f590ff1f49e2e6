//! An explanation for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::{Explained, basis};
use crate::edit::{Side, Status};

/// The whole explanation. Weights are natural logarithms; a prior that is not there belongs to a bead that is never
/// proposed.
#[derive(Serialize)]
struct Line<'a> {
    pair: i64,
    name: &'a str,
    row: usize,
    segments: (usize, usize),
    status: Status,
    /// As the row has it; none for one made by hand.
    confidence: Option<f64>,
    /// As the texts have it now.
    confidence_now: f64,
    source: &'a str,
    target: &'a str,
    matches: Vec<MatchLine<'a>>,
    matched: f64,
    unmatched: f64,
    unmatched_words: (usize, usize),
    form: f64,
    prior: Option<f64>,
    runner_up: Option<Other<'a>>,
}

#[derive(Serialize)]
struct MatchLine<'a> {
    source: &'a str,
    target: &'a str,
    weight: f64,
    basis: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<&'a str>,
}

#[derive(Serialize)]
struct Other<'a> {
    confidence: f64,
    source: Vec<&'a str>,
    target: Vec<&'a str>,
}

pub fn write(out: &mut dyn Write, explained: &Explained) -> io::Result<()> {
    let evidence = &explained.found.evidence;
    let [source, target] = Side::BOTH.map(|side| explained.row.text(side));
    let matches = evidence.matches.iter().map(|word| {
        let (basis, list) = basis(word.basis, explained.lexicon);
        MatchLine { source: &word.source, target: &word.target, weight: word.weight, basis, list }
    });
    let line = Line {
        pair: explained.pair.id().0,
        name: explained.pair.name(),
        row: explained.number,
        segments: explained.shape(),
        status: explained.row.bead.status,
        confidence: explained.row.bead.confidence,
        confidence_now: evidence.confidence,
        source: source.as_str(),
        target: target.as_str(),
        matches: matches.collect(),
        matched: evidence.matched,
        unmatched: evidence.unmatched,
        unmatched_words: evidence.alone,
        form: evidence.form,
        prior: evidence.prior.is_finite().then_some(evidence.prior),
        runner_up: evidence.runner_up.as_ref().map(|other| Other {
            confidence: other.confidence,
            source: explained.runner_up(Side::Source),
            target: explained.runner_up(Side::Target),
        }),
    };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}
