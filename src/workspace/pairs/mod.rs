//! The memory as a whole: its list of pairs, and the steps on it.
//!
//! Renaming, deleting and bringing back are steps like those on a pair's rows: each is one transaction, is appended to a
//! log of its own, and can be undone tomorrow. A deleted pair stays in the memory with all that belongs to it; it is left
//! out where pairs are listed, found, exported and learned from. Steps on its rows are still taken: who has it open
//! loses nothing.

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::store::{PairLabel, PairLogStep, Store, StoreError};
use crate::workspace::{
    OpenPair, PairCounts, PairEntry, PairId, PairLogId, PairSummary, Workspace, WorkspaceError, stamp,
};

/// The longest name that a pair can be given, in characters.
pub const LONGEST_PAIR_NAME: usize = 200;

/// The setting that names the folder in which files were last chosen.
const FOLDER: &str = "folder";

/// Whether a pair can be called that: one short line with something to be seen.
pub fn is_pair_name(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().count() <= LONGEST_PAIR_NAME && !name.chars().any(char::is_control)
}

/// The list of pairs as it stood at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PairList {
    /// All pairs, deleted ones too, the last changed first.
    pub pairs: Vec<PairEntry>,
    /// Where the log of the memory stood.
    pub head: Option<PairLogId>,
}

/// What a step made of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairChange {
    /// Which pair.
    pub pair: PairId,
    /// What it is called now.
    pub name: String,
    /// What became of it.
    pub what: PairStep,
}

/// What can become of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairStep {
    /// It has another name.
    Renamed {
        /// The one it had before.
        from: String,
    },
    /// It was deleted.
    Deleted,
    /// It is back.
    Restored,
}

impl PairChange {
    fn new(pair: PairId, before: &PairLabel, after: &PairLabel) -> Option<Self> {
        let what = match (&before.deleted, &after.deleted) {
            (None, Some(_)) => PairStep::Deleted,
            (Some(_), None) => PairStep::Restored,
            _ if before.name != after.name => PairStep::Renamed { from: before.name.clone() },
            _ => return None,
        };
        Some(PairChange { pair, name: after.name.clone(), what })
    }
}

impl Workspace {
    /// All pairs that were deleted, the last changed first.
    pub fn deleted_pairs(&self) -> Result<Vec<PairSummary>, WorkspaceError> {
        Ok(self.store.pairs(true)?)
    }

    /// The list of pairs without a look at their rows, so that it takes no time however large they are.
    pub fn list(&self) -> Result<PairList, WorkspaceError> {
        self.store.snapshot(|store| Ok(PairList { pairs: store.entries()?, head: store.pair_head()? }))
    }

    /// What is counted of a pair's rows.
    pub fn count(&self, pair: PairId) -> Result<PairCounts, WorkspaceError> {
        Ok(self.store.count(pair)?)
    }

    /// A number that is another one when another program has changed anything in the memory.
    pub fn version(&self) -> Result<i64, WorkspaceError> {
        Ok(self.store.data_version()?)
    }

    /// The folder in which files were last chosen, if one is remembered.
    pub fn folder(&self) -> Result<Option<PathBuf>, WorkspaceError> {
        Ok(self.store.setting(FOLDER)?.map(PathBuf::from))
    }

    /// Remembers the folder in which files were chosen. One whose name is not text is not.
    pub fn remember_folder(&mut self, folder: &Path) -> Result<(), WorkspaceError> {
        let Some(folder) = folder.to_str() else { return Ok(()) };
        self.store.transact(|store| Ok(store.set(FOLDER, folder)?))
    }

    /// Finds a deleted pair by number or name.
    pub fn find_deleted_pair(&self, wanted: &str) -> Result<PairId, WorkspaceError> {
        match crate::workspace::found(&self.store.pair_names(true)?, wanted)? {
            Some(id) => Ok(id),
            None => Err(WorkspaceError::NoSuchDeletedPair(wanted.to_owned())),
        }
    }

    /// Gives a pair another name. White space around it is left out.
    pub fn rename_pair(&mut self, pair: PairId, name: &str) -> Result<PairChange, WorkspaceError> {
        let name = name.trim();
        if !is_pair_name(name) {
            return Err(WorkspaceError::BadPairName);
        }
        self.pair_step(pair, |store, before, _| {
            let taken = |(id, other): &(PairId, String)| *id != pair && other == name;
            if before.name == name {
                return Err(WorkspaceError::SameName(name.to_owned()));
            }
            if store.pair_names(false)?.iter().any(taken) {
                return Err(WorkspaceError::NameTaken(name.to_owned()));
            }
            Ok(PairLabel { name: name.to_owned(), ..before.clone() })
        })
    }

    /// Deletes a pair: it stays in the memory, marked so.
    pub fn delete_pair(&mut self, pair: PairId) -> Result<PairChange, WorkspaceError> {
        self.pair_step(pair, |_, before, now| match before.deleted {
            None => Ok(PairLabel { deleted: Some(now.to_owned()), ..before.clone() }),
            Some(_) => Err(WorkspaceError::DeletedPair(before.name.clone())),
        })
    }

