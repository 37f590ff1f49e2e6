//! Documents: written once, never changed.

use rusqlite::types::Type;
use rusqlite::{Connection, params};

use crate::lang::Lang;
use crate::store::{Store, StoreError};
use crate::text::Document;

impl Store {
    /// Keeps a document and gives it a number.
    pub(crate) fn add_document(&self, document: &Document, now: &str) -> Result<i64, StoreError> {
        self.sql(|db| {
            db.execute(
                "insert into document (name, lang, text, added) values (?1, ?2, ?3, ?4)",
                params![document.name, document.lang.as_str(), document.text, now],
            )?;
            Ok(db.last_insert_rowid())
        })
    }

    /// Reads a document.
    pub(crate) fn document(&self, id: i64) -> Result<Document, StoreError> {
        self.sql(|db| {
            let select = "select name, lang, typeof(text) from document where id = ?1";
            let (name, lang) = db.query_row(select, [id], |row| {
                let lang = row.get_ref(1)?.as_str()?.parse::<Lang>().map_err(|error| bad_column(1, error))?;
                match row.get_ref(2)?.as_str()? {
                    "text" => Ok((row.get(0)?, lang)),
                    _ => Err(rusqlite::Error::InvalidColumnType(2, "text".to_owned(), Type::Blob)),
                }
            })?;
            Ok(Document { name, lang, text: read_text(db, id)? })
        })
    }
}

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
