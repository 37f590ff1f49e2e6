//! From two texts to an alignment.

use super::anchors;
use super::bead::{Alignment, Bead};
use super::check::{self, AlignWarning};
use super::fit::{Numbers, Problem, USUAL, fit, narrowed, stretches};
use super::form::{Form, Paragraphs};
use super::grid::Corridor;
use super::lattice::{Sums, Worth};
use super::links::Links;
use super::prior::Shape;
use super::side::{Reading, Side};
use crate::lang::Lang;
use crate::lexicon::Lexicon;

/// One side to be aligned.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// Its language.
    pub lang: &'a Lang,
    /// Its segments in order. They may be empty.
    pub segments: Vec<&'a str>,
    /// The paragraph each segment belongs to, in rising order; `None` where paragraphs mean nothing.
    pub paragraphs: Option<Vec<u32>>,
}

/// An alignment and what there is to say about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Aligned {
    /// The beads.
    pub alignment: Alignment,
    /// What was found on the way.
    pub report: Report,
}

/// What was found while aligning.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// The number of words on the Arabic side, if the other is English.
    pub words: usize,
    /// How many of them the lexicon knows.
    pub known: usize,
    /// What a user should be told.
    pub warnings: Vec<AlignWarning>,
}

/// Aligns texts. One aligner serves any number of documents.
pub struct Aligner<'a> {
    lexicon: &'a Lexicon,
    most: usize,
    progress: Option<Box<dyn FnMut(f32) + 'a>>,
}

/// Variance of the log length ratio of long segments that translate each other.
const SPREAD: f64 = 0.04;

/// What an alignment is chosen for. Half the expected F1 is the threshold that makes it largest.
const WORTH: Worth = Worth { threshold: 0.3, empty: 0.3 };

/// Beads of up to this many segments on a side unless asked otherwise.
const MOST: usize = 6;

impl<'a> Aligner<'a> {
    /// An aligner that knows these words.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Aligner { lexicon, most: MOST, progress: None }
    }

    /// Allows beads of up to `most` segments on a side, at least 1 and at most 8.
    pub fn max_bead(mut self, most: usize) -> Self {
        self.most = most.clamp(1, 8);
        self
    }

    /// Calls back with the share of the work that is done, from 0 to 1.
    pub fn on_progress(mut self, progress: impl FnMut(f32) + 'a) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// Aligns two texts. Arabic and English may be on either side, with the mirrored result; with other languages only
    /// lengths, numbers and words that are spelled alike are compared.
    pub fn align(&mut self, source: &Text, target: &Text) -> Aligned {
        let primary = (source.lang.primary(), target.lang.primary());
        if primary == ("en", "ar") {
            let mut aligned = self.align_in_order(target, source, Reading::Arabic, Reading::English);
            aligned.alignment = mirrored(aligned.alignment);
            for warning in &mut aligned.report.warnings {
                warning.mirror();
            }
            return aligned;
        }
        match primary {
            ("ar", "en") => self.align_in_order(source, target, Reading::Arabic, Reading::English),
            _ => self.align_in_order(source, target, Reading::Plain, Reading::Plain),
        }
    }

    fn align_in_order(&mut self, source: &Text, target: &Text, left: Reading, right: Reading) -> Aligned {
        self.tell(0.0);
        let source_side = Side::new(&source.segments, left, self.lexicon);
        let target_side = Side::new(&target.segments, right, self.lexicon);
        let links = Links::new(&source_side, &target_side, left, self.lexicon);
        self.tell(0.1);
        let agreement = source.paragraphs.as_deref().zip(target.paragraphs.as_deref());
        let agreement = agreement.filter(|(s, t)| s.len() == source_side.len() && t.len() == target_side.len());
        let paragraphs = agreement.and_then(|(s, t)| Paragraphs::new(s, t, 0.8));
        let ratio = target_side.length().max(1) as f64 / source_side.length().max(1) as f64;
        let form = Form::new(&source_side, &target_side, ratio, SPREAD, self.most).with_paragraphs(paragraphs);
        let shapes = Shape::all(self.most);
        let (source_ref, target_ref) = (&source_side, &target_side);
        let segments = (source_side.len(), target_side.len());
        let problem = Problem {
            source: source_ref,
            target: target_ref,
            links: &links,
            form,
            shapes: &shapes,
            most: self.most,
            segments,
        };
        let beads = self.solve(&problem, ratio);
        let mut report = check::report(source, target, &source_side, left, self.lexicon);
        check::outcome(&mut report, source, target, &beads);
        let alignment = Alignment::new(beads, source_side.len(), target_side.len());
        self.tell(1.0);
        Aligned { alignment: alignment.expect("a path through the grid covers everything once"), report }
    }

    fn solve(&mut self, problem: &Problem, ratio: f64) -> Vec<Bead> {
        let mut corridor = anchors::corridor(problem.source, problem.target, problem.links);
        let mut numbers = None;
        loop {
            let Numbers { lambda, prior } = numbers.unwrap_or(USUAL);
            let prior = problem.prior(prior);
            let lattice = problem.lattice(&corridor, lambda);
            let sums = lattice.sums(&prior);
            if let Some(wider) = widened(&corridor, &sums) {
                corridor = wider;
                continue;
            }
            if numbers.is_none() {
                numbers = Some(fitted(problem, ratio, &corridor, &sums));
                continue;
            }
            return lattice.choose(&sums, &prior, WORTH);
        }
    }

    fn tell(&mut self, share: f32) {
        if let Some(progress) = &mut self.progress {
            progress(share);
        }
    }
}

