//! What documents mark, and what that says of a bead: where paragraphs end, and what is a heading, an item, a cell.

use std::ops::Range;

use super::aligner::Text;
use super::prior::Shape;
use crate::text::BlockKind;

/// What two documents mark.
#[derive(Debug, Clone)]
pub(super) struct Structure {
    paragraphs: Option<Paragraphs>,
    kinds: Option<Kinds>,
}

impl Structure {
    /// That of two texts; `None` where it tells nothing.
    pub fn new(source: &Text, target: &Text) -> Option<Self> {
        let (rows, columns) = (source.segments.len(), target.segments.len());
        let paragraphs = source.paragraphs.as_deref().zip(target.paragraphs.as_deref());
        let paragraphs = paragraphs.filter(|(s, t)| s.len() == rows && t.len() == columns);
        let paragraphs = paragraphs.and_then(|(s, t)| Paragraphs::new(s, t));
        let kinds = source.kinds.as_deref().zip(target.kinds.as_deref());
        let kinds = kinds.filter(|(s, t)| s.len() == rows && t.len() == columns).and_then(|(s, t)| Kinds::new(s, t));
        (paragraphs.is_some() || kinds.is_some()).then_some(Structure { paragraphs, kinds })
    }

    /// That of some segments, with what is known from all.
    pub fn part(&self, source: Range<usize>, target: Range<usize>) -> Self {
        Structure {
            paragraphs: self.paragraphs.as_ref().map(|whole| whole.part(source.clone(), target.clone())),
            kinds: self.kinds.as_ref().map(|whole| whole.part(source, target)),
        }
    }

    /// The log-likelihood ratio for the bead of this shape that ends at `(i, j)`; nothing for one with an empty side.
    pub fn term(&self, i: usize, j: usize, shape: &Shape) -> f64 {
        if shape.source == 0 || shape.target == 0 {
            return 0.0;
        }
        self.paragraphs.as_ref().map_or(0.0, |paragraphs| paragraphs.term(i, j, shape))
            + self.kinds.as_ref().map_or(0.0, |kinds| kinds.term(i, j, shape))
    }
}

/// How far paragraphs of one side are taken to be paragraphs of the other, and headings headings, 0 to 1.
const AGREEMENT: f64 = 0.8;

/// Where paragraphs end on both sides, and how well the ends agree.
#[derive(Debug, Clone)]
struct Paragraphs {
    source: Vec<bool>,
    target: Vec<bool>,
    /// ln ratios for a bead boundary that ends a paragraph on both sides, one side, neither.
    both: f64,
    source_only: f64,
    target_only: f64,
    neither: f64,
    /// ln ratios for a boundary within a bead: ends a paragraph, does not.
    inside_source: (f64, f64),
    inside_target: (f64, f64),
}

impl Paragraphs {
    /// `source` and `target` give each segment's paragraph. `None` where that can tell nothing: every segment its own
    /// paragraph on a side, or all in one.
    fn new(source: &[u32], target: &[u32]) -> Option<Self> {
        let (source, target) = (ends(source), ends(target));
        let share = |ends: &[bool]| ends.iter().filter(|end| **end).count() as f64 / (ends.len().max(2) - 1) as f64;
        let (s, t) = (share(&source), share(&target));
        if !(0.0 < s && s < 0.95 && 0.0 < t && t < 0.95) {
            return None;
        }
        // The joint distribution lies between independence and the closest the two shares allow.
        let together = AGREEMENT * (s.min(t) - s * t);
        let ln = |p: f64, strangers: f64| libm::log((p / strangers).max(1e-3));
        let inside =
            |share: f64| (libm::log(1.0 - AGREEMENT), libm::log((1.0 - share * (1.0 - AGREEMENT)) / (1.0 - share)));
        Some(Paragraphs {
            both: ln(s * t + together, s * t),
            source_only: ln(s * (1.0 - t) - together, s * (1.0 - t)),
            target_only: ln(t * (1.0 - s) - together, t * (1.0 - s)),
            neither: ln((1.0 - s) * (1.0 - t) + together, (1.0 - s) * (1.0 - t)),
            inside_source: inside(s),
            inside_target: inside(t),
            source,
            target,
        })
    }

