//! `muqabala realign`, and what the review screen aligns anew.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};
use serde::Serialize;

use crate::align::Aligner;
use crate::cli::output::{say, write_to};
use crate::cli::progress::Progress;
use crate::cli::{CliError, Exit, memory, read, summary, words};
use crate::edit::{self, BeadId, Command, Comparison, EditError, PairState, RowView, Side, plan};
use crate::lexicon::Lexicon;
use crate::tui::Realign;
use crate::workspace::{OpenPair, Workspace, WorkspaceError};

/// `muqabala realign`.
#[derive(Debug, Args)]
pub struct RealignArgs {
    /// The pair's name or number [default: the one that was last changed]
    pub pair: Option<String>,
    /// The first row to be aligned anew, as the review screen counts them
    #[arg(long, value_name = "ROW")]
    pub from: Option<usize>,
    /// The last row to be aligned anew
    #[arg(long, value_name = "ROW")]
    pub to: Option<usize>,
    /// A word list to be used beside the built-in one (may be repeated)
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// Print what would change and leave the pair as it is
    #[arg(long)]
    pub dry_run: bool,
    /// The form in which changes are printed
    #[arg(long, value_enum, requires = "dry_run", default_value = "table")]
    pub format: ChangeFormat,
}

/// The forms of a list of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ChangeFormat {
    /// Rows that go (-) and rows that come (+): row, type, confidence, source and target between tabs.
    Table,
    /// A JSON object for each of these rows.
    Jsonl,
}

pub fn run(db: Option<&Path>, args: RealignArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open_existing(db)?;
    let id = workspace.find_pair(args.pair.as_deref())?;
    let mut pair = workspace.open_pair(id)?;
    if pair.state().is_empty() {
        return Err(CliError::fault(format_args!("“{}” has no rows", pair.name())));
    }
    let range = range(&pair, args.from, args.to)?;
    let lexicon = words::of_memory(&mut workspace, true, &args.lexicon)?;
    let realignment = {
        let progress = Progress::new("aligning");
        let mut aligner = Aligner::new(&lexicon).threads(read::threads()).on_progress(|share| progress.set(share));
        edit::realign(pair.state(), range, &mut aligner)
    };
    let realignment = match realignment {
        Err(EditError::AllAccepted) => {
            say(format_args!("{}: {}", pair.name(), EditError::AllAccepted));
            return Ok(Exit::Done);
        }
        realignment => realignment.map_err(CliError::fault)?,
    };
    let comparison = realignment.compare(pair.state()).map_err(CliError::fault)?;
    let told = summary::of_realignment(&pair, &comparison);
    let command = Command::Realign(realignment);
    if args.dry_run {
        print(&pair, &command, &comparison, args.format)?;
        say(told);
        say("nothing was changed");
        return Ok(Exit::Done);
    }
    let kept = keep(&mut workspace, &mut pair, &command)?;
    say(told);
    say(summary::looks(pair.state()));
    if kept {
        say("z in the review screen takes it back");
    }
    Ok(Exit::Done)
}

/// What the review screen aligns anew with.
pub fn for_screen(lexicon: Arc<Cow<'static, Lexicon>>) -> Arc<Realign> {
    Arc::new(move |state, range, progress| {
        edit::realign(state, range, &mut Aligner::new(&lexicon).threads(read::threads()).on_progress(progress))
    })
}

/// The rows that were asked for; none for all of them.
fn range(pair: &OpenPair, from: Option<usize>, to: Option<usize>) -> Result<Option<(BeadId, BeadId)>, CliError> {
    let rows = pair.state().len();
    if from.is_none() && to.is_none() {
        return Ok(None);
    }
    let (from, to) = (from.unwrap_or(1), to.unwrap_or(rows));
    let bead = |row: usize| {
        let view = row.checked_sub(1).and_then(|index| pair.state().row(index));
        let missing = || CliError::usage(format_args!("there is no row {row}: “{}” has rows 1 to {rows}", pair.name()));
        view.map(|view| view.bead.id).ok_or_else(missing)
    };
    if from > to {
        return Err(CliError::usage(format_args!("row {from} stands behind row {to}")));
    }
    Ok(Some((bead(from)?, bead(to)?)))
}

/// Keeps it and says whether there was anything to keep: a new confidence may be all.
fn keep(workspace: &mut Workspace, pair: &mut OpenPair, command: &Command) -> Result<bool, CliError> {
    match workspace.apply(pair, command) {
        Ok(_) => Ok(true),
        Err(WorkspaceError::Edit(EditError::NoChange)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// A row that goes or comes.
#[derive(Serialize)]
struct Line<'a> {
    change: &'static str,
    row: usize,
    segments: (usize, usize),
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
    source: &'a str,
    target: &'a str,
}

fn print(pair: &OpenPair, command: &Command, comparison: &Comparison, format: ChangeFormat) -> Result<(), CliError> {
    let before = pair.state();
    let mut after = before.clone();
    if let Ok(plan) = plan(before, command) {
        after.apply_all(&plan.operations).expect("a plan fits the state it was made for");
    }
    write_to(Path::new("-"), false, |out| {
        let mut put = |change, state: &PairState, index: usize| match state.row(index) {
            Some(row) => line(out, format, change, index + 1, &row),
            None => Ok(()),
        };
        for run in &comparison.runs {
            run.rows.clone().try_for_each(|index| put("-", before, index))?;
            run.beads.clone().try_for_each(|bead| put("+", &after, comparison.rows.start + bead))?;
        }
        Ok(())
    })
}

/// Prints a row that goes or comes.
pub fn line(
    out: &mut dyn Write,
    format: ChangeFormat,
    change: &'static str,
    row: usize,
    view: &RowView<'_>,
) -> io::Result<()> {
    let [source, target] = Side::BOTH.map(|side| view.text(side));
    let segments = (view.len(Side::Source), view.len(Side::Target));
    let confidence = view.bead.confidence;
    match format {
        ChangeFormat::Jsonl => {
            let line = Line { change, row, segments, confidence, source: source.as_str(), target: target.as_str() };
            serde_json::to_writer(&mut *out, &line)?;
            writeln!(out)
        }
        ChangeFormat::Table => {
            let sure = confidence.map_or_else(|| "hand".to_owned(), |confidence| format!("{confidence:.4}"));
            let [source, target] = [&source, &target].map(|text| one_line(text.as_str()));
            writeln!(out, "{change}{row}\t{}:{}\t{sure}\t{source}\t{target}", segments.0, segments.1)
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
