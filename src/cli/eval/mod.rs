//! `muqabala eval`.

mod files;
mod jsonl;
mod table;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::align::eval::{BadBead, Calibration, Counts, Measure, Sets, Weighed, read_beads, read_weighed};
use crate::cli::output::{say, write_to};
use crate::cli::read::warn;
use crate::cli::{CliError, Exit};

use files::Pairing;

/// What `muqabala eval --help` says below the options.
pub const HELP: &str = "\
Examples:
  muqabala eval treaty.gold treaty.beads
  muqabala eval gold/ predicted/ --by-type --by-document
  muqabala eval gold/ predicted/ --min-f1 0.95 && echo good enough
  muqabala eval gold/ predicted/ --calibration
  muqabala align a.ar a.en --pre-segmented --no-store | muqabala eval a.gold -

A line of a bead file is one bead, SOURCE:TARGET in segment numbers from 0 with commas: 0,1:0 or 3: or :4. A \
confidence may stand behind another colon. Empty lines and lines that begin with # are ignored. Of two folders, every \
file X.gold in the first, or in a folder in it, is compared with X.pred of the second, else with X.gold, X.out or \
X.align; one that is missing counts as empty. The counts of all are added up before anything is divided.

Before counting, a bead with an empty side that covers several segments becomes one for each segment, and segments of \
the gold that the prediction does not mention become such beads of the prediction. Then a predicted bead is right:
  strict    if it is exactly a gold bead; those with an empty side are left out
  vecalign  likewise; those with an empty side are left out of recall only, and are neither taken apart nor implied
  all       likewise; those with an empty side count like others
  lax       if it shares a target segment with what the gold has for one of its source segments
  pairs     for every source segment with every target segment in it that are in one gold bead too

--calibration puts the predicted beads, also those with an empty side (taken apart as above), into bins by their \
confidence: from 0, .5, .7, .9, .95 and .99. A bead is right if it is exactly a gold bead. The expected calibration \
error is the sum over the bins of their share of the beads times |mean confidence - share right|; it is given for \
these bins and for ten of equal width.

Exit codes: 0 done, 1 a file is at fault, 2 wrong usage, 3 below --min-f1 or above --max-error.";

/// `muqabala eval`.
#[derive(Debug, Args)]
pub struct EvalArgs {
    /// The right alignment: a bead file, or a folder with files *.gold
    pub gold: PathBuf,
    /// The alignment to be judged: a bead file (- is standard input), or a folder
    pub predicted: PathBuf,
    /// Show recall for each type of bead
    #[arg(long, conflicts_with = "calibration")]
    pub by_type: bool,
    /// Show the documents one by one too
    #[arg(long)]
    pub by_document: bool,
    /// Compare confidences with how often they are right
    #[arg(long)]
    pub calibration: bool,
    /// Exit with 3 if the strict F1 is less, 0 to 1
    #[arg(long, value_name = "X", value_parser = share, conflicts_with = "calibration")]
    pub min_f1: Option<f64>,
    /// Exit with 3 if the expected calibration error is more, 0 to 1
    #[arg(long, value_name = "X", value_parser = share, requires = "calibration")]
    pub max_error: Option<f64>,
    /// For people or for programs
    #[arg(long, value_enum, default_value = "table")]
    pub format: EvalFormat,
}

/// The forms of the figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EvalFormat {
    /// Columns, for people.
    Table,
    /// A JSON object a line, the last one of all documents together; for programs.
    Jsonl,
}

fn share(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "not a number from 0 to 1".to_owned())
}

/// Documents by name with what was found of each, and of all together.
struct Judged<T> {
    documents: Vec<(String, T)>,
    all: T,
    /// The gold files of documents without a prediction.
    missing: Vec<String>,
}

pub fn run(args: EvalArgs) -> Result<Exit, CliError> {
    let pairings = files::pairings(&args.gold, &args.predicted)?;
    if args.calibration { calibrate(&args, &pairings) } else { score(&args, &pairings) }
}

fn score(args: &EvalArgs, pairings: &[Pairing]) -> Result<Exit, CliError> {
    let judged = judge(pairings, read_beads, Counts::new, |all: &mut Counts, one| all.add(one))?;
    write_to(Path::new("-"), false, |out| match args.format {
        EvalFormat::Table => table::scores(out, &judged, args.by_type, args.by_document),
        EvalFormat::Jsonl => jsonl::scores(out, &judged, args.by_document),
    })?;
    let f1 = judged.all.score(Measure::Strict).f1();
    let failed = args.min_f1.filter(|least| f1 < *least);
    Ok(check(failed.map(|least| format!("strict F1 {f1:.4} is less than {least}"))))
}

fn calibrate(args: &EvalArgs, pairings: &[Pairing]) -> Result<Exit, CliError> {
    let judged = judge(pairings, read_weighed, Sides::new, Sides::add)?;
    write_to(Path::new("-"), false, |out| match args.format {
        EvalFormat::Table => table::calibration(out, &judged, args.by_document),
        EvalFormat::Jsonl => jsonl::calibration(out, &judged, args.by_document),
    })?;
    let error = judged.all.all.expected_error();
    let failed = args.max_error.filter(|most| error > *most);
    Ok(check(failed.map(|most| format!("expected calibration error {error:.4} is more than {most}"))))
}

/// The confidences of all beads, and of the two kinds.
#[derive(Default)]
struct Sides {
    all: Calibration,
    both: Calibration,
    empty: Calibration,
}

impl Sides {
    fn new(gold: &[Sets], predicted: &[Weighed]) -> Self {
        let full = |(bead, _): &Weighed| !bead.0.is_empty() && !bead.1.is_empty();
        let (both, empty): (Vec<_>, Vec<_>) = predicted.iter().cloned().partition(full);
        let (both, empty) = (Calibration::new(gold, &both), Calibration::new(gold, &empty));
        let mut all = both.clone();
        all.add(&empty);
        Sides { all, both, empty }
    }

    fn add(&mut self, other: &Self) {
        self.all.add(&other.all);
        self.both.add(&other.both);
        self.empty.add(&other.empty);
    }
}

/// Reads and compares all documents, and names those without a prediction.
fn judge<P, T: Default>(
    pairings: &[Pairing],
    read: impl Fn(&str) -> Result<Vec<P>, BadBead>,
    compare: impl Fn(&[Sets], &[P]) -> T,
    add: impl Fn(&mut T, &T),
) -> Result<Judged<T>, CliError> {
    let mut judged = Judged { documents: Vec::new(), all: T::default(), missing: Vec::new() };
    for pairing in pairings {
        let gold = files::read(&pairing.gold, read_beads)?;
        let predicted = match &pairing.predicted {
            Some(path) => files::read(path, &read)?,
            None => {
                let name = pairing.gold.display().to_string();
                warn(format_args!("{name}: there is no prediction for it; it counts as empty"));
                judged.missing.push(name);
                Vec::new()
            }
        };
        let compared = compare(&gold, &predicted);
        add(&mut judged.all, &compared);
        judged.documents.push((pairing.name.clone(), compared));
    }
    Ok(judged)
}

/// How the program ends, by what was not reached.
fn check(failed: Option<String>) -> Exit {
    match failed {
        None => Exit::Done,
        Some(what) => {
            say(what);
            Exit::CheckFailed
        }
    }
}
