//! Pairs: the list of what can be opened.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use crate::align::eval::SURE;
use crate::edit::PairRow;
use crate::lang::Lang;
use crate::store::documents::bad_column;
use crate::store::rows::warnings;
use crate::store::{LogId, Store, StoreError};
use crate::text::Document;

/// The number of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PairId(pub i64);

/// A pair's own row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairRecord {
    /// Its number.
    pub id: PairId,
    /// Its name.
    pub name: String,
    /// The source document's number.
    pub source: i64,
    /// The target document's number.
    pub target: i64,
    /// When it was last changed.
    pub changed: Timestamp,
    /// What is kept of it besides its texts and rows.
    pub row: PairRow,
    /// Whether it was deleted.
    pub deleted: bool,
}

/// What a list of pairs tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairSummary {
    /// Its number.
    pub id: PairId,
    /// Its name.
    pub name: String,
    /// The language of the source.
    pub source_lang: Lang,
    /// The language of the target.
    pub target_lang: Lang,
    /// The number of rows.
    pub rows: usize,
    /// How many rows were accepted.
    pub accepted: usize,
    /// How many rows were marked for another look.
    pub needs_review: usize,
    /// How many rows were rejected.
    pub rejected: usize,
    /// How many rows want a look: those for another look, and those that nothing was said of, that are not left out, and
    /// that the aligner was not sure of or that were made by hand.
    pub want_a_look: usize,
    /// When it was last changed, as UTC text.
    pub changed: String,
    /// When it was deleted, as UTC text; none for a pair that is there.
    pub deleted: Option<String>,
}

/// A pair in the list of pairs, as far as it is known without looking at its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairEntry {
    /// Its number.
    pub id: PairId,
    /// Its name.
    pub name: String,
    /// The language of the source.
    pub source_lang: Lang,
    /// The language of the target.
    pub target_lang: Lang,
    /// When it was last changed.
    pub changed: Timestamp,
    /// Whether it was deleted.
    pub deleted: bool,
    /// Where its log stands: what was counted of it holds until that, or `changed`, is another.
    pub head: Option<LogId>,
}

/// What is counted of a pair's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PairCounts {
    /// The number of rows.
    pub rows: usize,
    /// How many rows were accepted.
    pub accepted: usize,
    /// How many rows were rejected.
    pub rejected: usize,
    /// How many rows want a look.
    pub want_a_look: usize,
}

impl Store {
    pub(crate) fn add_pair(&self, name: &str, source: i64, target: i64, now: &str) -> Result<PairId, StoreError> {
        self.sql(|db| {
            db.execute(
                "insert into pair (name, source, target, added, changed) values (?1, ?2, ?3, ?4, ?4)",
                params![name, source, target, now],
            )?;
            Ok(PairId(db.last_insert_rowid()))
        })
    }

    /// Has SQLite count what the tables hold, so that it looks up a bead's segments by bead and does not go through a whole
    /// pair. Looks at a sample: quick however large the memory is.
    pub(crate) fn take_statistics(&self) -> Result<(), StoreError> {
        self.sql(|db| db.execute_batch("pragma analysis_limit = 1000; analyze segment; analyze bead; analyze log;"))
    }

    pub(crate) fn pair(&self, id: PairId) -> Result<Option<PairRecord>, StoreError> {
        self.sql(|db| {
            let select = "select id, name, source, target, changed, dismissed, deleted is not null
                          from pair where id = ?1";
            db.query_row(select, [id.0], |row| {
                let (id, name, source, target) = (PairId(row.get(0)?), row.get(1)?, row.get(2)?, row.get(3)?);
                let changed = row.get_ref(4)?.as_str()?.parse().map_err(|error| bad_column(4, error))?;
                let kept = PairRow { dismissed: warnings(row, 5)? };
                Ok(PairRecord { id, name, source, target, changed, row: kept, deleted: row.get(6)? })
            })
            .optional()
        })
    }

    /// The last changed pair, of those that are there, of exactly these two texts, in these languages.
    pub(crate) fn pair_of(&self, source: &Document, target: &Document) -> Result<Option<PairId>, StoreError> {
        self.sql(|db| {
            db.query_row(
                "select pair.id from pair join document s on s.id = pair.source join document t on t.id = pair.target
                 where s.lang = ?1 and t.lang = ?2 and pair.deleted is null
                       -- Lengths first: they are known without reading the texts.
                       and octet_length(s.text) = octet_length(?3) and octet_length(t.text) = octet_length(?4)
                       and s.text = ?3 and t.text = ?4
                 order by pair.changed desc, pair.id desc limit 1",
                params![source.lang.as_str(), target.lang.as_str(), source.text, target.text],
                |row| Ok(PairId(row.get(0)?)),
            )
            .optional()
        })
    }

