//! What there is to fill in: content controls and the fields of forms.

use super::super::archive::PartReader;
use super::properties::{is_on, value};
use crate::formats::xml::{Token, XmlError};

/// Whether the properties of a content control (`w:sdtPr`) whose start was read last say that it is empty, and what is in
/// it a placeholder.
pub(super) fn shows_placeholder(xml: &mut PartReader<'_>) -> Result<bool, XmlError> {
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
pub(super) fn chosen_entry(xml: &mut PartReader<'_>) -> Result<Option<String>, XmlError> {
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
