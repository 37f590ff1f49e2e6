//! The figures for programs: one object a line, the last of all documents together.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::table::by_frequency;
use super::{Judged, Sides};
use crate::align::eval::{Bin, Calibration, Counts, Measure};

#[derive(Serialize)]
struct Line<'a, T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<&'a [String]>,
    #[serde(flatten)]
    found: T,
}

fn lines<T, S: Serialize>(
    out: &mut dyn Write,
    judged: &Judged<T>,
    by_document: bool,
    show: impl Fn(&T) -> S,
) -> io::Result<()> {
    let mut line = |line: Line<S>| {
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)
    };
    for (name, found) in judged.documents.iter().filter(|_| by_document) {
        line(Line { document: Some(name), documents: None, missing: None, found: show(found) })?;
    }
    let documents = Some(judged.documents.len());
    line(Line { document: None, documents, missing: Some(&judged.missing), found: show(&judged.all) })
}

#[derive(Serialize)]
struct Scores {
    #[serde(flatten)]
    measures: BTreeMap<&'static str, Figures>,
    beads: Beads,
    by_type: BTreeMap<String, Type>,
}

#[derive(Serialize)]
struct Figures {
    precision: f64,
    recall: f64,
    f1: f64,
}

#[derive(Serialize)]
struct Beads {
    gold: usize,
    gold_empty_side: usize,
    predicted: usize,
    predicted_empty_side: usize,
}

#[derive(Serialize)]
struct Type {
    gold: usize,
    found: usize,
    predicted: usize,
}

/// Precision, recall and F1 by all measures, numbers of beads, and the types of beads.
pub fn scores(out: &mut dyn Write, judged: &Judged<Counts>, by_document: bool) -> io::Result<()> {
    lines(out, judged, by_document, |counts| {
        let figures = |measure| {
            let score = counts.score(measure);
            Figures { precision: score.precision(), recall: score.recall(), f1: score.f1() }
        };
        let (full, all) = (counts.score(Measure::Strict), counts.score(Measure::All));
        let types = by_frequency(counts).into_iter();
        Scores {
            measures: Measure::ALL.into_iter().map(|measure| (measure.name(), figures(measure))).collect(),
            beads: Beads {
                gold: full.gold,
                gold_empty_side: all.gold - full.gold,
                predicted: full.predicted,
                predicted_empty_side: all.predicted - full.predicted,
            },
            by_type: types
                .map(|(shape, of)| (shape, Type { gold: of.gold, found: of.found, predicted: of.predicted }))
                .collect(),
        }
    })
}

#[derive(Serialize)]
struct Reliability {
    #[serde(flatten)]
    all: Summary,
    bins: Vec<Row>,
    both_sides: Summary,
    empty_side: Summary,
}

#[derive(Serialize)]
struct Summary {
    beads: usize,
    right: usize,
    confidence: Option<f64>,
    sure: Row,
    expected_error: f64,
    expected_error_tenths: f64,
}

#[derive(Serialize)]
struct Row {
    from: f64,
    to: f64,
    beads: usize,
    right: usize,
    share: f64,
    confidence: Option<f64>,
}

/// The reliability table.
pub fn calibration(out: &mut dyn Write, judged: &Judged<Sides>, by_document: bool) -> io::Result<()> {
    lines(out, judged, by_document, |Sides { all, both, empty }| Reliability {
        all: summary(all),
        bins: all.bins().iter().map(|bin| row(all, bin)).collect(),
        both_sides: summary(both),
        empty_side: summary(empty),
    })
}

fn summary(calibration: &Calibration) -> Summary {
    let all = calibration.all();
    Summary {
        beads: all.beads,
        right: all.right,
        confidence: all.confidence(),
        sure: row(calibration, &calibration.sure()),
        expected_error: calibration.expected_error(),
        expected_error_tenths: calibration.expected_error_tenths(),
    }
}

fn row(calibration: &Calibration, bin: &Bin) -> Row {
    let Bin { from, to, beads, right, .. } = *bin;
    Row { from, to, beads, right, share: calibration.share(bin), confidence: bin.confidence() }
}
