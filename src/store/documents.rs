//! Documents: written once, never changed.

use rusqlite::types::Type;
use rusqlite::{Connection, params};

use crate::lang::Lang;
use crate::store::{Store, StoreError};
use crate::text::{Block, Document, Span};

impl Store {
    /// Keeps a document and gives it a number.
    pub(crate) fn add_document(&self, document: &Document, now: &str) -> Result<i64, StoreError> {
        self.sql(|db| {
            db.execute(
                "insert into document (name, lang, text, added, blocks) values (?1, ?2, ?3, ?4, ?5)",
                params![document.name, document.lang.as_str(), document.text, now, packed(&document.blocks)],
            )?;
            Ok(db.last_insert_rowid())
        })
    }

    /// Reads a document.
    pub(crate) fn document(&self, id: i64) -> Result<Document, StoreError> {
        self.sql(|db| {
            let select = "select name, lang, typeof(text), blocks from document where id = ?1";
            let (name, lang, blocks) = db.query_row(select, [id], |row| {
                let lang = row.get_ref(1)?.as_str()?.parse::<Lang>().map_err(|error| bad_column(1, error))?;
                match row.get_ref(2)?.as_str()? {
                    "text" => Ok((
                        row.get(0)?,
                        lang,
                        unpacked(row.get_ref(3)?.as_str_or_null().map_err(|error| bad_column(3, error))?)?,
                    )),
                    _ => Err(rusqlite::Error::InvalidColumnType(2, "text".to_owned(), Type::Blob)),
                }
            })?;
            Ok(Document { name, lang, text: read_text(db, id)?, blocks })
        })
    }
}

/// The blocks of a document as they are kept: a line each, `start end kind`; null when there are none.
fn packed(blocks: &[Block]) -> Option<String> {
    let line = |block: &Block| format!("{} {} {}\n", block.span.start, block.span.end, block.kind.name());
    (!blocks.is_empty()).then(|| blocks.iter().map(line).collect())
}

/// Reads what [`packed`] has written.
fn unpacked(lines: Option<&str>) -> rusqlite::Result<Vec<Block>> {
    let block = |line: &str| {
        let mut fields = line.splitn(3, ' ');
        let mut number = || fields.next()?.parse().ok();
        let span = Span { start: number()?, end: number()? };
        Some(Block { span, kind: fields.next()?.parse().ok()? })
    };
    let blocks = lines.unwrap_or_default().lines();
    blocks.map(|line| block(line).ok_or_else(|| bad_column(3, NotABlock(line.to_owned())))).collect()
}

/// What stands for no block.
#[derive(Debug, thiserror::Error)]
#[error("not a block: “{0}”")]
struct NotABlock(String);

/// Reads a document's text straight into its place: SQLite would put one of many megabytes together for itself first.
fn read_text(db: &Connection, id: i64) -> rusqlite::Result<String> {
    let stored = db.blob_open("main", "document", "text", id, true)?;
    let mut bytes = vec![0; stored.len()];
    stored.read_at_exact(&mut bytes, 0)?;
    String::from_utf8(bytes).map_err(|error| rusqlite::Error::Utf8Error(2, error.utf8_error()))
}

/// A column that holds what its type does not know.
pub(super) fn bad_column(index: usize, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(index, rusqlite::types::Type::Text, Box::new(error))
}
