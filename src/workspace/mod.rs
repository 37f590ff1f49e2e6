//! The one door through which anything in the memory changes.
//!
//! [`Workspace::apply`] carries out a command on an open pair in one immediate transaction: the head is checked, the
//! rows and the units of accepted beads are written, the step is appended to the log, the head moves. The pair in memory
//! follows after the commit; so a program killed at any moment leaves the last confirmed step and nothing half done.
//! [`Workspace::undo`] moves the head to the step's parent, [`Workspace::redo`] to the newest child; both work on what
//! was done before the program was last closed.
//!
//! When another program has changed the pair meanwhile, a step is refused with [`WorkspaceError::ChangedElsewhere`] and
//! the caller opens the pair again.

mod check;
mod lists;
mod pair;
mod paired;
mod pairs;
mod rules;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod tests;
mod units;

use std::path::Path;

use jiff::Timestamp;

use crate::align::Alignment;
use crate::edit::{
    BeadId, BeadRow, Command, Conflict, EditError, Operation, PairState, Side, Status, Texts, inverse, plan, rows_of,
};
use crate::lang::Lang;
use crate::segment::SrxError;
use crate::store::{Rows, Store, StoreError, UnitRecord};
use crate::text::Document;

pub use crate::store::{
    ImportedRow, ListRecord, LogId, PairCounts, PairEntry, PairId, PairLogId, PairSummary, UnitId, UnitStep,
};
pub use check::Finding;
pub use lists::{LEARNED, Learned};
pub use pair::OpenPair;
pub use pairs::{LONGEST_PAIR_NAME, PairChange, PairList, PairStep, is_pair_name};
pub use rules::MemoryRules;
pub use units::{
    Handed, ImportReport, ImportSource, LanguageCount, Skipped, Unclean, UnitChange, UnitPlace, UnitSource, UnitStream,
};

use pairs::free_name;

/// An open memory.
#[derive(Debug)]
pub struct Workspace {
    store: Store,
    clock: fn() -> Timestamp,
}

/// What a step changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What was asked for, in a word or two.
    pub label: String,
    /// The bead to look at now, if it is there.
    pub focus: BeadId,
    /// The beads that changed, came or went, in no order; a bead may be named more than once.
    pub beads: Vec<BeadId>,
}

impl Change {
    fn new(label: impl Into<String>, focus: BeadId, operations: &[Operation]) -> Self {
        Change { label: label.into(), focus, beads: operations.iter().flat_map(Operation::beads).collect() }
    }
}

/// Why something could not be done. The memory is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    /// The command makes no sense here.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The memory could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Another program changed the pair since it was opened.
    #[error("another program has changed this pair; it was read again")]
    ChangedElsewhere,
    /// There is no such pair.
    #[error("there is no pair “{0}” in this memory")]
    NoSuchPair(String),
    /// Several pairs have that name.
    #[error("{count} pairs are named “{name}”; give a number instead: {}", ids.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(", "))]
    Ambiguous {
        /// The name.
        name: String,
        /// How many have it.
        count: usize,
        /// Their numbers.
        ids: Vec<PairId>,
    },
    /// The pair is there, but deleted.
    #[error("the pair “{0}” was deleted; it is kept, and can be brought back")]
    DeletedPair(String),
    /// There is no such pair among those that were deleted.
    #[error("there is no deleted pair “{0}” in this memory")]
    NoSuchDeletedPair(String),
    /// Another pair has that name.
    #[error("there is a pair “{0}” in this memory already")]
    NameTaken(String),
    /// The pair is called that already.
    #[error("the pair is called “{0}” already")]
    SameName(String),
    /// A name that would not show as one short line.
    #[error("a pair's name is one line of 1 to {LONGEST_PAIR_NAME} characters, without control characters")]
    BadPairName,
    /// Another program renamed, deleted or brought back a pair meanwhile.
    #[error("another program has changed the list of pairs; look at it again first")]
    ListChangedElsewhere,
    /// The memory holds no pair at all.
    #[error("this memory holds no pair yet")]
    NoPairs,
    /// There is no such word list.
    #[error("there is no word list “{0}” in this memory")]
    NoSuchList(String),
    /// Another word list has that name.
    #[error("there is a word list “{0}” in this memory already")]
    ListExists(String),
    /// A word list can't be called that.
    #[error("“{0}” is the name of a word list of the program's own; choose another")]
    ReservedName(String),
    /// A name that would not show as one short line.
    #[error("a word list's name is one line of 1 to 200 characters, without control characters")]
    BadListName,
    /// A word list that comes with the program.
    #[error("“{0}” is part of the program and can't be removed")]
    BundledList(String),
    /// Units would have the same language on both sides.
    #[error("{count} units would be in {lang} on both sides; nothing was renamed")]
    SameLanguages {
        /// The language.
        lang: Lang,
        /// How many units.
        count: usize,
    },
    /// A unit from a file is not as the log of units remembers it.
    #[error("the memory is damaged: unit {} is not as its last step left it", .0.0)]
    UnitChanged(UnitId),
    /// Segmentation rules that can't be used.
    #[error("{0}")]
    WrongRules(SrxError),
    /// The memory's own segmentation rules are not what was put there.
    #[error("the memory's segmentation rules are damaged")]
    BadRules,
    /// Log and tables contradict each other.
    #[error("the memory is damaged: {0}")]
    Inconsistent(#[from] Conflict),
}

