//! A document pair, or a stretch of one, ready to be scored.

use std::ops::Range;

use super::form::Form;
use super::grid::Corridor;
use super::lattice::Lattice;
use super::links::Links;
use super::prior::{Prior, Shape};
use super::scores::{WordScores, reach};
use super::side::Side;

/// What is needed to score beads of up to `most` segments on a side.
pub(super) struct Problem<'p> {
    pub source: &'p Side,
    pub target: &'p Side,
    pub links: &'p Links,
    pub form: Form<'p>,
    pub shapes: &'p [Shape],
    pub most: usize,
    /// The numbers of segments of the whole document.
    pub segments: (usize, usize),
    /// How many threads may work on it.
    pub threads: usize,
}

impl<'p> Problem<'p> {
    /// The beads of a corridor, scored; as far as an old lattice has them already, taken from there.
    pub fn lattice<'q>(&'q self, corridor: Corridor, lambda: f64, old: Option<Lattice<'q>>) -> Lattice<'q> {
        Lattice::new(corridor, self.shapes, old, self.threads, |corridor, rows| self.score(corridor, rows, lambda))
    }

    /// The logs of the shapes' prior probabilities.
    pub fn prior(&self, prior: Prior) -> Vec<f64> {
        prior.ln(self.shapes, self.segments.0, self.segments.1)
    }

    /// What words and form say of the beads that end in some rows: by node and shape.
    fn score(&self, corridor: &Corridor, rows: Range<usize>, lambda: f64) -> Vec<f32> {
        let sides = (self.source, self.target, self.links);
        let above = rows.start.saturating_sub(self.most - 1)..rows.end;
        let words = WordScores::new(sides, corridor, above, lambda, self.most);
        let nodes = corridor.first(rows.end) - corridor.first(rows.start);
        let mut scores = Vec::with_capacity(nodes * self.shapes.len());
        let mut sums = vec![0.0; self.most * self.most];
        for i in rows {
            for j in corridor.row(i) {
                let (n, m) = self.sum_words(&words, corridor, (i, j), &mut sums);
                scores.extend(self.shapes.iter().map(|shape| {
                    let Shape { source, target } = *shape;
                    let begins = i.checked_sub(source).zip(j.checked_sub(target));
                    if begins.and_then(|(i, j)| corridor.node(i, j)).is_none() {
                        return f32::NEG_INFINITY;
                    }
                    let words = match shape.is_empty() {
                        true => 0.0,
                        false if source <= n && target <= m => sums[(source - 1) * self.most + target - 1],
                        false => return f32::NEG_INFINITY,
                    };
                    words + self.form.term(i, j, shape) as f32
                }));
            }
        }
        scores
    }

    /// Fills in the words' scores of all beads that end at a node, by source and target size; returns how large they can
    /// be within the corridor.
    fn sum_words(&self, words: &WordScores, corridor: &Corridor, (i, j): (usize, usize), sums: &mut [f32]) -> (usize, usize) {
        let most = self.most;
        let node = corridor.first(i) + j - corridor.row(i).start();
        let n = reach(corridor, i, j, most);
        let m = j.min(j - corridor.row(i).start() + 1).min(most);
        for source in 1..=n {
            let mut sum = 0.0;
            for target in 1..=m {
                sum += words.by_target(node + 1 - target, source);
                sums[(source - 1) * most + target - 1] = sum;
            }
        }
        for target in 1..=m {
            let mut sum = 0.0;
            for source in 1..=n {
                let above = i + 1 - source;
                let node = corridor.first(above) + j - corridor.row(above).start();
                sum += words.by_source(node, target);
                sums[(source - 1) * most + target - 1] += sum;
            }
        }
        (n, m)
    }
}
