//! `muqabala align --batch`: all pairs of a table.
//!
//! Texts are read and aligned on several threads; one, this one, keeps the results, in the order of the table. What is
//! kept already is passed over, so that an interrupted batch goes on where it stood.

use std::collections::HashSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};

use jiff::Timestamp;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::cut::{Cutter, aligner, side, swapped};
use super::manifest::{Entry, Files, Manifest};
use super::{default_name, same_file, state_of, threads, words};
use crate::align::Aligned;
use crate::cli::args::AlignArgs;
use crate::cli::output::{say, say_error};
use crate::cli::parallel::{Window, ordered};
use crate::cli::progress::Progress;
use crate::cli::read::{self, warn};
use crate::cli::{CliError, Exit, memory};
use crate::edit::Texts;
use crate::formats::{Options, WriteError, open_file, write_file, write_units};
use crate::lexicon::Lexicon;
use crate::memory::units_of;
use crate::segment::Srx;
use crate::store::StoreError;
use crate::workspace::{Workspace, WorkspaceError};

/// How many pairs a thread may be ahead of the one that is waited for.
const AHEAD: usize = 4;

pub fn run(db: Option<&Path>, args: &AlignArgs, manifest: &Path) -> Result<Exit, CliError> {
    let place = manifest.display().to_string();
    let (stream, length) = open(manifest)?;
    let srx = if args.pre_segmented { None } else { Some(read::srx(args.srx.as_deref())?) };
    let mut keeper = match &args.output_dir {
        Some(folder) => {
            let failed = |error| CliError::fault(format_args!("{}: can't be made: {error}", folder.display()));
            fs::create_dir_all(folder).map_err(failed)?;
            Keeper::Folder(folder)
        }
        None => Keeper::Memory(memory::open(db)?),
    };
    let lexicon = match &mut keeper {
        Keeper::Memory(workspace) => words::of_memory(workspace, args)?,
        Keeper::Folder(_) => words::without_memory(db, args)?,
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
            let line = match at.line {
                Some(line) => format!("{place}:{line}"),
                None => place.clone(),
            };
            let outcome = match step {
                Step::Ready(ready) => progress.around(|| {
                    ready.warnings.iter().for_each(|text| warn(format_args!("{line}: {}: {text}", ready.name)));
                    keeper.keep(args, &ready)
                }),
                Step::There => Ok(Kept::There),
                Step::Failed(error) => Err(Failure::Pair(error)),
                Step::Fatal(error) => Err(Failure::All(error)),
                Step::Stopped => return Ok(()),
            };
            match outcome {
                Ok(Kept::New) => tally.done += 1,
                Ok(Kept::There) => tally.there += 1,
                Err(Failure::Pair(error)) => {
                    tally.failed += 1;
                    progress.around(|| say_error(&error.at(&line)));
                }
                Err(Failure::All(error)) => return Err(error.at(&line)),
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
    if job.stopped() {
        say("stopped; the same command goes on from here");
    }
    Ok(if tally.failed > 0 || ended.is_err() || job.stopped() { Exit::Fault } else { Exit::Done })
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

/// What all threads work with.
struct Job<'a> {
    args: &'a AlignArgs,
    lexicon: &'a Lexicon,
    srx: Option<&'a Srx>,
    /// The memory's file, where pairs are looked up.
    memory: Option<PathBuf>,
    stop: Arc<AtomicBool>,
}

/// What a thread has for itself.
struct Worker<'a> {
    cutter: Cutter<'a>,
    memory: Option<Workspace>,
}

/// Where in the table a pair stands.
struct Place {
    /// None for what is no line.
    line: Option<u64>,
    /// The bytes up to its end.
    read: u64,
}

/// A pair to be worked on: its files, its name, and the file to be written, if one is.
type Task = Result<(Files, String, Option<PathBuf>), Failure>;

/// What came of a pair.
enum Step {
    Ready(Box<Ready>),
    There,
    Failed(CliError),
    Fatal(CliError),
    Stopped,
}

/// A pair that is aligned and not kept yet.
struct Ready {
    name: String,
    source: Texts,
    target: Texts,
    aligned: Aligned,
    warnings: Vec<String>,
    output: Option<PathBuf>,
}

/// Whose fault it is: the pair's, or that of something without which no other pair would come out better.
enum Failure {
    Pair(CliError),
    All(CliError),
}

impl Job<'_> {
    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// What a line of the table asks for. Runs in the order of the table: two pairs must not be written to one file, not
    /// even by two runs. For that a number is kept for each name.
    fn task(&self, entry: io::Result<Entry>, names: &mut HashSet<u64>) -> (Place, Task) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let error = CliError::fault(format_args!("the table can't be read: {error}"));
                return (Place { line: None, read: 0 }, Err(Failure::All(error)));
            }
        };
        let pair = entry.files.map_err(|bad| Failure::Pair(CliError::fault(bad))).and_then(|files| {
            let name = files.name.clone().unwrap_or_else(|| default_name(&files.source, &files.target));
            let output = match &self.args.output_dir {
                None => None,
                Some(folder) => Some(self.output(folder, &name, names).map_err(Failure::Pair)?),
            };
            Ok((files, name, output))
        });
        (Place { line: Some(entry.line), read: entry.read }, pair)
    }

    /// The file for a pair of that name.
    fn output(&self, folder: &Path, name: &str, names: &mut HashSet<u64>) -> Result<PathBuf, CliError> {
        let unfit = name.contains(['/', '\\', ':']) || name.chars().any(char::is_control) || name.starts_with('.');
        if unfit || name.len() > 200 {
            return Err(CliError::fault(format_args!("“{name}” can't be the name of a file")));
        }
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        if !names.insert(hasher.finish()) {
            return Err(CliError::fault(format_args!("a pair above is called “{name}” too"))
                .hint("give one of them another name, in a third column"));
        }
        Ok(folder.join(format!("{name}.{}", self.args.format)))
    }

    fn step(&self, worker: &mut Worker, task: Task) -> Step {
        if self.stopped() {
            return Step::Stopped;
        }
        match task.and_then(|pair| self.align(worker, pair)) {
            Ok(Some(ready)) => Step::Ready(Box::new(ready)),
            Ok(None) => Step::There,
            Err(Failure::Pair(error)) => Step::Failed(error),
            Err(Failure::All(error)) => Step::Fatal(error),
        }
    }

    /// Reads and aligns a pair. None when it is there already.
    fn align(
        &self,
        worker: &mut Worker,
        (files, name, output): (Files, String, Option<PathBuf>),
    ) -> Result<Option<Ready>, Failure> {
        let args = self.args;
        if !args.force && output.as_ref().is_some_and(|path| path.exists()) {
            return Ok(None);
        }
        if same_file(&files.source, &files.target) {
            let message = format_args!("{}: source and target are the same file", files.source.display()).to_string();
            return Err(Failure::Pair(CliError::fault(message)));
        }
        let read = |path, lang| read::file(path, args.encoding.as_deref(), lang).map_err(Failure::Pair);
        let source = read(&files.source, args.source_lang.clone())?;
        let target = read(&files.target, args.target_lang.clone())?;
        if let Some(path) = self.memory.as_ref().filter(|_| !args.again) {
            let memory = match worker.memory.take() {
                Some(memory) => memory,
                None => Workspace::open(path).map_err(of_memory)?,
            };
            let known = memory.pair_of(&source.document, &target.document).map_err(of_memory)?;
            worker.memory = Some(memory);
            if known.is_some() {
                return Ok(None);
            }
        }
        let mut warnings = [source.warnings, target.warnings].concat();
        let looks = swapped((&source.document.lang, source.detected), (&target.document.lang, target.detected));
        warnings.extend(looks);
        let (source, target) = (worker.cutter.texts(source.document), worker.cutter.texts(target.document));
        let aligned = aligner(args, self.lexicon).align(&side(&source, args), &side(&target, args));
        warnings.extend(aligned.report.warnings.iter().map(ToString::to_string));
        Ok(Some(Ready { name, source, target, aligned, warnings, output }))
    }
}

