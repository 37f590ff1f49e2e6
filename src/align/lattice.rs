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

/// The beads of a corridor with what words and form say of them; priors come in with each question.
pub(super) struct Lattice<'m> {
    corridor: Corridor,
    shapes: &'m [Shape],
    /// By node where the bead ends and shape; minus infinity where there is no such bead.
    scores: Vec<f32>,
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

impl<'m> Lattice<'m> {
    /// Scores all beads; `form` is given the end and the shape of a bead.
    pub fn new(
        corridor: Corridor,
        shapes: &'m [Shape],
        words: &WordScores,
        form: impl Fn(usize, usize, &Shape) -> f64,
    ) -> Self {
        let mut scores = Vec::with_capacity(corridor.nodes() * shapes.len());
        for i in 0..=corridor.source() {
            for j in corridor.row(i) {
                let node = corridor.node(i, j).expect("j is in the row");
                scores.extend(shapes.iter().map(|shape| match word_score(&corridor, words, i, j, node, shape) {
                    Some(score) => (score + form(i, j, shape)) as f32,
                    None => f32::NEG_INFINITY,
                }));
            }
        }
        Lattice { corridor, shapes, scores }
    }

    /// Where it looks.
    pub fn corridor(&self) -> &Corridor {
        &self.corridor
    }

    /// The node where the bead of this shape that ends at a node begins, and its score without the prior.
    fn bead(&self, i: usize, j: usize, node: usize, shape: usize) -> Option<(usize, f64)> {
        let score = self.scores[node * self.shapes.len() + shape];
        if score == f32::NEG_INFINITY {
            return None;
        }
        let from = self.corridor.node(i - self.shapes[shape].source, j - self.shapes[shape].target)?;
        Some((from, f64::from(score)))
    }

    /// ln of the summed probability of all alignments, against that of strangers.
    pub fn evidence(&self, prior: &[f64]) -> f64 {
        self.forward(prior).last().copied().unwrap_or(0.0)
    }

    fn forward(&self, prior: &[f64]) -> Vec<f64> {
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
                ways.extend(prior.iter().enumerate().filter_map(|(shape, ln_prior)| {
                    let (from, score) = self.bead(i, j, node, shape)?;
                    (forward[from] > f64::NEG_INFINITY).then(|| forward[from] + score + ln_prior)
                }));
                forward[node] = ln_sum(&ways);
            }
        }
        forward
    }

    /// Forward and backward sums.
    pub fn sums(&self, prior: &[f64]) -> Sums {
        let forward = self.forward(prior);
        let evidence = forward.last().copied().unwrap_or(0.0);
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
                ways.extend(self.shapes.iter().zip(prior).enumerate().filter_map(|(index, (shape, ln_prior))| {
                    let to = self.corridor.node(i + shape.source, j + shape.target)?;
                    let score = self.scores[to * self.shapes.len() + index];
                    let way = backward[to] + f64::from(score) + ln_prior;
                    (way > f64::NEG_INFINITY).then_some(way)
                }));
                backward[node] = ln_sum(&ways);
            }
        }
        Sums { forward, backward, evidence }
    }

    /// The alignment of the greatest worth, each bead with its posterior.
    pub fn choose(&self, sums: &Sums, prior: &[f64], worth: Worth) -> Vec<Bead> {
        let mut best = vec![f64::NEG_INFINITY; self.corridor.nodes()];
        let mut chosen = vec![u8::MAX; best.len()];
        for i in 0..=self.corridor.source() {
            for j in self.corridor.row(i) {
                let node = self.corridor.node(i, j).expect("j is in the row");
                if node == 0 {
                    best[0] = 0.0;
                    continue;
                }
                for (index, shape) in self.shapes.iter().enumerate() {
                    let Some((from, score)) = self.bead(i, j, node, index) else { continue };
                    let p = sums.posterior(from, score + prior[index], node);
                    let value = if shape.is_empty() { p * worth.empty } else { p - worth.threshold };
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
            let index = usize::from(chosen[node]);
            let (from, score) = self.bead(i, j, node, index).expect("it was scored before");
            let confidence = sums.posterior(from, score + prior[index], node);
            let shape = &self.shapes[index];
            beads.push(Bead { source: i - shape.source..i, target: j - shape.target..j, confidence });
            (i, j) = (i - shape.source, j - shape.target);
        }
        beads.reverse();
        beads
    }
}

/// The words' score of a bead where it is possible within the corridor.
fn word_score(corridor: &Corridor, words: &WordScores, i: usize, j: usize, node: usize, shape: &Shape) -> Option<f64> {
    corridor.node(i.checked_sub(shape.source)?, j.checked_sub(shape.target)?)?;
    if shape.is_empty() {
        return Some(0.0);
    }
    let mut score = 0.0;
    for back in 0..shape.target {
        let node = if back == 0 { node } else { corridor.node(i, j - back)? };
        score += words.by_target(node, shape.source);
    }
    for back in 0..shape.source {
        let node = if back == 0 { node } else { corridor.node(i - back, j)? };
        score += words.by_source(node, shape.target);
    }
    Some(score)
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
