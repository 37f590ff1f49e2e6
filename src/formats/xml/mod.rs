//! Reading XML that anybody may have written, as a stream of tokens.
//!
//! In goes any stream of bytes; out come [`Token`]s: elements begin and end, text stands between. The encoding is found by a
//! byte order mark, by the zeros of UTF-16, or by the declaration, else it is UTF-8. References are resolved: the five of
//! XML, characters by number, and entities that the document itself declares with a text without markup.
//!
//! Nothing is ever looked up: no document type, no external entity, no address. What is refused, with its place: bytes
//! that are not text in the encoding, what is not well formed, characters that XML forbids, unknown and external entities,
//! more than [`MOST_EXPANDED`] bytes out of entities (declared or used), elements nested deeper than [`DEEPEST`], one token
//! of more than [`LARGEST_TOKEN`] bytes, a tag of more than [`LARGEST_TAG`] bytes or [`MOST_ATTRIBUTES`] attributes. So
//! memory is bounded, whatever the input; who keeps more than a token [bounds](XmlReader::bind) what is read of it.
//!
//! Deviations from XML 1.0: the grammar of names is not checked, and neither is a document type but for the entities that
//! it declares. Namespaces are not resolved: an element is known by its name without prefix.

mod element;
mod entities;
mod error;
mod source;
#[cfg(test)]
mod tests;

use std::io::Read;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::Event;

use crate::formats::Position;
use crate::formats::characters::is_allowed;

use element::Attributes;
use entities::Entities;
use source::Source;

pub use element::Element;
use error::one_line;
pub use error::{XmlError, XmlProblem};

/// How many elements may be open at once.
pub const DEEPEST: usize = 256;
/// How many bytes one stretch of text may have.
pub const LARGEST_TOKEN: u64 = 64 * 1024 * 1024;
/// How many bytes one tag may have.
pub const LARGEST_TAG: usize = 1024 * 1024;
/// How many attributes one tag may have.
pub const MOST_ATTRIBUTES: usize = 1000;
/// How many bytes entities of the document's own may stand for: all declarations together, and all uses together.
pub const MOST_EXPANDED: usize = 1024 * 1024;

