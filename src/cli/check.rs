//! `muqabala check`: whether the memory is whole, and what may be wrong with translations.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::cli::args::{CheckArgs, ListFormat};
use crate::cli::output::{say, write_to};
use crate::cli::{CliError, Exit, memory};
use crate::edit::Warnings;
use crate::quality::{Finding, Warning};
use crate::workspace::OpenPair;

/// What `muqabala check --help` adds.
pub const HELP: &str = "\
Looks at the file itself, at every pair's segments, at the log of edits replayed against the tables, at the units
of accepted rows, and at the steps on units that came from files.

Examples:
  muqabala check                                   the memory
  muqabala check --quality                         the translations of the pair that was last changed
  muqabala check --quality treaty --only numbers   by name, and only numbers that differ
  muqabala check --quality --format jsonl

--quality tells for each row, as the review screen counts them, what may be wrong: empty, untranslated, length, numbers, \
mixed-digits, punctuation, unbalanced, inconsistent, bidi-controls. Rejected rows, and warnings that were dismissed in \
the review screen, are left out. In jsonl, source and target are lists of [start, end], in bytes of the row's texts.

Exits with 3 when something is found.";

pub fn run(db: Option<&Path>, args: CheckArgs) -> Result<Exit, CliError> {
    if args.quality { quality(db, &args) } else { memory(db) }
}

fn memory(db: Option<&Path>) -> Result<Exit, CliError> {
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

fn quality(db: Option<&Path>, args: &CheckArgs) -> Result<Exit, CliError> {
    let workspace = memory::open_existing(db)?;
    let pair = workspace.open_pair(workspace.find_pair(args.pair.as_deref())?)?;
    let mut warnings = Warnings::of(pair.state());
    while warnings.is_reading() {
        warnings.go_on(pair.state());
    }
    let wanted = |kind: Warning| args.only.is_empty() || args.only.contains(&kind);
    let (mut rows, mut found) = (0, 0);
    write_to(Path::new("-"), false, |out| {
        for index in 0..pair.state().len() {
            let told = warnings.of_row(pair.state(), index);
            let told: Vec<Finding> = told.into_iter().filter(|finding| wanted(finding.kind)).collect();
            rows += usize::from(!told.is_empty());
            found += told.len();
            for finding in &told {
                match args.format {
                    ListFormat::Table => {
                        writeln!(out, "row {:<6} {:<13}  {}", index + 1, finding.kind.name(), finding.told)?;
                    }
                    ListFormat::Jsonl => jsonl(out, &pair, index + 1, finding)?,
                }
            }
        }
        Ok(())
    })?;
    let noun = if found == 1 { "warning" } else { "warnings" };
    say(format_args!("“{}”: {found} {noun} in {rows} of {} rows", pair.name(), pair.state().len()));
    Ok(if found == 0 { Exit::Done } else { Exit::CheckFailed })
}

#[derive(Serialize)]
struct Line<'a> {
    pair: i64,
    name: &'a str,
    row: usize,
    warning: Warning,
    told: &'a str,
    source: Vec<(usize, usize)>,
    target: Vec<(usize, usize)>,
}

fn jsonl(out: &mut dyn Write, pair: &OpenPair, row: usize, finding: &Finding) -> io::Result<()> {
    let [source, target] =
        finding.places.each_ref().map(|places| places.iter().map(|place| (place.start, place.end)).collect());
    let (warning, told) = (finding.kind, finding.told.as_str());
    let line = Line { pair: pair.id().0, name: pair.name(), row, warning, told, source, target };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}
