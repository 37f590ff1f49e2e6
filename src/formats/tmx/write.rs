//! Writing TMX so that every tool takes it.
//!
//! Version 1.4 with its document type, all seven attributes of the header, a concrete source language, notes and
//! properties before the texts, one `tuv` a side, no empty `seg`, UTF-8 without a byte order mark. Characters that XML
//! cannot hold are removed and counted, not an error; all others come back as they were. A unit looks like this:
//!
//! ```xml
//! <tu tuid="7" creationdate="20260102T030405Z" changedate="20260102T030405Z">
//!   <note>the translator's comment</note>
//!   <prop type="x-muqabala-origin">the name of the pair</prop>
//!   <prop type="x-muqabala-status">accepted</prop>
//!   <prop type="x-muqabala-confidence">0.9981</prop>
//!   <tuv xml:lang="ar">
//!     <seg>نعم.</seg>
//!   </tuv>
//!   …
//! </tu>
//! ```
//!
//! `tuid` is the name that the unit has from a file, else its place among all that were given, from 1, those left out
//! included: the row number when the units are those of one pair. The header's source language is that of the first unit;
//! a unit with another one says so itself (`srclang` on its `tu`). Of a row only the day and time at which its pair was
//! last changed is known, so both its dates are that. Nothing in the header depends on the clock.
//!
//! What a file said of a unit besides is written back: notes, properties, and the attributes that TMX 1.4 knows; others
//! are counted in [`Written::unknown_attributes`]. Level 2 has the inline codes of such units, level 1 only their texts, which
//! is counted in [`Written::without_codes`].

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::edit::Status;
use crate::formats::characters::{allowed, confidence};
use crate::formats::tmx::names::{self, CONFIDENCE, ORIGIN, STATUS, UNIT_ATTRIBUTES, VARIANT_ATTRIBUTES};
use crate::formats::{Format, Options, TmxLevel, Written};
use crate::lang::Lang;
use crate::memory::{Annotations, Extra, Note, Prop, Unit};

/// What holds for the whole file.
struct Head {
    source_lang: Lang,
    level: TmxLevel,
}

/// A writer of XML into anything.
type Xml<'a> = Writer<&'a mut dyn Write>;

