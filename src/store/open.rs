//! Opening a memory.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior, ffi};

use crate::store::schema;

/// How long another program's write is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// An open memory.
#[derive(Debug)]
pub struct Store {
    pub(super) connection: Connection,
    path: PathBuf,
}

/// Why a memory could not be opened, read or written. Nothing of the failed step was kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The path leads to something else than a memory.
    #[error("{}: this is not a Muqabala memory", path.display())]
    NotAMemory {
        /// The file.
        path: PathBuf,
    },
    /// A newer program made it.
    #[error("{}: this memory was made by a newer version (schema {found}, this program knows {known})", path.display())]
    TooNew {
        /// The file.
        path: PathBuf,
        /// The schema number in the file.
        found: i64,
        /// The newest schema number known here.
        known: usize,
    },
    /// Another program writes to it and does not stop.
    #[error("{}: another program is writing to this memory", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The file or its folder may not be written.
    #[error("{}: this memory or its folder is read-only", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// No room left.
    #[error("{}: the disk is full; this step was not kept", path.display())]
    DiskFull {
        /// The file.
        path: PathBuf,
    },
    /// The file's folder is missing, or it can't be opened.
    #[error("{}: can't be opened: {reason}", path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// The reason, in the operating system's words.
        reason: String,
    },
    /// SQLite found the file damaged, or a row does not make sense.
    #[error("{}: this memory is damaged: {reason}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        reason: String,
    },
    /// Anything else that SQLite reports.
    #[error("{}: {source}", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// SQLite's own words.
        source: rusqlite::Error,
    },
}

