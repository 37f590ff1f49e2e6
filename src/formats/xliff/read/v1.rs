//! A `trans-unit` of XLIFF 1.x.

use std::collections::{HashMap, VecDeque};
use std::io::Read;
use std::sync::Arc;

use super::inline::{self, Content, Contents, Data};
use super::{Pair, Text, Unit, state};
use crate::edit::Status;
use crate::formats::xml::{Element, Token, XmlError, XmlReader};
use crate::memory::Note;

/// What a `trans-unit` says of its translation.
#[derive(Debug, Default)]
pub(super) struct Said {
    approved: Option<String>,
    memoq: Option<String>,
}

/// A source or target with what it says of itself.
#[derive(Default)]
struct Side {
    lang: Option<Arc<str>>,
    state: Option<String>,
    qualifier: Option<String>,
    contents: Contents,
}

/// What an element in a unit is.
enum Part {
    Source(Side),
    Segmented(Side),
    Target(Side),
    Note(Option<String>),
    Within,
    Other,
}

impl Said {
    pub(super) fn of(element: &Element<'_>) -> Self {
        let value = |name: &str| element.attribute(name).map(str::to_owned);
        Said { approved: value("approved"), memoq: value("mq:status") }
    }
}

/// Reads on to the end of the unit whose start was read last.
pub(super) fn read<R: Read>(xml: &mut XmlReader<R>, said: Said, unit: &mut Unit) -> Result<(), XmlError> {
    let outside = xml.depth().saturating_sub(1);
    let mut data = Data::new();
    let [mut source, mut segmented, mut target]: [Option<Side>; 3] = [None, None, None];
    let mut trados = HashMap::new();
    while xml.depth() > outside {
        let Token::Start(element) = xml.read()? else { continue };
        let value = |name: &str| element.attribute(name).map(str::to_owned);
        let side = || Side {
            lang: element.attribute("xml:lang").map(Arc::from),
            state: value("state"),
            qualifier: value("state-qualifier"),
            contents: Contents::default(),
        };
        let part = match element.name() {
            "source" => Part::Source(side()),
            "seg-source" => Part::Segmented(side()),
            "target" => Part::Target(side()),
            "note" => Part::Note(value("xml:lang")),
            "seg-defs" => Part::Within,
            "seg" => {
                trados.extend(value("id").map(|id| (id, value("conf").unwrap_or_default())));
                Part::Within
            }
            _ => Part::Other,
        };
        let (mut side, place) = match part {
            Part::Source(side) => (side, &mut source),
            Part::Segmented(side) => (side, &mut segmented),
            Part::Target(side) => (side, &mut target),
            Part::Note(lang) => {
                let text = xml.element_text()?;
                unit.notes.extend((!text.trim().is_empty()).then_some(Note { lang, text }));
                continue;
            }
            Part::Within => continue,
            Part::Other => {
                xml.skip_element()?;
                continue;
            }
        };
        side.contents = inline::read(xml, &mut data)?;
        place.get_or_insert(side);
    }
    let status = Statuses { said, trados };
    unit.pairs = pairs(source, segmented, target, &status);
    Ok(())
}

/// What is said of a unit and of its segments.
struct Statuses {
    said: Said,
    trados: HashMap<String, String>,
}

impl Statuses {
    fn of(&self, segment: Option<&str>, target: Option<&Side>) -> Status {
        let Said { approved, memoq } = &self.said;
        if let Some(conf) = segment.and_then(|segment| self.trados.get(segment)) {
            return state::of_trados(conf);
        }
        if let Some(status) = memoq {
            return state::of_memoq(status);
        }
        let of_target = |field: fn(&Side) -> &Option<String>| target.and_then(|target| field(target).as_deref());
        state::of_1(approved.as_deref(), of_target(|side| &side.state), of_target(|side| &side.qualifier))
    }
}

/// The segments of a unit, each with its translation; the unit as a whole where it has none. A name is that of one segment:
/// where it is there again, the first source and the first translation belong together, and other sources have none.
fn pairs(
    source: Option<Side>,
    segmented: Option<Side>,
    mut target: Option<Side>,
    statuses: &Statuses,
) -> VecDeque<Pair> {
    let segmented = segmented.filter(|side| !side.contents.segments.is_empty());
    let marked = |side: &Option<Side>| side.as_ref().is_some_and(|side| !side.contents.segments.is_empty());
    if segmented.is_none() && !(marked(&source) && marked(&target)) {
        let status = statuses.of(None, target.as_ref());
        let whole = |side: Side| Text { lang: side.lang, content: side.contents.whole };
        return [Pair { segment: None, source: source.map(whole), target: target.map(whole), status }].into();
    }
    let lang = source.as_ref().and_then(|side| side.lang.clone());
    let Some(cut) = segmented.or(source) else { return VecDeque::new() };
    let lang = cut.lang.or(lang);
    let mut translations: HashMap<String, Content> = HashMap::new();
    for (mid, content) in target.iter_mut().flat_map(|side| side.contents.segments.drain(..)) {
        translations.entry(mid).or_insert(content);
    }
    let target_lang = target.as_ref().and_then(|side| side.lang.clone());
    let pair = |(mid, content): (String, Content)| Pair {
        source: Some(Text { lang: lang.clone(), content }),
        target: translations.remove(&mid).map(|content| Text { lang: target_lang.clone(), content }),
        status: statuses.of(Some(&mid), target.as_ref()),
        segment: Some(mid),
    };
    cut.contents.segments.into_iter().map(pair).collect()
}
