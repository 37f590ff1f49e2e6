//! What `tu` and `tuv` have in common: attributes, dates, notes and properties.

use std::io::Read;

use jiff::Timestamp;

use crate::formats::tmx::date;
use crate::formats::xml::{Element, XmlError, XmlReader};
use crate::memory::{Annotations, Note, Prop};

/// What is said of a unit or of one of its texts.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) created: Option<Timestamp>,
    pub(super) changed: Option<Timestamp>,
    pub(super) annotations: Annotations,
}

impl About {
    /// Takes an attribute that no field is for.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        let field = match name {
            "creationdate" => &mut self.created,
            "changedate" => &mut self.changed,
            // Where a prefix is declared doesn't matter any more.
            _ if name == "xmlns" || name.starts_with("xmlns:") => return,
            _ => return self.annotations.attributes.push((name.to_owned(), value.to_owned())),
        };
        *field = date::parse(value);
        if field.is_none() {
            self.annotations.attributes.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Takes a note; a blank one says nothing.
    pub(super) fn note<R: Read>(&mut self, begun: Begun, xml: &mut XmlReader<R>) -> Result<(), XmlError> {
        let text = xml.element_text()?;
        if !text.trim().is_empty() {
            self.annotations.notes.push(Note { lang: begun.lang, text });
        }
        Ok(())
    }

    /// Takes a property.
    pub(super) fn prop<R: Read>(&mut self, begun: Begun, xml: &mut XmlReader<R>) -> Result<(), XmlError> {
        let value = xml.element_text()?;
        self.annotations.props.push(Prop { name: begun.name, lang: begun.lang, value });
        Ok(())
    }
}

/// A note or a property, of which only the start was read.
pub(super) struct Begun {
    name: String,
    lang: Option<String>,
}

impl Begun {
    pub(super) fn of(element: &Element<'_>) -> Self {
        let name = element.attribute("type").filter(|name| !name.trim().is_empty()).unwrap_or(super::super::UNNAMED);
        Begun { name: name.to_owned(), lang: language(element).map(str::to_owned) }
    }
}

/// The language that an element says it is in.
pub(super) fn language<'a>(element: &Element<'a>) -> Option<&'a str> {
    element.attribute("xml:lang").or_else(|| element.attribute("lang"))
}
