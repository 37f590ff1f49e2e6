//! The figures for people.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::{Judged, Sides};
use crate::align::eval::{Bin, Calibration, Counts, Measure, SURE, Score};

/// Precision, recall and F1 by all measures.
pub fn scores(out: &mut dyn Write, judged: &Judged<Counts>, by_type: bool, by_document: bool) -> io::Result<()> {
    if by_document {
        writeln!(out, "{:>9}  {:>9}  {:>9}  strict, document by document", "precision", "recall", "f1")?;
        for (name, counts) in &judged.documents {
            let score = counts.score(Measure::Strict);
            writeln!(out, "{}  {}", figures(&score), name.replace(['\n', '\r', '\t'], " "))?;
        }
        writeln!(out)?;
    }
    documents(out, judged)?;
    writeln!(out, "{:<9}{:>9}  {:>9}  {:>9}", "", "precision", "recall", "f1")?;
    for measure in Measure::ALL {
        writeln!(out, "{:<9}{}", measure.name(), figures(&judged.all.score(measure)))?;
    }
    let (full, all) = (judged.all.score(Measure::Strict), judged.all.score(Measure::All));
    let counted = |full, all| format!("{full} (and {} with an empty side)", all - full);
    writeln!(
        out,
        "beads: gold {}, predicted {}",
        counted(full.gold, all.gold),
        counted(full.predicted, all.predicted)
    )?;
    if by_type {
        writeln!(out, "\n{:<6}{:>8}{:>8}{:>8}{:>11}", "type", "gold", "found", "recall", "predicted")?;
        for (shape, count) in by_frequency(&judged.all) {
            let (gold, found, predicted) = (count.gold, count.found, count.predicted);
            writeln!(out, "{:<6}{gold:>8}{found:>8}{:>8.3}{predicted:>11}", shape, count.recall())?;
        }
    }
    Ok(())
}

/// The types of beads that the gold has, the most frequent first.
pub fn by_frequency(counts: &Counts) -> Vec<(String, crate::align::eval::TypeCount)> {
    let mut types: Vec<_> = counts.types().iter().filter(|(_, count)| count.gold > 0).collect();
    types.sort_by_key(|(shape, count)| (Reverse(count.gold), **shape));
    types.into_iter().map(|((n, m), count)| (format!("{n}:{m}"), *count)).collect()
}

fn figures(score: &Score) -> String {
    format!("{:>9.4}  {:>9.4}  {:>9.4}", score.precision(), score.recall(), score.f1())
}

fn documents<T>(out: &mut dyn Write, judged: &Judged<T>) -> io::Result<()> {
    write!(out, "documents: {}", judged.documents.len())?;
    match judged.missing.len() {
        0 => writeln!(out),
        missing => writeln!(out, ", {missing} of them without a prediction"),
    }
}

/// The reliability table.
pub fn calibration(out: &mut dyn Write, judged: &Judged<Sides>, by_document: bool) -> io::Result<()> {
    let Sides { all, both, empty } = &judged.all;
    if by_document {
        writeln!(out, "{:>7}  {:>11}  {:>6}  {:>6}", "beads", "from .99", "right", "error")?;
        for (name, Sides { all, .. }) in &judged.documents {
            let (sure, error) = (all.sure(), all.expected_error());
            let (share, right) = (percent(Some(all.share(&sure))), figure(sure.share_right()));
            let name = name.replace(['\n', '\r', '\t'], " ");
            writeln!(out, "{:>7}  {share:>11}  {right:>6}  {error:>6.4}  {name}", all.all().beads)?;
        }
        writeln!(out)?;
    }
    documents(out, judged)?;
    writeln!(out, "{:<20}{:>8}{:>9}{:>12}{:>9}", "confidence", "beads", "share", "mean", "right")?;
    for bin in all.bins() {
        row(out, &range(bin), all, bin)?;
    }
    row(out, "all", all, &all.all())?;
    row(out, "  with both sides", all, &both.all())?;
    row(out, "  with an empty side", all, &empty.all())?;
    writeln!(out, "expected calibration error: {}", errors(all))?;
    writeln!(out, "  with both sides {}; with an empty side {}", errors(both), errors(empty))?;
    let sure = all.sure();
    let (share, right) = (percent(Some(all.share(&sure))), percent(sure.share_right()));
    writeln!(out, "beads at {SURE} or above: {share} of all, {right} of them right")
}

fn range(bin: &Bin) -> String {
    match (bin.from, bin.to) {
        (0.0, to) => format!("below {to}"),
        (from, 1.0) => format!("{from} to 1"),
        (from, to) => format!("{from} to {to}"),
    }
}

fn row(out: &mut dyn Write, name: &str, all: &Calibration, bin: &Bin) -> io::Result<()> {
    let (share, mean, right) = (percent(Some(all.share(bin))), figure(bin.confidence()), figure(bin.share_right()));
    writeln!(out, "{name:<20}{:>8}{share:>9}{mean:>12}{right:>9}", bin.beads)
}

fn errors(calibration: &Calibration) -> String {
    let (own, tenths) = (calibration.expected_error(), calibration.expected_error_tenths());
    format!("{own:.4} (over ten bins of equal width {tenths:.4})")
}

fn figure(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{share:.4}"))
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{:.2} %", share * 100.0))
}
