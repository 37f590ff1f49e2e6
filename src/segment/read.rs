//! Reading SRX files, 2.0 and 1.0.
//!
//! Read leniently where other tools are careless (elements of other namespaces, unknown attributes, a missing `cascade`,
//! which means yes in 2.0 and no in 1.0, 1.0's `maprule` level) and strictly where a rule would be lost: an expression that
//! cannot be used, a language map without rules or a wrong `break` is an error with its place. A document type is skipped,
//! not read; entities other than the five of XML are refused.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::error::{PatternError, SrxError, SrxErrorKind};
use super::pattern::{self, Place};
use super::place::{Lines, Position};
use super::srx::{Group, Map, Rule, Srx};
use crate::text::{excerpt, xml_encoding};

const DEPTH_LIMIT: usize = 64;
const RULE_LIMIT: usize = 20_000;
/// The states, roughly, that all rules may need together; the largest rules in use need about a tenth.
const WEIGHT_LIMIT: u64 = 4_000_000;
/// A file with more errors is not read to its end.
const MOST_ERRORS: usize = 1_000;

/// What was read of a file: the rules that can be used, and all that is wrong, in the order of the file.
pub(super) struct ReadFile {
    pub srx: Srx,
    pub errors: Vec<SrxError>,
}

/// Reads a file. Goes on behind an error where it can, up to [`MOST_ERRORS`] of them.
pub(super) fn read(bytes: &[u8]) -> ReadFile {
    let text = match checked(bytes) {
        Ok(text) => text,
        Err(kind) => return ReadFile { srx: Srx::empty(), errors: vec![SrxError { line: 1, column: 1, kind }] },
    };
    let mut reader = FileReader::new(&text);
    let fatal = reader.read().err();
    let FileReader { srx, mut errors, .. } = reader;
    errors.extend(fatal);
    errors.sort_by_key(|error| (error.line, error.column));
    ReadFile { srx, errors }
}

fn checked(bytes: &[u8]) -> Result<Cow<'_, str>, SrxErrorKind> {
    if bytes.len() > Srx::MOST_BYTES {
        return Err(SrxErrorKind::TooLarge { limit: Srx::MOST_BYTES });
    }
    decode(bytes).map_err(|encoding| SrxErrorKind::NotText { encoding })
}

/// The text of a file; the error is the encoding in which it is none.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    let (encoding, _) = xml_encoding(bytes).map_err(|label| excerpt(&label, 60))?;
    let (text, _, failed) = encoding.decode(bytes);
    if failed { Err(encoding.name().to_owned()) } else { Ok(text) }
}

struct FileReader<'a> {
    lines: Lines<'a>,
    xml: Reader<&'a [u8]>,
    /// The local names of the open elements; of another namespace's elements, nothing.
    open: Vec<String>,
    /// The prefix of the root element, which is that of all elements of SRX.
    prefix: String,
    srx: Srx,
    groups: HashMap<String, usize>,
    /// Language maps and the place of each, until all groups are known.
    maps: Vec<(String, String, usize)>,
    errors: Vec<SrxError>,
    rule: OpenRule,
    weight: u64,
    rules: usize,
}

#[derive(Default)]
struct OpenRule {
    at: usize,
    breaks: bool,
    before: String,
    before_at: usize,
    after: String,
    after_at: usize,
}

impl<'a> FileReader<'a> {
    fn new(text: &'a str) -> Self {
        let mut xml = Reader::from_str(text);
        xml.config_mut().expand_empty_elements = true;
        FileReader {
            lines: Lines::new(text),
            xml,
            open: Vec::new(),
            prefix: String::new(),
            srx: Srx::empty(),
            groups: HashMap::new(),
            maps: Vec::new(),
            errors: Vec::new(),
            rule: OpenRule::default(),
            weight: 0,
            rules: 0,
        }
    }

    fn error(&self, at: usize, kind: SrxErrorKind) -> SrxError {
        let Position { line, column } = self.lines.position(at);
        SrxError { line, column, kind }
    }

    /// Keeps an error and goes on; but for those behind which nothing can be understood.
    fn note(&mut self, result: Result<(), SrxError>) -> Result<(), SrxError> {
        let Err(error) = result else { return Ok(()) };
        let kind = &error.kind;
        if matches!(kind, SrxErrorKind::Xml { .. } | SrxErrorKind::RulesTooLarge) || self.errors.len() >= MOST_ERRORS {
            return Err(error);
        }
        self.errors.push(error);
        Ok(())
    }

