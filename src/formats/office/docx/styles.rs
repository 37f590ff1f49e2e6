//! What the styles of a document say of its paragraphs and runs.

use std::collections::HashMap;

use super::super::archive::PartReader;
use super::super::language::Spoken;
use super::properties::{ParagraphProperties, RunProperties, value};
use crate::formats::xml::{Element, Token, XmlError};

/// How many styles may be based on one another; Word itself allows ten.
const LONGEST_CHAIN: usize = 64;

/// The styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    /// The languages of text that no style says more of.
    spoken: Spoken,
}

/// What a style says, that of those it is based on not included.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    /// Whether it is a heading by its name.
    heading: bool,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

/// What a style says, that of those it is based on included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Resolved {
    pub heading: bool,
    pub list: bool,
    pub hidden: bool,
    pub spoken: Spoken,
    pub symbol_font: Option<String>,
}

impl Styles {
    /// Reads the part to its end.
    pub(super) fn read(xml: &mut PartReader<'_>) -> Result<Self, XmlError> {
        let mut styles = Styles::default();
        loop {
            match xml.read()? {
                Token::Start(element) => match element.name() {
                    "style" => {
                        let id = element.local_attribute("styleId").unwrap_or_default().to_owned();
                        if is_usual(element) {
                            styles.usual = Some(id.clone());
                        }
                        let style = Style::read(xml)?;
                        styles.styles.insert(id, style);
                    }
                    "rPrDefault" => styles.spoken = RunProperties::read(xml)?.spoken,
                    "latentStyles" => xml.skip_element()?,
                    _ => {}
                },
                Token::End(_) | Token::Text(_) => {}
                Token::Eof => return Ok(styles),
            }
        }
    }

    /// What a style of paragraphs says; none is the usual one.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Resolved {
        let mut resolved = Resolved { spoken: self.spoken.clone(), ..Resolved::default() };
        let Some(id) = id.or(self.usual.as_deref()) else { return resolved };
        if !self.styles.contains_key(id) {
            // A style that is named and not defined is one that the program knows by itself.
            resolved.heading = is_heading(id);
        }
        let mut outline = None;
        let mut list = None;
        for style in self.chain(id) {
            outline = outline.or(style.paragraph.outline);
            list = list.or(style.paragraph.list);
            resolved.heading |= style.heading && outline.is_none();
        }
        resolved.heading |= outline.is_some_and(|level| level < 9);
        resolved.list = list.unwrap_or(false);
        self.resolve_run(id, &mut resolved);
        resolved
    }

    /// What a style of runs adds to what the paragraph says.
    pub(super) fn run(&self, id: &str, paragraph: &Resolved) -> Resolved {
        let mut resolved = paragraph.clone();
        self.resolve_run(id, &mut resolved);
        resolved
    }

    fn resolve_run(&self, id: &str, resolved: &mut Resolved) {
        let mut hidden = None;
        let mut spoken = Spoken::default();
        let mut symbol_font = None;
        for style in self.chain(id) {
            symbol_font = symbol_font.or(style.run.symbol_font.as_ref());
            hidden = hidden.or(style.run.hidden);
            spoken = spoken.or(&style.run.spoken);
        }
        resolved.hidden = hidden.unwrap_or(resolved.hidden);
        resolved.spoken = spoken.or(&resolved.spoken);
        resolved.symbol_font = symbol_font.cloned().or(resolved.symbol_font.take());
    }

    /// A style, and those that it is based on, the nearest first.
    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Style> {
        let based_on = |style: &&'s Style| style.based_on.as_deref().and_then(|id| self.styles.get(id));
        std::iter::successors(self.styles.get(id), based_on).take(LONGEST_CHAIN)
    }
}

impl Style {
    fn read(xml: &mut PartReader<'_>) -> Result<Self, XmlError> {
        let mut style = Style::default();
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            match element.name() {
                "name" => style.heading = value(element).is_some_and(is_heading),
                "basedOn" => style.based_on = value(element).map(str::to_owned),
                "pPr" => style.paragraph = ParagraphProperties::read(xml)?,
                "rPr" => style.run = RunProperties::read(xml)?,
                // What a style of tables says of parts of a table.
                "tblStylePr" => xml.skip_element()?,
                _ => {}
            }
        }
        Ok(style)
    }
}

/// Whether a style is that of paragraphs that name none.
fn is_usual(element: Element<'_>) -> bool {
    let is = |name, value| element.local_attribute(name) == Some(value);
    is("type", "paragraph") && (is("default", "1") || is("default", "true") || is("default", "on"))
}

/// Whether a style is one of Word's own for headings and titles. Its names are English in files of every language; ids are
/// the same without the space.
fn is_heading(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    matches!(name.as_str(), "title" | "subtitle")
        || name.strip_prefix("heading").is_some_and(|level| matches!(level.trim().parse(), Ok(1..=9)))
}
