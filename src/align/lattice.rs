//! All alignments through a corridor at once: forward and backward sums, posteriors, and the alignment chosen.
//!
//! The forward sum of a node is the log of the summed probability of all ways from the start to it, the backward sum that
//! of all ways from it to the end; together with a bead's score they give the bead's posterior exactly (within the
//! corridor). Their total is the evidence for the model's parameters. Everything is relative to two texts that have
//! nothing to do with each other, so a bead with an empty side scores its prior alone.

use std::ops::Range;

use super::bead::Bead;
use super::grid::Corridor;
use super::prior::Shape;
use crate::parallel;

/// The beads of a corridor with what words and form say of them; priors come in with each question.
pub(super) struct Lattice<'m> {
    corridor: Corridor,
    shapes: &'m [Shape],
    /// By [`ROWS`] rows, node where the bead ends, and shape; minus infinity where there is no such bead.
    stripes: Vec<Vec<f32>>,
}

/// So many rows are scored together.
const ROWS: usize = 128;

/// Forward and backward sums of all nodes.
pub(super) struct Sums {
    forward: Vec<f64>,
    backward: Vec<f64>,
    /// ln of the summed probability of all alignments, against that of strangers.
    pub evidence: f64,
}

/// A way of choosing one alignment: what a bead with posterior p is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Worth {
    /// Taken off the posterior of every bead with both sides.
    pub threshold: f64,
    /// The worth of the posterior of a bead with an empty side.
    pub empty: f64,
}

impl<'m> Lattice<'m> {
    /// Scores all beads; `score` is given rows of the corridor and scores every shape that ends at every node of them.
    /// Of an `old` lattice with the same scores, what a change of the corridor has not touched is used again.
    pub fn new(
        corridor: Corridor,
        shapes: &'m [Shape],
        old: Option<Lattice<'m>>,
        threads: usize,
        score: impl Fn(&Corridor, Range<usize>) -> Vec<f32> + Sync,
    ) -> Self {
        let rows = corridor.source() + 1;
        let (was, mut stripes) = old.map_or((None, Vec::new()), |old| (Some(old.corridor), old.stripes));
        stripes.resize(rows.div_ceil(ROWS), Vec::new());
        let largest = shapes.iter().map(|shape| shape.source).max().unwrap_or(0);
        let part = |stripe: usize| stripe * ROWS..((stripe + 1) * ROWS).min(rows);
        let stale = |stripe: &usize| {
            let Range { start, end } = part(*stripe);
            was.as_ref().is_none_or(|was| (start.saturating_sub(largest)..end).any(|i| was.row(i) != corridor.row(i)))
        };
        let stale: Vec<usize> = (0..stripes.len()).filter(stale).collect();
        for &stripe in &stale {
            stripes[stripe] = Vec::new();
        }
        let scored = parallel::map(threads, stale.len(), |index| score(&corridor, part(stale[index])));
        for (stripe, scores) in stale.into_iter().zip(scored) {
            stripes[stripe] = scores;
        }
        Lattice { corridor, shapes, stripes }
    }

    /// Where it looks.
    pub fn corridor(&self) -> &Corridor {
        &self.corridor
    }

    /// The scores of the beads that end in a row.
    fn row(&self, i: usize) -> &[f32] {
        let base = self.corridor.first(i / ROWS * ROWS);
        let count = self.shapes.len();
        let nodes = self.corridor.first(i) - base..self.corridor.first(i + 1) - base;
        &self.stripes[i / ROWS][nodes.start * count..nodes.end * count]
    }

    /// ln of the summed probability of all alignments, against that of strangers.
    pub fn evidence(&self, prior: &[f64]) -> f64 {
        self.forward(prior).last().copied().unwrap_or(0.0)
    }

