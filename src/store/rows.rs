//! Beads, segments and what is kept of the pair as a whole: reading all of a pair, writing an operation's rows.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, params};

use crate::edit::{BeadId, BeadRow, Operation, SegmentId, SegmentRow, Side, Status};
use crate::quality::Warning;
use crate::store::documents::bad_column;
use crate::store::{PairId, Store, StoreError};
use crate::text::Span;

impl Store {
    /// All beads of a pair, in any order.
    pub(crate) fn beads(&self, pair: PairId) -> Result<Vec<BeadRow>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare(
                "select id, rank, status, confidence, note, marked, left_out, dismissed from bead where pair = ?1",
            )?;
            select.query_map([pair.0], bead)?.collect()
        })
    }

    /// All segments of a pair, in any order.
    pub(crate) fn segments(&self, pair: PairId) -> Result<Vec<SegmentRow>, StoreError> {
        self.sql(|db| {
            let mut select = db.prepare(
                "select id, side, start, \"end\", tie, paragraph, bead, replacement from segment where pair = ?1",
            )?;
            select.query_map([pair.0], segment)?.collect()
        })
    }

    /// Writes the rows of operations, in their order.
    pub(crate) fn write(&self, pair: PairId, operations: &[Operation]) -> Result<(), StoreError> {
        self.sql(|db| operations.iter().try_for_each(|operation| write(db, pair, operation)))
    }
}

fn write(db: &Connection, pair: PairId, operation: &Operation) -> rusqlite::Result<()> {
    let changed = match operation {
        Operation::Bead { before, after: Some(bead) } => db
            .prepare_cached(match before {
                None => {
                    "insert into bead (pair, id, rank, status, confidence, note, marked, left_out, dismissed)
                     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                }
                Some(_) => {
                    "update bead set rank = ?3, status = ?4, confidence = ?5, note = ?6, marked = ?7, left_out = ?8,
                     dismissed = ?9 where pair = ?1 and id = ?2"
                }
            })?
            .execute(params![
                pair.0,
                bead.id.0,
                bead.rank,
                bead.status.name(),
                bead.confidence,
                bead.note,
                bead.marked,
                bead.left_out,
                names(&bead.dismissed)
            ])?,
        Operation::Segment { before, after: Some(segment) } => db
            .prepare_cached(match before {
                None => {
                    "insert into segment (pair, id, side, start, \"end\", tie, paragraph, bead, replacement)
                     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                }
                Some(_) => {
                    "update segment set side = ?3, start = ?4, \"end\" = ?5, tie = ?6, paragraph = ?7, bead = ?8,
                     replacement = ?9 where pair = ?1 and id = ?2"
                }
            })?
            .execute(params![
                pair.0,
                segment.id.0,
                segment.side.name(),
                segment.span.start,
                segment.span.end,
                segment.tie,
                segment.paragraph,
                segment.bead.0,
                segment.replacement
            ])?,
        Operation::Bead { before: Some(bead), after: None } => db
            .prepare_cached("delete from bead where pair = ?1 and id = ?2")?
            .execute([pair.0, i64::from(bead.id.0)])?,
        Operation::Segment { before: Some(segment), after: None } => db
            .prepare_cached("delete from segment where pair = ?1 and id = ?2")?
            .execute([pair.0, i64::from(segment.id.0)])?,
        Operation::Pair { after, .. } => db
            .prepare_cached("update pair set dismissed = ?2 where id = ?1")?
            .execute(params![pair.0, names(&after.dismissed)])?,
        Operation::Bead { before: None, after: None } | Operation::Segment { before: None, after: None } => 1,
    };
    // The head was checked, so every row is as the operation remembers it; anything else is damage.
    if changed == 1 { Ok(()) } else { Err(rusqlite::Error::StatementChangedRows(changed)) }
}

/// What stands for neither side.
#[derive(Debug, thiserror::Error)]
#[error("not a side: “{0}”")]
struct NotASide(String);

fn bead(row: &Row<'_>) -> rusqlite::Result<BeadRow> {
    let status = row.get_ref(2)?.as_str()?.parse::<Status>().map_err(|error| bad_column(2, error))?;
    Ok(BeadRow {
        id: BeadId(row.get(0)?),
        rank: row.get(1)?,
        status,
        confidence: row.get(3)?,
        note: row.get(4)?,
        marked: row.get(5)?,
        left_out: row.get(6)?,
        dismissed: warnings(row, 7)?,
    })
}

/// Warnings as they are kept: their names with spaces between; nearly always none.
fn names(warnings: &BTreeSet<Warning>) -> String {
    warnings.iter().map(|warning| warning.name()).collect::<Vec<_>>().join(" ")
}

/// Reads what [`names`] has written.
pub(super) fn warnings(row: &Row<'_>, column: usize) -> rusqlite::Result<BTreeSet<Warning>> {
    let names = row.get_ref(column)?.as_str()?.split_whitespace();
    names.map(|name| name.parse::<Warning>().map_err(|error| bad_column(column, error))).collect()
}

fn segment(row: &Row<'_>) -> rusqlite::Result<SegmentRow> {
    let name = row.get_ref(1)?.as_str()?;
    let side = Side::BOTH.into_iter().find(|side| side.name() == name);
    let side = side.ok_or_else(|| bad_column(1, NotASide(name.to_owned())))?;
    Ok(SegmentRow {
        id: SegmentId(row.get(0)?),
        side,
        span: Span { start: row.get(2)?, end: row.get(3)? },
        tie: row.get(4)?,
        paragraph: row.get(5)?,
        bead: BeadId(row.get(6)?),
        replacement: row.get(7)?,
    })
}