    /// The numbers and names of all pairs that are there, or of those that were deleted; the last changed first.
    pub(crate) fn pair_names(&self, deleted: bool) -> Result<Vec<(PairId, String)>, StoreError> {
        self.sql(|db| {
            let select = "select id, name from pair where (deleted is not null) = ?1 order by changed desc, id desc";
            let mut select = db.prepare(select)?;
            select.query_map([deleted], |row| Ok((PairId(row.get(0)?), row.get(1)?)))?.collect()
        })
    }

    /// The numbers of all pairs, deleted ones too.
    pub(crate) fn pair_ids(&self) -> Result<Vec<PairId>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare("select id from pair order by id")?;
            select.query_map([], |row| row.get(0).map(PairId))?.collect()
        })
    }

    /// All pairs that are there, or those that were deleted; the last changed first.
    pub(crate) fn pairs(&self, deleted: bool) -> Result<Vec<PairSummary>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare(
                "select pair.id, pair.name, s.lang, t.lang, pair.changed, count(bead.id),
                        coalesce(sum(status = 'accepted'), 0), coalesce(sum(status = 'needs-review'), 0),
                        coalesce(sum(status = 'rejected'), 0),
                        -- As in BeadRow::wants_a_look.
                        coalesce(sum(status = 'needs-review' or
                                     (status = 'unreviewed' and not left_out and coalesce(confidence, 0) < ?1)), 0),
                        pair.deleted
                 from pair join document s on s.id = pair.source join document t on t.id = pair.target
                      left join bead on bead.pair = pair.id
                 where (pair.deleted is not null) = ?2
                 group by pair.id order by pair.changed desc, pair.id desc",
            )?;
            select.query_map(params![SURE, deleted], summary)?.collect()
        })
    }

    /// All pairs, deleted ones too, without a look at their rows; the last changed first.
    pub(crate) fn entries(&self) -> Result<Vec<PairEntry>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare(
                "select pair.id, pair.name, s.lang, t.lang, pair.changed, pair.deleted is not null, pair.head
                 from pair join document s on s.id = pair.source join document t on t.id = pair.target
                 order by pair.changed desc, pair.id desc",
            )?;
            select.query_map([], entry)?.collect()
        })
    }

    /// What is counted of a pair's rows.
    pub(crate) fn count(&self, pair: PairId) -> Result<PairCounts, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare_cached(
                "select count(*), coalesce(sum(status = 'accepted'), 0), coalesce(sum(status = 'rejected'), 0),
                        -- As in BeadRow::wants_a_look.
                        coalesce(sum(status = 'needs-review' or
                                     (status = 'unreviewed' and not left_out and coalesce(confidence, 0) < ?2)), 0)
                 from bead where pair = ?1",
            )?;
            let mut rows = select.query(params![pair.0, SURE])?;
            let Some(row) = rows.next()? else { return Ok(PairCounts::default()) };
            let count = |index: usize| row.get::<_, i64>(index).map(|count| count.max(0) as usize);
            Ok(PairCounts { rows: count(0)?, accepted: count(1)?, rejected: count(2)?, want_a_look: count(3)? })
        })
    }
}

fn lang(row: &Row<'_>, index: usize) -> rusqlite::Result<Lang> {
    let tag: String = row.get(index)?;
    tag.parse::<Lang>().map_err(|error| bad_column(index, error))
}

fn entry(row: &Row<'_>) -> rusqlite::Result<PairEntry> {
    Ok(PairEntry {
        id: PairId(row.get(0)?),
        name: row.get(1)?,
        source_lang: lang(row, 2)?,
        target_lang: lang(row, 3)?,
        changed: row.get_ref(4)?.as_str()?.parse().map_err(|error| bad_column(4, error))?,
        deleted: row.get(5)?,
        head: row.get::<_, Option<i64>>(6)?.map(LogId),
    })
}

fn summary(row: &Row<'_>) -> rusqlite::Result<PairSummary> {
    let count = |index: usize| row.get::<_, i64>(index).map(|count| count.max(0) as usize);
    Ok(PairSummary {
        id: PairId(row.get(0)?),
        name: row.get(1)?,
        source_lang: lang(row, 2)?,
        target_lang: lang(row, 3)?,
        changed: row.get(4)?,
        rows: count(5)?,
        accepted: count(6)?,
        needs_review: count(7)?,
        rejected: count(8)?,
        want_a_look: count(9)?,
        deleted: row.get(10)?,
    })
}
