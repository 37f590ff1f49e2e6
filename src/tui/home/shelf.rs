//! The pairs in the order in which they are shown, and what was counted of them.
//!
//! The list itself is read at once, however large the pairs are; their rows are counted one pair after the other while no
//! key waits, those on the screen first. A count holds until the pair has changed.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::text::fold;
use crate::workspace::{PairCounts, PairEntry, PairId, PairList};

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The last changed first.
    #[default]
    Touched,
    /// By name.
    Name,
    /// Those with the most rows that want a look first.
    ToLook,
}

impl Sort {
    /// The order that comes behind this one.
    pub fn next(self) -> Self {
        match self {
            Sort::Touched => Sort::Name,
            Sort::Name => Sort::ToLook,
            Sort::ToLook => Sort::Touched,
        }
    }

    /// In words.
    pub fn told(self) -> &'static str {
        match self {
            Sort::Touched => "last touched first",
            Sort::Name => "by name",
            Sort::ToLook => "most to look at first",
        }
    }
}

/// What was counted of a pair, and of which state of it.
#[derive(Debug)]
struct Counted {
    of: PairEntry,
    /// None when it could not be counted.
    counts: Option<PairCounts>,
}

/// The pairs.
#[derive(Debug, Default)]
pub struct Shelf {
    list: PairList,
    /// Their names as they are compared with what is searched for, in the same order.
    folded: Vec<String>,
    counted: HashMap<PairId, Counted>,
    /// The indexes of those that are shown, in order.
    shown: Vec<usize>,
    current: usize,
    sort: Sort,
    deleted: bool,
    filter: String,
}

impl Shelf {
    /// The pairs of a list.
    pub fn new(list: PairList) -> Self {
        let mut shelf = Shelf::default();
        shelf.put(list);
        shelf
    }

    /// Puts the list as it was read again in the place of this one, and stays at the same pair where it is still shown.
    pub fn put(&mut self, list: PairList) {
        let current = self.current_id();
        self.folded = list.pairs.iter().map(|pair| fold(&pair.name)).collect();
        self.list = list;
        let there: HashMap<PairId, &PairEntry> = self.list.pairs.iter().map(|pair| (pair.id, pair)).collect();
        self.counted.retain(|id, counted| there.get(id).is_some_and(|pair| same_rows(pair, &counted.of)));
        self.arrange(current);
    }

    /// The list as it was read.
    pub fn list(&self) -> &PairList {
        &self.list
    }

    /// How many pairs are there that were not deleted.
    pub fn there(&self) -> usize {
        self.list.pairs.iter().filter(|pair| !pair.deleted).count()
    }

    /// How many pairs were deleted.
    pub fn gone(&self) -> usize {
        self.list.pairs.len() - self.there()
    }

    /// How many pairs are shown.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether no pair is shown.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// A pair that is shown, by its place.
    pub fn get(&self, place: usize) -> Option<&PairEntry> {
        self.list.pairs.get(*self.shown.get(place)?)
    }

    /// The current pair's place; 0 when there is none.
    pub fn current(&self) -> usize {
        self.current
    }

    /// The current pair, if there is one.
    pub fn pair(&self) -> Option<&PairEntry> {
        self.get(self.current)
    }

    /// A pair by its number.
    pub fn by_id(&self, id: PairId) -> Option<&PairEntry> {
        self.list.pairs.iter().find(|pair| pair.id == id)
    }

    fn current_id(&self) -> Option<PairId> {
        self.pair().map(|pair| pair.id)
    }

    /// Makes a place the current one.
    pub fn go_to(&mut self, place: usize) {
        self.current = place.min(self.shown.len().saturating_sub(1));
    }

    /// Makes a pair the current one, if it is shown.
    pub fn focus(&mut self, id: PairId) {
        if let Some(place) = self.shown.iter().position(|index| self.list.pairs[*index].id == id) {
            self.current = place;
        }
    }

    /// The order.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// Orders the pairs in another way.
    pub fn set_sort(&mut self, sort: Sort) {
        self.sort = sort;
        self.arrange(self.current_id());
    }

    /// Whether deleted pairs are shown too.
    pub fn shows_deleted(&self) -> bool {
        self.deleted
    }

    /// Shows deleted pairs too, or no longer.
    pub fn show_deleted(&mut self, deleted: bool) {
        self.deleted = deleted;
        self.arrange(self.current_id());
    }

    /// What the names of the pairs that are shown have in them; empty when all are shown.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Shows only pairs whose names have some words in them. Vowel marks, alef forms and case make no difference.
    pub fn set_filter(&mut self, filter: &str) {
        if filter != self.filter {
            self.filter = filter.to_owned();
            self.arrange(self.current_id());
        }
    }

    /// What was counted of a pair; none as long as that is not known.
    pub fn counts(&self, id: PairId) -> Option<PairCounts> {
        self.counted.get(&id).and_then(|counted| counted.counts)
    }

    /// Takes in what was counted of a pair; none when it could not be counted.
    pub fn counted(&mut self, id: PairId, counts: Option<PairCounts>) {
        let Some(of) = self.by_id(id).cloned() else { return };
        self.counted.insert(id, Counted { of, counts });
        if self.sort == Sort::ToLook && self.uncounted(0).is_none() {
            self.arrange(self.current_id());
        }
    }

    /// The next pair whose rows are to be counted: those that are shown from a place on first.
    pub fn uncounted(&self, from: usize) -> Option<PairId> {
        let places = self.shown.iter().skip(from).chain(self.shown.iter().take(from));
        let pairs = places.map(|index| &self.list.pairs[*index]);
        pairs.map(|pair| pair.id).find(|id| !self.counted.contains_key(id))
    }

    /// Orders what is shown, and stays at a pair, or at the place where it was.
    fn arrange(&mut self, current: Option<PairId>) {
        let wanted = fold(&self.filter);
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let pairs = &self.list.pairs;
        let fits = |index: &usize| {
            let (pair, name) = (&pairs[*index], &self.folded[*index]);
            (self.deleted || !pair.deleted) && words.iter().all(|word| name.contains(word))
        };
        let mut shown: Vec<usize> = (0..pairs.len()).filter(fits).collect();
        match self.sort {
            // As they were read.
            Sort::Touched => {}
            Sort::Name => shown.sort_by(|a, b| self.folded[*a].cmp(&self.folded[*b])),
            Sort::ToLook => {
                let looks = |index: &usize| self.counts(pairs[*index].id).map(|counts| counts.want_a_look);
                shown.sort_by_key(|index| Reverse(looks(index)));
            }
        }
        self.shown = shown;
        match current.and_then(|id| self.shown.iter().position(|index| self.list.pairs[*index].id == id)) {
            Some(place) => self.current = place,
            None => self.go_to(self.current),
        }
    }
}

/// Whether what was counted of one holds for the other.
fn same_rows(one: &PairEntry, other: &PairEntry) -> bool {
    (one.head, one.changed) == (other.head, other.changed)
}
