//! From two texts to an alignment.

use super::bead::{Alignment, Bead};
use super::check::{self, AlignWarning};
use super::form::Paragraphs;
use super::links::Links;
use super::search::Pair;
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
    /// How many of those only lists know that did not come with the program: imported and learned ones.
    pub own: usize,
    /// What a user should be told.
    pub warnings: Vec<AlignWarning>,
}

/// Aligns texts. One aligner serves any number of documents.
pub struct Aligner<'a> {
    lexicon: &'a Lexicon,
    most: usize,
    progress: Option<Box<dyn FnMut(f32) + 'a>>,
}

/// Beads of up to this many segments on a side unless asked otherwise.
const MOST: usize = 8;

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
        let paragraphs = agreement.and_then(|(s, t)| Paragraphs::new(s, t));
        let pair = Pair::new(&source_side, &target_side, &links, paragraphs.as_ref());
        let beads = pair.search(self.most, |share| self.tell(0.1 + 0.9 * share));
        let mut report = check::report(source, target, (&source_side, &target_side), left, self.lexicon);
        check::outcome(&mut report, source, target, &beads);
        let alignment = Alignment::new(beads, source_side.len(), target_side.len());
        self.tell(1.0);
        Aligned { alignment: alignment.expect("a path through the grid covers everything once"), report }
    }

    fn tell(&mut self, share: f32) {
        if let Some(progress) = &mut self.progress {
            progress(share);
        }
    }
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