/// Writes units as a TMX file. Rejected units, those that are left out by hand and those with an empty side are left out.
///
/// Without any unit the file is valid and has an empty body; its source language is then Arabic.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::nothing(Format::Tmx);
    let mut units = units.into_iter().zip(1..).peekable();
    let source_lang = units.peek().map_or_else(Lang::arabic, |(unit, _)| unit.source_lang.clone());
    let head = Head { source_lang, level: options.tmx_level };

    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::DocType(BytesText::from_escaped(r#"tmx SYSTEM "tmx14.dtd""#)))?;
    xml.create_element("tmx").with_attribute(("version", "1.4")).write_inner_content(|xml| {
        header(xml, &head.source_lang)?;
        xml.create_element("body").write_inner_content(|xml| {
            for (unit, number) in units {
                if takes(&mut written, &unit, options) {
                    tu(xml, &unit, number, &head, &mut written)?;
                }
            }
            Ok(())
        })?;
        Ok(())
    })?;
    xml.get_mut().write_all(b"\n")?;
    Ok(written)
}

fn takes(written: &mut Written, unit: &Unit, options: &Options) -> bool {
    if unit.status == Status::Rejected && !unit.left_out {
        written.left_out.rejected += 1;
        return false;
    }
    written.wants(unit, options.only)
}

fn header(xml: &mut Xml<'_>, source_lang: &Lang) -> io::Result<()> {
    xml.create_element("header")
        .with_attributes([
            ("creationtool", "Muqabala"),
            ("creationtoolversion", env!("CARGO_PKG_VERSION")),
            ("segtype", "sentence"),
            ("o-tmf", "Muqabala"),
            ("adminlang", "en"),
            ("srclang", source_lang.as_str()),
            ("datatype", "plaintext"),
        ])
        .write_empty()?;
    Ok(())
}

fn tu(xml: &mut Xml<'_>, unit: &Unit, number: usize, head: &Head, written: &mut Written) -> io::Result<()> {
    let mut removed = 0;
    let source = allowed(&unit.source, &mut removed);
    let target = allowed(&unit.target, &mut removed);
    if source.trim().is_empty() || target.trim().is_empty() {
        written.left_out.empty_side += 1;
        return Ok(());
    }
    let origin = allowed(&unit.origin, &mut removed);
    let note = allowed(unit.note.as_deref().unwrap_or_default(), &mut removed);
    let nothing = Extra::default();
    let extra = unit.extra.as_deref().unwrap_or(&nothing);

    let id = extra.id.as_deref().map_or_else(|| Cow::Owned(number.to_string()), |id| allowed(id, &mut removed));
    let (created, changed) = (names::written(unit.created), names::written(unit.changed));
    let mut start = BytesStart::new("tu");
    start.push_attribute(("tuid", &*id));
    start.push_attribute(("creationdate", &*created));
    start.push_attribute(("changedate", &*changed));
    if unit.source_lang != head.source_lang {
        start.push_attribute(("srclang", unit.source_lang.as_str()));
    }
    attributes(&mut start, &extra.unit, UNIT_ATTRIBUTES, written, &mut removed);
    xml.write_event(Event::Start(start))?;
    if !note.trim().is_empty() {
        element(xml, "note", None, &note)?;
    }
    notes(xml, &extra.unit, &mut removed)?;
    if !origin.trim().is_empty() {
        element(xml, "prop", Some(("type", ORIGIN)), &origin)?;
    }
    element(xml, "prop", Some(("type", STATUS)), unit.status.name())?;
    if let Some(confidence) = confidence(unit.confidence) {
        element(xml, "prop", Some(("type", CONFIDENCE)), &confidence)?;
    }
    props(xml, &extra.unit, &mut removed)?;
    let sides = [
        (&unit.source_lang, &source, &extra.source_codes, &extra.source),
        (&unit.target_lang, &target, &extra.target_codes, &extra.target),
    ];
    for (lang, text, codes, about) in sides {
        let mut start = BytesStart::new("tuv");
        start.push_attribute(("xml:lang", lang.as_str()));
        attributes(&mut start, about, VARIANT_ATTRIBUTES, written, &mut removed);
        xml.write_event(Event::Start(start))?;
        notes(xml, about, &mut removed)?;
        props(xml, about, &mut removed)?;
        match codes {
            Some(codes) if head.level == TmxLevel::Two => {
                xml.write_event(Event::Start(BytesStart::new("seg")))?;
                // Checked when it was read: XML that the grammar allows in a segment.
                xml.write_event(Event::Text(BytesText::from_escaped(codes.as_str())))?;
                xml.write_event(Event::End(BytesEnd::new("seg")))?;
            }
            codes => {
                written.without_codes += usize::from(codes.is_some());
                element(xml, "seg", None, text)?;
            }
        }
        xml.write_event(Event::End(BytesEnd::new("tuv")))?;
    }
    xml.write_event(Event::End(BytesEnd::new("tu")))?;
    written.units += 1;
    written.removed_characters += removed;
    Ok(())
}

/// Adds the attributes that a file had and that the grammar knows; counts the others.
fn attributes(
    start: &mut BytesStart<'_>,
    about: &Annotations,
    known: &[&str],
    written: &mut Written,
    removed: &mut usize,
) {
    for (name, value) in &about.attributes {
        if known.contains(&name.as_str()) {
            start.push_attribute((name.as_str(), &*allowed(value, removed)));
        } else {
            written.unknown_attributes += 1;
        }
    }
}

fn notes(xml: &mut Xml<'_>, about: &Annotations, removed: &mut usize) -> io::Result<()> {
    about.notes.iter().try_for_each(|Note { lang, text }| {
        let lang = lang.as_deref().map(|lang| ("xml:lang", lang));
        element(xml, "note", lang, &allowed(text, removed))
    })
}

fn props(xml: &mut Xml<'_>, about: &Annotations, removed: &mut usize) -> io::Result<()> {
    about.props.iter().try_for_each(|Prop { name, lang, value }| {
        let mut start = BytesStart::new("prop");
        start.push_attribute(("type", &*allowed(name, removed)));
        if let Some(lang) = lang {
            start.push_attribute(("xml:lang", &*allowed(lang, removed)));
        }
        xml.write_event(Event::Start(start))?;
        xml.write_event(Event::Text(content(&allowed(value, removed))))?;
        xml.write_event(Event::End(BytesEnd::new("prop")))
    })
}

/// An element of text alone.
fn element(xml: &mut Xml<'_>, name: &str, attribute: Option<(&str, &str)>, text: &str) -> io::Result<()> {
    let mut start = BytesStart::new(name);
    start.extend_attributes(attribute);
    xml.write_event(Event::Start(start))?;
    xml.write_event(Event::Text(content(text)))?;
    xml.write_event(Event::End(BytesEnd::new(name)))
}

/// A text as the content of an element. Quotation marks stay bare, `>` does not (it may end a `]]>`), and neither does
/// CR, which readers would take for LF.
fn content(text: &str) -> BytesText<'_> {
    BytesText::from_escaped(partial_escape(text))
}
