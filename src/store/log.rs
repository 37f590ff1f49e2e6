//! The operation log: every step ever done, each linked to the one it was done after.

use rusqlite::{OptionalExtension, params};

use crate::edit::{BeadId, Operation};
use crate::store::documents::bad_column;
use crate::store::{PairId, Store, StoreError};

/// The number of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LogId(pub i64);

/// A step as it was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its number.
    pub id: LogId,
    /// The step it was done after; none for a pair's first.
    pub parent: Option<LogId>,
    /// What was asked for, in a word or two.
    pub label: String,
    /// The bead to look at when it is done or undone.
    pub focus: BeadId,
    /// What changed.
    pub operations: Vec<Operation>,
}

/// A step whose operations can't be made out.
#[derive(Debug, thiserror::Error)]
#[error("step {} of the log can't be read: {source}", id.0)]
struct BadStep {
    id: LogId,
    source: serde_json::Error,
}

impl Store {
    /// Where a pair's log stands.
    pub(crate) fn head(&self, pair: PairId) -> Result<Option<LogId>, StoreError> {
        self.sql(|db| {
            let select = "select head from pair where id = ?1";
            Ok(db.query_row(select, [pair.0], |row| row.get::<_, Option<i64>>(0))?.map(LogId))
        })
    }

    /// Moves a pair's log to another step.
    pub(crate) fn set_head(&self, pair: PairId, head: Option<LogId>, now: &str) -> Result<(), StoreError> {
        self.sql(|db| {
            let update = "update pair set head = ?2, changed = ?3 where id = ?1";
            db.prepare_cached(update)?.execute(params![pair.0, head.map(|head| head.0), now])?;
            Ok(())
        })
    }

    /// Appends a step after `parent`.
    pub(crate) fn append(
        &self,
        pair: PairId,
        parent: Option<LogId>,
        label: &str,
        focus: BeadId,
        operations: &[Operation],
        now: &str,
    ) -> Result<LogId, StoreError> {
        let operations = serde_json::to_string(operations).expect("operations are plain data");
        self.sql(|db| {
            db.prepare_cached(
                "insert into log (pair, parent, label, focus, operations, at) values (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![pair.0, parent.map(|parent| parent.0), label, focus.0, operations, now])?;
            Ok(LogId(db.last_insert_rowid()))
        })
    }

    /// A step by its number.
    pub(crate) fn step(&self, pair: PairId, id: LogId) -> Result<Step, StoreError> {
        self.sql(|db| {
            let select = "select parent, label, focus, operations from log where pair = ?1 and id = ?2";
            db.prepare_cached(select)?.query_row([pair.0, id.0], |row| {
                let operations = row.get_ref(3)?.as_str()?;
                Ok(Step {
                    id,
                    parent: row.get::<_, Option<i64>>(0)?.map(LogId),
                    label: row.get(1)?,
                    focus: BeadId(row.get(2)?),
                    operations: serde_json::from_str(operations)
                        .map_err(|source| bad_column(3, BadStep { id, source }))?,
                })
            })
        })
    }

    /// The newest step that was done after `parent`: what redo does again.
    pub(crate) fn newest_child(&self, pair: PairId, parent: Option<LogId>) -> Result<Option<LogId>, StoreError> {
        self.sql(|db| {
            let select = "select id from log where pair = ?1 and parent is ?2 order by id desc limit 1";
            let id =
                db.prepare_cached(select)?.query_row(params![pair.0, parent.map(|parent| parent.0)], |row| row.get(0));
            Ok(id.optional()?.map(LogId))
        })
    }

    /// The numbers of all steps of a pair, also of those that were undone.
    pub(crate) fn steps(&self, pair: PairId) -> Result<Vec<LogId>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare("select id from log where pair = ?1 order by id")?;
            select.query_map([pair.0], |row| row.get(0).map(LogId))?.collect()
        })
    }
}
