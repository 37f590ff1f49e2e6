//! `muqabala srx use`, and which rules the memory goes by.

use std::path::Path;

use super::bytes;
use crate::cli::output::{one_line, say, write_to};
use crate::cli::{CliError, Exit, memory};
use crate::workspace::{MemoryRules, WorkspaceError};

/// Tells which rules the memory goes by.
pub fn show(db: Option<&Path>) -> Result<Exit, CliError> {
    let rules = memory::open_existing(db)?.rules()?;
    write_to(Path::new("-"), false, |out| writeln!(out, "{}", described(rules.as_ref())))?;
    Ok(Exit::Done)
}

/// Has the memory go by the rules of a file, or by the built-in ones.
pub fn choose(db: Option<&Path>, file: Option<&Path>) -> Result<Exit, CliError> {
    let read = file.map(|file| Ok::<_, CliError>((file, bytes(file)?))).transpose()?;
    let mut workspace = memory::open(db)?;
    let before = match read {
        None => workspace.use_built_in_rules()?,
        Some((file, bytes)) => match workspace.use_rules(&file.display().to_string(), &bytes) {
            Err(WorkspaceError::WrongRules(error)) => {
                return Err(CliError::fault(format_args!("{}:{error}", file.display()))
                    .hint("muqabala srx check tells of all that is wrong in it"));
            }
            before => before?,
        },
    };
    let now = workspace.rules()?;
    say(format_args!("this memory goes by {}; before, by {}", described(now.as_ref()), described(before.as_ref())));
    Ok(Exit::Done)
}

fn described(rules: Option<&MemoryRules>) -> String {
    match rules {
        None => "the built-in rules".to_owned(),
        Some(MemoryRules { name, added, .. }) => {
            format!("the rules of {} (since {})", one_line(name), added.get(..10).unwrap_or(added))
        }
    }
}
