//! The numbers of a text: digits, words, and both together.

use std::ops::Range;

use crate::lang::Lang;
use crate::quality::script::Script;
use crate::text::{Word, arabic_numeral, english_numeral, fold, number, number_word, words};

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its value in digits, as [`number`] spells it.
    pub value: String,
    /// Where it stands.
    pub place: Range<usize>,
    /// Whether it is written with digits.
    pub digits: bool,
    /// What stands before `million` and the like, where that is all there is to it.
    pub(super) mantissa: Option<String>,
    /// What it is if the points in it group thousands.
    pub(super) grouped: Option<String>,
    /// Whether it is a part of a time of day.
    pub(super) clock: bool,
}

impl Figure {
    pub(super) fn scaled(&self) -> bool {
        self.mantissa.is_some()
    }

    pub(super) fn before_scale(&self) -> &str {
        self.mantissa.as_deref().unwrap_or(&self.value)
    }
}

/// Longer numbers in words do not occur.
const MOST_WORDS: usize = 12;

/// All numbers of a text, in order. Those in words are read for Arabic and English. A number of several words is told
/// beside the words that are numbers by themselves.
pub fn figures(text: &str, lang: &Lang) -> Vec<Figure> {
    let arabic = lang.primary() == "ar";
    let worded = arabic || lang.primary() == "en";
    let words: Vec<Word> = words(text).collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
    let mut figures = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (figure, taken) = match grouped(text, &words[at..]) {
            Some(found) => found,
            None => match worded.then(|| several(&words[at..], &folded[at..], arabic)).flatten() {
                Some((figure, taken)) => {
                    // The other side may have its words as numbers of their own.
                    let apart = at..if figure.scaled() { at } else { at + taken };
                    let inside = apart.filter_map(|at| single(text, &words[at], &folded[at], arabic));
                    figures.extend(inside.map(|inside| Figure { digits: false, ..inside }));
                    (figure, taken)
                }
                None => match single(text, &words[at], &folded[at], worded && arabic) {
                    Some(figure) => (figure, 1),
                    None => {
                        at += 1;
                        continue;
                    }
                },
            },
        };
        figures.push(figure);
        at += taken;
    }
    figures
}

/// `10 000`: groups of three digits with a space between them.
fn grouped(text: &str, words: &[Word]) -> Option<(Figure, usize)> {
    let all_digits = |word: &Word| word.text.chars().all(|c| c.is_ascii_digit() || matches!(c, '٠'..='٩'));
    let length = |word: &Word| word.text.chars().count();
    if !words.first().is_some_and(|first| all_digits(first) && length(first) <= 3 && !word_is_zero(first)) {
        return None;
    }
    let joined = words.windows(2).take_while(|pair| {
        let between = &text[pair[0].span.range().end..pair[1].span.range().start];
        matches!(between, " " | "\u{A0}" | "\u{202F}" | "\u{2009}") && all_digits(&pair[1]) && length(&pair[1]) == 3
    });
    let taken = 1 + joined.count();
    // Two groups with a plain space may be two numbers as well: 12 300.
    let place = words[0].span.range().start..words[taken - 1].span.range().end;
    let digits: String = words[..taken].iter().map(|word| word.text).collect();
    let value = number(&digits)?;
    (taken > 1).then_some((Figure { value, place, digits: true, mantissa: None, grouped: None, clock: false }, taken))
}

fn word_is_zero(word: &Word) -> bool {
    word.text.starts_with(['0', '٠'])
}

/// A number of several words.
fn several(words: &[Word], folded: &[String], arabic: bool) -> Option<(Figure, usize)> {
    let few: Vec<&str> = folded.iter().take(MOST_WORDS).map(String::as_str).collect();
    let read = |words: &[&str]| if arabic { arabic_numeral(words) } else { english_numeral(words) };
    // Up from 1.7 million four years ago.
    let apart = few[0].starts_with(|c: char| c.is_ascii_digit())
        && few.get(2).is_some_and(|third| *third != "and" && !third.starts_with('و') && number(third).is_none());
    let short = if apart { read(&few[..2]) } else { None };
    let numeral = short.or_else(|| read(&few))?;
    let taken = numeral.words.min(words.len());
    let place = words.first()?.span.range().start..words.get(taken.checked_sub(1)?)?.span.range().end;
    let digits = words[..taken].iter().any(|word| word.text.contains(char::is_numeric));
    let first = if arabic { number_word(few[0], true) } else { number_word(few[0], false) };
    let mantissa = first.filter(|first| taken == 2 && is_scaled(&numeral.value, first));
    Some((Figure { value: numeral.value, place, digits, mantissa, grouped: None, clock: false }, taken))
}

/// Whether a value is another one in thousands, millions or billions.
fn is_scaled(value: &str, first: &str) -> bool {
    let parse = |digits: &str| digits.parse::<f64>().ok().filter(|value| *value > 0.0);
    let ratio = parse(value).zip(parse(first)).map_or(1.0, |(value, first)| value / first);
    [1e3, 1e6, 1e9, 1e12].iter().any(|scale| (ratio / scale - 1.0).abs() < 1e-9)
}

/// A number of one word.
fn single(text: &str, word: &Word, folded: &str, arabic: bool) -> Option<Figure> {
    let place = word.span.range();
    if let Some(value) = number(word.text) {
        let clock = text[place.end..].starts_with(':') || ends_with_clock(&text[..place.start]);
        let grouped = if thousands(word.text) { number(&word.text.replace('.', ",")) } else { None };
        let plain = Figure { value, place, digits: true, mantissa: None, grouped, clock };
        return Some(scale(word.text).and_then(|scale| scaled(&plain, scale)).unwrap_or(plain));
    }
    let clinging = || {
        let digits = word.text.find(|c: char| c.is_numeric())?;
        Some((
            number(&word.text[digits..])?,
            word.text[..digits].chars().all(|c| Script::of(c) == Some(Script::Arabic)),
        ))
    };
    if let Some((value, arabic)) = clinging() {
        // A word that has lost its space; but COVID19 is a name, in which the number may be found and is not asked for.
        return Some(Figure { value, place, digits: arabic, mantissa: None, grouped: None, clock: false });
    }
    let value = number_word(folded, arabic)?;
    Some(Figure { value, place, digits: false, mantissa: None, grouped: None, clock: false })
}

/// Whether the points of a number stand where thousands are grouped: `150.000`.
fn thousands(word: &str) -> bool {
    let mut groups = word.split('.');
    let digits = |group: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&group.chars().count()) && group.chars().all(char::is_numeric)
    };
    groups.next().is_some_and(|first| digits(first, 1..=3)) && {
        let mut rest = groups.peekable();
        rest.peek().is_some() && rest.all(|group| digits(group, 3..=3))
    }
}

/// The scale that clings to a number: `1.5bn`. Of `5m` nobody can tell whether it is metres or millions.
fn scale(word: &str) -> Option<&str> {
    let scale = &word[word.trim_end_matches(char::is_alphabetic).len()..];
    matches!(scale, "mn" | "bn" | "tn").then_some(scale)
}

fn scaled(figure: &Figure, scale: &str) -> Option<Figure> {
    let numeral = english_numeral(&[&figure.value, scale])?;
    Some(Figure { value: numeral.value, mantissa: Some(figure.value.clone()), ..figure.clone() })
}

fn ends_with_clock(before: &str) -> bool {
    before.strip_suffix(':').is_some_and(|before| before.ends_with(char::is_numeric))
}
