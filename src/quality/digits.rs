//! Digits of two scripts in one text.
//!
//! Arabic is written with Western or with Arabic-Indic digits, but not with both; a language in Latin letters has only
//! Western ones. Digits in names (`H1N1`) and addresses don't count.

use std::ops::Range;

use super::script::Script;
use super::{Finding, LARGEST, SIDES, Warning};
use crate::lang::Lang;
use crate::text::{number, words};

pub(super) fn check(texts: [&str; 2], langs: [&Lang; 2]) -> Option<Finding> {
    let mut told = Vec::new();
    let mut places: [Vec<Range<usize>>; 2] = Default::default();
    for side in [0, 1] {
        let eastern = of(texts[side], |c| matches!(c, '٠'..='٩' | '۰'..='۹'));
        if eastern.is_empty() {
            continue;
        }
        let western = of(texts[side], |c| c.is_ascii_digit());
        if !western.is_empty() {
            told.push(format!("the {} has Western and Arabic-Indic digits", SIDES[side]));
            // The fewer ones are those that should be looked at.
            places[side] = if western.len() < eastern.len() { western } else { eastern };
        } else if Script::of_lang(langs[side]) == Some(Script::Latin) {
            told.push(format!("the {} has Arabic-Indic digits", SIDES[side]));
            places[side] = eastern;
        }
    }
    let told = told.join("; ");
    (!told.is_empty()).then_some(Finding { kind: Warning::MixedDigits, places, told })
}

/// The numbers of a text that have such digits.
fn of(text: &str, digit: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    if text.len() > LARGEST || !text.contains(&digit) {
        return Vec::new();
    }
    let latin = |word: &str| word.chars().any(|c| Script::of(c) == Some(Script::Latin));
    let numbers = words(text).filter(|word| word.text.contains(&digit) && !latin(word.text));
    numbers.filter(|word| number(word.text).is_some()).map(|word| word.span.range()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_kinds_of_digits_in_one_text_are_told() {
        for (source, target, told) in [
            ("عام ٢٠٢٤ و٣٠ يوما", "30 days in 2024", None),
            ("عام 2024 و30 يوما", "30 days in 2024", None),
            ("عام ٢٠٢٤ و30 يوما", "30 days in 2024", Some("the source has Western and Arabic-Indic digits")),
            ("عام ٢٠٢٤", "in ٢٠٢٤", Some("the target has Arabic-Indic digits")),
            ("٣ حالات من H1N1", "3 cases of H1N1", None),
            ("٣ في https://example.org/2024", "3 at https://example.org/2024", None),
        ] {
            let (ar, en) = (Lang::arabic(), Lang::english());
            let found = check([source, target], [&ar, &en]).map(|finding| finding.told);
            assert_eq!(found.as_deref(), told, "{source} / {target}");
        }
    }

    #[test]
    fn the_fewer_digits_are_pointed_at() {
        let (ar, en) = (Lang::arabic(), Lang::english());
        let finding = check(["عام 2024 و٣ أيام و4", "x"], [&ar, &en]).unwrap();
        assert_eq!(&"عام 2024 و٣ أيام و4"[finding.places[0][0].clone()], "و٣");
    }
}
