//! Markdown: CommonMark with the tables, footnotes, task lists and front matter that are usual beside it (by `pulldown-cmark`).
//!
//! Paragraphs, headings, list items, table cells, quotations and code blocks are blocks. The lines of a paragraph are joined,
//! unless one ends in a hard break. Marks of emphasis, addresses of links and images, numbers of notes and tags of HTML go;
//! their text and the images' descriptions stay. Footnotes follow at the end. Of front matter, `title` is a heading, unless
//! the text begins with the same one, and `lang` or `language` the language; the rest goes.
//!
//! Every text is Markdown, so nothing is refused but one without a text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::formats::document::html;
use crate::formats::document::parts::{LINE_BREAK, Parts, PartsBuilder};
use crate::formats::text::TextError;
use crate::text::BlockKind;

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
    let mut reader = Reader::default();
    Parser::new_ext(markdown, options).for_each(|event| reader.event(event));
    reader.finish()
}

#[derive(Default)]
struct Reader {
    blocks: Vec<(BlockKind, String)>,
    footnotes: Vec<(BlockKind, String)>,
    /// What the elements say that are open around the text.
    kinds: Vec<BlockKind>,
    current: String,
    in_footnote: bool,
    in_code: bool,
    in_front_matter: bool,
    front_matter: FrontMatter,
}

impl Reader {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_code => self.current.extend(text.chars().map(code)),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.current.push_str(&text);
            }
            Event::Html(html) => self.current.push_str(&html),
            Event::InlineHtml(tag) if is_break(&tag) => self.current.push(LINE_BREAK),
            Event::SoftBreak => self.current.push(' '),
            Event::HardBreak => self.current.push(LINE_BREAK),
            Event::Rule => self.flush(),
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
            _ => return,
        };
        self.flush();
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
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
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
            _ => self.flush(),
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

    /// Ends the block.
    fn flush(&mut self) {
        if !self.in_front_matter && !self.current.is_empty() {
            let block = (self.kind(), std::mem::take(&mut self.current));
            self.list().push(block);
        }
    }

    fn finish(mut self) -> Result<Parts, TextError> {
        self.flush();
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

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::*;

    fn blocks(markdown: &str) -> Vec<(BlockKind, String)> {
        let Ok(parts) = read(markdown) else { return Vec::new() };
        parts.blocks.iter().map(|block| (block.kind, block.span.of(&parts.text).to_owned())).collect()
    }

    #[test]
    fn marks_go_and_structure_stays() {
        for (markdown, expected, name) in [
            ("One\nline.\n\nTwo.", &[(Paragraph, "One line."), (Paragraph, "Two.")][..], "paragraphs"),
            ("سطر\nأول.\n\nثان.", &[(Paragraph, "سطر أول."), (Paragraph, "ثان.")], "Arabic paragraphs"),
            ("hard  \nbreak\\\nagain<br>and", &[(Paragraph, "hard\nbreak\nagain\nand")], "hard breaks"),
            ("# عنوان #\n\nTitle\n=====\n", &[(Heading, "عنوان"), (Heading, "Title")], "headings"),
            ("## Title {#id .class}", &[(Heading, "Title")], "a heading with attributes"),
            (
                "* one\n* **two**\n\n1. three\n   goes on",
                &[(ListItem, "one"), (ListItem, "two"), (ListItem, "three goes on")],
                "lists",
            ),
            (
                "* one\n\n  more\n\n  * inner",
                &[(ListItem, "one"), (ListItem, "more"), (ListItem, "inner")],
                "a loose list",
            ),
            ("- [x] مهمة\n- [ ] task", &[(ListItem, "مهمة"), (ListItem, "task")], "tasks"),
            ("| a | ب |\n|---|---|\n| c | |\n", &[(Cell, "a"), (Cell, "ب"), (Cell, "c")], "a table"),
            ("> quoted\n> *so*\n>\n> * item", &[(Paragraph, "quoted so"), (ListItem, "item")], "a quotation"),
            ("> [!NOTE]\n> Take care.", &[(Paragraph, "Take care.")], "an alert"),
            (
                "A [link](http://x.y \"t\"), ![صورة](a.png) and <http://z.w>.",
                &[(Paragraph, "A link, صورة and http://z.w.")],
                "links",
            ),
            ("[ref][1] ~~old~~ `code`\n\n[1]: http://x", &[(Paragraph, "ref old code")], "references"),
            (
                "One.[^n]\n\n[^n]: The *note*.\n\nTwo.",
                &[(Paragraph, "One."), (Paragraph, "Two."), (Footnote, "The note.")],
                "notes at the end",
            ),
            ("```rust\nfn a() {\n    b\n}\n```", &[(Paragraph, "fn a() {\nb\n}")], "a code block"),
            ("Text <b class=x>bold</b> &amp; &#1587;.", &[(Paragraph, "Text bold & س.")], "tags and references"),
            (
                "<div align=center>\n<h1>عنوان</h1>\n<p>Intro</p>\n</div>\n\nText.",
                &[(Heading, "عنوان"), (Paragraph, "Intro"), (Paragraph, "Text.")],
                "an HTML block",
            ),
            ("<!-- secret -->\n\n<script>\nlet x;\n</script>\n\nText.", &[(Paragraph, "Text.")], "hidden things"),
            ("Term\n: said of it", &[(ListItem, "Term"), (ListItem, "said of it")], "a list of terms"),
            ("a\n\n---\n\nb", &[(Paragraph, "a"), (Paragraph, "b")], "a rule"),
            ("\\*not\\* emphasis, snake_case_name", &[(Paragraph, "*not* emphasis, snake_case_name")], "escapes"),
            (
                "---\ntitle: \"عنوان: آخر\"\ntags: [a]\n---\n\nText.",
                &[(Heading, "عنوان: آخر"), (Paragraph, "Text.")],
                "YAML",
            ),
            (
                "+++\ntitle = 'Title'\n[x]\ntitle = 'y'\n+++\n\nText.",
                &[(Heading, "Title"), (Paragraph, "Text.")],
                "TOML",
            ),
            ("---\ntitle: Same\n---\n# Same\n", &[(Heading, "Same")], "a title that is there twice"),
            ("---\ntitle: |\n  x\n---\na", &[(Paragraph, "a")], "a title that goes on below"),
            ("one\r\ntwo\r\n\r\nthree", &[(Paragraph, "one two"), (Paragraph, "three")], "CRLF"),
            ("", &[], "nothing"),
            ("---\n\n***", &[], "only rules"),
        ] {
            let expected: Vec<_> = expected.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
            assert_eq!(blocks(markdown), expected, "{name}");
        }
    }

    #[test]
    fn front_matter_names_the_language() {
        for (markdown, lang) in [
            ("---\nlang: ar-EG\n---\nx", Some("ar-EG")),
            ("+++\nlanguage = \"en\"\n+++\nx", Some("en")),
            ("---\nlang: ???\n---\nx", None),
            ("x", None),
        ] {
            assert_eq!(read(markdown).unwrap().lang.as_ref().map(|lang| lang.as_str()), lang);
        }
    }

    #[test]
    fn endless_nesting_ends() {
        for piece in [">", "* ", "[", "![", "*a **b ", "<div>", "`", "| a ", "- a\n\t", "1. ", "[^a]: ", "a\n: ", "\\"]
        {
            let _ = read(&piece.repeat(20_000));
        }
    }
}
