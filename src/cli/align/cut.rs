//! From texts to what the aligner sees of them.

use crate::align::Text;
use crate::edit::Texts;
use crate::lang::Lang;
use crate::segment::{Segment, Segmenter, Srx, one_per_block};
use crate::text::{Block, Document};

/// How many languages' rules are kept ready: two for a batch in two languages, some more for a stream of all sorts.
const READY: usize = 8;

/// Cuts texts into segments. Each thread has its own.
pub struct Cutter<'a> {
    srx: Option<&'a Srx>,
    ready: Vec<(Lang, Segmenter)>,
}

impl<'a> Cutter<'a> {
    /// One that goes by rules, or takes each line or block for a segment when there are none.
    pub fn new(srx: Option<&'a Srx>) -> Self {
        Cutter { srx, ready: Vec::new() }
    }

    /// The segments of a text.
    pub fn segments(&mut self, text: &str, blocks: &[Block], lang: &Lang) -> Vec<Segment> {
        let Some(srx) = self.srx else { return one_per_block(text, blocks) };
        let at = self.ready.iter().position(|(ready, _)| ready == lang).unwrap_or_else(|| {
            if self.ready.len() == READY {
                self.ready.clear();
            }
            self.ready.push((lang.clone(), srx.segmenter(lang)));
            self.ready.len() - 1
        });
        self.ready[at].1.segment_blocks(text, blocks)
    }

    /// A document with its segments.
    pub fn texts(&mut self, document: Document) -> Texts {
        let segments = self.segments(&document.text, &document.blocks, &document.lang);
        Texts { document, segments }
    }
}

/// What the aligner sees of a document. A line that stands for a segment says nothing about paragraphs.
pub fn side(texts: &Texts, pre_segmented: bool) -> Text<'_> {
    let Texts { document, segments } = texts;
    Text {
        lang: &document.lang,
        segments: segments.iter().map(|segment| segment.span.of(&document.text).trim()).collect(),
        paragraphs: (!pre_segmented).then(|| segments.iter().map(|segment| segment.paragraph).collect()),
        kinds: segments.iter().map(|segment| document.kind(segment.paragraph)).collect(),
    }
}
