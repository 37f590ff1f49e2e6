//! Writing XLIFF 1.2, by its transitional schema.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};

use super::pieces::{Code, CodeKind, Piece};
use super::{File, NAMESPACE, Ready, Xml, content, end, ours, ready, start, with_content};
use crate::edit::Status;
use crate::formats::characters::allowed;
use crate::formats::{Format, Options, Written};
use crate::lang::Lang;
use crate::memory::Unit;

/// Writes units as XLIFF 1.2. Without any there is one `file`, which is empty.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::nothing(Format::Xliff);
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut root = BytesStart::new("xliff");
    root.push_attribute(("version", "1.2"));
    root.push_attribute(("xmlns", "urn:oasis:names:tc:xliff:document:1.2"));
    root.push_attribute(("xmlns:muqabala", NAMESPACE));
    start(&mut xml, root)?;
    let mut open = None;
    for (unit, number) in units.into_iter().zip(1..) {
        let Some(ready) = ready(&unit, number, options, &mut written) else { continue };
        let file = File::of(&unit);
        if open.as_ref() != Some(&file) {
            if open.is_some() {
                end(&mut xml, "body")?;
                end(&mut xml, "file")?;
            }
            begin(&mut xml, &file, &mut written)?;
            open = Some(file);
        }
        trans_unit(&mut xml, &ready, &mut written)?;
        written.units += 1;
    }
    if open.is_none() {
        let file = File { origin: String::new(), langs: [Lang::arabic(), Lang::english()] };
        begin(&mut xml, &file, &mut written)?;
    }
    end(&mut xml, "body")?;
    end(&mut xml, "file")?;
    end(&mut xml, "xliff")?;
    xml.get_mut().write_all(b"\n")?;
    Ok(written)
}

fn begin(xml: &mut Xml<'_>, file: &File, written: &mut Written) -> io::Result<()> {
    let mut element = BytesStart::new("file");
    element.push_attribute(("original", &*allowed(&file.origin, &mut written.removed_characters)));
    element.push_attribute(("source-language", file.langs[0].as_str()));
    element.push_attribute(("target-language", file.langs[1].as_str()));
    element.push_attribute(("datatype", "plaintext"));
    start(xml, element)?;
    start(xml, BytesStart::new("body"))
}

fn trans_unit(xml: &mut Xml<'_>, ready: &Ready<'_>, written: &mut Written) -> io::Result<()> {
    let unit = ready.unit;
    let mut element = BytesStart::new("trans-unit");
    element.push_attribute(("id", &*ready.number.to_string()));
    if let Some(id) = unit.extra.as_deref().and_then(|extra| extra.id.as_deref()) {
        element.push_attribute(("resname", &*allowed(id, &mut written.removed_characters)));
    }
    let has_target = ready.target.is_some();
    if has_target && unit.status == Status::Accepted {
        element.push_attribute(("approved", "yes"));
    }
    element.push_attribute(("xml:space", "preserve"));
    ours(unit, &mut element);
    start(xml, element)?;
    let mut source = BytesStart::new("source");
    source.push_attribute(("xml:lang", unit.source_lang.as_str()));
    with_content(xml, source, &inline(&ready.source)?)?;
    if let Some(pieces) = &ready.target {
        let mut target = BytesStart::new("target");
        target.push_attribute(("xml:lang", unit.target_lang.as_str()));
        let (state, qualifier) = match unit.status {
            Status::Accepted => ("signed-off", None),
            Status::NeedsReview | Status::Rejected => ("needs-review-translation", None),
            Status::Unreviewed => ("needs-review-translation", Some("x-unreviewed")),
        };
        target.push_attribute(("state", state));
        target.extend_attributes(qualifier.map(|qualifier| ("state-qualifier", qualifier)));
        with_content(xml, target, &inline(pieces)?)?;
    }
    for note in &ready.notes {
        with_content(xml, BytesStart::new("note"), &content(note))?;
    }
    end(xml, "trans-unit")
}

/// The content of a source or target.
fn inline(pieces: &[Piece]) -> io::Result<String> {
    let mut xml = Writer::new(Vec::new());
    let mut number = 0;
    for piece in pieces {
        let Code { kind, content: native } = match piece {
            Piece::Text(text) => {
                xml.write_event(Event::Text(BytesText::from_escaped(content(text))))?;
                continue;
            }
            Piece::Code(code) => code,
        };
        number += 1;
        let (name, id) = match kind {
            CodeKind::Begin(pair) => ("bpt", format!("b{pair}")),
            CodeKind::End(pair) => ("ept", format!("b{pair}")),
            CodeKind::Single { .. } => ("it", format!("p{number}")),
            CodeKind::Placeholder => ("ph", format!("p{number}")),
        };
        let mut element = xml.create_element(name).with_attribute(("id", &*id));
        element = match kind {
            CodeKind::Begin(pair) | CodeKind::End(pair) => element.with_attribute(("rid", &**pair)),
            CodeKind::Single { end } => element.with_attribute(("pos", if *end { "close" } else { "open" })),
            CodeKind::Placeholder => element,
        };
        element.write_text_content(BytesText::from_escaped(content(native)))?;
    }
    Ok(String::from_utf8(xml.into_inner()).expect("it was written as text"))
}
