//! Numbers of one side that are missing on the other.
//!
//! Asked for is every number that a side has in digits; the other side may have it in digits of any script, in words, or
//! in what says as much: a month's name, a decade, a half. The smallest ones are not asked for, since Arabic says two
//! by the dual and English one by the article.

mod hints;
mod read;

use std::collections::BTreeSet;
use std::ops::Range;

use self::hints::Hints;
pub use self::read::{Figure, figures};
use super::{Finding, LARGEST, SIDES, Warning};
use crate::lang::Lang;

/// Numbers below this one are not asked for.
const LEAST: u32 = 3;

/// So many missing numbers are told by name.
const TOLD: usize = 3;

/// A number is told by so many characters.
const SHORT: usize = 20;

/// Finds the numbers of each side that the other lacks.
pub(super) fn check(texts: [&str; 2], langs: [&Lang; 2]) -> Option<Finding> {
    if texts.iter().any(|text| text.len() > LARGEST) || !texts.iter().any(|text| text.contains(char::is_numeric)) {
        return None;
    }
    let figures = [0, 1].map(|side| figures(texts[side], langs[side]));
    let hints = [0, 1].map(|side| Hints::of(texts[side], langs[side]));
    let missing = [0, 1].map(|side| {
        let (here, there, hints) = (&figures[side], &figures[1 - side], &hints[1 - side]);
        let asked = here.iter().filter(|figure| figure.digits && !is_small(figure));
        asked.filter(|figure| !hints.say(figure) && !there.iter().any(|other| agree(figure, other))).collect()
    });
    let places = missing.each_ref().map(|missing: &Vec<&Figure>| -> Vec<Range<usize>> {
        missing.iter().map(|figure| figure.place.clone()).collect()
    });
    let told = tell([0, 1].map(|side| named(texts[side], &places[side])))?;
    Some(Finding { kind: Warning::Numbers, places, told })
}

/// Whether two numbers may be one.
fn agree(one: &Figure, other: &Figure) -> bool {
    let short = |long: &str, short: &str| long.len() == 4 && short.len() == 2 && long.ends_with(short);
    let grouped = |one: &Figure, other: &Figure| one.grouped.as_ref() == Some(&other.value);
    one.value == other.value
        // 150.000 is 150,000 in some hands.
        || grouped(one, other)
        || grouped(other, one)
        // Thousands and millions may be said in another place of the text: 5 to 10 million.
        || (one.scaled() != other.scaled() && one.before_scale() == other.before_scale())
        // 2018-19.
        || short(&one.value, &other.value)
        || short(&other.value, &one.value)
        // Half past three in the afternoon is 15:30.
        || (one.clock && twelve_apart(&one.value, &other.value))
        || (other.clock && twelve_apart(&one.value, &other.value))
}

fn twelve_apart(one: &str, other: &str) -> bool {
    let hour = |value: &str| value.parse::<i32>().ok().filter(|hour| (0..=24).contains(hour));
    hour(one).zip(hour(other)).is_some_and(|(one, other)| (one - other).abs() == 12)
}

fn is_small(figure: &Figure) -> bool {
    figure.value.parse::<u32>().is_ok_and(|value| value < LEAST)
}

/// The missing numbers as they are written, each once.
fn named(text: &str, places: &[Range<usize>]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let short = |place: &Range<usize>| text[place.clone()].chars().take(SHORT).collect::<String>();
    places.iter().map(short).filter(|name| seen.insert(name.clone())).collect()
}

fn tell(missing: [Vec<String>; 2]) -> Option<String> {
    match &missing {
        [source, target] if source.len() == 1 && target.len() == 1 => {
            return Some(format!("the source has {}, the target {}", source[0], target[0]));
        }
        _ => {}
    }
    let told = [0, 1].into_iter().filter(|side| !missing[*side].is_empty()).map(|side| {
        let names = &missing[side];
        let verb = if names.len() == 1 { "is" } else { "are" };
        format!("{} {verb} missing in the {}", list(names), SIDES[1 - side])
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join("; "))
}

fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] if names.len() <= TOLD => format!("{} and {last}", first.join(", ")),
        _ => format!("{} and {} more", names[..TOLD].join(", "), names.len() - TOLD),
    }
}

#[cfg(test)]
mod tests;
