//! ODT: text documents of LibreOffice and others (OpenDocument 1.0 to 1.3), as archives and as flat XML.
//!
//! In go the bytes of a file, out come [`Parts`]: the body in reading order, then footnotes, then endnotes. What a reader
//! of the document sees is read: tracked changes as accepted, what fields show, indexes, text boxes behind the paragraph
//! they are anchored in. Left out is what stands beside the text or is not seen: comments, headers and footers, numbers of
//! headings and items, text and sections that are hidden, pronunciations over the text (ruby), formulas and charts, which
//! are documents of their own and are counted. A section that a condition hides is hidden if the file says that it was when
//! it was saved, or if the condition is plainly true; else it is read.
//!
//! Headings are `text:h`, and paragraphs whose style has a level in the outline or is one for headings and titles. In a
//! cell of a table each paragraph is a block; a cell or row that is repeated is read once.
//!
//! Deviation: elements are known by their names without prefix.

mod condition;
mod story;
mod styles;
#[cfg(test)]
mod tests;

use super::archive::{Archive, PartReader, flat};
use super::error::{OfficeError, Problem};
use super::flow::Flow;
use crate::formats::document::parts::Parts;
use crate::formats::xml::{Token, XmlError};

use story::Story;
use styles::Styles;

/// What this reader takes to be the kind of document, for messages.
const KIND: &str = "an OpenDocument text";
const CONTENT: &str = "content.xml";
const STYLES: &str = "styles.xml";

/// Reads an ODT document.
pub fn read_odt(bytes: &[u8]) -> Result<Parts, OfficeError> {
    let mut archive = Archive::open(bytes)?;
    if is_encrypted(&mut archive)? {
        return Err(OfficeError::Encrypted);
    }
    let mut styles = Styles::default();
    if let Some(mut xml) = archive.part(STYLES)? {
        named_styles(&mut xml, &mut styles).map_err(|error| OfficeError::in_part(STYLES, error))?;
    }
    let mut xml = archive.part(CONTENT)?.ok_or_else(|| OfficeError::missing(CONTENT, KIND))?;
    let flow = document(&mut xml, styles).map_err(|problem| OfficeError::in_part(CONTENT, problem))?;
    Ok(flow.finish()?)
}

/// Reads a flat document, FODT: one XML file with all that an archive would have.
pub fn read_fodt(bytes: &[u8]) -> Result<Parts, OfficeError> {
    let mut left = u64::MAX;
    let flow = document(&mut flat(bytes, &mut left), Styles::default()).map_err(OfficeError::in_flat)?;
    Ok(flow.finish()?)
}

/// Reads a document to its end: the styles that stand in it, and its text.
fn document(xml: &mut PartReader<'_>, mut styles: Styles) -> Result<Flow, Problem> {
    let mut flow = Flow::default();
    loop {
        match xml.read()? {
            Token::Start(element) => match element.name() {
                "document-content" | "document" => {}
                "styles" | "automatic-styles" => styles.read(xml)?,
                "body" => flow = body(xml, &styles)?,
                // Headers and footers stand in the last of these.
                "scripts" | "font-face-decls" | "meta" | "settings" | "master-styles" => xml.skip_element()?,
                other => return Err(Problem::other_kind(other, KIND)),
            },
            Token::End(_) | Token::Text(_) => {}
            Token::Eof => return Ok(flow),
        }
    }
}

/// Reads the text in the body whose start was read last.
fn body(xml: &mut PartReader<'_>, styles: &Styles) -> Result<Flow, Problem> {
    let mut story = Story::new(styles);
    let outside = xml.depth() - 1;
    while xml.depth() > outside {
        let Token::Start(element) = xml.read()? else { continue };
        match element.name() {
            "text" => story.inside(xml)?,
            other => return Err(Problem::other_kind(other, KIND)),
        }
    }
    Ok(story.finish())
}

/// Adds the styles that have names for people. The others in that part are of headers and footers, with names that those
/// of the content have too.
fn named_styles(xml: &mut PartReader<'_>, styles: &mut Styles) -> Result<(), XmlError> {
    loop {
        match xml.read()? {
            Token::Start(element) => match element.name() {
                "document-styles" => {}
                "styles" => styles.read(xml)?,
                _ => xml.skip_element()?,
            },
            Token::End(_) | Token::Text(_) => {}
            Token::Eof => return Ok(()),
        }
    }
}

/// Whether the list of parts says how they are encrypted. A list that is no XML says nothing.
fn is_encrypted(archive: &mut Archive<'_>) -> Result<bool, OfficeError> {
    let Some(mut xml) = archive.part("META-INF/manifest.xml")? else { return Ok(false) };
    loop {
        match xml.read() {
            Ok(Token::Start(element)) if element.name() == "encryption-data" => return Ok(true),
            Ok(Token::Start(_) | Token::End(_) | Token::Text(_)) => {}
            Ok(Token::Eof) | Err(_) => return Ok(false),
        }
    }
}