    fn forward(&self, prior: &[f64]) -> Vec<f64> {
        let mut forward = vec![f64::NEG_INFINITY; self.corridor.nodes()];
        forward[0] = 0.0;
        let mut ways = Vec::with_capacity(self.shapes.len());
        for i in 0..=self.corridor.source() {
            let scores = self.row(i).chunks_exact(self.shapes.len());
            for ((j, scores), node) in self.corridor.row(i).zip(scores).zip(self.corridor.first(i)..) {
                ways.clear();
                for ((shape, score), ln_prior) in self.shapes.iter().zip(scores).zip(prior) {
                    if *score > f32::NEG_INFINITY {
                        let from = self.corridor.node(i - shape.source, j - shape.target).expect("a bead has a start");
                        ways.push(forward[from] + f64::from(*score) + ln_prior);
                    }
                }
                if node > 0 {
                    forward[node] = ln_sum(&ways);
                }
            }
        }
        forward
    }

    fn backward(&self, prior: &[f64]) -> Vec<f64> {
        let mut backward = vec![f64::NEG_INFINITY; self.corridor.nodes()];
        if let Some(last) = backward.last_mut() {
            *last = 0.0;
        }
        let count = self.shapes.len();
        let largest = self.shapes.iter().map(|shape| shape.source).max().unwrap_or(0);
        let mut ways = Vec::with_capacity(count);
        for i in (0..=self.corridor.source()).rev() {
            let below: Vec<&[f32]> = (i..=(i + largest).min(self.corridor.source())).map(|i| self.row(i)).collect();
            for j in self.corridor.row(i).rev() {
                let node = self.corridor.first(i) + j - self.corridor.row(i).start();
                if node + 1 == backward.len() {
                    continue;
                }
                ways.clear();
                for (index, (shape, ln_prior)) in self.shapes.iter().zip(prior).enumerate() {
                    let Some(to) = self.corridor.node(i + shape.source, j + shape.target) else { continue };
                    let place = to - self.corridor.first(i + shape.source);
                    let score = below[shape.source][place * count + index];
                    if score > f32::NEG_INFINITY {
                        ways.push(backward[to] + f64::from(score) + ln_prior);
                    }
                }
                backward[node] = ln_sum(&ways);
            }
        }
        backward
    }

    /// Forward and backward sums.
    pub fn sums(&self, prior: &[f64], threads: usize) -> Sums {
        let (forward, backward) = parallel::both(threads, || self.forward(prior), || self.backward(prior));
        let evidence = forward.last().copied().unwrap_or(0.0);
        Sums { forward, backward, evidence }
    }

    /// All beads that are not out of the question, each with its posterior and its score without the prior.
    pub fn all(&self, sums: &Sums, prior: &[f64]) -> Vec<(Bead, f64)> {
        let mut all = Vec::new();
        for i in 0..=self.corridor.source() {
            let scores = self.row(i).chunks_exact(self.shapes.len());
            for ((j, scores), node) in self.corridor.row(i).zip(scores).zip(self.corridor.first(i)..) {
                for ((shape, score), ln_prior) in self.shapes.iter().zip(scores).zip(prior) {
                    if *score > f32::NEG_INFINITY {
                        let from = self.corridor.node(i - shape.source, j - shape.target).expect("a bead has a start");
                        let confidence = sums.posterior(from, f64::from(*score) + ln_prior, node);
                        let (source, target) = (i - shape.source..i, j - shape.target..j);
                        all.push((Bead { source, target, confidence }, f64::from(*score)));
                    }
                }
            }
        }
        all
    }

    /// For each segment of the two sides the probability that it has no partner.
    fn alone(&self, sums: &Sums, prior: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let mut alone = (vec![0.0; self.corridor.source()], vec![0.0; self.corridor.target()]);
        for i in 0..=self.corridor.source() {
            let scores = self.row(i).chunks_exact(self.shapes.len());
            for ((j, scores), node) in self.corridor.row(i).zip(scores).zip(self.corridor.first(i)..) {
                for (index, shape) in self.shapes.iter().enumerate().filter(|(_, shape)| shape.is_empty()) {
                    if scores[index] > f32::NEG_INFINITY {
                        let from = self.corridor.node(i - shape.source, j - shape.target).expect("a bead has a start");
                        let p = sums.posterior(from, f64::from(scores[index]) + prior[index], node);
                        *(if shape.source > 0 { &mut alone.0[i - 1] } else { &mut alone.1[j - 1] }) += p;
                    }
                }
            }
        }
        alone
    }

