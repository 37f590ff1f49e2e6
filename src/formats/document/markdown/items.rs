//! Marks of list items that CommonMark does not know: numbers in Arabic and Persian digits, numbers with a hyphen, and bullets
//! that word processors make.
//!
//! As in CommonMark, such a mark begins an item at the start of a paragraph, and within one only if it hardly stands there by
//! chance: a round or square bullet, the number one, the number after that of the item before, or a mark that the next line
//! goes on from. There is white space behind a mark, and something behind that.

use crate::formats::characters::is_blank;

/// Marks that say in which direction to write, and the one at the start of a file.
const DIRECTIONS: [char; 4] = ['\u{200E}', '\u{200F}', '\u{61C}', '\u{FEFF}'];

/// The longest number that CommonMark takes for one.
const LONGEST_NUMBER: usize = 9;

/// The mark of an item at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// The bullet, or what is behind the number.
    sign: char,
    number: Option<u32>,
    /// The bytes up to the text.
    pub(super) length: usize,
}

/// The marks of the items before, in one paragraph.
#[derive(Debug, Default)]
pub(super) struct Items {
    number: Option<Mark>,
    bullet: Option<Mark>,
}

impl Items {
    /// The mark of the item that the paragraph begins with.
    pub(super) fn first(&mut self, paragraph: &str) -> Option<Mark> {
        mark(line(paragraph)).inspect(|mark| self.add(*mark))
    }

    /// The mark of the item that begins with the next line of the paragraph.
    pub(super) fn next(&mut self, rest: &str) -> Option<Mark> {
        let rest = rest.trim_start_matches(is_before_text);
        let mark = mark(line(rest))?;
        let before = if mark.number.is_some() { self.number } else { self.bullet };
        let is_item = mark.is_clear()
            || before.is_some_and(|before| mark.follows(&before))
            || after(rest).is_some_and(|next| next.follows(&mark));
        is_item.then(|| self.add(mark))?;
        Some(mark)
    }

    fn add(&mut self, mark: Mark) {
        let last = if mark.number.is_some() { &mut self.number } else { &mut self.bullet };
        *last = Some(mark);
    }
}

impl Mark {
    /// Whether it is no mark of anything else.
    fn is_clear(&self) -> bool {
        self.number == Some(1) || (self.number.is_none() && self.sign != '–')
    }

    fn follows(&self, before: &Mark) -> bool {
        self.sign == before.sign && self.number == before.number.map(|number| number.saturating_add(1))
    }
}

/// The mark at the start of the next line.
fn after(rest: &str) -> Option<Mark> {
    let (_, next) = rest.split_once('\n')?;
    mark(line(next.trim_start_matches(is_before_text)))
}

fn line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}

/// White space and marks of quotations before the text of a line.
fn is_before_text(c: char) -> bool {
    matches!(c, ' ' | '\t' | '>')
}

fn mark(line: &str) -> Option<Mark> {
    let text = line.trim_start_matches(DIRECTIONS);
    let digits = text.char_indices().take_while(|(_, c)| digit(*c).is_some()).count();
    let behind = text.char_indices().nth(digits).map_or("", |(at, _)| &text[at..]);
    let sign = behind.chars().next()?;
    let rest = &behind[sign.len_utf8()..];
    let number = match (sign, digits) {
        ('•' | '◦' | '▪' | '●' | '‣' | '–', 0) => None,
        ('.' | ')' | '-', 1..=LONGEST_NUMBER) => {
            Some(text.chars().map_while(digit).fold(0, |number, digit| number * 10 + digit))
        }
        _ => return None,
    };
    let text = rest.trim_start_matches([' ', '\t', '\u{A0}']);
    let is_range = sign == '-' && text.starts_with(|c| digit(c).is_some());
    let is_mark = text.len() < rest.len() && !text.chars().all(is_blank) && !is_range;
    is_mark.then_some(Mark { sign, number, length: line.len() - text.len() })
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        _ => None,
    }
}

/// A text without the marks of direction before the marks of its headings, items, quotations and tables.
pub(super) fn without_directions(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    for line in markdown.split_inclusive('\n') {
        let mut rest = line;
        loop {
            let behind = rest.trim_start_matches(is_before_text);
            text.push_str(&rest[..rest.len() - behind.len()]);
            let behind_directions = behind.trim_start_matches(DIRECTIONS);
            if !begins_block(behind_directions) {
                text.push_str(behind);
                break;
            }
            if !behind_directions.starts_with('>') {
                text.push_str(behind_directions);
                break;
            }
            rest = behind_directions;
        }
    }
    text
}

/// Whether a line begins with a mark of CommonMark or of a table.
fn begins_block(line: &str) -> bool {
    let is_space = |text: &str| text.starts_with([' ', '\t']);
    let behind = |mark: char| line.trim_start_matches(mark);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.bytes().next() {
        Some(b'>' | b'|') => true,
        Some(b'#') => is_space(behind('#')),
        Some(b'-' | b'*' | b'+') => is_space(&line[1..]),
        _ => digits > 0 && line[digits..].starts_with(['.', ')']) && is_space(&line[digits + 1..]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_known() {
        for (line, expected, name) in [
            ("١. أول", Some((Some(1), '.', 4)), "Arabic digits"),
            ("۱۲) x", Some((Some(12), ')', 6)), "Persian digits"),
            ("3- x", Some((Some(3), '-', 3)), "a hyphen"),
            ("•\u{A0} x", Some((None, '•', 6)), "a bullet"),
            ("\u{200F}– x", Some((None, '–', 7)), "a mark of direction"),
            ("١٩٩٠- ١٩٩٥", None, "a range of years"),
            ("١.٥ متر", None, "a fraction"),
            ("١. ", None, "nothing behind it"),
            ("١٢٣٤٥٦٧٨٩٠. x", None, "a long number"),
            ("--", None, "a rule"),
            ("", None, "nothing"),
        ] {
            let found = mark(line).map(|mark| (mark.number, mark.sign, mark.length));
            assert_eq!(found, expected, "{name}");
        }
    }

    #[test]
    fn directions_go_before_marks_only() {
        for (line, expected) in [
            ("\u{200F}# عنوان\n", "# عنوان\n"),
            ("  \u{200F}\u{61C}- بند", "  - بند"),
            ("\u{FEFF}1. x", "1. x"),
            ("> \u{200E}> \u{200F}* x\n", "> > * x\n"),
            ("\u{200F}| a |", "| a |"),
            ("\u{200F}#هاشتاق", "\u{200F}#هاشتاق"),
            ("\u{200F}نص - \u{200F}- نص", "\u{200F}نص - \u{200F}- نص"),
            ("\u{200F}-1", "\u{200F}-1"),
        ] {
            assert_eq!(without_directions(line), expected);
        }
    }
}
