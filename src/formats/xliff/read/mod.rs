//! Reading XLIFF, whatever its version.

mod inline;
mod state;
mod v1;
mod v2;

use std::collections::VecDeque;
use std::io::Read;

use jiff::Timestamp;

use crate::edit::Status;
use crate::formats::Position;
use crate::formats::units::{BadUnit, FileUnit, Item, ReadUnits, UnitProblem, UnitsError, UnitsProblem, Variant};
use crate::formats::xml::{Element, Token, XmlError, XmlProblem, XmlReader};
use crate::lang::Lang;
use crate::memory::{Annotations, Note};

use inline::Content;

/// How many bytes of a file one unit may take up.
const LARGEST_UNIT: u64 = 64 * 1024 * 1024;
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
    ready: VecDeque<Item>,
    passed_over: usize,
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

/// How large the unit that is being read may become.
#[derive(Debug)]
struct Limit {
    /// Where it must have ended.
    byte: u64,
    /// How many bytes its codes may still stand for.
    data: usize,
}

/// A unit of the file with its segments.
struct Unit {
    pairs: Vec<Pair>,
    notes: Vec<Note>,
    ours: Ours,
    dropped: usize,
}

/// A source and a target.
struct Pair {
    id: Option<String>,
    source: Option<Text>,
    target: Option<Text>,
    status: Status,
}

/// A text and the language that it says it is in.
struct Text {
    lang: Option<String>,
    content: Content,
}

/// What only we write of a unit.
#[derive(Debug, Default)]
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
            ready: VecDeque::new(),
            passed_over: 0,
            dropped: 0,
        }
    }

    /// Says which languages the texts are in of which the file does not say it.
    pub fn languages(self, source: Option<Lang>, target: Option<Lang>) -> Self {
        XliffReader { given: [source, target], ..self }
    }

    /// How many units were passed over because they are not to be translated.
    pub fn passed_over(&self) -> usize {
        self.passed_over
    }

    /// How many characters were left out because no XML can hold them; 2.x has a way to write them all the same.
    pub fn dropped_characters(&self) -> usize {
        self.dropped
    }

    /// Reads on until something is ready. False at the end.
    fn advance(&mut self) -> Result<bool, UnitsError> {
        while self.ready.is_empty() {
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
                            self.passed_over += 1;
                            self.xml.skip_element()?;
                        }
                        Step::Unit => {
                            let limit = &mut Limit { byte: at.byte.saturating_add(LARGEST_UNIT), data: MOST_DATA };
                            let unit = match self.version {
                                Some(Version::Two) => v2::read(&mut self.xml, id, ours, limit)?,
                                _ => v1::read(&mut self.xml, id, said, ours, limit)?,
                            };
                            self.put(at, unit);
                        }
                    }
                }
                Token::End("group") => drop(self.groups.pop()),
                Token::End("file") => self.file = FileHead::default(),
                Token::End(_) | Token::Text(_) => {}
                Token::Eof => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Makes items of a unit.
    fn put(&mut self, at: Position, unit: Unit) {
        let Unit { pairs, notes, ours, dropped } = unit;
        self.dropped += dropped;
        let mut notes = notes.into_iter();
        let mut note = notes.next().map(|note| note.text);
        let mut annotations = Annotations { notes: notes.collect(), ..Annotations::default() };
        for pair in pairs {
            let item = match self.variants(pair.source, pair.target) {
                Err(problem) => Item::Bad(BadUnit { position: at, problem, langs: Vec::new() }),
                Ok(variants) => Item::Unit(Box::new(FileUnit {
                    position: at,
                    id: pair.id,
                    source_lang: variants.first().map(|variant| variant.lang.clone()),
                    variants,
                    status: pair.status,
                    confidence: ours.confidence,
                    note: note.take(),
                    origin: self.file.origin.clone(),
                    created: ours.created,
                    changed: ours.changed,
                    // What is said of a unit of several segments stands with the first.
                    annotations: std::mem::take(&mut annotations),
                })),
            };
            self.ready.push_back(item);
        }
    }

    fn variants(&mut self, source: Option<Text>, target: Option<Text>) -> Result<Vec<Variant>, UnitProblem> {
        let shown = |text: &Option<Text>| text.as_ref().is_some_and(|text| !text.content.text.trim().is_empty());
        if !shown(&source) || !shown(&target) {
            return Err(UnitProblem::OneLanguage);
        }
        let mut variants = Vec::with_capacity(2);
        for (side, text) in [source, target].into_iter().enumerate() {
            let Some(Text { lang, content }) = text else { continue };
            let said = lang.as_ref().or(self.file.langs[side].as_ref()).or(self.root[side].as_ref());
            let lang = match said.map(|tag| tag.trim()).filter(|tag| !tag.is_empty()) {
                Some(tag) => {
                    tag.parse().map_err(|_| UnitProblem::BadLanguage { tag: tag.chars().take(40).collect() })?
                }
                None => self.given[side].clone().ok_or(UnitProblem::NoLanguage)?,
            };
            let text = content.text.clone();
            variants.push(Variant {
                lang,
                text,
                codes: content.into_codes(),
                created: None,
                changed: None,
                annotations: Annotations::default(),
            });
        }
        Ok(variants)
    }
}

impl<R: Read> ReadUnits for XliffReader<R> {
    fn read(&mut self) -> Result<Option<Item>, UnitsError> {
        Ok(if self.advance()? { self.ready.pop_front() } else { None })
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
        let found = root.name().chars().take(60).collect();
        return refuse(UnitsProblem::OtherRoot { expected: "XLIFF", found });
    }
    match root.attribute("version").unwrap_or("1.0") {
        version if version.starts_with("1.") => Ok(Version::One),
        version if version.starts_with("2.") => Ok(Version::Two),
        version => refuse(UnitsProblem::Version { format: "XLIFF", version: version.chars().take(40).collect() }),
    }
}

impl Limit {
    /// Refuses to go on with a unit that has no end.
    fn check<R: Read>(&self, xml: &XmlReader<R>) -> Result<(), XmlError> {
        let position = xml.position();
        if position.byte > self.byte {
            return Err(XmlError { position, problem: XmlProblem::TokenTooLarge { limit: LARGEST_UNIT } });
        }
        Ok(())
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