impl Store {
    /// Opens a memory, making it if there is none, and brings it up to date.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let path = path.to_path_buf();
        if path.is_dir() {
            return Err(StoreError::CannotOpen { path, reason: "it is a folder".to_owned() });
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)
                .map_err(|error| StoreError::CannotOpen { path: path.clone(), reason: error.to_string() })?;
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&path, flags).map_err(|error| explain(&path, error))?;
        let mut store = Store { connection, path };
        store.prepare().map_err(|error| match error {
            // A file that SQLite can't even begin to read.
            StoreError::Sqlite { path, source } if source.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
                StoreError::NotAMemory { path }
            }
            // Even to read it, SQLite makes a file beside it.
            StoreError::CannotOpen { path, .. } if std::fs::File::open(&path).is_ok() => StoreError::ReadOnly { path },
            other => other,
        })?;
        Ok(store)
    }

    /// A memory that lives only as long as the program; for tests and for work that keeps nothing.
    pub fn in_memory() -> Result<Self, StoreError> {
        let path = PathBuf::from(":memory:");
        let connection = Connection::open_in_memory().map_err(|error| explain(&path, error))?;
        let mut store = Store { connection, path };
        store.prepare()?;
        Ok(store)
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn prepare(&mut self) -> Result<(), StoreError> {
        self.read(|db| db.busy_timeout(PATIENCE))?;
        let (application, version, tables) = self.read(|db| {
            let pragma = |name: &str| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
            let tables: i64 = db.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
            Ok((pragma("application_id")?, pragma("user_version")?, tables))
        })?;
        let fresh = application == 0 && version == 0 && tables == 0;
        if !fresh && application != i64::from(schema::APPLICATION_ID) {
            return Err(StoreError::NotAMemory { path: self.path.clone() });
        }
        if version > schema::LATEST as i64 {
            let path = self.path.clone();
            return Err(StoreError::TooNew { path, found: version, known: schema::LATEST });
        }
        self.read(|db| {
            // Write-ahead: a reader never waits for the writer. Full: a committed step survives a power cut.
            db.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
            db.pragma_update(None, "synchronous", "full")?;
            db.pragma_update(None, "foreign_keys", true)?;
            db.pragma_update(None, "trusted_schema", false)
        })?;
        if version == schema::LATEST as i64 {
            return Ok(());
        }
        if !fresh {
            self.back_up(version)?;
        }
        schema::migrations().to_latest(&mut self.connection).map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => explain(&self.path, err),
            other => StoreError::Damaged { path: self.path.clone(), reason: other.to_string() },
        })
    }

    /// Copies the memory to a file beside it before an older schema is changed.
    fn back_up(&self, version: i64) -> Result<(), StoreError> {
        let mut name = self.path.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".schema-{version}.backup"));
        let backup = self.path.with_file_name(name);
        if backup.exists() {
            return Ok(());
        }
        self.read(|db| db.execute("vacuum into ?1", [backup.to_string_lossy()]))?;
        Ok(())
    }

    /// Runs a reading step and explains its errors.
    pub(crate) fn read<T>(&self, step: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        step(&self.connection).map_err(|error| explain(&self.path, error))
    }

    /// Runs a step in one immediate transaction: all of it is kept, or nothing.
    pub fn transact<T, E: From<StoreError>>(&mut self, step: impl FnOnce(&Store) -> Result<T, E>) -> Result<T, E> {
        self.within(TransactionBehavior::Immediate, step)
    }

    /// Runs a step that only reads, all of it at one moment, whatever another program writes meanwhile.
    pub fn snapshot<T, E: From<StoreError>>(&self, step: impl FnOnce(&Store) -> Result<T, E>) -> Result<T, E> {
        self.within(TransactionBehavior::Deferred, step)
    }

    fn within<T, E: From<StoreError>>(
        &self,
        begin: TransactionBehavior,
        step: impl FnOnce(&Store) -> Result<T, E>,
    ) -> Result<T, E> {
        let transaction = rusqlite::Transaction::new_unchecked(&self.connection, begin)
            .map_err(|error| explain(&self.path, error))?;
        let result = step(self)?;
        transaction.commit().map_err(|error| explain(&self.path, error))?;
        Ok(result)
    }

    /// SQLite's own check of the file and of the references in it. Empty when all is well.
    pub fn integrity(&self) -> Result<Vec<String>, StoreError> {
        self.read(|db| {
            let mut found: Vec<String> = Vec::new();
            let mut check = db.prepare("pragma integrity_check")?;
            for line in check.query_map([], |row| row.get::<_, String>(0))? {
                found.push(line?);
            }
            found.retain(|line| line != "ok");
            let mut check = db.prepare("pragma foreign_key_check")?;
            for table in check.query_map([], |row| row.get::<_, String>(0))? {
                found.push(format!("a row of table “{}” refers to one that is not there", table?));
            }
            Ok(found)
        })
    }
}

/// Puts SQLite's error into the user's terms.
pub(super) fn explain(path: &Path, error: rusqlite::Error) -> StoreError {
    let path = path.to_path_buf();
    // No room for the index that all programs at this memory share.
    let no_room = error.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_IOERR_SHMSIZE);
    match error.sqlite_error_code() {
        _ if no_room => StoreError::DiskFull { path },
        Some(ErrorCode::NotADatabase) => StoreError::NotAMemory { path },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { path },
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::ReadOnly { path },
        Some(ErrorCode::DiskFull) => StoreError::DiskFull { path },
        Some(ErrorCode::CannotOpen) => StoreError::CannotOpen { path, reason: error.to_string() },
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { path, reason: error.to_string() },
        Some(_) => StoreError::Sqlite { path, source: error },
        // No code: a row could not be read as what it should be.
        None => StoreError::Damaged { path, reason: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_room_for_the_shared_index_is_a_full_disk_and_no_io_error() {
        let error = |code| explain(Path::new("m.db"), rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
        assert!(matches!(error(ffi::SQLITE_IOERR_SHMSIZE), StoreError::DiskFull { .. }));
        assert!(matches!(error(ffi::SQLITE_FULL), StoreError::DiskFull { .. }));
        assert!(matches!(error(ffi::SQLITE_IOERR_READ), StoreError::Sqlite { .. }));
    }
}
