//! The search: find the way through a document, learn from it, fit the document's own numbers, then align.
//!
//! The first pass uses the usual numbers and small beads in a corridor around rare words, which is widened wherever
//! alignments press against its edge. What it finds is narrow, so that everything after it is cheap. Fixed beads cut a
//! document into parts that are searched one by one, with words learned from and numbers fitted to all of them.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::anchors;
use super::bead::Bead;
use super::calibration::calibrated;
use super::corridor::{narrowed, widened};
use super::fit::{JUDGED, Numbers, Stretch, USUAL, fit, stretches};
use super::form::{Form, Lengths};
use super::grid::Corridor;
use super::lattice::{Lattice, Sums, Worth};
use super::learned;
use super::links::Links;
use super::prior::Shape;
use super::problem::Problem;
use super::side::Side;
use super::structure::Structure;

/// How a search is to be made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settings {
    /// The most segments on a side of a bead.
    pub most: usize,
    /// How many threads may work.
    pub threads: usize,
    /// Looks everywhere, however long the texts are.
    pub exact: bool,
}

/// A document pair.
pub(super) struct Pair<'p> {
    pub source: &'p Side,
    pub target: &'p Side,
    pub links: &'p Links,
    pub structure: Option<&'p Structure>,
    pub lengths: &'p Lengths,
    pub settings: Settings,
}

/// What a search found.
pub(super) struct Found {
    /// The beads of the best alignment.
    pub beads: Vec<Bead>,
    pub model: Model,
}

/// What was found out about a document pair as a whole.
pub(super) struct Model {
    /// The links after the first pass; `None` where it taught nothing.
    pub links: Option<Links>,
    pub numbers: Numbers,
}

/// A part of a document pair without any fixed bead.
struct Part<'p> {
    /// Where it begins.
    at: (usize, usize),
    source: Cow<'p, Side>,
    target: Cow<'p, Side>,
    structure: Option<Cow<'p, Structure>>,
}

/// What the first pass found of a part.
struct Way {
    /// Where to look again.
    corridor: Corridor,
    /// By what it may be judged.
    stretches: Vec<Stretch>,
    /// For each segment of the two sides whether another one has the same words.
    repeated: (Vec<bool>, Vec<bool>),
}

/// What an alignment is chosen for: half the expected F1 over beads with both sides is the threshold that makes it
/// largest (Lipton et al. 2014); of two that are equal in that, the one with the likelier empty sides.
const WORTH: Worth = Worth { threshold: 0.45, empty: 0.1 };

/// What a pass looks at, and how far it goes to find all that counts.
struct Pass {
    /// The most segments on a side of a bead.
    most: usize,
    /// How often its corridor may be widened.
    rounds: usize,
    /// An edge node that alignments pass through with at least e to this power is too near.
    pressed: f64,
}

/// The first pass only needs the way, not every bead: one in twenty at the edge is too much.
const FIRST: Pass = Pass { most: 2, rounds: 3, pressed: -3.0 };

/// The second is to miss nothing: one in a thousand.
const SECOND: Pass = Pass { most: usize::MAX, rounds: 3, pressed: -6.9 };

/// By how many nodes, and how many rows away, a corridor is widened at first; each time twice as much.
const NEAR: usize = 10;

