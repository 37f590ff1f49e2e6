//! `muqabala align`.

mod batch;
mod cut;
mod jsonl;
mod paired;

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{IsTerminal, stdin, stdout};
use std::path::Path;

use jiff::Timestamp;

use crate::align::{Aligned, Aligner, Alignment};
use crate::cli::args::AlignArgs;
use crate::cli::output::say;
use crate::cli::progress::Progress;
use crate::cli::read::{self, Read, warn};
use crate::cli::{CliError, Exit, doubt, file_pair, memory, review, rules, summary, words};
use crate::edit::{PairState, Texts, rows_of};
use crate::formats::Options;
use crate::lexicon::Lexicon;
use crate::memory::units_of;
use crate::segment::Srx;
use crate::text::Document;
use crate::tui::Prepared;
use crate::workspace::{LONGEST_PAIR_NAME, WorkspaceError, is_pair_name};

use cut::{Cutter, side};

pub fn run(db: Option<&Path>, args: AlignArgs) -> Result<Exit, CliError> {
    match (&args.batch, &args.source, &args.target) {
        (Some(manifest), ..) => batch::run(db, &args, manifest),
        (None, ..) if args.jsonl => jsonl::run(db, &args),
        (None, Some(source), Some(target)) => one(db, &args, source, target),
        (None, Some(file), None) => paired::run(db, &args, file),
        (None, ..) => Err(CliError::usage("there are not two texts to be aligned")),
    }
}

/// Aligns one pair.
fn one(db: Option<&Path>, args: &AlignArgs, source: &Path, target: &Path) -> Result<Exit, CliError> {
    if same_file(source, target) {
        return Err(CliError::usage(format_args!("{}: source and target are the same file", source.display())));
    }
    let name = name_of_pair(args, || default_name(source, target))?;
    let reading = args.form.reading(args.encoding.as_deref());
    let source = read::document(source, &reading, args.source_lang.clone())?;
    let target = read::document(target, &reading, args.target_lang.clone())?;
    warn_of_languages(&source, &target);
    let (source, target) = (source.document, target.document);
    if args.no_store { print(db, args, &name, source, target) } else { store(db, args, &name, source, target) }
}

/// Keeps the pair in the memory, unless it is there already.
fn store(
    db: Option<&Path>,
    args: &AlignArgs,
    name: &str,
    source: Document,
    target: Document,
) -> Result<Exit, CliError> {
    let mut workspace = memory::open(db)?;
    let known = if args.again { None } else { workspace.pair_of(&source, &target)? };
    let id = if let Some(id) = known {
        let pair = workspace.open_pair(id)?;
        say(format_args!("the memory has these two texts already, as “{}”; --again makes another pair", pair.name()));
        say(summary::of_review(&pair));
        id
    } else {
        let lexicon = words::of_memory(&mut workspace, !args.no_learned, &args.lexicon)?;
        // Lines that are segments already need no rules, and reading those takes a while.
        let srx = (!args.pre_segmented).then(|| rules::of_memory(&workspace, args.srx.as_deref())).transpose()?;
        let (source, target, aligned) = align(args, &lexicon, srx.as_deref(), source, target)?;
        let id = workspace.add_pair(name, &source, &target, &aligned.alignment)?;
        let pair = workspace.open_pair(id)?;
        say(summary::of_alignment(&pair, &aligned.report));
        say(format_args!("kept in {} as “{}”", workspace.path().display(), pair.name()));
        id
    };
    if args.review && stdin().is_terminal() && stdout().is_terminal() {
        return review::open(&mut workspace, id, &args.lexicon, &args.screen);
    }
    say(format_args!("next: muqabala review {}", id.0));
    Ok(Exit::Done)
}

/// Writes the result and leaves the memory alone.
fn print(
    db: Option<&Path>,
    args: &AlignArgs,
    name: &str,
    source: Document,
    target: Document,
) -> Result<Exit, CliError> {
    let lexicon = words::without_memory(db, args)?;
    let srx = rules_without_memory(db, args)?;
    let (source, target, aligned) = align(args, &lexicon, srx.as_deref(), source, target)?;
    let state = state_of(&source, &target, &aligned.alignment);
    let units = units_of(&state, name, Timestamp::now());
    let written =
        file_pair::write(args.format, units, &Cell::new(false), &Options::default(), &args.output, args.force)?;
    if args.output.as_os_str() != "-" {
        say(format_args!("{}: {written}", args.output.display()));
    }
    Ok(Exit::Done)
}

/// The name that was asked for, if a pair can have it; else what its files say.
fn name_of_pair(args: &AlignArgs, of_files: impl FnOnce() -> String) -> Result<String, CliError> {
    match &args.name {
        Some(name) if is_pair_name(name) => Ok(name.trim().to_owned()),
        Some(_) => Err(CliError::usage(WorkspaceError::BadPairName)),
        None => Ok(of_files()),
    }
}

