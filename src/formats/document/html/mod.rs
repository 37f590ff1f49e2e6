//! Web pages, HTML and XHTML, whole ones and pieces.
//!
//! A page goes in as text, its main text comes out in blocks. The tokens are those of the WHATWG's standard (by `html5gum`);
//! the tree is not: `outline` keeps only what tells blocks apart and where they belong, closes what authors leave open as
//! the standard says, and neither moves what stands in the wrong place of a table nor repairs crossed formatting, which
//! changes no text. So every page takes time and memory in proportion to its length, however deep its elements are nested.
//!
//! * Paragraphs, headings, list items, cells, captions, quotations and text beside them are blocks. `<br>` is a line end
//!   inside of a block; two of them end it, and so does a blank line in `<pre>`. A cell of several paragraphs is no cell but a column of a layout.
//! * Left out, as no text: scripts, styles, templates, what stands in for a script, fields, drawings, and what is
//!   hidden by an attribute or by `style`; buttons, but for questions and sentences; deletions (`<del>`); how characters are
//!   read (`<rt>`); marks of notes (`<sup>` that is a link, `[1]` that is a link inside of the page, those of office
//!   programs); links in brackets behind a heading.
//! * Notes are what has a role of them, or an id, class or style that Word or LibreOffice gives them.
//! * Left out, as furniture: see `main_text`. How much this is, is a [`Warning`].
//! * Soft hyphens go. The direction of writing (`dir`) says nothing of the language that its letters don't; `lang` does.
//!
//! Every text is a page, so nothing is refused but one without a text.

mod attributes;
mod beside;
mod builder;
mod charset;
mod furniture;
mod main_text;
mod names;
mod outline;
mod tags;
#[cfg(test)]
mod tests;

use crate::formats::document::parts::{Parts, PartsBuilder};
use crate::formats::text::{TextError, Warning};
use crate::lang::Lang;
use crate::text::BlockKind;

use outline::Outline;
use tags::Tag;

pub use charset::declared_encoding;

/// Reads the main text of a page, or all of its text.
pub fn read(page: &str, whole: bool) -> Result<Parts, TextError> {
    let outline = Outline::of(page);
    let kept = if whole { vec![true; outline.blocks.len()] } else { main_text::of(&outline) };
    let mut parts = PartsBuilder::new();
    let blocks = || outline.blocks.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
    blocks().for_each(|block| parts.push(outline.kind(block), block.span.of(&outline.text)));
    if let Ok(lang) = outline.lang(blocks()).parse::<Lang>() {
        parts.set_lang(lang);
    }
    let labels = if whole { 0 } else { outline.labels };
    let left_out = kept.iter().filter(|kept| !**kept).count() + labels;
    if left_out > 0 {
        parts.warn(Warning::LeftOut { left_out, all: outline.blocks.len() + labels });
    }
    parts.finish()
}

/// All blocks of a piece of HTML inside of another text.
pub(super) fn blocks(piece: &str) -> Vec<(BlockKind, String)> {
    let outline = Outline::of(piece);
    let block = |block| (outline.kind(block), block.span.of(&outline.text).to_owned());
    outline.blocks.iter().map(block).collect()
}

/// Whether HTML has an element of that name, in lower case.
pub(super) fn is_known(name: &str) -> bool {
    Tag::of(name.as_bytes()) != Tag::Other
}

/// How many tags of HTML's elements, at least, a text has: each end tag is counted, and `<br>` and `<p>`.
pub(super) fn tags(text: &str) -> usize {
    let tag = |rest: &&str| {
        let (is_end, name) = rest.strip_prefix('/').map_or((false, *rest), |name| (true, name));
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let is_closed = name[length..].starts_with(['>', ' ', '/', '\n', '\r', '\t']);
        let name = name[..length].to_ascii_lowercase();
        is_closed && if is_end { is_known(&name) } else { matches!(&*name, "br" | "p") }
    };
    text.split('<').skip(1).filter(tag).count()
}
