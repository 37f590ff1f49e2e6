//! The content of a source or a target: text with inline codes, and the segments that are marked in it.

use std::collections::HashMap;
use std::io::Read;

use quick_xml::escape::{escape, partial_escape};

use super::MOST_DATA;
use crate::formats::characters::is_allowed;
use crate::formats::xml::{Element, Token, XmlError, XmlReader};

/// A text, and the same with its codes as TMX writes them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Content {
    pub(super) text: String,
    codes: String,
    has_codes: bool,
}

/// What a source or target holds.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// All of it.
    pub(super) whole: Content,
    /// The segments in it (`mrk mtype="seg"`) by their names.
    pub(super) segments: Vec<(String, Content)>,
    /// How many characters XML cannot hold.
    pub(super) dropped: usize,
}

impl Content {
    /// The text, and the same with codes; none when it has none.
    pub(super) fn into_text_and_codes(self) -> (String, Option<String>) {
        (self.text, self.has_codes.then_some(self.codes))
    }

    fn text(&mut self, text: &str) {
        self.text.push_str(text);
        self.codes.push_str(&partial_escape(text));
    }

    fn code(&mut self, tags: &str) {
        self.codes.push_str(tags);
        self.has_codes = true;
    }
}

/// What closes when an element ends.
enum Open {
    /// Nothing: an annotation.
    Nothing,
    /// A segment.
    Segment { mid: String },
    /// A pair of codes around text: what is written at its end.
    Pair { end: String },
    /// A code with content, which is no text.
    Code { end: &'static str },
    /// A deletion that is tracked: nothing in it is text any more.
    Deletion,
}

/// What codes stand for by their names.
pub(super) struct Data {
    pub(super) named: HashMap<String, String>,
    /// How many bytes may still be put in for names.
    room: usize,
}

impl Data {
    pub(super) fn new() -> Self {
        Data { named: HashMap::new(), room: MOST_DATA }
    }
}

/// Reads on to the end of the element whose start was read last.
pub(super) fn read<R: Read>(xml: &mut XmlReader<R>, data: &mut Data) -> Result<Contents, XmlError> {
    let outside = xml.depth().saturating_sub(1);
    let mut reading =
        Reading { contents: Contents::default(), segment: None, open: Vec::new(), pairs: 0, codes: 0, deletions: 0 };
    loop {
        match xml.read()? {
            Token::Start(element) => reading.start(&element, data),
            Token::Text(text) => reading.text(text),
            Token::End(_) => reading.end(),
            Token::Eof => break,
        }
        if xml.depth() == outside {
            break;
        }
    }
    Ok(reading.contents)
}

struct Reading {
    contents: Contents,
    /// The segment that is open. One inside of another is part of it.
    segment: Option<Content>,
    open: Vec<Open>,
    /// How many pairs of codes there were.
    pairs: usize,
    /// How many codes with content are open.
    codes: usize,
    /// How many deletions are open.
    deletions: usize,
}

impl Reading {
    fn everywhere(&mut self, write: impl Fn(&mut Content)) {
        write(&mut self.contents.whole);
        self.segment.iter_mut().for_each(write);
    }

    fn text(&mut self, text: &str) {
        if self.deletions > 0 {
            return;
        }
        if self.codes > 0 {
            let escaped = partial_escape(text);
            return self.everywhere(|content| content.code(&escaped));
        }
        self.everywhere(|content| content.text(text));
    }

