//! Documents: written once, never changed.

use rusqlite::params;

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
            db.query_row("select name, lang, text from document where id = ?1", [id], |row| {
                let lang: String = row.get(1)?;
                let lang: Lang = lang.parse().map_err(|error| bad_column(1, error))?;
                Ok(Document { name: row.get(0)?, lang, text: row.get(2)? })
            })
        })
    }
}

/// A column that holds what its type does not know.
pub(super) fn bad_column(index: usize, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(index, rusqlite::types::Type::Text, Box::new(error))
}
