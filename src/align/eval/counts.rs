//! How many beads agree, in five ways of counting.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::beads::Sets;

/// A way of counting; the module's page says how they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Beads with both sides, exactly right.
    Strict,
    /// As the scorer of vecalign counts.
    Vecalign,
    /// All beads, exactly right.
    All,
    /// Beads with both sides that share something.
    Lax,
    /// Pairs of a source and a target segment.
    Pairs,
}

impl Measure {
    /// All of them, the one that is meant when no other is named first.
    pub const ALL: [Measure; 5] = [Measure::Strict, Measure::Vecalign, Measure::All, Measure::Lax, Measure::Pairs];

    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Strict => "strict",
            Measure::Vecalign => "vecalign",
            Measure::All => "all",
            Measure::Lax => "lax",
            Measure::Pairs => "pairs",
        }
    }
}

/// What precision and recall are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// How much was predicted.
    pub predicted: usize,
    /// How much of it is right.
    pub right: usize,
    /// How much there is in the gold.
    pub gold: usize,
    /// How much of it was found. Differs from `right` where a bead need not be exactly right.
    pub found: usize,
}

impl Score {
    fn exact(predicted: usize, right: usize, gold: usize) -> Self {
        Score { predicted, right, gold, found: right }
    }

    fn add(&mut self, other: Score) {
        self.predicted += other.predicted;
        self.right += other.right;
        self.gold += other.gold;
        self.found += other.found;
    }

    /// The share of what was predicted that is right; 0 if there is nothing.
    pub fn precision(&self) -> f64 {
        share(self.right, self.predicted)
    }

    /// The share of the gold that was found; 0 if there is nothing.
    pub fn recall(&self) -> f64 {
        share(self.found, self.gold)
    }

    /// The harmonic mean of precision and recall; 0 when both are.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Beads of one type, those with an empty side taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TypeCount {
    /// How many the gold has.
    pub gold: usize,
    /// How many of them were found, exactly.
    pub found: usize,
    /// How many were predicted.
    pub predicted: usize,
}

impl TypeCount {
    /// The share of the gold's that was found; 0 if there is none.
    pub fn recall(&self) -> f64 {
        share(self.found, self.gold)
    }
}

/// All that is counted when an alignment is compared with the gold one. Counts of several documents are
/// [added up](Counts::add) before anything is divided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    scores: [Score; Measure::ALL.len()],
    types: BTreeMap<(usize, usize), TypeCount>,
}

impl Counts {
    /// Compares two alignments.
    pub fn new(gold: &[Sets], predicted: &[Sets]) -> Self {
        let (gold_raw, predicted_raw) = (sorted(gold.iter().cloned()), sorted(predicted.iter().cloned()));
        let all_gold = taken_apart(gold);
        let mut all_predicted = taken_apart(predicted);
        all_predicted.extend(implied(gold, predicted));
        let all_predicted = sorted(all_predicted.into_iter());
        let (full_gold, full_predicted) = (full(&all_gold), full(&all_predicted));
        let right = common(&full_gold, &full_predicted);
        let strict = Score::exact(full_predicted.len(), right, full_gold.len());
        let vecalign = Score { predicted: predicted_raw.len(), right: common(&gold_raw, &predicted_raw), ..strict };
        let all = Score::exact(all_predicted.len(), common(&all_gold, &all_predicted), all_gold.len());
        let (gold_index, predicted_index) = (BySource::new(&full_gold), BySource::new(&full_predicted));
        let shared = |beads: &[Sets], with: &BySource| beads.iter().filter(|bead| with.shares(bead)).count();
        let lax = Score {
            right: shared(&full_predicted, &gold_index),
            found: shared(&full_gold, &predicted_index),
            ..strict
        };
        let pairs = pairs(&gold_index, &predicted_index);
        let mut types: BTreeMap<_, TypeCount> = BTreeMap::new();
        for bead in &all_gold {
            let count = types.entry((bead.0.len(), bead.1.len())).or_default();
            count.gold += 1;
            count.found += usize::from(all_predicted.binary_search(bead).is_ok());
        }
        for bead in &all_predicted {
            types.entry((bead.0.len(), bead.1.len())).or_default().predicted += 1;
        }
        Counts { scores: [strict, vecalign, all, lax, pairs], types }
    }

    /// Adds the counts of another document.
    pub fn add(&mut self, other: &Counts) {
        for (score, other) in self.scores.iter_mut().zip(other.scores) {
            score.add(other);
        }
        for (shape, other) in &other.types {
            let count = self.types.entry(*shape).or_default();
            count.gold += other.gold;
            count.found += other.found;
            count.predicted += other.predicted;
        }
    }

    /// The score by one way of counting.
    pub fn score(&self, measure: Measure) -> Score {
        self.scores[measure as usize]
    }

