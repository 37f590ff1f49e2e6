//! The lines of a text, and what one shows by itself.

use super::is_blank;

/// The columns from one stop of the tabulator to the next.
const TAB: usize = 8;
/// The longest line that may be the number of a page, in bytes.
const LONGEST_PAGE: usize = 40;

/// One line.
pub(super) struct Line<'a> {
    /// Where its text starts.
    pub start: usize,
    /// Its text without white space around it; empty if nothing in it shows.
    pub text: &'a str,
    /// The length of its text in characters.
    pub chars: usize,
    /// The columns before its text.
    pub indent: usize,
    /// Whether they are made by tabulators, and so nobody knows how many they are.
    pub tabbed: bool,
    /// Whether it is no part of any paragraph.
    pub alone: bool,
}

/// All lines, blank ones too.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let ends = ['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'];
    let (mut start, mut rest) = (0, text);
    while !rest.is_empty() {
        let length = rest.find(ends).unwrap_or(rest.len());
        let raw = &rest[..length];
        let end = if rest[length..].starts_with("\r\n") {
            2
        } else {
            rest[length..].chars().next().map_or(0, char::len_utf8)
        };
        lines.push(Line::new(start, raw));
        start += length + end;
        rest = &rest[length + end..];
    }
    lines
}

impl<'a> Line<'a> {
    fn new(start: usize, raw: &'a str) -> Self {
        if raw.chars().all(is_blank) {
            return Line { start, text: "", chars: 0, indent: 0, tabbed: false, alone: false };
        }
        let behind = raw.trim_start();
        let (before, text) = (&raw[..raw.len() - behind.len()], behind.trim_end());
        let indent = before.chars().fold(0, |column, c| if c == '\t' { (column / TAB + 1) * TAB } else { column + 1 });
        let start = start + before.len();
        let tabbed = before.contains('\t');
        Line { start, text, chars: text.chars().count(), indent, tabbed, alone: is_alone(text) }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// The column that it ends at.
    pub(super) fn end(&self) -> usize {
        self.indent + self.chars
    }

    pub(super) fn first_word(&self) -> usize {
        self.text.split_whitespace().next().map_or(0, |word| word.chars().count())
    }

    pub(super) fn ends_a_sentence(&self) -> bool {
        ends_with(self.text, is_final)
    }

    pub(super) fn ends_with_a_colon(&self) -> bool {
        ends_with(self.text, |c| c == ':')
    }

    /// Whether there is a sign at its end that parts sentences, or parts of them.
    pub(super) fn ends_with_a_stop(&self) -> bool {
        ends_with(self.text, is_stop)
    }

    /// How many of its words, but for the last, end with such a sign, and how many of them with the end of a sentence.
    pub(super) fn inner_stops(&self) -> (usize, usize) {
        let mut words = self.text.split_whitespace();
        words.next_back();
        words.fold((0, 0), |(stops, finals), word| {
            // A number or a letter before a full stop begins an item, or is an initial.
            let is_word = word.chars().filter(|c| c.is_alphabetic()).nth(2).is_some();
            let stops = stops + usize::from(is_word && ends_with(word, is_stop));
            (stops, finals + usize::from(is_word && ends_with(word, is_final)))
        })
    }
}

/// Whether a text ends with such a character, whatever quotes, brackets and unseen marks stand behind it.
fn ends_with(text: &str, is: fn(char) -> bool) -> bool {
    let is_behind = |c: char| !c.is_alphanumeric() && !is_stop(c) && !matches!(c, '-' | '–' | '—');
    text.trim_end_matches(is_behind).ends_with(is)
}

fn is_final(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | ':' | '؛')
}

fn is_stop(c: char) -> bool {
    is_final(c) || matches!(c, ',' | '،' | ';')
}

/// The value of a digit, Western or Arabic.
pub(super) fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

/// The number of a page, a line of signs alone, a line of a quoted mail.
fn is_alone(text: &str) -> bool {
    text.starts_with('>')
        || is_page_number(text)
        || !text.chars().any(char::is_alphanumeric) && text.chars().count() > 2
}

/// `3`, `- 3 -`, `[3]`, `3/9`, `Page 3 of 9`, `صفحة ٣ من ٩`.
fn is_page_number(text: &str) -> bool {
    const WORDS: [&str; 9] = ["page", "p", "pg", "of", "صفحة", "الصفحة", "ص", "من", "رقم"];
    if text.len() > LONGEST_PAGE {
        return false;
    }
    let parts = || text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let is_number = |part: &str| part.chars().count() <= 4 && part.chars().all(|c| digit(c).is_some());
    let is_sign = |c: char| c.is_alphanumeric() || is_blank(c) || "-–—|/[](){}.:~*".contains(c);
    text.chars().all(is_sign)
        && matches!(parts().filter(|part| is_number(part)).count(), 1 | 2)
        && parts().all(|part| is_number(part) || WORDS.contains(&&*part.to_lowercase()))
        // An item's mark with nothing behind it.
        && !(parts().all(is_number) && text.ends_with(['.', ')', ':']) && !text.starts_with('('))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages_are_known() {
        for (text, expected) in [
            ("3", true),
            ("١٢", true),
            ("- 3 -", true),
            ("— ٣ —", true),
            ("Page 3 of 9", true),
            ("3 / 9", true),
            ("[14]", true),
            ("صفحة 3", true),
            ("الصفحة ٣ من ٩", true),
            ("1.", false),
            ("1)", false),
            ("12345", false),
            ("Page", false),
            ("1984 was a year", false),
            ("3,5", false),
            ("Pages 3", false),
        ] {
            assert_eq!(is_page_number(text), expected, "{text}");
        }
    }

    #[test]
    fn ends_are_found_behind_quotes_and_marks() {
        for (text, sentence, stop) in [
            ("He went.”)", true, true),
            ("قال نعم؟\u{200F}", true, true),
            ("and so,", false, true),
            ("and so", false, false),
            ("inter-", false, false),
            ("ثم قال،", false, true),
        ] {
            let line = Line::new(0, text);
            assert_eq!((line.ends_a_sentence(), line.ends_with_a_stop()), (sentence, stop), "{text}");
        }
    }

    #[test]
    fn indents_are_counted_in_columns() {
        for (raw, indent, end) in [("ab", 0, 2), ("  ab ", 2, 4), ("\tab", 8, 10), ("  \t ab", 9, 11), (" \t ", 0, 0)] {
            let line = Line::new(0, raw);
            assert_eq!((line.indent, line.end()), (indent, end), "{raw:?}");
        }
    }
}
