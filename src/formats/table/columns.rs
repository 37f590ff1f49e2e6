//! Which column of a table is what.

use std::fmt;
use std::str::FromStr;

use csv::StringRecord;

use crate::formats::units::UnitsProblem;
use crate::lang::Lang;

/// A column, as the user names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnRef {
    /// By its name in the first row, whatever its case.
    Name(String),
    /// By its number, from 1.
    Number(usize),
}

/// The columns that the user names; those that are not are found by looking.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableColumns {
    /// The column of sources.
    pub source: Option<ColumnRef>,
    /// The column of targets.
    pub target: Option<ColumnRef>,
}

/// Words that name no columns.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not columns: “{0}” (example: source=2,target=English)")]
pub struct BadColumns(pub String);

impl FromStr for TableColumns {
    type Err = BadColumns;

    /// Reads `source=2,target=English`; either may be missing.
    fn from_str(text: &str) -> Result<Self, BadColumns> {
        let bad = || BadColumns(text.to_owned());
        let mut columns = TableColumns::default();
        for part in text.split(',') {
            let (side, column) = part.split_once('=').ok_or_else(bad)?;
            let column = match column.trim() {
                "" => return Err(bad()),
                number if number.bytes().all(|byte| byte.is_ascii_digit()) => {
                    ColumnRef::Number(number.parse().ok().filter(|number| *number > 0).ok_or_else(bad)?)
                }
                name => ColumnRef::Name(name.to_owned()),
            };
            let place = match side.trim() {
                "source" => &mut columns.source,
                "target" => &mut columns.target,
                _ => return Err(bad()),
            };
            if place.replace(column).is_some() {
                return Err(bad());
            }
        }
        Ok(columns)
    }
}

impl fmt::Display for ColumnRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ColumnRef::Name(name) => f.write_str(name),
            ColumnRef::Number(number) => write!(f, "{number}"),
        }
    }
}

/// Where in a row everything stands, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    /// Whether the first row names the columns.
    pub(super) header: bool,
    /// Sources and targets.
    pub(super) texts: [usize; 2],
    /// Their languages, where the first row names them.
    pub(super) langs: [Option<Lang>; 2],
    /// What else there may be.
    pub(super) others: [Option<usize>; Other::COUNT],
    /// Columns that are named after languages and are not read, though nobody has said so.
    pub(super) unread: Vec<usize>,
}

/// A column beside the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Other {
    Status,
    Confidence,
    Note,
    Origin,
    SourceLang,
    TargetLang,
    Created,
    Changed,
    Id,
}

impl Other {
    const COUNT: usize = 9;
    /// The names of each, the first of which is the one that is written.
    const NAMES: [(Other, &'static [&'static str]); Other::COUNT] = [
        (Other::Status, &["status"]),
        (Other::Confidence, &["confidence"]),
        (Other::Note, &["note", "notes", "comment", "comments"]),
        (Other::Origin, &["origin"]),
        (Other::SourceLang, &["source_lang"]),
        (Other::TargetLang, &["target_lang"]),
        (Other::Created, &["created"]),
        (Other::Changed, &["changed"]),
        (Other::Id, &["id"]),
    ];
}

