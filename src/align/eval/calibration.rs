//! Whether confidences mean what they say: of the beads shown as 0.8, are eight in ten right?
//!
//! Every predicted bead counts, also one with an empty side, which is [taken apart](super) first, each part with the
//! bead's confidence. A bead is right if it is exactly a gold bead. Segments that the prediction does not mention stand
//! for nothing here: nobody was sure of anything about them.
//!
//! The *expected calibration error* is the mean over the beads of |mean confidence − share right| of the bin that a
//! bead is in (Naeini et al. 2015, Guo et al. 2017). The figure depends on the bins, so there are two: over the bins of
//! the table, which are narrow where it matters to a reviewer, and over ten of equal width, as it is usually reported.

use super::beads::{Sets, Weighed};
use super::counts::{apart, taken_apart};

/// From this confidence on the aligner counts as sure of a bead, and a reviewer passes it over: of these, about one in two
/// hundred is wrong (measured on news and health texts with dropped, joined and split sentences).
pub const SURE: f64 = 0.99;

/// Where the bins of the table begin.
const STARTS: [f64; 6] = [0.0, 0.5, 0.7, 0.9, 0.95, SURE];

/// Where bins of equal width begin.
const TENTHS: [f64; 10] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/// The beads with a confidence in one range.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bin {
    /// The smallest confidence in it.
    pub from: f64,
    /// Where the next one begins; 1 belongs to the last.
    pub to: f64,
    /// How many beads.
    pub beads: usize,
    /// How many of them are right.
    pub right: usize,
    sum: f64,
}

impl Bin {
    fn add(&mut self, other: &Bin) {
        self.beads += other.beads;
        self.right += other.right;
        self.sum += other.sum;
    }

    /// The mean of the confidences; none without beads.
    pub fn confidence(&self) -> Option<f64> {
        (self.beads > 0).then(|| self.sum / self.beads as f64)
    }

    /// The share of the beads that are right; none without beads.
    pub fn share_right(&self) -> Option<f64> {
        (self.beads > 0).then(|| self.right as f64 / self.beads as f64)
    }

    /// |mean confidence − share right|, once for each bead.
    fn error(&self) -> f64 {
        (self.sum - self.right as f64).abs()
    }
}

/// The beads of any number of documents by confidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    bins: [Bin; STARTS.len()],
    tenths: [Bin; TENTHS.len()],
}

impl Default for Calibration {
    /// No bead yet.
    fn default() -> Self {
        Calibration { bins: empty(STARTS), tenths: empty(TENTHS) }
    }
}

fn empty<const N: usize>(starts: [f64; N]) -> [Bin; N] {
    std::array::from_fn(|index| Bin {
        from: starts[index],
        to: starts.get(index + 1).copied().unwrap_or(1.0),
        ..Bin::default()
    })
}

impl Calibration {
    /// Compares an alignment with the gold one. A confidence outside of 0 to 1 counts as the end that it is beyond.
    pub fn new(gold: &[Sets], predicted: &[Weighed]) -> Self {
        let gold = taken_apart(gold);
        let mut calibration = Calibration::default();
        for (bead, confidence) in predicted {
            for part in apart(bead) {
                calibration.count(confidence.clamp(0.0, 1.0), gold.binary_search(&part).is_ok());
            }
        }
        calibration
    }

    fn count(&mut self, confidence: f64, right: bool) {
        for bins in [&mut self.bins[..], &mut self.tenths] {
            // The first bin takes what is no number at all.
            let index = bins.iter().rposition(|bin| confidence >= bin.from).unwrap_or(0);
            bins[index].add(&Bin { beads: 1, right: usize::from(right), sum: confidence, ..Bin::default() });
        }
    }

    /// Adds the beads of another document.
    pub fn add(&mut self, other: &Calibration) {
        let pairs = self.bins.iter_mut().zip(&other.bins).chain(self.tenths.iter_mut().zip(&other.tenths));
        pairs.for_each(|(bin, other)| bin.add(other));
    }

    /// The bins of the table, in rising order; the last is of the [sure](SURE) beads.
    pub fn bins(&self) -> &[Bin] {
        &self.bins
    }

    /// The beads that are [sure](SURE).
    pub fn sure(&self) -> Bin {
        self.bins[STARTS.len() - 1]
    }

    /// All beads.
    pub fn all(&self) -> Bin {
        let mut all = Bin { from: 0.0, to: 1.0, ..Bin::default() };
        self.bins.iter().for_each(|bin| all.add(bin));
        all
    }

    /// A bin's share of all beads; 0 without any.
    pub fn share(&self, bin: &Bin) -> f64 {
        bin.beads as f64 / self.all().beads.max(1) as f64
    }

    /// The expected calibration error over the bins of the table; 0 without any bead.
    pub fn expected_error(&self) -> f64 {
        expected(&self.bins)
    }

    /// The expected calibration error over ten bins of equal width; 0 without any bead.
    pub fn expected_error_tenths(&self) -> f64 {
        expected(&self.tenths)
    }
}

fn expected(bins: &[Bin]) -> f64 {
    let beads: usize = bins.iter().map(|bin| bin.beads).sum();
    bins.iter().map(Bin::error).sum::<f64>() / beads.max(1) as f64
}
