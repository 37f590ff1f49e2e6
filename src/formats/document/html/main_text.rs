//! Which blocks of a page are its main text.
//!
//! What counts is *prose*: the letters, outside of links, of blocks that have some seven words of them. Navigation,
//! teasers and buttons have little of it.
//!
//! 1. Some elements are furniture: see `furniture`.
//! 2. The main text stands in `main` if that holds half of the prose that is left, and in an `article` of it that holds
//!    [`ARTICLE`] of what it has. Where neither is, it stands in the innermost element that holds [`DENSEST`] of the prose.
//! 3. Text beside that element belongs to it, inside of `main` if there is one: see `beside`.
//! 4. If there is no title (`h1`) in it, the nearest one before it belongs to it, unless it is a link.
//! 5. In it, lists and tables of which [`LINKS`] of the letters are links are furniture, and so are single short links;
//!    unless they are half of it: then the page is a list of links. A heading with nothing else below it goes with them.
//!
//! A page without prose, such as a table of words, is all main text but for step 1. When nothing would be left, all is.
//! What an office program has saved as a page has no furniture.

use crate::text::BlockKind;

use super::attributes::Role;
use super::outline::{Block, Outline, PAGE, Sums};
use super::tags::Tag;
use super::{beside, furniture};

/// The share of a main element's prose that an article in it has to hold: another one beside it should not get lost.
const ARTICLE: f64 = 0.75;
/// The share of a page's prose that an element has to hold to be its main text without being called so.
const DENSEST: f64 = 0.75;
/// The share of links in the letters of a list that is for going elsewhere.
const LINKS: f64 = 0.8;
/// The most letters of a block that is nothing but a link and no sentence.
const LONGEST_LABEL: u32 = 30;

/// For each block of a page whether it belongs to the main text.
pub(super) fn of(outline: &Outline) -> Vec<bool> {
    if outline.is_document {
        return vec![true; outline.blocks.len()];
    }
    let furniture = furniture::of(outline);
    let prose = Sums::new(outline, |at, block| if furniture[at] { 0 } else { block.prose() });
    let (root, around) = root(outline, &prose);
    let inside = outline.range(root);
    let mut kept: Vec<bool> = (0..).zip(&furniture).map(|(at, furniture)| inside.contains(&at) && !furniture).collect();
    beside::keep(outline, root, outline.range(around), &furniture, &mut kept);
    leave_out_links(outline, &mut kept);
    if let Some(title) = title(outline, inside.start, &kept) {
        kept[title] = true;
    }
    if kept.contains(&true) { kept } else { vec![true; kept.len()] }
}

/// The element that the main text stands in (step 2), and the one that all of it stands in.
fn root(outline: &Outline, prose: &Sums) -> (u32, u32) {
    let prose_of = |element| prose.of(&outline.range(element));
    let all = prose_of(PAGE);
    if all == 0 {
        return (PAGE, PAGE);
    }
    let most = |is_wanted: &dyn Fn(u32) -> bool| {
        let numbers = (0..outline.elements.len() as u32).filter(|number| is_wanted(*number));
        // The outermost of several that hold the same.
        numbers.rev().max_by_key(|number| prose_of(*number))
    };
    let element = |number: u32| &outline.elements[number as usize];
    let is_main = |number| element(number).tag == Tag::Main || element(number).role == Some(Role::Main);
    let main = most(&is_main).filter(|main| prose_of(*main) * 2 >= all);
    let around = outline.range(main.unwrap_or(PAGE));
    let is_article = |number| {
        let range = outline.range(number);
        let is_inside = around.start <= range.start && range.end <= around.end;
        is_inside && (element(number).tag == Tag::Article || element(number).role == Some(Role::Article))
    };
    let enough = |least: f64, of: u64, number: &u32| prose_of(*number) as f64 >= least * of as f64;
    let of_main = main.map_or(all, prose_of);
    let article = most(&is_article).filter(|article| enough(ARTICLE, of_main, article));
    let root = article.or(main).unwrap_or_else(|| {
        // Of nested elements the inner one begins later.
        let numbers = (0..outline.elements.len() as u32).rev();
        numbers.into_iter().find(|number| enough(DENSEST, all, number)).unwrap_or(PAGE)
    });
    (root, main.unwrap_or(PAGE))
}

/// The title that belongs to a main text without one (step 4). `start` is where that begins.
fn title(outline: &Outline, start: usize, kept: &[bool]) -> Option<usize> {
    let is_there = outline.blocks.iter().zip(kept).any(|(block, kept)| *kept && block.is_title);
    let before = outline.blocks[..start].iter().rposition(|block| block.is_title && !block.is_link());
    before.filter(|_| !is_there)
}

/// Leaves out what only leads elsewhere (step 5).
fn leave_out_links(outline: &Outline, kept: &mut [bool]) {
    let sums = |value: &dyn Fn(&Block) -> u64| Sums::new(outline, |at, block| if kept[at] { value(block) } else { 0 });
    let letters = sums(&|block| block.letters.into());
    let linked = sums(&|block| block.linked.into());
    let prose = sums(&Block::prose);
    let mut only_links = vec![false; outline.blocks.len()];
    for (number, element) in (0..).zip(&outline.elements) {
        let range = outline.range(number);
        let is_list = matches!(element.tag, Tag::List | Tag::Table);
        if is_list && prose.of(&range) == 0 && linked.of(&range) as f64 >= LINKS * letters.of(&range) as f64 {
            only_links[range].fill(true);
        }
    }
    for (only_links, block) in only_links.iter_mut().zip(&outline.blocks) {
        let is_label = block.kind == BlockKind::Paragraph && block.is_link() && block.letters > 0;
        *only_links |= is_label && block.letters <= LONGEST_LABEL;
    }
    let sum = |wanted: &dyn Fn(usize) -> bool| -> u64 {
        let blocks = (0..kept.len()).filter(|at| kept[*at] && wanted(*at));
        blocks.map(|at| u64::from(outline.blocks[at].letters)).sum()
    };
    if sum(&|at| only_links[at]) * 2 < sum(&|_| true) {
        leave_out_headings(outline, kept, &mut only_links);
        kept.iter_mut().zip(only_links).for_each(|(kept, only_links)| *kept &= !only_links);
    }
}

/// Adds the headings that stand directly above what is left out, and above nothing else that is kept.
fn leave_out_headings(outline: &Outline, kept: &[bool], left_out: &mut [bool]) {
    let is_heading = |at: usize| outline.blocks[at].kind == BlockKind::Heading;
    // From the end: whether something follows before the next heading, and whether it is all left out.
    let (mut some, mut all) = (false, true);
    for at in (0..kept.len()).rev().filter(|at| kept[*at]) {
        if !is_heading(at) {
            (some, all) = (true, all && left_out[at]);
            continue;
        }
        left_out[at] |= some && all && !outline.blocks[at].is_title;
        (some, all) = (false, true);
    }
}
