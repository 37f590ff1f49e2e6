//! The command line: one file per subcommand.
//!
//! The only place, with the review screen, that prints, reads the environment, and ends in exit codes: 0 done (a closed
//! pipe too), 1 the data or the memory is at fault, 2 wrong usage, 3 a check failed.

mod align;
mod args;
mod check;
mod clean;
mod completions;
mod config;
mod doctor;
mod doubt;
mod error;
mod eval;
mod explain;
mod export;
mod file_pair;
mod files;
mod import;
mod languages;
mod lexicon;
mod lines;
mod list;
mod memory;
mod merge;
mod output;
mod pairs;
mod parallel;
mod plain;
mod progress;
mod read;
mod realign;
mod remembered;
mod resegment;
mod review;
mod rules;
mod screen;
mod segment;
mod selected;
mod split;
mod srx;
mod stats;
mod summary;
mod undo;
mod words;

use std::ffi::OsString;
use std::io::{IsTerminal, stdin, stdout};
use std::path::Path;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{CommandFactory, FromArgMatches};

use args::{Cli, Command, ScreenArgs};

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

/// The options of [`ScreenArgs`]: before a subcommand they would have no effect.
const SCREEN: [&str; 4] = ["bidi", "theme", "no_mouse", "config"];

fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let matches = Cli::command().try_get_matches_from(arguments)?;
    let mut cli = Cli::from_arg_matches(&matches)?;
    let named = |option: &&str| matches.value_source(option) == Some(ValueSource::CommandLine);
    if let Some(option) = SCREEN.iter().find(|option| cli.command.is_some() && named(option)) {
        let told = format!(
            "--{} belongs behind the subcommand, as in muqabala review --bidi visual",
            option.replace('_', "-")
        );
        return Err(Cli::command().error(ErrorKind::ArgumentConflict, told));
    }
    let db_named = matches.value_source("db") == Some(ValueSource::CommandLine);
    match &mut cli.command {
        Some(Command::Align(args)) => args.db_named = db_named,
        Some(Command::Segment(args)) => args.db_named = db_named,
        _ => {}
    }
    Ok(cli)
}

fn dispatch(cli: Cli) -> Result<Exit, CliError> {
    let db = cli.db.as_deref();
    let Some(command) = cli.command else { return alone(db, &cli.screen) };
    match command {
        Command::Align(args) => align::run(db, *args),
        Command::Review(args) => review::run(db, args),
        Command::Realign(args) => realign::run(db, args),
        Command::Resegment(args) => resegment::run(db, &args),
        Command::Explain(args) => explain::run(db, args),
        Command::List(args) => list::run(db, args),
        Command::Rename(args) => pairs::rename(db, &args),
        Command::Delete(args) => pairs::delete(db, &args),
        Command::Restore(args) => pairs::restore(db, &args),
        Command::Export(args) => export::run(db, args),
        Command::Import(args) => import::run(db, &args),
        Command::Clean(args) => clean::run(db, &args),
        Command::Merge(args) => merge::run(db, &args),
        Command::Split(args) => split::run(db, &args),
        Command::Languages(args) => languages::run(db, &args),
        Command::Stats(args) => stats::run(db, &args),
        Command::Undo(args) => undo::undo(db, &args),
        Command::Redo(args) => undo::redo(db, &args),
        Command::Segment(args) => segment::run(db, args),
        Command::Srx(args) => srx::run(db, args),
        Command::Eval(args) => eval::run(args),
        Command::Lexicon(args) => lexicon::run(db, args),
        Command::Config(args) => config::run(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::Check(args) => check::run(db, args),
        Command::Completions { shell } => completions::run(shell),
    }
}

/// Without a subcommand: the list of pairs at a terminal, elsewhere the help.
fn alone(db: Option<&Path>, screen: &ScreenArgs) -> Result<Exit, CliError> {
    if stdin().is_terminal() && stdout().is_terminal() {
        return review::list(&mut memory::open(db)?, screen);
    }
    output::say(Cli::command().render_help());
    Ok(Exit::Usage)
}
