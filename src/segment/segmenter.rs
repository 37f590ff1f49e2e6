//! From a text to its segments: paragraphs first, then the rules inside each.

use super::Segment;
use super::matcher::Matcher;
use super::paragraph::{is_blank, paragraphs};
use crate::text::{Block, Span};

/// The rules of one language, ready for use. May be used by several threads.
#[derive(Debug)]
pub struct Segmenter {
    matcher: Matcher,
}

impl Segmenter {
    pub(super) fn new(matcher: Matcher) -> Self {
        Segmenter { matcher }
    }

    /// Cuts a text into segments that tile it.
    ///
    /// White space between two segments belongs to the first of them, that at the start of the text to the first
    /// segment. An empty text has no segment; a text of nothing but white space has one, so that it is tiled too.
    /// Paragraphs are counted as they are met; blank lines do not count.
    ///
    /// # Panics
    /// If the text is larger than 4 GiB, which readers of documents refuse.
    pub fn segment(&self, text: &str) -> Vec<Segment> {
        self.segment_blocks(text, &[])
    }

    /// Cuts a text into segments that tile it; where there are blocks, its paragraphs are those.
    ///
    /// # Panics
    /// If the text is larger than 4 GiB, or the blocks are not those of the text.
    pub fn segment_blocks(&self, text: &str, blocks: &[Block]) -> Vec<Segment> {
        let mut starts: Vec<(usize, u32)> = Vec::new();
        let mut scratch = self.matcher.scratch();
        let paragraphs = match blocks {
            [] => paragraphs(text),
            blocks => blocks.iter().map(|block| block.span.range()).collect(),
        };
        for (number, paragraph) in (0..).zip(paragraphs) {
            starts.push((paragraph.start, number));
            let inside = &text[paragraph.clone()];
            // Two breaks around one white space are one; what shows nothing is no segment.
            let shown = |from: usize| inside[from..].find(|c| !is_blank(c)).map_or(inside.len(), |to| from + to);
            let end = inside.trim_end_matches(is_blank).len();
            let mut first_shown = shown(0);
            for at in self.matcher.breaks(inside, &mut scratch) {
                let rest = &inside[at..];
                let start = at + (rest.len() - rest.trim_start().len());
                if at > first_shown && start < end {
                    starts.push((paragraph.start + start, number));
                    first_shown = shown(start);
                }
            }
        }
        self.matcher.give_back(scratch);
        tile(text, &starts)
    }
}

fn tile(text: &str, starts: &[(usize, u32)]) -> Vec<Segment> {
    if text.is_empty() {
        return Vec::new();
    }
    if starts.is_empty() {
        return vec![Segment { span: Span::new(0, text.len()), paragraph: 0 }];
    }
    let ends = starts.iter().skip(1).map(|&(start, _)| start).chain([text.len()]);
    let mut from = 0;
    let mut segments = Vec::with_capacity(starts.len());
    for (&(_, paragraph), end) in starts.iter().zip(ends) {
        segments.push(Segment { span: Span::new(from, end), paragraph });
        from = end;
    }
    segments
}

/// The lines of a text that has one segment a line, each with its line end.
///
/// An empty line is a segment too, so that line numbers stay what they are. A line end at the end of the text begins no
/// further line; an empty text has none. Only LF and CR LF end a line. Each line is a paragraph of its own.
///
/// # Panics
/// If the text is larger than 4 GiB, which readers of documents refuse.
pub fn one_per_line(text: &str) -> Vec<Segment> {
    let mut from = 0;
    let lines = (0..).zip(text.split_inclusive('\n'));
    lines
        .map(|(paragraph, line)| {
            let span = Span::new(from, from + line.len());
            from += line.len();
            Segment { span, paragraph }
        })
        .collect()
}

/// The blocks of a text as segments, with the white space behind each; its lines where it has no blocks.
///
/// # Panics
/// If the text is larger than 4 GiB, which readers of documents refuse.
pub fn one_per_block(text: &str, blocks: &[Block]) -> Vec<Segment> {
    if blocks.is_empty() {
        return one_per_line(text);
    }
    let starts: Vec<(usize, u32)> = blocks.iter().map(|block| block.span.range().start).zip(0..).collect();
    tile(text, &starts)
}
