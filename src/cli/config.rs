//! `muqabala config`, and where the configuration file is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::cli::args::{ConfigArgs, ConfigFile};
use crate::cli::output::{say, write_to};
use crate::cli::{CliError, Exit};
use crate::tui::config::{Config, Fault, example};

pub const HELP: &str = "\
Examples:
  muqabala config                                 print what is set, all of it
  muqabala config > ~/.config/muqabala/config.toml    begin a file of your own (when there is none yet)
  muqabala config --check                         look for mistakes

The file is muqabala/config.toml in your configuration folder, unless --config or MUQABALA_CONFIG names another. \
What is set anyway stands in it behind a #. A file with a mistake in it is not used in part: every mistake is told, \
with its line and column.";

/// A configuration file's most bytes; one that is larger is something else.
const LARGEST: u64 = 1 << 20;

pub fn run(args: &ConfigArgs) -> Result<Exit, CliError> {
    let place = place(&args.file)?;
    let read = read(&place)?;
    if args.check {
        return check(&place, read.as_deref());
    }
    let config = parsed(&place, read.as_deref().unwrap_or(""))?;
    write_to(Path::new("-"), false, |out| out.write_all(example(&config).as_bytes()))?;
    Ok(Exit::Done)
}

fn check(place: &Place, text: Option<&str>) -> Result<Exit, CliError> {
    let path = place.path.display();
    let Some(text) = text else {
        say(format_args!("{path}: there is no such file; everything is as by default"));
        return Ok(Exit::Done);
    };
    match Config::parse(text) {
        Ok(config) => {
            config.notes.iter().for_each(|note| say(format_args!("{path}: {note}")));
            say(format_args!("{path}: nothing is wrong"));
            Ok(Exit::Done)
        }
        Err(faults) => {
            faults.iter().for_each(|fault| say(told(place, fault)));
            Ok(Exit::CheckFailed)
        }
    }
}

/// What the configuration file says; as by default when there is none where one would be looked for.
pub fn load(file: &ConfigFile) -> Result<Config, CliError> {
    let place = place(file)?;
    let text = read(&place)?;
    parsed(&place, text.as_deref().unwrap_or(""))
}

fn parsed(place: &Place, text: &str) -> Result<Config, CliError> {
    Config::parse(text).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(|fault| told(place, fault)).collect();
        CliError::fault(lines.join("\n")).hint("muqabala config --check looks for mistakes; the file was not used")
    })
}

fn told(place: &Place, fault: &Fault) -> String {
    let hint = fault.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
    format!("{}:{fault}{hint}", place.path.display())
}

/// Where the file is, and whether it was named.
struct Place {
    path: PathBuf,
    named: bool,
}

fn place(file: &ConfigFile) -> Result<Place, CliError> {
    if let Some(path) = &file.config {
        return Ok(Place { path: path.clone(), named: true });
    }
    let folders = etcetera::choose_base_strategy()
        .map_err(|_| CliError::fault("your home folder can't be found").hint("name the file with --config FILE"))?;
    Ok(Place { path: folders.config_dir().join("muqabala").join("config.toml"), named: false })
}

/// The file's text; none when there is none and none was named.
fn read(place: &Place) -> Result<Option<String>, CliError> {
    let failed = |error: &dyn std::fmt::Display| CliError::fault(error).at(place.path.display());
    match fs::metadata(&place.path) {
        Ok(about) if about.len() > LARGEST => return Err(failed(&"this is too large for a configuration file")),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound && !place.named => return Ok(None),
        Err(error) => return Err(failed(&error)),
    }
    let bytes = fs::read(&place.path).map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map(Some).map_err(|_| failed(&"this is not UTF-8"))
}