    fn start(&mut self, element: &Element<'_>, data: &mut Data) {
        let name = element.name();
        let attribute = |name: &str| element.attribute(name).unwrap_or_default();
        // Trados tracks changes so; what was inserted is read as accepted.
        if self.deletions > 0 || (name == "mrk" && attribute("mtype") == "x-sdl-deleted") {
            self.deletions += 1;
            self.open.push(Open::Deletion);
            return;
        }
        // What there is no room for any more is told by its tag.
        let mut told = |reference: &str| {
            let content = data.named.get(attribute(reference))?;
            data.room = data.room.checked_sub(content.len())?;
            Some(partial_escape(content.as_str()).into_owned())
        };
        let tag = || partial_escape(markup(element)).into_owned();
        let open = match name {
            // Inside of a code only another text could stand, and that is kept as it is.
            "sub" if self.codes > 0 => {
                self.everywhere(|content| content.code("<sub>"));
                Open::Code { end: "</sub>" }
            }
            _ if self.codes > 0 => Open::Nothing,
            "mrk" if attribute("mtype") == "seg" && self.segment.is_none() => {
                self.segment = Some(Content::default());
                self.open.push(Open::Segment { mid: attribute("mid").to_owned() });
                return;
            }
            "g" | "pc" => {
                self.pairs += 1;
                let pair = self.pairs;
                let first = told("dataRefStart").unwrap_or_else(tag);
                let last = told("dataRefEnd").unwrap_or_else(|| format!("&lt;/{name}&gt;"));
                self.everywhere(|content| content.code(&format!("<bpt i=\"{pair}\">{first}</bpt>")));
                Open::Pair { end: format!("<ept i=\"{pair}\">{last}</ept>") }
            }
            "cp" => {
                self.character(attribute("hex"));
                Open::Nothing
            }
            "x" | "bx" | "ex" | "sc" | "ec" => {
                let content = told("dataRef").unwrap_or_else(tag);
                self.everywhere(|into| into.code(&format!("<ph>{content}</ph>")));
                Open::Nothing
            }
            "ph" if element.attribute("dataRef").is_some() => {
                let content = told("dataRef").unwrap_or_else(tag);
                self.everywhere(|into| into.code(&format!("<ph>{content}</ph>")));
                Open::Nothing
            }
            "ph" | "it" | "bpt" | "ept" => {
                let (start, end) = native(element);
                self.everywhere(|content| content.code(&start));
                Open::Code { end }
            }
            _ => Open::Nothing,
        };
        self.codes += usize::from(matches!(open, Open::Code { .. }));
        self.open.push(open);
    }

    fn end(&mut self) {
        // The end of the source or target itself closes nothing.
        match self.open.pop() {
            None | Some(Open::Nothing) => {}
            Some(Open::Segment { mid }) => {
                self.contents.segments.extend(self.segment.take().map(|content| (mid, content)));
            }
            Some(Open::Deletion) => self.deletions -= 1,
            Some(Open::Pair { end }) => self.everywhere(|content| content.code(&end)),
            Some(Open::Code { end }) => {
                self.codes -= 1;
                self.everywhere(|content| content.code(end));
            }
        }
    }

    fn character(&mut self, hex: &str) {
        match u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).filter(|c| is_allowed(*c)) {
            Some(c) => self.text(c.encode_utf8(&mut [0; 4])),
            None => self.contents.dropped += 1,
        }
    }
}

/// A tag as it stands in the file.
fn markup(element: &Element<'_>) -> String {
    let attributes = element.attributes().map(|(name, value)| format!(" {name}=\"{}\"", escape(value)));
    format!("<{}{}>", element.name(), attributes.collect::<String>())
}

/// A code of 1.2 that TMX has by the same name: its start and its end.
fn native(element: &Element<'_>) -> (String, &'static str) {
    let value = |names: &[&str]| names.iter().find_map(|name| element.attribute(name)).unwrap_or_default();
    match element.name() {
        "bpt" => (format!("<bpt i=\"{}\">", escape(value(&["rid", "id"]))), "</bpt>"),
        "ept" => (format!("<ept i=\"{}\">", escape(value(&["rid", "id"]))), "</ept>"),
        "it" => {
            let end = matches!(value(&["pos"]), "close" | "end");
            (format!("<it pos=\"{}\">", if end { "end" } else { "begin" }), "</it>")
        }
        _ => ("<ph>".to_owned(), "</ph>"),
    }
}
