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

const ONE_BY_ONE: Shape = Shape { source: 1, target: 1 };
const TWO_BY_TWO: Shape = Shape { source: 2, target: 2 };

/// ln of how likely each order is within a bead of two by two segments.
const LN_ORDERED: f32 = -0.7;

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
                    let begins = i.checked_sub(shape.source).zip(j.checked_sub(shape.target));
                    match begins.and_then(|(i, j)| corridor.node(i, j)) {
                        None => f32::NEG_INFINITY,
                        Some(_) if shape.is_empty() => self.form.term(i, j, shape) as f32,
                        Some(_) if shape.source > n || shape.target > m => f32::NEG_INFINITY,
                        Some(_) => {
                            let sum = sums[(shape.source - 1) * self.most + shape.target - 1];
                            let whole = sum + self.form.term(i, j, shape) as f32;
                            let ordered =
                                if *shape == TWO_BY_TWO { self.ordered(&words, corridor, i, j) } else { whole };
                            whole.max(ordered)
                        }
                    }
                }));
            }
        }
        scores
    }

    /// What is said of a bead of two segments on each side by the likeliest order of what is in them: the two sentences
    /// changed places, or the boundary between them moved, so that one part of a segment belongs with the other one. Words
    /// are then looked for in fewer places than the whole other side, which is what makes these beads likely at all.
    fn ordered(&self, words: &WordScores, corridor: &Corridor, i: usize, j: usize) -> f32 {
        let node = |i: usize, j: usize| corridor.first(i) + j - corridor.row(i).start();
        let (first, last, right, left) = (node(i - 1, j - 1), node(i, j), node(i - 1, j), node(i, j - 1));
        let one = |node: usize| words.by_target(node, 1) + words.by_source(node, 1);
        let lengths = self.form.term(i - 1, j, &ONE_BY_ONE) + self.form.term(i, j - 1, &ONE_BY_ONE);
        let crossed = one(right) + one(left) + lengths as f32;
        let later =
            words.by_target(first, 1) + words.by_target(last, 2) + words.by_source(right, 2) + words.by_source(last, 1);
        let sooner =
            words.by_target(left, 2) + words.by_target(last, 1) + words.by_source(first, 1) + words.by_source(last, 2);
        let moved = later.max(sooner) + self.form.term(i, j, &TWO_BY_TWO) as f32;
        crossed.max(moved) + LN_ORDERED
    }

    /// Fills in the words' scores of all beads that end at a node, by source and target size; returns how large they can
    /// be within the corridor.
    fn sum_words(
        &self,
        words: &WordScores,
        corridor: &Corridor,
        (i, j): (usize, usize),
        sums: &mut [f32],
    ) -> (usize, usize) {
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
