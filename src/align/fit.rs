//! The few numbers that are fitted to each document by its evidence.
//!
//! How loosely a document is translated, how much is left out and how far its lengths agree differ so much between a news
//! desk and a novel that no constant serves both. The sum over all alignments needs no gold to say which numbers explain
//! a document best.

use super::form::Form;
use super::grid::Corridor;
use super::lattice::{Lattice, Sums};
use super::links::Links;
use super::prior::{Prior, Shape};
use super::scores::WordScores;
use super::side::Side;

/// The numbers of a document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numbers {
    /// The share of words without a counterpart.
    pub lambda: f64,
    /// The probability of a bead with an empty side, for each side.
    pub empty: f64,
}

/// Where fitting starts.
pub(super) const USUAL: Numbers = Numbers { lambda: 0.6, empty: 0.03 };

/// The values tried.
const LAMBDAS: [f64; 5] = [0.5, 0.6, 0.7, 0.8, 0.9];
const EMPTIES: [f64; 5] = [0.003, 0.01, 0.03, 0.06, 0.1];

/// A document pair ready to be scored.
pub(super) struct Problem<'p> {
    pub source: &'p Side,
    pub target: &'p Side,
    pub links: &'p Links,
    pub form: Form<'p>,
    pub most: usize,
}

impl Problem<'_> {
    pub fn words(&self, corridor: &Corridor, lambda: f64) -> WordScores {
        WordScores::new(self.source, self.target, self.links, corridor, lambda, self.most)
    }

    pub fn shapes(&self, empty: f64) -> Vec<Shape> {
        Prior::new(self.source.len(), self.target.len(), empty).shapes(self.most)
    }

    /// The numbers with the greatest evidence within a corridor.
    pub fn fit(&self, corridor: &Corridor) -> Numbers {
        let mut best = (f64::NEG_INFINITY, USUAL);
        let form = |i, j, shape: &Shape| self.form.term(i, j, shape);
        for lambda in LAMBDAS {
            let words = self.words(corridor, lambda);
            for empty in EMPTIES {
                let shapes = self.shapes(empty);
                let lattice = Lattice { corridor, shapes: &shapes, words: &words, form: &form };
                let evidence = lattice.evidence();
                if evidence > best.0 {
                    best = (evidence, Numbers { lambda, empty });
                }
            }
        }
        best.1
    }
}

/// The part of a corridor through which alignments worth considering lead, with some room.
pub(super) fn narrowed(corridor: &Corridor, sums: &Sums, least: f64, room: u32) -> Corridor {
    let rows = (0..=corridor.source()).map(|i| {
        let likely = |j: &usize| corridor.node(i, *j).is_some_and(|node| sums.through(node) > least);
        let row = corridor.row(i);
        let (first, last) = (row.clone().find(likely), row.clone().rev().find(likely));
        match (first, last) {
            (Some(first), Some(last)) => (first as u32, last as u32),
            // A row that beads jump over.
            _ => (u32::MAX, 0),
        }
    });
    let mut rows: Vec<(u32, u32)> = rows.collect();
    // Rows that are jumped over take what lies between their neighbours.
    for i in 1..rows.len() {
        if rows[i].0 == u32::MAX {
            rows[i] = (rows[i - 1].0, rows[i - 1].1);
        }
    }
    Corridor::new(rows, corridor.target()).widened(|_| room)
}
