//! What the words say of every bead of the corridor, kept so that beads of any size are a few additions away.
//!
//! For a target segment j and the k source segments before boundary i, `by_target` is half the log-likelihood ratio of
//! the target segment's words given the source segments': the sum over words t of
//! ln(λ + (1−λ) · (1/|S|) Σ p(t|s)/p(t)), in the manner of IBM Model 1 and Moore (2002). `by_source` is the mirror. Most
//! words of a pair have no link and add ln λ each; only the linked ones are touched.

use std::ops::Range;

use super::grid::Corridor;
use super::links::Links;
use super::side::Side;

/// Word scores of some rows of a corridor.
pub(super) struct WordScores {
    most: usize,
    /// The number of nodes before the first row.
    base: usize,
    by_target: Vec<f32>,
    by_source: Vec<f32>,
}

/// No single word may count for more than e to this power, so that one chance hit of a rare word does not decide.
pub(super) const CAP: f64 = 403.4;

/// One linked pair of items of a source and a target segment, with the ratios times how often the giving word occurs.
#[derive(Clone, Copy)]
struct Match {
    target_item: u32,
    source_item: u32,
    forward: f32,
    backward: f32,
}

/// The linked items of one source segment with each of a range of target segments.
#[derive(Default)]
struct RowMatches {
    first: usize,
    starts: Vec<u32>,
    matches: Vec<Match>,
    unsorted: Vec<(u32, Match)>,
}

impl WordScores {
    /// Computes the scores of the nodes of some rows for beads of up to `most` segments on a side, as far as a bead
    /// within the corridor could ask for them.
    pub fn new(
        (source, target, links): (&Side, &Side, &Links),
        corridor: &Corridor,
        rows: Range<usize>,
        lambda: f64,
        most: usize,
    ) -> Self {
        let base = corridor.first(rows.start);
        let nodes = corridor.first(rows.end) - base;
        let mut scores =
            WordScores { most, base, by_target: vec![0.0; nodes * most], by_source: vec![0.0; nodes * most] };
        let mut recent: Vec<RowMatches> = (0..most).map(|_| RowMatches::default()).collect();
        let (mut over_target, mut over_source) = (Sum::new(target, lambda), Sum::new(source, lambda));
        for i in (rows.start + 1).saturating_sub(most).max(1)..rows.end {
            recent.rotate_right(1);
            recent[0].fill(
                (source, target, links),
                i - 1,
                corridor.row(i).start().saturating_sub(1),
                *corridor.row(i).end(),
            );
            if i < rows.start {
                continue;
            }
            let low = *corridor.row(i).start();
            for j in corridor.row(i) {
                let at = (corridor.first(i) + j - low - base) * most;
                if j > 0 {
                    over_target.start(j - 1);
                    let mut size = 0;
                    for (back, row) in recent.iter().enumerate().take(reach(corridor, i, j, most)) {
                        size += source.sizes[i - 1 - back];
                        for hit in row.of(j - 1) {
                            over_target.add(hit.target_item, hit.forward);
                        }
                        scores.by_target[at + back] = (0.5 * over_target.value(size)) as f32;
                    }
                }
                over_source.start(i - 1);
                let mut size = 0;
                for back in 0..j.min(j - low + 1).min(most) {
                    size += target.sizes[j - 1 - back];
                    for hit in recent[0].of(j - 1 - back) {
                        over_source.add(hit.source_item, hit.backward);
                    }
                    scores.by_source[at + back] = (0.5 * over_source.value(size)) as f32;
                }
            }
        }
        scores
    }

    /// Half L(target segment before the node | the `n` source segments before it).
    pub fn by_target(&self, node: usize, n: usize) -> f32 {
        self.by_target[(node - self.base) * self.most + n - 1]
    }

    /// Half L(source segment before the node | the `m` target segments before it).
    pub fn by_source(&self, node: usize, m: usize) -> f32 {
        self.by_source[(node - self.base) * self.most + m - 1]
    }
}

