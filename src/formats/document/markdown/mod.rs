//! Markdown: CommonMark with the tables, footnotes, task lists and front matter that are usual beside it (by `pulldown-cmark`).
//!
//! Paragraphs, headings, list items, table cells, quotations and code blocks are blocks. The lines of a paragraph are joined,
//! unless one ends in a hard break. Marks of emphasis, addresses of links and images, numbers of notes and tags of HTML go;
//! their text and the images' descriptions stay. Text that is struck out goes, as a deletion. Footnotes follow at the end. Of front matter, `title` is a heading, unless
//! the text begins with the same one, and `lang` or `language` the language; the rest goes.
//!
//! Beyond CommonMark, marks of direction before the mark of a block are no text, and there are more marks of items: see `items`.
//!
//! Every text is Markdown, so nothing is refused but one without a text.

mod items;
#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::formats::document::html;
use crate::formats::document::parts::{LINE_BREAK, Parts, PartsBuilder};
use crate::formats::text::TextError;
use crate::text::BlockKind;

use items::{Items, Mark};

/// Reads a text in Markdown.
pub fn read(markdown: &str) -> Result<Parts, TextError> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let markdown = items::without_directions(markdown);
    let mut reader = Reader { source: &markdown, ..Reader::default() };
    Parser::new_ext(&markdown, options).into_offset_iter().for_each(|(event, range)| reader.event(event, range));
    reader.finish()
}

#[derive(Default)]
struct Reader<'s> {
    source: &'s str,
    blocks: Vec<(BlockKind, String)>,
    footnotes: Vec<(BlockKind, String)>,
    /// What the elements say that are open around the text.
    kinds: Vec<BlockKind>,
    current: String,
    /// Whether the block is a paragraph, or the text of an item, of which nothing was read.
    is_at_start: bool,
    /// The items in it that CommonMark does not know.
    items: Items,
    is_item: bool,
    /// How many bytes of the next text are the mark of an item.
    mark: usize,
    /// How many marks of deletion are open.
    deleted: u32,
    in_footnote: bool,
    in_code: bool,
    in_front_matter: bool,
    front_matter: FrontMatter,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        let is_at_start = std::mem::take(&mut self.is_at_start);
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(_) | Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) if self.deleted > 0 => {}
            Event::Text(text) if self.in_code => self.current.extend(text.chars().map(code)),
            Event::Text(text) if is_at_start || self.mark > 0 => {
                if is_at_start && let Some(mark) = self.items.first(&self.source[range.start..]) {
                    self.begin_item(mark);
                }
                self.current.push_str(text.get(std::mem::take(&mut self.mark)..).unwrap_or_default());
            }
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.current.push_str(&text);
            }
            Event::Html(html) => self.current.push_str(&html),
            Event::InlineHtml(tag) if is_break(&tag) => self.current.push(LINE_BREAK),
            Event::SoftBreak | Event::HardBreak => {
                if let Some(mark) = self.items.next(&self.source[range.end..]) {
                    self.flush();
                    self.begin_item(mark);
                } else {
                    self.current.push(if event == Event::SoftBreak { ' ' } else { LINE_BREAK });
                }
            }
            Event::Rule => self.end_block(),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        let kind = match tag {
            Tag::Heading { .. } => BlockKind::Heading,
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => BlockKind::ListItem,
            Tag::TableCell => BlockKind::Cell,
            Tag::FootnoteDefinition(_) => BlockKind::Footnote,
            Tag::Paragraph
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::DefinitionList
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::MetadataBlock(_) => self.kind(),
            Tag::Strikethrough => {
                self.deleted += 1;
                return;
            }
            _ => return,
        };
        self.end_block();
        self.is_at_start = matches!(tag, Tag::Paragraph | Tag::Item);
        self.kinds.push(if self.in_footnote { BlockKind::Footnote } else { kind });
        match tag {
            Tag::FootnoteDefinition(_) => self.in_footnote = true,
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::MetadataBlock(_) => self.in_front_matter = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strikethrough => {
                self.deleted = self.deleted.saturating_sub(1);
                return;
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => return,
            TagEnd::MetadataBlock(_) => {
                self.in_front_matter = false;
                self.front_matter = FrontMatter::of(&std::mem::take(&mut self.current));
            }
            TagEnd::HtmlBlock => {
                let piece = std::mem::take(&mut self.current);
                let around = self.kind();
                let kind = |kind| if kind == BlockKind::Paragraph { around } else { kind };
                let blocks = html::blocks(&piece).into_iter().map(|(own, text)| (kind(own), text));
                self.list().extend(blocks);
            }
            _ => self.end_block(),
        }
        self.kinds.pop();
        self.in_code &= tag != TagEnd::CodeBlock;
        self.in_footnote &= tag != TagEnd::FootnoteDefinition;
    }

    fn kind(&self) -> BlockKind {
        self.kinds.last().copied().unwrap_or(BlockKind::Paragraph)
    }

    fn list(&mut self) -> &mut Vec<(BlockKind, String)> {
        if self.in_footnote { &mut self.footnotes } else { &mut self.blocks }
    }

    fn begin_item(&mut self, mark: Mark) {
        self.is_item = true;
        self.mark = mark.length;
    }

    /// Ends the block, and the paragraph that it is or is an item of.
    fn end_block(&mut self) {
        self.flush();
        (self.is_item, self.items, self.mark) = (false, Items::default(), 0);
    }

    /// Ends the block.
    fn flush(&mut self) {
        if !self.in_front_matter && !self.current.is_empty() {
            let kind = match self.kind() {
                BlockKind::Paragraph if self.is_item => BlockKind::ListItem,
                kind => kind,
            };
            let text = std::mem::take(&mut self.current);
            self.list().push((kind, text));
        }
    }

    fn finish(mut self) -> Result<Parts, TextError> {
        self.end_block();
        let mut parts = PartsBuilder::new();
        let starts_with = |title: &str| self.blocks.first().is_some_and(|(_, text)| text.trim() == title);
        if let Some(title) = self.front_matter.title.filter(|title| !starts_with(title)) {
            parts.push(BlockKind::Heading, &title);
        }
        self.blocks.iter().chain(&self.footnotes).for_each(|(kind, text)| parts.push(*kind, text));
        if let Some(lang) = self.front_matter.lang.and_then(|tag| tag.parse().ok()) {
            parts.set_lang(lang);
        }
        parts.finish()
    }
}

/// The line ends of code are its own.
fn code(c: char) -> char {
    if c == '\n' { LINE_BREAK } else { c }
}

fn is_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br")) && !tag[3..].starts_with(char::is_alphanumeric)
}

/// What is used of the data before a text: YAML or TOML, of which only plain lines are read.
#[derive(Debug, Default, PartialEq)]
struct FrontMatter {
    title: Option<String>,
    lang: Option<String>,
}

impl FrontMatter {
    fn of(data: &str) -> Self {
        let mut found = FrontMatter::default();
        for line in data.lines() {
            let Some((key, value)) = line.split_once([':', '=']) else { continue };
            let value = unquoted(value.trim());
            let field = match key.trim_end() {
                "title" => &mut found.title,
                "lang" | "language" => &mut found.lang,
                _ => continue,
            };
            // A value that is a list, a map or goes on below is no plain line.
            if field.is_none() && !value.is_empty() && !value.starts_with(['[', '{', '|', '>', '&', '*', '!']) {
                *field = Some(value.to_owned());
            }
        }
        found
    }
}

fn unquoted(value: &str) -> &str {
    let inside = |quote| value.strip_prefix(quote).and_then(|value| value.strip_suffix(quote));
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}
