//! `muqabala align --batch`: all pairs of a table.
//!
//! Texts are read and aligned on several threads; one, this one, keeps the results, in the order of the table. What is
//! kept already is passed over, so that an interrupted batch goes on where it stood.

mod job;
mod keep;
mod manifest;
mod report;

use std::collections::HashSet;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, mpsc};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::cut::Cutter;
use super::{rules_without_memory, threads};
use crate::cli::args::AlignArgs;
use crate::cli::output::{say, say_error, standard_output};
use crate::cli::parallel::{Window, ordered};
use crate::cli::progress::Progress;
use crate::cli::read::warn;
use crate::cli::{CliError, Exit, memory, rules, words};
use crate::formats::open_file;

use job::{Job, Step, Worker};
use keep::{Failure, Keeper, Kept};
use manifest::Manifest;
use report::Line;

/// How many pairs a thread may be ahead of the one that is waited for.
const AHEAD: usize = 4;

pub fn run(db: Option<&Path>, args: &AlignArgs, manifest: &Path) -> Result<Exit, CliError> {
    if args.no_store && args.output_dir.is_none() {
        return Err(CliError::usage("without a memory, --output-dir must say where the results go"));
    }
    if args.format.is_file_pair() {
        return Err(CliError::usage(format_args!("a batch writes one file a pair, and {} is two", args.format)));
    }
    let place = manifest.display().to_string();
    let (stream, length) = open(manifest)?;
    let mut keeper = match &args.output_dir {
        Some(folder) => {
            let failed = |error| CliError::fault(format_args!("{}: can't be made: {error}", folder.display()));
            fs::create_dir_all(folder).map_err(failed)?;
            Keeper::Folder(folder)
        }
        None => Keeper::Memory(memory::open(db)?),
    };
    let lexicon = match &mut keeper {
        Keeper::Memory(workspace) => words::of_memory(workspace, !args.no_learned, &args.lexicon)?,
        Keeper::Folder(_) => words::without_memory(db, args)?,
    };
    let srx = match &keeper {
        _ if args.pre_segmented => None,
        Keeper::Memory(workspace) => Some(rules::of_memory(workspace, args.srx.as_deref())?),
        Keeper::Folder(_) => rules_without_memory(db, args)?,
    };
    let job = Job {
        args,
        lexicon: &lexicon,
        srx: srx.as_deref(),
        memory: keeper.path().map(Path::to_owned),
        stop: stop_on_signals()?,
    };
    let folder = manifest.parent().unwrap_or(Path::new(""));
    let mut names = HashSet::new();
    // Also of a pair that the work on dies, the line must be known.
    let (to_places, places) = mpsc::channel();
    let tasks = Manifest::new(stream, folder).take_while(|_| !job.stopped()).map(|entry| {
        let (place, task) = job.task(entry, &mut names);
        // Nobody is left to ask for it when the other end is gone.
        let _ = to_places.send(place);
        (task, 0)
    });
    let progress = if length.is_some() { Progress::new("aligning") } else { Progress::open_ended("aligning") };
    let mut tally = Tally::default();
    let mut report = standard_output();
    let threads = threads(args);
    let window = Window { items: AHEAD * threads, weight: usize::MAX };
    let worker = || Worker { cutter: Cutter::new(job.srx), memory: None };
    let ended = ordered(
        threads,
        window,
        tasks,
        worker,
        |worker, task| job.step(worker, task),
        |step| {
            let at = places.recv().expect("a place is sent before its task");
            let step =
                step.unwrap_or_else(|_| Step::Failed(CliError::fault("the program made a mistake on this pair")));
            let mut line = Line::new(at.line);
            let place = match at.line {
                Some(line) => format!("{place}:{line}"),
                None => place.clone(),
            };
            let outcome = match step {
                Step::Ready(ready) => progress.around(|| {
                    ready.warnings.iter().for_each(|text| warn(format_args!("{place}: {}: {text}", ready.name)));
                    let kept = keeper.keep(args, &ready);
                    line.describe(&ready);
                    kept
                }),
                Step::There => Ok(Kept::There),
                Step::Failed(error) => Err(Failure::Pair(error)),
                Step::Fatal(error) => Err(Failure::All(error)),
                Step::Stopped => return Ok(()),
            };
            match &outcome {
                Ok(Kept::New { .. }) => tally.done += 1,
                Ok(Kept::There) => tally.there += 1,
                Err(_) => tally.failed += 1,
            }
            if args.report {
                line.write(&outcome, &mut report).map_err(CliError::writing)?;
            }
            match outcome {
                Ok(_) => {}
                Err(Failure::Pair(error)) => progress.around(|| say_error(&error.at(&place))),
                Err(Failure::All(error)) => return Err(error.at(&place)),
            }
            progress.tell(length.map(|length| at.read as f32 / length.max(1) as f32), &tally.shown());
            Ok(())
        },
    );
    drop(progress);
    if let Err(error) = &ended {
        say_error(error);
    }
    say(format_args!("{place}: {}{}", tally.shown(), keeper.place()));
    if job.stopped() || ended.as_ref().is_err_and(|error| error.exit() != Exit::Done) {
        say("stopped; the same command goes on from here");
    }
    match ended {
        Err(error) => Ok(error.exit()),
        Ok(()) if tally.failed > 0 || job.stopped() => Ok(Exit::Fault),
        Ok(()) => Ok(Exit::Done),
    }
}

/// The table, and its length if it has one.
fn open(manifest: &Path) -> Result<(Box<dyn BufRead + Send>, Option<u64>), CliError> {
    if manifest.as_os_str() == "-" {
        return Ok((Box::new(BufReader::new(io::stdin())), None));
    }
    let (file, about) = open_file(manifest)?;
    Ok((Box::new(BufReader::new(file)), about.is_file().then_some(about.len())))
}

/// The first signal lets what is under way come to its end; a second one ends the program as it would by default.
fn stop_on_signals() -> Result<Arc<AtomicBool>, CliError> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        flag::register_conditional_default(signal, Arc::clone(&stop))
            .and_then(|_| flag::register(signal, Arc::clone(&stop)))
            .map_err(|error| CliError::fault(format_args!("signals can't be caught: {error}")))?;
    }
    Ok(stop)
}

/// How many pairs came to what.
#[derive(Default)]
struct Tally {
    done: usize,
    there: usize,
    failed: usize,
}

impl Tally {
    fn shown(&self) -> String {
        let Tally { done, there, failed } = self;
        format!("{done} {} aligned, {there} already there, {failed} failed", if *done == 1 { "pair" } else { "pairs" })
    }
}
