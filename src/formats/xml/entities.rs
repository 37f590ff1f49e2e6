//! Entities that a document declares for itself.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::escape::{EscapeError, partial_escape, resolve_xml_entity, unescape, unescape_with};
use quick_xml::events::attributes::Attribute;

use super::error::{XmlProblem, one_line, shorten};
use super::{MOST_EXPANDED, VERSION};

/// How many entities may stand inside one another.
const MOST_NESTED: usize = 8;
/// How many entities may be declared; all of real files have fewer.
const MOST_DECLARED: usize = 1000;

/// What the names of entities stand for.
#[derive(Debug, Default)]
pub(super) struct Entities {
    declared: HashMap<String, Meaning>,
    /// How many bytes the declarations were made into, all together.
    kept: usize,
    /// How many bytes were made of them in the text.
    expanded: usize,
}

#[derive(Debug)]
enum Meaning {
    /// The text, and the same as it would be written in an attribute.
    Text {
        plain: String,
        escaped: String,
    },
    Markup,
    External,
    TooLarge,
    /// It refers to something that was not declared before it.
    Unknown,
}

impl Entities {
    /// Takes over the declarations within a document type.
    pub(super) fn declare(&mut self, document_type: &str) {
        let Some((_, subset)) = document_type.split_once('[') else { return };
        let mut rest = subset;
        while let Some(at) = rest.find("<!") {
            rest = &rest[at..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
                continue;
            }
            let end = end_of(rest);
            if let Some(declaration) = rest[..end].strip_prefix("<!ENTITY")
                && self.declared.len() < MOST_DECLARED
            {
                self.declare_one(declaration);
            }
            rest = &rest[end..];
        }
    }

    fn declare_one(&mut self, declaration: &str) {
        let declaration = declaration.trim_start();
        let Some((name, value)) = declaration.split_once(|c: char| c.is_ascii_whitespace()) else { return };
        let value = value.trim_start();
        // The first declaration of a name counts; one of a parameter (`%`) has no name that a text can use.
        if name == "%" || self.declared.contains_key(name) {
            return;
        }
        let meaning = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => self.meaning(value[1..].split(quote).next().unwrap_or_default()),
            _ => Meaning::External,
        };
        self.declared.insert(name.to_owned(), meaning);
    }

    /// What a value stands for: with entities that were declared before it already put in, so that nothing is left to nest.
    /// What that takes is counted for all declarations together, used or not.
    fn meaning(&mut self, value: &str) -> Meaning {
        let Entities { declared, kept, .. } = self;
        *kept += value.len();
        let mut known = |name: &str| {
            let text = match declared.get(name) {
                Some(Meaning::Text { plain, .. }) => plain.as_str(),
                Some(_) => return None,
                None => resolve_xml_entity(name)?,
            };
            *kept += text.len();
            (*kept <= MOST_EXPANDED).then_some(text)
        };
        // References to characters count where the entity is declared, those to entities where it is used (XML 1.0, 4.5).
        let Some(value) = with_characters(value) else { return Meaning::Unknown };
        let text = unescape_with(&value, &mut known);
        match text {
            _ if *kept > MOST_EXPANDED => Meaning::TooLarge,
            Ok(_) if value.contains('<') => Meaning::Markup,
            Ok(text) => Meaning::Text { escaped: partial_escape(&*text).into_owned(), plain: text.into_owned() },
            // `&#38;` alone is not well-formed by the letter of XML; what is meant is plain.
            Err(EscapeError::UnterminatedEntity(_)) => {
                Meaning::Text { escaped: partial_escape(&*value).into_owned(), plain: value.clone() }
            }
            Err(_) => Meaning::Unknown,
        }
    }

    /// The value of an attribute with its references resolved.
    pub(super) fn in_attribute<'v>(&mut self, attribute: &Attribute<'v>) -> Result<Cow<'v, str>, XmlProblem> {
        let Entities { declared, expanded, .. } = self;
        let value = attribute.normalized_value_with(VERSION, MOST_NESTED, |name| {
            if let Some(text) = resolve_xml_entity(name) {
                return Some(text);
            }
            let Meaning::Text { escaped, .. } = declared.get(name)? else { return None };
            *expanded += escaped.len();
            (*expanded <= MOST_EXPANDED).then_some(escaped.as_str())
        });
        value.map_err(|error| match *expanded > MOST_EXPANDED {
            true => XmlProblem::Expanded { limit: MOST_EXPANDED },
            false => XmlProblem::Malformed { reason: one_line(error) },
        })
    }

    /// The text that an entity stands for.
    pub(super) fn resolve(&mut self, name: &str) -> Result<&str, XmlProblem> {
        if let Some(text) = resolve_xml_entity(name) {
            return Ok(text);
        }
        match self.declared.get(name) {
            Some(Meaning::Text { plain, .. }) => {
                self.expanded += plain.len();
                if self.expanded > MOST_EXPANDED {
                    return Err(XmlProblem::Expanded { limit: MOST_EXPANDED });
                }
                Ok(plain)
            }
            Some(Meaning::Markup) => Err(XmlProblem::EntityOfMarkup { name: shorten(name) }),
            Some(Meaning::External) => Err(XmlProblem::ExternalEntity { name: shorten(name) }),
            Some(Meaning::TooLarge) => Err(XmlProblem::Expanded { limit: MOST_EXPANDED }),
            Some(Meaning::Unknown) | None => Err(XmlProblem::Entity { name: shorten(name) }),
        }
    }
}

/// A value with its references to characters resolved; none if one of them is to no character.
fn with_characters(value: &str) -> Option<String> {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find("&#") {
        let end = at + rest[at..].find(';')? + 1;
        text.push_str(&rest[..at]);
        text.push_str(&unescape(&rest[at..end]).ok()?);
        rest = &rest[end..];
    }
    text.push_str(rest);
    Some(text)
}

/// Where a declaration ends, `>` included; one within quotation marks does not end it.
fn end_of(declaration: &str) -> usize {
    let mut quote = None;
    for (at, c) in declaration.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    declaration.len()
}
