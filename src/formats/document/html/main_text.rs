//! Which blocks of a page are its main text.
//!
//! What counts is *prose*: the letters, outside of links, of blocks that have at least [`PROSE`] of them. Navigation,
//! teasers and buttons have little of it. Nothing goes by the names that one site or another gives its classes.
//!
//! 1. `nav`, `aside`, `footer`, a `header` that belongs to the page and not to an article, `form`, an open `dialog`, and
//!    elements with a role to that effect are furniture, unless they hold half of the prose: some sites have all of a page in a form.
//! 2. The main text stands in `main` if that holds half of the prose that is left, and in an `article` of it that holds
//!    [`ARTICLE`] of what it has. Where neither is, it stands in the innermost element that holds [`DENSEST`] of the prose.
//! 3. If there is no title (`h1`) in it, the nearest one before it belongs to it, unless it is a link.
//! 4. In it, lists and tables of which [`LINKS`] of the letters are links are furniture, and so are single short links;
//!    unless they are half of it: then the page is a list of links. A heading with nothing else below it goes with them.
//!
//! A page without prose, such as a table of words, is all main text but for step 1. When nothing would be left, all is.

use crate::text::BlockKind;

use super::attributes::Role;
use super::outline::{Block, Outline, PAGE};
use super::tags::Tag;

/// The fewest letters outside of links that are prose: some seven words. Buttons and bylines are shorter.
const PROSE: u32 = 40;
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
    let furniture = furniture(outline);
    let prose = Sums::new(outline, |at, block| if furniture[at] { 0 } else { prose(block) });
    let inside = range(outline, root(outline, &prose));
    let mut kept: Vec<bool> = (0..).zip(&furniture).map(|(at, furniture)| inside.contains(&at) && !furniture).collect();
    leave_out_links(outline, inside.clone(), &mut kept);
    if let Some(title) = title(outline, inside.start, &kept) {
        kept[title] = true;
    }
    if kept.contains(&true) { kept } else { vec![true; kept.len()] }
}

/// The letters of prose in a block.
fn prose(block: &Block) -> u64 {
    let unlinked = block.letters - block.linked;
    if unlinked >= PROSE { unlinked.into() } else { 0 }
}

/// The blocks of an element.
fn range(outline: &Outline, element: u32) -> std::ops::Range<usize> {
    let element = &outline.elements[element as usize];
    element.first as usize..element.end as usize
}

/// Sums over the blocks up to each, so that those of any element are a difference.
struct Sums(Vec<u64>);

impl Sums {
    fn new(outline: &Outline, value: impl Fn(usize, &Block) -> u64) -> Self {
        let mut sums = Vec::with_capacity(outline.blocks.len() + 1);
        let mut sum = 0;
        sums.push(sum);
        for (at, block) in outline.blocks.iter().enumerate() {
            sum += value(at, block);
            sums.push(sum);
        }
        Sums(sums)
    }

    fn of(&self, outline: &Outline, element: u32) -> u64 {
        let range = range(outline, element);
        self.0[range.end] - self.0[range.start]
    }
}

/// For each block whether its elements say that it is furniture (step 1).
fn furniture(outline: &Outline) -> Vec<bool> {
    let sums = Sums::new(outline, |_, block| prose(block));
    let all = sums.of(outline, PAGE);
    let mut furniture = vec![false; outline.blocks.len()];
    // Whether each element is in an article or the like: its header and footer are the article's.
    let mut in_article = vec![false; outline.elements.len()];
    for (number, element) in (0..).zip(&outline.elements) {
        let around = in_article[element.parent as usize];
        in_article[number as usize] = around
            || matches!(element.tag, Tag::Article | Tag::Main | Tag::Section)
            || element.role == Some(Role::Main);
        let is_furniture = match element.tag {
            _ if element.role == Some(Role::Footnote) => false,
            _ if element.role == Some(Role::Furniture) => true,
            Tag::Nav | Tag::Aside | Tag::Footer | Tag::Form | Tag::Dialog => true,
            Tag::Header => !around,
            _ => false,
        };
        if is_furniture && (all == 0 || sums.of(outline, number) * 2 < all) {
            furniture[range(outline, number)].fill(true);
        }
    }
    furniture
}