    /// The types of beads, such as `(1, 2)`, of the gold and of the prediction.
    pub fn types(&self) -> &BTreeMap<(usize, usize), TypeCount> {
        &self.types
    }
}

fn sorted(beads: impl Iterator<Item = Sets>) -> Vec<Sets> {
    let mut beads: Vec<Sets> = beads.collect();
    beads.sort_unstable();
    beads.dedup();
    beads
}

/// The beads, those with an empty side taken apart into one for each segment.
pub(super) fn taken_apart(beads: &[Sets]) -> Vec<Sets> {
    sorted(beads.iter().flat_map(apart))
}

/// One bead likewise.
pub(super) fn apart(bead: &Sets) -> Vec<Sets> {
    match bead {
        (source, target) if target.is_empty() => source.iter().map(|segment| (vec![*segment], vec![])).collect(),
        (source, target) if source.is_empty() => target.iter().map(|segment| (vec![], vec![*segment])).collect(),
        both => vec![both.clone()],
    }
}

/// A bead with an empty side for each segment that the gold mentions and the prediction does not.
fn implied(gold: &[Sets], predicted: &[Sets]) -> Vec<Sets> {
    let mentioned = |beads: &[Sets], side: fn(&Sets) -> &Vec<usize>| -> BTreeSet<usize> {
        beads.iter().flat_map(|bead| side(bead).iter().copied()).collect()
    };
    let missing = |side| &mentioned(gold, side) - &mentioned(predicted, side);
    let source = missing(|bead| &bead.0).into_iter().map(|segment| (vec![segment], vec![]));
    source.chain(missing(|bead| &bead.1).into_iter().map(|segment| (vec![], vec![segment]))).collect()
}

fn full(beads: &[Sets]) -> Vec<Sets> {
    beads.iter().filter(|bead| !bead.0.is_empty() && !bead.1.is_empty()).cloned().collect()
}

/// How many beads two sorted lists have in common.
fn common(gold: &[Sets], predicted: &[Sets]) -> usize {
    predicted.iter().filter(|bead| gold.binary_search(bead).is_ok()).count()
}

/// Beads with both sides, found by their source segments.
struct BySource<'a> {
    beads: &'a [Sets],
    of: FxHashMap<usize, Vec<usize>>,
    /// Which beads have no target segment twice.
    clean: Vec<bool>,
}

impl<'a> BySource<'a> {
    fn new(beads: &'a [Sets]) -> Self {
        let mut of: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (index, (source, _)) in beads.iter().enumerate() {
            for segment in source {
                let beads = of.entry(*segment).or_default();
                // A segment may stand twice in a bead.
                if beads.last() != Some(&index) {
                    beads.push(index);
                }
            }
        }
        let clean = beads.iter().map(|bead| bead.1.is_sorted_by(|a, b| a < b)).collect();
        BySource { beads, of, clean }
    }

    fn of(&self, segment: usize) -> &[usize] {
        self.of.get(&segment).map_or(&[], Vec::as_slice)
    }

    /// Whether a bead has a target segment in common with the beads here that hold a source segment of it.
    fn shares(&self, (source, target): &Sets) -> bool {
        let beads: BTreeSet<usize> = source.iter().flat_map(|segment| self.of(*segment).iter().copied()).collect();
        beads.into_iter().any(|bead| overlap(&self.beads[bead].1, target) > 0)
    }

    /// The target segments of some beads together, sorted.
    fn partners(&self, beads: &[usize]) -> Cow<'_, [usize]> {
        match beads {
            [one] if self.clean[*one] => Cow::Borrowed(&self.beads[*one].1),
            several => {
                let all: BTreeSet<usize> =
                    several.iter().flat_map(|bead| self.beads[*bead].1.iter().copied()).collect();
                Cow::Owned(all.into_iter().collect())
            }
        }
    }
}

/// Counts pairs of segments without listing them: a bead of a thousand segments a side stands for a million. Source
/// segments that stand in the same beads have the same partners.
fn pairs(gold: &BySource, predicted: &BySource) -> Score {
    let mut alike: BTreeMap<(&[usize], &[usize]), usize> = BTreeMap::new();
    let segments: BTreeSet<usize> = gold.of.keys().chain(predicted.of.keys()).copied().collect();
    for segment in segments {
        *alike.entry((gold.of(segment), predicted.of(segment))).or_default() += 1;
    }
    let mut score = Score::default();
    for ((gold_beads, predicted_beads), count) in alike {
        let (gold, predicted) = (gold.partners(gold_beads), predicted.partners(predicted_beads));
        let both = overlap(&gold, &predicted);
        score.add(Score {
            predicted: count * predicted.len(),
            right: count * both,
            gold: count * gold.len(),
            found: count * both,
        });
    }
    score
}

/// How many numbers two sorted lists have in common. Takes the time of the shorter one.
fn overlap(one: &[usize], other: &[usize]) -> usize {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.iter().filter(|number| long.binary_search(number).is_ok()).count()
}
