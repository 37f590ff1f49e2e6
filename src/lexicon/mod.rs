//! Word translations: Arabic headwords, each with its usual English equivalents.
//!
//! The lists are files of two columns, `headword TAB equivalent, equivalent, …`, with `#` before a comment. The bundled
//! ones lie beside this file, ordered by field; others can be read and merged. What is kept is the folded headword and
//! the equivalents as written; stems are made when a word is looked up, so that loading stays quick. The lists are
//! written from Arabic to English and serve both directions.

mod bundled;
mod lookup;
mod parse;

use rustc_hash::FxHashMap;

pub use lookup::{Equivalent, Phrase};
pub use parse::{LexiconError, LexiconProblem};

/// Arabic headwords with their English equivalents.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    entries: Vec<Entry>,
    /// Folded headword of one word to its newest entry.
    words: FxHashMap<String, u32>,
    /// The first word of a longer headword, without article, to the newest entry that begins with it.
    phrases: FxHashMap<String, u32>,
}

#[derive(Debug, Clone)]
struct Entry {
    /// The words of the headword behind the first, folded, without articles.
    rest: Vec<String>,
    /// The equivalents as written, separated by commas.
    equivalents: String,
    /// The next entry under the same key.
    next: Option<u32>,
}

impl Lexicon {
    /// A lexicon without entries.
    pub fn empty() -> Self {
        Lexicon::default()
    }

    /// The word lists that come with the program, read on first use.
    pub fn bundled() -> &'static Lexicon {
        bundled::get()
    }

    /// The number of entries; a headword that is in several lists counts several times.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry at all.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds all entries of another lexicon. Where both have a headword, all equivalents count.
    pub fn merge(&mut self, other: &Lexicon) {
        for (first, newest) in other.words.iter().chain(&other.phrases) {
            let mut entries: Vec<&Entry> = other.chain(Some(newest)).collect();
            entries.reverse();
            for entry in entries {
                self.add(first.clone(), entry.rest.clone(), entry.equivalents.clone());
            }
        }
    }

    /// Adds an entry in front of the others of its key.
    fn add(&mut self, first: String, rest: Vec<String>, equivalents: String) {
        let index = u32::try_from(self.entries.len()).expect("fewer than four billion entries");
        let keys = if rest.is_empty() { &mut self.words } else { &mut self.phrases };
        let next = keys.insert(first, index);
        self.entries.push(Entry { rest, equivalents, next });
    }

    fn reserve(&mut self, entries: usize) {
        self.entries.reserve(entries);
        self.words.reserve(entries);
    }

    fn chain(&self, first: Option<&u32>) -> impl Iterator<Item = &Entry> {
        std::iter::successors(first.map(|&index| &self.entries[index as usize]), |entry| {
            entry.next.map(|index| &self.entries[index as usize])
        })
    }
}
