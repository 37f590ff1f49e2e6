//! Why two texts were paired, or were not: what speaks for a bead and against it, word by word.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::bead::Bead;
use super::links::{Basis, Links};
use super::scores::CAP;
use super::search::{Model, Pair};
use super::side::{Kind, Side};
use crate::text::{fold, words};

/// What speaks for a bead and against it. All numbers are natural logarithms of how many times likelier the bead becomes
/// as a translation, against two texts that have nothing to do with each other; they add up to the bead's score.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The words that match, those that weigh most first.
    pub matches: Vec<WordMatch>,
    /// What all words that match say.
    pub matched: f64,
    /// What the words without a match say, which speaks against the bead; nothing when a side has no segment.
    pub unmatched: f64,
    /// How many words of the source and of the target match nothing; one that is there twice counts twice.
    pub alone: (usize, usize),
    /// What the two lengths say, the ends of paragraphs, and the order of sentences within the bead; nothing for a bead
    /// that is never proposed.
    pub form: f64,
    /// How usual such a bead is in these texts; minus infinity for one that is never proposed.
    pub prior: f64,
    /// The probability that exactly this bead belongs to the alignment.
    pub confidence: f64,
    /// The likeliest other bead that has one of its segments.
    pub runner_up: Option<Bead>,
}

/// Two words, or expressions, that translate each other.
#[derive(Debug, Clone, PartialEq)]
pub struct WordMatch {
    /// The source's word as it is first written in the bead; a number of several words in digits.
    pub source: String,
    /// The target's.
    pub target: String,
    /// What makes them a match.
    pub basis: Basis,
    /// How much it says for the bead. A match of words that are everywhere may say less than nothing.
    pub weight: f64,
}

/// What else may be is not looked for in a larger window: source times target segments.
const LARGEST: usize = 100_000;

impl Evidence {
    /// All of it: what the bead is worth against the others that could have its segments.
    pub fn score(&self) -> f64 {
        self.matched + self.unmatched + self.form + self.prior
    }

    pub(super) fn mirror(&mut self) {
        for word in &mut self.matches {
            std::mem::swap(&mut word.source, &mut word.target);
        }
        self.alone = (self.alone.1, self.alone.0);
        if let Some(bead) = &mut self.runner_up {
            std::mem::swap(&mut bead.source, &mut bead.target);
        }
    }
}

/// So many segments before and after a bead are looked at for what else may be.
const AROUND: usize = 10;

/// What speaks for the bead of these segments in a document pair; `beads` is its alignment, `written` the bead's words as
/// they stand in it.
pub(super) fn explain(
    pair: &Pair,
    model: &Model,
    beads: &[Bead],
    bead: (Range<usize>, Range<usize>),
    written: (&Written, &Written),
) -> Evidence {
    let links = model.links.as_ref().unwrap_or(pair.links);
    let mut evidence = of_words((pair.source, pair.target, links), &bead, model.numbers.lambda, written);
    evidence.prior = pair.prior(model, bead.0.len(), bead.1.len());
    if evidence.prior > f64::NEG_INFINITY {
        let own = pair.all_beads(model, bead.0.clone(), bead.1.clone());
        let whole = own.iter().find(|(own, _)| own.shape() == (bead.0.len(), bead.1.len()));
        evidence.form = whole.map_or(0.0, |(_, score)| score - evidence.matched - evidence.unmatched);
    }
    let (source, target) = window(beads, &bead);
    if source.len().saturating_mul(target.len()) > LARGEST {
        return evidence;
    }
    let from = (source.start, target.start);
    for (other, _) in pair.all_beads(model, source, target) {
        let there = (
            other.source.start + from.0..other.source.end + from.0,
            other.target.start + from.1..other.target.end + from.1,
        );
        if there == bead {
            evidence.confidence = other.confidence;
        } else if (meet(&there.0, &bead.0) || meet(&there.1, &bead.1))
            && evidence.runner_up.as_ref().is_none_or(|best| best.confidence < other.confidence)
        {
            evidence.runner_up = Some(Bead { source: there.0, target: there.1, confidence: other.confidence });
        }
    }
    evidence
}

/// The segments around a bead, from one bead's beginning to another one's end.
fn window(beads: &[Bead], (source, target): &(Range<usize>, Range<usize>)) -> (Range<usize>, Range<usize>) {
    let before = beads.partition_point(|bead| bead.source.end <= source.start && bead.target.end <= target.start);
    let after = beads.partition_point(|bead| bead.source.start < source.end || bead.target.start < target.end);
    let around = &beads[before.saturating_sub(AROUND)..(after + AROUND).min(beads.len())];
    let first = around.first().map_or((0, 0), |bead| (bead.source.start, bead.target.start));
    let last = around.last().map_or((source.end, target.end), |bead| (bead.source.end, bead.target.end));
    (first.0..last.0, first.1..last.1)
}

fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// How the units of a bead are written in it.
pub(super) struct Written<'t>(FxHashMap<String, String>, &'t [&'t str]);

impl<'t> Written<'t> {
    /// `side` is these segments read by themselves.
    pub fn new(side: &Side, segments: &'t [&'t str]) -> Self {
        Written(side.units.iter().map(|unit| (unit.text.clone(), unit.written.clone())).collect(), segments)
    }

    fn word(&self, side: &Side, unit: u32) -> String {
        let unit = &side.units[unit as usize];
        let phrase = || matches!(unit.kind, Kind::Phrase(_)).then(|| self.phrase(&unit.text)).flatten();
        phrase().unwrap_or_else(|| self.0.get(&unit.text).unwrap_or(&unit.written).clone())
    }

    /// An expression of folded words.
    fn phrase(&self, text: &str) -> Option<String> {
        let count = text.split(' ').count();
        self.1.iter().find_map(|segment| {
            let words: Vec<&str> = words(segment).map(|word| word.text).collect();
            let run = words.windows(count).find(|run| run.iter().map(|word| fold(word)).eq(text.split(' ')))?;
            Some(run.join(" "))
        })
    }
}

/// What the words of a bead say: each word's part of the score is divided among those that it matches.
fn of_words(
    (source, target, links): (&Side, &Side, &Links),
    bead: &(Range<usize>, Range<usize>),
    lambda: f64,
    written: (&Written, &Written),
) -> Evidence {
    let (here, there) = (bag(source, &bead.0), bag(target, &bead.1));
    let sizes = (size(&here), size(&there));
    let mut pairs: Vec<(usize, usize, f64, f64, Basis)> = Vec::new();
    let mut ratios = (vec![0.0; here.len()], vec![0.0; there.len()]);
    for (i, &(unit, count)) in here.iter().enumerate() {
        for link in links.of(unit) {
            if let Ok(j) = there.binary_search_by_key(&link.target, |(unit, _)| *unit) {
                let (forward, backward) = (f64::from(link.forward) * count, f64::from(link.backward) * there[j].1);
                ratios.0[i] += backward;
                ratios.1[j] += forward;
                pairs.push((i, j, forward, backward, link.basis));
            }
        }
    }
    let says = |ratio: f64, size: f64, count: f64| {
        0.5 * count * libm::log((lambda + (1.0 - lambda) * ratio / size.max(1.0)).min(CAP))
    };
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let mut matches: Vec<WordMatch> = pairs
        .into_iter()
        .map(|(i, j, forward, backward, basis)| WordMatch {
            source: written.0.word(source, here[i].0),
            target: written.1.word(target, there[j].0),
            basis,
            weight: says(ratios.0[i], sizes.1, here[i].1) * share(backward, ratios.0[i])
                + says(ratios.1[j], sizes.0, there[j].1) * share(forward, ratios.1[j]),
        })
        .collect();
    matches.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let alone = |bag: &[(u32, f64)], ratios: &[f64]| -> f64 {
        bag.iter().zip(ratios).filter(|(_, ratio)| **ratio == 0.0).map(|((_, count), _)| count).sum()
    };
    let alone = (alone(&here, &ratios.0), alone(&there, &ratios.1));
    let both = !bead.0.is_empty() && !bead.1.is_empty();
    Evidence {
        matched: matches.iter().map(|word| word.weight).sum(),
        matches,
        unmatched: if both { 0.5 * libm::log(lambda) * (alone.0 + alone.1) } else { 0.0 },
        alone: (alone.0 as usize, alone.1 as usize),
        form: 0.0,
        prior: 0.0,
        confidence: 0.0,
        runner_up: None,
    }
}

/// The units of some segments with how often they occur, in the order of their numbers.
fn bag(side: &Side, segments: &Range<usize>) -> Vec<(u32, f64)> {
    let mut bag: Vec<(u32, f64)> = segments
        .clone()
        .flat_map(|segment| side.items(segment))
        .map(|item| (item.unit, f64::from(item.count)))
        .collect();
    bag.sort_by_key(|(unit, _)| *unit);
    bag.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0.0 };
        same
    });
    bag
}

fn size(bag: &[(u32, f64)]) -> f64 {
    bag.iter().map(|(_, count)| count).sum()
}

#[cfg(test)]
mod tests;
