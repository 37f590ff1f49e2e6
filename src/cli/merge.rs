//! `muqabala merge`: the units of other memories.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::output::say;
use crate::cli::{CliError, Exit, memory};
use crate::memory::OnConflict;
use crate::workspace::{Handed, UnitSource, Workspace, WorkspaceError};

/// What `muqabala merge --help` ends with.
pub const HELP: &str = "\
Examples:
  muqabala merge colleague.db
  muqabala merge old.db older.db --on-conflict keep-existing
  muqabala merge colleague.db --dry-run

What is taken: the units that came from files, and those of accepted rows, which become units like those from files;
their origin is the name of the pair. Pairs with their rows stay where they are. The other memory is not changed, but
one of an older version is brought up to date behind a backup. A memory is taken whole or not at all, as one step that
muqabala undo takes back; the same memory a second time adds nothing.";

/// `muqabala merge`.
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Other memories
    #[arg(required = true, value_name = "MEMORY")]
    pub others: Vec<PathBuf>,
    /// What to do when this memory has another target for the same source: keep-both, keep-newest, keep-existing, replace
    #[arg(long, value_name = "CHOICE", default_value = "keep-both")]
    pub on_conflict: OnConflict,
    /// Only tell what would become of the units
    #[arg(long)]
    pub dry_run: bool,
}

pub fn run(db: Option<&Path>, args: &MergeArgs) -> Result<Exit, CliError> {
    // All are opened before the first is merged: a mistyped name should not be found out half way.
    let others = args.others.iter().map(|path| memory::open_existing(Some(path))).collect::<Result<Vec<_>, _>>()?;
    let mut workspace = memory::open(db)?;
    if let Some(same) = others.iter().find(|other| is_same(other.path(), workspace.path())) {
        return Err(CliError::fault(format_args!("{}: this is the memory itself", same.path().display())));
    }
    for other in &others {
        merge(&mut workspace, other, args)?;
    }
    if args.dry_run {
        say("nothing was changed: this was a dry run");
    }
    Ok(Exit::Done)
}

fn merge(workspace: &mut Workspace, other: &Workspace, args: &MergeArgs) -> Result<(), CliError> {
    let name = other.path().display();
    let mut pairs: Vec<_> = other.pairs()?.iter().map(|pair| pair.id).collect();
    pairs.sort_unstable();
    let source = UnitSource { pairs, only_units: true, imported: true };
    let mut read = 0;
    let report = other.with_units(source, |units| {
        let handed = std::iter::from_fn(|| {
            let unit = units.next();
            read += usize::from(unit.is_some());
            // The error itself comes out of the other memory; here it only has to keep this one as it is.
            if units.failed() { Some(Err(WorkspaceError::NoPairs)) } else { unit.map(Ok) }
        });
        workspace.import_units(&format!("merge of {name}"), args.on_conflict, args.dry_run, &mut Handed(handed))
    })??;
    let noun = if read == 1 { "unit" } else { "units" };
    say(format_args!(
        "{name}: {read} {noun} read, {} added, {} updated, {} already there, {} skipped",
        report.added,
        report.updated,
        report.there,
        report.repeated + report.kept
    ));
    if report.beside > 0 {
        say(format_args!("{name}: {} added beside accepted rows that have another target", report.beside));
    }
    Ok(())
}

fn is_same(one: &Path, other: &Path) -> bool {
    let file = |path: &Path| fs::canonicalize(path).ok();
    file(one).is_some_and(|one| file(other) == Some(one))
}