    fn xml_error(&self, at: usize, reason: impl ToString) -> SrxError {
        self.error(at, SrxErrorKind::Xml { reason: excerpt(&reason.to_string(), 200) })
    }

    fn read(&mut self) -> Result<(), SrxError> {
        let mut root_seen = false;
        loop {
            let at = self.xml.buffer_position() as usize;
            let event = match self.xml.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.xml_error(self.xml.error_position() as usize, error)),
            };
            match event {
                Event::Start(element) => {
                    if !root_seen {
                        root_seen = true;
                        self.root(&element, at)?;
                    } else if self.open.is_empty() {
                        return Err(self.xml_error(at, "a second root element"));
                    }
                    if self.open.len() >= DEPTH_LIMIT {
                        return Err(self.error(at, SrxErrorKind::TooDeep { limit: DEPTH_LIMIT }));
                    }
                    let ours = element.name().prefix().map_or("", |prefix| prefix.into_inner()) == self.prefix;
                    let name = if ours { shorten(element.local_name().as_ref()) } else { String::new() };
                    let started = self.start(&name, &element, at);
                    self.note(started)?;
                    self.open.push(name);
                }
                Event::End(_) => {
                    let ended = self.end();
                    self.note(ended)?;
                }
                Event::Text(text) => self.content(&text.xml10_content()),
                Event::CData(text) => self.content(&text.xml10_content()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(c)) => self.content(c.encode_utf8(&mut [0; 4])),
                    Ok(None) => {
                        let unknown = || SrxErrorKind::Entity { name: shorten(&reference) };
                        match resolve_xml_entity(&reference) {
                            Some(text) => self.content(text),
                            None => self.note(Err(self.error(at, unknown())))?,
                        }
                    }
                    Err(error) => return Err(self.xml_error(at, error)),
                },
                Event::Eof => break,
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        if let Some(open) = self.open.last() {
            return Err(self.xml_error(self.lines.text.len(), format!("<{open}> is not closed")));
        }
        if !root_seen {
            return Err(self.error(0, SrxErrorKind::Empty));
        }
        self.finish()
    }

    fn root(&mut self, element: &BytesStart<'_>, at: usize) -> Result<(), SrxError> {
        let name = element.local_name();
        if name.as_ref() != "srx" {
            return Err(self.error(at, SrxErrorKind::NotSrx { found: shorten(name.as_ref()) }));
        }
        self.prefix = element.name().prefix().map_or("", |prefix| prefix.into_inner()).to_owned();
        match self.attribute(element, "version", at)?.as_deref() {
            // What a file that does not say it means to the program that writes such files, OmegaT.
            Some("2.0") => {
                self.srx.cascade = true;
                Ok(())
            }
            Some("1.0") => {
                self.srx.old_version = Some(self.lines.position(at));
                Ok(())
            }
            Some(version) => Err(self.error(at, SrxErrorKind::Version { version: shorten(version) })),
            None => Err(self.error(at, SrxErrorKind::MissingAttribute { element: "srx", attribute: "version" })),
        }
    }

    fn start(&mut self, name: &str, element: &BytesStart<'_>, at: usize) -> Result<(), SrxError> {
        let parent = match name {
            "languagerule" => "languagerules",
            "rule" => "languagerule",
            "beforebreak" | "afterbreak" => "rule",
            "languagemap" => "maprules",
            "header" => "srx",
            _ => return Ok(()),
        };
        // SRX 1.0 has a `maprule` between `maprules` and `languagemap`.
        let misplaced = match name {
            "languagemap" => !self.open.iter().any(|open| open == parent),
            _ => self.open.last().is_none_or(|open| open != parent),
        };
        if misplaced {
            return Err(self.error(at, SrxErrorKind::Misplaced { element: name.to_owned(), parent }));
        }
        match name {
            "header" => {
                if let Some(cascade) = self.yes_or_no(element, "cascade", at)? {
                    self.srx.cascade = cascade;
                }
            }
            "languagerule" => {
                let found = self.required(element, "languagerule", "languagerulename", at);
                // Also the rules of a group that has no name of its own are read for what is wrong with them.
                let name = found.as_ref().cloned().unwrap_or_default();
                self.srx.groups.push(Group { name, rules: Vec::new(), at: self.lines.position(at) });
                let name = found?;
                if self.groups.contains_key(&name) {
                    return Err(self.error(at, SrxErrorKind::DuplicateGroup { name: shorten(&name) }));
                }
                self.groups.insert(name, self.srx.groups.len() - 1);
            }
            "rule" => {
                self.rules += 1;
                if self.rules > RULE_LIMIT {
                    return Err(self.error(at, SrxErrorKind::RulesTooLarge));
                }
                self.rule = OpenRule { at, breaks: true, ..OpenRule::default() };
                self.rule.breaks = self.yes_or_no(element, "break", at)?.unwrap_or(true);
            }
            "beforebreak" => self.rule.before_at = self.xml.buffer_position() as usize,
            "afterbreak" => self.rule.after_at = self.xml.buffer_position() as usize,
            _ => {
                let tag = self.required(element, "languagemap", "languagepattern", at)?;
                let group = self.required(element, "languagemap", "languagerulename", at)?;
                self.maps.push((tag, group, at));
            }
        }
        Ok(())
    }

    fn content(&mut self, text: &str) {
        match self.open.last().map(String::as_str) {
            Some("beforebreak") => self.rule.before.push_str(text),
            Some("afterbreak") => self.rule.after.push_str(text),
            _ => {}
        }
    }

    fn end(&mut self) -> Result<(), SrxError> {
        if self.open.pop().as_deref() != Some("rule") {
            return Ok(());
        }
        let open = std::mem::take(&mut self.rule);
        let before = self.compile(&open.before, Place::Before, open.before_at);
        let after = self.compile(&open.after, Place::After, open.after_at);
        let mut conditions = match before {
            Ok(conditions) => conditions,
            Err(error) => {
                self.note(Err(error))?;
                return after.map(|_| ());
            }
        };
        conditions.extend(after?);
        let at = self.lines.position(open.at);
        let rule = Rule { breaks: open.breaks, before: open.before, after: open.after, conditions, at };
        if let Some(group) = self.srx.groups.last_mut() {
            group.rules.push(rule);
        }
        Ok(())
    }

    fn compile(&mut self, text: &str, place: Place, at: usize) -> Result<Vec<pattern::Condition>, SrxError> {
        let conditions = pattern::conditions(text, place).map_err(|reason| self.pattern_error(text, reason, at))?;
        self.weight += pattern::weight(&conditions);
        if self.weight > WEIGHT_LIMIT {
            return Err(self.error(at, SrxErrorKind::RulesTooLarge));
        }
        Ok(conditions)
    }

    fn pattern_error(&self, pattern: &str, reason: PatternError, at: usize) -> SrxError {
        self.error(at, SrxErrorKind::Pattern { pattern: shorten(pattern), reason })
    }

    fn finish(&mut self) -> Result<(), SrxError> {
        for (tag, group, at) in std::mem::take(&mut self.maps) {
            let map = self.map(tag, &group, at).map(|map| self.srx.maps.push(map));
            self.note(map)?;
        }
        Ok(())
    }

    fn map(&self, pattern: String, group: &str, at: usize) -> Result<Map, SrxError> {
        let regex = pattern::tag_pattern(&pattern).map_err(|reason| self.pattern_error(&pattern, reason, at))?;
        let unknown = || SrxErrorKind::UnknownGroup { name: shorten(group) };
        let group = *self.groups.get(group).ok_or_else(|| self.error(at, unknown()))?;
        Ok(Map { pattern, regex, group, at: self.lines.position(at) })
    }

    fn attribute(&self, element: &BytesStart<'_>, name: &str, at: usize) -> Result<Option<String>, SrxError> {
        match element.try_get_attribute(name) {
            Ok(None) => Ok(None),
            Ok(Some(attribute)) => match attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0) {
                Ok(value) => Ok(Some(value.into_owned())),
                Err(error) => Err(self.xml_error(at, error)),
            },
            Err(error) => Err(self.xml_error(at, error)),
        }
    }

    fn required(
        &self,
        element: &BytesStart<'_>,
        of: &'static str,
        attribute: &'static str,
        at: usize,
    ) -> Result<String, SrxError> {
        let missing = SrxErrorKind::MissingAttribute { element: of, attribute };
        self.attribute(element, attribute, at)?.ok_or_else(|| self.error(at, missing))
    }

    fn yes_or_no(
        &self,
        element: &BytesStart<'_>,
        attribute: &'static str,
        at: usize,
    ) -> Result<Option<bool>, SrxError> {
        match self.attribute(element, attribute, at)?.as_deref() {
            None => Ok(None),
            Some("yes") => Ok(Some(true)),
            Some("no") => Ok(Some(false)),
            Some(value) => Err(self.error(at, SrxErrorKind::NotYesOrNo { attribute, value: shorten(value) })),
        }
    }
}

/// A text from the file, short enough for a message.
fn shorten(text: &str) -> String {
    excerpt(text, 60)
}
