//! Where the pairs of a batch are kept: in the memory, or as files in a folder.

use std::path::Path;

use jiff::Timestamp;

use super::job::Ready;
use crate::cli::CliError;
use crate::cli::align::state_of;
use crate::cli::args::AlignArgs;
use crate::formats::{Options, WriteError, write_file, write_units};
use crate::memory::units_of;
use crate::store::StoreError;
use crate::workspace::{PairId, Workspace, WorkspaceError};

/// Whose fault it is: the pair's, or that of something without which no other pair would come out better.
pub enum Failure {
    Pair(CliError),
    All(CliError),
}

/// Where pairs are kept.
pub enum Keeper<'a> {
    Memory(Workspace),
    Folder(&'a Path),
}

/// What keeping came to.
pub enum Kept {
    /// It is there now, under a number if it is in the memory.
    New { pair: Option<PairId> },
    /// It was there before.
    There,
}

impl Keeper<'_> {
    pub fn path(&self) -> Option<&Path> {
        match self {
            Keeper::Memory(workspace) => Some(workspace.path()),
            Keeper::Folder(_) => None,
        }
    }

    pub fn place(&self) -> String {
        let path = match self {
            Keeper::Memory(workspace) => workspace.path(),
            Keeper::Folder(folder) => folder,
        };
        format!("; kept in {}", path.display())
    }

    pub fn keep(&mut self, args: &AlignArgs, ready: &Ready) -> Result<Kept, Failure> {
        let Ready { name, source, target, aligned, output, .. } = ready;
        match self {
            Keeper::Memory(workspace) => {
                // The same two texts may stand in the table twice, and then were not there yet when they were looked up.
                let again = args.again;
                if !again && workspace.pair_of(&source.document, &target.document).map_err(of_memory)?.is_some() {
                    return Ok(Kept::There);
                }
                let pair = workspace.add_pair(name, source, target, &aligned.alignment).map_err(of_memory)?;
                Ok(Kept::New { pair: Some(pair) })
            }
            Keeper::Folder(folder) => {
                let path = output.as_deref().unwrap_or(folder);
                let state = state_of(source, target, &aligned.alignment);
                let units = units_of(&state, name, Timestamp::now());
                write_file(path, args.force, |out| write_units(args.format, units, &Options::default(), out))
                    .map_err(of_file)?;
                Ok(Kept::New { pair: None })
            }
        }
    }
}

pub fn of_memory(error: WorkspaceError) -> Failure {
    match error {
        WorkspaceError::Store(StoreError::TooLarge { .. }) => Failure::Pair(error.into()),
        _ => Failure::All(error.into()),
    }
}

fn of_file(error: WriteError) -> Failure {
    match error {
        WriteError::Exists { .. } | WriteError::IsFolder { .. } | WriteError::Io { .. } => Failure::Pair(error.into()),
        WriteError::NoFolder { .. } | WriteError::ReadOnly { .. } | WriteError::DiskFull { .. } => {
            Failure::All(error.into())
        }
    }
}
