//! Pairs: the list of what can be opened.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use crate::align::eval::SURE;
use crate::edit::PairRow;
use crate::lang::Lang;
use crate::store::documents::bad_column;
use crate::store::rows::warnings;
use crate::store::{Store, StoreError};
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
            let select = "select id, name, source, target, changed, dismissed from pair where id = ?1";
            db.query_row(select, [id.0], |row| {
                let (id, name, source, target) = (PairId(row.get(0)?), row.get(1)?, row.get(2)?, row.get(3)?);
                let changed = row.get_ref(4)?.as_str()?.parse().map_err(|error| bad_column(4, error))?;
                let row = PairRow { dismissed: warnings(row, 5)? };
                Ok(PairRecord { id, name, source, target, changed, row })
            })
            .optional()
        })
    }

    /// The last changed pair of exactly these two texts, in these languages.
    pub(crate) fn pair_of(&self, source: &Document, target: &Document) -> Result<Option<PairId>, StoreError> {
        self.sql(|db| {
            db.query_row(
                "select pair.id from pair join document s on s.id = pair.source join document t on t.id = pair.target
                 where s.lang = ?1 and t.lang = ?2
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

    /// The numbers and names of all pairs, the last changed first.
    pub(crate) fn pair_names(&self) -> Result<Vec<(PairId, String)>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare("select id, name from pair order by changed desc, id desc")?;
            select.query_map([], |row| Ok((PairId(row.get(0)?), row.get(1)?)))?.collect()
        })
    }

    /// The numbers of all pairs.
    pub(crate) fn pair_ids(&self) -> Result<Vec<PairId>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare("select id from pair order by id")?;
            select.query_map([], |row| row.get(0).map(PairId))?.collect()
        })
    }

    /// All pairs, the last changed first.
    pub(crate) fn pairs(&self) -> Result<Vec<PairSummary>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare(
                "select pair.id, pair.name, s.lang, t.lang, pair.changed, count(bead.id),
                        coalesce(sum(status = 'accepted'), 0), coalesce(sum(status = 'needs-review'), 0),
                        coalesce(sum(status = 'rejected'), 0),
                        -- As in BeadRow::wants_a_look.
                        coalesce(sum(status = 'needs-review' or
                                     (status = 'unreviewed' and not left_out and coalesce(confidence, 0) < ?1)), 0)
                 from pair join document s on s.id = pair.source join document t on t.id = pair.target
                      left join bead on bead.pair = pair.id
                 group by pair.id order by pair.changed desc, pair.id desc",
            )?;
            select.query_map([SURE], summary)?.collect()
        })
    }
}

fn summary(row: &Row<'_>) -> rusqlite::Result<PairSummary> {
    let lang = |index: usize| {
        let tag: String = row.get(index)?;
        tag.parse::<Lang>().map_err(|error| bad_column(index, error))
    };
    let count = |index: usize| row.get::<_, i64>(index).map(|count| count.max(0) as usize);
    Ok(PairSummary {
        id: PairId(row.get(0)?),
        name: row.get(1)?,
        source_lang: lang(2)?,
        target_lang: lang(3)?,
        changed: row.get(4)?,
        rows: count(5)?,
        accepted: count(6)?,
        needs_review: count(7)?,
        rejected: count(8)?,
        want_a_look: count(9)?,
    })
}