/// Where pairs are kept.
enum Keeper<'a> {
    Memory(Workspace),
    Folder(&'a Path),
}

/// What keeping came to.
enum Kept {
    New,
    There,
}

impl Keeper<'_> {
    fn path(&self) -> Option<&Path> {
        match self {
            Keeper::Memory(workspace) => Some(workspace.path()),
            Keeper::Folder(_) => None,
        }
    }

    fn place(&self) -> String {
        let path = match self {
            Keeper::Memory(workspace) => workspace.path(),
            Keeper::Folder(folder) => folder,
        };
        format!("; kept in {}", path.display())
    }

    fn keep(&mut self, args: &AlignArgs, ready: &Ready) -> Result<Kept, Failure> {
        let Ready { name, source, target, aligned, output, .. } = ready;
        match self {
            Keeper::Memory(workspace) => {
                // The same two texts may stand in the table twice, and then were not there yet when they were looked up.
                let again = args.again;
                if !again && workspace.pair_of(&source.document, &target.document).map_err(of_memory)?.is_some() {
                    return Ok(Kept::There);
                }
                workspace.add_pair(name, source, target, &aligned.alignment).map_err(of_memory)?;
            }
            Keeper::Folder(folder) => {
                let path = output.as_deref().unwrap_or(folder);
                let state = state_of(source, target, &aligned.alignment);
                let units = units_of(&state, name, Timestamp::now());
                write_file(path, args.force, |out| write_units(args.format, units, &Options::default(), out))
                    .map_err(of_file)?;
            }
        }
        Ok(Kept::New)
    }
}

fn of_memory(error: WorkspaceError) -> Failure {
    match error {
        WorkspaceError::Store(StoreError::TooLarge { .. }) => Failure::Pair(error.into()),
        _ => Failure::All(error.into()),
    }
}

fn of_file(error: WriteError) -> Failure {
    match error {
        WriteError::Exists { .. } | WriteError::IsFolder { .. } | WriteError::Io { .. } => Failure::Pair(error.into()),
        WriteError::NoFolder { .. } | WriteError::ReadOnly { .. } | WriteError::DiskFull { .. } => {
            Failure::All(error.into())
        }
    }
}
