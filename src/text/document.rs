//! A document: one text in one language, and the parts that its file marks in it.

use std::str::FromStr;

use crate::lang::Lang;
use crate::text::Span;

/// One text in one language, as it was read. The text never changes afterwards: everything else points into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Where it came from, for people: a path, or `-` for standard input.
    pub name: String,
    /// The language it is written in.
    pub lang: Lang,
    /// The whole text, UTF-8, line ends as in the file.
    pub text: String,
    /// Its parts, where the file says what they are; none for plain text, whose paragraphs are found by looking. In order
    /// of the text, apart from one another, none blank; between two of them there is only white space.
    pub blocks: Vec<Block>,
}

/// A part of a document that stands by itself: a sentence does not go on in the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its bytes of the text, without white space around.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a part of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading or title, of whatever level.
    Heading,
    /// An item of a list.
    ListItem,
    /// A cell of a table.
    Cell,
    /// A footnote or endnote.
    Footnote,
}

impl BlockKind {
    /// All of them.
    pub const ALL: [BlockKind; 5] =
        [BlockKind::Paragraph, BlockKind::Heading, BlockKind::ListItem, BlockKind::Cell, BlockKind::Footnote];

    /// The word for it, also in memories.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Paragraph => "paragraph",
            BlockKind::Heading => "heading",
            BlockKind::ListItem => "list item",
            BlockKind::Cell => "cell",
            BlockKind::Footnote => "footnote",
        }
    }
}

/// A word that names no kind of block.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a kind of block: “{0}”")]
pub struct BadBlockKind(pub String);

impl FromStr for BlockKind {
    type Err = BadBlockKind;

    fn from_str(name: &str) -> Result<Self, BadBlockKind> {
        BlockKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| BadBlockKind(name.to_owned()))
    }
}

impl Document {
    /// A document of plain text.
    pub fn plain(name: impl Into<String>, lang: Lang, text: impl Into<String>) -> Self {
        Document { name: name.into(), lang, text: text.into(), blocks: Vec::new() }
    }

    /// What the block is that a segment of this paragraph stands in; none in plain text.
    pub fn kind(&self, paragraph: u32) -> Option<BlockKind> {
        self.blocks.get(paragraph as usize).map(|block| block.kind)
    }
}
