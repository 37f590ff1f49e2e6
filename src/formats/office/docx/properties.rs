//! What is said of a paragraph or a run, as far as it matters to the text.

use super::super::archive::PartReader;
use super::super::language::Spoken;
use super::symbols::is_symbol_font;
use crate::formats::xml::{Element, Token, XmlError};

/// What is said of a paragraph (`w:pPr`), by itself or by a style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ParagraphProperties {
    pub style: Option<String>,
    /// The level in the outline: 0 to 8 are headings, 9 is running text.
    pub outline: Option<u8>,
    /// Whether it is an item of a list.
    pub list: Option<bool>,
    /// What is said of the mark that ends it.
    pub mark: RunProperties,
}

/// What is said of a run of text (`w:rPr`), by itself or by a style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RunProperties {
    pub style: Option<String>,
    pub hidden: Option<bool>,
    pub spoken: Spoken,
    /// A font of symbols, if that is what it is set in.
    pub symbol_font: Option<String>,
    /// That it was deleted, or moved from here, while changes were tracked; said of marks only.
    pub deleted: bool,
}

impl ParagraphProperties {
    /// Reads the element whose start was read last.
    pub(super) fn read(xml: &mut PartReader<'_>) -> Result<Self, XmlError> {
        let mut properties = ParagraphProperties::default();
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            match element.name() {
                "pStyle" => properties.style = value(element).map(str::to_owned),
                "outlineLvl" => properties.outline = value(element).and_then(|level| level.parse().ok()),
                "numPr" => properties.list = Some(properties.list.unwrap_or(true)),
                // List number 0 takes a paragraph out of the list that its style puts it in.
                "numId" => properties.list = Some(value(element) != Some("0")),
                "rPr" => properties.mark = RunProperties::read(xml)?,
                name if is_former(name) => xml.skip_element()?,
                _ => {}
            }
        }
        Ok(properties)
    }
}

impl RunProperties {
    /// Reads the element whose start was read last.
    pub(super) fn read(xml: &mut PartReader<'_>) -> Result<Self, XmlError> {
        let mut properties = RunProperties::default();
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            match element.name() {
                "rStyle" => properties.style = value(element).map(str::to_owned),
                "vanish" => properties.hidden = Some(is_on(element)),
                "lang" => properties.spoken = spoken(element),
                "rFonts" => properties.symbol_font = symbol_font(element),
                "del" | "moveFrom" => properties.deleted = true,
                name if is_former(name) => xml.skip_element()?,
                _ => {}
            }
        }
        Ok(properties)
    }
}

/// The languages that `w:lang` names.
pub(super) fn spoken(element: Element<'_>) -> Spoken {
    let named = |name| element.local_attribute(name).filter(|tag| !tag.is_empty()).map(str::to_owned);
    Spoken { western: named("val"), complex: named("bidi") }
}

/// The font of symbols among those that `w:rFonts` names for each kind of character.
fn symbol_font(element: Element<'_>) -> Option<String> {
    let named = |name| element.local_attribute(name).filter(|font| is_symbol_font(font));
    ["hAnsi", "ascii", "cs", "sym"].into_iter().find_map(named).map(str::to_owned)
}

/// The value that most elements of properties have.
pub(super) fn value<'a>(element: Element<'a>) -> Option<&'a str> {
    element.local_attribute("val")
}

/// Whether a property that is on or off is on: it is when it only stands there.
pub(super) fn is_on(element: Element<'_>) -> bool {
    !matches!(value(element), Some("0" | "false" | "off"))
}

/// Whether an element says what was said before a tracked change (`w:pPrChange` and the like).
pub(super) fn is_former(name: &str) -> bool {
    name.ends_with("Change")
}
