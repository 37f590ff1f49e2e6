//! `muqabala import`.

mod reading;
mod report;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use clap::Args;

use crate::cli::args::ListFormat;
use crate::cli::languages::renaming;
use crate::cli::output::say_error;
use crate::cli::progress::Progress;
use crate::cli::{CliError, Exit, memory};
use crate::formats::table::{TableColumns, TableOptions};
use crate::formats::units::{LanguageChoice, OpenOptions};
use crate::lang::Lang;
use crate::memory::{OnConflict, Unit};
use crate::workspace::{ImportSource, Skipped, Workspace, WorkspaceError};

use reading::Reading;
use report::Report;

/// What `muqabala import --help` ends with.
pub const HELP: &str = "\
Examples:
  muqabala import client.tmx
  muqabala import old.tmx.gz --dry-run
  muqabala import *.tmx --on-conflict keep-newest
  muqabala import multilingual.tmx --source-lang en --target-lang ar --map-lang ar-EG=ar

A file is imported whole or not at all, as one step that muqabala undo takes back. A unit that can't be used is told of
and skipped; a file that can't be read to its end is refused, nothing of it is kept, and the next one is read. The same
file a second time adds nothing. Units that don't say where they come from are called after the file (--origin, stats).

What is done when the memory has another target for the same source (--on-conflict):
  keep-both       both stay (unless asked otherwise)
  keep-newest     the one that was changed last stays; one without a date is older than any other
  keep-existing   the one in the memory stays
  replace         the one from the file takes its place
Rows that you have accepted in a review are never changed by a file: what is new is added beside them.

Of files with several languages every target becomes a unit with the source that the file names; --source-lang and
--target-lang choose two. Codes are kept as they are, ar-EG is not ar, unless --map-lang or --without-regions says so.";

/// `muqabala import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Files of translation units: TMX, XLIFF, TSV, CSV, also packed with gzip; - is standard input
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// What to do when the memory has another target for the same source: keep-both, keep-newest, keep-existing, replace
    #[arg(long, value_name = "CHOICE", default_value = "keep-both")]
    pub on_conflict: OnConflict,
    /// The source language [default: as each file says]
    #[arg(long, value_name = "LANG")]
    pub source_lang: Option<Lang>,
    /// The only target language that is wanted [default: all]
    #[arg(long, value_name = "LANG")]
    pub target_lang: Option<Lang>,
    /// Call a language otherwise, as in ar-EG=ar (may be repeated)
    #[arg(long, value_name = "FROM=TO", value_parser = renaming)]
    pub map_lang: Vec<(Lang, Lang)>,
    /// Drop regions and scripts from all languages: ar-EG becomes ar
    #[arg(long)]
    pub without_regions: bool,
    /// Which columns of a table are read, by name or number, as in source=2,target=3 [default: found by looking]
    #[arg(long, value_name = "COLUMNS")]
    pub columns: Option<TableColumns>,
    /// The encoding of a table, such as windows-1256 [default: found by looking]
    #[arg(long)]
    pub encoding: Option<String>,
    /// Only tell what would become of the units
    #[arg(long)]
    pub dry_run: bool,
    /// For people, or a JSON object a file for programs
    #[arg(long, value_enum, default_value = "table")]
    pub format: ListFormat,
}

pub fn run(db: Option<&Path>, args: &ImportArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open(db)?;
    let mut exit = Exit::Done;
    for file in &args.files {
        let name = file.display().to_string();
        match import(&mut workspace, file, args) {
            Ok(report) => report.print(args.format, &name, args.dry_run)?,
            Err(Failed::Memory(error)) => return Err(error.into()),
            // The other files have nothing to do with this one.
            Err(Failed::Reading(error)) => {
                say_error(&error);
                report::print_failure(args.format, &name, &error)?;
                exit = error.exit();
            }
        }
    }
    Ok(exit)
}

fn import(workspace: &mut Workspace, file: &Path, args: &ImportArgs) -> Result<Report, Failed> {
    let choice = LanguageChoice {
        source: args.source_lang.clone(),
        target: args.target_lang.clone(),
        map: args.map_lang.clone(),
        without_regions: args.without_regions,
    };
    let read = Arc::new(AtomicU64::new(0));
    let options = OpenOptions {
        table: TableOptions {
            encoding: args.encoding.clone(),
            columns: args.columns.clone().unwrap_or_default(),
            source_lang: args.source_lang.clone(),
            target_lang: args.target_lang.clone(),
        },
        read: Some(Arc::clone(&read)),
    };
    let size = file.metadata().map_or(0, |about| about.len());
    let name = file.display().to_string();
    let progress = Progress::new("importing");
    let reading = Reading::begin(file, &options, choice).map_err(Failed::Reading)?;
    let show = || {
        if size > 0 {
            progress.set(read.load(Ordering::Relaxed) as f32 / size as f32);
        }
    };
    let mut source = Source { reading, name: &name, origin: origin_of(file), show };
    let label = format!("import of {name}");
    let outcome = workspace.import_units(&label, args.on_conflict, args.dry_run, &mut source)?;
    Ok(Report { outcome, read: source.reading.finish() })
}

/// What the units of a file are called after that says nothing of where they come from: the file, without its endings.
fn origin_of(file: &Path) -> String {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let packed = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"));
    let name = if packed { Path::new(&*name).file_stem().unwrap_or_default().to_string_lossy() } else { name };
    if name == "-" { String::new() } else { name.into_owned() }
}

/// A file as the memory sees it.
struct Source<'n, S> {
    reading: Reading,
    name: &'n str,
    origin: String,
    show: S,
}

impl<S: FnMut()> ImportSource<Failed> for Source<'_, S> {
    fn next(&mut self) -> Result<Option<Unit>, Failed> {
        (self.show)();
        let mut unit = self.reading.next().map_err(|error| Failed::Reading(error.at_file(self.name)))?;
        if let Some(unit) = unit.as_mut().filter(|unit| unit.origin.is_empty()) {
            unit.origin.clone_from(&self.origin);
        }
        Ok(unit)
    }

    fn skipped(&mut self, why: Skipped) {
        self.reading.skip(why);
    }
}

/// Why an import came to nothing.
enum Failed {
    Reading(CliError),
    Memory(WorkspaceError),
}

impl From<WorkspaceError> for Failed {
    fn from(error: WorkspaceError) -> Self {
        Failed::Memory(error)
    }
}