/// How many source segments a bead that ends at a node can have: the nodes above it, up to where its first source
/// segment begins, must lie in the corridor.
pub(super) fn reach(corridor: &Corridor, i: usize, j: usize, most: usize) -> usize {
    (0..i.min(most)).take_while(|back| *corridor.row(i - back).end() >= j).count()
}

impl RowMatches {
    fn fill(&mut self, (source, target, links): (&Side, &Side, &Links), segment: usize, left: usize, right: usize) {
        self.first = left;
        self.unsorted.clear();
        let columns = right.saturating_sub(left);
        self.starts.clear();
        self.starts.resize(columns + 1, 0);
        for (source_item, item) in source.items(segment).iter().enumerate() {
            for link in links.of(item.unit) {
                let postings = target.postings(link.target);
                let from = postings.partition_point(|(j, _)| (*j as usize) < left);
                for &(j, target_item) in postings[from..].iter().take_while(|(j, _)| (*j as usize) < right) {
                    let times = target.items(j as usize)[target_item as usize].count;
                    let hit = Match {
                        target_item,
                        source_item: source_item as u32,
                        forward: link.forward * item.count as f32,
                        backward: link.backward * times as f32,
                    };
                    self.starts[j as usize - left + 1] += 1;
                    self.unsorted.push((j - left as u32, hit));
                }
            }
        }
        for column in 0..columns {
            self.starts[column + 1] += self.starts[column];
        }
        self.matches.clear();
        let nothing = Match { target_item: 0, source_item: 0, forward: 0.0, backward: 0.0 };
        self.matches.resize(self.unsorted.len(), nothing);
        // Filled from behind, so that the starts end up where they began.
        for (column, hit) in self.unsorted.iter().rev() {
            let end = &mut self.starts[*column as usize + 1];
            *end -= 1;
            self.matches[*end as usize] = *hit;
        }
        self.starts.remove(0);
        self.starts.push(self.unsorted.len() as u32);
    }

    fn of(&self, segment: usize) -> &[Match] {
        match segment.checked_sub(self.first) {
            Some(column) if column + 1 < self.starts.len() => {
                &self.matches[self.starts[column] as usize..self.starts[column + 1] as usize]
            }
            _ => &[],
        }
    }
}

/// The sum over the words of one segment, as segments of the other side are added one by one.
struct Sum<'s> {
    side: &'s Side,
    lambda: f64,
    ln_lambda: f64,
    segment: usize,
    /// Σ p(t|s)/p(t) for each item of the segment; zero but for those in `touched`.
    ratios: Vec<f64>,
    touched: Vec<u32>,
}

impl<'s> Sum<'s> {
    fn new(side: &'s Side, lambda: f64) -> Self {
        let largest = (0..side.len()).map(|segment| side.items(segment).len()).max().unwrap_or(0);
        let ln_lambda = libm::log(lambda);
        Sum { side, lambda, ln_lambda, segment: 0, ratios: vec![0.0; largest], touched: Vec::new() }
    }

    fn start(&mut self, segment: usize) {
        for item in self.touched.drain(..) {
            self.ratios[item as usize] = 0.0;
        }
        self.segment = segment;
    }

    fn add(&mut self, item: u32, ratio: f32) {
        let sum = &mut self.ratios[item as usize];
        if *sum == 0.0 {
            self.touched.push(item);
        }
        *sum += f64::from(ratio);
    }

    /// The log-likelihood ratio of the segment opposite segments of `size` units altogether.
    fn value(&self, size: u32) -> f64 {
        let items = self.side.items(self.segment);
        let scale = (1.0 - self.lambda) / (self.lambda * f64::from(size.max(1)));
        let (mut sum, mut product) = (f64::from(self.side.sizes[self.segment]) * self.ln_lambda, 1.0);
        for &item in &self.touched {
            let factor = (1.0 + scale * self.ratios[item as usize]).min(CAP / self.lambda);
            match items[item as usize].count {
                1 => product *= factor,
                count => sum += f64::from(count) * libm::log(factor),
            }
            // Far from where a product of factors of at most a few hundred overflows.
            if product > 1e200 {
                sum += libm::log(product);
                product = 1.0;
            }
        }
        sum + libm::log(product)
    }
}
