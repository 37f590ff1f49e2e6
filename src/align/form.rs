//! What the outer form says of a bead: the lengths of its sides, and where paragraphs end.

use std::ops::Range;

use super::prior::Shape;
use super::side::Side;

/// The form of a document pair.
pub(super) struct Form<'s> {
    source: &'s Side,
    target: &'s Side,
    /// Target characters for each source character.
    ratio: f64,
    /// ln of the lengths of the last k segments before each boundary: `k - 1 + most * boundary`.
    source_ln: Vec<f64>,
    target_ln: Vec<f64>,
    most: usize,
    /// By mean length of the two sides: how much sharper the log ratio is for translations than for strangers (half the
    /// difference of the inverse variances), and the log of the ratio of the deviations.
    variance: Vec<(f64, f64)>,
    paragraphs: Option<&'s Paragraphs>,
}

/// Standard deviation of the log length ratio of two segments that have nothing to do with each other.
const STRANGERS: f64 = 0.75;

/// Longer sides vary no less.
const LONG: usize = 4096;

impl<'s> Form<'s> {
    /// The form for beads of up to `most` segments on a side; `ratio` is the number of target characters for each source
    /// character, `spread` the variance of the log length ratio of long translations.
    pub fn new(source: &'s Side, target: &'s Side, ratio: f64, spread: f64, most: usize) -> Self {
        let variance = (0..=LONG).map(|length| {
            let variance = spread + 2.0 / length.max(1) as f64;
            (0.5 * (1.0 / variance - 1.0 / (STRANGERS * STRANGERS)), libm::log(STRANGERS) - 0.5 * libm::log(variance))
        });
        let (source_ln, target_ln) = (logs(source, most, ratio), logs(target, most, 1.0));
        Form { source, target, ratio, source_ln, target_ln, most, variance: variance.collect(), paragraphs: None }
    }

    /// Also weighs paragraph ends.
    pub fn with_paragraphs(mut self, paragraphs: Option<&'s Paragraphs>) -> Self {
        self.paragraphs = paragraphs;
        self
    }

    /// The log-likelihood ratio for the bead of this shape that ends at `(i, j)`.
    pub fn term(&self, i: usize, j: usize, shape: &Shape) -> f64 {
        let paragraphs = self.paragraphs.map_or(0.0, |paragraphs| paragraphs.term(i, j, shape));
        if shape.source == 0 || shape.target == 0 {
            return paragraphs;
        }
        let source = self.source.lengths[i] - self.source.lengths[i - shape.source];
        let target = self.target.lengths[j] - self.target.lengths[j - shape.target];
        if source == 0 || target == 0 {
            return paragraphs;
        }
        let x = self.target_ln[j * self.most + shape.target - 1] - self.source_ln[i * self.most + shape.source - 1];
        let mean = 0.5 * (source as f64 * self.ratio + target as f64);
        let (sharper, ln_narrower) = self.variance[(mean as usize).min(LONG)];
        paragraphs - x * x * sharper + ln_narrower
    }
}

fn logs(side: &Side, most: usize, scale: f64) -> Vec<f64> {
    let mut logs = vec![0.0; side.lengths.len() * most];
    for end in 0..side.lengths.len() {
        for k in 1..=most.min(end) {
            let length = (side.lengths[end] - side.lengths[end - k]).max(1);
            logs[end * most + k - 1] = libm::log(length as f64 * scale);
        }
    }
    logs
}

/// How far paragraphs of one side are taken to be paragraphs of the other, 0 to 1.
const AGREEMENT: f64 = 0.8;

/// Where paragraphs end on both sides, and how well the ends agree.
#[derive(Debug, Clone)]
pub(super) struct Paragraphs {
    source: Vec<bool>,
    target: Vec<bool>,
    /// ln ratios for a bead boundary that ends a paragraph on both sides, one side, neither.
    both: f64,
    source_only: f64,
    target_only: f64,
    neither: f64,
    /// ln ratios for a boundary within a bead: ends a paragraph, does not.
    inside_source: (f64, f64),
    inside_target: (f64, f64),
}

impl Paragraphs {
    /// `source` and `target` give each segment's paragraph. `None` where that can tell nothing: every segment its own paragraph on a side, or all
    /// in one.
    pub fn new(source: &[u32], target: &[u32]) -> Option<Self> {
        let (source, target) = (ends(source), ends(target));
        let share = |ends: &[bool]| ends.iter().filter(|end| **end).count() as f64 / (ends.len().max(2) - 1) as f64;
        let (s, t) = (share(&source), share(&target));
        if !(0.0 < s && s < 0.95 && 0.0 < t && t < 0.95) {
            return None;
        }
        // The joint distribution lies between independence and the closest the two shares allow.
        let together = AGREEMENT * (s.min(t) - s * t);
        let ln = |p: f64, strangers: f64| libm::log((p / strangers).max(1e-3));
        let inside =
            |share: f64| (libm::log(1.0 - AGREEMENT), libm::log((1.0 - share * (1.0 - AGREEMENT)) / (1.0 - share)));
        Some(Paragraphs {
            both: ln(s * t + together, s * t),
            source_only: ln(s * (1.0 - t) - together, s * (1.0 - t)),
            target_only: ln(t * (1.0 - s) - together, t * (1.0 - s)),
            neither: ln((1.0 - s) * (1.0 - t) + together, (1.0 - s) * (1.0 - t)),
            inside_source: inside(s),
            inside_target: inside(t),
            source,
            target,
        })
    }

    /// Those of some segments, with what is known from all.
    pub fn part(&self, source: Range<usize>, target: Range<usize>) -> Self {
        Paragraphs { source: self.source[source].to_vec(), target: self.target[target].to_vec(), ..*self }
    }

    fn term(&self, i: usize, j: usize, shape: &Shape) -> f64 {
        let inside = |ends: &[bool], end: usize, count: usize, (ends_here, goes_on): (f64, f64)| -> f64 {
            (end - count + 1..end).map(|at| if ends[at - 1] { ends_here } else { goes_on }).sum()
        };
        if shape.source == 0 || shape.target == 0 {
            return 0.0;
        }
        let boundary = match (self.source[i - 1], self.target[j - 1]) {
            (true, true) => self.both,
            (true, false) => self.source_only,
            (false, true) => self.target_only,
            (false, false) => self.neither,
        };
        boundary
            + inside(&self.source, i, shape.source, self.inside_source)
            + inside(&self.target, j, shape.target, self.inside_target)
    }
}

/// For each segment whether a paragraph ends with it; the end of the text counts for nothing.
fn ends(paragraphs: &[u32]) -> Vec<bool> {
    let mut ends: Vec<bool> = paragraphs.windows(2).map(|pair| pair[0] != pair[1]).collect();
    ends.push(false);
    ends
}
