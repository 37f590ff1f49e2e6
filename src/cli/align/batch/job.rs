//! From a line of the table to an aligned pair.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::keep::{Failure, of_memory};
use super::manifest::{Entry, Files};
use crate::align::{Aligned, Aligner};
use crate::cli::CliError;
use crate::cli::align::cut::{Cutter, side};
use crate::cli::align::{default_name, same_file};
use crate::cli::args::AlignArgs;
use crate::cli::{doubt, read};
use crate::edit::Texts;
use crate::lexicon::Lexicon;
use crate::segment::Srx;
use crate::workspace::Workspace;

/// What all threads work with.
pub struct Job<'a> {
    pub args: &'a AlignArgs,
    pub lexicon: &'a Lexicon,
    pub srx: Option<&'a Srx>,
    /// The memory's file, where pairs are looked up.
    pub memory: Option<PathBuf>,
    pub stop: Arc<AtomicBool>,
}

/// What a thread has for itself.
pub struct Worker<'a> {
    pub cutter: Cutter<'a>,
    pub memory: Option<Workspace>,
}

/// Where in the table a pair stands.
pub struct Place {
    /// None for what is no line.
    pub line: Option<u64>,
    /// The bytes up to its end.
    pub read: u64,
}

/// A pair to be worked on: its files, its name, and the file to be written, if one is.
pub type Task = Result<(Files, String, Option<PathBuf>), Failure>;

/// What came of a pair.
pub enum Step {
    Ready(Box<Ready>),
    There,
    Failed(CliError),
    Fatal(CliError),
    Stopped,
}

/// A pair that is aligned and not kept yet.
pub struct Ready {
    pub name: String,
    pub source: Texts,
    pub target: Texts,
    pub aligned: Aligned,
    pub warnings: Vec<String>,
    pub output: Option<PathBuf>,
}

impl Job<'_> {
    pub fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// What a line of the table asks for. Runs in the order of the table: two pairs must not be written to one file, not
    /// even by two runs. For that a number is kept for each name.
    pub fn task(&self, entry: io::Result<Entry>, names: &mut HashSet<u64>) -> (Place, Task) {
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
        let separator = |c: char| c.is_control() || "/\\".contains(c) || (cfg!(windows) && c == ':');
        let unfit = name.contains(separator) || name.starts_with('.');
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

    pub fn step(&self, worker: &mut Worker, task: Task) -> Step {
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
        let reading = args.form.reading(args.encoding.as_deref());
        let read = |path, lang| read::file(path, &reading, lang).map_err(Failure::Pair);
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
        let doubts = doubt::doubts(source.looks(), target.looks());
        let mut warnings = [source.warnings, target.warnings, doubts].concat();
        let (source, target) = (worker.cutter.texts(source.document), worker.cutter.texts(target.document));
        let aligned =
            Aligner::new(self.lexicon).align(&side(&source, args.pre_segmented), &side(&target, args.pre_segmented));
        warnings.extend(aligned.report.warnings.iter().map(ToString::to_string));
        Ok(Some(Ready { name, source, target, aligned, warnings, output }))
    }
}
