//! A `unit` of XLIFF 2.x.

use std::io::Read;
use std::sync::Arc;

use super::inline::{self, Data};
use super::{Pair, Text, Unit, state};
use crate::edit::Status;
use crate::formats::xml::{Token, XmlError, XmlReader};
use crate::memory::Note;

/// What an element in a unit is.
enum Part {
    Segment { status: Status },
    Source(Option<Arc<str>>),
    Target(Option<Arc<str>>),
    Note,
    Data(Option<String>),
    Within,
    Other,
}

/// Reads on to the end of the unit whose start was read last.
pub(super) fn read<R: Read>(xml: &mut XmlReader<R>, unit: &mut Unit) -> Result<(), XmlError> {
    let outside = xml.depth().saturating_sub(1);
    let mut data = Data::new();
    while xml.depth() > outside {
        let Token::Start(element) = xml.read()? else { continue };
        let lang = || element.attribute("xml:lang").map(Arc::from);
        let part = match element.name() {
            "segment" => {
                Part::Segment { status: state::of_2(element.attribute("state"), element.attribute("subState")) }
            }
            "source" => Part::Source(lang()),
            "target" => Part::Target(lang()),
            "note" => Part::Note,
            "data" => Part::Data(element.attribute("id").map(str::to_owned)),
            "notes" | "originalData" => Part::Within,
            _ => Part::Other,
        };
        match part {
            Part::Within => {}
            Part::Other => xml.skip_element()?,
            Part::Segment { status } => {
                unit.pairs.push_back(Pair { segment: None, source: None, target: None, status });
            }
            Part::Note => {
                let text = xml.element_text()?;
                unit.notes.extend((!text.trim().is_empty()).then_some(Note { lang: None, text }));
            }
            Part::Data(name) => {
                let contents = inline::read(xml, &mut Data::new())?;
                unit.dropped += contents.dropped;
                data.named.extend(name.map(|name| (name, contents.whole.text)));
            }
            // What stands in an `ignorable` goes with it; a text outside of any segment is none of 2.x.
            Part::Source(_) | Part::Target(_) if unit.pairs.is_empty() => xml.skip_element()?,
            Part::Source(lang) => {
                let text = text(xml, lang, &mut data, &mut unit.dropped)?;
                unit.pairs.back_mut().and_then(|pair| pair.source.replace(text));
            }
            Part::Target(lang) => {
                let text = text(xml, lang, &mut data, &mut unit.dropped)?;
                unit.pairs.back_mut().and_then(|pair| pair.target.replace(text));
            }
        }
    }
    // Several segments are told apart by their number.
    if unit.pairs.len() > 1 {
        for (pair, number) in unit.pairs.iter_mut().zip(1_usize..) {
            pair.segment = Some(number.to_string());
        }
    }
    Ok(())
}

fn text<R: Read>(
    xml: &mut XmlReader<R>,
    lang: Option<Arc<str>>,
    data: &mut Data,
    dropped: &mut usize,
) -> Result<Text, XmlError> {
    let contents = inline::read(xml, data)?;
    *dropped += contents.dropped;
    Ok(Text { lang, content: contents.whole })
}
