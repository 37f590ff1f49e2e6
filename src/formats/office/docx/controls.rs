//! What there is to fill in: content controls and the fields of forms.

use super::super::archive::PartReader;
use super::piece::Piece;
use super::properties::{is_on, value};
use super::story::Story;
use crate::formats::xml::{Token, XmlError};

impl Story<'_> {
    /// A content control (`w:sdt`). What is in an empty one tells people to fill it in.
    pub(super) fn control(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let mut is_empty = false;
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            if element.name() == "sdtPr" {
                is_empty = shows_placeholder(xml)?;
                continue;
            }
            let piece = Piece::of(element);
            self.gone += usize::from(is_empty);
            self.piece(xml, piece)?;
            self.gone -= usize::from(is_empty);
        }
        Ok(())
    }

    /// A boundary of a field; what is chosen in it is its text if there is no other.
    pub(super) fn field_boundary(&mut self, kind: Option<&str>) {
        let entry = self.fields.boundary(kind);
        if let Some(entry) = entry.filter(|_| self.is_seen()) {
            self.say(&entry);
        }
    }

    /// What a field for a form says of itself (`w:ffData`).
    pub(super) fn form_field(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        if let Some(entry) = chosen_entry(xml)? {
            self.fields.set_entry(entry);
        }
        Ok(())
    }
}

/// Whether the properties of a content control (`w:sdtPr`) whose start was read last say that it is empty, and what is in
/// it a placeholder.
fn shows_placeholder(xml: &mut PartReader<'_>) -> Result<bool, XmlError> {
    let mut shows = false;
    let outside = xml.depth() - 1;
    while xml.depth() > outside {
        let Token::Start(element) = xml.read()? else { continue };
        if element.name() == "showingPlcHdr" {
            shows = is_on(element);
        }
    }
    Ok(shows)
}

/// The entry that is chosen in the list of a form field (`w:ffData`) whose start was read last: the first if nothing says
/// which. None if it is a field of another kind.
fn chosen_entry(xml: &mut PartReader<'_>) -> Result<Option<String>, XmlError> {
    let (mut chosen, mut usual) = (None, None);
    let mut entries = Vec::new();
    let outside = xml.depth() - 1;
    while xml.depth() > outside {
        let Token::Start(element) = xml.read()? else { continue };
        let number = || value(element).and_then(|number| number.parse::<usize>().ok());
        match element.name() {
            "result" => chosen = number(),
            "default" => usual = number(),
            "listEntry" => entries.push(value(element).unwrap_or_default().to_owned()),
            _ => {}
        }
    }
    let at = chosen.or(usual).unwrap_or(0);
    Ok((at < entries.len()).then(|| entries.swap_remove(at)))
}
