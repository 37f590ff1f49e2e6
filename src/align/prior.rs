//! How likely each type of bead is before any word has been read.

/// A type of bead: `source` and `target` segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    pub source: usize,
    pub target: usize,
}

/// The numbers the priors are made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Prior {
    /// The probability of a bead with an empty target side, and of one with an empty source side.
    pub empty: f64,
    /// How many more segments than one a bead has on the side with fewer segments, on average.
    pub merges: f64,
}

/// Beads with several segments on both sides are this much rarer than growth on both sides alone would have it.
const MANY_TO_MANY: f64 = 0.4;

/// A many-to-many bead has at most this many segments on a side.
const MANY: usize = 4;

impl Shape {
    /// All types with up to `most` segments on a side, those with an empty side last.
    pub fn all(most: usize) -> Vec<Shape> {
        let full = (1..=most).flat_map(|source| (1..=most).map(move |target| Shape { source, target }));
        let mut shapes: Vec<Shape> =
            full.filter(|shape| !shape.many_to_many() || shape.source.max(shape.target) <= MANY).collect();
        shapes.push(Shape { source: 1, target: 0 });
        shapes.push(Shape { source: 0, target: 1 });
        shapes
    }

    /// Whether one side is empty.
    pub fn is_empty(&self) -> bool {
        self.source == 0 || self.target == 0
    }

    fn many_to_many(&self) -> bool {
        self.source > 1 && self.target > 1
    }
}

impl Prior {
    /// The logs of the shapes' probabilities, which add up to one. The number of segments on a side falls off
    /// geometrically, such that its mean fits the numbers of segments of the two texts.
    pub fn ln(&self, shapes: &[Shape], source: usize, target: usize) -> Vec<f64> {
        let ratio = target.max(1) as f64 / source.max(1) as f64;
        let growth = |mean: f64| 1.0 - 1.0 / (mean.clamp(1.0, 4.0) + self.merges);
        let (source_growth, target_growth) = (growth(1.0 / ratio), growth(ratio));
        let power = |base: f64, exponent: usize| (1..exponent).fold(1.0, |product, _| product * base);
        let weight = |shape: &Shape| match shape.is_empty() {
            true => 0.0,
            false => {
                let many = if shape.many_to_many() { MANY_TO_MANY } else { 1.0 };
                many * power(source_growth, shape.source) * power(target_growth, shape.target)
            }
        };
        let rest = (1.0 - 2.0 * self.empty) / shapes.iter().map(weight).sum::<f64>();
        let probability = |shape: &Shape| if shape.is_empty() { self.empty } else { rest * weight(shape) };
        shapes.iter().map(|shape| libm::log(probability(shape))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn priors_add_up_to_one() {
        for (source, target, empty) in [(10, 10, 0.03), (10, 25, 0.003), (900, 100, 0.1), (0, 0, 0.1), (1, 5000, 0.03)]
        {
            for most in [1, 4, 8] {
                let shapes = Shape::all(most);
                let sum: f64 =
                    Prior { empty, merges: 0.09 }.ln(&shapes, source, target).iter().map(|ln| ln.exp()).sum();
                assert!((sum - 1.0).abs() < 1e-9, "{source} {target} {most}: {sum}");
            }
        }
    }

    #[test]
    fn one_to_one_is_the_usual_bead() {
        let shapes = Shape::all(6);
        let prior = Prior { empty: 0.03, merges: 0.09 }.ln(&shapes, 100, 100);
        let best = (0..shapes.len()).max_by(|&a, &b| prior[a].total_cmp(&prior[b])).unwrap();
        assert_eq!(shapes[best], Shape { source: 1, target: 1 });
    }
}
