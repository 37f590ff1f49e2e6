//! Walking through an XML file: names without prefixes, text with its references resolved, nothing looked up.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::entries::Entries;
use super::error::{XmlError, XmlProblem};
use super::{EntryProblem, WordList, WordListFormat};
use crate::formats::Position;

const DEPTH_LIMIT: usize = 100;

/// What a format makes of the elements of a file.
pub(super) trait Elements {
    /// An element begins; `language` is its own `xml:lang`, `kind` its `type`.
    fn start(&mut self, name: &str, language: Option<&str>, kind: Option<&str>);
    /// Text within the innermost element.
    fn text(&mut self, text: &str);
    /// An element ends. Entries that are complete go to `entries`.
    fn end(&mut self, name: &str, entries: &mut Entries);
    /// Something in the entry that is being read can't be made out: it is dropped.
    fn spoil(&mut self);
}

/// Reads a file whose root element is one of `roots`; `expected` is what such a file is called.
pub(super) fn read(
    text: &str,
    format: WordListFormat,
    expected: &'static str,
    roots: &[&str],
    elements: &mut dyn Elements,
) -> Result<WordList, XmlError> {
    let mut entries = Entries::new(format);
    let mut xml = Reader::from_str(text);
    xml.config_mut().expand_empty_elements = true;
    let mut open: Vec<String> = Vec::new();
    let mut root_seen = false;
    loop {
        let at = xml.buffer_position() as usize;
        let malformed = |at: usize, reason: String| error(text, at, XmlProblem::Malformed { reason });
        let event = xml.read_event().map_err(|e| malformed(xml.error_position() as usize, e.to_string()))?;
        match event {
            Event::Start(element) => {
                let name = element.local_name().as_ref().to_owned();
                if !root_seen && !roots.contains(&name.as_str()) {
                    return Err(error(text, at, XmlProblem::OtherRoot { expected, found: shorten(&name) }));
                }
                if root_seen && open.is_empty() {
                    return Err(malformed(at, "a second root element".to_owned()));
                }
                if open.len() >= DEPTH_LIMIT {
                    return Err(error(text, at, XmlProblem::TooDeep { limit: DEPTH_LIMIT }));
                }
                root_seen = true;
                let language = attribute(&element, &["xml:lang", "lang"]);
                elements.start(&name, language.as_deref(), attribute(&element, &["type"]).as_deref());
                open.push(name);
            }
            Event::End(_) => {
                if let Some(name) = open.pop() {
                    elements.end(&name, &mut entries);
                }
            }
            Event::Text(part) => elements.text(&part.xml10_content()),
            Event::CData(part) => elements.text(&part.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => elements.text(c.encode_utf8(&mut [0; 4])),
                Ok(None) => match resolve_xml_entity(&reference) {
                    Some(part) => elements.text(part),
                    None => {
                        elements.spoil();
                        let place = if entries.tells() { place(text, at) } else { (0, 0) };
                        entries.bad(place.0, place.1, EntryProblem::Entity { name: shorten(&reference) });
                    }
                },
                Err(reason) => return Err(malformed(at, reason.to_string())),
            },
            Event::Eof => break,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if let Some(open) = open.last() {
        return Err(error(text, text.len(), XmlProblem::Malformed { reason: format!("<{open}> is not closed") }));
    }
    if root_seen { Ok(entries.finish()) } else { Err(error(text, 0, XmlProblem::Empty)) }
}

/// The encoding that an XML file says it is in, for the beginning of one that is no UTF-8.
pub(super) fn declared(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(200)];
    let end = head.windows(2).position(|two| two == b"?>")?;
    let declaration = std::str::from_utf8(&head[..end]).ok()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next()
}

fn attribute(element: &BytesStart<'_>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let attribute = element.try_get_attribute(name).ok()??;
        attribute.normalized_value(XmlVersion::Explicit1_0).ok().map(|value| value.into_owned())
    })
}

fn error(text: &str, at: usize, problem: XmlProblem) -> XmlError {
    let (line, column) = place(text, at);
    XmlError { line, column, problem }
}

fn place(text: &str, at: usize) -> (u64, u64) {
    let at = text.floor_char_boundary(at);
    let Position { line, column, .. } = Position::after(&text[..at], at);
    (line, column)
}

/// A name from the file, short enough for a message.
fn shorten(name: &str) -> String {
    name.chars().take(60).collect()
}
