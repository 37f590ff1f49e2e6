//! A `unit` of XLIFF 2.x.

use std::collections::HashMap;
use std::io::Read;

use super::{Limit, Ours, Pair, Text, Unit, inline, state};
use crate::edit::Status;
use crate::formats::xml::{Token, XmlError, XmlReader};
use crate::memory::Note;

/// What an element in a unit is.
enum Part {
    Segment { status: Status },
    Source(Option<String>),
    Target(Option<String>),
    Note,
    Data(Option<String>),
    Within,
    Other,
}

/// Reads on to the end of the unit whose start was read last.
pub(super) fn read<R: Read>(
    xml: &mut XmlReader<R>,
    id: Option<String>,
    ours: Ours,
    limit: &mut Limit,
) -> Result<Unit, XmlError> {
    let outside = xml.depth().saturating_sub(1);
    let mut data = HashMap::new();
    let mut unit = Unit { pairs: Vec::new(), notes: Vec::new(), ours, dropped: 0 };
    while xml.depth() > outside {
        limit.check(xml)?;
        let Token::Start(element) = xml.read()? else { continue };
        let value = |name: &str| element.attribute(name).map(str::to_owned);
        let part = match element.name() {
            "segment" => {
                Part::Segment { status: state::of_2(element.attribute("state"), element.attribute("subState")) }
            }
            "source" => Part::Source(value("xml:lang")),
            "target" => Part::Target(value("xml:lang")),
            "note" => Part::Note,
            "data" => Part::Data(value("id")),
            "notes" | "originalData" => Part::Within,
            _ => Part::Other,
        };
        match part {
            Part::Within => {}
            Part::Other => xml.skip_element()?,
            Part::Segment { status } => unit.pairs.push(Pair { id: id.clone(), source: None, target: None, status }),
            Part::Note => {
                let text = xml.element_text()?;
                unit.notes.extend((!text.trim().is_empty()).then_some(Note { lang: None, text }));
            }
            Part::Data(name) => {
                let contents = inline::read(xml, &HashMap::new(), limit)?;
                unit.dropped += contents.dropped;
                data.extend(name.map(|name| (name, contents.whole.text)));
            }
            // What stands in an `ignorable` goes with it; a text outside of any segment is none of 2.x.
            Part::Source(_) | Part::Target(_) if unit.pairs.is_empty() => xml.skip_element()?,
            Part::Source(lang) => {
                let text = text(xml, lang, &data, limit, &mut unit.dropped)?;
                unit.pairs.last_mut().and_then(|pair| pair.source.replace(text));
            }
            Part::Target(lang) => {
                let text = text(xml, lang, &data, limit, &mut unit.dropped)?;
                unit.pairs.last_mut().and_then(|pair| pair.target.replace(text));
            }
        }
    }
    // Several segments are told apart by their number.
    if unit.pairs.len() > 1 {
        for (pair, number) in unit.pairs.iter_mut().zip(1..) {
            pair.id = id.as_ref().map(|id| format!("{id}/{number}"));
        }
    }
    Ok(unit)
}

fn text<R: Read>(
    xml: &mut XmlReader<R>,
    lang: Option<String>,
    data: &HashMap<String, String>,
    limit: &mut Limit,
    dropped: &mut usize,
) -> Result<Text, XmlError> {
    let contents = inline::read(xml, data, limit)?;
    *dropped += contents.dropped;
    Ok(Text { lang, content: contents.whole })
}