/// What undo or redo came to.
type MaybeChange = Result<Option<Change>, WorkspaceError>;

impl Workspace {
    /// Opens a memory, making it if there is none.
    pub fn open(path: &Path) -> Result<Self, WorkspaceError> {
        Ok(Workspace { store: Store::open(path)?, clock: Timestamp::now })
    }

    /// A memory that is gone with the program.
    pub fn in_memory() -> Result<Self, WorkspaceError> {
        Ok(Workspace { store: Store::in_memory()?, clock: Timestamp::now })
    }

    /// The same, with a clock of the caller's.
    pub fn with_clock(self, clock: fn() -> Timestamp) -> Self {
        Workspace { clock, ..self }
    }

    /// The memory's file.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// All pairs that were not deleted, the last changed first.
    pub fn pairs(&self) -> Result<Vec<PairSummary>, WorkspaceError> {
        Ok(self.store.pairs(false)?)
    }

    /// Finds a pair by number or name; the last changed one when nothing is given.
    pub fn find_pair(&self, wanted: Option<&str>) -> Result<PairId, WorkspaceError> {
        let pairs = self.store.pair_names(false)?;
        let Some(wanted) = wanted else {
            return pairs.first().map(|(id, _)| *id).ok_or(WorkspaceError::NoPairs);
        };
        if let Some(id) = found(&pairs, wanted)? {
            return Ok(id);
        }
        let deleted = self.store.pair_names(true)?;
        let name = |id: PairId| deleted.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone());
        match found(&deleted, wanted) {
            Ok(None) => Err(WorkspaceError::NoSuchPair(wanted.to_owned())),
            Ok(Some(id)) => Err(WorkspaceError::DeletedPair(name(id).unwrap_or_else(|| wanted.to_owned()))),
            Err(_) => Err(WorkspaceError::DeletedPair(wanted.to_owned())),
        }
    }

    /// The pair of exactly these two texts, if the memory holds one; the last changed when there are several.
    pub fn pair_of(&self, source: &Document, target: &Document) -> Result<Option<PairId>, WorkspaceError> {
        Ok(self.store.pair_of(source, target)?)
    }

    /// Keeps a freshly aligned pair under a name of its own: `name`, or with a number behind it when that is taken.
    /// `alignment` must be of exactly these segments.
    pub fn add_pair(
        &mut self,
        name: &str,
        source: &Texts,
        target: &Texts,
        alignment: &Alignment,
    ) -> Result<PairId, WorkspaceError> {
        let now = stamp(self.now());
        let (beads, segments) = rows_of(&source.segments, &target.segments, alignment);
        let rows = beads.into_iter().map(|bead| Operation::Bead { before: None, after: Some(bead) });
        let rows: Vec<Operation> = rows
            .chain(segments.into_iter().map(|segment| Operation::Segment { before: None, after: Some(segment) }))
            .collect();
        self.store.transact(|store| {
            let source = store.add_document(&source.document, &now)?;
            let target = store.add_document(&target.document, &now)?;
            let pair = store.add_pair(&free_name(store, name)?, source, target, &now)?;
            store.write(pair, &rows)?;
            store.take_statistics()?;
            Ok(pair)
        })
    }

    /// Reads a pair, as it stands at one moment.
    pub fn open_pair(&self, id: PairId) -> Result<OpenPair, WorkspaceError> {
        self.store.snapshot(|store| read_pair(store, id))
    }

    /// Whether another program has changed the pair since it was opened.
    pub fn is_stale(&self, pair: &OpenPair) -> Result<bool, WorkspaceError> {
        Ok(self.store.head(pair.id)? != pair.head)
    }

    /// Carries out a command and keeps it: one step of undo.
    pub fn apply(&mut self, pair: &mut OpenPair, command: &Command) -> Result<Change, WorkspaceError> {
        let plan = plan(&pair.state, command)?;
        let (label, focus) = (command.label(), plan.focus);
        self.step(pair, &plan.operations, |store, pair, now| {
            store.append(pair.id, pair.head, label, focus, &plan.operations, now).map(Some)
        })?;
        Ok(Change::new(label, focus, &plan.operations))
    }

    /// Takes the last step back. None when there is nothing to take back.
    pub fn undo(&mut self, pair: &mut OpenPair) -> MaybeChange {
        let Some(head) = pair.head else { return Ok(None) };
        let step = self.store.step(pair.id, head)?;
        self.step(pair, &inverse(&step.operations), |_, _, _| Ok(step.parent))?;
        Ok(Some(Change::new(step.label, step.focus, &step.operations)))
    }

    /// Does the step again that was last taken back. None when there is nothing to do again.
    pub fn redo(&mut self, pair: &mut OpenPair) -> MaybeChange {
        let Some(next) = self.store.newest_child(pair.id, pair.head)? else { return Ok(None) };
        let step = self.store.step(pair.id, next)?;
        self.step(pair, &step.operations, |_, _, _| Ok(Some(next)))?;
        Ok(Some(Change::new(step.label, step.focus, &step.operations)))
    }

    /// Writes operations and where the log's head goes, in one transaction; then brings the pair in memory up to it.
    fn step(
        &mut self,
        pair: &mut OpenPair,
        operations: &[Operation],
        log: impl FnOnce(&Store, &OpenPair, &str) -> Result<Option<LogId>, StoreError>,
    ) -> Result<(), WorkspaceError> {
        let at = self.now();
        let now = stamp(at);
        // The units of accepted beads are written from the state as it will be; it is put back if anything fails, the
        // commit included.
        let mut ahead = false;
        let head = self.store.transact(|store| {
            if store.head(pair.id)? != pair.head {
                return Err(WorkspaceError::ChangedElsewhere);
            }
            pair.state.apply_all(operations)?;
            ahead = true;
            store.write(pair.id, operations)?;
            write_units(store, pair, operations, &now)?;
            let head = log(store, pair, &now)?;
            store.set_head(pair.id, head, &now)?;
            Ok(head)
        });
        if head.is_err() && ahead {
            pair.state.apply_all(&inverse(operations)).expect("what was just done can be taken back");
        }
        pair.head = head?;
        pair.changed = at;
        Ok(())
    }

    /// The time, in whole seconds: what the memory keeps.
    pub fn time(&self) -> Timestamp {
        self.now()
    }

    fn now(&self) -> Timestamp {
        let now = (self.clock)();
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    }
}

