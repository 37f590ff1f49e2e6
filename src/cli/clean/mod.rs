//! `muqabala clean`: what should not be in a memory, shown first and put right when that is asked for.

mod preview;

use std::path::Path;

use clap::Args;

use crate::cli::args::ListFormat;
use crate::cli::output::say;
use crate::cli::{CliError, Exit, memory};
use crate::memory::clean::{CleanKind, Keep};
use crate::workspace::Workspace;

/// What `muqabala clean --help` ends with.
pub const HELP: &str = "\
Examples:
  muqabala clean                                         show what there is of every kind
  muqabala clean spaces --list                           show all of one kind
  muqabala clean spaces duplicates --apply               put it right
  muqabala clean inconsistent --keep newest --apply
  muqabala undo                                          take the last step back

Kinds, in the order in which they are carried out:
  control-characters   characters that no text needs are taken out
  spaces               spaces around a text go, and of several in a row one stays
  empty                a side without text: the unit goes
  no-words             only numbers and punctuation on both sides: the unit goes
  same-as-source       the target is the source: the unit goes
  untranslated         the target is in the source's script, or differs only in marks and case: the unit goes
  wrong-language       a text is surely in another language than the unit says: the unit goes
  length               one side is far too long or too short for the other: the unit goes
  duplicates           the same unit again, in the same context: the first one stays
  inconsistent         a source with several targets: shown only, unless --keep says which target stays

Without --apply nothing is changed. With it, each kind is a step of its own that muqabala undo takes back; a unit of
several kinds is counted for each in the preview, and dealt with once. Only units that came from files are changed:
accepted rows are told of with their pair and number, and are for the review. Texts with inline codes are not rewritten,
but told of.";

/// `muqabala clean`.
#[derive(Debug, Args)]
pub struct CleanArgs {
    /// What to look for [default: everything]
    pub kinds: Vec<CleanKind>,
    /// Put it right, and do not only show it
    #[arg(long, requires = "kinds", conflicts_with = "dry_run")]
    pub apply: bool,
    /// Change nothing; so it is anyway without --apply
    #[arg(long)]
    pub dry_run: bool,
    /// Show all units and not only the first five of a kind
    #[arg(long, conflicts_with = "apply")]
    pub list: bool,
    /// Which target of an inconsistent source stays: newest or most-frequent
    #[arg(long, value_name = "WHICH")]
    pub keep: Option<Keep>,
    /// For people or for programs: a JSON object for each unit that is found
    #[arg(long, value_enum, default_value = "table", conflicts_with = "apply")]
    pub format: ListFormat,
}

pub fn run(db: Option<&Path>, args: &CleanArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open_existing(db)?;
    let wanted = |kind: &CleanKind| args.kinds.is_empty() || args.kinds.contains(kind);
    let kinds: Vec<CleanKind> = CleanKind::ALL.into_iter().filter(wanted).collect();
    if args.keep.is_some() && !kinds.contains(&CleanKind::Inconsistent) {
        return Err(
            CliError::usage("--keep is for inconsistent units").hint("name the kind: muqabala clean inconsistent")
        );
    }
    if args.apply { apply(&mut workspace, &kinds, args.keep) } else { preview::run(&workspace, &kinds, args) }
}

fn apply(workspace: &mut Workspace, kinds: &[CleanKind], keep: Option<Keep>) -> Result<Exit, CliError> {
    for kind in kinds {
        match workspace.clean(*kind, keep)? {
            Some(change) => say(format_args!("{kind}: {} taken out, {} changed", change.moved, change.changed)),
            None => say(format_args!("{kind}: nothing to be done")),
        }
    }
    Ok(Exit::Done)
}
