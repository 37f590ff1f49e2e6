//! One unit: a `tu` with its texts.

use std::io::Read;

use super::parts::{About, Begun, language};
use crate::edit::Status;
use crate::formats::Position;
use crate::formats::tmx::codes::Content;
use crate::formats::tmx::{CONFIDENCE, ORIGIN, STATUS};
use crate::formats::units::{BadUnit, FileUnit, Item, Langs, UnitProblem, Variant};
use crate::formats::xml::{Element, Token, XmlError, XmlReader};
use crate::lang::Lang;
use crate::memory::Annotations;

/// A `tu` as far as it is read.
#[derive(Debug, Default)]
pub(super) struct Tu {
    id: Option<String>,
    source_lang: Option<Option<Lang>>,
    about: About,
    variants: Vec<Variant>,
    /// Why the first text was passed over whose language was not to be found out.
    problem: Option<UnitProblem>,
    /// How many texts and units were passed over that stand where none belong.
    pub(super) passed_over: usize,
}

/// What stands in a `tu` or a `tuv`.
enum Part {
    Note(Begun),
    Prop(Begun),
    /// With its language, or why it has none.
    Tuv(Result<Lang, UnitProblem>, Box<About>),
    Seg,
    Unit,
    Other,
}

impl Part {
    fn of(element: &Element<'_>, langs: &mut Langs) -> Self {
        let is = |name: &str| element.name().eq_ignore_ascii_case(name);
        match () {
            () if is("seg") => Part::Seg,
            () if is("tu") => Part::Unit,
            () if is("tuv") => {
                let mut about = About::default();
                for (name, value) in element.attributes().filter(|(name, _)| !matches!(*name, "xml:lang" | "lang")) {
                    about.attribute(name, value);
                }
                Part::Tuv(lang_of(element, langs), Box::new(about))
            }
            () if is("prop") => Part::Prop(Begun::of(element)),
            () if is("note") => Part::Note(Begun::of(element)),
            () => Part::Other,
        }
    }
}

fn lang_of(element: &Element<'_>, langs: &mut Langs) -> Result<Lang, UnitProblem> {
    let tag = language(element).ok_or(UnitProblem::NoLanguage)?;
    langs.parse(tag)
}

impl Tu {
    /// What its start says.
    pub(super) fn beginning(element: &Element<'_>, langs: &mut Langs) -> Self {
        let mut tu = Tu::default();
        for (name, value) in element.attributes() {
            match name {
                "tuid" => tu.id = Some(value).filter(|id| !id.is_empty()).map(str::to_owned),
                "srclang" => tu.source_lang = Some(langs.parse(value).ok()),
                _ => tu.about.attribute(name, value),
            }
        }
        tu
    }

    /// Reads what stands in it and goes on behind its end.
    pub(super) fn read<R: Read>(&mut self, xml: &mut XmlReader<R>, langs: &mut Langs) -> Result<(), XmlError> {
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let part = match xml.read()? {
                Token::Start(element) => Part::of(&element, langs),
                Token::End(_) | Token::Text(_) | Token::Eof => continue,
            };
            match part {
                Part::Note(begun) => self.about.note(begun, xml)?,
                Part::Prop(begun) => self.about.prop(begun, xml)?,
                Part::Tuv(lang, about) => self.tuv(lang, *about, xml, langs)?,
                Part::Seg | Part::Unit => self.pass_over(xml)?,
                Part::Other => xml.skip_element()?,
            }
        }
        Ok(())
    }

    fn tuv<R: Read>(
        &mut self,
        lang: Result<Lang, UnitProblem>,
        mut about: About,
        xml: &mut XmlReader<R>,
        langs: &mut Langs,
    ) -> Result<(), XmlError> {
        let outside = xml.depth() - 1;
        let mut bare = String::new();
        let mut content = None;
        while xml.depth() > outside {
            let part = match xml.read()? {
                Token::Start(element) => Part::of(&element, langs),
                Token::Text(text) => {
                    bare.push_str(text);
                    continue;
                }
                Token::End(_) | Token::Eof => continue,
            };
            match part {
                Part::Note(begun) => about.note(begun, xml)?,
                Part::Prop(begun) => about.prop(begun, xml)?,
                Part::Seg if content.is_none() => content = Some(seg(xml)?),
                Part::Seg | Part::Tuv(..) | Part::Unit => self.pass_over(xml)?,
                Part::Other => xml.skip_element()?,
            }
        }
        let (text, codes) = content.unwrap_or_else(|| (bare.trim().to_owned(), None));
        match lang {
            _ if text.trim().is_empty() => {}
            Ok(lang) => {
                let About { created, changed, annotations } = about;
                self.variants.push(Variant { lang, text, codes, created, changed, annotations });
            }
            Err(problem) => self.problem = self.problem.take().or(Some(problem)),
        }
        Ok(())
    }

    /// Texts where none belong: a second `seg` of a text, a unit inside of a unit.
    fn pass_over<R: Read>(&mut self, xml: &mut XmlReader<R>) -> Result<(), XmlError> {
        self.passed_over += 1;
        xml.skip_element()
    }

    /// The unit, or why it is none. `header` is the source language of the file as a whole.
    pub(super) fn item(self, position: Position, header: Option<&Lang>) -> Item {
        let Tu { id, source_lang, about, variants, problem, passed_over: _ } = self;
        if variants.iter().all(|variant| variant.lang == variants[0].lang) {
            let langs = variants.into_iter().map(|variant| variant.lang).collect();
            return Item::Bad(BadUnit { position, problem: problem.unwrap_or(UnitProblem::OneLanguage), langs });
        }
        let About { created, changed, mut annotations } = about;
        let status = take(&mut annotations, STATUS, |value| value.parse().ok()).unwrap_or(Status::Accepted);
        let confidence = take(&mut annotations, CONFIDENCE, |value| {
            value.parse().ok().filter(|confidence| (0.0..=1.0).contains(confidence))
        });
        let origin = take(&mut annotations, ORIGIN, |value| Some(value.to_owned()));
        let note = (!annotations.notes.is_empty()).then(|| annotations.notes.remove(0).text);
        let unit = FileUnit {
            position,
            id,
            variants,
            source_lang: source_lang.unwrap_or_else(|| header.cloned()),
            status,
            confidence,
            note,
            origin,
            created,
            changed,
            annotations,
        };
        Item::Unit(Box::new(unit))
    }
}

/// The content of the `seg` whose start was read last.
fn seg<R: Read>(xml: &mut XmlReader<R>) -> Result<(String, Option<String>), XmlError> {
    let outside = xml.depth() - 1;
    let mut content = Content::default();
    loop {
        match xml.read()? {
            Token::Text(text) => content.text(text),
            Token::Start(element) => content.start(element.name(), element.attributes()),
            Token::End(_) | Token::Eof => {
                if xml.depth() == outside {
                    return Ok(content.finish());
                }
                content.end();
            }
        }
    }
}

/// Takes out the first property of a name, if its value means something.
fn take<T>(annotations: &mut Annotations, name: &str, meaning: impl Fn(&str) -> Option<T>) -> Option<T> {
    let found = annotations.props.iter().position(|prop| prop.name == name)?;
    let value = meaning(&annotations.props[found].value)?;
    annotations.props.remove(found);
    Some(value)
}