impl<'p> Pair<'p> {
    /// Searches what lies between fixed beads, which must rise on both sides; they are in the result as they are.
    pub fn search(&self, fixed: &[Bead], mut progress: impl FnMut(f32)) -> Found {
        let parts = self.parts(fixed);
        let most = self.settings.most;
        let first_shapes = Shape::all(most.min(FIRST.most));
        let mut ways = Vec::with_capacity(parts.len());
        let mut beads = Vec::new();
        for part in &parts {
            let first = self.problem(part, self.links, &first_shapes, &FIRST);
            let start = match self.settings.exact {
                true => Corridor::full(part.source.len(), part.target.len()),
                false => anchors::corridor(&part.source, &part.target, self.links),
            };
            let (way, sums) = self.settle(&first, start, USUAL, &FIRST);
            let repeated = part.repeated();
            part.place(&mut beads, way.choose(&sums, &first.prior(USUAL.prior), WORTH, &repeated));
            let stretches = stretches(way.corridor(), &sums);
            ways.push(Way { corridor: narrowed(way.corridor(), &sums), stretches, repeated });
        }
        progress(0.4);
        beads.extend_from_slice(fixed);
        beads.sort_by_key(|bead| (bead.source.start, bead.target.start));
        let links = learned::learn(self.source, self.target, self.links, &beads, self.settings.threads);
        progress(0.5);
        let shapes = Shape::all(most);
        let numbers = self.fit(links.as_ref().unwrap_or(self.links), &shapes, &parts, &ways);
        progress(0.6);
        let model = Model { links, numbers };
        let mut beads = fixed.to_vec();
        for (part, way) in parts.iter().zip(ways) {
            let problem = self.problem(part, model.links.as_ref().unwrap_or(self.links), &shapes, &SECOND);
            let start = match self.settings.exact {
                true => Corridor::full(part.source.len(), part.target.len()),
                false => way.corridor,
            };
            let (lattice, sums) = self.settle(&problem, start, numbers, &SECOND);
            let mut chosen = lattice.choose(&sums, &problem.prior(numbers.prior), WORTH, &way.repeated);
            chosen.iter_mut().for_each(|bead| bead.confidence = calibrated(bead.confidence));
            part.place(&mut beads, chosen);
        }
        progress(0.9);
        beads.sort_by_key(|bead| (bead.source.start, bead.target.start));
        Found { beads, model }
    }

    /// All beads of some segments that are not out of the question, counted from the first of them, each with its score
    /// without the prior; scored by what is known of the whole document pair.
    pub fn all_beads(&self, model: &Model, source: Range<usize>, target: Range<usize>) -> Vec<(Bead, f64)> {
        let shapes = Shape::all(self.settings.most);
        let part = self.part((source.start, target.start), (source.end, target.end));
        let problem = self.problem(&part, model.links.as_ref().unwrap_or(self.links), &shapes, &SECOND);
        let lattice = problem.lattice(Corridor::full(source.len(), target.len()), model.numbers.lambda, None);
        let prior = problem.prior(model.numbers.prior);
        let mut all = lattice.all(&lattice.sums(&prior, self.settings.threads), &prior);
        all.iter_mut().for_each(|(bead, _)| bead.confidence = calibrated(bead.confidence));
        all
    }

    /// The log of the prior probability of a bead of so many segments.
    pub fn prior(&self, model: &Model, source: usize, target: usize) -> f64 {
        let shapes = Shape::all(self.settings.most);
        let prior = model.numbers.prior.ln(&shapes, self.source.len(), self.target.len());
        let shape = shapes.iter().position(|shape| *shape == Shape { source, target });
        shape.map_or(f64::NEG_INFINITY, |shape| prior[shape])
    }

