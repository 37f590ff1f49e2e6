//! Cleaning the memory: finding what is unclean, and putting it right as one step a kind.

use std::collections::HashMap;

use crate::lang::Lang;
use crate::memory::clean::{CleanKind, Keep, Remedy, choose, judge};
use crate::memory::{Place, Unit, key};
use crate::quality::Habits;
use crate::store::{ImportedRow, RowUnit, Store, StoreError, UnitId};
use crate::workspace::{UnitChange, Workspace, WorkspaceError};

/// Where an unclean unit is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitPlace {
    /// Among those that came from files.
    Imported(UnitId),
    /// It is an accepted row of a pair.
    Row {
        /// The pair's name.
        pair: String,
        /// The row's number, from 1.
        row: usize,
    },
}

/// A unit that is unclean.
#[derive(Debug, Clone, PartialEq)]
pub struct Unclean {
    /// Where it is.
    pub place: UnitPlace,
    /// What it is.
    pub unit: Unit,
    /// What is to be done about it. Nothing is ever done to rows: those are for the review.
    pub remedy: Remedy,
}

/// So many units are looked at at a time.
const PAGE: usize = 512;

/// From so many units is learned how long translations usually are.
const SAMPLE: usize = 2000;

/// Who is told of what is found, with the row of a unit that came from a file.
type Told<'a> = &'a mut dyn FnMut(Unclean, Option<ImportedRow>) -> Result<(), StoreError>;

impl Workspace {
    /// Finds all units that a kind speaks of. `keep` is for inconsistent ones alone.
    pub fn find_unclean(
        &self,
        kind: CleanKind,
        keep: Option<Keep>,
        mut each: impl FnMut(Unclean),
    ) -> Result<(), WorkspaceError> {
        self.store.snapshot(|store| {
            let found = search(store, kind, keep, &mut |unclean, _| {
                each(unclean);
                Ok(())
            });
            Ok(found?)
        })
    }

    /// Cleans the units that came from files of one kind, as one step; none when there is nothing to be done. What only a
    /// person can decide, and rows, stay as they are.
    pub fn clean(&mut self, kind: CleanKind, keep: Option<Keep>) -> Result<Option<UnitChange>, WorkspaceError> {
        let now = self.now().as_second();
        self.change_each(&format!("clean: {kind}"), |store, changes| {
            let found = search(store, kind, keep, &mut |unclean, row| {
                let (UnitPlace::Imported(id), Some(row)) = (unclean.place, row) else { return Ok(()) };
                match unclean.remedy {
                    Remedy::Remove(_) => changes.put(id, &ImportedRow { removed: true, ..row }),
                    Remedy::Rewrite { texts, .. } => {
                        let (source, target) = (texts.source, texts.target);
                        changes.put(id, &ImportedRow { source, target, changed: now, ..row })
                    }
                    Remedy::Look(_) => Ok(()),
                }
            });
            Ok(found?)
        })
    }
}

fn search(store: &Store, kind: CleanKind, keep: Option<Keep>, told: Told<'_>) -> Result<(), StoreError> {
    let rows = store.row_units()?;
    if kind.compares() { compare(store, kind, keep, rows, told) } else { one_by_one(store, kind, &rows, told) }
}

fn one_by_one(store: &Store, kind: CleanKind, rows: &[RowUnit], told: Told<'_>) -> Result<(), StoreError> {
    let usual = Usual::of(store, rows)?;
    for row in rows {
        if let Some(remedy) = judge(kind, &row.unit, usual.ratio(&row.unit)) {
            told(of_row(row, remedy), None)?;
        }
    }
    let mut last = UnitId(0);
    loop {
        let page = store.imported_after(last, PAGE)?;
        let Some((end, _)) = page.last() else { return Ok(()) };
        last = *end;
        for (id, row) in page {
            let unit = Unit::from(row.clone());
            if let Some(remedy) = judge(kind, &unit, usual.ratio(&unit)) {
                told(Unclean { place: UnitPlace::Imported(id), unit, remedy }, Some(row))?;
            }
        }
    }
}

