//! A text as the model sees it: segments as bags of numbered units.
//!
//! A unit is a word in the form in which it is compared: the folded word on an Arabic side, an expression that the lexicon
//! knows as a whole, the stem on an English side, a number in digits. The strings are only needed to find out which units
//! translate each other; afterwards everything is integers.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::lexicon::{Equivalent, Lexicon};
use crate::text::{arabic_numeral, begins_numeral, english_numeral, english_stem, fold, number, spelled_out, words};

/// How the words of a side are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Arabic opposite English.
    Arabic,
    /// English opposite Arabic.
    English,
    /// Any other language, or Arabic and English with another one.
    Plain,
}

/// What kind of unit it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Word,
    Number,
    /// A word in Latin letters on an Arabic side, as an English stem.
    Latin,
    /// An expression of several Arabic words.
    Phrase(Vec<Equivalent>),
}

/// A distinct unit of a side.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// As it is compared.
    pub text: String,
    /// As it was first written.
    pub written: String,
    pub kind: Kind,
    /// How often it occurs in the whole side.
    pub count: u32,
    /// How often it was written with a small first letter.
    pub small: u32,
}

/// One occurrence list entry: a unit within a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub unit: u32,
    pub count: u32,
}

/// A whole side.
#[derive(Debug, Clone, Default)]
pub(super) struct Side {
    pub units: Arc<[Unit]>,
    /// Where each segment's items begin; one longer than there are segments.
    starts: Vec<usize>,
    items: Vec<Item>,
    /// The number of units of each segment, repetitions counted.
    pub sizes: Vec<u32>,
    /// Letters, digits and word spaces before each segment; one longer than there are segments.
    pub lengths: Vec<u64>,
    /// All units, repetitions counted.
    pub total: u64,
    /// For each unit, the segments it occurs in with its place among their items, in order.
    postings: Vec<(u32, u32)>,
    /// Where those of each unit begin: of all units, or, in a small part, of those in `occurring`.
    posting_starts: Vec<usize>,
    occurring: Option<Vec<u32>>,
}

impl Side {
    pub fn new(segments: &[&str], reading: Reading, lexicon: &Lexicon) -> Self {
        let mut reader = Reader { reading, lexicon, units: Vec::new(), by_text: FxHashMap::default() };
        let mut side = Side { starts: vec![0], lengths: vec![0], ..Side::default() };
        let mut seen: FxHashMap<String, Word> = FxHashMap::default();
        let mut line: Vec<Word> = Vec::new();
        let mut bag: Vec<u32> = Vec::new();
        let mut length = 0;
        for segment in segments {
            line.clear();
            for word in words(segment) {
                let word = match seen.get(word.text) {
                    Some(word) => word.clone(),
                    None => {
                        let read = reader.read(word.text);
                        seen.insert(word.text.to_owned(), read.clone());
                        read
                    }
                };
                length += u64::from(word.letters) + 1;
                line.push(word);
            }
            bag.clear();
            reader.bag(&line, &mut bag);
            side.sizes.push(bag.len() as u32);
            side.total += bag.len() as u64;
            bag.sort_unstable();
            for same in bag.chunk_by(|a, b| a == b) {
                side.items.push(Item { unit: same[0], count: same.len() as u32 });
            }
            side.starts.push(side.items.len());
            side.lengths.push(length);
        }
        side.units = reader.units.into();
        side.index();
        side
    }

    /// Some of the segments as a side of their own. Units keep their numbers and their counts.
    pub fn part(&self, segments: Range<usize>) -> Side {
        let base = self.starts[segments.start];
        let starts: Vec<usize> = self.starts[segments.start..=segments.end].iter().map(|start| start - base).collect();
        let items = self.items[base..self.starts[segments.end]].to_vec();
        let sizes = self.sizes[segments.clone()].to_vec();
        let lengths = self.lengths[segments.start..=segments.end].to_vec();
        let mut part = Side {
            units: Arc::clone(&self.units),
            starts,
            items,
            sizes,
            lengths,
            total: self.total,
            ..Side::default()
        };
        part.index();
        part
    }

    /// Letters, digits and word spaces of all segments.
    pub fn length(&self) -> u64 {
        self.lengths.last().copied().unwrap_or(0) - self.lengths.first().copied().unwrap_or(0)
    }

    /// The number of segments.
    pub fn len(&self) -> usize {
        self.sizes.len()
    }

    /// The distinct units of a segment.
    pub fn items(&self, segment: usize) -> &[Item] {
        &self.items[self.starts[segment]..self.starts[segment + 1]]
    }

    /// Where a unit occurs: segment and place among its items, in the order of segments.
    pub fn postings(&self, unit: u32) -> &[(u32, u32)] {
        let place = match &self.occurring {
            None => unit as usize,
            Some(occurring) => match occurring.binary_search(&unit) {
                Ok(place) => place,
                Err(_) => return &[],
            },
        };
        &self.postings[self.posting_starts[place]..self.posting_starts[place + 1]]
    }

