//! IBM Model 1 (Brown et al. 1993) over numbered words: which words of pairs of texts translate each other, and how often.
//!
//! In go pairs of texts as lists of numbers with how sure each pair is, and what is known already as counts; out comes
//! p(target word | source word) for the pairs of words that are worth a thought: those that are known, and those that
//! pass a [`Test`]. All others are left to chance, which is what keeps the rows short and the training quick.
//!
//! Deviations from Brown et al.: training starts from log-likelihood ratios (Moore 2004); known words come in as counts;
//! the null word gives every target word its share of all words and is not trained, because in a short text it would learn
//! to explain everything; an occurrence of a source word that explains nothing keeps its share, so that what remains of a
//! row after the test does not grow to 1. Sums are taken in one fixed order, so the same input gives the same numbers, to
//! the bit, everywhere.

use super::association::{Counts, Test};
use crate::parallel;

/// A pair of texts that translate each other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NumberedPair<'a> {
    /// The source words in any order, repetitions included. Words are numbered from 0 without large gaps.
    pub source: &'a [u32],
    /// The target words.
    pub target: &'a [u32],
    /// How sure it is that they do, from 0 to 1.
    pub weight: f64,
}

/// What is known of two words before any text is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Known {
    /// The source word.
    pub source: u32,
    /// The target word.
    pub target: u32,
    /// As if the one had been seen as the translation of the other so often.
    pub count: f64,
}

/// A pair of words after training.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cell {
    /// The target word.
    pub target: u32,
    /// p(target | source).
    pub p: f64,
    /// In how many pairs of texts both words stand, weights added up.
    pub both: f64,
    /// The log-likelihood ratio of that.
    pub ratio: f64,
}

/// A trained model.
#[derive(Debug, Clone, Default)]
pub(crate) struct Model1 {
    /// Where the row of each source word begins; one longer than there are source words.
    starts: Vec<usize>,
    /// All rows, each in the order of its target words.
    cells: Vec<Cell>,
    /// p(target | no word at all).
    null: Vec<f64>,
}

/// Texts with more different words on a side say nothing of which translates which.
const MOST_WORDS: usize = 300;

/// Into so many pieces work is cut for threads.
const CHUNKS: usize = 16;

impl Model1 {
    /// Trains on pairs of texts for a number of rounds, about five of which are enough, on up to `threads` threads.
    pub fn train(pairs: &[NumberedPair], known: &[Known], test: Test, rounds: usize, threads: usize) -> Self {
        let texts = Texts::new(pairs);
        let known = sorted(known);
        let sources = texts.source.words.max(known.last().map_or(0, |last| last.source as usize + 1));
        let targets = texts.target.words.max(known.iter().map(|known| known.target as usize + 1).max().unwrap_or(0));
        let mut model = Model1 { starts: vec![0], cells: Vec::new(), null: vec![0.0; targets] };
        let postings = texts.source.postings(sources);
        let counts = model.choose(&texts, &postings, &known, test, threads);
        let hits = Hits::new(&model, &texts, threads);
        model.start(&texts, &counts);
        for _ in 0..rounds {
            model.round(&texts, &postings, &hits, &counts);
        }
        model
    }

    /// The pairs of a source word, in the order of the target words.
    pub fn row(&self, source: u32) -> &[Cell] {
        match self.starts.get(source as usize..source as usize + 2) {
            Some(&[start, end]) => &self.cells[start..end],
            _ => &[],
        }
    }

    /// p(target | source): 0 for two words that have nothing to do with each other.
    pub fn p(&self, source: u32, target: u32) -> f64 {
        let row = self.row(source);
        row.binary_search_by_key(&target, |cell| cell.target).map_or(0.0, |at| row[at].p)
    }

    /// Lays out the rows: the known pairs, and those that pass the test. Returns the known counts of the cells.
    fn choose(&mut self, texts: &Texts, postings: &Postings, known: &[Known], test: Test, threads: usize) -> Vec<f64> {
        let (source_weights, target_weights) = (texts.source.weights(texts), texts.target.weights(texts));
        let (words, targets) = (postings.words(), self.null.len());
        let chunk = words.div_ceil(CHUNKS).max(1);
        let rows = parallel::map(threads, words.div_ceil(chunk), |index| {
            let (mut rows, mut both, mut touched) = (Vec::new(), vec![0.0; targets], Vec::new());
            for source in (index * chunk..((index + 1) * chunk).min(words)).map(|source| source as u32) {
                let occurs = source_weights.get(source as usize).copied().unwrap_or(0.0);
                let from = known.partition_point(|known| known.source < source);
                let known = &known[from..from + known[from..].partition_point(|known| known.source == source)];
                if occurs >= test.count || !known.is_empty() {
                    for &(text, _) in postings.of(source) {
                        let weight = texts.weights[text as usize];
                        for &(target, _) in texts.target.of(text as usize) {
                            if both[target as usize] == 0.0 {
                                touched.push(target);
                            }
                            both[target as usize] += weight;
                        }
                    }
                }
                // What is known has a cell, met or not.
                touched.extend(known.iter().map(|known| known.target).filter(|target| both[*target as usize] == 0.0));
                let mut row = Vec::new();
                for target in touched.drain(..) {
                    let together = std::mem::take(&mut both[target as usize]);
                    let count =
                        known.binary_search_by_key(&target, |known| known.target).ok().map(|at| known[at].count);
                    let weight = target_weights.get(target as usize).copied().unwrap_or(0.0);
                    let counted = Counts { both: together, source: occurs, target: weight, all: texts.all };
                    if count.is_some() || test.passes(&counted) {
                        let cell = Cell { target, p: 0.0, both: together, ratio: counted.log_likelihood_ratio() };
                        row.push((cell, count.unwrap_or(0.0)));
                    }
                }
                row.sort_unstable_by_key(|(cell, _)| cell.target);
                rows.push(row);
            }
            rows
        });
        let mut counts = Vec::new();
        for row in rows.into_iter().flatten() {
            for (cell, count) in row {
                self.cells.push(cell);
                counts.push(count);
            }
            self.starts.push(self.cells.len());
        }
        counts
    }

