//! Reading TMX as it exists.
//!
//! | in the file | what is made of it |
//! | --- | --- |
//! | names in upper case, prefixes, elements and attributes that TMX does not know | read as if they were in form; unknown elements in a unit are passed over |
//! | `lang` for `xml:lang` (1.1, 1.2) | the language; `xml:lang` wins |
//! | `srclang` of a unit, or of the header | the source language; `*all*` says that there is none |
//! | text directly in a `tuv` | its segment, where there is none |
//! | `bpt ept ph it ut` in a segment | codes: no text |
//! | `hi`, and elements that TMX does not know | their text counts |
//! | `sub` | text within a code: kept, and no text of the segment |
//! | properties and notes, wherever they stand in a unit | kept in order; the first note of a unit is its comment |
//! | dates that are none | kept as attributes |
//! | a text without a language, or blank | left out; the unit is bad when then fewer than two are left |

use std::io::Read;

use crate::edit::Status;
use crate::formats::tmx::names::{CONFIDENCE, ORIGIN, STATUS, time};
use crate::formats::tmx::seg;
use crate::formats::units::{FileUnit, Item, ReadUnits, UnitProblem, UnitsError, UnitsProblem, Variant};
use crate::formats::xml::{Element, Token, XmlError, XmlReader};
use crate::lang::Lang;
use crate::memory::{Annotations, Note, Prop};

/// Reads the units of a TMX file, one after the other, in bounded memory.
pub struct TmxReader<R> {
    xml: XmlReader<R>,
    source_lang: Option<Lang>,
    begun: bool,
}

impl<R: Read> TmxReader<R> {
    /// Reads from a stream. Nothing is read yet.
    pub fn new(input: R) -> Self {
        TmxReader { xml: XmlReader::new(input), source_lang: None, begun: false }
    }

    fn begin(&mut self) -> Result<(), UnitsError> {
        let position = self.xml.position();
        if let Token::Start(element) = self.xml.read()?
            && !is(&element, "tmx")
        {
            let found = element.name().chars().take(60).collect();
            return Err(UnitsError { position, problem: UnitsProblem::OtherRoot { expected: "a TMX file", found } });
        }
        self.begun = true;
        Ok(())
    }
}

impl<R: Read> ReadUnits for TmxReader<R> {
    fn read(&mut self) -> Result<Option<Item>, UnitsError> {
        if !self.begun {
            self.begin()?;
        }
        loop {
            let position = self.xml.position();
            let unit = match self.xml.read()? {
                Token::Start(element) if is(&element, "tu") => {
                    let mut unit = FileUnit { source_lang: self.source_lang.clone(), ..FileUnit::new(position) };
                    unit_attributes(&element, &mut unit);
                    unit
                }
                Token::Start(element) if is(&element, "header") => {
                    self.source_lang = element.attribute("srclang").and_then(|tag| tag.parse().ok());
                    self.xml.skip_element()?;
                    continue;
                }
                Token::Start(_) | Token::End(_) | Token::Text(_) => continue,
                Token::Eof => return Ok(None),
            };
            return Ok(Some(rest_of_unit(&mut self.xml, unit)?));
        }
    }
}

fn is(element: &Element<'_>, name: &str) -> bool {
    element.name().eq_ignore_ascii_case(name)
}

fn unit_attributes(element: &Element<'_>, unit: &mut FileUnit) {
    for (name, value) in element.attributes() {
        match name {
            "tuid" => unit.id = Some(value.to_owned()),
            "srclang" => unit.source_lang = value.parse().ok(),
            "creationdate" if time(value).is_some() => unit.created = time(value),
            "changedate" if time(value).is_some() => unit.changed = time(value),
            _ => unit.annotations.attributes.push((name.to_owned(), value.to_owned())),
        }
    }
}

