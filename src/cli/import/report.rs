//! What an import tells.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use serde::Serialize;

use super::reading::{Read, Trouble};
use crate::cli::CliError;
use crate::cli::args::ListFormat;
use crate::cli::output::{say, write_to};
use crate::workspace::ImportReport;

/// So many places are told of each kind of trouble.
const PLACES: usize = 3;

/// So many kinds of trouble are told of; more would be no help.
const KINDS: usize = 20;

/// What became of a file.
pub struct Report {
    /// What became of its units.
    pub outcome: ImportReport,
    /// What was read.
    pub read: Read,
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    read: usize,
    added: usize,
    updated: usize,
    already_there: usize,
    skipped: usize,
    beside: usize,
    languages: BTreeMap<String, usize>,
    trouble: Vec<Place<'a>>,
    remarks: &'a [String],
    dry_run: bool,
}

#[derive(Serialize)]
struct Failure<'a> {
    file: &'a str,
    error: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    line: u64,
    column: u64,
    reason: &'a str,
}

/// Tells programs of a file that could not be read; people have been told.
pub fn print_failure(format: ListFormat, file: &str, error: &CliError) -> Result<(), CliError> {
    match format {
        ListFormat::Table => Ok(()),
        ListFormat::Jsonl => write_to(Path::new("-"), false, |out| {
            serde_json::to_writer(&mut *out, &Failure { file, error: error.message() })?;
            writeln!(out)
        }),
    }
}

impl Report {
    /// Prints it: for people to standard error, for programs to standard output.
    pub fn print(&self, format: ListFormat, file: &str, dry_run: bool) -> Result<(), CliError> {
        match format {
            ListFormat::Table => {
                self.lines(file, dry_run).iter().for_each(say);
                Ok(())
            }
            ListFormat::Jsonl => write_to(Path::new("-"), false, |out| {
                serde_json::to_writer(&mut *out, &self.line(file, dry_run))?;
                writeln!(out)
            }),
        }
    }

    fn lines(&self, file: &str, dry_run: bool) -> Vec<String> {
        let ImportReport { added, beside, updated, there, .. } = self.outcome;
        let mut lines = vec![format!(
            "{file}: {} {} read, {added} added, {updated} updated, {there} already there, {} skipped",
            self.read.units,
            if self.read.units == 1 { "unit" } else { "units" },
            self.read.skipped
        )];
        let languages: Vec<String> =
            self.read.languages.iter().map(|(lang, count)| format!("{lang} {count}")).collect();
        if !languages.is_empty() {
            lines.push(format!("{file}: texts: {}", languages.join(", ")));
        }
        lines.extend(self.trouble(file));
        lines.extend(self.read.remarks.iter().map(|remark| format!("{file}: {remark}")));
        if beside > 0 {
            lines.push(format!("{file}: {beside} added beside accepted rows that have another target"));
        }
        if dry_run {
            lines.push("nothing was changed: this was a dry run".to_owned());
        }
        lines
    }

    /// Each kind of trouble with its first places.
    fn trouble(&self, file: &str) -> Vec<String> {
        let mut at: HashMap<&str, usize> = HashMap::new();
        let mut kinds: Vec<(&str, Vec<String>, usize)> = Vec::new();
        for Trouble { position, reason } in &self.read.trouble {
            let kind = *at.entry(reason).or_insert_with(|| {
                kinds.push((reason, Vec::new(), 0));
                kinds.len() - 1
            });
            let (_, places, count) = &mut kinds[kind];
            *count += 1;
            if places.len() < PLACES {
                places.push(format!("{file}:{position}: {reason}"));
            }
        }
        let other_kinds: usize = kinds.iter().skip(KINDS).map(|(_, _, count)| count).sum();
        let untold = other_kinds + self.read.skipped - self.read.trouble.len();
        let told = kinds.into_iter().take(KINDS).flat_map(|(reason, mut places, count)| {
            if count > places.len() {
                places.push(format!("{file}: {} more like it: {reason}", count - places.len()));
            }
            places
        });
        told.chain(
            (untold > 0).then(|| format!("{file}: {untold} more (--format jsonl lists the first hundred thousand)")),
        )
        .collect()
    }

    fn line<'a>(&'a self, file: &'a str, dry_run: bool) -> Line<'a> {
        let ImportReport { added, beside, updated, there, .. } = self.outcome;
        let place = |trouble: &'a Trouble| Place {
            line: trouble.position.line,
            column: trouble.position.column,
            reason: &trouble.reason,
        };
        Line {
            file,
            read: self.read.units,
            added,
            updated,
            already_there: there,
            skipped: self.read.skipped,
            beside,
            languages: self.read.languages.iter().map(|(lang, count)| (lang.to_string(), *count)).collect(),
            trouble: self.read.trouble.iter().map(place).collect(),
            remarks: &self.read.remarks,
            dry_run,
        }
    }
}
