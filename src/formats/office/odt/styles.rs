//! What the styles of a document say of its paragraphs and spans.

use std::collections::HashMap;

use super::super::archive::PartReader;
use super::super::language::Spoken;
use crate::formats::xml::{Element, Token, XmlError};

/// How many styles may have one another as parents.
const LONGEST_CHAIN: usize = 64;

/// The styles of a document by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    paragraphs: HashMap<String, Style>,
    spans: HashMap<String, Style>,
    /// The languages of text that no style says more of.
    spoken: Spoken,
}

/// What a style says, that of its parents not included.
#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    heading: bool,
    hidden: Option<bool>,
    spoken: Spoken,
}

/// What is said of a stretch of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub hidden: bool,
    pub spoken: Spoken,
}

impl Styles {
    /// Adds the styles in the element whose start was read last; one that is defined again replaces the former one.
    pub(super) fn read(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            let paragraphs = element.local_attribute("family") == Some("paragraph");
            let spans = element.local_attribute("family") == Some("text");
            match element.name() {
                "style" if paragraphs || spans => {
                    let name = element.local_attribute("name").unwrap_or_default().to_owned();
                    let mut style = Style::new(element, &name);
                    style.read(xml)?;
                    let family = if paragraphs { &mut self.paragraphs } else { &mut self.spans };
                    family.insert(name, style);
                }
                "default-style" if paragraphs => {
                    let mut style = Style::default();
                    style.read(xml)?;
                    self.spoken = style.spoken;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// What a style of paragraphs says of their text, and whether it makes them headings.
    pub(super) fn paragraph(&self, name: Option<&str>) -> (Look, bool) {
        let usual = Look { hidden: false, spoken: self.spoken.clone() };
        let name = name.unwrap_or("Standard");
        let heading = chain(&self.paragraphs, name).any(|style| style.heading) || is_heading(name);
        (look(&self.paragraphs, name, &usual), heading)
    }

    /// What a style of spans adds to what is said already.
    pub(super) fn span(&self, name: Option<&str>, before: &Look) -> Look {
        look(&self.spans, name.unwrap_or_default(), before)
    }
}

impl Style {
    fn new(element: Element<'_>, name: &str) -> Self {
        let outline = element.local_attribute("default-outline-level").and_then(|level| level.parse::<u32>().ok());
        let parent = element.local_attribute("parent-style-name").map(str::to_owned);
        // A parent that is not defined is one that the program knows by itself.
        let by_name = is_heading(name) || parent.as_deref().is_some_and(is_heading);
        Style { parent, heading: by_name || outline.is_some_and(|level| level > 0), ..Style::default() }
    }

    fn read(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            if element.name() == "text-properties" {
                self.hidden = element.attribute("text:display").map(|display| display == "none");
                self.spoken = Spoken {
                    western: tag(element, "language", "country"),
                    complex: tag(element, "language-complex", "country-complex"),
                };
            }
        }
        Ok(())
    }
}

/// The tag of a language whose parts stand in two attributes.
fn tag(element: Element<'_>, language: &str, country: &str) -> Option<String> {
    let said = |name| element.local_attribute(name).filter(|said| !matches!(*said, "" | "none"));
    let language = said(language)?;
    Some(said(country).map_or_else(|| language.to_owned(), |country| format!("{language}-{country}")))
}

fn look(styles: &HashMap<String, Style>, name: &str, before: &Look) -> Look {
    let mut hidden = None;
    let mut spoken = Spoken::default();
    for style in chain(styles, name) {
        hidden = hidden.or(style.hidden);
        spoken = spoken.or(&style.spoken);
    }
    Look { hidden: hidden.unwrap_or(before.hidden), spoken: spoken.or(&before.spoken) }
}

/// A style, its parent, and so on.
fn chain<'s>(styles: &'s HashMap<String, Style>, name: &str) -> impl Iterator<Item = &'s Style> {
    let parent = |style: &&'s Style| styles.get(style.parent.as_deref()?);
    std::iter::successors(styles.get(name), parent).take(LONGEST_CHAIN)
}

/// Whether a style is one of those for headings and titles, by the names that they have in files of every language.
fn is_heading(name: &str) -> bool {
    let numbered = name.strip_prefix("Heading_20_").is_some_and(|level| level.parse::<u8>().is_ok());
    numbered || matches!(name, "Heading" | "Title" | "Subtitle")
}
