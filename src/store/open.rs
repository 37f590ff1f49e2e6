//! Opening a memory.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior, ffi};

use crate::store::schema;

/// How long another program's write is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// An open memory.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
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
        found: usize,
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
    /// An older program made it, and it can't be brought up to date because it may not be written.
    #[error("{}: this memory was made by an older version, and is read-only: it can't be brought up to date", path.display())]
    TooOld {
        /// The file.
        path: PathBuf,
    },
    /// No room left.
    #[error("{}: the disk is full: nothing was changed", path.display())]
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
    /// A text or a step of more bytes than SQLite keeps in one place.
    #[error("{}: a text of more than 1 GB can't be kept in a memory", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
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
    /// Opens a memory, making it if there is none, and brings it up to date. One that may not be written is opened for
    /// reading: every step on it is refused.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        match Store::open_for_writing(path) {
            Err(refused @ StoreError::ReadOnly { .. }) => match Store::open_for_reading(path) {
                Err(StoreError::ReadOnly { .. } | StoreError::CannotOpen { .. }) => Err(refused),
                opened => opened,
            },
            opened => opened,
        }
    }

    /// Opens a memory that may not be written.
    ///
    /// SQLite reads a memory with a write-ahead log only together with an index of that log in a file beside it. Where it
    /// can't make one, the memory is taken for one that nobody writes to at this time; so it is opened like that only
    /// when there is no such log: then all that was ever kept is in the file itself.
    fn open_for_reading(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = |address: &str| {
            let connection = Connection::open_with_flags(address, flags).map_err(|error| explain(path, error))?;
            let store = Store { connection, path: path.to_path_buf() };
            store.sql(|db| db.busy_timeout(PATIENCE))?;
            let found = store.snapshot(Store::schema)?;
            store.sql(|db| db.pragma_update(None, "trusted_schema", false))?;
            match found {
                schema::LATEST => Ok(store),
                _ => Err(StoreError::TooOld { path: path.to_path_buf() }),
            }
        };
        let address = address(path);
        match open(&address) {
            Err(StoreError::ReadOnly { .. } | StoreError::CannotOpen { .. }) if !has_log(path) => {
                open(&format!("{address}?immutable=1"))
            }
            opened => opened,
        }
    }

    fn open_for_writing(path: &Path) -> Result<Self, StoreError> {
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
        store.prepare()?;
        Ok(store)
    }

    /// Opens a memory that is open already once more, only to read.
    pub(super) fn open_beside(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(|error| explain(path, error))?;
        let store = Store { connection, path: path.to_path_buf() };
        store.sql(|db| db.busy_timeout(PATIENCE))?;
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

    /// Lets SQLite keep so many KiB of the file in memory, for work that touches much of it.
    pub(crate) fn set_cache(&self, kib: u32) -> Result<(), StoreError> {
        self.sql(|db| db.pragma_update(None, "cache_size", -i64::from(kib)))
    }

    fn prepare(&mut self) -> Result<(), StoreError> {
        self.sql(|db| db.busy_timeout(PATIENCE))?;
        let found = self.snapshot(Store::schema)?;
        self.sql(|db| {
            // Write-ahead: a reader never waits for the writer. Full: a committed step survives a power cut.
            write_ahead(db)?;
            db.pragma_update(None, "synchronous", "full")?;
            db.pragma_update(None, "foreign_keys", true)?;
            db.pragma_update(None, "trusted_schema", false)
        })?;
        if found == schema::LATEST {
            return Ok(());
        }
        if found > 0 {
            self.back_up(found)?;
        }
        match schema::migrations().to_latest(&mut self.connection) {
            // Steps that another program took at the same moment fail here, and are there.
            Err(error) if self.snapshot(Store::schema)? != schema::LATEST => Err(match error {
                rusqlite_migration::Error::RusqliteError { err, .. } => explain(&self.path, err),
                other => StoreError::Damaged { path: self.path.clone(), reason: other.to_string() },
            }),
            _ => Ok(()),
        }
    }

    /// The number of the file's schema: 0 for a file with nothing in it yet. Refuses what is no memory of ours, and one
    /// of a newer program.
    fn schema(&self) -> Result<usize, StoreError> {
        let (application, version, tables) = self.sql(|db| {
            let pragma = |name: &str| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
            let tables: i64 = db.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
            Ok((pragma("application_id")?, pragma("user_version")?, tables))
        })?;
        if (application, version, tables) == (0, 0, 0) {
            return Ok(0);
        }
        let path = self.path.clone();
        if application != i64::from(schema::APPLICATION_ID) {
            return Err(StoreError::NotAMemory { path });
        }
        match usize::try_from(version) {
            Ok(found) if found > schema::LATEST => Err(StoreError::TooNew { path, found, known: schema::LATEST }),
            Ok(found @ 1..) => Ok(found),
            // A schema and its number are written at once.
            _ => Err(StoreError::Damaged { path, reason: format!("it has tables, but {version} as their number") }),
        }
    }

    /// Copies the memory to a file beside it before an older schema is changed. The copy has its name only when it is
    /// whole and on the disk.
    fn back_up(&self, version: usize) -> Result<(), StoreError> {
        let mut name = self.path.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".schema-{version}.backup"));
        let backup = self.path.with_file_name(name);
        if backup.exists() {
            return Ok(());
        }
        let failed = |error: std::io::Error| {
            let reason = format!("no backup could be made: {error}");
            StoreError::CannotOpen { path: self.path.clone(), reason }
        };
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let copy = tempfile::Builder::new().prefix(".muqabala-").suffix(".tmp").tempfile_in(folder).map_err(failed)?;
        self.sql(|db| db.execute("vacuum into ?1", [copy.path().to_string_lossy()]))?;
        copy.as_file().sync_all().map_err(failed)?;
        // One that another program has made meanwhile is as good.
        match copy.persist_noclobber(&backup) {
            Err(error) if error.error.kind() != std::io::ErrorKind::AlreadyExists => Err(failed(error.error)),
            _ => Ok(()),
        }
    }

    /// Runs statements, in the transaction that is open or each by itself, and explains their errors.
    pub(crate) fn sql<T>(&self, step: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        step(&self.connection).map_err(|error| explain(&self.path, error))
    }

    /// Runs a step in one immediate transaction: all of it is kept, or nothing.
    pub(crate) fn transact<T, E: From<StoreError>>(
        &mut self,
        step: impl FnOnce(&Store) -> Result<T, E>,
    ) -> Result<T, E> {
        self.within(TransactionBehavior::Immediate, step)
    }

    /// Runs a step that only reads, all of it at one moment, whatever another program writes meanwhile.
    pub(crate) fn snapshot<T, E: From<StoreError>>(&self, step: impl FnOnce(&Store) -> Result<T, E>) -> Result<T, E> {
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
    pub(crate) fn integrity(&self) -> Result<Vec<String>, StoreError> {
        self.sql(|db| {
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

/// The address under which SQLite finds a file, whatever its name has in it.
fn address(path: &Path) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-_.".contains(byte);
    let bytes = path.as_os_str().as_encoded_bytes().iter();
    let escaped = bytes.map(|byte| if plain(byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") });
    format!("file:{}", escaped.collect::<String>())
}

/// Whether there are steps that stand in the write-ahead log only.
fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_os_string();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

/// Turns write-ahead logging on. SQLite itself does not wait for another program that does the same at this moment.
fn write_ahead(db: &Connection) -> rusqlite::Result<()> {
    let started = Instant::now();
    loop {
        let changed = db.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()));
        let busy = |error: &rusqlite::Error| error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy);
        match changed {
            Err(error) if busy(&error) && started.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(5)),
            other => return other,
        }
    }
}

/// Puts SQLite's error into the user's terms.
pub(super) fn explain(path: &Path, error: rusqlite::Error) -> StoreError {
    let path = path.to_path_buf();
    // The index of the write-ahead log, which reading needs as well, is made of room that is there.
    if error.sqlite_extended_error_code() == Some(ffi::SQLITE_IOERR_SHMSIZE) {
        return StoreError::DiskFull { path };
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => StoreError::NotAMemory { path },
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy { path },
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::ReadOnly { path },
        Some(ErrorCode::DiskFull) => StoreError::DiskFull { path },
        // Even to read a memory, SQLite makes a file beside it.
        Some(ErrorCode::CannotOpen) if std::fs::File::open(&path).is_ok() => StoreError::ReadOnly { path },
        Some(ErrorCode::CannotOpen) => StoreError::CannotOpen { path, reason: error.to_string() },
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { path, reason: error.to_string() },
        Some(ErrorCode::TooBig) => StoreError::TooLarge { path },
        Some(_) => StoreError::Sqlite { path, source: error },
        // No code: a row could not be read as what it should be.
        None => StoreError::Damaged { path, reason: in_words(error) },
    }
}

/// What it means that a row is not what it should be.
fn in_words(error: rusqlite::Error) -> String {
    match error {
        rusqlite::Error::QueryReturnedNoRows => "a row is not there that others refer to".to_owned(),
        rusqlite::Error::StatementChangedRows(_) => "a row is not there that this step changes".to_owned(),
        rusqlite::Error::FromSqlConversionFailure(_, _, source) => source.to_string(),
        rusqlite::Error::Utf8Error(_, source) => format!("a text is not UTF-8: {source}"),
        rusqlite::Error::IntegralValueOutOfRange(_, value) => format!("the number {value} is out of range"),
        rusqlite::Error::InvalidColumnType(_, column, _) => format!("“{column}” is of another type than it should be"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_whole_and_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ذاكرة.db");
        let store = Store::open(&path).unwrap();
        store.back_up(1).unwrap();
        let backup = folder.path().join("ذاكرة.db.schema-1.backup");
        assert_eq!(Store::open(&backup).unwrap().integrity().unwrap(), Vec::<String>::new());
        std::fs::write(&backup, "kept").unwrap();
        store.back_up(1).unwrap();
        assert_eq!(std::fs::read_to_string(&backup).unwrap(), "kept");
        let left = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        assert!(left.into_iter().all(|name| !name.to_string_lossy().ends_with(".tmp")));
    }

    #[test]
    fn a_memory_that_may_not_be_written_is_read_and_refuses_every_step() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ذاكرة? #1%20.db");
        assert!(Store::open_for_reading(&path).is_err() && !path.exists(), "none is made");
        let mut store = Store::open(&path).unwrap();
        store.transact(|store| store.set("a", "b")).unwrap();
        // In the log, and then in the file itself.
        for close in [false, true] {
            if close {
                store.sql(|db| db.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))).unwrap();
            }
            let mut reading = Store::open_for_reading(&path).unwrap();
            assert_eq!(reading.setting("a").unwrap().as_deref(), Some("b"), "{close}");
            let refused = reading.transact(|store| store.set("a", "c")).unwrap_err();
            assert!(matches!(refused, StoreError::ReadOnly { .. }), "{refused}");
        }
        store.sql(|db| db.pragma_update(None, "user_version", 1)).unwrap();
        assert!(matches!(Store::open_for_reading(&path), Err(StoreError::TooOld { .. })));
    }

    #[test]
    fn a_schema_that_was_not_finished_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("memory.db");
        let mut store = Store { connection: Connection::open(&path).unwrap(), path: path.clone() };
        let stopped: Result<(), StoreError> = store.transact(|store| {
            store.sql(|db| db.execute_batch(include_str!("../../migrations/0001_memory.sql")))?;
            let application: i32 = store.sql(|db| db.pragma_query_value(None, "application_id", |row| row.get(0)))?;
            assert_eq!(application, schema::APPLICATION_ID);
            Err(StoreError::Busy { path: path.clone() })
        });
        assert!(stopped.is_err());
        assert_eq!(store.schema().unwrap(), 0);
    }

    #[test]
    fn no_room_for_the_shared_index_is_a_full_disk_and_no_io_error() {
        let error = |code| explain(Path::new("m.db"), rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
        assert!(matches!(error(ffi::SQLITE_IOERR_SHMSIZE), StoreError::DiskFull { .. }));
        assert!(matches!(error(ffi::SQLITE_FULL), StoreError::DiskFull { .. }));
        assert!(matches!(error(ffi::SQLITE_IOERR_READ), StoreError::Sqlite { .. }));
    }
}
