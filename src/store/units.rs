//! Translation units.

use rusqlite::params;

use crate::edit::BeadId;
use crate::store::{PairId, Store, StoreError};

/// A unit that mirrors an accepted bead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRecord {
    /// The bead it mirrors.
    pub bead: BeadId,
    /// The source text.
    pub source: String,
    /// The target text.
    pub target: String,
}

impl Store {
    /// Writes the unit of a bead, or brings it up to date.
    pub(crate) fn put_unit(
        &self,
        pair: PairId,
        unit: &UnitRecord,
        langs: [&str; 2],
        origin: &str,
        now: &str,
    ) -> Result<(), StoreError> {
        self.sql(|db| {
            db.prepare_cached(
                "insert into unit (pair, bead, source_lang, target_lang, source, target, origin, created, changed)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)
                 on conflict (pair, bead) do update set source = ?5, target = ?6, changed = ?8
                 where source <> ?5 or target <> ?6",
            )?
            .execute(params![
                pair.0,
                unit.bead.0,
                langs[0],
                langs[1],
                unit.source,
                unit.target,
                origin,
                now
            ])?;
            Ok(())
        })
    }

    /// Removes the unit of a bead, if it has one.
    pub(crate) fn remove_unit(&self, pair: PairId, bead: BeadId) -> Result<(), StoreError> {
        self.sql(|db| {
            db.prepare_cached("delete from unit where pair = ?1 and bead = ?2")?
                .execute([pair.0, i64::from(bead.0)])?;
            Ok(())
        })
    }

    /// The units of a pair, by bead number.
    pub(crate) fn units(&self, pair: PairId) -> Result<Vec<UnitRecord>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare("select bead, source, target from unit where pair = ?1 order by bead")?;
            let unit = |row: &rusqlite::Row<'_>| {
                Ok(UnitRecord { bead: BeadId(row.get(0)?), source: row.get(1)?, target: row.get(2)? })
            };
            select.query_map([pair.0], unit)?.collect()
        })
    }
}
