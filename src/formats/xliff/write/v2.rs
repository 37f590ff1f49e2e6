//! Writing XLIFF 2.1.
//!
//! Inline codes are written as placeholders, with what they stand for as original data; which of them make a pair is lost.

use std::collections::HashMap;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};

use super::pieces::{Code, Piece};
use super::{NAMESPACE, Ready, Xml, content, end, ours, ready, start, with_content};
use crate::edit::Status;
use crate::formats::characters::allowed;
use crate::formats::{Format, Options, Written};
use crate::lang::Lang;
use crate::memory::Unit;

/// Writes units as XLIFF 2.1. Without any there is one `file` with an empty group, because nothing less is valid.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::nothing(Format::Xliff2);
    let mut units = units.into_iter().zip(1..).peekable();
    let langs = written.langs_of_first_translation(&mut units, options.only, |(unit, _)| unit);
    let langs = langs.unwrap_or_else(|| [Lang::arabic(), Lang::english()]);
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut root = BytesStart::new("xliff");
    root.push_attribute(("version", "2.1"));
    root.push_attribute(("xmlns", "urn:oasis:names:tc:xliff:document:2.0"));
    root.push_attribute(("xmlns:muqabala", NAMESPACE));
    root.push_attribute(("srcLang", langs[0].as_str()));
    root.push_attribute(("trgLang", langs[1].as_str()));
    start(&mut xml, root)?;
    let (mut files, mut open) = (0, None);
    for (unit, number) in units {
        if [&unit.source_lang, &unit.target_lang] != [&langs[0], &langs[1]] && !unit.left_out {
            written.left_out.other_languages += 1;
            continue;
        }
        let Some(ready) = ready(&unit, number, options, &mut written) else { continue };
        if open.as_ref() != Some(&unit.origin) {
            if open.is_some() {
                end(&mut xml, "file")?;
            }
            files += 1;
            begin(&mut xml, files, &unit.origin, &mut written)?;
            open = Some(unit.origin.clone());
        }
        write_unit(&mut xml, &ready, &mut written)?;
        written.units += 1;
    }
    if open.is_none() {
        begin(&mut xml, 1, "", &mut written)?;
        let mut group = BytesStart::new("group");
        group.push_attribute(("id", "g1"));
        xml.write_event(Event::Empty(group))?;
    }
    end(&mut xml, "file")?;
    end(&mut xml, "xliff")?;
    xml.get_mut().write_all(b"\n")?;
    Ok(written)
}

fn begin(xml: &mut Xml<'_>, number: usize, origin: &str, written: &mut Written) -> io::Result<()> {
    let mut file = BytesStart::new("file");
    file.push_attribute(("id", &*format!("f{number}")));
    file.push_attribute(("original", &*allowed(origin, &mut written.removed_characters)));
    start(xml, file)
}

fn write_unit(xml: &mut Xml<'_>, ready: &Ready<'_>, written: &mut Written) -> io::Result<()> {
    let unit = ready.unit;
    let mut element = BytesStart::new("unit");
    element.push_attribute(("id", &*ready.number.to_string()));
    if let Some(id) = unit.extra.as_deref().and_then(|extra| extra.id.as_deref()) {
        element.push_attribute(("name", &*allowed(id, &mut written.removed_characters)));
    }
    element.push_attribute(("xml:space", "preserve"));
    ours(unit, &mut element);
    start(xml, element)?;
    if !ready.notes.is_empty() {
        start(xml, BytesStart::new("notes"))?;
        for note in &ready.notes {
            with_content(xml, BytesStart::new("note"), &content(note))?;
        }
        end(xml, "notes")?;
    }
    let mut codes = Codes::default();
    let source = codes.inline(&ready.source, false)?;
    let target = ready.target.as_ref().map(|pieces| codes.inline(pieces, true)).transpose()?;
    if !codes.data.is_empty() {
        start(xml, BytesStart::new("originalData"))?;
        for (data, number) in codes.data.iter().zip(1..) {
            let mut element = BytesStart::new("data");
            element.push_attribute(("id", &*format!("d{number}")));
            with_content(xml, element, &content(data))?;
        }
        end(xml, "originalData")?;
    }
    let mut segment = BytesStart::new("segment");
    if target.is_some() {
        let (state, sub_state) = match unit.status {
            Status::Accepted => ("reviewed", None),
            Status::NeedsReview | Status::Rejected => ("translated", Some("muqabala:needs-review")),
            Status::Unreviewed => ("translated", Some("muqabala:unreviewed")),
        };
        segment.push_attribute(("state", state));
        segment.extend_attributes(sub_state.map(|sub_state| ("subState", sub_state)));
    }
    start(xml, segment)?;
    with_content(xml, BytesStart::new("source"), &source)?;
    if let Some(target) = target {
        with_content(xml, BytesStart::new("target"), &target)?;
    }
    end(xml, "segment")?;
    end(xml, "unit")
}

/// The codes of a unit.
#[derive(Default)]
struct Codes {
    /// What they stand for, each once; called `d1`, `d2` and so on.
    data: Vec<String>,
    /// Where each of these is.
    known: HashMap<String, usize>,
    /// How many codes have a name.
    named: usize,
    /// The names of the source's codes that no code of the target has yet, by what they stand for, the last one first.
    free: HashMap<String, Vec<usize>>,
}

impl Codes {
    /// The content of a source or target. A code of the target has the name of the source's code that it stands for.
    fn inline(&mut self, pieces: &[Piece], is_target: bool) -> io::Result<String> {
        let mut xml = Writer::new(Vec::new());
        let mut names: HashMap<String, Vec<usize>> = HashMap::new();
        for piece in pieces {
            let native = match piece {
                Piece::Text(text) => {
                    xml.write_event(Event::Text(BytesText::from_escaped(content(text))))?;
                    continue;
                }
                Piece::Code(Code { content, .. }) => content,
            };
            let same = if is_target { self.free.get_mut(native).and_then(Vec::pop) } else { None };
            let name = same.unwrap_or_else(|| {
                self.named += 1;
                self.named
            });
            names.entry(native.clone()).or_default().push(name);
            let mut element = xml.create_element("ph").with_attribute(("id", &*name.to_string()));
            if !native.is_empty() {
                element = element.with_attribute(("dataRef", &*format!("d{}", self.data_of(native))));
            }
            element.write_empty()?;
        }
        names.values_mut().for_each(|names| names.reverse());
        self.free = names;
        Ok(String::from_utf8(xml.into_inner()).expect("it was written as text"))
    }

    /// The number of what a code stands for.
    fn data_of(&mut self, native: &str) -> usize {
        if let Some(number) = self.known.get(native) {
            return *number;
        }
        self.data.push(native.to_owned());
        self.known.insert(native.to_owned(), self.data.len());
        self.data.len()
    }
}
