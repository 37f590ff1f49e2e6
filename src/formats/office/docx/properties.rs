//! What is said of a paragraph, a run, a row or a cell, as far as it matters to the text.

use super::super::archive::PartReader;
use super::super::language::Spoken;
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
                "del" | "moveFrom" => properties.deleted = true,
                name if is_former(name) => xml.skip_element()?,
                _ => {}
            }
        }
        Ok(properties)
    }
}

/// Whether what is said of a row or cell (`w:trPr`, `w:tcPr`) is that it is not to be seen: deleted, or hidden.
pub(super) fn is_gone(xml: &mut PartReader<'_>) -> Result<bool, XmlError> {
    let mut gone = false;
    let outside = xml.depth() - 1;
    while xml.depth() > outside {
        let Token::Start(element) = xml.read()? else { continue };
        match element.name() {
            "del" | "cellDel" => gone = true,
            "hidden" => gone |= is_on(element),
            name if is_former(name) => xml.skip_element()?,
            _ => {}
        }
    }
    Ok(gone)
}

/// The languages that `w:lang` names.
pub(super) fn spoken(element: Element<'_>) -> Spoken {
    let named = |name| element.local_attribute(name).filter(|tag| !tag.is_empty()).map(str::to_owned);
    Spoken { western: named("val"), complex: named("bidi") }
}

/// The value that most elements of properties have.
pub(super) fn value<'a>(element: Element<'a>) -> Option<&'a str> {
    element.local_attribute("val")
}

/// Whether a property that is on or off is on: it is when it only stands there.
fn is_on(element: Element<'_>) -> bool {
    !matches!(value(element), Some("0" | "false" | "off"))
}

/// Whether an element says what was said before a tracked change (`w:pPrChange` and the like).
fn is_former(name: &str) -> bool {
    name.ends_with("Change")
}
