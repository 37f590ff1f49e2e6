//! Texts that are paired already: what becomes of a bilingual file.

use crate::edit::{Status, Texts};
use crate::lang::Lang;
use crate::segment::Segment;
use crate::text::{Block, BlockKind, Document, Span};

/// What a file says of one of its rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Said {
    /// What a translator said of it.
    pub status: Status,
    /// The posterior probability that an aligner gave it.
    pub confidence: Option<f64>,
    /// The translator's comment.
    pub note: Option<String>,
}

/// Two texts with one segment a row, each paired with the one beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Paired {
    source: Texts,
    target: Texts,
    said: Vec<Said>,
}

impl Paired {
    /// Nothing yet; `name` is what both documents are called.
    pub fn new(name: &str, source: Lang, target: Lang) -> Self {
        let empty = |lang| Texts { document: Document::plain(name, lang, ""), segments: Vec::new() };
        Paired { source: empty(source), target: empty(target), said: Vec::new() }
    }

    /// Adds a row. False, and nothing is added, if a text is blank or the documents would become larger than `most` bytes.
    pub fn push(&mut self, [source, target]: [&str; 2], said: Said, most: u64) -> bool {
        let [source, target] = [source.trim(), target.trim()];
        let fits = |texts: &Texts, text: &str| (texts.document.text.len() + text.len() + 1) as u64 <= most;
        let rows = self.said.len() as u64;
        if source.is_empty() || target.is_empty() || rows >= u64::from(u32::MAX / 2) {
            return false;
        }
        if !fits(&self.source, source) || !fits(&self.target, target) {
            return false;
        }
        append(&mut self.source, source);
        append(&mut self.target, target);
        self.said.push(said);
        true
    }

    /// The source.
    pub fn source(&self) -> &Texts {
        &self.source
    }

    /// The target; it has as many segments as the source.
    pub fn target(&self) -> &Texts {
        &self.target
    }

    /// What is said of each row.
    pub fn said(&self) -> &[Said] {
        &self.said
    }
}

/// Adds a text as a segment and a block of its own, with its line end.
fn append(texts: &mut Texts, text: &str) {
    let Texts { document, segments } = texts;
    let start = document.text.len();
    document.text.push_str(text);
    let end = document.text.len();
    document.text.push('\n');
    let paragraph = segments.len() as u32;
    document.blocks.push(Block { span: Span::new(start, end), kind: BlockKind::Paragraph });
    segments.push(Segment { span: Span::new(start, document.text.len()), paragraph });
}
