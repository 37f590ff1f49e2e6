//! What the outer form says of a bead: the lengths of its sides, and what their documents mark.

use super::prior::Shape;
use super::side::Side;
use super::structure::Structure;

/// The form of a document pair.
pub(super) struct Form<'s> {
    source: &'s Side,
    target: &'s Side,
    lengths: &'s Lengths,
    /// ln of the lengths of the last k segments before each boundary: `k - 1 + most * boundary`.
    source_ln: Vec<f64>,
    target_ln: Vec<f64>,
    most: usize,
    structure: Option<&'s Structure>,
}

/// Standard deviation of the log length ratio of two segments that have nothing to do with each other, where lengths vary
/// as they do in prose.
const STRANGERS: f64 = 0.75;

/// Longer sides vary no less.
const LONG: usize = 4096;

impl<'s> Form<'s> {
    /// The form for beads of up to `most` segments on a side of two texts of these lengths.
    pub fn new(source: &'s Side, target: &'s Side, lengths: &'s Lengths, most: usize) -> Self {
        let (source_ln, target_ln) = (logs(source, most, lengths.ratio), logs(target, most, 1.0));
        Form { source, target, lengths, source_ln, target_ln, most, structure: None }
    }

    /// Also weighs what the documents mark.
    pub fn with_structure(mut self, structure: Option<&'s Structure>) -> Self {
        self.structure = structure;
        self
    }

    /// The log-likelihood ratio for the bead of this shape that ends at `(i, j)`.
    pub fn term(&self, i: usize, j: usize, shape: &Shape) -> f64 {
        let structure = self.structure.map_or(0.0, |structure| structure.term(i, j, shape));
        if shape.source == 0 || shape.target == 0 {
            return structure;
        }
        let source = self.source.lengths[i] - self.source.lengths[i - shape.source];
        let target = self.target.lengths[j] - self.target.lengths[j - shape.target];
        // A segment without any words is a partner of its like alone; within a bead it may stand.
        if source == 0 && target == 0 && shape.source == 1 && shape.target == 1 {
            return structure;
        }
        if self.blank_end(i, j, shape) {
            return f64::NEG_INFINITY;
        }
        let x = self.target_ln[j * self.most + shape.target - 1] - self.source_ln[i * self.most + shape.source - 1];
        let mean = 0.5 * (source as f64 * self.lengths.ratio + target as f64);
        let (sharper, ln_narrower) = self.lengths.variance[(mean as usize).min(LONG)];
        structure - x * x * sharper + ln_narrower
    }

    /// Whether the bead begins or ends with a segment without any words on a side.
    fn blank_end(&self, i: usize, j: usize, shape: &Shape) -> bool {
        let blank = |side: &Side, end: usize| side.lengths[end] == side.lengths[end - 1];
        blank(self.source, i)
            || blank(self.target, j)
            || blank(self.source, i + 1 - shape.source)
            || blank(self.target, j + 1 - shape.target)
    }
}

/// What the lengths of a document pair are like.
#[derive(Debug, Clone)]
pub(super) struct Lengths {
    /// Target characters for each source character.
    ratio: f64,
    /// By mean length of the two sides: how much sharper the log ratio is for translations than for strangers (half the
    /// difference of the inverse variances), and the log of the ratio of the deviations.
    variance: Vec<(f64, f64)>,
}

/// Variance of the log length ratio of long segments that translate each other.
const SPREAD: f64 = 0.02;

/// As if so many more segments had been seen whose lengths vary as in prose.
const USUAL: f64 = 2.0;

impl Lengths {
    /// Those of two texts. Where all segments are equally long, two that fit each other say nothing; two that do not still
    /// say much.
    pub fn of(source: &Side, target: &Side) -> Self {
        let ratio = target.length().max(1) as f64 / source.length().max(1) as f64;
        let strangers = libm::sqrt(varies(source) + varies(target)).min(STRANGERS);
        let variance = (0..=LONG).map(|length| {
            let variance = SPREAD + 2.0 / length.max(1) as f64;
            let sharper = 0.5 * (1.0 / variance - 1.0 / (STRANGERS * STRANGERS));
            (sharper, (libm::log(strangers) - 0.5 * libm::log(variance)).max(0.0))
        });
        Lengths { ratio, variance: variance.collect() }
    }
}

/// The variance of the log lengths of the segments that have any.
fn varies(side: &Side) -> f64 {
    let lengths = side.lengths.windows(2).map(|ends| ends[1] - ends[0]).filter(|length| *length > 0);
    let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for ln in lengths.map(|length| libm::log(length as f64)) {
        count += 1.0;
        sum += ln;
        squares += ln * ln;
    }
    let about_mean = if count > 0.0 { (squares - sum * sum / count).max(0.0) } else { 0.0 };
    (about_mean + USUAL * 0.5 * STRANGERS * STRANGERS) / (count + USUAL)
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
