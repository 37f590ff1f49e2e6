//! How likely each type of bead is before any word has been read.

/// A type of bead: `n` source and `m` target segments.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    pub source: usize,
    pub target: usize,
    /// ln of its prior probability.
    pub ln_prior: f64,
}

/// The numbers the priors are made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Prior {
    /// The probability of a bead with an empty target side, and of one with an empty source side.
    pub empty: f64,
    /// How many times likelier a further source segment in a bead is than its absence.
    pub source_growth: f64,
    /// The same for target segments.
    pub target_growth: f64,
}

/// Beads with several segments on both sides are this much rarer than growth on both sides alone would have it.
const MANY_TO_MANY: f64 = 0.15;

/// Merges on the side that has fewer segments.
const MERGES: f64 = 0.09;

/// The largest many-to-many bead has this many segments altogether.
const MANY_TO_MANY_SEGMENTS: usize = 6;

impl Prior {
    /// Growth such that the mean number of segments in a bead fits the numbers of segments.
    pub fn new(source: usize, target: usize, empty: f64) -> Self {
        let ratio = target.max(1) as f64 / source.max(1) as f64;
        let growth = |mean: f64| (1.0 - 1.0 / (mean.clamp(1.0, 4.0) + MERGES)).clamp(0.0, 0.9);
        Prior { empty, source_growth: growth(1.0 / ratio), target_growth: growth(ratio) }
    }

    /// All bead types with up to `most` segments on a side, with their priors, which add up to one.
    pub fn shapes(&self, most: usize) -> Vec<Shape> {
        let mut shapes = Vec::new();
        let mut mass = 0.0;
        for source in 1..=most {
            for target in 1..=most {
                let many = source > 1 && target > 1;
                if many && source + target > MANY_TO_MANY_SEGMENTS {
                    continue;
                }
                let mut weight = if many { MANY_TO_MANY } else { 1.0 };
                for _ in 1..source {
                    weight *= self.source_growth;
                }
                for _ in 1..target {
                    weight *= self.target_growth;
                }
                mass += weight;
                shapes.push(Shape { source, target, ln_prior: weight });
            }
        }
        let rest = (1.0 - 2.0 * self.empty) / mass;
        for shape in &mut shapes {
            shape.ln_prior = libm::log(shape.ln_prior * rest);
        }
        let ln_prior = libm::log(self.empty);
        shapes.push(Shape { source: 1, target: 0, ln_prior });
        shapes.push(Shape { source: 0, target: 1, ln_prior });
        shapes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn priors_add_up_to_one() {
        for (source, target, empty) in [(10, 10, 0.03), (10, 25, 0.003), (900, 100, 0.1), (0, 0, 0.1), (1, 5000, 0.03)] {
            let shapes = Prior::new(source, target, empty).shapes(6);
            let sum: f64 = shapes.iter().map(|shape| shape.ln_prior.exp()).sum();
            assert!((sum - 1.0).abs() < 1e-9, "{source} {target}: {sum}");
        }
    }

    #[test]
    fn one_to_one_is_the_usual_bead() {
        let shapes = Prior::new(100, 100, 0.03).shapes(6);
        let best = shapes.iter().max_by(|a, b| a.ln_prior.total_cmp(&b.ln_prior)).unwrap();
        assert_eq!((best.source, best.target), (1, 1));
    }
}
