//! Text that stands beside the element that holds most of a page's prose, and belongs to it all the same: a lead, a
//! correction, notes, other sections of the same document.
//!
//! * An element beside it is kept if it is a text: enough letters, few of them links, and no heading that is a link, in it or
//!   before it in the same part of the page. If it is not, those in it are looked at.
//! * Blocks that stand beside elements are kept if they are prose; the short ones too, such as a signature, in the nearest
//!   element around that holds more. A heading is kept if what is directly below it is.
//! * Footnotes are kept.

use std::ops::Range;

use crate::text::BlockKind;

use super::furniture::Texts;
use super::outline::{Block, Outline, PAGE, Sums};

/// Keeps what belongs to `root` beside it, among the blocks of `limit`.
pub(super) fn keep(outline: &Outline, root: u32, limit: Range<usize>, furniture: &[bool], kept: &mut [bool]) {
    if root == PAGE {
        return;
    }
    let around = Around::new(outline, root, furniture);
    let is_candidate = |at: usize, kept: &[bool]| !furniture[at] && !kept[at];
    for range in texts(outline, &around, &outline.range(root), &limit) {
        range.filter(|at| !furniture[*at]).for_each(|at| kept[at] = true);
    }
    for at in limit.clone().filter(|at| is_candidate(*at, kept)).collect::<Vec<_>>() {
        let block = &outline.blocks[at];
        let is_loose = block.kind != BlockKind::Heading && around.holds(block) && block.linked * 2 <= block.letters;
        kept[at] =
            block.kind == BlockKind::Footnote || (is_loose && (block.prose() > 0 || block.element == around.nearest));
    }
    for at in limit.clone().rev().skip(1).filter(|at| is_candidate(*at, kept)).collect::<Vec<_>>() {
        let block = &outline.blocks[at];
        let is_loose_heading = block.kind == BlockKind::Heading && around.holds(block) && !block.is_link();
        kept[at] = is_loose_heading && kept[at + 1];
    }
}

/// The outermost elements beside the root that are texts.
fn texts(outline: &Outline, around: &Around, inside: &Range<usize>, limit: &Range<usize>) -> Vec<Range<usize>> {
    let texts = Texts::new(outline);
    let headings = headings(outline);
    let mut found: Vec<Range<usize>> = Vec::new();
    // Where the outermost element around the next ones begins.
    let mut part = 0;
    for (number, element) in (0..).zip(&outline.elements) {
        let range = outline.range(number);
        let is_beside = range.end <= inside.start || range.start >= inside.end;
        let is_decided = found.last().is_some_and(|found| range.end <= found.end);
        if !is_beside || is_decided || range.start < limit.start || range.end > limit.end {
            continue;
        }
        if around.is_around[element.parent as usize] {
            part = range.start;
        }
        let heading = headings[range.start].filter(|heading| *heading >= part);
        if texts.is_text(&range) && !heading.is_some_and(|heading| outline.blocks[heading].is_linked_heading()) {
            found.push(range);
        }
    }
    found
}

/// For each block the nearest heading before it.
fn headings(outline: &Outline) -> Vec<Option<usize>> {
    let mut last = None;
    let mut headings = vec![None];
    for (at, block) in outline.blocks.iter().enumerate() {
        last = if block.kind == BlockKind::Heading { Some(at) } else { last };
        headings.push(last);
    }
    headings
}

/// The elements around the root.
struct Around {
    is_around: Vec<bool>,
    /// The innermost that holds more letters than the root.
    nearest: u32,
}

impl Around {
    fn new(outline: &Outline, root: u32, furniture: &[bool]) -> Self {
        let letters = Sums::new(outline, |at, block| if furniture[at] { 0 } else { block.letters.into() });
        let of_root = letters.of(&outline.range(root));
        let mut around = Around { is_around: vec![false; outline.elements.len()], nearest: PAGE };
        let mut element = root;
        while element != PAGE {
            element = outline.elements[element as usize].parent;
            around.is_around[element as usize] = true;
            if around.nearest == PAGE && letters.of(&outline.range(element)) > of_root {
                around.nearest = element;
            }
        }
        around
    }

    fn holds(&self, block: &Block) -> bool {
        self.is_around[block.element as usize]
    }
}
