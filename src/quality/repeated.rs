//! The same source, translated differently in another row.
//!
//! [`Translations`] remembers of every row no more than what its two texts come to when folded, so that a pair of 100,000
//! rows takes some megabytes; it can be filled a few rows at a time. It only points at rows: the one who asks looks at
//! their texts with [`told`], which leaves rows that have changed since, and chance likenesses, without a word.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::{Finding, Warning};
use crate::text::{fold, words};

/// What the rows of a pair translate and how, by the number of the row's bead.
#[derive(Debug, Clone, Default)]
pub struct Translations {
    rows: FxHashMap<u32, (u64, u64)>,
    /// Source, row, target.
    by_source: BTreeSet<(u64, u32, u64)>,
}

/// A source of fewer words is an exclamation or a heading, which is said differently here and there for good reason.
const FEWEST: usize = 3;

/// Of a source that stands there a thousand times not all rows are looked at.
const MOST: usize = 64;

impl Translations {
    /// Remembers a row, or what it has become. A row with an empty side, or whose source is a word or two, is forgotten.
    pub fn set(&mut self, row: u32, source: &str, target: &str) {
        let known = print(source, FEWEST).zip(print(target, 1));
        if self.rows.get(&row) == known.as_ref() {
            return;
        }
        self.remove(row);
        if let Some((source, target)) = known {
            self.rows.insert(row, (source, target));
            self.by_source.insert((source, row, target));
        }
    }

    /// Forgets a row.
    pub fn remove(&mut self, row: u32) {
        if let Some((source, target)) = self.rows.remove(&row) {
            self.by_source.remove(&(source, row, target));
        }
    }

    /// How many rows are remembered.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no row is remembered.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows that seem to translate the same source as this one, but differently, by their number.
    pub fn others(&self, row: u32) -> impl Iterator<Item = u32> {
        let own = self.rows.get(&row).copied();
        own.into_iter().flat_map(move |(source, target)| {
            let same = self.by_source.range((source, 0, 0)..=(source, u32::MAX, u64::MAX)).take(MOST);
            same.filter(move |(_, other, there)| *other != row && *there != target).map(|(_, other, _)| *other)
        })
    }
}

/// What there is to tell of a row that translates the source of another one differently; nothing if it does not. `number`
/// is that of the other row as translators count them.
pub fn told([source, target]: [&str; 2], other: [&str; 2], number: usize) -> Option<Finding> {
    let differs = same(source, other[0]) && !same(target, other[1]) && print(source, FEWEST).is_some();
    let told = format!("row {number} translates the same source differently");
    differs.then_some(Finding { kind: Warning::Inconsistent, places: Default::default(), told })
}

/// Whether two texts have the same words, whatever their punctuation, case and vowel marks.
fn same(one: &str, other: &str) -> bool {
    words(one).map(|word| fold(word.text)).eq(words(other).map(|word| fold(word.text)))
}

/// What a text of at least so many words comes to.
fn print(text: &str, fewest: usize) -> Option<u64> {
    let mut hasher = FxHasher::default();
    let mut count = 0;
    for word in words(text) {
        fold(word.text).hash(&mut hasher);
        count += 1;
    }
    (count >= fewest).then(|| hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[(&str, &str)]) -> Translations {
        let mut translations = Translations::default();
        rows.iter().enumerate().for_each(|(row, (source, target))| translations.set(row as u32, source, target));
        translations
    }

    #[test]
    fn rows_with_the_same_source_and_another_target_are_pointed_at() {
        let rows = [
            ("عادت السفينة غدا.", "The ship returns tomorrow."),
            ("عادت السفينةُ غدا", "The ship comes back tomorrow"),
            ("عادت السفينة غدا", "the ship returns tomorrow!"),
            ("نعم", "Yes"),
            ("نعم", "Of course"),
            ("عادت السفينة غدا", ""),
        ];
        let translations = of(&rows);
        for (row, others) in [(0, vec![1]), (1, vec![0, 2]), (2, vec![1]), (3, vec![]), (4, vec![]), (5, vec![])] {
            assert_eq!(translations.others(row).collect::<Vec<_>>(), others, "{row}");
        }
        let text = |row: usize| [rows[row].0, rows[row].1];
        let finding = told(text(0), text(1), 2).unwrap();
        assert_eq!(finding.told, "row 2 translates the same source differently");
        assert_eq!(told(text(0), text(2), 3), None);
        assert_eq!(told(text(0), text(3), 4), None);
    }

    #[test]
    fn a_row_that_changes_is_another_row() {
        let mut translations = of(&[("عادت السفينة غدا", "one"), ("عادت السفينة غدا", "two")]);
        assert_eq!(translations.others(0).count(), 1);
        translations.set(1, "عادت السفينة غدا", "one");
        assert_eq!(translations.others(0).count(), 0);
        translations.set(1, "عادت السفينة غدا", "two");
        translations.remove(1);
        assert_eq!((translations.others(0).count(), translations.len()), (0, 1));
    }

    proptest::proptest! {
        #[test]
        fn filling_in_any_order_and_again_comes_to_the_same(
            rows in proptest::collection::vec((0_usize..4, 0_usize..3), 1..20),
            turn in 0_usize..20,
        ) {
            let source = |kind: usize| format!("كلام من نوع {kind}");
            let target = |kind: usize| format!("text {kind}");
            let mut one = Translations::default();
            for (row, (s, t)) in rows.iter().enumerate() {
                one.set(row as u32, &source(*s), &target(*t));
            }
            let mut other = Translations::default();
            for at in 0..2 * rows.len() {
                let row = (at + turn) % rows.len();
                other.set(row as u32, "something else entirely", "x");
                other.set(row as u32, &source(rows[row].0), &target(rows[row].1));
            }
            for row in 0..rows.len() as u32 {
                proptest::prop_assert_eq!(one.others(row).collect::<Vec<_>>(), other.others(row).collect::<Vec<_>>());
            }
        }
    }
}
