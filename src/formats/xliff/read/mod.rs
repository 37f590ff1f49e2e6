//! Reading XLIFF, whatever its version.

mod inline;
mod state;
mod v1;
mod v2;

use std::collections::VecDeque;
use std::io::Read;
use std::sync::Arc;

use jiff::Timestamp;

use crate::edit::Status;
use crate::formats::Position;
use crate::formats::units::{
    BadUnit, FileUnit, Item, LARGEST_UNIT, Langs, ReadUnits, Remark, UnitProblem, UnitsError, UnitsProblem, Variant,
};
use crate::formats::xml::{Element, Token, XmlReader};
use crate::lang::Lang;
use crate::memory::{Annotations, Note};
use crate::text::excerpt;

use inline::Content;

/// How many bytes the codes of a unit may stand for together, because the same data may be named any number of times.
const MOST_DATA: usize = 16 * 1024 * 1024;

/// Reads the units of an XLIFF file.
pub struct XliffReader<R> {
    xml: XmlReader<R>,
    version: Option<Version>,
    /// The languages that the caller says a file has that does not say so itself: source, target.
    given: [Option<Lang>; 2],
    /// What the root says (2.x).
    root: [Option<String>; 2],
    file: FileHead,
    /// Whether the groups that are open are to be translated.
    groups: Vec<bool>,
    /// The tags of languages in the file.
    tags: Langs,
    /// The unit whose segments are handed out.
    unit: Option<Unit>,
    dropped: usize,
}

/// The two generations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    One,
    Two,
}

/// What a `file` says of its units.
#[derive(Debug, Default)]
struct FileHead {
    origin: Option<String>,
    langs: [Option<String>; 2],
    translated: Option<bool>,
}

/// A unit of the file with its segments. What they have in common is here once: there may be very many of them.
struct Unit {
    at: Position,
    id: Option<String>,
    pairs: VecDeque<Pair>,
    notes: VecDeque<Note>,
    ours: Ours,
    dropped: usize,
}

/// A source and a target.
struct Pair {
    /// The name of the segment in its unit, if that has several.
    segment: Option<String>,
    source: Option<Text>,
    target: Option<Text>,
    status: Status,
}

/// A text and the language that it says it is in.
struct Text {
    lang: Option<Arc<str>>,
    content: Content,
}

/// What only we write of a unit.
#[derive(Debug, Default, Clone, Copy)]
struct Ours {
    confidence: Option<f64>,
    created: Option<Timestamp>,
    changed: Option<Timestamp>,
}

/// What an element on the way to units is.
enum Step {
    Root,
    Through,
    Unit,
    PassOver,
    Skip,
}

impl<R: Read> XliffReader<R> {
    /// Reads from a stream, which need not be buffered. Nothing is read yet.
    pub fn new(input: R) -> Self {
        XliffReader {
            xml: XmlReader::new(input),
            version: None,
            given: [None, None],
            root: [None, None],
            file: FileHead::default(),
            groups: Vec::new(),
            tags: Langs::default(),
            unit: None,
            dropped: 0,
        }
    }

    /// Says which languages the texts are in of which the file does not say it.
    pub fn languages(self, source: Option<Lang>, target: Option<Lang>) -> Self {
        XliffReader { given: [source, target], ..self }
    }

    /// The next segment of the unit that is open; none when there are no more.
    fn segment(&mut self) -> Option<Item> {
        let unit = self.unit.as_mut()?;
        let Pair { segment, source, target, status } = unit.pairs.pop_front()?;
        let position = unit.at;
        let shown = |text: &Text| !text.content.text.trim().is_empty();
        let variants = match (source, target) {
            (Some(source), Some(target)) if shown(&source) && shown(&target) => self.variants([source, target]),
            _ => Err(UnitProblem::OneLanguage),
        };
        let variants = match variants {
            Ok(variants) => variants,
            Err(problem) => return Some(Item::Bad(BadUnit { position, problem, langs: Vec::new() })),
        };
        let unit = self.unit.as_mut()?;
        // What is said of a unit of several segments stands with the first.
        let note = unit.notes.pop_front().map(|note| note.text);
        let notes = std::mem::take(&mut unit.notes).into();
        Some(Item::Unit(Box::new(FileUnit {
            position,
            id: match (&unit.id, segment) {
                (Some(id), Some(segment)) => Some(format!("{id}/{segment}")),
                (id, _) => id.clone(),
            },
            source_lang: variants.first().map(|variant| variant.lang.clone()),
            variants,
            status,
            confidence: unit.ours.confidence,
            note,
            origin: self.file.origin.clone(),
            created: unit.ours.created,
            changed: unit.ours.changed,
            annotations: Annotations { notes, ..Annotations::default() },
        })))
    }

