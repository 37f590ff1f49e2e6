//! `muqabala explain`: why a row is what it is.

mod jsonl;
mod words;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use crate::align::{Aligner, Basis};
use crate::cli::args::ListFormat;
use crate::cli::output::write_to;
use crate::cli::progress::Progress;
use crate::cli::{CliError, Exit, memory, read};
use crate::edit::{self, RowEvidence, RowView, Side};
use crate::lexicon::Lexicon;
use crate::tui::Explain;
use crate::workspace::OpenPair;

/// What `muqabala explain --help` adds.
pub const HELP: &str = "\
Examples:
  muqabala explain 9                 row 9 of the pair that was last changed
  muqabala explain treaty 9 --all    by name, with every match
  muqabala explain treaty 9 --format jsonl

Rows count from 1, as in the review screen. × 35 means that the bead becomes 35 times likelier, ÷ 35 that it becomes \
35 times less likely, as a translation against two texts that have nothing to do with each other. Words that are \
everywhere may match and say nothing. What was accepted or made by hand counts for nothing here: it is what the texts \
say by themselves, as they were edited.";

/// `muqabala explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The pair's name or number [default: the one that was last changed]
    pub pair: Option<String>,
    /// The row, as the review screen counts them
    pub row: usize,
    /// Show all words that match, and not only those that say most
    #[arg(long)]
    pub all: bool,
    /// A word list to be used beside the built-in one (may be repeated)
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// For people, or one JSON object for programs; its weights are natural logarithms
    #[arg(long, value_enum, default_value = "table")]
    pub format: ListFormat,
}

/// All there is to say of a row.
struct Explained<'a> {
    pair: &'a OpenPair,
    /// From 1.
    number: usize,
    row: RowView<'a>,
    found: RowEvidence,
    lexicon: &'a Lexicon,
}

pub fn run(db: Option<&Path>, args: ExplainArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open_existing(db)?;
    let id = workspace.find_pair(args.pair.as_deref())?;
    let pair = workspace.open_pair(id)?;
    let (number, rows) = (args.row, pair.state().len());
    let row = number.checked_sub(1).and_then(|index| pair.state().row(index)).ok_or_else(|| match rows {
        0 => CliError::fault(format_args!("“{}” has no rows", pair.name())),
        _ => CliError::usage(format_args!("there is no row {number}: “{}” has rows 1 to {rows}", pair.name())),
    })?;
    let lexicon = crate::cli::words::of_memory(&mut workspace, true, &args.lexicon)?;
    let found = {
        let progress = Progress::new("aligning");
        let threads = read::threads();
        let mut aligner = Aligner::new(&lexicon).threads(threads).on_progress(|share| progress.set(share));
        edit::evidence(pair.state(), row.bead.id, &mut aligner).map_err(CliError::fault)?
    };
    let explained = Explained { pair: &pair, number, row, found, lexicon: &lexicon };
    write_to(Path::new("-"), false, |out| match args.format {
        ListFormat::Table => words::write(out, &explained, args.all),
        ListFormat::Jsonl => jsonl::write(out, &explained),
    })?;
    Ok(Exit::Done)
}

impl Explained<'_> {
    /// The numbers of segments of the row, source and target.
    fn shape(&self) -> (usize, usize) {
        (self.row.len(Side::Source), self.row.len(Side::Target))
    }

    /// The texts of the runner-up's segments on a side, as they are shown; those without text are left out.
    fn runner_up(&self, side: Side) -> Vec<&str> {
        let state = self.pair.state();
        let segments = self.found.runner_up[side as usize].iter().filter_map(|id| state.segment(*id));
        segments.map(|segment| state.shown(segment)).filter(|text| !text.trim().is_empty()).collect()
    }
}

/// What the review screen finds out with why a row is what it is.
pub fn for_screen(lexicon: Arc<Cow<'static, Lexicon>>) -> Arc<Explain> {
    Arc::new(move |rows| rows.evidence(&mut Aligner::new(&lexicon).threads(read::threads())))
}

/// The word for what makes two words a match, and the list that has them.
fn basis(basis: Basis, lexicon: &Lexicon) -> (&'static str, Option<&str>) {
    match basis {
        Basis::List(number) => ("list", Some(&lexicon.list(number).name)),
        Basis::Number => ("number", None),
        Basis::Name => ("name", None),
        Basis::Spelling => ("spelling", None),
        Basis::Document => ("document", None),
    }
}
