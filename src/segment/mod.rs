//! Cutting a text into segments by SRX rules.

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