    fn index(&mut self) {
        let units = self.units.len();
        let segments = (0..self.sizes.len()).flat_map(|segment| {
            let items = self.starts[segment]..self.starts[segment + 1];
            items.clone().map(move |item| (item, segment as u32, (item - items.start) as u32))
        });
        // A document may be cut into thousands of parts; none may cost as much as the whole.
        if self.items.len() * 4 < units {
            let mut all: Vec<(u32, u32, u32)> =
                segments.map(|(item, segment, place)| (self.items[item].unit, segment, place)).collect();
            all.sort_unstable();
            let (mut occurring, mut starts) = (Vec::new(), Vec::new());
            for (at, (unit, ..)) in all.iter().enumerate() {
                if occurring.last() != Some(unit) {
                    occurring.push(*unit);
                    starts.push(at);
                }
            }
            starts.push(all.len());
            self.postings = all.into_iter().map(|(_, segment, place)| (segment, place)).collect();
            (self.posting_starts, self.occurring) = (starts, Some(occurring));
            return;
        }
        let mut starts = vec![0; units + 1];
        for item in &self.items {
            starts[item.unit as usize + 1] += 1;
        }
        for unit in 0..units {
            starts[unit + 1] += starts[unit];
        }
        let mut next = starts.clone();
        let mut postings = vec![(0, 0); self.items.len()];
        for (item, segment, place) in segments {
            let slot = &mut next[self.items[item].unit as usize];
            postings[*slot] = (segment, place);
            *slot += 1;
        }
        (self.postings, self.posting_starts, self.occurring) = (postings, starts, None);
    }
}

/// A word as read: its unit once it is known that it is not part of an expression.
#[derive(Debug, Clone)]
struct Word {
    folded: std::rc::Rc<str>,
    unit: u32,
    letters: u32,
    small: bool,
    begins_phrase: bool,
    begins_numeral: bool,
}

struct Reader<'l> {
    reading: Reading,
    lexicon: &'l Lexicon,
    units: Vec<Unit>,
    by_text: FxHashMap<String, u32>,
}

impl Reader<'_> {
    fn read(&mut self, word: &str) -> Word {
        let folded = fold(word);
        let latin = word.chars().all(|c| !c.is_alphabetic() || c.is_ascii() || (c as u32) < 0x250);
        let (text, kind) = match (number(word), spelled_out(word)) {
            (Some(number), _) => (number, Kind::Number),
            (None, Some(sign)) => (english_stem(sign), Kind::Latin),
            _ => match self.reading {
                Reading::Arabic if latin => (english_stem(word), Kind::Latin),
                Reading::English => (english_stem(word), Kind::Word),
                Reading::Arabic | Reading::Plain => (folded.clone(), Kind::Word),
            },
        };
        let begins_phrase =
            self.reading == Reading::Arabic && kind == Kind::Word && self.lexicon.begins_phrase(&folded);
        let letters = folded.chars().count() as u32;
        let small = word.chars().next().is_some_and(char::is_lowercase);
        let begins_numeral = self.reading != Reading::Plain && begins_numeral(&folded, self.reading == Reading::Arabic);
        let unit = self.unit(text, word, kind);
        Word { folded: folded.into(), unit, letters, small, begins_phrase, begins_numeral }
    }

    /// The units of a segment, expressions taken together. A number of several words is a unit beside its words.
    fn bag(&mut self, line: &[Word], bag: &mut Vec<u32>) {
        let (mut at, mut counted) = (0, 0);
        while at < line.len() {
            if at >= counted && line[at].begins_numeral {
                counted = at + self.numeral(&line[at..], bag).max(1);
            }
            let phrase = line[at].begins_phrase.then(|| self.phrase(&line[at..])).flatten();
            let (unit, taken) = phrase.unwrap_or((line[at].unit, 1));
            self.units[unit as usize].count += 1;
            self.units[unit as usize].small += u32::from(line[at].small);
            bag.push(unit);
            at += taken;
        }
    }

    /// Adds the number that begins a line, and tells how many words it takes.
    fn numeral(&mut self, line: &[Word], bag: &mut Vec<u32>) -> usize {
        let folded: Vec<&str> = line.iter().take(12).map(|word| &*word.folded).collect();
        let numeral = match self.reading {
            Reading::Arabic => arabic_numeral(&folded),
            Reading::English | Reading::Plain => english_numeral(&folded),
        };
        let Some(numeral) = numeral else { return 0 };
        let unit = self.unit(numeral.value.clone(), &numeral.value, Kind::Number);
        self.units[unit as usize].count += 1;
        bag.push(unit);
        numeral.words
    }

    fn phrase(&mut self, line: &[Word]) -> Option<(u32, usize)> {
        let folded: Vec<&str> = line.iter().take(6).map(|word| &*word.folded).collect();
        let phrase = self.lexicon.phrase(&folded)?;
        let text = folded[..phrase.words].join(" ");
        let unit = self.unit(text.clone(), &text, Kind::Phrase(phrase.equivalents));
        Some((unit, phrase.words))
    }

    fn unit(&mut self, text: String, written: &str, kind: Kind) -> u32 {
        if let Some(&unit) = self.by_text.get(&text) {
            return unit;
        }
        let unit = self.units.len() as u32;
        self.by_text.insert(text.clone(), unit);
        self.units.push(Unit { text, written: written.to_owned(), kind, count: 0, small: 0 });
        unit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_knows_where_its_units_occur() {
        let segments: Vec<String> = (0..40).map(|n| format!("word{n} word{} common", n / 2)).collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let side = Side::new(&segments, Reading::English, &Lexicon::empty());
        for range in [0..40, 0..0, 3..4, 10..13, 5..35] {
            let part = side.part(range.clone());
            for unit in 0..side.units.len() as u32 {
                let whole = side.postings(unit).iter().filter(|(segment, _)| range.contains(&(*segment as usize)));
                let moved: Vec<_> = whole.map(|(segment, place)| (segment - range.start as u32, *place)).collect();
                assert_eq!(part.postings(unit), moved, "{range:?} {unit}");
            }
        }
    }
}
