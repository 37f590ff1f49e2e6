//! `muqabala doctor`: what was found out about this terminal, and, where Arabic reads wrong, the way to settle it.

mod facts;
mod question;

use std::io::IsTerminal;
use std::path::Path;

use crate::cli::args::{DoctorArgs, ListFormat};
use crate::cli::output::{say, write_to};
use crate::cli::{CliError, Exit, config, remembered, screen};
use facts::Facts;

pub const HELP: &str = "\
Examples:
  muqabala doctor                   what was found out, and a question where one can be asked
  muqabala doctor --format jsonl    the same for programs, without a question

Terminals differ in what they do with Arabic: most print letters where they are put, some put them in order \
themselves. The program asks the terminal what it is; should Arabic read wrong all the same, choose here once which of \
four lines reads right. The answer is remembered for this kind of terminal; --bidi and the configuration file come \
before it.";

pub fn run(args: &DoctorArgs) -> Result<Exit, CliError> {
    let config = config::load(&args.screen.file)?;
    let asks = args.format == ListFormat::Table && std::io::stdout().is_terminal();
    let there = std::io::stdout().is_terminal().then(|| screen::take(&args.screen, &config)).transpose();
    let (facts, answer) = match there {
        Ok(Some((mut session, environment, _))) => {
            let facts = Facts::of(&args.screen, &config, &environment, Some(&session));
            let answer = if asks { question::ask(&mut session, &facts).map_err(screen::no_terminal)? } else { None };
            (facts, answer)
        }
        // Without a terminal there are still the facts that the environment tells.
        Ok(None) | Err(_) => (Facts::of(&args.screen, &config, &screen::environment(), None), None),
    };
    write_to(Path::new("-"), false, |out| match args.format {
        ListFormat::Table => out.write_all(facts.to_string().as_bytes()),
        ListFormat::Jsonl => serde_json::to_writer(&mut *out, &facts).map_err(Into::into).and_then(|()| writeln!(out)),
    })?;
    if let Some(choice) = answer {
        let path = remembered::remember(&facts.terminal, choice).map_err(CliError::fault)?;
        say(format_args!("{} is shown as “{choice}” from now on; remembered in {}", facts.terminal, path.display()));
    }
    Ok(Exit::Done)
}