    fn parts(&self, fixed: &[Bead]) -> Vec<Part<'p>> {
        let end = (self.source.len(), self.target.len());
        if fixed.is_empty() {
            let structure = self.structure.map(Cow::Borrowed);
            let (source, target) = (Cow::Borrowed(self.source), Cow::Borrowed(self.target));
            return vec![Part { at: (0, 0), source, target, structure }];
        }
        let starts = fixed.iter().map(|bead| (bead.source.start, bead.target.start)).chain([end]);
        let ends = [(0, 0)].into_iter().chain(fixed.iter().map(|bead| (bead.source.end, bead.target.end)));
        ends.zip(starts).filter(|(from, to)| from != to).map(|(from, to)| self.part(from, to)).collect()
    }

    fn part(&self, from: (usize, usize), to: (usize, usize)) -> Part<'p> {
        Part {
            at: from,
            source: Cow::Owned(self.source.part(from.0..to.0)),
            target: Cow::Owned(self.target.part(from.1..to.1)),
            structure: self.structure.map(|whole| Cow::Owned(whole.part(from.0..to.0, from.1..to.1))),
        }
    }

    fn problem<'q>(&'q self, part: &'q Part, links: &'q Links, shapes: &'q [Shape], pass: &Pass) -> Problem<'q> {
        let most = pass.most.min(self.settings.most);
        let form = Form::new(&part.source, &part.target, self.lengths, most);
        Problem {
            source: &part.source,
            target: &part.target,
            links,
            form: form.with_structure(part.structure.as_deref()),
            shapes,
            most,
            segments: (self.source.len(), self.target.len()),
            threads: self.settings.threads,
        }
    }

    /// Widens a corridor until no alignment presses against its edge, as far as the number of nodes allows.
    fn settle<'q>(
        &self,
        problem: &'q Problem,
        mut corridor: Corridor,
        numbers: Numbers,
        pass: &Pass,
    ) -> (Lattice<'q>, Sums) {
        let widest = anchors::budget(problem.source.len(), problem.target.len());
        let prior = problem.prior(numbers.prior);
        let (mut rounds, mut old) = (0, None);
        loop {
            let lattice = problem.lattice(corridor, numbers.lambda, old);
            let sums = lattice.sums(&prior, self.settings.threads);
            let wider = widened(lattice.corridor(), &sums, pass.pressed, NEAR << rounds);
            rounds += 1;
            match wider.filter(|wider| rounds <= pass.rounds && wider.nodes() <= widest) {
                Some(wider) => (corridor, old) = (wider, Some(lattice)),
                None => return (lattice, sums),
            }
        }
    }

    /// Fits the document's numbers on stretches of it.
    fn fit(&self, links: &Links, shapes: &[Shape], parts: &[Part], ways: &[Way]) -> Numbers {
        let mut stretches = Vec::new();
        for (part, way) in parts.iter().zip(ways) {
            for &(from, to) in &way.stretches {
                let source = part.source.part(from.0..to.0);
                let target = part.target.part(from.1..to.1);
                stretches.push((
                    Part { at: from, source: Cow::Owned(source), target: Cow::Owned(target), structure: None },
                    way.corridor.part(from, to),
                ));
            }
        }
        // The parts of a document that was cut into many are judged as far as one in one piece would be.
        let mut judged = 0;
        stretches.retain(|(part, _)| {
            judged += part.source.len();
            judged <= 2 * JUDGED || judged == part.source.len()
        });
        let problems: Vec<(Problem, Corridor)> = stretches
            .iter()
            .map(|(part, corridor)| {
                let problem = self.problem(part, links, shapes, &SECOND);
                (Problem { threads: 1, ..problem }, corridor.clone())
            })
            .collect();
        fit(&problems, self.settings.threads)
    }
}

impl Part<'_> {
    /// For each segment of the two sides whether another one has the same words.
    fn repeated(&self) -> (Vec<bool>, Vec<bool>) {
        let repeated = |side: &Side| {
            let bag = |segment| side.items(segment).iter().map(|item| (item.unit, item.count));
            let mut counts: FxHashMap<Vec<(u32, u32)>, u32> = FxHashMap::default();
            for segment in 0..side.len() {
                *counts.entry(bag(segment).collect()).or_default() += 1;
            }
            (0..side.len()).map(|segment| counts[&bag(segment).collect::<Vec<_>>()] > 1).collect()
        };
        (repeated(&self.source), repeated(&self.target))
    }

    /// Adds beads of this part as beads of the document.
    fn place(&self, all: &mut Vec<Bead>, beads: Vec<Bead>) {
        let shift = |range: Range<usize>, by: usize| range.start + by..range.end + by;
        all.extend(beads.into_iter().map(|bead| Bead {
            source: shift(bead.source, self.at.0),
            target: shift(bead.target, self.at.1),
            confidence: bead.confidence,
        }));
    }
}
