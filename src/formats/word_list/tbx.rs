//! TermBase eXchange, ISO 30042:2008 and :2019.
//!
//! Both editions put the terms of a concept under its languages, the older one as `termEntry`/`langSet`/`tig`/`term` (or
//! `ntig`/`termGrp`/`term`), the newer one as `conceptEntry`/`langSec`/`termSec`/`term`. The two styles of data categories
//! (DCA in attributes, DCT in elements of their own) differ only in what stands beside the terms, which is not read.

use super::entries::Entries;
use super::error::XmlError;
use super::xml::{self, Elements};
use super::{WordList, WordListFormat};

pub(super) fn read(text: &str) -> Result<WordList, XmlError> {
    xml::read(text, WordListFormat::Tbx, "a TBX file", &["martif", "tbx"], &mut Concept::default())
}

/// No concept has more terms in one language that say anything.
const MOST_TERMS: usize = 50;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    Arabic,
    English,
}

/// The concept that is being read.
#[derive(Default)]
struct Concept {
    language: Option<Language>,
    arabic: Vec<String>,
    english: Vec<String>,
    term: Option<String>,
    spoiled: bool,
}

impl Elements for Concept {
    fn start(&mut self, name: &str, language: Option<&str>, _kind: Option<&str>) {
        match name {
            "termEntry" | "conceptEntry" => *self = Concept::default(),
            "langSet" | "langSec" => self.language = language.and_then(of_tag),
            "term" if self.language.is_some() => self.term = Some(String::new()),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(term) = &mut self.term {
            term.push_str(text);
        }
    }

    fn end(&mut self, name: &str, entries: &mut Entries) {
        match name {
            "term" => {
                // A term may hold commas, but only as part of it.
                let term = self.term.take().map(|term| term.replace([',', ';', '،', '؛'], " "));
                let terms = match self.language {
                    Some(Language::Arabic) => &mut self.arabic,
                    Some(Language::English) => &mut self.english,
                    None => return,
                };
                terms.extend(term.filter(|_| terms.len() < MOST_TERMS));
            }
            "langSet" | "langSec" => self.language = None,
            "termEntry" | "conceptEntry" => {
                let concept = std::mem::take(self);
                if !concept.spoiled {
                    entries.add(&concept.arabic.join(","), &concept.english.join(","), 1.0);
                }
            }
            _ => {}
        }
    }

    fn spoil(&mut self) {
        self.spoiled = true;
    }
}

/// The language of a tag of two or three letters and whatever follows.
fn of_tag(tag: &str) -> Option<Language> {
    match tag.to_lowercase().split(['-', '_']).next()? {
        "ar" | "ara" => Some(Language::Arabic),
        "en" | "eng" => Some(Language::English),
        _ => None,
    }
}
