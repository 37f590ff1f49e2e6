//! The units of the memory that an import holds its own against, those of one source at a time.

use std::collections::HashMap;

use crate::memory::{Known, Role, Unit, key};
use crate::store::{RowUnit, Store, StoreError, UnitId, UnitLogId};

/// A source with so many units is kept at hand: reading them again for each unit of the file would take ever longer.
const WORTH_KEEPING: usize = 16;

/// So many units are kept at hand, of some hundred bytes each, and those of one source however many they are.
const MOST_KEPT: usize = 200_000;

/// What an import has to know of the memory, and of what it has done itself.
pub(super) struct Shelf<'s> {
    store: &'s Store,
    step: UnitLogId,
    /// Units of accepted rows, by key.
    rows: HashMap<i64, Vec<Unit>>,
    /// The first unit that the import has added.
    first_added: Option<UnitId>,
    /// Units that were there and that the file has too, or has changed.
    had: UnitSet,
    kept: HashMap<i64, Known<UnitId>>,
    units_kept: usize,
}

impl<'s> Shelf<'s> {
    pub fn new(store: &'s Store, step: UnitLogId) -> Result<Self, StoreError> {
        let mut rows: HashMap<i64, Vec<Unit>> = HashMap::new();
        for RowUnit { unit, .. } in store.row_units()? {
            rows.entry(key(&unit)).or_default().push(unit);
        }
        let (had, kept) = (UnitSet::default(), HashMap::new());
        Ok(Shelf { store, step, rows, first_added: None, had, kept, units_kept: 0 })
    }

    /// The units of a key. They come back by [`Shelf::put_back`], having been told what becomes of them.
    pub fn take(&mut self, key: i64) -> Result<Known<UnitId>, StoreError> {
        if let Some(known) = self.kept.remove(&key) {
            self.units_kept -= known.len();
            return Ok(known);
        }
        let mut known = Known::default();
        for (id, row) in self.store.imported_with_key(key)? {
            let role = self.role(id)?;
            known.put(Some(id), &row.into(), role);
        }
        for unit in self.rows.get(&key).into_iter().flatten() {
            known.put(None, unit, Role::Before);
        }
        Ok(known)
    }

    fn role(&self, id: UnitId) -> Result<Role, StoreError> {
        if self.first_added.is_some_and(|first| id >= first) {
            return Ok(Role::New { was: None });
        }
        if !self.had.contains(id) {
            return Ok(Role::Before);
        }
        let change = self.store.unit_change(self.step, id)?;
        Ok(change.map_or(Role::Again, |(before, _)| Role::New { was: Some(before.changed) }))
    }

    pub fn put_back(&mut self, key: i64, known: Known<UnitId>) {
        if known.len() < WORTH_KEEPING {
            return;
        }
        if self.units_kept + known.len() > MOST_KEPT {
            self.kept.clear();
            self.units_kept = 0;
        }
        self.units_kept += known.len();
        self.kept.insert(key, known);
    }

    pub fn added(&mut self, known: &mut Known<UnitId>, id: UnitId, unit: &Unit) {
        self.first_added.get_or_insert(id);
        // Most sources have one unit alone; it is found in the memory should another one come.
        if known.len() + 1 >= WORTH_KEEPING {
            known.put(Some(id), unit, Role::New { was: None });
        }
    }

    pub fn replaced(&mut self, known: &mut Known<UnitId>, id: UnitId, before: &Unit, after: &Unit) {
        self.had.insert(id);
        known.replaced(id, before, after);
    }

    pub fn found_again(&mut self, known: &mut Known<UnitId>, id: UnitId, unit: &Unit) {
        self.had.insert(id);
        known.found_again(id, unit);
    }
}

/// Numbers of units, which stand close together: 64 of them in one entry.
#[derive(Default)]
struct UnitSet(HashMap<i64, u64>);

impl UnitSet {
    fn insert(&mut self, UnitId(id): UnitId) {
        *self.0.entry(id.div_euclid(64)).or_default() |= 1 << id.rem_euclid(64);
    }

    fn contains(&self, UnitId(id): UnitId) -> bool {
        self.0.get(&id.div_euclid(64)).is_some_and(|bits| bits >> id.rem_euclid(64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_was_put_into_it() {
        let mut set = UnitSet::default();
        let some = [1, 2, 63, 64, 65, 1000, i64::MAX, -1, i64::MIN];
        some.into_iter().for_each(|id| set.insert(UnitId(id)));
        assert!(some.into_iter().all(|id| set.contains(UnitId(id))));
        assert!([0, 3, 62, 66, 127, 999, i64::MAX - 1, -2].into_iter().all(|id| !set.contains(UnitId(id))));
    }
}
