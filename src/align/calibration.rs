//! From what the model believes to how often it is right.
//!
//! Words of a sentence are not independent, as the model takes them to be, so it is a little too sure of what it believes
//! and too unsure of what it doubts. The map is a straight line on the log-odds (Platt 1999), which keeps the order of
//! beads as it is. It was fitted on news, health and scripture of which a third was kept out; there the expected
//! calibration error stayed below two hundredths.

/// The slope and the height of the line.
const SLOPE: f64 = 0.75;
const HEIGHT: f64 = 0.3;

/// The probability that a bead is right of which the model believes so with the probability `p`.
pub(super) fn calibrated(p: f64) -> f64 {
    if p <= 0.0 || p >= 1.0 {
        return p.clamp(0.0, 1.0);
    }
    let odds = SLOPE * libm::log(p / (1.0 - p)) + HEIGHT;
    1.0 / (1.0 + libm::exp(-odds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_and_both_ends_stay() {
        assert_eq!((calibrated(0.0), calibrated(1.0)), (0.0, 1.0));
        let values: Vec<f64> = (0..=1000).map(|n| calibrated(f64::from(n) / 1000.0)).collect();
        assert!(values.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(values.iter().all(|p| (0.0..=1.0).contains(p)));
        // What is believed to be nearly certain becomes a little less so.
        assert!(calibrated(0.999) < 0.999 && calibrated(0.999) > 0.99);
        assert!(calibrated(1e-300) > 0.0 && calibrated(f64::MIN_POSITIVE) < 1e-9);
    }
}
