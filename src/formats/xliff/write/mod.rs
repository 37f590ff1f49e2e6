//! Writing XLIFF.
//!
//! Rejected units, those that are left out by hand and those with an empty source are left out; one without a target is
//! written without. A `file` is begun for each pair of texts, in the order of the units, and another one when the languages
//! change; 2.1 has one pair of languages in all, and units in others are left out. Units are called by their place among
//! all that were given, from 1. Confidence and dates stand in attributes of our own namespace, comments in notes. Characters
//! that XML cannot hold are removed and counted.

mod pieces;
mod v1;
mod v2;

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use super::NAMESPACE;
use crate::formats::characters::{allowed, confidence};
use crate::formats::{Options, Written};
use crate::lang::Lang;
use crate::memory::{Note, Unit};

pub use v1::write as write_1_2;
pub use v2::write as write_2_1;

use pieces::Piece;

/// A writer of XML into anything.
type Xml<'a> = Writer<&'a mut dyn Write>;

/// Which `file` is open.
#[derive(PartialEq)]
struct File {
    origin: String,
    langs: [Lang; 2],
}

impl File {
    fn of(unit: &Unit) -> Self {
        File { origin: unit.origin.clone(), langs: [unit.source_lang.clone(), unit.target_lang.clone()] }
    }
}

/// A unit as it is written.
struct Ready<'u> {
    number: usize,
    unit: &'u Unit,
    source: Vec<Piece>,
    /// None where it is empty.
    target: Option<Vec<Piece>>,
    notes: Vec<Cow<'u, str>>,
}

/// Makes a unit ready, or counts it as left out.
fn ready<'u>(unit: &'u Unit, number: usize, options: &Options, written: &mut Written) -> Option<Ready<'u>> {
    if !written.wants_translation(unit, options.only) {
        return None;
    }
    let mut removed = 0;
    let source = allowed(&unit.source, &mut removed);
    if source.trim().is_empty() {
        written.left_out.empty_side += 1;
        return None;
    }
    let target = allowed(&unit.target, &mut removed);
    let extra = unit.extra.as_deref();
    let mut pieces = |text: &str, codes: Option<&str>| match codes.map(|codes| pieces::of_codes(codes, text)) {
        Some(Some(pieces)) => pieces,
        Some(None) => {
            written.without_codes += 1;
            vec![Piece::Text(text.to_owned())]
        }
        None => vec![Piece::Text(text.to_owned())],
    };
    let source = pieces(&source, extra.and_then(|extra| extra.source_codes.as_deref()));
    let target_codes = extra.and_then(|extra| extra.target_codes.as_deref());
    let target = (!target.trim().is_empty()).then(|| pieces(&target, target_codes));
    let more: &[Note] = extra.map_or(&[], |extra| &extra.unit.notes);
    let notes = unit.note.iter().chain(more.iter().map(|note| &note.text));
    let notes = notes.map(|note| allowed(note, &mut removed)).filter(|note| !note.trim().is_empty()).collect();
    written.removed_characters += removed;
    Some(Ready { number, unit, source, target, notes })
}

/// What only we say of a unit, as attributes.
fn ours(unit: &Unit, element: &mut BytesStart<'_>) {
    if let Some(confidence) = confidence(unit.confidence) {
        element.push_attribute(("muqabala:confidence", &*confidence));
    }
    for (name, time) in [("muqabala:created", unit.created), ("muqabala:changed", unit.changed)] {
        if let Some(time) = time {
            element.push_attribute((name, &*time.to_string()));
        }
    }
}

fn start(xml: &mut Xml<'_>, element: BytesStart<'_>) -> io::Result<()> {
    xml.write_event(Event::Start(element))
}

fn end(xml: &mut Xml<'_>, name: &str) -> io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}

/// An element with content that is XML already, without any white space of ours in it.
fn with_content(xml: &mut Xml<'_>, element: BytesStart<'_>, content: &str) -> io::Result<()> {
    let name = element.name().0.to_owned();
    xml.write_event(Event::Start(element))?;
    xml.write_event(Event::Text(BytesText::from_escaped(content)))?;
    end(xml, &name)
}

/// A text as the content of an element.
fn content(text: &str) -> Cow<'_, str> {
    partial_escape(text)
}
