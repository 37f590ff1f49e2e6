//! The log of the memory as a whole: pairs renamed, deleted and brought back, each step linked to the one before.

use rusqlite::{OptionalExtension, Row, params};

use crate::store::{PairId, Store, StoreError};

/// The number of a step on the memory as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PairLogId(pub i64);

/// What a pair is called, and when it was deleted if it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairLabel {
    /// Its name.
    pub name: String,
    /// When it was deleted, as UTC text; none for a pair that is there.
    pub deleted: Option<String>,
}

/// A step as it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairLogStep {
    /// The step it was done after; none for the first.
    pub parent: Option<PairLogId>,
    /// Which pair.
    pub pair: PairId,
    /// What it was before.
    pub before: PairLabel,
    /// What it became.
    pub after: PairLabel,
}

impl Store {
    /// Where the log of the memory stands.
    pub(crate) fn pair_head(&self) -> Result<Option<PairLogId>, StoreError> {
        self.sql(|db| {
            let head = db.query_row("select step from pair_head where only = 1", [], |row| row.get(0));
            Ok(head.optional()?.flatten().map(PairLogId))
        })
    }

    /// Moves the log of the memory to another step.
    pub(crate) fn set_pair_head(&self, head: Option<PairLogId>) -> Result<(), StoreError> {
        self.sql(|db| {
            let put = "insert into pair_head (only, step) values (1, ?1) on conflict do update set step = ?1";
            db.execute(put, [head.map(|head| head.0)]).map(drop)
        })
    }

    /// Appends a step on the memory as a whole.
    pub(crate) fn append_pair_step(&self, step: &PairLogStep, now: &str) -> Result<PairLogId, StoreError> {
        let PairLogStep { parent, pair, before, after } = step;
        self.sql(|db| {
            db.execute(
                "insert into pair_log (parent, pair, name_before, name_after, deleted_before, deleted_after, at)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    parent.map(|parent| parent.0),
                    pair.0,
                    before.name,
                    after.name,
                    before.deleted,
                    after.deleted,
                    now
                ],
            )?;
            Ok(PairLogId(db.last_insert_rowid()))
        })
    }

    /// A step on the memory as a whole, by its number.
    pub(crate) fn pair_step(&self, id: PairLogId) -> Result<PairLogStep, StoreError> {
        self.sql(|db| {
            let select = "select parent, pair, name_before, deleted_before, name_after, deleted_after
                          from pair_log where id = ?1";
            db.query_row(select, [id.0], |row| {
                Ok(PairLogStep {
                    parent: row.get::<_, Option<i64>>(0)?.map(PairLogId),
                    pair: PairId(row.get(1)?),
                    before: label(row, 2)?,
                    after: label(row, 4)?,
                })
            })
        })
    }

    /// The newest step on the memory as a whole that was done after `parent`: what redo does again.
    pub(crate) fn newest_pair_step(&self, parent: Option<PairLogId>) -> Result<Option<PairLogId>, StoreError> {
        self.sql(|db| {
            let select = "select id from pair_log where parent is ?1 order by id desc limit 1";
            Ok(db.query_row(select, [parent.map(|parent| parent.0)], |row| row.get(0)).optional()?.map(PairLogId))
        })
    }

    /// What a pair is called, and whether it is deleted; none when there is no such pair.
    pub(crate) fn label(&self, pair: PairId) -> Result<Option<PairLabel>, StoreError> {
        self.sql(|db| {
            let select = "select name, deleted from pair where id = ?1";
            db.prepare_cached(select)?.query_row([pair.0], |row| label(row, 0)).optional()
        })
    }

    /// Calls a pair something else, deletes it or brings it back. Its units are called as it is.
    pub(crate) fn set_label(&self, pair: PairId, to: &PairLabel) -> Result<(), StoreError> {
        self.sql(|db| {
            db.execute("update pair set name = ?2, deleted = ?3 where id = ?1", params![pair.0, to.name, to.deleted])?;
            let units = "update unit set origin = ?2 where pair = ?1 and bead is not null and origin <> ?2";
            db.execute(units, params![pair.0, to.name]).map(drop)
        })
    }

    /// The number that changes whenever another program has changed the memory.
    pub(crate) fn data_version(&self) -> Result<i64, StoreError> {
        self.sql(|db| db.pragma_query_value(None, "data_version", |row| row.get(0)))
    }
}

fn label(row: &Row<'_>, at: usize) -> rusqlite::Result<PairLabel> {
    Ok(PairLabel { name: row.get(at)?, deleted: row.get(at + 1)? })
}
