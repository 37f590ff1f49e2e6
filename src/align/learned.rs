//! What a first pass over a document teaches of its words: which units keep meeting in sure beads.
//!
//! IBM Model 1 is trained on them with the links known so far as counts, so that what the lexicon says is weighed against
//! what the document does, and words that no lexicon has are found.

use super::bead::Bead;
use super::links::{Basis, Given, Links};
use super::side::Side;
use crate::lexicon::association::Test;
use crate::lexicon::model1::{Cell, Known, Model1, NumberedPair};

/// Beads that are less sure teach nothing.
const SURE: f64 = 0.95;

/// As if every source unit had been seen so often as what the links say.
const TRUST: f64 = 2.0;

const ROUNDS: usize = 4;

/// How many of all pairs of units may pass the test by chance.
const CHANCE: f64 = 5.0;

/// A pair of units that is less likely is left out.
const LEAST: f64 = 0.02;

/// The links of a document after a first pass; `None` if that teaches nothing.
pub(super) fn learn(source: &Side, target: &Side, links: &Links, beads: &[Bead], threads: usize) -> Option<Links> {
    let sure = beads.iter().filter(|b| b.confidence >= SURE && !b.source.is_empty() && !b.target.is_empty());
    let bag = |side: &Side, segments: std::ops::Range<usize>| -> Vec<u32> {
        let items = segments.flat_map(|segment| side.items(segment));
        items.flat_map(|item| std::iter::repeat_n(item.unit, item.count as usize)).collect()
    };
    let bags: Vec<(Vec<u32>, Vec<u32>, f64)> = sure
        .map(|bead| (bag(source, bead.source.clone()), bag(target, bead.target.clone()), bead.confidence))
        .collect();
    if bags.len() < 4 {
        return None;
    }
    let pairs: Vec<NumberedPair> =
        bags.iter().map(|(source, target, weight)| NumberedPair { source, target, weight: *weight }).collect();
    let target_total = target.total as f64;
    let mut known = Vec::new();
    for unit in 0..source.units.len() as u32 {
        for link in links.of(unit) {
            let p = f64::from(link.forward) * f64::from(target.units[link.target as usize].count) / target_total;
            known.push(Known { source: unit, target: link.target, count: TRUST * p });
        }
    }
    let test = Test::among(source.units.len() as f64 * target.units.len() as f64, CHANCE);
    let model = Model1::train(&pairs, &known, test, ROUNDS, threads);
    let rows = (0..source.units.len() as u32).map(|unit| {
        let links = links.of(unit);
        let given = |cell: &Cell| {
            let known = links.iter().find(|link| link.target == cell.target);
            Given { target: cell.target, weight: cell.p, basis: known.map_or(Basis::Document, |link| link.basis) }
        };
        model.row(unit).iter().filter(|cell| cell.p >= LEAST).map(given).collect()
    });
    Some(Links::from_probabilities(source, target, rows.collect()))
}
