//! The log of steps on units that came from files.

use rusqlite::{OptionalExtension, Row, params};

use crate::store::{ImportedRow, Store, StoreError, UnitId};

/// The number of a step on units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitLogId(pub i64);

/// A step on units, without what it changed of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitStep {
    /// Its number.
    pub id: UnitLogId,
    /// The step it was done after; none for the first.
    pub parent: Option<UnitLogId>,
    /// What was done, in some words.
    pub label: String,
    /// The units that it added, the first and the last of them.
    pub added: Option<(UnitId, UnitId)>,
    /// When, as UTC text.
    pub at: String,
}

/// What there is about a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnitEntry {
    /// Its row.
    Unit {
        /// Whether a step has taken it away.
        removed: bool,
    },
    /// A step changed it.
    Changed(UnitLogId),
}

impl Store {
    /// Where the log of units stands.
    pub(crate) fn unit_head(&self) -> Result<Option<UnitLogId>, StoreError> {
        self.sql(|db| {
            let head = db.query_row("select step from unit_head where only = 1", [], |row| row.get(0));
            Ok(head.optional()?.flatten().map(UnitLogId))
        })
    }

    /// Moves the log of units to another step.
    pub(crate) fn set_unit_head(&self, head: Option<UnitLogId>) -> Result<(), StoreError> {
        self.sql(|db| {
            let put = "insert into unit_head (only, step) values (1, ?1) on conflict do update set step = ?1";
            db.execute(put, [head.map(|head| head.0)]).map(drop)
        })
    }

    /// Appends a step; what it adds is told when it is known.
    pub(crate) fn append_unit_step(&self, label: &str, now: &str) -> Result<UnitLogId, StoreError> {
        let parent = self.unit_head()?.map(|head| head.0);
        self.sql(|db| {
            db.execute("insert into unit_log (parent, label, at) values (?1, ?2, ?3)", params![parent, label, now])?;
            Ok(UnitLogId(db.last_insert_rowid()))
        })
    }

    /// Forgets a step of the transaction under way that came to nothing.
    pub(crate) fn drop_unit_step(&self, step: UnitLogId) -> Result<(), StoreError> {
        self.sql(|db| db.execute("delete from unit_log where id = ?1", [step.0]).map(drop))
    }

    /// Tells which units a step has added.
    pub(crate) fn set_added(&self, step: UnitLogId, first: UnitId, last: UnitId) -> Result<(), StoreError> {
        self.sql(|db| {
            db.execute("update unit_log set first = ?2, last = ?3 where id = ?1", [step.0, first.0, last.0]).map(drop)
        })
    }

    /// Keeps what a step changed of a unit. A unit that it changes again keeps what it was before the step.
    pub(crate) fn add_change(
        &self,
        step: UnitLogId,
        unit: UnitId,
        before: &ImportedRow,
        after: &ImportedRow,
    ) -> Result<(), StoreError> {
        let json = |row| serde_json::to_string(row).expect("texts and numbers are always JSON");
        self.sql(|db| {
            db.prepare_cached(
                "insert into unit_change (step, unit, before, after) values (?1, ?2, ?3, ?4)
                 on conflict do update set after = ?4",
            )?
            .execute(params![step.0, unit.0, json(before), json(after)])
            .map(drop)
        })
    }

    /// A step by its number.
    pub(crate) fn unit_step(&self, id: UnitLogId) -> Result<UnitStep, StoreError> {
        self.sql(|db| {
            db.query_row("select id, parent, label, first, last, at from unit_log where id = ?1", [id.0], step)
        })
    }

    /// All steps, done or undone, in the order in which they were first done.
    pub(crate) fn all_unit_steps(&self) -> Result<Vec<UnitStep>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare("select id, parent, label, first, last, at from unit_log order by id")?;
            select.query_map([], step)?.collect()
        })
    }

    /// Goes through all units by their numbers, and behind each through the steps that changed it. `each` says whether to go
    /// on.
    pub(crate) fn each_unit_and_step(
        &self,
        mut each: impl FnMut(UnitId, UnitEntry) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        let mut failed = None;
        self.sql(|db| {
            let mut select = db.prepare(
                "select id, removed, null from imported_unit
                 union all
                 select unit, null, step from unit_change order by 1, 3",
            )?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                let entry = match row.get::<_, Option<i64>>(2)? {
                    Some(step) => UnitEntry::Changed(UnitLogId(step)),
                    None => UnitEntry::Unit { removed: row.get(1)? },
                };
                match each(UnitId(row.get(0)?), entry) {
                    Ok(true) => {}
                    Ok(false) => break,
                    Err(error) => {
                        failed = Some(error);
                        break;
                    }
                }
            }
            Ok(())
        })?;
        failed.map_or(Ok(()), Err)
    }

    /// The newest of the steps that were done after one.
    pub(crate) fn newest_unit_child(&self, parent: Option<UnitLogId>) -> Result<Option<UnitLogId>, StoreError> {
        self.sql(|db| {
            let select = "select max(id) from unit_log where parent is ?1";
            db.query_row(select, [parent.map(|parent| parent.0)], |row| {
                Ok(row.get::<_, Option<i64>>(0)?.map(UnitLogId))
            })
        })
    }

    /// What a step changed of a unit: what it was and what it became. None when the step left it alone.
    pub(crate) fn unit_change(
        &self,
        step: UnitLogId,
        unit: UnitId,
    ) -> Result<Option<(ImportedRow, ImportedRow)>, StoreError> {
        let found: Option<(String, String)> = self.sql(|db| {
            db.prepare_cached("select before, after from unit_change where step = ?1 and unit = ?2")?
                .query_row([step.0, unit.0], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()
        })?;
        found.map(|(before, after)| Ok((self.row_of(&before)?, self.row_of(&after)?))).transpose()
    }

    /// What a step changed of the next units after one, by their numbers: each before and after, not more than `most`.
    pub(crate) fn unit_changes_after(
        &self,
        step: UnitLogId,
        last: UnitId,
        most: usize,
    ) -> Result<Vec<(UnitId, ImportedRow, ImportedRow)>, StoreError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows: Vec<(i64, String, String)> = self.sql(|db| {
            let mut select = db.prepare_cached(
                "select unit, before, after from unit_change where step = ?1 and unit > ?2 order by unit limit ?3",
            )?;
            select.query_map([step.0, last.0, most], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
        })?;
        let change = |(unit, before, after): (i64, String, String)| {
            Ok((UnitId(unit), self.row_of(&before)?, self.row_of(&after)?))
        };
        rows.into_iter().map(change).collect()
    }

    fn row_of(&self, json: &str) -> Result<ImportedRow, StoreError> {
        serde_json::from_str(json)
            .map_err(|error| StoreError::Damaged { path: self.path().to_owned(), reason: error.to_string() })
    }
}

fn step(row: &Row<'_>) -> rusqlite::Result<UnitStep> {
    let first: Option<i64> = row.get(3)?;
    let last: Option<i64> = row.get(4)?;
    Ok(UnitStep {
        id: UnitLogId(row.get(0)?),
        parent: row.get::<_, Option<i64>>(1)?.map(UnitLogId),
        label: row.get(2)?,
        added: first.map(UnitId).zip(last.map(UnitId)),
        at: row.get(5)?,
    })
}
