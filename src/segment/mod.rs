//! Cutting a text into segments by SRX rules.
//!
//! A text goes in, with the rules of an [SRX 2.0](Srx) file for its language; out come [`Segment`]s, byte ranges that
//! tile the text. Paragraphs are found first and always end a segment; the rules cut inside them.
//!
//! A rule says of a position what must stand before it and behind it, and whether the text breaks there. The first rule
//! that matches at a position decides, wherever its match began; where none matches nothing breaks. This is what the
//! standard says, and not what the programs do that search with the expressions from left to right and so miss matches
//! that overlap.
//!
//! Where we deviate from the standard:
//!
//! * A `beforebreak` sees the last 1,024 bytes before the position and an `afterbreak` the next 1,024 behind it; one
//!   that needs a backtracking engine (see `pattern`) sees 256, and inside a `beforebreak` it does not see what
//!   stands behind the position, but for a lookahead or a word boundary at its very end.
//! * A test in which that engine goes back more than 20,000 times counts as no match; a rule to which this happens
//!   eight times in a text does not match again in it.
//! * The expressions of each rule are applied to one paragraph: `^` and `$` are its ends.
//! * White space at a break goes to the segment before it, wherever in the white space the rule breaks, and there is
//!   no segment of white space alone.
//! * The language pattern must match the whole tag, whatever its case, written with hyphens or with underscores.
//! * `formathandle` and `segmentsubflows` say nothing about plain text and are ignored.
//! * Dialect: see `icu` for what is translated and what is refused.

mod boundary;
mod check;
mod error;
mod explain;
mod icu;
mod matcher;
mod paragraph;
mod pattern;
mod place;
mod read;
mod segmenter;
mod srx;
#[cfg(test)]
mod tests;
mod write;

pub use check::{SrxFinding, SrxWarning};
pub use error::{PatternError, SrxError, SrxErrorKind};
pub use explain::{Decided, Explained};
pub use segmenter::{Segmenter, one_per_block, one_per_line};
pub use srx::Srx;

use crate::text::Span;

/// A sentence-like unit of a document. The segments of a document tile its text: the first starts at 0, each starts
/// where the one before it ends (white space between two belongs to the first), the last ends with the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Its bytes, white space around it included.
    pub span: Span,
    /// The paragraph it stands in, counted from 0.
    pub paragraph: u32,
}
