//! Where the memory is.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::cli::CliError;
use crate::store::StoreError;
use crate::workspace::{Workspace, WorkspaceError};

/// Opens the memory that was named, or the one in the user's data folder; makes it if there is none.
pub fn open(db: Option<&Path>) -> Result<Workspace, CliError> {
    Ok(Workspace::open(&path(db)?)?)
}

/// Opens the memory, but makes none: a list of nothing would hide a mistyped path.
pub fn open_existing(db: Option<&Path>) -> Result<Workspace, CliError> {
    let path = path(db)?;
    if !path.exists() {
        let message = format!("{}: there is no memory yet", path.display());
        return Err(CliError::fault(message).hint("muqabala align SOURCE TARGET makes one"));
    }
    Ok(Workspace::open(&path)?)
}

/// Opens the memory if there is one.
pub fn open_if_there(db: Option<&Path>) -> Result<Option<Workspace>, CliError> {
    let path = path(db)?;
    Ok(if path.exists() { Some(Workspace::open(&path)?) } else { None })
}

fn path(db: Option<&Path>) -> Result<PathBuf, CliError> {
    if let Some(path) = db {
        return Ok(path.to_owned());
    }
    let folders = etcetera::choose_base_strategy()
        .map_err(|_| CliError::fault("your home folder can't be found").hint("name the memory with --db FILE"))?;
    Ok(folders.data_dir().join("muqabala").join("memory.db"))
}

impl From<WorkspaceError> for CliError {
    fn from(error: WorkspaceError) -> Self {
        let hint = match &error {
            WorkspaceError::NoSuchPair(_) => Some("muqabala list shows the pairs"),
            WorkspaceError::DeletedPair(_) => Some("muqabala restore PAIR brings it back"),
            WorkspaceError::NoSuchDeletedPair(_) => Some("muqabala list --deleted shows the deleted pairs"),
            WorkspaceError::NameTaken(_) => Some("choose another name"),
            WorkspaceError::NoPairs => Some("muqabala align SOURCE TARGET makes one"),
            WorkspaceError::NoSuchList(_) => Some("muqabala lexicon list shows the word lists"),
            WorkspaceError::ListExists(_) => {
                Some("--replace puts the new one in its place; --name gives it another name")
            }
            WorkspaceError::Inconsistent(_) => Some("muqabala check tells more"),
            WorkspaceError::Store(store) => store_hint(store),
            _ => None,
        };
        CliError::fault(&error).maybe_hint(hint)
    }
}

fn store_hint(error: &StoreError) -> Option<&'static str> {
    match error {
        StoreError::NotAMemory { .. } => Some("name another file with --db FILE; this one was left as it is"),
        StoreError::TooNew { .. } => Some("use the newer version; the memory was left as it is"),
        StoreError::Busy { .. } => Some("close the other program, or wait until it is done"),
        StoreError::ReadOnly { .. } | StoreError::TooOld { .. } => {
            Some("copy it to where you may write, and name the copy with --db FILE")
        }
        StoreError::CannotOpen { .. } => Some("name another file with --db FILE"),
        StoreError::DiskFull { .. } => Some("make room and try again; all earlier steps are kept"),
        StoreError::Damaged { .. } => Some("muqabala check tells more; keep a copy of the file"),
        StoreError::TooLarge { .. } => Some("cut the text into parts, such as chapters"),
        StoreError::Sqlite { .. } => None,
    }
}