/// The element that the main text stands in (step 2).
fn root(outline: &Outline, prose: &Sums) -> u32 {
    let all = prose.of(outline, PAGE);
    if all == 0 {
        return PAGE;
    }
    let most = |is_wanted: &dyn Fn(u32) -> bool| {
        let numbers = (0..outline.elements.len() as u32).filter(|number| is_wanted(*number));
        // The outermost of several that hold the same.
        numbers.rev().max_by_key(|number| prose.of(outline, *number))
    };
    let element = |number: u32| &outline.elements[number as usize];
    let is_main = |number| element(number).tag == Tag::Main || element(number).role == Some(Role::Main);
    let main = most(&is_main).filter(|main| prose.of(outline, *main) * 2 >= all);
    let around = range(outline, main.unwrap_or(PAGE));
    let is_article = |number| {
        let range = range(outline, number);
        let is_inside = around.start <= range.start && range.end <= around.end;
        is_inside && (element(number).tag == Tag::Article || element(number).role == Some(Role::Article))
    };
    let enough = |least: f64, of: u64, number: &u32| prose.of(outline, *number) as f64 >= least * of as f64;
    let of_main = main.map_or(all, |main| prose.of(outline, main));
    let article = most(&is_article).filter(|article| enough(ARTICLE, of_main, article));
    article.or(main).unwrap_or_else(|| {
        // Of nested elements the inner one begins later.
        let numbers = (0..outline.elements.len() as u32).rev();
        numbers.into_iter().find(|number| enough(DENSEST, all, number)).unwrap_or(PAGE)
    })
}

/// The title that belongs to a main text without one (step 3). `start` is where that begins.
fn title(outline: &Outline, start: usize, kept: &[bool]) -> Option<usize> {
    let is_there = outline.blocks.iter().zip(kept).any(|(block, kept)| *kept && block.is_title);
    let is_link = |block: &Block| block.linked >= block.letters;
    let before = outline.blocks[..start].iter().rposition(|block| block.is_title && !is_link(block));
    before.filter(|_| !is_there)
}

/// Leaves out what only leads elsewhere (step 4).
fn leave_out_links(outline: &Outline, inside: std::ops::Range<usize>, kept: &mut [bool]) {
    let letters = Sums::new(outline, |at, block| if kept[at] { block.letters.into() } else { 0 });
    let linked = Sums::new(outline, |at, block| if kept[at] { block.linked.into() } else { 0 });
    let prose = Sums::new(outline, |at, block| if kept[at] { prose(block) } else { 0 });
    let mut only_links = vec![false; outline.blocks.len()];
    for (number, element) in (0..).zip(&outline.elements) {
        let range = range(outline, number);
        let is_list = matches!(element.tag, Tag::List | Tag::Table);
        if !is_list || range.start < inside.start || range.end > inside.end || prose.of(outline, number) > 0 {
            continue;
        }
        if linked.of(outline, number) as f64 >= LINKS * letters.of(outline, number) as f64 {
            only_links[range].fill(true);
        }
    }
    for at in inside.clone() {
        let block = &outline.blocks[at];
        let is_label = block.kind == BlockKind::Paragraph && block.linked >= block.letters && block.letters > 0;
        only_links[at] |= is_label && block.letters <= LONGEST_LABEL;
    }
    let sum = |wanted: &dyn Fn(usize) -> bool| -> u64 {
        let blocks = inside.clone().filter(|at| kept[*at] && wanted(*at));
        blocks.map(|at| u64::from(outline.blocks[at].letters)).sum()
    };
    if sum(&|at| only_links[at]) * 2 < sum(&|_| true) {
        leave_out_headings(outline, inside.clone(), &mut only_links);
        inside.clone().filter(|at| only_links[*at]).for_each(|at| kept[at] = false);
    }
}

/// Adds the headings that stand directly above what is left out, and above nothing else.
fn leave_out_headings(outline: &Outline, inside: std::ops::Range<usize>, left_out: &mut [bool]) {
    let is_heading = |at: usize| outline.blocks[at].kind == BlockKind::Heading;
    // From the end: whether something follows before the next heading, and whether it is all left out.
    let (mut some, mut all) = (false, true);
    for at in inside.rev() {
        if !is_heading(at) {
            (some, all) = (true, all && left_out[at]);
            continue;
        }
        left_out[at] |= some && all && !outline.blocks[at].is_title;
        (some, all) = (false, true);
    }
}
