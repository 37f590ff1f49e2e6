//! Importing units: all of a file in one step, or nothing of it.

use std::fmt;

use crate::memory::{OnConflict, Outcome, Unit, key};
use crate::store::{ImportedRow, Store, StoreError, UnitId, UnitLogId};
use crate::workspace::units::shelf::Shelf;
use crate::workspace::{Workspace, WorkspaceError, stamp};

/// What an import came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportReport {
    /// Units that are new.
    pub added: usize,
    /// Those of them whose source has another target in a reviewed row, which stays as it is.
    pub beside: usize,
    /// Units that took the place of others.
    pub updated: usize,
    /// Units that were there already.
    pub there: usize,
    /// Units that came a second time in the same import.
    pub repeated: usize,
    /// Units that were left out because their source has another target, which was to stay.
    pub kept: usize,
}

/// Where units come from that are imported.
pub trait ImportSource<E> {
    /// The next unit; none at the end.
    fn next(&mut self) -> Result<Option<Unit>, E>;

    /// The unit that was handed out last is left out, though it could be used.
    fn skipped(&mut self, why: Skipped);
}

/// A source of nothing but units: nobody asks what became of each.
#[derive(Debug, Clone)]
pub struct Handed<I>(pub I);

impl<E, I: Iterator<Item = Result<Unit, E>>> ImportSource<E> for Handed<I> {
    fn next(&mut self) -> Result<Option<Unit>, E> {
        self.0.next().transpose()
    }

    fn skipped(&mut self, _: Skipped) {}
}

/// Why a unit is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skipped {
    /// It came a second time.
    Repeated,
    /// Its source has another target, which stays.
    Kept,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Skipped::Repeated => "the same unit stands before it in this file",
            Skipped::Kept => "the memory has another target for its source, which stays",
        })
    }
}

/// How much of the memory is kept at hand while units are imported, in KiB.
const CACHE: u32 = 48 * 1024;

/// An error that is no error: all was well, and nothing is to be kept.
enum Stopped<E> {
    Failed(E),
    Rehearsed(ImportReport),
}

impl<E: From<WorkspaceError>> From<StoreError> for Stopped<E> {
    fn from(error: StoreError) -> Self {
        Stopped::Failed(WorkspaceError::from(error).into())
    }
}

impl Workspace {
    /// Imports units as one step that `label` tells of. When the source fails, or the memory does, nothing is kept. Nor is it
    /// when `rehearse` is set: then only the report is made. An import that changes nothing is no step.
    pub fn import_units<E: From<WorkspaceError>>(
        &mut self,
        label: &str,
        on_conflict: OnConflict,
        rehearse: bool,
        source: &mut dyn ImportSource<E>,
    ) -> Result<ImportReport, E> {
        let now = stamp(self.now());
        self.store.set_cache(CACHE).map_err(|error| E::from(error.into()))?;
        let done = self.store.transact(|store| -> Result<ImportReport, Stopped<E>> {
            let mut import = Import::begin(store, label, &now)?;
            while let Some(unit) = source.next().map_err(Stopped::Failed)? {
                if let Some(why) = import.take(&unit, on_conflict)? {
                    source.skipped(why);
                }
            }
            let report = import.finish()?;
            if rehearse { Err(Stopped::Rehearsed(report)) } else { Ok(report) }
        });
        match done {
            Ok(report) | Err(Stopped::Rehearsed(report)) => Ok(report),
            Err(Stopped::Failed(error)) => Err(error),
        }
    }
}

/// An import under way.
struct Import<'s> {
    store: &'s Store,
    step: UnitLogId,
    shelf: Shelf<'s>,
    added: Option<(UnitId, UnitId)>,
    report: ImportReport,
}

impl<'s> Import<'s> {
    fn begin(store: &'s Store, label: &str, now: &str) -> Result<Self, StoreError> {
        let step = store.append_unit_step(label, now)?;
        Ok(Import { store, step, shelf: Shelf::new(store, step)?, added: None, report: ImportReport::default() })
    }

    /// Decides about a unit, and says why it is left out, if it is.
    fn take(&mut self, unit: &Unit, on_conflict: OnConflict) -> Result<Option<Skipped>, StoreError> {
        let key = key(unit);
        let mut known = self.shelf.take(key)?;
        let outcome = known.decide(unit, on_conflict);
        match outcome {
            Outcome::AlreadyThere(id) => {
                if let Some(id) = id {
                    self.shelf.found_again(&mut known, id, unit);
                }
                self.report.there += 1;
            }
            Outcome::Repeated => self.report.repeated += 1,
            Outcome::Keep => self.report.kept += 1,
            Outcome::Update(id) => {
                let before = self.store.imported(id)?;
                let mut after = ImportedRow::from(unit.clone());
                // One of them may be 0, which is no time.
                after.created =
                    [before.created, after.created].into_iter().filter(|time| *time != 0).min().unwrap_or(0);
                self.store.set_imported(id, &after)?;
                self.store.add_change(self.step, id, &before, &after)?;
                self.shelf.replaced(&mut known, id, &before.into(), unit);
                self.report.updated += 1;
            }
            Outcome::Add | Outcome::AddBeside => {
                let id = self.store.add_imported(unit)?;
                self.added = Some(self.added.map_or((id, id), |(first, _)| (first, id)));
                self.shelf.added(&mut known, id, unit);
                self.report.added += 1;
                self.report.beside += usize::from(outcome == Outcome::AddBeside);
            }
        }
        self.shelf.put_back(key, known);
        Ok(match outcome {
            Outcome::Repeated => Some(Skipped::Repeated),
            Outcome::Keep => Some(Skipped::Kept),
            _ => None,
        })
    }

    fn finish(self) -> Result<ImportReport, StoreError> {
        let Import { store, step, added, report, .. } = self;
        if let Some((first, last)) = added {
            store.set_added(step, first, last)?;
        }
        if report.added + report.updated > 0 {
            store.set_unit_head(Some(step))?;
        } else {
            store.drop_unit_step(step)?;
        }
        Ok(report)
    }
}
