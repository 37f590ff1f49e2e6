//! Which lines begin items of lists.
//!
//! A line may begin with a dash or a number and be no item: wrapped text breaks before any word. So a mark counts only where
//! something can begin: first in a block of lines, behind a colon, behind a line that ends early; or if a mark near it in the
//! same block goes with it: the number before or behind it, the same sign before an item.

use super::line::{Line, digit};

/// How many lines the next mark of a list may be away.
const NEAR: usize = 12;
/// So many equal signs near one another begin a list wherever they stand.
const SURE: usize = 3;

/// Before an item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mark {
    shape: Shape,
    ordinal: Ordinal,
}

/// What marks of one list have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Shape {
    /// A sign such as `-` or `•`.
    Sign(char),
    /// An ordinal, whether a bracket opens before it, and what stands behind.
    Ordinal { opened: bool, closing: char },
    /// `1.2.3`: how many numbers.
    Section(usize),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Ordinal {
    None,
    Number(u32),
    Letter(char),
}

impl Ordinal {
    fn is_before(self, next: Ordinal) -> bool {
        match (self, next) {
            (Ordinal::Number(this), Ordinal::Number(next)) => this + 1 == next,
            (Ordinal::Letter(this), Ordinal::Letter(next)) => [
                "abcdefghijklmnopqrstuvwxyz",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                "أبجدهوزحطيكلمنسعفصقرشت",
                "ابتثجحخدذرز",
                "أبتثجحخدذرز",
            ]
            .into_iter()
            .any(|order| order.chars().zip(order.chars().skip(1)).any(|pair| pair == (this, next))),
            _ => false,
        }
    }
}

impl Mark {
    /// The mark that a line begins with.
    pub(super) fn of(text: &str) -> Option<Mark> {
        let text = text.trim_start_matches(super::is_blank);
        let mut chars = text.chars();
        let (first, second) = (chars.next()?, chars.next());
        let is_sign = matches!(first, '-' | '–' | '—' | '*' | '+' | '·') && second.is_none_or(char::is_whitespace);
        // In Arabic the dash often stands right at the first word.
        let is_close = matches!(first, '-' | '–') && second.is_some_and(is_arabic);
        if is_sign || is_close || is_bullet(first) {
            return Some(Mark { shape: Shape::Sign(first), ordinal: Ordinal::None });
        }
        let inside = text.strip_prefix('(').unwrap_or(text);
        let opened = inside.len() < text.len();
        let (ordinal, behind) = if digit(inside.chars().next()?).is_some() {
            let (number, behind) = number(inside)?;
            if !opened && let Some(mark) = section(behind, number) {
                return Some(mark);
            }
            (Ordinal::Number(number), behind)
        } else {
            letter(inside)?
        };
        let closing = behind.chars().next()?;
        let is_closing = if opened { closing == ')' } else { matches!(closing, '.' | ')' | '-' | '–' | '/') };
        let behind = behind[closing.len_utf8()..].trim_start_matches(['-', '–']);
        let parts = behind.chars().next().is_none_or(|c| c.is_whitespace() || is_arabic(c));
        (is_closing && parts).then_some(Mark { shape: Shape::Ordinal { opened, closing }, ordinal })
    }
}

/// A number of up to three digits, and what is behind it.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let digits = &text[..end];
    let value = digits.chars().filter_map(digit).fold(0, |value, digit| (value * 10 + digit).min(9999));
    (1..=3).contains(&digits.chars().count()).then_some((value, &text[end..]))
}

/// `.2.3 ` behind the first number of a section.
fn section(behind: &str, first: u32) -> Option<Mark> {
    let (mut rest, mut last, mut count) = (behind, first, 1);
    while let Some((value, behind)) = rest.strip_prefix('.').and_then(number) {
        (rest, last, count) = (behind, value, count + 1);
    }
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let parts = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (count > 1 && parts).then_some(Mark { shape: Shape::Section(count), ordinal: Ordinal::Number(last) })
}