    /// Those of some segments, with what is known from all.
    fn part(&self, source: Range<usize>, target: Range<usize>) -> Self {
        Paragraphs { source: self.source[source].to_vec(), target: self.target[target].to_vec(), ..*self }
    }

    fn term(&self, i: usize, j: usize, shape: &Shape) -> f64 {
        let inside = |ends: &[bool], end: usize, count: usize, (ends_here, goes_on): (f64, f64)| -> f64 {
            (end - count + 1..end).map(|at| if ends[at - 1] { ends_here } else { goes_on }).sum()
        };
        let boundary = match (self.source[i - 1], self.target[j - 1]) {
            (true, true) => self.both,
            (true, false) => self.source_only,
            (false, true) => self.target_only,
            (false, false) => self.neither,
        };
        boundary
            + inside(&self.source, i, shape.source, self.inside_source)
            + inside(&self.target, j, shape.target, self.inside_target)
    }
}

/// For each segment whether a paragraph ends with it; the end of the text counts for nothing.
fn ends(paragraphs: &[u32]) -> Vec<bool> {
    let mut ends: Vec<bool> = paragraphs.windows(2).map(|pair| pair[0] != pair[1]).collect();
    ends.push(false);
    ends
}

/// How many kinds of blocks there are.
const KINDS: usize = BlockKind::ALL.len();

/// What each segment is on both sides, and how well that agrees.
#[derive(Debug, Clone)]
struct Kinds {
    source: Vec<BlockKind>,
    target: Vec<BlockKind>,
    /// ln ratios for two segments of one kind, by kind.
    same: [f64; KINDS],
    /// The same for two of different kinds.
    different: f64,
}

impl Kinds {
    /// A kind that only one of the documents has tells nothing: there it is a paragraph like others. `None` where then
    /// all are of one kind.
    fn new(source: &[BlockKind], target: &[BlockKind]) -> Option<Self> {
        let shares = |kinds: &[BlockKind]| {
            let mut shares = [0.0; KINDS];
            kinds.iter().for_each(|kind| shares[*kind as usize] += 1.0 / kinds.len() as f64);
            shares
        };
        let (mine, theirs) = (shares(source), shares(target));
        let common = |kind: &BlockKind| match mine[*kind as usize] * theirs[*kind as usize] > 0.0 {
            true => *kind,
            false => BlockKind::Paragraph,
        };
        let source: Vec<BlockKind> = source.iter().map(common).collect();
        let target: Vec<BlockKind> = target.iter().map(common).collect();
        let (mine, theirs) = (shares(&source), shares(&target));
        if mine.iter().filter(|share| **share > 0.0).count() < 2
            || theirs.iter().filter(|share| **share > 0.0).count() < 2
        {
            return None;
        }
        // As with paragraphs: between independence and full agreement.
        let same = std::array::from_fn(|kind| {
            let (mine, theirs) = (mine[kind], theirs[kind]);
            if mine * theirs == 0.0 {
                return 0.0;
            }
            libm::log(1.0 - AGREEMENT + AGREEMENT * mine.min(theirs) / (mine * theirs))
        });
        Some(Kinds { source, target, same, different: libm::log(1.0 - AGREEMENT) })
    }

    fn part(&self, source: Range<usize>, target: Range<usize>) -> Self {
        Kinds { source: self.source[source].to_vec(), target: self.target[target].to_vec(), ..*self }
    }

    /// Once for the two first segments, and once more for each segment that is not of its neighbour's kind.
    fn term(&self, i: usize, j: usize, shape: &Shape) -> f64 {
        let (source, target) = (&self.source[i - shape.source..i], &self.target[j - shape.target..j]);
        let mixed = |kinds: &[BlockKind]| kinds.windows(2).filter(|pair| pair[0] != pair[1]).count();
        let first = if source[0] == target[0] { self.same[source[0] as usize] } else { self.different };
        first + (mixed(source) + mixed(target)) as f64 * self.different
    }
}
