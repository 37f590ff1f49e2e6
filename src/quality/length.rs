//! A side that is far too long or too short for the other.
//!
//! Measured is the logarithm of the ratio of the lengths, against what is usual in the pair. Its spread is taken as the
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

/// Ratios of so many rows are enough to know the usual one.
const ENOUGH: usize = 5;

/// The usual number of target characters for each of the source: the median over rows, of which `texts` gives some
/// hundreds; 1 where there are too few to tell. Rows with an empty side count for nothing.
pub fn usual_ratio<'a>(texts: impl Iterator<Item = (&'a str, &'a str)>) -> f64 {
    let lengths = texts.map(|(source, target)| (length(source), length(target)));
    let mut ratios: Vec<f64> =
        lengths.filter(|(s, t)| *s > 0 && *t > 0).map(|(s, t)| t as f64 / s as f64).collect();
    if ratios.len() < ENOUGH {
        return 1.0;
    }
    ratios.sort_unstable_by(f64::total_cmp);
    ratios[ratios.len() / 2]
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

    #[test]
    fn the_usual_ratio_is_the_median() {
        let rows = [("أب", "abcd"), ("أب", "abcd"), ("أب", "abcdef"), ("أب", "ab"), ("أب", "a"), ("", "abc")];
        assert_eq!(usual_ratio(rows.into_iter()), 2.0);
        assert_eq!(usual_ratio(rows.into_iter().take(3)), 1.0, "three rows tell nothing");
        assert_eq!(usual_ratio(std::iter::empty()), 1.0);
    }
}