    /// Brings a deleted pair back.
    pub fn restore_pair(&mut self, pair: PairId) -> Result<PairChange, WorkspaceError> {
        self.pair_step(pair, |_, before, _| match before.deleted {
            Some(_) => Ok(PairLabel { deleted: None, ..before.clone() }),
            None => Err(WorkspaceError::NoSuchDeletedPair(before.name.clone())),
        })
    }

    /// Takes the last step on the memory as a whole back, if the log still stands at `seen`. None when there is none.
    pub fn undo_pairs(&mut self, seen: Option<PairLogId>) -> Result<Option<PairChange>, WorkspaceError> {
        self.store.transact(|store| {
            let Some(head) = unmoved(store, seen)? else { return Ok(None) };
            let step = store.pair_step(head)?;
            put(store, step.pair, &step.after, &step.before)?;
            store.set_pair_head(step.parent)?;
            Ok(PairChange::new(step.pair, &step.after, &step.before))
        })
    }

    /// Does the step again that was last taken back, if the log still stands at `seen`. None when there is none.
    pub fn redo_pairs(&mut self, seen: Option<PairLogId>) -> Result<Option<PairChange>, WorkspaceError> {
        self.store.transact(|store| {
            let head = unmoved(store, seen)?;
            let Some(next) = store.newest_pair_step(head)? else { return Ok(None) };
            let step = store.pair_step(next)?;
            put(store, step.pair, &step.before, &step.after)?;
            store.set_pair_head(Some(next))?;
            Ok(PairChange::new(step.pair, &step.before, &step.after))
        })
    }

    /// Brings name and deletion of an open pair up to what another program made of them, and says what that was.
    pub fn look_at(&self, pair: &mut OpenPair) -> Result<Option<PairChange>, WorkspaceError> {
        let now = self.store.label(pair.id)?.ok_or_else(|| WorkspaceError::NoSuchPair(pair.id.0.to_string()))?;
        let deleted = pair.deleted.then(String::new);
        let change = PairChange::new(pair.id, &PairLabel { name: pair.name.clone(), deleted }, &now);
        pair.deleted = now.deleted.is_some();
        pair.name = now.name;
        Ok(change)
    }

    fn pair_step(
        &mut self,
        pair: PairId,
        step: impl FnOnce(&Store, &PairLabel, &str) -> Result<PairLabel, WorkspaceError>,
    ) -> Result<PairChange, WorkspaceError> {
        let now = stamp(self.now());
        self.store.transact(|store| {
            let before = store.label(pair)?.ok_or_else(|| WorkspaceError::NoSuchPair(pair.0.to_string()))?;
            let after = step(store, &before, &now)?;
            let change = PairChange::new(pair, &before, &after).expect("every step changes one thing");
            put(store, pair, &before, &after)?;
            let step = PairLogStep { parent: store.pair_head()?, pair, before, after };
            let id = store.append_pair_step(&step, &now)?;
            store.set_pair_head(Some(id))?;
            Ok(change)
        })
    }

    /// The steps of the log that lead to where it stands, from the newest, checked against what pairs are called and
    /// whether they are deleted. What does not fit is told in words.
    pub(in crate::workspace) fn check_pair_log(&self) -> Result<Vec<String>, WorkspaceError> {
        self.store.snapshot(|store| {
            let mut found = Vec::new();
            let mut known: Vec<(PairId, PairLabel)> = Vec::new();
            let mut seen = HashSet::new();
            let mut head = store.pair_head()?;
            while let Some(id) = head {
                let step = store.pair_step(id)?;
                if !seen.insert(id) {
                    found.push("its steps lead round in a circle".to_owned());
                    break;
                }
                let at = match known.iter().position(|(pair, _)| *pair == step.pair) {
                    Some(at) => at,
                    None => {
                        let Some(label) = store.label(step.pair)? else {
                            found.push(format!("step {} is of a pair that is not there", id.0));
                            break;
                        };
                        known.push((step.pair, label));
                        known.len() - 1
                    }
                };
                if known[at].1 != step.after {
                    found.push(format!("step {} does not lead to what pair {} is", id.0, step.pair.0));
                    break;
                }
                known[at].1 = step.before;
                head = step.parent;
            }
            Ok(found)
        })
    }
}

/// Makes a pair what a step says, if it is still what the step remembers.
fn put(store: &Store, pair: PairId, before: &PairLabel, after: &PairLabel) -> Result<(), WorkspaceError> {
    if store.label(pair)?.as_ref() != Some(before) {
        return Err(WorkspaceError::ListChangedElsewhere);
    }
    Ok(store.set_label(pair, after)?)
}

/// Where the log stands, if it is where the caller saw it.
fn unmoved(store: &Store, seen: Option<PairLogId>) -> Result<Option<PairLogId>, WorkspaceError> {
    match store.pair_head()? {
        head if head == seen => Ok(head),
        _ => Err(WorkspaceError::ListChangedElsewhere),
    }
}

/// A name that no pair has which is there: the wanted one, or with the next free number behind it.
pub(in crate::workspace) fn free_name(store: &Store, wanted: &str) -> Result<String, StoreError> {
    let taken: HashSet<String> = store.pair_names(false)?.into_iter().map(|(_, name)| name).collect();
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
    Ok(names.find(|name| !taken.contains(name)).expect("there are more numbers than pairs"))
}
