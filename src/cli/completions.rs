//! `muqabala completions`.

use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::args::Cli;
use crate::cli::output::write_to;
use crate::cli::{CliError, Exit};

pub fn run(shell: Shell) -> Result<Exit, CliError> {
    // Into memory first: the generator panics when its writer fails.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "muqabala", &mut script);
    write_to(Path::new("-"), false, |out| out.write_all(&script))?;
    Ok(Exit::Done)
}
