//! Word lists that did not come with the program: what one is made of, and how its entries get into a lexicon.

use std::borrow::Cow;

use super::{Entry, Lexicon};
use crate::text::{Span, fold, without_article};

/// Where a word list comes from. What is most to be relied on comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Part of the program.
    Bundled,
    /// From a file of the user's.
    Imported,
    /// From aligned texts.
    Learned,
}

impl Origin {
    /// Its name, in the memory and for programs.
    pub fn name(self) -> &'static str {
        match self {
            Origin::Bundled => "bundled",
            Origin::Imported => "imported",
            Origin::Learned => "learned",
        }
    }
}

/// What is known of a word list as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListInfo {
    /// Its name, or that of its file.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// An Arabic word or expression, and one of its English equivalents.
#[derive(Debug, Clone, PartialEq)]
pub struct ListEntry {
    /// The Arabic, as written.
    pub arabic: String,
    /// The English, as written.
    pub english: String,
    /// How much speaks for it, above 0 and at most 1.
    pub weight: f64,
}

impl Lexicon {
    /// Adds a list of entries. Where an Arabic word is in other lists too, all equivalents count.
    pub fn add_list(&mut self, info: ListInfo, entries: &[ListEntry]) {
        let mut text = String::with_capacity(entries.iter().map(|entry| entry.english.len()).sum());
        let list = self.lists.len() as u32;
        self.reserve(entries.len());
        for ListEntry { arabic, english, weight } in entries {
            let start = text.len();
            text.push_str(english);
            self.add_headword(arabic, list, Span::new(start, text.len()), *weight as f32);
        }
        self.lists.push(List { info, text: Cow::Owned(text) });
    }

    /// The list of a number, as it stands in an [`Equivalent`](super::Equivalent).
    ///
    /// # Panics
    /// If the number is of another lexicon that has more lists.
    pub fn list(&self, number: u32) -> &ListInfo {
        &self.lists[number as usize].info
    }

    /// All lists with the number of their entries, in the order of their numbers.
    pub fn lists(&self) -> impl Iterator<Item = (&ListInfo, usize)> {
        let mut counts = vec![0; self.lists.len()];
        self.entries.iter().for_each(|entry| counts[entry.list as usize] += 1);
        self.lists.iter().map(|list| &list.info).zip(counts)
    }

    /// Within an expression articles go, because clitics change them.
    pub(super) fn add_headword(&mut self, arabic: &str, list: u32, equivalents: Span, weight: f32) {
        let arabic = arabic.trim();
        let entry = Entry { rest: Vec::new(), list, equivalents, weight, next: None };
        if !arabic.contains(char::is_whitespace) {
            return self.add(fold(arabic), entry);
        }
        let mut words = arabic.split_whitespace().map(|word| without_article(&fold(word)).to_owned());
        if let Some(first) = words.next() {
            self.add(first, Entry { rest: words.collect(), ..entry });
        }
    }
}

/// A list as it was read; entries point into its text.
#[derive(Debug, Clone)]
pub(super) struct List {
    pub info: ListInfo,
    pub text: Cow<'static, str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(arabic: &str, english: &str, weight: f64) -> ListEntry {
        ListEntry { arabic: arabic.to_owned(), english: english.to_owned(), weight }
    }

    #[test]
    fn a_word_says_which_list_it_comes_from() {
        let mut lexicon = Lexicon::parse_tsv("own.tsv", "كتاب\tbook").unwrap();
        let learned = ListInfo { name: "learned".to_owned(), origin: Origin::Learned };
        let entries =
            [entry("كتاب", "volume", 0.25), entry("حوكمة", "governance", 0.75), entry("هيئة السوق", "CMA", 1.0)];
        lexicon.add_list(learned.clone(), &entries);
        for (word, stem, weight, list) in
            [("كتاب", "book", 1.0, "own.tsv"), ("كتاب", "volum", 0.25, "learned"), ("حوكمة", "govern", 0.75, "learned")]
        {
            let found = lexicon.lookup(word);
            let equivalent = found.iter().find(|e| e.stem == stem).unwrap();
            assert_eq!(
                (equivalent.weight, lexicon.list(equivalent.list.unwrap()).name.as_str()),
                (weight, list),
                "{word}"
            );
        }
        let phrase = lexicon.phrase(&[&fold("وهيئة"), &fold("السوق")]).unwrap();
        assert_eq!(lexicon.list(phrase.equivalents[0].list.unwrap()), &learned);
        for (word, origin) in [("والكتاب", Some(Origin::Imported)), ("حوكمتها", Some(Origin::Learned)), ("قطار", None)]
        {
            assert_eq!(lexicon.known_from(word), origin, "{word}");
        }
        assert_eq!(lexicon.lists().map(|(_, count)| count).collect::<Vec<_>>(), [1, 3]);
    }
}
