//! All alignments through a corridor at once: forward and backward sums, posteriors, and the alignment chosen.
//!
//! The forward sum of a node is the log of the summed probability of all ways from the start to it, the backward sum that
//! of all ways from it to the end; together with a bead's score they give the bead's posterior exactly (within the
//! corridor). Their total is the evidence for the model's parameters. Everything is relative to two texts that have
//! nothing to do with each other, so a bead with an empty side scores its prior alone.

use super::bead::Bead;
use super::grid::Corridor;
use super::prior::Shape;
use super::scores::WordScores;

/// What beads are scored by.
pub(super) struct Lattice<'m> {
    pub corridor: &'m Corridor,
    pub shapes: &'m [Shape],
    pub words: &'m WordScores,
    /// The length term of a bead that ends at a node.
    pub form: &'m dyn Fn(usize, usize, &Shape) -> f64,
}

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

impl Lattice<'_> {
    /// The bead's log score where it is possible within the corridor: ends at `(i, j)`, has this shape.
    fn score(&self, i: usize, j: usize, node: usize, shape: &Shape) -> Option<(usize, f64)> {
        let (from_i, from_j) = (i.checked_sub(shape.source)?, j.checked_sub(shape.target)?);
        let from = self.corridor.node(from_i, from_j)?;
        if shape.source == 0 || shape.target == 0 {
            return Some((from, shape.ln_prior + (self.form)(i, j, shape)));
        }
        let mut score = shape.ln_prior;
        for back in 0..shape.target {
            let node = if back == 0 { node } else { self.corridor.node(i, j - back)? };
            score += self.words.by_target(node, shape.source);
        }
        for back in 0..shape.source {
            let node = if back == 0 { node } else { self.corridor.node(i - back, j)? };
            score += self.words.by_source(node, shape.target);
        }
        Some((from, score + (self.form)(i, j, shape)))
    }

    /// The forward sums alone, and the evidence.
    pub fn evidence(&self) -> f64 {
        self.forward().1
    }

    fn forward(&self) -> (Vec<f64>, f64) {
        let mut forward = vec![f64::NEG_INFINITY; self.corridor.nodes()];
        let mut ways = Vec::with_capacity(self.shapes.len());
        for i in 0..=self.corridor.source() {
            for j in self.corridor.row(i) {
                let node = self.corridor.node(i, j).expect("j is in the row");
                if node == 0 {
                    forward[0] = 0.0;
                    continue;
                }
                ways.clear();
                ways.extend(self.shapes.iter().filter_map(|shape| {
                    let (from, score) = self.score(i, j, node, shape)?;
                    (forward[from] > f64::NEG_INFINITY).then(|| forward[from] + score)
                }));
                forward[node] = ln_sum(&ways);
            }
        }
        let evidence = forward.last().copied().unwrap_or(0.0);
        (forward, evidence)
    }

    /// Forward and backward sums.
    pub fn sums(&self) -> Sums {
        let (forward, evidence) = self.forward();
        let mut backward = vec![f64::NEG_INFINITY; forward.len()];
        if let Some(last) = backward.last_mut() {
            *last = 0.0;
        }
        let mut ways = Vec::with_capacity(self.shapes.len());
        for i in (0..=self.corridor.source()).rev() {
            for j in self.corridor.row(i).rev() {
                let node = self.corridor.node(i, j).expect("j is in the row");
                if node + 1 == backward.len() {
                    continue;
                }
                ways.clear();
                ways.extend(self.shapes.iter().filter_map(|shape| {
                    let (to_i, to_j) = (i + shape.source, j + shape.target);
                    let to = self.corridor.node(to_i, to_j)?;
                    let (_, score) = self.score(to_i, to_j, to, shape)?;
                    (backward[to] > f64::NEG_INFINITY).then(|| backward[to] + score)
                }));
                backward[node] = ln_sum(&ways);
            }
        }
        Sums { forward, backward, evidence }
    }

    /// The alignment of the greatest worth, each bead with its posterior.
    pub fn choose(&self, sums: &Sums, worth: Worth) -> Vec<Bead> {
        let mut best = vec![f64::NEG_INFINITY; self.corridor.nodes()];
        let mut chosen: Vec<u8> = vec![u8::MAX; best.len()];
        for i in 0..=self.corridor.source() {
            for j in self.corridor.row(i) {
                let node = self.corridor.node(i, j).expect("j is in the row");
                if node == 0 {
                    best[0] = 0.0;
                    continue;
                }
                for (index, shape) in self.shapes.iter().enumerate() {
                    let Some((from, score)) = self.score(i, j, node, shape) else { continue };
                    let p = sums.posterior(from, score, node);
                    let value = match shape.source == 0 || shape.target == 0 {
                        true => p * worth.empty,
                        false => p - worth.threshold,
                    };
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
            let node = self.corridor.node(i, j).expect("the way back stays in the corridor");
            let shape = &self.shapes[chosen[node] as usize];
            let (from, score) = self.score(i, j, node, shape).expect("it was scored before");
            let confidence = sums.posterior(from, score, node);
            beads.push(Bead { source: i - shape.source..i, target: j - shape.target..j, confidence });
            (i, j) = (i - shape.source, j - shape.target);
        }
        beads.reverse();
        beads
    }
}

impl Sums {
    fn posterior(&self, from: usize, score: f64, to: usize) -> f64 {
        libm::exp(self.forward[from] + score + self.backward[to] - self.evidence).min(1.0)
    }

    /// The probability that the alignment passes through a node.
    pub fn through(&self, node: usize) -> f64 {
        libm::exp(self.forward[node] + self.backward[node] - self.evidence).min(1.0)
    }
}

/// ln Σ exp.
fn ln_sum(ways: &[f64]) -> f64 {
    let most = ways.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if ways.len() <= 1 || most == f64::NEG_INFINITY {
        return most;
    }
    let near = ways.iter().map(|way| way - most).filter(|way| *way > -45.0);
    most + libm::log(near.map(libm::exp).sum())
}