/// The rows of a fresh alignment.
fn state_of(source: &Texts, target: &Texts, alignment: &Alignment) -> PairState {
    let (beads, segments) = rows_of(&source.segments, &target.segments, alignment);
    PairState::from_rows(source.document.clone(), target.document.clone(), beads, segments)
        .expect("a fresh alignment's rows fit one another")
}

fn align(
    args: &AlignArgs,
    lexicon: &Lexicon,
    srx: Option<&Srx>,
    source: Document,
    target: Document,
) -> Result<(Texts, Texts, Aligned), CliError> {
    let mut cutter = Cutter::new(srx);
    let (source, target) = (cutter.texts(source), cutter.texts(target));
    if args.exact && source.segments.len().saturating_mul(target.segments.len()) > MOST_EXACT {
        let (n, m) = (source.segments.len(), target.segments.len());
        return Err(CliError::usage(format_args!("{n} by {m} segments are too many for --exact")));
    }
    let progress = Progress::new("aligning");
    let mut aligner =
        Aligner::new(lexicon).threads(threads(args)).exact(args.exact).on_progress(|share| progress.set(share));
    let aligned = aligner.align(&side(&source, args.pre_segmented), &side(&target, args.pre_segmented));
    drop(aligner);
    drop(progress);
    for warning in &aligned.report.warnings {
        warn(warning);
    }
    Ok((source, target, aligned))
}

/// The rules for work that keeps nothing; none where lines are segments already.
fn rules_without_memory(db: Option<&Path>, args: &AlignArgs) -> Result<Option<Cow<'static, Srx>>, CliError> {
    let named = db.filter(|_| args.db_named);
    (!args.pre_segmented).then(|| rules::without_memory(named, args.srx.as_deref())).transpose()
}

/// More beads than this would not find room: source times target segments, about 150 bytes each.
const MOST_EXACT: usize = 32_000_000;

/// On how many threads work is done.
fn threads(args: &AlignArgs) -> usize {
    args.threads.map_or_else(read::threads, usize::from)
}

/// Cuts two texts by rules and aligns them: what the screen does with two files that were chosen.
pub fn prepare(
    lexicon: &Lexicon,
    srx: &Srx,
    source: Document,
    target: Document,
    progress: &mut dyn FnMut(f32),
) -> Result<Prepared, CliError> {
    let mut cutter = Cutter::new(Some(srx));
    let (source, target) = (cutter.texts(source), cutter.texts(target));
    let mut aligner = Aligner::new(lexicon).threads(read::threads()).on_progress(progress);
    let Aligned { alignment, report, .. } = aligner.align(&side(&source, false), &side(&target, false));
    drop(aligner);
    let odd = report.warnings.iter().map(ToString::to_string).collect();
    Ok(Prepared { source, target, alignment, odd })
}

pub fn same_file(source: &Path, target: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    source == target || real(source) == real(target)
}

/// Tells of texts that do not look like what they are said to be.
fn warn_of_languages(source: &Read, target: &Read) {
    doubt::doubts(source.looks(), target.looks()).iter().for_each(warn);
    if source.document.text == target.document.text {
        warn("the two texts are the same");
    }
}

/// What the two file names have in common, up to a separator: `treaty` of `treaty.ar.txt` and `treaty.en.txt`. The
/// source's name when that is nothing.
pub fn default_name(source: &Path, target: &Path) -> String {
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (source, target) = (stem(source), stem(target));
    let shared = source.char_indices().zip(target.chars()).find(|((_, a), b)| a != b);
    let shared = shared.map_or(source.len().min(target.len()), |((at, _), _)| at);
    let separator = |c: char| c.is_whitespace() || "._-".contains(c);
    // `article1` and `article2` share more than their kind: the whole name says which it is.
    let whole = [&source, &target].iter().all(|name| name[shared..].chars().next().is_none_or(separator));
    let ends = source[..shared].ends_with(separator);
    let name = if whole || ends { source[..shared].trim_end_matches(separator) } else { source.as_str() };
    let named = |name: &&str| !name.trim_matches(separator).is_empty();
    of_file([name, &source, &target].into_iter().find(named).unwrap_or("untitled"))
}

/// The name of a file as that of a pair, which holds less.
fn of_file(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '_' } else { c }).take(LONGEST_PAIR_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_named_after_what_its_files_share() {
        for (source, target, name) in [
            ("samples/treaty.ar.txt", "samples/treaty.en.txt", "treaty"),
            ("a/contract_ar.txt", "b/contract_en.txt", "contract"),
            ("ar.txt", "en.txt", "ar"),
            ("article1.txt", "article2.txt", "article1"),
            ("ar/story.txt", "en/story.txt", "story"),
            ("عقد.ar.txt", "عقد.en.txt", "عقد"),
            ("-", "en.txt", "en"),
            ("-", "-", "untitled"),
        ] {
            assert_eq!(default_name(Path::new(source), Path::new(target)), name, "{source} {target}");
        }
    }
}