    /// Where training starts: pairs of words in the proportion of their ratios and of what is known.
    fn start(&mut self, texts: &Texts, counts: &[f64]) {
        for bounds in self.starts.windows(2) {
            let (cells, counts) = (&mut self.cells[bounds[0]..bounds[1]], &counts[bounds[0]..bounds[1]]);
            // One more, so that none starts at nothing.
            let ratios: f64 = cells.iter().map(|cell| cell.ratio + 1.0).sum();
            let known: f64 = counts.iter().sum();
            let parts = if known > 0.0 { 2.0 } else { 1.0 };
            for (cell, count) in cells.iter_mut().zip(counts) {
                let share = |part: f64, whole: f64| if whole > 0.0 { part / whole / parts } else { 0.0 };
                cell.p = share(cell.ratio + 1.0, ratios) + share(*count, known);
            }
        }
        let occurrences = texts.target.occurrences(texts, self.null.len());
        let all: f64 = occurrences.iter().sum();
        if all > 0.0 {
            self.null = occurrences.iter().map(|count| count / all).collect();
        }
    }

    /// One round of expectation and maximisation.
    fn round(&mut self, texts: &Texts, postings: &Postings, hits: &Hits, counts: &[f64]) {
        let mut expected = counts.to_vec();
        for text in 0..texts.weights.len() {
            for item in texts.target.range(text) {
                let (target, times) = texts.target.items[item];
                let null = self.null[target as usize];
                let hits = hits.of(item);
                let all =
                    hits.iter().fold(null, |sum, hit| sum + f64::from(hit.times) * self.cells[hit.cell as usize].p);
                if all > 0.0 {
                    let scale = texts.weights[text] * f64::from(times) / all;
                    for hit in hits {
                        let cell = hit.cell as usize;
                        expected[cell] += scale * f64::from(hit.times) * self.cells[cell].p;
                    }
                }
            }
        }
        for source in 0..postings.words() {
            let row = self.starts[source]..self.starts[source + 1];
            let occurs: f64 =
                postings.of(source as u32).iter().map(|(text, n)| texts.weights[*text as usize] * f64::from(*n)).sum();
            let known: f64 = counts[row.clone()].iter().sum();
            let whole = expected[row.clone()].iter().sum::<f64>().max(occurs + known);
            for cell in row.filter(|_| whole > 0.0) {
                self.cells[cell].p = expected[cell] / whole;
            }
        }
    }
}

/// What is known, in order and each pair once; what is no count goes.
fn sorted(known: &[Known]) -> Vec<Known> {
    let mut known: Vec<Known> = known.iter().copied().filter(|k| k.count > 0.0 && k.count.is_finite()).collect();
    known.sort_by(|a, b| (a.source, a.target).cmp(&(b.source, b.target)).then(a.count.total_cmp(&b.count)));
    known.dedup_by(|next, kept| {
        let same = (next.source, next.target) == (kept.source, kept.target);
        kept.count += if same { next.count } else { 0.0 };
        same
    });
    known
}

/// All pairs of texts as bags of words.
struct Texts {
    source: Bags,
    target: Bags,
    weights: Vec<f64>,
    all: f64,
}

/// One side of all texts.
#[derive(Default)]
struct Bags {
    starts: Vec<usize>,
    /// A word and how often it stands in the text; each word once a text, in order.
    items: Vec<(u32, u32)>,
    /// One more than the greatest number of a word.
    words: usize,
}

impl Texts {
    /// Leaves out texts that say nothing: without weight, empty on a side, or far too long.
    fn new(pairs: &[NumberedPair]) -> Self {
        let bags = || Bags { starts: vec![0], ..Bags::default() };
        let mut texts = Texts { source: bags(), target: bags(), weights: Vec::new(), all: 0.0 };
        let (mut source, mut target) = (Vec::new(), Vec::new());
        for pair in pairs.iter().filter(|pair| pair.weight > 0.0 && pair.weight.is_finite()) {
            bag(pair.source, &mut source);
            bag(pair.target, &mut target);
            if [&source, &target].iter().all(|bag| (1..=MOST_WORDS).contains(&bag.len())) {
                texts.source.add(&source);
                texts.target.add(&target);
                texts.weights.push(pair.weight);
                texts.all += pair.weight;
            }
        }
        texts
    }
}

