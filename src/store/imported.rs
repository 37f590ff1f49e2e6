//! Units that came from files.

use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::edit::Status;
use crate::lang::Lang;
use crate::memory::{Extra, Unit, key};
use crate::store::documents::bad_column;
use crate::store::{Store, StoreError};

/// The number of a unit that came from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnitId(pub i64);

/// A unit as its row is, removed or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportedRow {
    /// The language of the source.
    pub source_lang: Lang,
    /// The language of the target.
    pub target_lang: Lang,
    /// The source.
    pub source: String,
    /// The target.
    pub target: String,
    /// What a translator said of it.
    pub status: Status,
    /// How sure an aligner was of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// The translator's comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it comes from.
    pub origin: String,
    /// When it came into being, in seconds since the beginning of 1970; 0 where nobody knows.
    pub created: i64,
    /// When it was last changed, likewise.
    pub changed: i64,
    /// What the file said besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra: Option<Box<Extra>>,
    /// Whether a step has taken it away.
    #[serde(default)]
    pub removed: bool,
}

/// How many units there are between two languages.
pub(crate) struct LanguageTally {
    /// The languages of source and target.
    pub langs: (Lang, Lang),
    /// Whether they came from files, or else are of accepted rows.
    pub imported: bool,
    /// Their number.
    pub units: usize,
}

const COLUMNS: &str =
    "id, source_lang, target_lang, source, target, status, confidence, note, origin, created, changed, extra, removed";

fn seconds(time: Option<Timestamp>) -> i64 {
    time.map_or(0, Timestamp::as_second)
}

impl From<Unit> for ImportedRow {
    fn from(unit: Unit) -> Self {
        ImportedRow {
            source_lang: unit.source_lang,
            target_lang: unit.target_lang,
            source: unit.source,
            target: unit.target,
            status: unit.status,
            confidence: unit.confidence,
            note: unit.note,
            origin: unit.origin,
            created: seconds(unit.created),
            changed: seconds(unit.changed),
            extra: unit.extra,
            removed: false,
        }
    }
}

impl From<ImportedRow> for Unit {
    fn from(row: ImportedRow) -> Self {
        // Only seconds that a timestamp gave are ever written; anything else is damage, and no reason to fail.
        let time = |seconds| Timestamp::from_second(seconds).ok().filter(|_| seconds != 0);
        Unit {
            source_lang: row.source_lang,
            target_lang: row.target_lang,
            source: row.source,
            target: row.target,
            source_segments: 0..0,
            target_segments: 0..0,
            status: row.status,
            confidence: row.confidence,
            note: row.note,
            left_out: false,
            origin: row.origin,
            created: time(row.created),
            changed: time(row.changed),
            extra: row.extra,
        }
    }
}

