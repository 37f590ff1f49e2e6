//! `muqabala split`: the memory as several files.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::Args;

use crate::cli::output::{say, write_to};
use crate::cli::{CliError, Exit, memory};
use crate::formats::{Format, Options, WriteError, Written, write_units};
use crate::memory::Unit;
use crate::workspace::{PairSummary, UnitSource, UnitStream};

/// What `muqabala split --help` ends with.
pub const HELP: &str = "\
Examples:
  muqabala split --by origin --output-dir parts
  muqabala split --by language --output-dir parts --format tsv
  muqabala split --by prop:project --output-dir parts

What is split are the units of the memory: those of accepted rows, and those that came from files. pair and origin are
the name of the pair, or what the file said where a unit comes from; with pair all units from files are one part.
Units without an origin or that property are one part, called other. The memory stays as it is.";

/// More parts than anybody would look through; then the memory is split by the wrong thing.
const MOST_PARTS: usize = 1000;

/// The longest name of a part, in bytes, so that any file system takes it.
const LONGEST: usize = 100;

/// `muqabala split`.
#[derive(Debug, Args)]
pub struct SplitArgs {
    /// What to split by: pair, origin, language, or prop:NAME
    #[arg(long)]
    pub by: By,
    /// The folder in which the files are made
    #[arg(long, value_name = "FOLDER")]
    pub output_dir: PathBuf,
    /// The form of the files
    #[arg(long, default_value = "tmx")]
    pub format: Format,
    /// Replace files that are there
    #[arg(long)]
    pub force: bool,
}

/// What a memory is split by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// The pair that a unit comes from.
    Pair,
    /// Where it comes from.
    Origin,
    /// Its two languages.
    Language,
    /// A property.
    Prop(String),
}

impl FromStr for By {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "pair" => Ok(By::Pair),
            "origin" => Ok(By::Origin),
            "language" => Ok(By::Language),
            _ => match text.strip_prefix("prop:").filter(|name| !name.is_empty()) {
                Some(name) => Ok(By::Prop(name.to_owned())),
                None => Err("not one of pair, origin, language, prop:NAME".to_owned()),
            },
        }
    }
}

impl By {
    /// The part that a unit belongs to; empty for those that nothing is said of.
    fn part(&self, unit: &Unit) -> String {
        match self {
            By::Pair | By::Origin => unit.origin.clone(),
            By::Language => format!("{}-{}", unit.source_lang, unit.target_lang),
            By::Prop(name) => {
                let extra = unit.extra.as_deref();
                let values = extra.into_iter().flat_map(|extra| [&extra.unit, &extra.source, &extra.target]);
                values.into_iter().find_map(|said| said.prop(name)).unwrap_or_default().to_owned()
            }
        }
    }
}

/// A part of the memory.
struct Part {
    /// What it is called, by what the memory is split by.
    name: String,
    source: UnitSource,
    /// Whether all of the source belongs to it.
    whole: bool,
}

pub fn run(db: Option<&Path>, args: &SplitArgs) -> Result<Exit, CliError> {
    if args.format.is_file_pair() || args.format.tells_of_alignment() {
        return Err(CliError::usage(format_args!("a memory can't be split to {}", args.format))
            .hint("tmx, xliff, tsv, csv and others hold units; muqabala export PAIR writes this one"));
    }
    let workspace = memory::open_existing(db)?;
    let mut pairs = workspace.pairs()?;
    pairs.sort_unstable_by_key(|pair| pair.id);
    let all = UnitSource { pairs: pairs.iter().map(|pair| pair.id).collect(), only_units: true, imported: true };
    let written = workspace.with_units(all.clone(), |units| {
        let parts = if args.by == By::Pair { parts_by_pair(&pairs) } else { parts_of(units, &args.by, &all) };
        let files = files(parts, units, args)?;
        fs::create_dir_all(&args.output_dir).map_err(|error| cannot_write(&args.output_dir, &error))?;
        files.into_iter().try_fold(0, |count, (path, part)| {
            let written = write(&part, &path, units, args)?;
            say(format_args!("{}: {written}", path.display()));
            Ok::<_, CliError>(count + 1)
        })
    })??;
    if written == 0 {
        say("there are no units to split");
    }
    Ok(Exit::Done)
}

