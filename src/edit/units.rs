//! What the aligner is given of a side: its segments, but for those that a translator has left without text.
//!
//! When a sentence is rewritten over the joint of two segments, its text goes to the first of them and the second is left
//! empty. To the aligner such a rest would be a sentence without a translation; so it stays with the segment before it, or
//! with the one behind it where there is none.

use crate::align::Text;
use crate::edit::SegmentRow;
use crate::text::Document;

/// The units of a side, each one segment and the emptied ones that stay with it.
#[derive(Debug, Default)]
pub(super) struct Units<'a> {
    texts: Vec<&'a str>,
    paragraphs: Vec<u32>,
    /// How many segments each unit has.
    sizes: Vec<usize>,
    /// No segment joins a unit before this one.
    from: usize,
    /// Emptied segments that no unit has yet.
    waiting: usize,
}

impl<'a> Units<'a> {
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// The side of a document, ready to be aligned.
    pub fn text(&self, document: &'a Document) -> Text<'a> {
        Text {
            lang: &document.lang,
            segments: self.texts.clone(),
            paragraphs: Some(self.paragraphs.clone()),
            kinds: self.paragraphs.iter().map(|paragraph| document.kind(*paragraph)).collect(),
        }
    }

    /// Nothing that comes joins what was there before.
    pub fn close(&mut self) {
        if self.waiting > 0 {
            let paragraph = self.paragraphs.last().copied().unwrap_or(0);
            self.add("", paragraph, 0);
        }
        self.from = self.len();
    }

    /// Takes a segment as it is shown.
    pub fn push(&mut self, segment: &SegmentRow, shown: &'a str) {
        if segment.replacement.is_none() || !shown.trim().is_empty() {
            return self.add(shown, segment.paragraph, 1);
        }
        match self.sizes.last_mut().filter(|_| self.texts.len() > self.from) {
            Some(size) => *size += 1,
            None => self.waiting += 1,
        }
    }

    fn add(&mut self, text: &'a str, paragraph: u32, segments: usize) {
        self.texts.push(text);
        self.paragraphs.push(paragraph);
        self.sizes.push(segments + std::mem::take(&mut self.waiting));
    }

    /// For each unit the number of segments before it, and behind the last that of all.
    pub fn segments_before(&self) -> Vec<usize> {
        let mut sum = 0;
        let sums = self.sizes.iter().map(|size| {
            sum += size;
            sum
        });
        std::iter::once(0).chain(sums).collect()
    }
}
