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

    /// The newest of the steps that were done after one.
    pub(crate) fn newest_unit_child(&self, parent: Option<UnitLogId>) -> Result<Option<UnitLogId>, StoreError> {
        self.sql(|db| {
            let select = "select max(id) from unit_log where parent is ?1";
            db.query_row(select, [parent.map(|parent| parent.0)], |row| {
                Ok(row.get::<_, Option<i64>>(0)?.map(UnitLogId))
            })
        })
    }

    /// What a step changed of units that were there: each before and after.
    pub(crate) fn unit_changes(&self, step: UnitLogId) -> Result<Vec<(UnitId, ImportedRow, ImportedRow)>, StoreError> {
        let rows: Vec<(i64, String, String)> = self.sql(|db| {
            let mut select = db.prepare("select unit, before, after from unit_change where step = ?1 order by unit")?;
            select.query_map([step.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
        })?;
        let row = |json: &str| {
            serde_json::from_str(json)
                .map_err(|error| StoreError::Damaged { path: self.path().to_owned(), reason: error.to_string() })
        };
        rows.into_iter().map(|(unit, before, after)| Ok((UnitId(unit), row(&before)?, row(&after)?))).collect()
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
