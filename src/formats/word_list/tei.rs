//! Dictionaries of FreeDict, in TEI P5 and P4.
//!
//! The headwords of an entry are the `orth`s of its forms; its translations the `quote`s in a `cit` of type `trans` or
//! `translation` (in P4 the `tr`s of `trans`). Examples, grammar and definitions are not read.

use super::entries::Entries;
use super::error::XmlError;
use super::xml::{self, Elements};
use super::{WordList, WordListFormat};

pub(super) fn read(text: &str) -> Result<WordList, XmlError> {
    xml::read(text, WordListFormat::Tei, "a TEI dictionary", &["TEI", "TEI.2"], &mut Entry::default())
}

/// No entry has more translations that say anything.
const MOST: usize = 200;

/// The entry that is being read.
#[derive(Default)]
struct Entry {
    headwords: Vec<String>,
    translations: Vec<String>,
    /// For each `cit` that is open, whether it is a translation.
    cits: Vec<bool>,
    part: Option<(Part, String)>,
    spoiled: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Headword,
    Translation,
}

impl Elements for Entry {
    fn start(&mut self, name: &str, _language: Option<&str>, kind: Option<&str>) {
        let part = match name {
            "entry" => {
                *self = Entry::default();
                None
            }
            "cit" => {
                self.cits.push(matches!(kind, Some("trans" | "translation")));
                None
            }
            // A form within a translation gives its inflections.
            "orth" if self.cits.is_empty() => Some(Part::Headword),
            "quote" if !self.cits.is_empty() && self.cits.iter().all(|is_translation| *is_translation) => {
                Some(Part::Translation)
            }
            "tr" => Some(Part::Translation),
            _ => None,
        };
        if let Some(part) = part {
            self.part = Some((part, String::new()));
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, part)) = &mut self.part {
            part.push_str(text);
        }
    }

    fn end(&mut self, name: &str, entries: &mut Entries) {
        match name {
            "orth" | "quote" | "tr" => match self.part.take() {
                Some((Part::Headword, text)) if self.headwords.len() < MOST => self.headwords.push(text),
                Some((Part::Translation, text)) if self.translations.len() < MOST => self.translations.push(text),
                _ => {}
            },
            "cit" => drop(self.cits.pop()),
            "entry" => {
                let entry = std::mem::take(self);
                if !entry.spoiled {
                    entries.add_either(&entry.headwords.join(","), &entry.translations.join(","), 1.0);
                }
            }
            _ => {}
        }
    }

    fn spoil(&mut self) {
        self.spoiled = true;
    }
}
