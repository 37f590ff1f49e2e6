//! `muqabala undo` and `muqabala redo`: steps on the units that came from files.

use std::io::{self, Write};
use std::path::Path;

use clap::Args;
use serde::Serialize;

use crate::cli::args::ListFormat;
use crate::cli::output::{one_line, say, write_to};
use crate::cli::{CliError, Exit, memory};
use crate::workspace::{UnitChange, UnitStep};

/// What the help of both adds.
pub const HELP: &str = "\
Examples:
  muqabala undo --list      the steps: imports, merges, cleanings, renamed languages
  muqabala undo             takes the last one back
  muqabala redo             does it again

Steps can be taken back at any time, the last one first; nothing is ever lost by it. Steps on the rows of a pair are
taken back in its review, and deleted pairs come back with muqabala restore.";

/// `muqabala undo` and `muqabala redo`.
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// Only show the steps: those that are done, the last one first, and those that can be done again
    #[arg(long)]
    pub list: bool,
    /// For people or for programs
    #[arg(long, value_enum, default_value = "table", requires = "list")]
    pub format: ListFormat,
}

pub fn undo(db: Option<&Path>, args: &UndoArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open_existing(db)?;
    if args.list {
        let (done, undone) = workspace.unit_steps()?;
        return list(&done, &undone, args.format);
    }
    match workspace.undo_units()? {
        Some(change) => say(format_args!("taken back: {}", told(&change))),
        None => say("there is no step to take back"),
    }
    Ok(Exit::Done)
}

pub fn redo(db: Option<&Path>, args: &UndoArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open_existing(db)?;
    if args.list {
        let (done, undone) = workspace.unit_steps()?;
        return list(&done, &undone, args.format);
    }
    match workspace.redo_units()? {
        Some(change) => say(format_args!("done again: {}", told(&change))),
        None => say("there is no step to do again"),
    }
    Ok(Exit::Done)
}

/// What a step is, in one line.
fn told(change: &UnitChange) -> String {
    let UnitChange { label, moved, changed } = change;
    let units = |count: usize| if count == 1 { "unit" } else { "units" };
    match (*moved, *changed) {
        (moved, 0) => format!("{label} ({moved} {} came or went)", units(moved)),
        (0, changed) => format!("{label} ({changed} {} changed)", units(changed)),
        (moved, changed) => format!("{label} ({moved} {} came or went, {changed} changed)", units(moved)),
    }
}

#[derive(Serialize)]
struct Line<'a> {
    step: i64,
    label: &'a str,
    at: &'a str,
    done: bool,
}

fn list(done: &[UnitStep], undone: &[UnitStep], format: ListFormat) -> Result<Exit, CliError> {
    if done.is_empty() && undone.is_empty() {
        say("there are no steps on units from files yet");
    }
    let steps = done.iter().map(|step| (step, true)).chain(undone.iter().map(|step| (step, false)));
    write_to(Path::new("-"), false, |out| {
        steps.into_iter().try_for_each(|(step, done)| line(out, step, done, format))
    })?;
    Ok(Exit::Done)
}

fn line(out: &mut dyn Write, step: &UnitStep, done: bool, format: ListFormat) -> io::Result<()> {
    match format {
        ListFormat::Table => {
            let at = step.at.get(..16).unwrap_or(&step.at).replace('T', " ");
            let what = if done { "done  " } else { "undone" };
            writeln!(out, "{what}  {at:<16}  {}", one_line(&step.label))
        }
        ListFormat::Jsonl => {
            let line = Line { step: step.id.0, label: &step.label, at: &step.at, done };
            serde_json::to_writer(&mut *out, &line)?;
            writeln!(out)
        }
    }
}
