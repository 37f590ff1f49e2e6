//! Which elements of a page are furniture: what is on every page of a site, or leads to others.
//!
//! * `nav`, `aside`, `footer`, a `header` that belongs to the page and not to an article, `form`, an open `dialog`, and
//!   elements with a role or a class to that effect;
//! * but not those that hold half of the prose, for some sites have all of a page in a form;
//! * nor an `aside` of prose between paragraphs, an alert in an article, or the `footer` of a quotation, which says whose it is.

use super::attributes::Role;
use super::outline::{Outline, PAGE, Sums};
use super::tags::Tag;

/// For each block whether it is furniture.
pub(super) fn of(outline: &Outline) -> Vec<bool> {
    let prose = Sums::new(outline, |_, block| block.prose());
    let all = prose.of(&outline.range(PAGE));
    let texts = Texts::new(outline);
    let own = OwnProse::new(outline);
    let mut furniture = vec![false; outline.blocks.len()];
    // Whether each element is in an article or the like: its header and footer are the article's.
    let mut in_article = vec![false; outline.elements.len()];
    let mut in_quotation = vec![false; outline.elements.len()];
    for (number, element) in outline.elements.iter().enumerate() {
        let parent = element.parent as usize;
        in_article[number] = in_article[parent]
            || matches!(element.tag, Tag::Article | Tag::Main | Tag::Section)
            || element.role == Some(Role::Main);
        in_quotation[number] = in_quotation[parent] || element.tag == Tag::Quotation;
        let range = outline.range(number as u32);
        let is_furniture = match (element.tag, element.role) {
            (_, Some(Role::Footnote)) => false,
            (_, Some(Role::Alert)) => !in_article[parent],
            (_, Some(Role::Furniture)) => true,
            (Tag::Aside, _) => !(texts.is_text(&range) && own.is_around(element.parent, &range)),
            (Tag::Footer, _) => !in_quotation[parent],
            (Tag::Nav | Tag::Form | Tag::Dialog, _) => true,
            (Tag::Header, _) => !in_article[parent],
            _ => false,
        };
        if is_furniture && (all == 0 || prose.of(&range) * 2 < all) {
            furniture[range].fill(true);
        }
    }
    furniture
}

/// Tells text from what leads elsewhere.
pub(super) struct Texts {
    letters: Sums,
    linked: Sums,
    prose: Sums,
    linked_headings: Sums,
}

/// Of a text, at most one letter in so many is in a link (after Readability, which looks at what stands beside its choice so).
const LINKS: u64 = 4;
/// The fewest letters outside of links of a text that is no prose, such as a table of words.
const WORDS: u64 = 80;

impl Texts {
    pub(super) fn new(outline: &Outline) -> Self {
        Texts {
            letters: Sums::new(outline, |_, block| block.letters.into()),
            linked: Sums::new(outline, |_, block| block.linked.into()),
            prose: Sums::new(outline, |_, block| block.prose()),
            linked_headings: Sums::new(outline, |_, block| block.is_linked_heading().into()),
        }
    }

    /// Whether blocks that follow one another are a text. Below a heading that is a link stands what the link leads to.
    pub(super) fn is_text(&self, range: &std::ops::Range<usize>) -> bool {
        let (letters, linked) = (self.letters.of(range), self.linked.of(range));
        let is_long = self.prose.of(range) > 0 || letters - linked >= WORDS;
        is_long && linked * LINKS <= letters && self.linked_headings.of(range) == 0
    }
}

/// The first and the last block of prose that stand directly in each element.
struct OwnProse(Vec<Option<(usize, usize)>>);

impl OwnProse {
    fn new(outline: &Outline) -> Self {
        let mut own = vec![None; outline.elements.len()];
        for (at, block) in outline.blocks.iter().enumerate().filter(|(_, block)| block.prose() > 0) {
            let (_, last) = own[block.element as usize].get_or_insert((at, at));
            *last = at;
        }
        OwnProse(own)
    }

    /// Whether an element has prose of its own both before and behind some of its blocks.
    fn is_around(&self, element: u32, range: &std::ops::Range<usize>) -> bool {
        self.0[element as usize].is_some_and(|(first, last)| first < range.start && range.end <= last)
    }
}
