//! The beginning of an element: its name and its attributes.

use std::ops::Range;

use quick_xml::events::BytesStart;

use super::entities::Entities;
use super::error::{XmlProblem, one_line};
use super::{LARGEST_TAG, MOST_ATTRIBUTES, forbidden};

/// The beginning of an element.
#[derive(Debug, Clone, Copy)]
pub struct Element<'a> {
    attributes: &'a Attributes,
}

/// A name and the attributes of one element, in memory that is used again for the next.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    qualified: String,
    /// Where the prefix of the name ends.
    local: usize,
    text: String,
    spans: Vec<(Range<usize>, Range<usize>)>,
}

impl Attributes {
    /// Takes over the attributes of an element, their values normalized.
    pub(super) fn read(&mut self, start: &BytesStart<'_>, entities: &mut Entities) -> Result<(), XmlProblem> {
        let too_large = || XmlProblem::TagTooLarge { attributes: MOST_ATTRIBUTES, bytes: LARGEST_TAG };
        if start.len() > LARGEST_TAG {
            return Err(too_large());
        }
        self.qualified.clear();
        self.qualified.push_str(start.name().0);
        self.local = self.qualified.find(':').map_or(0, |colon| colon + 1);
        self.text.clear();
        self.spans.clear();
        for attribute in start.attributes() {
            if self.spans.len() == MOST_ATTRIBUTES {
                return Err(too_large());
            }
            let attribute = attribute.map_err(|error| XmlProblem::Malformed { reason: one_line(error) })?;
            let value = entities.in_attribute(&attribute)?;
            if let Some((_, code)) = forbidden(&value) {
                return Err(XmlProblem::Forbidden { code });
            }
            let name = self.text.len();
            self.text.push_str(attribute.key.0);
            let at = self.text.len();
            self.text.push_str(&value);
            self.spans.push((name..at, at..self.text.len()));
        }
        Ok(())
    }

    /// Takes over the name of an element that ends.
    pub(super) fn end(&mut self, name: &str) {
        self.qualified.clear();
        self.qualified.push_str(name);
        self.local = self.qualified.find(':').map_or(0, |colon| colon + 1);
    }

    pub(super) fn name(&self) -> &str {
        &self.qualified[self.local..]
    }
}

impl<'a> Element<'a> {
    pub(super) fn new(attributes: &'a Attributes) -> Self {
        Element { attributes }
    }

    /// Its name without prefix.
    pub fn name(&self) -> &'a str {
        self.attributes.name()
    }

    /// Its name as it is written, with its prefix if it has one.
    pub fn qualified_name(&self) -> &'a str {
        &self.attributes.qualified
    }

    /// The value of an attribute, named as it is written: `xml:lang`, `w:val`.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The value of an attribute, whatever its prefix.
    pub fn local_attribute(&self, name: &str) -> Option<&'a str> {
        let local = |known: &'a str| known.split_once(':').map_or(known, |(_, local)| local);
        self.attributes().find(|(known, _)| local(known) == name).map(|(_, value)| value)
    }

    /// All its attributes, names as they are written, in order.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + Clone + use<'a> {
        let Attributes { text, spans, .. } = self.attributes;
        spans.iter().map(move |(name, value)| (&text[name.clone()], &text[value.clone()]))
    }
}