/// One letter, or a small Roman number.
fn letter(text: &str) -> Option<(Ordinal, &str)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, behind) = text.split_at(end);
    let roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    // The letter he is written with a tatweel, so that it is not taken for a five.
    let single = word.strip_suffix('ـ').unwrap_or(word);
    let mut chars = single.chars();
    let (first, second) = (chars.next()?, chars.next());
    if second.is_none() {
        let is_letter = first.is_ascii_alphabetic() || is_arabic(first);
        return is_letter.then_some((Ordinal::Letter(first), behind));
    }
    let value = roman.iter().position(|roman| word.eq_ignore_ascii_case(roman))?;
    Some((Ordinal::Number(value as u32 + 1), behind))
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}')
}

/// A sign that is used for nothing else.
fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '‣' | '◦' | '▪' | '▫' | '●' | '○' | '■' | '□' | '\u{F0B7}' | '➢' | '✓')
}

/// Which lines of a block begin items; `may_begin` says of a line whether something can begin there.
pub(super) fn items(block: &[Line], may_begin: impl Fn(usize) -> bool) -> Vec<usize> {
    let marks: Vec<(usize, Mark)> = block
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.alone)
        .filter_map(|(at, line)| Some((at, Mark::of(line.text)?)))
        .collect();
    let mut items: Vec<usize> = Vec::new();
    let is_near = |one: usize, other: usize| one.abs_diff(other) <= NEAR;
    for (number, &(at, mark)) in marks.iter().enumerate() {
        let goes_with = |other: &&(usize, Mark)| other.1.shape == mark.shape && is_near(other.0, at);
        let near = marks[number.saturating_sub(NEAR)..marks.len().min(number + NEAR + 1)].iter();
        let before = marks[..number].iter().rev().take(NEAR).find(goes_with);
        let behind = marks[number + 1..].iter().take(NEAR).find(goes_with);
        let goes_on = match mark.shape {
            Shape::Sign(sign) => {
                is_bullet(sign)
                    || before.is_some_and(|before| items.binary_search(&before.0).is_ok())
                    || near.filter(goes_with).count() >= SURE
                    || (behind.is_some() && at > 0 && block[at - 1].ends_a_sentence())
            }
            _ => {
                before.is_some_and(|before| before.1.ordinal.is_before(mark.ordinal))
                    || behind.is_some_and(|behind| mark.ordinal.is_before(behind.1.ordinal))
            }
        };
        if goes_on || at == 0 || block[at - 1].ends_with_a_colon() || may_begin(at) {
            items.push(at);
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for (text, expected) in [
            ("- one", true),
            ("* one", true),
            ("• واحد", true),
            ("•one", true),
            ("– واحد", true),
            ("-واحد", true),
            ("1. one", true),
            ("12) one", true),
            ("(1) one", true),
            ("١. واحد", true),
            ("١- واحد", true),
            ("١-واحد", true),
            ("٢ - واحد", false),
            ("أ. واحد", true),
            ("(ب) اثنان", true),
            ("هـ- خمسة", true),
            ("a) one", true),
            ("A. one", true),
            ("(iv) four", true),
            ("1.2 one", true),
            ("1.2.3. one", true),
            ("-5 degrees", false),
            ("-one", false),
            ("1984. It was", false),
            ("1.5m", false),
            ("1 one", false),
            ("U.S. troops", false),
            ("mix. of", false),
            ("واحد. ثم", false),
            ("", false),
        ] {
            assert_eq!(Mark::of(text).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn marks_count_where_a_list_can_be() {
        for (text, expected, name) in [
            ("- one and\ntwo\n- three", &[0, 2][..], "first in the block"),
            ("so it is\n- one and", &[], "a dash in a text"),
            ("these are:\n- one and\n- two", &[1, 2], "behind a colon"),
            ("so it is in article\n3. That is all and\nit ends", &[], "a number in a text"),
            ("they do the following\n1. this and\nthat\n2. something", &[1, 3], "numbers in order"),
            ("هذا هو\nأ. هذا\nب. ذاك\nج. ذلك", &[1, 2, 3], "letters in order"),
            ("the old\n– as he called it –\nand new", &[], "a remark"),
            ("they\n- do\n- go\n- stay", &[1, 2, 3], "three of a kind"),
            ("they\n• do", &[1], "a bullet"),
            ("one\n1. two\nthree\n5. six", &[], "numbers out of order"),
        ] {
            assert_eq!(items(&lines(text), |_| false), expected, "{name}");
        }
    }
}
