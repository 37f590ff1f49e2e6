//! DOCX: documents of Word and what writes the same (Office Open XML, ECMA-376, both its editions).
//!
//! In go the bytes of a file, out come [`Parts`]: the body in reading order, then footnotes, then endnotes. What a reader
//! of the document sees is read: tracked changes as accepted, results of fields, content controls, text boxes behind the
//! paragraph they are anchored in, formulas on one line. Left out is what stands beside the text or is not seen: comments,
//! headers and footers, hidden text, pronunciations over it (ruby), codes of fields, placeholders in content controls that
//! nobody has filled in, cells that one above them is merged with.
//!
//! Headings are known by their level in the outline, or by a style that has one or is one of Word's own headings and
//! titles; items of lists by their numbering or that of their style. In a cell of a table each paragraph is a block.
//! An empty line that was made by line breaks parts a paragraph.
//!
//! Deviations: elements are known by their names without prefix, so both editions' namespaces are the same; what an
//! alternative requires is known by the usual prefixes. Documents that are embedded in others (`w:altChunk`), diagrams and
//! charts have parts of their own, which are not read but counted.

mod alternatives;
mod controls;
mod fields;
mod math;
mod package;
mod piece;
mod properties;
mod story;
mod styles;
mod symbols;
mod tables;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::archive::{Archive, PartReader};
use super::error::{OfficeError, Problem};
use crate::formats::document::parts::Parts;
use crate::formats::xml::{Token, XmlError};

pub use package::is_word;
use package::{KIND, Package};
use piece::Reference;
use story::Story;
use styles::Styles;

/// Reads a DOCX document.
pub fn read_docx(bytes: &[u8]) -> Result<Parts, OfficeError> {
    let mut archive = Archive::open(bytes)?;
    let Package { main, styles, footnotes, endnotes } = Package::find(&mut archive)?;
    let styles = match &styles {
        Some(part) => in_part(&mut archive, part, Styles::read)?,
        None => Styles::default(),
    };
    let mut story = Story::new(&styles);
    in_part(&mut archive, &main, |xml| body(&mut story, xml))?;
    let references = story.take_references();
    let mut notes = HashMap::new();
    for (part, endnote) in [(footnotes, false), (endnotes, true)] {
        let Some(part) = part.filter(|_| references.iter().any(|reference| reference.endnote == endnote)) else {
            continue;
        };
        in_part(&mut archive, &part, |xml| read_notes(&mut story, xml, endnote, &mut notes))?;
    }
    for endnotes in [false, true] {
        // A note that is referred to twice is there once.
        let of_kind = references.iter().filter(|reference| reference.endnote == endnotes);
        of_kind.filter_map(|reference| notes.remove(reference)).for_each(|note| story.flow.put_notes(&note));
    }
    Ok(story.flow.finish()?)
}

/// Reads something of a part of the archive that is there, to the part's end.
fn in_part<T, E: Into<Problem>>(
    archive: &mut Archive<'_>,
    part: &str,
    read: impl FnOnce(&mut PartReader<'_>) -> Result<T, E>,
) -> Result<T, OfficeError> {
    let mut xml = archive.part(part)?.ok_or_else(|| OfficeError::missing(part, KIND))?;
    read(&mut xml).map_err(|error| OfficeError::in_part(part, error))
}

fn body(story: &mut Story<'_>, xml: &mut PartReader<'_>) -> Result<(), Problem> {
    loop {
        match xml.read()? {
            Token::Start(element) => match element.name() {
                "document" => {}
                "body" => story.inside(xml)?,
                "background" => xml.skip_element()?,
                other => return Err(Problem::other_kind(other, KIND)),
            },
            Token::End(_) | Token::Text(_) => {}
            Token::Eof => return Ok(()),
        }
    }
}

/// Reads all notes of a part, by their ids. The lines that separate them from the text are notes too, which nothing refers
/// to.
fn read_notes(
    story: &mut Story<'_>,
    xml: &mut PartReader<'_>,
    endnote: bool,
    notes: &mut HashMap<Reference, Vec<String>>,
) -> Result<(), XmlError> {
    loop {
        match xml.read()? {
            Token::Start(element) if matches!(element.name(), "footnote" | "endnote") => {
                let id = element.local_attribute("id").unwrap_or_default().to_owned();
                story.note(xml)?;
                notes.insert(Reference { endnote, id }, story.flow.take_notes());
            }
            Token::Start(_) | Token::End(_) | Token::Text(_) => {}
            Token::Eof => return Ok(()),
        }
    }
}
