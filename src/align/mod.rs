//! Pairing the segments of two texts.
//!
//! In go two lists of segments and a lexicon; out comes an [`Alignment`] that covers each segment once, every bead with
//! the posterior probability that exactly it belongs to the alignment. Nothing is refused: texts that have nothing to do
//! with each other get low confidences and an [`AlignWarning`]. The same texts give the same alignment, to the bit.
//!
//! A bead is scored by how much likelier its two sides are as translations of one another than as strangers:
//!
//! > ½ [ L(target | source) + L(source | target) ] + length + ln prior(type)
//!
//! where L sums ln(λ + (1−λ) · mean over the other side's words of p(t|s) / p(t)) over words (IBM Model 1, with the
//! ratio of Moore 2002), p(t|s) comes from the lexicon, equal numbers, Latin words and the sound of names, and the length
//! term is a normal one in the manner of Gale and Church (1993); where both texts have paragraphs, their ends count too, and so
//! does what both documents mark as headings, items, cells or footnotes.
//! An empty side scores its prior alone, so nothing has to be weighed by hand against leaving a sentence out. λ and the
//! priors are fitted to each document by its evidence, the forward sum over all alignments. What is deviated from:
//!
//! * There are two passes. The first one, with small beads, finds the way; from its sure beads Model 1 learns, with the
//!   lexicon as a prior, how this document translates its words. The second one aligns with that.
//! * Only beads inside a corridor are looked at, which makes time and memory linear in the length of the document. It
//!   begins around rare words and is widened wherever alignments press against its edge.
//! * A bead of two by two segments is also looked at as two sentences that changed places, and as two between which the
//!   boundary moved; the likeliest order counts.
//! * No word counts for more than a few hundred times, so that a chance hit of a rare word does not decide.
//! * The alignment chosen is not the likeliest one, but the one with the greatest expected worth in beads that are right.
//! * A confidence is the posterior put through a line on the log-odds, so that of beads at .9 about nine in ten are
//!   right. [`Evidence`] tells what is behind it.
//!
//! | file | what it is for |
//! | --- | --- |
//! | `bead` | beads and alignments |
//! | [`eval`] | bead files, scores against a gold alignment, calibration |
//! | `aligner`, `check` | the door; warnings |
//! | `fixed` | aligning between beads that are certain |
//! | `explain`, `calibration`, `times` | what speaks for a bead; how sure that makes; how that is told |
//! | `side`, `links`, `names` | segments as numbered words; which of them may translate each other; which sound alike |
//! | `scores`, `form`, `structure`, `prior` | what words, lengths, what documents mark, and the type say of a bead |
//! | `anchors`, `grid`, `corridor` | the corridor: where it comes from, what it is, how it changes |
//! | `problem`, `lattice` | all beads of a corridor, scored, two by two in any order; sums over all alignments |
//! | `learned`, `fit` | what a document teaches of its words; its own numbers |
//! | `search` | all of it in order |

mod aligner;
mod anchors;
mod bead;
mod calibration;
mod check;
mod corridor;
pub mod eval;
mod explain;
mod fit;
mod fixed;
mod form;
mod grid;
mod lattice;
mod learned;
mod links;
mod names;
mod prior;
mod problem;
mod scores;
mod search;
mod side;
mod structure;
mod times;

pub use aligner::{Aligned, Aligner, Report, Text};
pub use bead::{Alignment, Bead, InvalidAlignment};
pub use check::AlignWarning;
pub use explain::{Evidence, WordMatch};
pub use fixed::InvalidFixed;
pub use links::Basis;
pub use times::times;
