//! Translation units.

use jiff::Timestamp;
use rusqlite::{Row, params};

use crate::edit::{BeadId, Status};
use crate::lang::Lang;
use crate::memory::Unit;
use crate::store::documents::bad_column;
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

/// A unit that mirrors an accepted row, and which row that is.
#[derive(Debug, Clone, PartialEq)]
pub struct RowUnit {
    /// The unit.
    pub unit: Unit,
    /// The pair's name.
    pub pair: String,
    /// The row's number in it, from 1.
    pub row: usize,
}

impl Store {
    /// The units of accepted rows of all pairs that are there, by pair, in the order of the rows.
    pub(crate) fn row_units(&self) -> Result<Vec<RowUnit>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare(
                "with numbered as (
                     select pair, id, confidence, note, row_number() over (partition by pair order by rank) as row
                     from bead where pair in (select pair from unit)
                 )
                 select source_lang, target_lang, source, target, origin, created, changed, confidence, note, row
                 from live_unit join numbered on numbered.pair = live_unit.pair and numbered.id = live_unit.bead
                 order by live_unit.pair, row",
            )?;
            select.query_map([], row_unit)?.collect()
        })
    }

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

fn row_unit(row: &Row<'_>) -> rusqlite::Result<RowUnit> {
    let lang = |at: usize| row.get_ref(at)?.as_str()?.parse::<Lang>().map_err(|error| bad_column(at, error));
    let time = |at: usize| row.get_ref(at)?.as_str()?.parse::<Timestamp>().map_err(|error| bad_column(at, error));
    let pair: String = row.get(4)?;
    let unit = Unit {
        source_lang: lang(0)?,
        target_lang: lang(1)?,
        source: row.get(2)?,
        target: row.get(3)?,
        source_segments: 0..0,
        target_segments: 0..0,
        status: Status::Accepted,
        confidence: row.get(7)?,
        note: row.get(8)?,
        left_out: false,
        origin: pair.clone(),
        created: Some(time(5)?),
        changed: Some(time(6)?),
        extra: None,
    };
    Ok(RowUnit { unit, pair, row: row.get::<_, i64>(9)?.max(0) as usize })
}
