//! `muqabala lexicon learn`.

use std::path::Path;

use super::LearnArgs;
use crate::align::eval::read_beads;
use crate::cli::align::default_name;
use crate::cli::output::say;
use crate::cli::{CliError, Exit, memory, read, summary};
use crate::edit::{Side, Status};
use crate::formats::{Reading, read_text};
use crate::lang::Lang;
use crate::lexicon::{Lexicon, ListInfo, Origin, Taught, learn};
use crate::segment::one_per_block;
use crate::text::Document;
use crate::workspace::{LEARNED, Workspace};

/// Rows that nobody looked at yet teach from this confidence on.
const SURE: f64 = 0.9;

pub fn run(db: Option<&Path>, args: &LearnArgs) -> Result<Exit, CliError> {
    match (args.pair.as_deref(), args.from.as_slice()) {
        (Some(pair), _) => from_pair(&mut memory::open_existing(db)?, args, pair),
        (None, [source, target]) => from_files(db, args, source, target),
        (None, _) if args.name.is_some() => {
            Err(CliError::usage(format_args!("the list of all accepted rows is always called {LEARNED}")))
        }
        (None, _) => {
            let mut workspace = memory::open_existing(db)?;
            let learned = workspace.learn()?;
            tell(&summary::of_learning(&learned), learned.entries, LEARNED);
            Ok(Exit::Done)
        }
    }
}

/// From a pair of the memory: its accepted rows, and those that are sure and that nobody looked at yet.
fn from_pair(workspace: &mut Workspace, args: &LearnArgs, wanted: &str) -> Result<Exit, CliError> {
    let id = workspace.find_pair(Some(wanted))?;
    let pair = workspace.open_pair(id)?;
    let state = pair.state();
    let langs = Side::BOTH.map(|side| &state.document(side).lang);
    let turned = turned(langs[0], langs[1])
        .ok_or_else(|| CliError::fault(format_args!("“{}” is {} and {}, {NEEDS}", pair.name(), langs[0], langs[1])))?;
    let mut texts = Vec::new();
    for row in state.rows() {
        let weight = match (row.bead.status, row.bead.confidence) {
            (Status::Accepted, _) => 1.0,
            (Status::Unreviewed, Some(confidence)) if confidence >= SURE => confidence,
            _ => continue,
        };
        let [source, target] = Side::BOTH.map(|side| row.text(side).as_str().to_owned());
        texts.push((source, target, weight));
    }
    let what = format!("{} accepted and sure rows of “{}”", texts.len(), pair.name());
    let name = args.name.clone().unwrap_or_else(|| pair.name().to_owned());
    keep(workspace, &name, &what, &texts, turned)
}

/// From the lines of two files.
fn from_files(db: Option<&Path>, args: &LearnArgs, source: &Path, target: &Path) -> Result<Exit, CliError> {
    let name = args.name.clone().unwrap_or_else(|| default_name(source, target));
    let paths = [source, target].map(|path| path.display());
    let read = |path| read::document(path, &Reading::default(), None).map(|read| read.document);
    let (source, target) = (read(source)?, read(target)?);
    let turned = turned(&source.lang, &target.lang).ok_or_else(|| {
        CliError::fault(format_args!("{} is {} and {} {}, {NEEDS}", paths[0], source.lang, paths[1], target.lang))
    })?;
    let (source_lines, target_lines) = (lines(&source), lines(&target));
    let texts = match &args.beads {
        Some(path) => beads(path, &source_lines, &target_lines)?,
        None if source_lines.len() != target_lines.len() => {
            let (n, m) = (source_lines.len(), target_lines.len());
            let message = format!("{} has {n} lines and {} {m}: they can't translate each other", paths[0], paths[1]);
            return Err(CliError::fault(message).hint("--beads FILE says which lines do"));
        }
        None => {
            let pairs = source_lines.iter().zip(&target_lines);
            pairs.map(|(source, target)| ((*source).to_owned(), (*target).to_owned(), 1.0)).collect()
        }
    };
    let what = format!("{} pairs of lines of {} and {}", texts.len(), paths[0], paths[1]);
    keep(&mut memory::open(db)?, &name, &what, &texts, turned)
}

/// The lines that beads put together. Beads with an empty side teach nothing.
fn beads(path: &Path, source: &[&str], target: &[&str]) -> Result<Vec<(String, String, f64)>, CliError> {
    let text = read_text(path)?.text;
    let fault = |what: &dyn std::fmt::Display| CliError::fault(format_args!("{}:{what}", path.display()));
    let beads = read_beads(&text).map_err(|error| fault(&error))?;
    let joined = |lines: &[&str], numbers: &[usize], whose: &str| -> Result<String, CliError> {
        let line = |number: &usize| {
            let missing = || fault(&format_args!(" there is no {whose} line {number}, counted from 0"));
            lines.get(*number).copied().ok_or_else(missing)
        };
        Ok(numbers.iter().map(line).collect::<Result<Vec<_>, _>>()?.join(" "))
    };
    let full = beads.iter().filter(|(source, target)| !source.is_empty() && !target.is_empty());
    full.map(|(n, m)| Ok((joined(source, n, "source")?, joined(target, m, "target")?, 1.0))).collect()
}

fn keep(
    workspace: &mut Workspace,
    name: &str,
    what: &str,
    texts: &[(String, String, f64)],
    turned: bool,
) -> Result<Exit, CliError> {
    let taught: Vec<Taught> = texts
        .iter()
        .map(|(source, target, weight)| {
            let (arabic, english) = if turned { (target, source) } else { (source, target) };
            Taught { arabic, english, weight: *weight }
        })
        .collect();
    // What this very list taught before is to be learned again.
    let known: Lexicon = workspace.lexicon_without(name)?.into_owned();
    let entries = learn(&taught, &known);
    let info = ListInfo { name: name.to_owned(), origin: Origin::Learned };
    workspace.put_list(&info, what, &entries, false)?;
    let noun = if entries.len() == 1 { "entry" } else { "entries" };
    tell(&format!("learned {} {noun} from {what}", entries.len()), entries.len(), name);
    Ok(Exit::Done)
}

fn tell(what: &str, entries: usize, name: &str) {
    say(what);
    if entries > 0 {
        say(format_args!("muqabala lexicon list {} shows them", shown(name)));
    }
}

/// A name as it is typed.
fn shown(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    if plain { name.to_owned() } else { format!("'{name}'") }
}

const NEEDS: &str = "but words are learned between Arabic and English only";

/// Whether the source is the English text; none if the two are not Arabic and English.
fn turned(source: &Lang, target: &Lang) -> Option<bool> {
    match (source.primary(), target.primary()) {
        ("ar", "en") => Some(false),
        ("en", "ar") => Some(true),
        _ => None,
    }
}

fn lines(document: &Document) -> Vec<&str> {
    let segments = one_per_block(&document.text, &document.blocks);
    segments.iter().map(|segment| segment.span.of(&document.text).trim()).collect()
}
