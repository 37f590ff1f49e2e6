//! What stands on a page, block by block, and what each block stands in.

use std::ops::Range;

use crate::text::{BlockKind, Span};

use super::attributes::Role;
use super::builder;
use super::tags::Tag;

/// A page: its blocks in reading order, and the elements that hold them.
#[derive(Debug)]
pub(super) struct Outline {
    /// The text of all blocks, white space as on the page.
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    /// In the order of their start tags. The first is the page.
    pub(super) elements: Vec<Element>,
    /// The language tags that elements have; the first is empty.
    pub(super) langs: Vec<String>,
    /// The labels of buttons that were left out.
    pub(super) labels: usize,
    /// Whether an office program saved a document as this page.
    pub(super) is_document: bool,
}

/// A block of text.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) span: Span,
    /// What it says that it is.
    pub(super) kind: BlockKind,
    /// Whether it is a heading of the first level.
    pub(super) is_title: bool,
    /// The innermost element that it stands in.
    pub(super) element: u32,
    /// The element of the table cell that it stands in; the page if none.
    pub(super) cell: u32,
    /// Its letters and digits.
    pub(super) letters: u32,
    /// How many of them are in links.
    pub(super) linked: u32,
    /// The language that it is in, among those of the page.
    pub(super) lang: u32,
}

/// The fewest letters outside of links that are prose: some seven words. Buttons and bylines are shorter.
const PROSE: u32 = 40;

impl Block {
    /// Its letters of prose.
    pub(super) fn prose(&self) -> u64 {
        let unlinked = self.letters - self.linked;
        if unlinked >= PROSE { unlinked.into() } else { 0 }
    }

    /// Whether there is nothing but a link in it.
    pub(super) fn is_link(&self) -> bool {
        self.linked >= self.letters
    }

    /// Whether it is a heading that leads elsewhere.
    pub(super) fn is_linked_heading(&self) -> bool {
        self.kind == BlockKind::Heading && self.is_link() && self.letters > 0
    }
}

/// An element that holds blocks.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) tag: Tag,
    pub(super) role: Option<Role>,
    /// The element that it stands in; the page stands in itself.
    pub(super) parent: u32,
    /// The language that its text is in, among those of the page.
    pub(super) lang: u32,
    /// Its first block.
    pub(super) first: u32,
    /// The block behind its last one.
    pub(super) end: u32,
}

/// The page as an element.
pub(super) const PAGE: u32 = 0;

impl Outline {
    /// Reads a page.
    pub(super) fn of(page: &str) -> Self {
        builder::outline(page)
    }

    /// The blocks of an element.
    pub(super) fn range(&self, element: u32) -> Range<usize> {
        let element = &self.elements[element as usize];
        element.first as usize..element.end as usize
    }

    /// What a block is. A cell of several blocks is a column of a layout, and they are what they are elsewhere.
    pub(super) fn kind(&self, block: &Block) -> BlockKind {
        let cell = &self.elements[block.cell as usize];
        match block.kind {
            BlockKind::Cell if cell.end - cell.first > 1 => BlockKind::Paragraph,
            kind => kind,
        }
    }

    /// The language tag of most of the text of some blocks, empty if they have none.
    pub(super) fn lang<'b>(&self, blocks: impl Iterator<Item = &'b Block>) -> &str {
        let mut letters = vec![0_u64; self.langs.len()];
        blocks.for_each(|block| letters[block.lang as usize] += u64::from(block.letters) + 1);
        let most = (0..letters.len()).rev().max_by_key(|lang| letters[*lang]);
        most.map_or("", |lang| &self.langs[lang])
    }
}

/// Sums over the blocks up to each, so that those of any blocks that follow one another are a difference.
pub(super) struct Sums(Vec<u64>);

impl Sums {
    pub(super) fn new(outline: &Outline, value: impl Fn(usize, &Block) -> u64) -> Self {
        let mut sums = Vec::with_capacity(outline.blocks.len() + 1);
        let mut sum = 0;
        sums.push(sum);
        for (at, block) in outline.blocks.iter().enumerate() {
            sum += value(at, block);
            sums.push(sum);
        }
        Sums(sums)
    }

    pub(super) fn of(&self, range: &Range<usize>) -> u64 {
        self.0[range.end] - self.0[range.start]
    }
}
