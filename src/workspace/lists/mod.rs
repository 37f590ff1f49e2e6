//! The memory's word lists, and learning from what was accepted.
//!
//! One list, [`LEARNED`], is learned from all accepted rows and learned again whenever they have changed since; removing
//! it turns that off for this memory, learning on purpose turns it on again.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::lexicon::{Lexicon, ListEntry, ListInfo, Origin, Taught, learn};
use crate::store::ListRecord;
use crate::workspace::{Workspace, WorkspaceError, stamp};

/// The name of the list that is learned from all accepted rows.
pub const LEARNED: &str = "learned";

/// The setting that says whether it is learned by itself, and its value when it is not.
const LEARNING: (&str, &str) = ("learning", "off");

/// From so many accepted rows it is learned, the last changed ones, so that it never takes longer than a second or two.
const MOST_ROWS: usize = 20_000;

/// What was learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Learned {
    /// From how many accepted rows.
    pub rows: usize,
    /// How many entries the list has now.
    pub entries: usize,
}

impl Workspace {
    /// All word lists of the memory, by name.
    pub fn lists(&self) -> Result<Vec<ListRecord>, WorkspaceError> {
        Ok(self.store.lists()?)
    }

    /// The entries of a list, by Arabic word.
    pub fn list_entries(&self, name: &str) -> Result<Vec<ListEntry>, WorkspaceError> {
        self.store.snapshot(|store| {
            if store.lists()?.iter().all(|list| list.info.name != name) {
                return Err(WorkspaceError::NoSuchList(name.to_owned()));
            }
            Ok(store.list_entries(name)?)
        })
    }

    /// Keeps a word list, all of it or nothing. `source` says what it was made of. One that has its name gives way if
    /// `replace` says so, or if both were learned.
    pub fn put_list(
        &mut self,
        info: &ListInfo,
        source: &str,
        entries: &[ListEntry],
        replace: bool,
    ) -> Result<(), WorkspaceError> {
        let now = stamp(self.now());
        let name = info.name.clone();
        if name.trim().is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(WorkspaceError::BadListName);
        }
        if name == LEARNED || is_bundled(&name) {
            return Err(WorkspaceError::ReservedName(name));
        }
        self.store.transact(|store| {
            if let Some(known) = store.lists()?.iter().find(|list| list.info.name == name) {
                let both_learned = known.info.origin == Origin::Learned && info.origin == Origin::Learned;
                if !replace && !both_learned {
                    return Err(WorkspaceError::ListExists(name));
                }
            }
            Ok(store.put_list(info, source, None, entries, &now)?)
        })
    }

    /// Removes a word list. The one that is learned by itself will not be learned again.
    pub fn remove_list(&mut self, name: &str) -> Result<(), WorkspaceError> {
        if is_bundled(name) {
            return Err(WorkspaceError::BundledList(name.to_owned()));
        }
        self.store.transact(|store| {
            if name == LEARNED {
                store.set(LEARNING.0, LEARNING.1)?;
                store.remove_list(name)?;
            } else if !store.remove_list(name)? {
                return Err(WorkspaceError::NoSuchList(name.to_owned()));
            }
            Ok(())
        })
    }

    /// Learns from all accepted rows, if they have changed since it was last done. None when there is nothing new, or when
    /// learning is turned off.
    pub fn learn_if_changed(&mut self) -> Result<Option<Learned>, WorkspaceError> {
        let off = self.store.setting(LEARNING.0)?.is_some_and(|value| value == LEARNING.1);
        if off {
            return Ok(None);
        }
        let (units, count) = self.store.units_now()?;
        let known = self.store.units_of_list(LEARNED)?;
        if known.as_ref() == Some(&units) || (known.is_none() && count == 0) {
            return Ok(None);
        }
        self.learn().map(Some)
    }

    /// Learns from all accepted rows, and turns learning on if it was off.
    pub fn learn(&mut self) -> Result<Learned, WorkspaceError> {
        let (units, texts, lexicon) = self.store.snapshot(|store| {
            let lexicon = self.lexicon_of(|list| list.info.name != LEARNED)?;
            Ok::<_, WorkspaceError>((store.units_now()?.0, store.taught(MOST_ROWS)?, lexicon))
        })?;
        let taught: Vec<Taught> =
            texts.iter().map(|(arabic, english)| Taught { arabic, english, weight: 1.0 }).collect();
        let entries = learn(&taught, &lexicon);
        let now = stamp(self.now());
        let info = ListInfo { name: LEARNED.to_owned(), origin: Origin::Learned };
        self.store.transact(|store| {
            store.set(LEARNING.0, "on")?;
            store.put_list(&info, "accepted rows", Some(&units), &entries, &now)
        })?;
        Ok(Learned { rows: texts.len(), entries: entries.len() })
    }

    /// The program's lexicon with the memory's word lists on top; those that were learned only if they are asked for.
    pub fn lexicon(&self, learned: bool) -> Result<Cow<'static, Lexicon>, WorkspaceError> {
        self.store.snapshot(|_| self.lexicon_of(|list| learned || list.info.origin != Origin::Learned))
    }

    /// The same, without the list of that name and without what is learned from accepted rows by itself.
    pub fn lexicon_without(&self, name: &str) -> Result<Cow<'static, Lexicon>, WorkspaceError> {
        self.store.snapshot(|_| self.lexicon_of(|list| list.info.name != name && list.info.name != LEARNED))
    }

    fn lexicon_of(&self, wanted: impl Fn(&ListRecord) -> bool) -> Result<Cow<'static, Lexicon>, WorkspaceError> {
        let mut lexicon = Cow::Borrowed(Lexicon::bundled());
        for list in self.store.lists()?.into_iter().filter(|list| wanted(list) && list.entries > 0) {
            let entries = self.store.list_entries(&list.info.name)?;
            lexicon.to_mut().add_list(list.info, &entries);
        }
        Ok(lexicon)
    }
}

/// The longest name a word list can have, in characters.
const LONGEST_NAME: usize = 200;

fn is_bundled(name: &str) -> bool {
    Lexicon::bundled().lists().any(|(list, _)| list.name == name)
}
