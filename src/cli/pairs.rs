//! `muqabala rename`, `muqabala delete` and `muqabala restore`.

use std::path::Path;

use crate::cli::args::{OnePairArgs, RenameArgs};
use crate::cli::output::say;
use crate::cli::{CliError, Exit, memory};
use crate::workspace::PairStep;

pub fn rename(db: Option<&Path>, args: &RenameArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open_existing(db)?;
    let id = workspace.find_pair(Some(&args.pair))?;
    let change = workspace.rename_pair(id, &args.name)?;
    if let PairStep::Renamed { from } = change.what {
        say(format_args!("“{from}” is called “{}” now", change.name));
    }
    Ok(Exit::Done)
}

pub fn delete(db: Option<&Path>, args: &OnePairArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open_existing(db)?;
    let id = workspace.find_pair(Some(&args.pair))?;
    let change = workspace.delete_pair(id)?;
    say(format_args!("“{}” was deleted, and is kept: muqabala restore {} brings it back", change.name, id.0));
    Ok(Exit::Done)
}

pub fn restore(db: Option<&Path>, args: &OnePairArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open_existing(db)?;
    let id = workspace.find_deleted_pair(&args.pair)?;
    let change = workspace.restore_pair(id)?;
    say(format_args!("“{}” is back", change.name));
    Ok(Exit::Done)
}
