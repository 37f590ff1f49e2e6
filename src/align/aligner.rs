//! From two texts to an alignment.

use std::ops::Range;

use super::bead::{Alignment, Bead};
use super::check::{self, AlignWarning};
use super::explain::{Evidence, Written, explain};
use super::form::Lengths;
use super::links::Links;
use super::search::{Pair, Settings};
use super::side::{Reading, Side};
use super::structure::Structure;
use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::parallel;
use crate::text::BlockKind;

/// One side to be aligned.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// Its language.
    pub lang: &'a Lang,
    /// Its segments in order. They may be empty.
    pub segments: Vec<&'a str>,
    /// The paragraph each segment belongs to, in rising order; `None` where paragraphs mean nothing.
    pub paragraphs: Option<Vec<u32>>,
    /// What the document marks each segment as; `None` where it marks nothing.
    pub kinds: Option<Vec<BlockKind>>,
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
    /// How many of those only lists know that did not come with the program: imported and learned ones.
    pub own: usize,
    /// What a user should be told.
    pub warnings: Vec<AlignWarning>,
}

/// Aligns texts. One aligner serves any number of documents.
pub struct Aligner<'a> {
    lexicon: &'a Lexicon,
    most: usize,
    threads: usize,
    exact: bool,
    progress: Option<Box<dyn FnMut(f32) + 'a>>,
}

/// Beads of up to this many segments on a side unless asked otherwise.
const MOST: usize = 8;

impl<'a> Aligner<'a> {
    /// An aligner that knows these words.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Aligner { lexicon, most: MOST, threads: 1, exact: false, progress: None }
    }

    /// Allows beads of up to `most` segments on a side, at least 1 and at most 8.
    pub fn max_bead(mut self, most: usize) -> Self {
        self.most = most.clamp(1, 8);
        self
    }

    /// Works on up to `threads` threads; the result is the same, bit for bit, whatever their number.
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads.max(1);
        self
    }

    /// Searches every bead there can be, not only a corridor: time and memory grow with the product of the two lengths.
    /// It is there to show that the corridor loses nothing.
    pub fn exact(mut self, exact: bool) -> Self {
        self.exact = exact;
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
        self.align_around(source, target, Vec::new())
    }

    /// The same around beads that are in the result as they are; they rise on both sides.
    pub(super) fn align_around(&mut self, source: &Text, target: &Text, mut fixed: Vec<Bead>) -> Aligned {
        let turned = turned(source, target);
        let (left, right) = if turned { (target, source) } else { (source, target) };
        if turned {
            fixed = fixed.into_iter().map(turned_bead).collect();
        }
        let (beads, mut report) =
            self.read(left, right, |aligner, pair| pair.search(&fixed, |share| aligner.tell(0.1 + 0.9 * share)).beads);
        check::outcome(&mut report, left, right, &beads);
        let alignment = Alignment::new(beads, left.segments.len(), right.segments.len());
        let mut alignment = alignment.expect("a path through the grid covers everything once");
        if turned {
            alignment = mirrored(alignment);
            report.warnings.iter_mut().for_each(AlignWarning::mirror);
        }
        self.tell(1.0);
        Aligned { alignment, report }
    }

    /// Says what speaks for pairing these segments, and what against; they need not be a bead of the alignment. `None`
    /// when they are no segments of the two texts. Takes as long as aligning.
    pub fn explain(&mut self, source: &Text, target: &Text, bead: (Range<usize>, Range<usize>)) -> Option<Evidence> {
        let within = |range: &Range<usize>, text: &Text| range.start <= range.end && range.end <= text.segments.len();
        if !within(&bead.0, source) || !within(&bead.1, target) {
            return None;
        }
        let turned = turned(source, target);
        let (left, right) = if turned { (target, source) } else { (source, target) };
        let bead = if turned { (bead.1, bead.0) } else { bead };
        let (left_words, right_words) = (&left.segments[bead.0.clone()], &right.segments[bead.1.clone()]);
        let (left_reading, right_reading) = readings(left, right);
        let (mut evidence, _) = self.read(left, right, |aligner, pair| {
            let found = pair.search(&[], |share| aligner.tell(0.1 + 0.9 * share));
            let here = Side::new(left_words, left_reading, aligner.lexicon);
            let there = Side::new(right_words, right_reading, aligner.lexicon);
            let written = (&Written::new(&here, left_words), &Written::new(&there, right_words));
            explain(pair, &found.model, &found.beads, bead, written)
        });
        if turned {
            evidence.mirror();
        }
        self.tell(1.0);
        Some(evidence)
    }

    /// Reads two texts and has something done with them.
    fn read<T>(&mut self, source: &Text, target: &Text, work: impl FnOnce(&mut Self, &Pair) -> T) -> (T, Report) {
        self.tell(0.0);
        let (left, right) = readings(source, target);
        let lexicon = self.lexicon;
        let (source_side, target_side) = parallel::both(
            self.threads,
            || Side::new(&source.segments, left, lexicon),
            || Side::new(&target.segments, right, lexicon),
        );
        let links = Links::new(&source_side, &target_side, left, lexicon, self.threads);
        self.tell(0.1);
        let structure = Structure::new(source, target);
        let settings = Settings { most: self.most, threads: self.threads, exact: self.exact };
        let (source_side, target_side) = (&source_side, &target_side);
        let lengths = &Lengths::of(source_side, target_side);
        let pair = Pair {
            source: source_side,
            target: target_side,
            links: &links,
            structure: structure.as_ref(),
            lengths,
            settings,
        };
        let result = work(self, &pair);
        (result, check::report(source, target, (source_side, target_side), left, lexicon))
    }

    fn tell(&mut self, share: f32) {
        if let Some(progress) = &mut self.progress {
            progress(share);
        }
    }
}

fn readings(source: &Text, target: &Text) -> (Reading, Reading) {
    match (source.lang.primary(), target.lang.primary()) {
        ("ar", "en") => (Reading::Arabic, Reading::English),
        _ => (Reading::Plain, Reading::Plain),
    }
}

/// Whether the sides change places before they are read: Arabic comes first.
fn turned(source: &Text, target: &Text) -> bool {
    (source.lang.primary(), target.lang.primary()) == ("en", "ar")
}

fn turned_bead(bead: Bead) -> Bead {
    Bead { source: bead.target, target: bead.source, confidence: bead.confidence }
}

fn mirrored(alignment: Alignment) -> Alignment {
    let beads: Vec<Bead> = alignment.into_beads().into_iter().map(turned_bead).collect();
    let (source, target) = beads.last().map_or((0, 0), |bead| (bead.source.end, bead.target.end));
    Alignment::new(beads, source, target).expect("a mirrored alignment covers the same segments")
}
