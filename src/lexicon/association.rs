//! How unlikely it is that two words stand together by chance.

/// What a pair of words must show to be more than chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Test {
    /// In how many pairs of texts both words must stand, weights added up. One proves nothing: two words that occur once
    /// each and by chance together look as strongly associated as can be (Moore 2004).
    pub count: f64,
    /// The least log-likelihood ratio.
    pub ratio: f64,
}

/// How often two words stand in pairs of texts, all as sums of weights.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Counts {
    /// Both.
    pub both: f64,
    /// The source word.
    pub source: f64,
    /// The target word.
    pub target: f64,
    /// All pairs of texts.
    pub all: f64,
}

impl Test {
    /// The test that lets about `chance` of `pairs` pairs of words pass by chance: a ratio of r is reached with a
    /// probability of about e^(−r/2).
    pub fn among(pairs: f64, chance: f64) -> Self {
        Test { count: 2.0, ratio: 2.0 * libm::log((pairs / chance).max(1.0)) }
    }

    /// Whether a pair passes.
    pub fn passes(&self, counts: &Counts) -> bool {
        counts.both >= self.count && counts.log_likelihood_ratio() >= self.ratio
    }
}

impl Counts {
    /// Dunning's (1993) G² in the form of Moore (2004): twice the log of how much likelier the counts are if one word
    /// tells of the other than if it does not. Zero when they stand together no more often than by chance.
    pub fn log_likelihood_ratio(&self) -> f64 {
        let Counts { both, source, target, all } = *self;
        if both <= 0.0 || both * all <= source * target {
            return 0.0;
        }
        let cell =
            |joint: f64, a: f64, b: f64| if joint > 0.0 { joint * libm::log(joint * all / (a * b)) } else { 0.0 };
        let sum = cell(both, source, target)
            + cell(source - both, source, all - target)
            + cell(target - both, all - source, target)
            + cell(all - source - target + both, all - source, all - target);
        (2.0 * sum).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_those_of_the_literature() {
        for (both, source, target, all, expected, name) in [
            (1.0, 1.0, 1.0, 500_000.0, 28.24, "two words that occur once, in Moore's English and French"),
            (2.0, 4.0, 4.0, 8.0, 0.0, "just as often as by chance"),
            (0.0, 5.0, 5.0, 20.0, 0.0, "never together"),
            (1.0, 10.0, 10.0, 20.0, 0.0, "less often than by chance"),
            (5.0, 5.0, 5.0, 10.0, 13.863, "always together: 2 · 10 · ln 2"),
        ] {
            let ratio = Counts { both, source, target, all }.log_likelihood_ratio();
            assert!((ratio - expected).abs() < 0.01, "{name}: {ratio}");
        }
    }

    #[test]
    fn one_meeting_never_passes() {
        let test = Test::among(1e6, 1.0);
        assert!(!test.passes(&Counts { both: 1.0, source: 1.0, target: 1.0, all: 1e9 }));
        assert!(test.passes(&Counts { both: 3.0, source: 3.0, target: 3.0, all: 1000.0 }));
        assert!(!test.passes(&Counts { both: 3.0, source: 30.0, target: 30.0, all: 1000.0 }));
    }
}
