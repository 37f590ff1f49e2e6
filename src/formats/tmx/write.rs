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
//! `tuid` is the unit's place among all that were given, from 1, those left out included: the row number when the units
//! are those of one pair. The header's source language is that of the first unit; a unit with another one says so
//! itself (`srclang` on its `tu`). Only the day and time at which the pair was last changed is known, so both dates are
//! that. Nothing in the header depends on the clock.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::edit::Status;
use crate::formats::characters::{allowed, confidence};
use crate::formats::{Format, Options, Written};
use crate::lang::Lang;
use crate::memory::Unit;

/// A writer of XML into anything.
type Xml<'a> = Writer<&'a mut dyn Write>;

/// Writes units as a TMX file. Rejected units, those that are left out by hand and those with an empty side are left out.
///
/// Without any unit the file is valid and has an empty body; its source language is then Arabic.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::nothing(Format::Tmx);
    let mut units = units.into_iter().zip(1..).peekable();
    let source_lang = units.peek().map_or_else(Lang::arabic, |(unit, _)| unit.source_lang.clone());

    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::DocType(BytesText::from_escaped(r#"tmx SYSTEM "tmx14.dtd""#)))?;
    xml.create_element("tmx").with_attribute(("version", "1.4")).write_inner_content(|xml| {
        header(xml, &source_lang)?;
        xml.create_element("body").write_inner_content(|xml| {
            for (unit, number) in units {
                if takes(&mut written, &unit, options) {
                    tu(xml, &unit, number, &source_lang, &mut written)?;
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

fn tu(xml: &mut Xml<'_>, unit: &Unit, number: usize, source_lang: &Lang, written: &mut Written) -> io::Result<()> {
    let mut removed = 0;
    let source = allowed(&unit.source, &mut removed);
    let target = allowed(&unit.target, &mut removed);
    if source.trim().is_empty() || target.trim().is_empty() {
        written.left_out.empty_side += 1;
        return Ok(());
    }
    let origin = allowed(&unit.origin, &mut removed);
    let note = allowed(unit.note.as_deref().unwrap_or_default(), &mut removed);

    let number = number.to_string();
    let date = unit.changed.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut element = xml.create_element("tu").with_attributes([
        ("tuid", &*number),
        ("creationdate", &*date),
        ("changedate", &*date),
    ]);
    if unit.source_lang != *source_lang {
        element = element.with_attribute(("srclang", unit.source_lang.as_str()));
    }
    element.write_inner_content(|xml| {
        if !note.trim().is_empty() {
            xml.create_element("note").write_text_content(content(&note))?;
        }
        if !origin.trim().is_empty() {
            prop(xml, "x-muqabala-origin", &origin)?;
        }
        prop(xml, "x-muqabala-status", unit.status.name())?;
        if let Some(confidence) = confidence(unit.confidence) {
            prop(xml, "x-muqabala-confidence", &confidence)?;
        }
        tuv(xml, &unit.source_lang, &source)?;
        tuv(xml, &unit.target_lang, &target)
    })?;
    written.units += 1;
    written.removed_characters += removed;
    Ok(())
}

fn prop(xml: &mut Xml<'_>, kind: &str, text: &str) -> io::Result<()> {
    xml.create_element("prop").with_attribute(("type", kind)).write_text_content(content(text))?;
    Ok(())
}

fn tuv(xml: &mut Xml<'_>, lang: &Lang, text: &str) -> io::Result<()> {
    xml.create_element("tuv").with_attribute(("xml:lang", lang.as_str())).write_inner_content(|xml| {
        xml.create_element("seg").write_text_content(content(text))?;
        Ok(())
    })?;
    Ok(())
}

/// A text as the content of an element. Quotation marks stay bare, `>` does not (it may end a `]]>`), and neither does
/// CR, which readers would take for LF.
fn content(text: &str) -> BytesText<'_> {
    BytesText::from_escaped(partial_escape(text))
}