/// A piece of a document, in reading order.
#[derive(Debug)]
pub enum Token<'a> {
    /// An element begins. One that is empty begins and ends too.
    Start(Element<'a>),
    /// An element ends; its name without prefix.
    End(&'a str),
    /// A piece of text, never empty. Text may come in several pieces; line ends are LF.
    Text(&'a str),
    /// The document is complete.
    Eof,
}

/// Reads a document token by token.
pub struct XmlReader<R> {
    xml: Reader<Source<R>>,
    buffer: Vec<u8>,
    text: String,
    attributes: Attributes,
    entities: Entities,
    /// Whether the last token was the start of an element.
    at_start: bool,
    depth: usize,
    root_seen: bool,
    done: bool,
}

impl<R: Read> XmlReader<R> {
    /// Reads from a stream, which need not be buffered. Nothing is read yet.
    pub fn new(input: R) -> Self {
        let mut xml = Reader::from_reader(Source::new(input));
        xml.config_mut().expand_empty_elements = true;
        XmlReader {
            xml,
            buffer: Vec::new(),
            text: String::new(),
            attributes: Attributes::default(),
            entities: Entities::default(),
            at_start: false,
            depth: 0,
            root_seen: false,
            done: false,
        }
    }

    /// Where the next token begins. Bytes are counted in UTF-8.
    pub fn position(&self) -> Position {
        self.xml.get_ref().position()
    }

    /// No more than `limit` bytes may be read from here on, until it is [lifted](Self::unbind): for what the caller keeps.
    /// `at` is where it begins; the error says so.
    pub fn bind(&mut self, at: Position, limit: u64) {
        self.xml.get_mut().bind(at, limit);
    }

    /// Lifts the last bound.
    pub fn unbind(&mut self) {
        self.xml.get_mut().unbind();
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The next token. After an error there is no use in going on.
    pub fn read(&mut self) -> Result<Token<'_>, XmlError> {
        loop {
            if self.done {
                return Ok(Token::Eof);
            }
            self.buffer.clear();
            self.at_start = false;
            self.xml.get_mut().next_token();
            let XmlReader { xml, buffer, text, attributes, entities, at_start, depth, root_seen, done } = self;
            text.clear();
            let event = match xml.read_event_into(buffer) {
                Ok(event) => event,
                Err(error) => {
                    let at = xml.get_ref().token_position();
                    let into_token = xml.error_position().saturating_sub(at.byte) as usize;
                    return Err(xml.get_mut().explain(error, at, &self.buffer, into_token));
                }
            };
            let failed = |problem| XmlError { position: xml.get_ref().token_position(), problem };
            let refuse = |problem| Err(failed(problem));
            match event {
                Event::Start(start) => {
                    if *root_seen && *depth == 0 {
                        return refuse(XmlProblem::SecondRoot);
                    }
                    if *depth == DEEPEST {
                        return refuse(XmlProblem::TooDeep { limit: DEEPEST });
                    }
                    *root_seen = true;
                    *depth += 1;
                    *at_start = true;
                    attributes.read(&start, entities).map_err(failed)?;
                    return Ok(Token::Start(Element::new(&self.attributes)));
                }
                Event::End(end) => {
                    *depth -= 1;
                    attributes.end(end.name().0);
                    return Ok(Token::End(self.attributes.name()));
                }
                Event::Text(piece) => {
                    let blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
                    if *depth == 0 && piece.trim_matches(blank).is_empty() {
                        continue;
                    }
                    text.push_str(&piece.xml10_content());
                }
                Event::CData(piece) => text.push_str(&piece.xml10_content()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(c)) if is_allowed(c) => text.push(c),
                    Ok(Some(c)) => return refuse(XmlProblem::Forbidden { code: u32::from(c) }),
                    Ok(None) => match entities.resolve(&reference) {
                        Ok(meaning) => text.push_str(meaning),
                        Err(problem) => return refuse(problem),
                    },
                    Err(error) => return refuse(XmlProblem::Malformed { reason: one_line(error) }),
                },
                Event::DocType(piece) => entities.declare(&piece),
                Event::Eof => {
                    if *depth > 0 {
                        return refuse(XmlProblem::NotClosed { open: *depth });
                    }
                    if !*root_seen {
                        return refuse(XmlProblem::Empty);
                    }
                    *done = true;
                }
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
            if text.is_empty() {
                continue;
            }
            if *depth == 0 {
                return refuse(if *root_seen { XmlProblem::TextBehind } else { XmlProblem::TextBefore });
            }
            if let Some((before, code)) = forbidden(text) {
                let mut position = xml.get_ref().token_position();
                source::advance(&mut position, before.as_bytes());
                return Err(XmlError { position, problem: XmlProblem::Forbidden { code } });
            }
            return Ok(Token::Text(&self.text));
        }
    }

    /// The element whose start was read last; none when something else was.
    pub fn element(&self) -> Option<Element<'_>> {
        self.at_start.then(|| Element::new(&self.attributes))
    }

    /// Goes on behind the end of the element whose start was read last, or of the innermost one that is open.
    pub fn skip_element(&mut self) -> Result<(), XmlError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.read()?;
        }
        Ok(())
    }

    /// The text of the element whose start was read last, that of elements within it included; goes on behind its end.
    pub fn element_text(&mut self) -> Result<String, XmlError> {
        let outside = self.depth.saturating_sub(1);
        let mut content = String::new();
        while self.depth > outside {
            if let Token::Text(text) = self.read()? {
                content.push_str(text);
            }
        }
        Ok(content)
    }
}

/// The version whose rules are gone by. XML 1.1 differs in control characters and line ends that no real file has.
const VERSION: XmlVersion = XmlVersion::Explicit1_0;

/// The first character of a text that XML forbids: what stands before it, and its number.
fn forbidden(text: &str) -> Option<(&str, u32)> {
    // Nearly all texts have none, and bytes are looked through quickly: the only others than these are U+FFFE and U+FFFF.
    let suspect = |byte: u8| (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0xEF;
    if !text.bytes().any(suspect) {
        return None;
    }
    let (at, c) = text.char_indices().find(|(_, c)| !is_allowed(*c))?;
    Some((&text[..at], u32::from(c)))
}
