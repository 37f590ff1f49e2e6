//! From what stands in a file to entries: tidied, told apart by their letters, bad ones counted.

use super::{BadEntry, EntryProblem, WordList, WordListFormat};
use crate::lexicon::ListEntry;

/// So many bad entries are told of one by one.
const TOLD: usize = 20;

/// An expression may have so many words; more of them explain a word and do not translate it.
const MOST_WORDS: usize = 5;

/// The longest expression, in bytes.
const LONGEST: usize = 200;

/// A list that is being read.
pub(super) struct Entries(WordList);

impl Entries {
    pub fn new(format: WordListFormat) -> Self {
        Entries(WordList { format, entries: Vec::new(), bad: Vec::new(), bad_count: 0, unused: 0 })
    }

    pub fn finish(self) -> WordList {
        self.0
    }

    /// Adds what `arabic` is in `english`: each a list with commas or semicolons between, or one expression.
    pub fn add(&mut self, arabic: &str, english: &str, weight: f64) {
        let before = self.0.entries.len();
        for arabic in expressions(arabic).filter(|text| has_arabic(text)) {
            for english in expressions(english).filter(|text| !has_arabic(text) && has_latin(text)) {
                self.0.entries.push(ListEntry { arabic: arabic.clone(), english, weight });
            }
        }
        self.0.unused += usize::from(self.0.entries.len() == before);
    }

    /// The same, where it is not known which of the two is the Arabic one.
    pub fn add_either(&mut self, one: &str, other: &str, weight: f64) {
        if has_arabic(one) { self.add(one, other, weight) } else { self.add(other, one, weight) }
    }

    pub fn bad(&mut self, line: u64, column: u64, problem: EntryProblem) {
        self.0.bad_count += 1;
        if self.0.bad.len() < TOLD {
            self.0.bad.push(BadEntry { line, column, problem });
        }
    }

    /// Whether a bad entry will be told of, so that its place is worth finding out.
    pub fn tells(&self) -> bool {
        self.0.bad.len() < TOLD
    }
}

/// The expressions of a list, without notes and in the order in which they stand.
fn expressions(list: &str) -> impl Iterator<Item = String> {
    let bare = without_notes(list);
    let parts: Vec<String> = bare
        .split([',', ';', '،', '؛'])
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|part| part.len() <= LONGEST && part.chars().any(char::is_alphanumeric))
        .filter(|part| part.split(' ').count() <= MOST_WORDS)
        .collect();
    parts.into_iter()
}

/// A text without what stands in brackets, and without control characters.
fn without_notes(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '<' => depth += 1,
            ')' | ']' | '}' | '>' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            c if c.is_control() => bare.push(' '),
            c => bare.push(c),
        }
    }
    bare
}

pub(super) fn has_arabic(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| matches!(c, '\u{0620}'..='\u{064A}' | '\u{0671}'..='\u{06D3}'))
}

pub(super) fn has_latin(text: &str) -> bool {
    text.chars().any(|c| c.is_alphanumeric() && (c as u32) < 0x250)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_and_explanations_are_no_translations() {
        for (arabic, english, expected, name) in [
            ("كتاب", "book, volume", &[("كتاب", "book"), ("كتاب", "volume")][..], "a list"),
            ("سيارة، عربة", "car", &[("سيارة", "car"), ("عربة", "car")], "several Arabic words"),
            ("بيت (ج: بيوت)", "house [n.] ; home", &[("بيت", "house"), ("بيت", "home")], "notes"),
            ("الأمم\u{a0}المتحدة", "United  Nations", &[("الأمم المتحدة", "United Nations")], "spaces"),
            ("حوت", "the largest of all animals that ever lived", &[], "an explanation"),
            ("كتاب", "كتيب", &[], "Arabic on both sides"),
            ("بيت", "((((", &[], "nothing but brackets"),
            ("بيت", "\u{1b}[31mhouse", &[], "a bracket that is never closed"),
            ("ألف", "1000", &[("ألف", "1000")], "a number"),
        ] {
            let mut entries = Entries::new(WordListFormat::Tsv);
            entries.add(arabic, english, 1.0);
            let list = entries.finish();
            let found: Vec<_> = list.entries.iter().map(|e| (e.arabic.as_str(), e.english.as_str())).collect();
            assert_eq!(found, expected, "{name}");
            assert_eq!(list.unused, usize::from(expected.is_empty()), "{name}");
        }
    }
}
