//! The search: find the way through a document, fit the document's own numbers along it, then align.
//!
//! The first pass uses the usual numbers and small beads in a corridor around rare words, which is widened wherever
//! alignments press against its edge. What it finds is narrow, so that everything after it is cheap.

use super::anchors;
use super::bead::Bead;
use super::fit::{Numbers, USUAL, fit, stretches};
use super::form::{Form, Paragraphs};
use super::grid::Corridor;
use super::lattice::{Lattice, Sums, Worth};
use super::learned;
use super::links::Links;
use super::prior::Shape;
use super::problem::Problem;
use super::side::Side;

/// A document pair.
pub(super) struct Pair<'p> {
    source: &'p Side,
    target: &'p Side,
    links: &'p Links,
    paragraphs: Option<&'p Paragraphs>,
    /// Target characters for each source character.
    ratio: f64,
    threads: usize,
}

/// What an alignment is chosen for: half the expected F1 over beads with both sides is the threshold that makes it
/// largest (Lipton et al. 2014); of two that are equal in that, the one with the likelier empty sides.
const WORTH: Worth = Worth { threshold: 0.45, empty: 0.1 };

/// Variance of the log length ratio of long segments that translate each other.
const SPREAD: f64 = 0.02;

/// The first pass only needs the way, not every bead.
const FIRST_MOST: usize = 2;

/// How often a corridor may be widened.
const ROUNDS: usize = 4;

/// An edge node that alignments pass through with at least e to this power (a hundredth, a ten-thousandth) is too near.
const PRESSED_FIRST: f64 = -4.6;
const PRESSED: f64 = -9.2;

/// A node that alignments pass through with less than e to this power (a thousand-millionth) is not looked at again.
const HOPELESS: f64 = -20.7;

/// By how many nodes, and how many rows away, a corridor is widened at first; each time twice as much.
const NEAR: usize = 10;

impl<'p> Pair<'p> {
    pub fn new(
        source: &'p Side,
        target: &'p Side,
        links: &'p Links,
        paragraphs: Option<&'p Paragraphs>,
        threads: usize,
    ) -> Self {
        let ratio = target.length().max(1) as f64 / source.length().max(1) as f64;
        Pair { source, target, links, paragraphs, ratio, threads }
    }

    /// The beads of the best alignment with up to `most` segments on a side.
    pub fn search(&self, most: usize, mut progress: impl FnMut(f32)) -> Vec<Bead> {
        let (first_shapes, shapes) = (Shape::all(most.min(FIRST_MOST)), Shape::all(most));
        let first = self.problem(&first_shapes, most.min(FIRST_MOST));
        let widest = anchors::budget(self.source.len(), self.target.len());
        let start = anchors::corridor(self.source, self.target, self.links);
        let (way, sums) = self.settle(&first, start, USUAL, widest / 2 * 3);
        let taught =
            learned::learn(self.source, self.target, self.links, &way.choose(&sums, &first.prior(USUAL.prior), WORTH));
        let pair = Pair { links: taught.as_ref().unwrap_or(self.links), ..*self };
        progress(0.6);
        let numbers = pair.fit(&shapes, most, way.corridor(), &sums);
        progress(0.7);
        let problem = pair.problem(&shapes, most);
        let narrow = narrowed(way.corridor(), &sums, HOPELESS, 2);
        // Two sets of sums at once would be too much for a long document.
        drop((way, sums));
        let (lattice, sums) = self.settle(&problem, narrow, numbers, widest);
        progress(0.9);
        lattice.choose(&sums, &problem.prior(numbers.prior), WORTH)
    }

    fn problem<'q>(&'q self, shapes: &'q [Shape], most: usize) -> Problem<'q> {
        let Pair { source, target, links, .. } = *self;
        let form = Form::new(source, target, self.ratio, SPREAD, most).with_paragraphs(self.paragraphs);
        Problem {
            source,
            target,
            links,
            form,
            shapes,
            most,
            segments: (source.len(), target.len()),
            threads: self.threads,
        }
    }

