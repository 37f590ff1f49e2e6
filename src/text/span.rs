//! Byte ranges of a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open byte range `start..end` of a text. Small and `Copy`, because a document has very many of them; a text is
/// therefore at most 4 GiB, which readers check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span of two byte offsets that are known to be in order.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        let narrow = |at: usize| u32::try_from(at).expect("readers refuse texts over 4 GiB");
        Span { start: narrow(start), end: narrow(end) }
    }

    /// The bytes as an index range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte at all.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text it stands for.
    ///
    /// # Panics
    /// If the span does not lie on character boundaries of `text`; spans are only ever made from the text they belong to.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Span { start, end: end.max(start) }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}
