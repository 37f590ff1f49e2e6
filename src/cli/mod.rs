//! The command line: one file per subcommand.
//!
//! The only place, with the review screen, that prints, reads the environment, and ends in exit codes: 0 done (a closed
//! pipe too), 1 the data or the memory is at fault, 2 wrong usage, 3 a check failed.

mod align;
mod args;
mod check;
mod completions;
mod config;
mod doctor;
mod error;
mod eval;
mod explain;
mod export;
mod lexicon;
mod lines;
mod list;
mod memory;
mod output;
mod parallel;
mod plain;
mod progress;
mod read;
mod realign;
mod remembered;
mod review;
mod screen;
mod segment;
mod summary;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{CommandFactory, FromArgMatches};

use args::{Cli, Command};

pub use error::{CliError, Exit};

/// Runs the program on its arguments, the program's own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let exit = match parse(arguments) {
        Ok(cli) => dispatch(cli).unwrap_or_else(|error| {
            output::say_error(&error);
            error.exit()
        }),
        Err(error) => {
            // Help and version go to standard output and are no errors.
            let _ = error.print();
            if error.use_stderr() { Exit::Usage } else { Exit::Done }
        }
    };
    ExitCode::from(exit as u8)
}

fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let matches = Cli::command().try_get_matches_from(arguments)?;
    let mut cli = Cli::from_arg_matches(&matches)?;
    if let Command::Align(args) = &mut cli.command {
        args.db_named = matches.value_source("db") == Some(ValueSource::CommandLine);
    }
    Ok(cli)
}

fn dispatch(cli: Cli) -> Result<Exit, CliError> {
    let db = cli.db.as_deref();
    match cli.command {
        Command::Align(args) => align::run(db, *args),
        Command::Review(args) => review::run(db, args),
        Command::Realign(args) => realign::run(db, args),
        Command::Explain(args) => explain::run(db, args),
        Command::List(args) => list::run(db, args),
        Command::Export(args) => export::run(db, args),
        Command::Segment(args) => segment::run(args),
        Command::Eval(args) => eval::run(args),
        Command::Lexicon(args) => lexicon::run(db, args),
        Command::Config(args) => config::run(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::Check(args) => check::run(db, args),
        Command::Completions { shell } => completions::run(shell),
    }
}