    /// The alignment of the greatest worth, each bead with its posterior.
    ///
    /// Of `repeated` segments, one by side and segment, it matters little which of their like is taken: that they can't be
    /// told apart is no reason to leave them alone.
    pub fn choose(&self, sums: &Sums, prior: &[f64], worth: Worth, repeated: &(Vec<bool>, Vec<bool>)) -> Vec<Bead> {
        // Rarely any segment is, and then nobody asks.
        let any = repeated.0.contains(&true) && repeated.1.contains(&true);
        let alone = if any { self.alone(sums, prior) } else { (Vec::new(), Vec::new()) };
        let threshold = |(i, j): (usize, usize), shape: &Shape| -> f64 {
            let (source, target) = (i - shape.source..i, j - shape.target..j);
            if !any || !repeated.0[source.clone()].iter().chain(&repeated.1[target.clone()]).all(|repeated| *repeated) {
                return worth.threshold;
            }
            worth.threshold * alone.0[source].iter().chain(&alone.1[target]).copied().fold(0.0, f64::max).min(1.0)
        };
        let mut best = vec![f64::NEG_INFINITY; self.corridor.nodes()];
        let mut chosen = vec![u8::MAX; best.len()];
        best[0] = 0.0;
        for i in 0..=self.corridor.source() {
            let scores = self.row(i).chunks_exact(self.shapes.len());
            for ((j, scores), node) in self.corridor.row(i).zip(scores).zip(self.corridor.first(i)..) {
                for (index, (shape, score)) in self.shapes.iter().zip(scores).enumerate() {
                    if *score == f32::NEG_INFINITY {
                        continue;
                    }
                    let from = self.corridor.node(i - shape.source, j - shape.target).expect("a bead has a start");
                    let p = sums.posterior(from, f64::from(*score) + prior[index], node);
                    let value = if shape.is_empty() { p * worth.empty } else { p - threshold((i, j), shape) };
                    if best[from] + value > best[node] {
                        best[node] = best[from] + value;
                        chosen[node] = index as u8;
                    }
                }
            }
        }
        let (mut i, mut j) = (self.corridor.source(), self.corridor.target());
        let mut beads = Vec::new();
        while (i, j) != (0, 0) {
            let place = j - self.corridor.row(i).start();
            let node = self.corridor.first(i) + place;
            let index = usize::from(chosen[node]);
            let shape = &self.shapes[index];
            let from = self.corridor.node(i - shape.source, j - shape.target).expect("a bead has a start");
            let score = f64::from(self.row(i)[place * self.shapes.len() + index]);
            let confidence = sums.posterior(from, score + prior[index], node);
            beads.push(Bead { source: i - shape.source..i, target: j - shape.target..j, confidence });
            (i, j) = (i - shape.source, j - shape.target);
        }
        beads.reverse();
        beads
    }
}

impl Sums {
    fn posterior(&self, from: usize, score: f64, to: usize) -> f64 {
        let ln = self.forward[from] + score + self.backward[to] - self.evidence;
        if ln < -40.0 { 0.0 } else { libm::exp(ln).min(1.0) }
    }

    /// Whether the alignment passes through a node with a probability of more than e to this power.
    pub fn passes(&self, node: usize, ln_least: f64) -> bool {
        self.forward[node] + self.backward[node] - self.evidence > ln_least
    }
}

/// Ways that are less likely than another one by e to this power change nothing that could be seen.
const NOTHING: f64 = -21.0;

/// ln Σ exp.
fn ln_sum(ways: &[f64]) -> f64 {
    let most = ways.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if ways.len() <= 1 || most == f64::NEG_INFINITY {
        return most;
    }
    let near = ways.iter().map(|way| way - most).filter(|way| *way > NOTHING);
    most + libm::log(near.map(libm::exp).sum())
}
