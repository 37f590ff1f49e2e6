//! Folding: a text as it is compared, without what writers of the same words do differently.
//!
//! Vowel marks and tatweel go, alef forms become ا, ى becomes ي, ة becomes ه, presentation forms become the letters they
//! stand for, Arabic and Persian digits become ASCII, case goes, invisible format characters go. The folded text
//! remembers where each of its characters came from, so that a hit in it can be shown in the text.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A folded text, with the way back to the text it was made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    text: String,
    /// For each byte of `text`, the range of the character it came from.
    origins: Vec<(u32, u32)>,
    /// The length of the text it was made of.
    original: usize,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Self {
        let mut folded = Folded { original: text.len(), ..Folded::default() };
        for (at, c) in text.char_indices() {
            let origin = (at as u32, (at + c.len_utf8()) as u32);
            fold_char(c, |c| {
                folded.text.push(c);
                folded.origins.resize(folded.text.len(), origin);
            });
        }
        folded
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where `wanted`, itself folded, occurs: byte ranges of the original text, in order. Marks behind the last letter
    /// belong to the hit. Empty for an empty `wanted`.
    pub fn find(&self, wanted: &Folded) -> Vec<Range<usize>> {
        if wanted.text.is_empty() {
            return Vec::new();
        }
        let hits = self.text.match_indices(&wanted.text);
        hits.map(|(at, hit)| self.original(at..at + hit.len())).collect()
    }

    /// The bytes of the original text that a range of the folded one was made of, with the marks behind its last letter.
    /// A character that was folded to several is there whole.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        let at = |offset: usize| self.origins.get(offset).map_or(self.original, |origin| origin.0 as usize);
        let start = at(range.start);
        let last = range.end.checked_sub(1).filter(|last| *last >= range.start).and_then(|last| self.origins.get(last));
        start..last.map_or(start, |last| at(range.end).max(last.1 as usize))
    }
}

/// Folds a text of which no positions are needed.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |c| folded.push(c));
    }
    folded
}

fn fold_char(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        return push(c.to_ascii_lowercase());
    }
    // The letters that most Arabic is made of, without asking the tables.
    match c {
        'آ' | 'أ' | 'إ' => return push('ا'),
        'ؤ' => return push('و'),
        'ئ' | 'ى' => return push('ي'),
        'ة' => return push('ه'),
        'ء' | 'ا'..='غ' | 'ف'..='ي' => return push(c),
        _ => {}
    }
    // Compatibility decomposition takes presentation forms, marked alefs and accented Latin letters apart.
    for c in std::iter::once(c).nfkd() {
        match c {
            // Harakat, Quranic marks, superscript alef, tatweel, combining Latin marks, format characters.
            '\u{0300}'..='\u{036F}'
            | '\u{0610}'..='\u{061A}'
            | '\u{061C}'
            | '\u{0640}'
            | '\u{064B}'..='\u{065F}'
            | '\u{0670}'
            | '\u{06D6}'..='\u{06DC}'
            | '\u{06DF}'..='\u{06E8}'
            | '\u{06EA}'..='\u{06ED}'
            | '\u{08D3}'..='\u{08FF}'
            | '\u{00AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FEFF}' => {}
            'ٱ' => push('ا'),
            'ى' | 'ی' => push('ي'),
            'ک' => push('ك'),
            'ة' => push('ه'),
            c => match ascii_digit(c) {
                Some(digit) => push(digit),
                None => c.to_lowercase().for_each(&mut push),
            },
        }
    }
}

/// The ASCII digit for a digit of ASCII, Arabic or Persian.
pub(super) fn ascii_digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    char::from_digit(c as u32 - zero as u32, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_to_one() {
        for (a, b) in [
            ("مُحَمَّد", "محمد"),
            ("أحمد", "احمد"),
            ("إلى", "الي"),
            ("مدرسة", "مدرسه"),
            ("ســلام", "سلام"),
            ("\u{FEFB}", "لا"),
            ("٢٠٢٤", "2024"),
            ("Café", "cafe"),
            ("مسؤول", "مسوول"),
        ] {
            assert_eq!(fold(a), fold(b), "{a}");
        }
    }

    #[test]
    fn a_hit_covers_the_marks_in_it() {
        let text = "قال مُحَمَّدٌ نعم";
        let hits = Folded::new(text).find(&Folded::new("محمد"));
        assert_eq!(hits.len(), 1);
        assert_eq!(&text[hits[0].clone()], "مُحَمَّدٌ");
        assert!(Folded::new(text).find(&Folded::new("")).is_empty());
    }

    #[test]
    fn a_hit_of_half_a_character_covers_it() {
        for (text, wanted, hit) in
            [("ﬁne", "f", "ﬁ"), ("ﬁne", "in", "ﬁn"), ("\u{FEFB}", "ل", "\u{FEFB}"), ("سَلَا", "ل", "لَ")]
        {
            let hits = Folded::new(text).find(&Folded::new(wanted));
            assert_eq!(hits.into_iter().map(|hit| &text[hit]).collect::<Vec<_>>(), [hit], "{wanted} in {text}");
        }
    }
}
