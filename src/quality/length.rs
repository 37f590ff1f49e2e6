//! A side that is far too long or too short for the other.
//!
//! Measured is the logarithm of the ratio of the lengths, against what is [usual](super::Habits) in the pair. Its spread is taken as the
//! aligner takes it (a fixed part, and one that falls with the length), so that short texts, which differ the most, are
//! treated the most leniently.

use super::{Finding, Warning};

/// Variance of the log length ratio of long texts that translate each other, and what each character takes off.
const SPREAD: f64 = 0.02;
const SHORT: f64 = 2.0;

/// So many standard deviations are too many. Translations have longer tails than the normal distribution.
const TOO_MANY: f64 = 3.5;

/// Less than so many times as long or short is never out of proportion.
const LEAST: f64 = 1.8;

/// The target's length in source lengths; none where a side has no length.
pub(super) fn ratio(texts: [&str; 2]) -> Option<f64> {
    let [source, target] = texts.map(|text| length(text) as f64);
    (source > 0.0 && target > 0.0).then(|| target / source)
}

pub(super) fn check(texts: [&str; 2], ratio: f64) -> Option<Finding> {
    let [source, target] = texts.map(|text| length(text) as f64);
    if source == 0.0 || target == 0.0 || ratio <= 0.0 {
        return None;
    }
    let expected = source * ratio;
    let times = (target / expected).max(expected / target);
    let deviation = libm::sqrt(SPREAD + SHORT / (0.5 * (expected + target)).max(1.0));
    if times < LEAST || libm::log(times) < TOO_MANY * deviation {
        return None;
    }
    let than = if target > expected { "longer" } else { "shorter" };
    let told = format!("the target is {times:.1} times {than} than usual for this source");
    Some(Finding { kind: Warning::Length, places: Default::default(), told })
}

/// The letters and digits of a text. Marks, spaces and punctuation are a matter of style.
fn length(text: &str) -> usize {
    let mark = |c: char| matches!(c, '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}');
    text.chars().filter(|c| c.is_alphanumeric() && !mark(*c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_far_from_usual_is_told() {
        let (long, short) = ("كلمة طويلة ".repeat(12), "word ".repeat(20));
        for (source, target, ratio, told) in [
            (long.as_str(), short.as_str(), 1.0, None),
            (long.as_str(), "Only this much came out of it.", 1.0, Some("shorter")),
            ("وهذا فقط ما بقي من الكلام كله", short.repeat(3).as_str(), 1.0, Some("longer")),
            ("نعم", "Yes, indeed, sir", 1.0, None),
            ("نعم", "Yes", 1.0, None),
            (long.as_str(), short.repeat(4).as_str(), 3.0, None),
            ("…", "Yes", 1.0, None),
        ] {
            let found = check([source, target], ratio).map(|finding| finding.told);
            assert_eq!(found.is_some(), told.is_some(), "{source} / {target}: {found:?}");
            assert!(told.is_none_or(|told| found.is_some_and(|found| found.contains(told))));
        }
    }
}
