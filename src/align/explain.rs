//! Why two texts were paired, or were not: what speaks for a bead and against it, word by word.

use std::ops::Range;

use super::bead::Bead;
use super::links::{Basis, Links};
use super::scores::CAP;
use super::search::{Model, Pair};
use super::side::Side;

/// What speaks for a bead and against it. All numbers are natural logarithms of how many times likelier the bead becomes
/// as a translation, against two texts that have nothing to do with each other; they add up to the bead's score.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The words that match, those that weigh most first.
    pub matches: Vec<WordMatch>,
    /// What all words that match say.
    pub matched: f64,
    /// What it costs that each word might have no counterpart, whether it has one or not.
    pub unmatched: f64,
    /// The words of the source and of the target that match nothing.
    pub alone: (usize, usize),
    /// What the two lengths say, the ends of paragraphs, and the order of sentences within the bead.
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
    /// The source's word as it was first written in the text.
    pub source: String,
    /// The target's.
    pub target: String,
    /// What makes them a match.
    pub basis: Basis,
    /// How much it says for the bead.
    pub weight: f64,
}

/// What else may be is not looked for in a larger window: source times target segments.
const LARGEST: usize = 100_000;

impl Evidence {
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

/// What speaks for the bead of these segments in a document pair; `beads` is its alignment.
pub(super) fn explain(pair: &Pair, model: &Model, beads: &[Bead], bead: (Range<usize>, Range<usize>)) -> Evidence {
    let (source, target) = window(beads, &bead);
    let from = (source.start, target.start);
    let links = model.links.as_ref().unwrap_or(pair.links);
    let mut evidence = words((pair.source, pair.target, links), &bead, model.numbers.lambda);
    evidence.prior = pair.prior(model, bead.0.len(), bead.1.len());
    if source.len().saturating_mul(target.len()) > LARGEST {
        return evidence;
    }
    for (other, score) in pair.all_beads(model, source, target) {
        let there = (
            other.source.start + from.0..other.source.end + from.0,
            other.target.start + from.1..other.target.end + from.1,
        );
        if there == bead {
            evidence.confidence = other.confidence;
            evidence.form = score - evidence.matched - evidence.unmatched;
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

/// What the words of a bead say: each word's part of the score is divided among those that it matches.
fn words(
    (source, target, links): (&Side, &Side, &Links),
    bead: &(Range<usize>, Range<usize>),
    lambda: f64,
) -> Evidence {
    let (here, there) = (bag(source, &bead.0), bag(target, &bead.1));
    let sizes = (size(&here), size(&there));
    let mut pairs: Vec<(u32, u32, f64, f64, Basis)> = Vec::new();
    let mut ratios = (vec![0.0; here.len()], vec![0.0; there.len()]);
    for (i, &(unit, count)) in here.iter().enumerate() {
        for link in links.of(unit) {
            if let Ok(j) = there.binary_search_by_key(&link.target, |(unit, _)| *unit) {
                let (forward, backward) = (f64::from(link.forward) * count, f64::from(link.backward) * there[j].1);
                ratios.0[i] += backward;
                ratios.1[j] += forward;
                pairs.push((i as u32, j as u32, forward, backward, link.basis));
            }
        }
    }
    let gain = |ratio: f64, size: f64, count: f64| {
        let scale = (1.0 - lambda) / (lambda * size.max(1.0));
        0.5 * count * libm::log((1.0 + scale * ratio).min(CAP / lambda))
    };
    let mut matches: Vec<WordMatch> = pairs
        .into_iter()
        .map(|(i, j, forward, backward, basis)| {
            let (i, j) = (i as usize, j as usize);
            let weight = gain(ratios.0[i], sizes.1, here[i].1) * backward / ratios.0[i]
                + gain(ratios.1[j], sizes.0, there[j].1) * forward / ratios.1[j];
            let word = |side: &Side, unit: u32| side.units[unit as usize].written.clone();
            WordMatch { source: word(source, here[i].0), target: word(target, there[j].0), basis, weight }
        })
        .collect();
    matches.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let alone = |ratios: &[f64]| ratios.iter().filter(|ratio| **ratio == 0.0).count();
    let both = !here.is_empty() && !there.is_empty();
    Evidence {
        matched: matches.iter().map(|word| word.weight).sum(),
        matches,
        unmatched: if both { 0.5 * libm::log(lambda) * (sizes.0 + sizes.1) } else { 0.0 },
        alone: (alone(&ratios.0), alone(&ratios.1)),
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
