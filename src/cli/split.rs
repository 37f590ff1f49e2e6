//! `muqabala split`: the memory as several files.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::Args;

use crate::cli::output::{say, write_to};
use crate::cli::{CliError, Exit, memory};
use crate::formats::{Format, Options, write_units};
use crate::memory::Unit;
use crate::workspace::UnitSource;

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
    let workspace = memory::open_existing(db)?;
    let mut pairs = workspace.pairs()?;
    pairs.sort_unstable_by_key(|pair| pair.id);
    let ids = pairs.iter().map(|pair| pair.id);
    let all = UnitSource { pairs: ids.collect(), only_units: true, imported: true };
    let parts: Vec<Part> = if args.by == By::Pair {
        let of_pair = pairs.iter().map(|pair| Part {
            name: pair.name.clone(),
            source: UnitSource { pairs: vec![pair.id], only_units: true, imported: false },
            whole: true,
        });
        let imported = UnitSource { imported: true, ..UnitSource::default() };
        of_pair.chain([Part { name: "from files".to_owned(), source: imported, whole: true }]).collect()
    } else {
        let names: BTreeSet<String> = workspace.with_units(all.clone(), |units| {
            let mut names = BTreeSet::new();
            // One too many is enough to know that there are too many.
            while names.len() <= MOST_PARTS
                && let Some(unit) = units.next()
            {
                names.insert(args.by.part(&unit));
            }
            names
        })?;
        names.into_iter().map(|name| Part { name, source: all.clone(), whole: false }).collect()
    };
    if parts.len() > MOST_PARTS {
        return Err(CliError::fault(format_args!("that would be more than {MOST_PARTS} files")));
    }
    fs::create_dir_all(&args.output_dir)
        .map_err(|error| CliError::fault(format_args!("{}: {error}", args.output_dir.display())))?;
    let mut names = HashSet::new();
    for part in parts {
        let path = args.output_dir.join(format!("{}.{}", free(file_name(&part.name), &mut names), args.format));
        let written = workspace.with_units(part.source, |units| {
            let belongs = |unit: &Unit| part.whole || args.by.part(unit) == part.name;
            let Some(first) = units.find(belongs) else { return Ok(None) };
            write_to(&path, args.force, |out| {
                let wanted = std::iter::once(first).chain(units.by_ref().filter(belongs));
                let written = write_units(args.format, wanted, &Options::default(), out)?;
                // The memory's own error is told in the place of this one.
                if units.failed() { Err(io::Error::other("the memory can't be read")) } else { Ok(Some(written)) }
            })
        })??;
        if let Some(written) = written {
            say(format_args!("{}: {written}", path.display()));
        }
    }
    Ok(Exit::Done)
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