impl Layout {
    /// Finds the columns by the first row, by what the user says of them, and by the languages that are looked for.
    pub(super) fn of(
        first: &StringRecord,
        asked: &TableColumns,
        wanted: [Option<&Lang>; 2],
    ) -> Result<Self, UnitsProblem> {
        let names: Vec<String> = first.iter().map(|cell| cell.trim().to_lowercase()).collect();
        let named = |name: &str| names.iter().position(|known| known == name);
        let langs: Vec<Option<Lang>> = names.iter().map(|name| language(name)).collect();
        let of_lang = |wanted: Option<&Lang>| {
            langs
                .iter()
                .position(|lang| lang.as_ref().zip(wanted).is_some_and(|(lang, wanted)| lang.same_language(wanted)))
        };
        let mut in_languages = (0..langs.len()).filter(|at| langs[*at].is_some());
        let by_language = (in_languages.next(), in_languages.next());
        let ours = (named("source"), named("target"));
        let found = match (ours, by_language) {
            ((Some(source), Some(target)), _) => Some([source, target]),
            (_, (Some(first), Some(second))) => {
                let source = of_lang(wanted[0])
                    .or_else(|| [first, second].into_iter().find(|at| Some(*at) != of_lang(wanted[1])));
                let source = source.unwrap_or(first);
                let other = [first, second].into_iter().find(|at| *at != source).unwrap_or(second);
                Some([source, of_lang(wanted[1]).filter(|at| *at != source).unwrap_or(other)])
            }
            _ => None,
        };
        let resolve = |asked: &Option<ColumnRef>| match asked {
            None => Ok(None),
            Some(ColumnRef::Number(number)) => Ok(Some(number - 1)),
            Some(ColumnRef::Name(name)) => {
                let missing = || UnitsProblem::NoColumn { name: name.clone() };
                named(&name.trim().to_lowercase()).map(Some).ok_or_else(missing)
            }
        };
        let by_name = [&asked.source, &asked.target].iter().any(|asked| matches!(asked, Some(ColumnRef::Name(_))));
        let asked = [resolve(&asked.source)?, resolve(&asked.target)?];
        let header = found.is_some() || by_name;
        let usual = found.unwrap_or(match asked {
            [Some(0), None] => [0, 1],
            [None, Some(0)] => [1, 0],
            [Some(source), None] => [source, 0],
            _ => [0, 1],
        });
        let texts = match asked {
            [Some(source), Some(target)] if source == target => {
                let name = first.get(source).filter(|_| header).map_or_else(|| (source + 1).to_string(), str::to_owned);
                return Err(UnitsProblem::SameColumn { name });
            }
            [Some(source), Some(target)] => [source, target],
            [Some(source), None] => [source, if usual[1] == source { usual[0] } else { usual[1] }],
            [None, Some(target)] => [if usual[0] == target { usual[1] } else { usual[0] }, target],
            [None, None] => usual,
        };
        let named_lang = |at: usize| langs.get(at).cloned().flatten().filter(|_| header);
        let mut others = [None; Other::COUNT];
        if header {
            for (column, words) in Other::NAMES {
                others[column as usize] = words.iter().find_map(|word| named(word)).filter(|at| !texts.contains(at));
            }
        }
        let all_asked = asked.iter().all(Option::is_some);
        let all_wanted = wanted.iter().all(Option::is_some);
        let is_wanted = |lang: &Lang| !all_wanted || wanted.iter().flatten().any(|wanted| lang.same_language(wanted));
        let is_unread = |at: &usize| {
            !texts.contains(at) && !others.contains(&Some(*at)) && langs[*at].as_ref().is_some_and(is_wanted)
        };
        let unread = (0..langs.len()).filter(|_| header && !all_asked).filter(is_unread).collect();
        Ok(Layout { header, texts, langs: texts.map(named_lang), others, unread })
    }

    /// A cell of a row that is no text; empty ones are none.
    pub(super) fn other<'r>(&self, row: &'r StringRecord, column: Other) -> Option<&'r str> {
        row.get(self.others[column as usize]?).map(str::trim).filter(|cell| !cell.is_empty())
    }
}

/// The language that the name of a column names: a tag (`ar-EG`), or a name among up to three words (`Arabic text`).
fn language(name: &str) -> Option<Lang> {
    const ARABIC: &[&str] = &["arabic", "عربي", "العربية", "عربية", "العربي"];
    const ENGLISH: &[&str] = &["english", "إنجليزي", "الإنجليزية", "إنجليزية", "انجليزي", "الانجليزية", "الإنجليزي"];
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.len() <= 3 {
        let has = |names: &[&str]| words.iter().any(|word| names.contains(word));
        match (has(ARABIC), has(ENGLISH)) {
            (true, false) => return Some(Lang::arabic()),
            (false, true) => return Some(Lang::english()),
            _ => {}
        }
    }
    let primary = words.first()?;
    let is_tag = matches!(primary.len(), 2 | 3) && !name.contains(char::is_whitespace) && name.len() <= 12;
    // Words of two or three letters are tags by their form; those of languages that are common here are taken for some.
    let known = [
        "ar", "ara", "en", "eng", "fr", "fra", "fre", "de", "deu", "ger", "es", "spa", "fa", "ur", "tr", "he", "ru",
        "zh",
    ];
    let tag = match *primary {
        "ara" => Some("ar"),
        "eng" => Some("en"),
        _ => None,
    };
    if !is_tag || !known.contains(primary) {
        return None;
    }
    tag.unwrap_or(name).parse().ok()
}