fn cannot_write(folder: &Path, error: &io::Error) -> CliError {
    let reason = match error.kind() {
        io::ErrorKind::AlreadyExists => "this is a file, not a folder".to_owned(),
        kind => kind.to_string(),
    };
    CliError::fault(format_args!("{}: {reason}", folder.display()))
}

fn parts_by_pair(pairs: &[PairSummary]) -> Vec<Part> {
    let of_pair = pairs.iter().map(|pair| Part {
        name: pair.name.clone(),
        source: UnitSource { pairs: vec![pair.id], only_units: true, imported: false },
        whole: true,
    });
    let imported = UnitSource { imported: true, ..UnitSource::default() };
    of_pair.chain([Part { name: "from files".to_owned(), source: imported, whole: true }]).collect()
}

/// The parts that units belong to; one more than may be is enough to know that there are too many.
fn parts_of(units: &mut UnitStream<'_>, by: &By, all: &UnitSource) -> Vec<Part> {
    let mut names = BTreeSet::new();
    while names.len() <= MOST_PARTS
        && let Some(unit) = units.next()
    {
        names.insert(by.part(&unit));
    }
    names.into_iter().map(|name| Part { name, source: all.clone(), whole: false }).collect()
}

/// The parts that have units, with their files; an error, before anything is written, when one of these is there.
fn files(parts: Vec<Part>, units: &mut UnitStream<'_>, args: &SplitArgs) -> Result<Vec<(PathBuf, Part)>, CliError> {
    if parts.len() > MOST_PARTS {
        return Err(CliError::fault(format_args!("that would be more than {MOST_PARTS} files")));
    }
    let mut names = HashSet::new();
    let mut files = Vec::new();
    for part in parts {
        units.restart(part.source.clone());
        if part.whole && units.next().is_none() {
            continue;
        }
        let path = args.output_dir.join(format!("{}.{}", free(file_name(&part.name), &mut names), args.format));
        if !args.force && path.symlink_metadata().is_ok() {
            return Err(WriteError::Exists { path }.into());
        }
        files.push((path, part));
    }
    Ok(files)
}

fn write(part: &Part, path: &Path, units: &mut UnitStream<'_>, args: &SplitArgs) -> Result<Written, CliError> {
    units.restart(part.source.clone());
    write_to(path, args.force, |out| {
        let wanted = units.by_ref().filter(|unit| part.whole || args.by.part(unit) == part.name);
        let written = write_units(args.format, wanted, &Options::default(), out)?;
        // The memory's own error is told in the place of this one.
        if units.failed() { Err(io::Error::other("the memory can't be read")) } else { Ok(written) }
    })
}

/// What a part's file is called: the characters of its name that every file system takes.
fn file_name(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    let name: String = name.chars().map(|c| if plain(c) { c } else { '_' }).collect();
    let mut name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    while name.len() > LONGEST {
        let end = name.char_indices().next_back().map_or(0, |(at, _)| at);
        name = &name[..end];
    }
    if name.is_empty() { "other".to_owned() } else { name.to_owned() }
}

/// A name that no other part has, also where a file system does not tell case apart.
fn free(name: String, names: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let mut wanted = std::iter::once(name.clone()).chain(numbered);
    wanted.find(|name| names.insert(name.to_lowercase())).expect("there are more numbers than parts")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_names_that_files_can_have() {
        for (name, file) in [
            ("news", "news"),
            ("الأخبار 2026", "الأخبار 2026"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("a\0b\n", "a_b_"),
            ("..", "other"),
            ("", "other"),
            (" . ", "other"),
        ] {
            assert_eq!(file_name(name), file, "{name:?}");
        }
        assert!(file_name(&"ش".repeat(500)).len() <= LONGEST);
        let mut names = HashSet::new();
        let free = |name: &str, names: &mut HashSet<String>| super::free(name.to_owned(), names);
        assert_eq!([free("a", &mut names), free("A", &mut names), free("a", &mut names)], ["a", "A-2", "a-3"]);
    }

    #[test]
    fn what_a_memory_is_split_by_has_a_word() {
        assert_eq!("prop:project".parse(), Ok(By::Prop("project".to_owned())));
        assert_eq!("origin".parse(), Ok(By::Origin));
        assert!("prop:".parse::<By>().is_err() && "".parse::<By>().is_err() && "Pair".parse::<By>().is_err());
    }
}
