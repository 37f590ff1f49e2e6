//! `muqabala check`.

use std::path::Path;

use crate::cli::output::say;
use crate::cli::{CliError, Exit, memory};

pub fn run(db: Option<&Path>) -> Result<Exit, CliError> {
    let workspace = memory::open_existing(db)?;
    let findings = workspace.check()?;
    let pairs = workspace.pairs()?.len();
    if findings.is_empty() {
        let noun = if pairs == 1 { "pair" } else { "pairs" };
        say(format_args!("{}: whole ({pairs} {noun})", workspace.path().display()));
        return Ok(Exit::Done);
    }
    for finding in &findings {
        say(format_args!("{}: {finding}", workspace.path().display()));
    }
    Ok(Exit::CheckFailed)
}
