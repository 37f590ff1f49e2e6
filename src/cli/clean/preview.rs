//! What a cleaning would do.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::CleanArgs;
use crate::cli::args::ListFormat;
use crate::cli::output::{say, write_to};
use crate::cli::{CliError, Exit};
use crate::memory::clean::{CleanKind, Remedy};
use crate::text::excerpt;
use crate::workspace::{Unclean, UnitPlace, Workspace};

/// So many units of a kind are shown when not all are asked for.
const EXAMPLES: usize = 5;

/// So many characters of a text are shown to people.
const SHOWN: usize = 60;

/// How many units a kind has found, by what is to be done about them.
#[derive(Default)]
struct Counts {
    remove: usize,
    change: usize,
    look: usize,
    rows: usize,
}

impl Counts {
    fn take(&mut self, unclean: &Unclean) {
        *match (&unclean.place, &unclean.remedy) {
            (UnitPlace::Row { .. }, _) => &mut self.rows,
            (_, Remedy::Remove(_)) => &mut self.remove,
            (_, Remedy::Rewrite { .. }) => &mut self.change,
            (_, Remedy::Look(_)) => &mut self.look,
        } += 1;
    }

    fn total(&self) -> usize {
        self.remove + self.change + self.look + self.rows
    }

    fn told(&self) -> String {
        let parts = [
            (self.remove, "to be taken out"),
            (self.change, "to be changed"),
            (self.look, "to be looked at"),
            (self.rows, "in accepted rows, which stay"),
        ];
        let parts: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
    }
}

pub fn run(workspace: &Workspace, kinds: &[CleanKind], args: &CleanArgs) -> Result<Exit, CliError> {
    let mut total = 0;
    let all = args.list || args.format == ListFormat::Jsonl;
    for kind in kinds {
        let mut counts = Counts::default();
        // Errors of the memory and of the output go different ways out.
        let found = write_to(Path::new("-"), false, |out| {
            let mut failed = Ok(());
            let found = workspace.find_unclean(*kind, args.keep, |unclean| {
                counts.take(&unclean);
                if failed.is_ok() && (all || counts.total() <= EXAMPLES) {
                    failed = show(out, *kind, &unclean, args.format);
                }
            });
            failed.map(|()| found)
        })?;
        found?;
        total += counts.total();
        if args.format == ListFormat::Table {
            say(format_args!("{:<18}  {}", format!("{kind}:"), counts.told()));
        }
    }
    if total > 0 && args.format == ListFormat::Table {
        say("nothing was changed; name kinds and add --apply to put them right");
    }
    Ok(Exit::Done)
}

#[derive(Serialize)]
struct Line<'a> {
    kind: &'a str,
    remedy: &'a str,
    told: &'a str,
    unit: Option<i64>,
    pair: Option<&'a str>,
    row: Option<usize>,
    source_lang: &'a str,
    target_lang: &'a str,
    source: &'a str,
    target: &'a str,
    new_source: Option<&'a str>,
    new_target: Option<&'a str>,
}

fn show(out: &mut dyn Write, kind: CleanKind, unclean: &Unclean, format: ListFormat) -> io::Result<()> {
    let Unclean { place, unit, remedy } = unclean;
    if format == ListFormat::Table {
        let place = match place {
            UnitPlace::Imported(id) => format!("unit {}", id.0),
            UnitPlace::Row { pair, row } => format!("in pair “{pair}”, row {row}"),
        };
        writeln!(out, "{place}: {}", remedy.told())?;
        writeln!(out, "  {}  {}", unit.source_lang, short(&unit.source))?;
        return writeln!(out, "  {}  {}", unit.target_lang, short(&unit.target));
    }
    let (id, pair, row) = match place {
        UnitPlace::Imported(id) => (Some(id.0), None, None),
        UnitPlace::Row { pair, row } => (None, Some(pair.as_str()), Some(*row)),
    };
    let new = match remedy {
        Remedy::Rewrite { texts, .. } => Some(texts),
        _ => None,
    };
    let line = Line {
        kind: kind.name(),
        remedy: if pair.is_some() { "look" } else { remedy.name() },
        told: remedy.told(),
        unit: id,
        pair,
        row,
        source_lang: unit.source_lang.as_str(),
        target_lang: unit.target_lang.as_str(),
        source: &unit.source,
        target: &unit.target,
        new_source: new.map(|texts| texts.source.as_str()),
        new_target: new.map(|texts| texts.target.as_str()),
    };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}

/// The beginning of a text, in one line. Spaces at its ends are what some kinds are about, so they show.
fn short(text: &str) -> String {
    let shown = excerpt(text, SHOWN);
    if shown.is_empty() || shown.starts_with(char::is_whitespace) || shown.ends_with(char::is_whitespace) {
        return format!("[{shown}]");
    }
    shown
}