    fn variants(&mut self, texts: [Text; 2]) -> Result<Vec<Variant>, UnitProblem> {
        let mut variants = Vec::with_capacity(2);
        for (side, Text { lang, content }) in texts.into_iter().enumerate() {
            let said = lang.as_deref().or(self.file.langs[side].as_deref()).or(self.root[side].as_deref());
            let lang = match said.map(str::trim).filter(|tag| !tag.is_empty()) {
                Some(tag) => self.tags.parse(tag)?,
                None => self.given[side].clone().ok_or(UnitProblem::NoLanguage)?,
            };
            let (text, codes) = content.into_text_and_codes();
            variants.push(Variant { codes, ..Variant::new(lang, text) });
        }
        Ok(variants)
    }
}

impl<R: Read> ReadUnits for XliffReader<R> {
    fn read(&mut self) -> Result<Option<Item>, UnitsError> {
        loop {
            if let Some(item) = self.segment() {
                return Ok(Some(item));
            }
            let at = self.xml.position();
            match self.xml.read()? {
                Token::Start(element) => {
                    let id = ["resname", "name", "id"].into_iter().find_map(|name| element.attribute(name));
                    let id = id.filter(|id| !id.is_empty()).map(str::to_owned);
                    let ours = Ours::of(&element);
                    let said = v1::Said::of(&element);
                    let XliffReader { version, root, file, groups, .. } = self;
                    match step(&element, at, version, root, file, groups)? {
                        Step::Root | Step::Through => {}
                        Step::Skip => self.xml.skip_element()?,
                        Step::PassOver => {
                            self.xml.skip_element()?;
                            let problem = UnitProblem::NotTranslated;
                            return Ok(Some(Item::Bad(BadUnit { position: at, problem, langs: Vec::new() })));
                        }
                        Step::Unit => {
                            let mut unit =
                                Unit { at, id, pairs: VecDeque::new(), notes: VecDeque::new(), ours, dropped: 0 };
                            self.xml.bind(at, LARGEST_UNIT);
                            match self.version {
                                Some(Version::Two) => v2::read(&mut self.xml, &mut unit)?,
                                _ => v1::read(&mut self.xml, said, &mut unit)?,
                            }
                            self.xml.unbind();
                            self.dropped += unit.dropped;
                            self.unit = Some(unit);
                        }
                    }
                }
                Token::End("group") => drop(self.groups.pop()),
                Token::End("file") => self.file = FileHead::default(),
                Token::End(_) | Token::Text(_) => {}
                Token::Eof => return Ok(None),
            }
        }
    }

    fn remarks(&self) -> Vec<Remark> {
        let mut remarks = self.tags.remarks();
        remarks.extend((self.dropped > 0).then_some(Remark::DroppedCharacters { count: self.dropped }));
        remarks
    }
}

/// What an element outside of units means; takes over what it says.
fn step(
    element: &Element<'_>,
    at: Position,
    version: &mut Option<Version>,
    root: &mut [Option<String>; 2],
    file: &mut FileHead,
    groups: &mut Vec<bool>,
) -> Result<Step, UnitsError> {
    let attribute = |name: &str| element.attribute(name).map(str::to_owned);
    let said = element.attribute("translate").map(|said| said != "no");
    let inherited = groups.last().copied().or(file.translated).unwrap_or(true);
    let Some(version) = *version else {
        *version = Some(version_of(element, at)?);
        *root = [attribute("srcLang"), attribute("trgLang")];
        return Ok(Step::Root);
    };
    Ok(match (version, element.name()) {
        (_, "file") => {
            *file = FileHead {
                origin: attribute("original").filter(|origin| !origin.trim().is_empty()),
                langs: [attribute("source-language"), attribute("target-language")],
                translated: said,
            };
            Step::Through
        }
        (Version::One, "body") => Step::Through,
        (_, "group") => {
            groups.push(said.unwrap_or(inherited));
            Step::Through
        }
        (Version::One, "trans-unit") | (Version::Two, "unit") if !said.unwrap_or(inherited) => Step::PassOver,
        (Version::One, "trans-unit") | (Version::Two, "unit") => Step::Unit,
        _ => Step::Skip,
    })
}

/// The generation of a file by its root element.
fn version_of(root: &Element<'_>, at: Position) -> Result<Version, UnitsError> {
    let refuse = |problem| Err(UnitsError { position: at, problem });
    if root.name() != "xliff" {
        let found = excerpt(root.name(), 60);
        return refuse(UnitsProblem::OtherRoot { expected: "XLIFF", found });
    }
    match root.attribute("version").unwrap_or("1.0") {
        version if version.starts_with("1.") => Ok(Version::One),
        version if version.starts_with("2.") => Ok(Version::Two),
        version => refuse(UnitsProblem::Version { format: "XLIFF", version: excerpt(version, 40) }),
    }
}

impl Ours {
    fn of(element: &Element<'_>) -> Self {
        let time = |name: &str| element.attribute(name).and_then(|text| text.parse().ok());
        let confidence = element.attribute("muqabala:confidence").and_then(|text| text.parse().ok());
        Ours {
            confidence: confidence.filter(|value| (0.0..=1.0).contains(value)),
            created: time("muqabala:created"),
            changed: time("muqabala:changed"),
        }
    }
}
