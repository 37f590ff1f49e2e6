//! `muqabala stats`.

use std::io::{self, Write};
use std::path::Path;

use clap::Args;
use serde::Serialize;

use crate::cli::args::ListFormat;
use crate::cli::output::{one_line, write_to};
use crate::cli::selected::SelectArgs;
use crate::cli::{CliError, Exit, memory};
use crate::edit::Status;
use crate::memory::clean::CleanKind;
use crate::memory::{Stats, Unit};
use crate::workspace::{UnitPlace, UnitSource, Workspace};

/// So many origins are shown to people.
const ORIGINS: usize = 10;

/// `muqabala stats`.
#[derive(Debug, Args)]
pub struct StatsArgs {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub select: SelectArgs,
    /// For people, or one JSON object for programs
    #[arg(long, value_enum, default_value = "table")]
    pub format: ListFormat,
}

/// What is told of a memory.
struct Told {
    pairs: usize,
    deleted_pairs: usize,
    rows: Stats,
    files: Stats,
    duplicates: usize,
    inconsistent: usize,
}

pub fn run(db: Option<&Path>, args: &StatsArgs) -> Result<Exit, CliError> {
    let selection = args.select.selection()?;
    let workspace = memory::open_existing(db)?;
    let pairs = workspace.pairs()?;
    let of_rows = UnitSource { pairs: pairs.iter().map(|pair| pair.id).collect(), only_units: true, imported: false };
    let of_files = UnitSource { imported: true, ..UnitSource::default() };
    let count = |source| {
        workspace.with_units(source, |units| {
            let mut stats = Stats::default();
            units.by_ref().filter(|unit| selection.takes(unit)).for_each(|unit| stats.take(&unit));
            stats
        })
    };
    let found = |kind| found(&workspace, kind, |unit| selection.takes(unit));
    let told = Told {
        pairs: pairs.len(),
        deleted_pairs: workspace.deleted_pairs()?.len(),
        rows: count(of_rows)?,
        files: count(of_files)?,
        duplicates: found(CleanKind::Duplicates)?,
        inconsistent: found(CleanKind::Inconsistent)?,
    };
    write_to(Path::new("-"), false, |out| match args.format {
        ListFormat::Table => table(out, &told),
        ListFormat::Jsonl => jsonl(out, &told),
    })?;
    Ok(Exit::Done)
}

/// How many units that came from files a kind finds.
fn found(workspace: &Workspace, kind: CleanKind, wanted: impl Fn(&Unit) -> bool) -> Result<usize, CliError> {
    let mut count = 0;
    workspace.find_unclean(kind, None, |unclean| {
        count += usize::from(matches!(unclean.place, UnitPlace::Imported(_)) && wanted(&unclean.unit));
    })?;
    Ok(count)
}

fn table(out: &mut dyn Write, told: &Told) -> io::Result<()> {
    let mut line = |what: &str, value: String| writeln!(out, "{what:<22}  {value}");
    line("pairs", format!("{} ({} deleted)", told.pairs, told.deleted_pairs))?;
    for (what, stats) in [("accepted rows", &told.rows), ("units from files", &told.files)] {
        line(what, stats.units.to_string())?;
        if stats.units == 0 {
            continue;
        }
        line("  words", format!("{} in sources, {} in targets", stats.words[0], stats.words[1]))?;
        for ((source, target), count) in &stats.languages {
            line("  languages", format!("{source}-{target}: {count}"))?;
        }
        for (status, count) in Status::ALL.iter().zip(stats.statuses).filter(|(_, count)| *count > 0) {
            line("  status", format!("{}: {count}", status.name()))?;
        }
        let origins = stats.origins_by_size();
        for (origin, count) in origins.iter().take(ORIGINS) {
            let origin = if origin.is_empty() { "(none)".to_owned() } else { one_line(origin) };
            line("  origin", format!("{origin}: {count}"))?;
        }
        if origins.len() > ORIGINS || stats.other_origins > 0 {
            let told = origins.iter().take(ORIGINS).map(|(_, count)| count).sum::<usize>();
            line("  origin", format!("others: {}", stats.units - told))?;
        }
        if let Some((first, last)) = stats.times {
            line("  oldest, last changed", format!("{first}, {last}"))?;
        }
    }
    line("duplicates", told.duplicates.to_string())?;
    line("inconsistent", format!("{} units from files whose source has another target too", told.inconsistent))
}

#[derive(Serialize)]
struct Line<'a> {
    pairs: usize,
    deleted_pairs: usize,
    accepted_rows: Part<'a>,
    from_files: Part<'a>,
    duplicates: usize,
    inconsistent: usize,
}

#[derive(Serialize)]
struct Part<'a> {
    units: usize,
    source_words: usize,
    target_words: usize,
    languages: Vec<Languages<'a>>,
    statuses: serde_json::Map<String, serde_json::Value>,
    origins: Vec<Origin<'a>>,
    other_origins: usize,
    oldest: Option<String>,
    last_changed: Option<String>,
}

#[derive(Serialize)]
struct Languages<'a> {
    source_lang: &'a str,
    target_lang: &'a str,
    units: usize,
}

#[derive(Serialize)]
struct Origin<'a> {
    origin: &'a str,
    units: usize,
}

impl<'a> Part<'a> {
    fn of(stats: &'a Stats) -> Self {
        let languages = stats.languages.iter().map(|((source, target), units)| Languages {
            source_lang: source.as_str(),
            target_lang: target.as_str(),
            units: *units,
        });
        let statuses = Status::ALL.iter().zip(stats.statuses);
        Part {
            units: stats.units,
            source_words: stats.words[0],
            target_words: stats.words[1],
            languages: languages.collect(),
            statuses: statuses.map(|(status, count)| (status.name().to_owned(), count.into())).collect(),
            origins: stats.origins_by_size().into_iter().map(|(origin, units)| Origin { origin, units }).collect(),
            other_origins: stats.other_origins,
            oldest: stats.times.map(|(first, _)| first.to_string()),
            last_changed: stats.times.map(|(_, last)| last.to_string()),
        }
    }
}

fn jsonl(out: &mut dyn Write, told: &Told) -> io::Result<()> {
    let line = Line {
        pairs: told.pairs,
        deleted_pairs: told.deleted_pairs,
        accepted_rows: Part::of(&told.rows),
        from_files: Part::of(&told.files),
        duplicates: told.duplicates,
        inconsistent: told.inconsistent,
    };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}