/// Looks at units of one place together, those of rows first.
fn compare(
    store: &Store,
    kind: CleanKind,
    keep: Option<Keep>,
    rows: Vec<RowUnit>,
    told: Told<'_>,
) -> Result<(), StoreError> {
    let mut rows_by_key: HashMap<i64, Vec<RowUnit>> = HashMap::new();
    for row in rows {
        rows_by_key.entry(key(&row.unit)).or_default().push(row);
    }
    let mut keys = store.repeated_keys()?;
    keys.extend(rows_by_key.keys());
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let rows = rows_by_key.remove(&key).unwrap_or_default();
        let rows = rows.into_iter().map(|row| (row.unit.clone(), Member::Row(Box::new(row))));
        let imported = store.imported_with_key(key)?.into_iter();
        let imported = imported.map(|(id, row)| (Unit::from(row.clone()), Member::Imported(id, Box::new(row))));
        for group in groups(rows.chain(imported)) {
            let fixed = group.iter().filter(|(_, member)| matches!(member, Member::Row(_))).count();
            let (units, members): (Vec<Unit>, Vec<Member>) = group.into_iter().unzip();
            let remedies = choose(kind, &units, fixed, keep);
            for ((remedy, unit), member) in remedies.into_iter().zip(units).zip(members) {
                match (remedy, member) {
                    (None, _) => {}
                    (Some(remedy), Member::Row(row)) => told(of_row(&row, remedy), None)?,
                    (Some(remedy), Member::Imported(id, row)) => {
                        told(Unclean { place: UnitPlace::Imported(id), unit, remedy }, Some(*row))?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// A unit among those of one place.
enum Member {
    Row(Box<RowUnit>),
    Imported(UnitId, Box<ImportedRow>),
}

/// Units that have a key, place by place, as they come.
fn groups(units: impl Iterator<Item = (Unit, Member)>) -> Vec<Vec<(Unit, Member)>> {
    let units: Vec<(Unit, Member)> = units.collect();
    let mut places = HashMap::new();
    let numbers: Vec<usize> = units
        .iter()
        .map(|(unit, _)| {
            let next = places.len();
            *places.entry(Place::of(unit)).or_insert(next)
        })
        .collect();
    let mut groups: Vec<Vec<(Unit, Member)>> = std::iter::repeat_with(Vec::new).take(places.len()).collect();
    for (unit, number) in units.into_iter().zip(numbers) {
        groups[number].push(unit);
    }
    groups
}

fn of_row(row: &RowUnit, remedy: Remedy) -> Unclean {
    let place = UnitPlace::Row { pair: row.pair.clone(), row: row.row };
    Unclean { place, unit: row.unit.clone(), remedy }
}

/// How many characters of target there usually are for one of source, between two languages.
struct Usual(HashMap<(Lang, Lang), f64>);

impl Usual {
    fn of(store: &Store, rows: &[RowUnit]) -> Result<Self, StoreError> {
        let imported = store.imported_after(UnitId(0), SAMPLE)?.into_iter().map(|(_, row)| Unit::from(row));
        let mut by_langs: HashMap<(Lang, Lang), Vec<Unit>> = HashMap::new();
        for unit in rows.iter().take(SAMPLE).map(|row| row.unit.clone()).chain(imported) {
            by_langs.entry((unit.source_lang.clone(), unit.target_lang.clone())).or_default().push(unit);
        }
        let ratio = |units: &[Unit]| Habits::of(units.iter().map(|unit| (&*unit.source, &*unit.target))).ratio;
        Ok(Usual(by_langs.into_iter().map(|(langs, units)| (langs, ratio(&units))).collect()))
    }

    fn ratio(&self, unit: &Unit) -> f64 {
        let langs = (unit.source_lang.clone(), unit.target_lang.clone());
        self.0.get(&langs).copied().unwrap_or(1.0)
    }
}
