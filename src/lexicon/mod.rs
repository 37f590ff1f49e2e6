//! Word translations: Arabic headwords, each with its usual English equivalents.
//!
//! The lists are files of two columns, `headword TAB equivalent, equivalent, …`, with `#` before a comment. The bundled
//! ones lie beside this file, ordered by field; others can be read and merged. What is kept is the folded headword and
//! the equivalents as written; stems are made when a word is looked up, so that loading stays quick. The lists are
//! written from Arabic to English and serve both directions. Each list keeps its name and origin, so that of every word it
//! can be said where it comes from.

pub(crate) mod association;
mod bundled;
mod learn;
mod list;
mod lookup;
pub(crate) mod model1;
mod parse;
mod vocabulary;

use rustc_hash::FxHashMap;

use crate::text::Span;

use list::List;

pub use learn::{Taught, learn};
pub use list::{ListEntry, ListInfo, Origin};
pub use lookup::{Equivalent, Phrase};
pub use parse::{LexiconError, LexiconProblem};

/// Arabic headwords with their English equivalents.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    lists: Vec<List>,
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
    /// Where its equivalents stand: the list and the place in it.
    list: u32,
    equivalents: Span,
    /// How much speaks for them, above 0 and at most 1.
    weight: f32,
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

    /// The text of one of the word lists that come with the program.
    pub fn bundled_text(name: &str) -> Option<&'static str> {
        bundled::text(name)
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
        let lists = self.lists.len() as u32;
        self.lists.extend(other.lists.iter().cloned());
        for (first, newest) in other.words.iter().chain(&other.phrases) {
            let mut entries: Vec<&Entry> = other.chain(Some(newest)).collect();
            entries.reverse();
            for entry in entries {
                self.add(first.clone(), Entry { list: lists + entry.list, ..entry.clone() });
            }
        }
    }

    /// Adds an entry in front of the others of its key.
    fn add(&mut self, first: String, mut entry: Entry) {
        let index = u32::try_from(self.entries.len()).expect("fewer than four billion entries");
        let keys = if entry.rest.is_empty() { &mut self.words } else { &mut self.phrases };
        entry.next = keys.insert(first, index);
        self.entries.push(entry);
    }

    fn equivalents(&self, entry: &Entry) -> &str {
        entry.equivalents.of(&self.lists[entry.list as usize].text)
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