/// Reads a unit whose start was read.
fn rest_of_unit<R: Read>(xml: &mut XmlReader<R>, mut unit: FileUnit) -> Result<Item, XmlError> {
    let mut trouble = None;
    let outside = xml.depth() - 1;
    while xml.depth() > outside {
        let Token::Start(element) = xml.read()? else { continue };
        if is(&element, "tuv") {
            let lang = language(&element);
            let mut variant = Variant::new(Lang::arabic(), String::new());
            variant_attributes(&element, &mut variant);
            rest_of_variant(xml, &mut variant)?;
            match lang {
                _ if variant.text.trim().is_empty() => {}
                Ok(lang) => unit.variants.push(Variant { lang, ..variant }),
                Err(problem) => trouble = trouble.or(Some(problem)),
            }
        } else if is(&element, "note") || is(&element, "prop") {
            annotation(xml, &mut unit.annotations)?;
        } else {
            xml.skip_element()?;
        }
    }
    take_own(&mut unit);
    if unit.variants.len() < 2 {
        let problem = trouble.unwrap_or(UnitProblem::OneLanguage);
        return Ok(Item::Bad(unit.bad(problem)));
    }
    Ok(Item::Unit(Box::new(unit)))
}

/// The language of a `tuv`.
fn language(element: &Element<'_>) -> Result<Lang, UnitProblem> {
    let tag = element.attribute("xml:lang").or_else(|| element.local_attribute("lang"));
    let tag = tag.filter(|tag| !tag.trim().is_empty()).ok_or(UnitProblem::NoLanguage)?;
    tag.parse().map_err(|_| UnitProblem::BadLanguage { tag: tag.chars().take(40).collect() })
}

fn variant_attributes(element: &Element<'_>, variant: &mut Variant) {
    for (name, value) in element.attributes() {
        match name {
            "xml:lang" | "lang" => {}
            "creationdate" if time(value).is_some() => variant.created = time(value),
            "changedate" if time(value).is_some() => variant.changed = time(value),
            _ => variant.annotations.attributes.push((name.to_owned(), value.to_owned())),
        }
    }
}

/// Reads a `tuv` whose start was read.
fn rest_of_variant<R: Read>(xml: &mut XmlReader<R>, variant: &mut Variant) -> Result<(), XmlError> {
    let mut bare = String::new();
    let mut seg_seen = false;
    let outside = xml.depth() - 1;
    while xml.depth() > outside {
        match xml.read()? {
            Token::Start(element) if is(&element, "seg") => {
                let seg = seg::read(xml)?;
                // A second segment has no place; what it says is not lost without a trace when the first is blank.
                if !seg_seen || variant.text.trim().is_empty() {
                    (variant.text, variant.codes) = (seg.text, seg.codes);
                }
                seg_seen = true;
            }
            Token::Start(element) if is(&element, "note") || is(&element, "prop") => {
                annotation(xml, &mut variant.annotations)?;
            }
            Token::Start(_) => xml.skip_element()?,
            Token::Text(text) => bare.push_str(text),
            Token::End(_) | Token::Eof => {}
        }
    }
    if !seg_seen {
        variant.text = bare.trim().to_owned();
    }
    Ok(())
}

/// Reads a note or a property whose start was read last.
fn annotation<R: Read>(xml: &mut XmlReader<R>, annotations: &mut Annotations) -> Result<(), XmlError> {
    let element = xml.element().expect("its start was read last");
    let is_note = is(&element, "note");
    let lang = element.attribute("xml:lang").or_else(|| element.local_attribute("lang")).map(str::to_owned);
    let name = element.attribute("type").unwrap_or_default().to_owned();
    let text = xml.element_text()?;
    if is_note {
        annotations.notes.push(Note { lang, text });
    } else {
        annotations.props.push(Prop { name, lang, value: text });
    }
    Ok(())
}

/// Takes what has a field of its own out of the annotations of a unit.
fn take_own(unit: &mut FileUnit) {
    let props = &mut unit.annotations.props;
    let mut take = |name: &str| {
        let at = props.iter().position(|prop| prop.name == name && prop.lang.is_none())?;
        Some(props.remove(at).value)
    };
    let [status, confidence, origin] = [STATUS, CONFIDENCE, ORIGIN].map(&mut take);
    unit.status = status.and_then(|status| status.parse().ok()).unwrap_or(Status::Accepted);
    unit.confidence = confidence.and_then(|sure| sure.parse().ok()).filter(|sure| (0.0..=1.0).contains(sure));
    unit.origin = origin;
    let notes = &mut unit.annotations.notes;
    if notes.first().is_some_and(|note| note.lang.is_none()) {
        unit.note = Some(notes.remove(0).text);
    }
}