impl Store {
    /// Adds a unit behind all others.
    pub(crate) fn add_imported(&self, unit: &Unit) -> Result<UnitId, StoreError> {
        let extra = json(unit.extra.as_deref());
        self.sql(|db| {
            db.prepare_cached(
                "insert into imported_unit (key, source_lang, target_lang, source, target, status, confidence, note,
                                            origin, created, changed, extra)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                key(unit),
                unit.source_lang.as_str(),
                unit.target_lang.as_str(),
                unit.source,
                unit.target,
                unit.status.name(),
                unit.confidence,
                unit.note,
                unit.origin,
                seconds(unit.created),
                seconds(unit.changed),
                extra
            ])?;
            Ok(UnitId(db.last_insert_rowid()))
        })
    }

    /// Writes a row in the place of the one that is there.
    pub(crate) fn set_imported(&self, id: UnitId, row: &ImportedRow) -> Result<(), StoreError> {
        let extra = json(row.extra.as_deref());
        let key = key(&Unit::from(row.clone()));
        self.sql(|db| {
            let changed = db
                .prepare_cached(
                    "update imported_unit set key = ?2, source_lang = ?3, target_lang = ?4, source = ?5, target = ?6,
                            status = ?7, confidence = ?8, note = ?9, origin = ?10, created = ?11, changed = ?12,
                            extra = ?13, removed = ?14
                     where id = ?1",
                )?
                .execute(params![
                    id.0,
                    key,
                    row.source_lang.as_str(),
                    row.target_lang.as_str(),
                    row.source,
                    row.target,
                    row.status.name(),
                    row.confidence,
                    row.note,
                    row.origin,
                    row.created,
                    row.changed,
                    extra,
                    row.removed
                ])?;
            if changed == 1 { Ok(()) } else { Err(rusqlite::Error::StatementChangedRows(changed)) }
        })
    }

    /// A row by its number.
    pub(crate) fn imported(&self, id: UnitId) -> Result<ImportedRow, StoreError> {
        self.sql(|db| {
            let select = format!("select {COLUMNS} from imported_unit where id = ?1");
            db.prepare_cached(&select)?.query_row([id.0], |row| Ok(read(row)?.1))
        })
    }

    /// The units with a key that were not removed, in the order in which they came.
    pub(crate) fn imported_with_key(&self, key: i64) -> Result<Vec<(UnitId, ImportedRow)>, StoreError> {
        self.sql(|db| {
            let select = format!("select {COLUMNS} from imported_unit where key = ?1 and removed = 0 order by id");
            db.prepare_cached(&select)?.query_map([key], read)?.collect()
        })
    }

    /// Takes all units away that have these numbers, or brings them back.
    pub(crate) fn set_removed(&self, first: UnitId, last: UnitId, removed: bool) -> Result<(), StoreError> {
        self.sql(|db| {
            let update = "update imported_unit set removed = ?3 where id between ?1 and ?2";
            db.execute(update, params![first.0, last.0, removed]).map(drop)
        })
    }

    /// The next units after one that were not removed, in the order in which they came: not more than `most`.
    pub(crate) fn imported_after(&self, last: UnitId, most: usize) -> Result<Vec<(UnitId, ImportedRow)>, StoreError> {
        self.sql(|db| {
            let select =
                format!("select {COLUMNS} from imported_unit where id > ?1 and removed = 0 order by id limit ?2");
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            db.prepare_cached(&select)?.query_map([last.0, most], read)?.collect()
        })
    }

    /// The keys that more than one unit has, and so those of all units with the same source, in order.
    pub(crate) fn repeated_keys(&self) -> Result<Vec<i64>, StoreError> {
        self.sql(|db| {
            let select =
                "select key from imported_unit where removed = 0 group by key having count(*) > 1 order by key";
            db.prepare(select)?.query_map([], |row| row.get(0))?.collect()
        })
    }

    /// How many units there are between which languages, of accepted rows and of files.
    pub(crate) fn language_tallies(&self) -> Result<Vec<LanguageTally>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare(
                "select source_lang, target_lang, 0, count(*) from live_unit group by source_lang, target_lang
                 union all
                 select source_lang, target_lang, 1, count(*) from imported_unit where removed = 0
                 group by source_lang, target_lang",
            )?;
            let tally = |row: &Row<'_>| {
                let langs = (lang(row, 0)?, lang(row, 1)?);
                Ok(LanguageTally { langs, imported: row.get(2)?, units: row.get::<_, i64>(3)?.max(0) as usize })
            };
            select.query_map([], tally)?.collect()
        })
    }

    /// How many units that came from files there are.
    pub(crate) fn count_imported(&self) -> Result<usize, StoreError> {
        self.sql(|db| {
            let count = "select count(*) from imported_unit where removed = 0";
            db.query_row(count, [], |row| row.get::<_, i64>(0)).map(|count| count.max(0) as usize)
        })
    }
}

fn json(extra: Option<&Extra>) -> Option<String> {
    extra.map(|extra| serde_json::to_string(extra).expect("texts and lists of texts are always JSON"))
}

fn lang(row: &Row<'_>, column: usize) -> rusqlite::Result<Lang> {
    row.get_ref(column)?.as_str()?.parse().map_err(|error| bad_column(column, error))
}

fn read(row: &Row<'_>) -> rusqlite::Result<(UnitId, ImportedRow)> {
    let extra = row.get_ref(11)?.as_str_or_null().map_err(|error| bad_column(11, error))?;
    let extra = extra.map(serde_json::from_str).transpose();
    let unit = ImportedRow {
        source_lang: lang(row, 1)?,
        target_lang: lang(row, 2)?,
        source: row.get(3)?,
        target: row.get(4)?,
        status: row.get_ref(5)?.as_str()?.parse::<Status>().map_err(|error| bad_column(5, error))?,
        confidence: row.get(6)?,
        note: row.get(7)?,
        origin: row.get(8)?,
        created: row.get(9)?,
        changed: row.get(10)?,
        extra: extra.map_err(|error| rusqlite::Error::FromSqlConversionFailure(11, Type::Text, Box::new(error)))?,
        removed: row.get(12)?,
    };
    Ok((UnitId(row.get(0)?), unit))
}