/// Fits the numbers of a document to what the first sums say of it.
fn fitted(problem: &Problem, ratio: f64, corridor: &Corridor, sums: &Sums) -> Numbers {
    let narrow = narrowed(corridor, sums, 1e-6, 3);
    let spans = stretches(corridor, sums);
    let parts: Vec<_> =
        spans.iter().map(|(from, to)| (problem.source.part(from.0..to.0), problem.target.part(from.1..to.1))).collect();
    let stretches: Vec<_> = spans
        .iter()
        .zip(&parts)
        .map(|((from, to), (source, target))| {
            let form = Form::new(source, target, ratio, SPREAD, problem.most);
            let Problem { links, shapes, most, segments, .. } = *problem;
            (Problem { source, target, links, form, shapes, most, segments }, narrow.part(*from, *to))
        })
        .collect();
    fit(&stretches)
}

/// A wider corridor where alignments press against the edge of this one; `None` if they do not.
fn widened(corridor: &Corridor, sums: &Sums) -> Option<Corridor> {
    const PRESSED: f64 = 1e-4;
    let last = corridor.target();
    let mut pressed = vec![false; corridor.source() + 1];
    let mut any = false;
    for i in 0..=corridor.source() {
        let row = corridor.row(i);
        let (low, high) = (*row.start(), *row.end());
        let at = |j: usize| corridor.node(i, j).is_some_and(|node| sums.through(node) > PRESSED);
        if (low > 0 && at(low)) || (high < last && at(high)) {
            any = true;
            for near in &mut pressed[i.saturating_sub(30)..(i + 31).min(corridor.source() + 1)] {
                *near = true;
            }
        }
    }
    any.then(|| corridor.widened(|i| if pressed[i] { 30 } else { 0 }))
}

fn mirrored(alignment: Alignment) -> Alignment {
    let beads: Vec<Bead> = alignment
        .into_beads()
        .into_iter()
        .map(|bead| Bead { source: bead.target, target: bead.source, confidence: bead.confidence })
        .collect();
    let (source, target) = beads.last().map_or((0, 0), |bead| (bead.source.end, bead.target.end));
    Alignment::new(beads, source, target).expect("a mirrored alignment covers the same segments")
}