/// Reads a pair, in the transaction that is open.
fn read_pair(store: &Store, id: PairId) -> Result<OpenPair, WorkspaceError> {
    let record = store.pair(id)?.ok_or_else(|| WorkspaceError::NoSuchPair(id.0.to_string()))?;
    let Rows { documents: [source, target], beads, segments, head } = store.rows(&record)?;
    let state = PairState::from_rows(source, target, beads, segments)?.with_pair(record.row);
    Ok(OpenPair { id, name: record.name, deleted: record.deleted, changed: record.changed, head, state })
}

/// The pair of some that has a name, or else a number.
fn found(pairs: &[(PairId, String)], wanted: &str) -> Result<Option<PairId>, WorkspaceError> {
    // A number is the pair's number first: pairs are called by it in lists and hints, and a name may be any number.
    if let Some(id) = wanted.parse().ok().map(PairId).filter(|id| pairs.iter().any(|(known, _)| known == id)) {
        return Ok(Some(id));
    }
    let named: Vec<PairId> = pairs.iter().filter(|(_, name)| name == wanted).map(|(id, _)| *id).collect();
    match named.as_slice() {
        [one] => Ok(Some(*one)),
        [] => Ok(None),
        several => {
            Err(WorkspaceError::Ambiguous { name: wanted.to_owned(), count: several.len(), ids: several.to_vec() })
        }
    }
}

/// A time as the memory keeps it, UTC.
fn stamp(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Brings the units of all beads into line whose unit may have changed: an accepted bead that is not left out and has text
/// on both sides has one, any other none.
fn write_units(store: &Store, pair: &OpenPair, operations: &[Operation], now: &str) -> Result<(), WorkspaceError> {
    let goes_in = |bead: &BeadRow| bead.status == Status::Accepted && !bead.left_out;
    let is_in = |id: &BeadId| pair.state.view(*id).is_some_and(|row| goes_in(row.bead));
    let mut touched: Vec<BeadId> = Vec::new();
    for operation in operations {
        match operation {
            Operation::Bead { before, after } => {
                if before.as_ref().is_some_and(goes_in) != after.as_ref().is_some_and(goes_in) {
                    touched.extend(operation.beads());
                }
            }
            // One that was in and is not any more has an operation of its own.
            Operation::Segment { .. } => touched.extend(operation.beads().filter(is_in)),
            Operation::Pair { .. } => {}
        }
    }
    touched.sort_unstable();
    touched.dedup();
    let langs = Side::BOTH.map(|side| pair.state.document(side).lang.as_str());
    for bead in touched {
        match unit_of(&pair.state, bead) {
            Some(unit) => store.put_unit(pair.id, &unit, langs, &pair.name, now)?,
            None => store.remove_unit(pair.id, bead)?,
        }
    }
    Ok(())
}

/// The unit that a bead stands for in the memory, if it is accepted, not left out, and has text on both sides.
fn unit_of(state: &PairState, bead: BeadId) -> Option<UnitRecord> {
    let row = state.view(bead).filter(|row| row.bead.status == Status::Accepted && !row.bead.left_out)?;
    let [source, target] = Side::BOTH.map(|side| row.text(side).as_str().trim().to_owned());
    (!source.is_empty() && !target.is_empty()).then_some(UnitRecord { bead, source, target })
}
