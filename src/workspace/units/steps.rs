//! Steps on units that came from files: what they were, and the way back and forth.

use crate::store::{ImportedRow, Store, StoreError, UnitId, UnitLogId};
use crate::workspace::{UnitStep, Workspace, WorkspaceError, stamp};

/// So many changes are looked at at a time.
const PAGE: usize = 512;

/// What going back or forth by one step came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitChange {
    /// What was done, in some words.
    pub label: String,
    /// How many units came or went.
    pub moved: usize,
    /// How many others changed.
    pub changed: usize,
}

impl Workspace {
    /// The steps that are done, the last one first, and those that were undone and can be done again, the next one first.
    pub fn unit_steps(&self) -> Result<(Vec<UnitStep>, Vec<UnitStep>), WorkspaceError> {
        self.store.snapshot(|store| {
            let (mut done, mut undone) = (Vec::new(), Vec::new());
            let mut at = store.unit_head()?;
            while let Some(id) = at.filter(|id| done.last().is_none_or(|step: &UnitStep| *id < step.id)) {
                let step = store.unit_step(id)?;
                at = step.parent;
                done.push(step);
            }
            let mut at = store.newest_unit_child(store.unit_head()?)?;
            while let Some(id) = at {
                undone.push(store.unit_step(id)?);
                at = store.newest_unit_child(Some(id))?.filter(|next| *next > id);
            }
            Ok((done, undone))
        })
    }

    /// Takes the last step on units back. None when there is none.
    pub fn undo_units(&mut self) -> Result<Option<UnitChange>, WorkspaceError> {
        self.store.transact(|store| {
            let Some(head) = store.unit_head()? else { return Ok(None) };
            let step = store.unit_step(head)?;
            let mut change = UnitChange::begin(&step);
            each_change(store, head, |unit, before, after| {
                change.count(before, after);
                put(store, unit, after, before)
            })?;
            if let Some((first, last)) = step.added {
                store.set_removed(first, last, true)?;
            }
            store.set_unit_head(step.parent)?;
            Ok(Some(change))
        })
    }

    /// Does the step on units again that was last taken back. None when there is none.
    pub fn redo_units(&mut self) -> Result<Option<UnitChange>, WorkspaceError> {
        self.store.transact(|store| {
            let Some(next) = store.newest_unit_child(store.unit_head()?)? else { return Ok(None) };
            let step = store.unit_step(next)?;
            if let Some((first, last)) = step.added {
                store.set_removed(first, last, false)?;
            }
            let mut change = UnitChange::begin(&step);
            each_change(store, next, |unit, before, after| {
                change.count(before, after);
                put(store, unit, before, after)
            })?;
            store.set_unit_head(Some(next))?;
            Ok(Some(change))
        })
    }

    /// Changes units as one step. Those that are as they were are left out; with nothing left there is no step, and none
    /// is returned.
    pub fn change_units(
        &mut self,
        label: &str,
        changes: Vec<(UnitId, ImportedRow)>,
    ) -> Result<Option<UnitChange>, WorkspaceError> {
        self.change_each(label, |_, step| {
            changes.iter().try_for_each(|(unit, after)| step.put(*unit, after))?;
            Ok(())
        })
    }

    /// The same with changes that are found on the way.
    pub(super) fn change_each(
        &mut self,
        label: &str,
        work: impl FnOnce(&Store, &mut Changes<'_>) -> Result<(), WorkspaceError>,
    ) -> Result<Option<UnitChange>, WorkspaceError> {
        let now = stamp(self.now());
        self.store.transact(|store| {
            let step = store.append_unit_step(label, &now)?;
            let mut changes =
                Changes { store, step, so_far: UnitChange { label: label.to_owned(), moved: 0, changed: 0 } };
            work(store, &mut changes)?;
            let change = changes.so_far;
            if change.changed + change.moved == 0 {
                store.drop_unit_step(step)?;
                return Ok(None);
            }
            store.set_unit_head(Some(step))?;
            Ok(Some(change))
        })
    }
}

/// A step under way.
pub(super) struct Changes<'s> {
    store: &'s Store,
    step: UnitLogId,
    so_far: UnitChange,
}

impl Changes<'_> {
    /// Makes a unit another one, if it is not that already.
    pub fn put(&mut self, unit: UnitId, after: &ImportedRow) -> Result<(), StoreError> {
        let before = self.store.imported(unit)?;
        if before == *after {
            return Ok(());
        }
        self.store.set_imported(unit, after)?;
        self.store.add_change(self.step, unit, &before, after)?;
        self.so_far.count(&before, after);
        Ok(())
    }
}

impl UnitChange {
    /// That of a step, before its changes are counted.
    fn begin(step: &UnitStep) -> Self {
        let added =
            step.added.map_or(0, |(first, last)| last.0.saturating_sub(first.0).saturating_add(1).max(0) as usize);
        UnitChange { label: step.label.clone(), moved: added, changed: 0 }
    }

    fn count(&mut self, before: &ImportedRow, after: &ImportedRow) {
        match before.removed == after.removed {
            true => self.changed += 1,
            false => self.moved += 1,
        }
    }
}

/// Goes through what a step changed, a page at a time: a step may have changed a million units.
fn each_change(
    store: &Store,
    step: UnitLogId,
    mut each: impl FnMut(UnitId, &ImportedRow, &ImportedRow) -> Result<(), WorkspaceError>,
) -> Result<(), WorkspaceError> {
    let mut last = UnitId(i64::MIN);
    loop {
        let page = store.unit_changes_after(step, last, PAGE)?;
        let Some((end, ..)) = page.last() else { return Ok(()) };
        last = *end;
        page.iter().try_for_each(|(unit, before, after)| each(*unit, before, after))?;
    }
}

/// Makes a unit what a step says, if it is still what the step remembers.
fn put(store: &Store, unit: UnitId, before: &ImportedRow, after: &ImportedRow) -> Result<(), WorkspaceError> {
    if store.imported(unit)? != *before {
        return Err(WorkspaceError::UnitChanged(unit));
    }
    Ok(store.set_imported(unit, after)?)
}