    /// Widens a corridor until no alignment presses against its edge, as far as the number of nodes allows.
    fn settle<'q>(
        &self,
        problem: &'q Problem,
        mut corridor: Corridor,
        numbers: Numbers,
        widest: usize,
    ) -> (Lattice<'q>, Sums) {
        let prior = problem.prior(numbers.prior);
        let (mut rounds, mut old) = (0, None);
        loop {
            let lattice = problem.lattice(corridor, numbers.lambda, old);
            let sums = lattice.sums(&prior, self.threads);
            let wider = widened(
                lattice.corridor(),
                &sums,
                if problem.most < 3 { PRESSED_FIRST } else { PRESSED },
                NEAR << rounds,
            );
            rounds += 1;
            match wider.filter(|wider| rounds <= ROUNDS && wider.nodes() <= widest) {
                Some(wider) => (corridor, old) = (wider, Some(lattice)),
                None => return (lattice, sums),
            }
        }
    }

    /// Fits the document's numbers on stretches of it.
    fn fit(&self, shapes: &[Shape], most: usize, corridor: &Corridor, sums: &Sums) -> Numbers {
        let narrow = narrowed(corridor, sums, HOPELESS, 2);
        let spans = stretches(corridor, sums);
        let part = |&(from, to): &((usize, usize), (usize, usize))| {
            (self.source.part(from.0..to.0), self.target.part(from.1..to.1))
        };
        let parts: Vec<(Side, Side)> = spans.iter().map(part).collect();
        let mut stretches = Vec::with_capacity(spans.len());
        for ((from, to), (source, target)) in spans.iter().zip(&parts) {
            let form = Form::new(source, target, self.ratio, SPREAD, most);
            let segments = (self.source.len(), self.target.len());
            let problem = Problem { source, target, links: self.links, form, shapes, most, segments, threads: 1 };
            stretches.push((problem, narrow.part(*from, *to)));
        }
        fit(&stretches, self.threads)
    }
}

/// The part of a corridor through which alignments worth considering lead, with some room.
fn narrowed(corridor: &Corridor, sums: &Sums, ln_least: f64, room: u32) -> Corridor {
    let mut rows: Vec<(u32, u32)> = Vec::with_capacity(corridor.source() + 1);
    for i in 0..=corridor.source() {
        let likely = |j: &usize| corridor.node(i, *j).is_some_and(|node| sums.passes(node, ln_least));
        let (first, last) = (corridor.row(i).find(likely), corridor.row(i).rev().find(likely));
        rows.push(match (first, last) {
            (Some(first), Some(last)) => (first as u32, last as u32),
            // A row that beads jump over.
            _ => rows.last().copied().unwrap_or((0, 0)),
        });
    }
    Corridor::new(rows, corridor.target()).widened(|_| (room, room))
}

/// A wider corridor, by `near` nodes and rows, where alignments press against the edge of this one: an edge node is passed
/// with at least e to the power `ln_least`. `None` if they do not.
fn widened(corridor: &Corridor, sums: &Sums, ln_least: f64, near: usize) -> Option<Corridor> {
    let rows = corridor.source() + 1;
    let mut pressed = vec![(false, false); rows];
    let mut any = false;
    for i in 0..rows {
        let (low, high) = (*corridor.row(i).start(), *corridor.row(i).end());
        let at = |j: usize| corridor.node(i, j).is_some_and(|node| sums.passes(node, ln_least));
        let (left, right) = (low > 0 && at(low), high < corridor.target() && at(high));
        if left || right {
            any = true;
            for row in &mut pressed[i.saturating_sub(near)..(i + near + 1).min(rows)] {
                *row = (row.0 || left, row.1 || right);
            }
        }
    }
    let by = |pressed: bool| if pressed { near as u32 } else { 0 };
    any.then(|| corridor.widened(|i| (by(pressed[i].0), by(pressed[i].1))))
}