fn bag(words: &[u32], bag: &mut Vec<(u32, u32)>) {
    bag.clear();
    bag.extend(words.iter().map(|word| (*word, 1)));
    bag.sort_unstable();
    bag.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += u32::from(same);
        same
    });
}

impl Bags {
    fn add(&mut self, bag: &[(u32, u32)]) {
        self.items.extend_from_slice(bag);
        self.starts.push(self.items.len());
        self.words = self.words.max(bag.last().map_or(0, |last| last.0 as usize + 1));
    }

    fn range(&self, text: usize) -> std::ops::Range<usize> {
        self.starts[text]..self.starts[text + 1]
    }

    fn of(&self, text: usize) -> &[(u32, u32)] {
        &self.items[self.range(text)]
    }

    /// For each word, the weights of the texts it stands in.
    fn weights(&self, texts: &Texts) -> Vec<f64> {
        let mut weights = vec![0.0; self.words];
        for (text, weight) in texts.weights.iter().enumerate() {
            self.of(text).iter().for_each(|(word, _)| weights[*word as usize] += weight);
        }
        weights
    }

    /// For each of so many words, how often it stands in all texts, weighted.
    fn occurrences(&self, texts: &Texts, words: usize) -> Vec<f64> {
        let mut occurrences = vec![0.0; words];
        for (text, weight) in texts.weights.iter().enumerate() {
            self.of(text).iter().for_each(|(word, times)| occurrences[*word as usize] += weight * f64::from(*times));
        }
        occurrences
    }

    /// For each of so many words, the texts it stands in.
    fn postings(&self, words: usize) -> Postings {
        let mut starts = vec![0; words + 1];
        self.items.iter().for_each(|(word, _)| starts[*word as usize + 1] += 1);
        for word in 0..words {
            starts[word + 1] += starts[word];
        }
        let mut next = starts.clone();
        let mut texts = vec![(0, 0); self.items.len()];
        for text in 0..self.starts.len() - 1 {
            for &(word, times) in self.of(text) {
                texts[next[word as usize]] = (text as u32, times);
                next[word as usize] += 1;
            }
        }
        Postings { starts, texts }
    }
}

/// The texts each word stands in, and how often.
struct Postings {
    starts: Vec<usize>,
    texts: Vec<(u32, u32)>,
}

impl Postings {
    fn words(&self) -> usize {
        self.starts.len() - 1
    }

    fn of(&self, word: u32) -> &[(u32, u32)] {
        &self.texts[self.starts[word as usize]..self.starts[word as usize + 1]]
    }
}

/// A source word of a text that may explain a target word of it.
#[derive(Clone, Copy)]
struct Hit {
    cell: u32,
    times: u32,
}

/// For each item of the target side, what may explain it.
struct Hits {
    starts: Vec<usize>,
    hits: Vec<Hit>,
}

impl Hits {
    fn new(model: &Model1, texts: &Texts, threads: usize) -> Self {
        let all = texts.weights.len();
        let chunk = all.div_ceil(CHUNKS).max(1);
        let chunks = parallel::map(threads, all.div_ceil(chunk), |index| {
            let (mut sizes, mut hits) = (Vec::new(), Vec::new());
            let mut found: Vec<Vec<Hit>> = Vec::new();
            for text in index * chunk..((index + 1) * chunk).min(all) {
                let targets = texts.target.of(text);
                found.resize(found.len().max(targets.len()), Vec::new());
                for &(source, times) in texts.source.of(text) {
                    let start = model.starts[source as usize];
                    let row = model.row(source);
                    let mut hit =
                        |item: usize, cell: usize| found[item].push(Hit { cell: (start + cell) as u32, times });
                    // The shorter list is looked up in the longer one.
                    if row.len() <= targets.len() {
                        for (cell, Cell { target, .. }) in row.iter().enumerate() {
                            if let Ok(item) = targets.binary_search_by_key(target, |(target, _)| *target) {
                                hit(item, cell);
                            }
                        }
                    } else {
                        for (item, (target, _)) in targets.iter().enumerate() {
                            if let Ok(cell) = row.binary_search_by_key(target, |cell| cell.target) {
                                hit(item, cell);
                            }
                        }
                    }
                }
                for found in &mut found[..targets.len()] {
                    sizes.push(found.len());
                    hits.append(found);
                }
            }
            (sizes, hits)
        });
        let mut all = Hits { starts: vec![0], hits: Vec::new() };
        for (sizes, hits) in chunks {
            for size in sizes {
                all.starts.push(all.starts[all.starts.len() - 1] + size);
            }
            all.hits.extend(hits);
        }
        all
    }

    fn of(&self, item: usize) -> &[Hit] {
        &self.hits[self.starts[item]..self.starts[item + 1]]
    }
}

#[cfg(test)]
mod tests;
