//! `muqabala languages`.

use std::io::{self, Write};
use std::path::Path;

use clap::Args;
use serde::Serialize;

use crate::cli::args::ListFormat;
use crate::cli::output::{say, write_to};
use crate::cli::{CliError, Exit, memory};
use crate::lang::Lang;
use crate::workspace::LanguageCount;

/// What `muqabala languages --help` ends with.
pub const HELP: &str = "\
Examples:
  muqabala languages
  muqabala languages --rename ar-EG=ar

Units that came from files are renamed, as one step that muqabala undo takes back. Units of accepted rows keep the
language of their pair. After renaming, muqabala clean duplicates finds what has become the same.";

/// `muqabala languages`.
#[derive(Debug, Args)]
pub struct LanguagesArgs {
    /// Call a language otherwise, as in ar-EG=ar
    #[arg(long, value_name = "FROM=TO", value_parser = renaming)]
    pub rename: Option<(Lang, Lang)>,
    /// For people or for programs
    #[arg(long, value_enum, default_value = "table", conflicts_with = "rename")]
    pub format: ListFormat,
}

/// A language and what it is to be called, as `ar-EG=ar`.
pub fn renaming(text: &str) -> Result<(Lang, Lang), String> {
    let (from, to) = text.split_once('=').ok_or("write it as FROM=TO, such as ar-EG=ar")?;
    let lang = |tag: &str| tag.parse::<Lang>().map_err(|error| error.to_string());
    Ok((lang(from)?, lang(to)?))
}

pub fn run(db: Option<&Path>, args: &LanguagesArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open_existing(db)?;
    let Some((from, to)) = &args.rename else {
        let counts = workspace.languages()?;
        if counts.is_empty() {
            say("this memory holds no unit yet");
        }
        write_to(Path::new("-"), false, |out| write(out, &counts, args.format))?;
        return Ok(Exit::Done);
    };
    match workspace.rename_language(from, to)? {
        Some(change) => say(format_args!("{from} is {to} now in {} units", change.changed)),
        None => say(format_args!("no unit from a file is in {from}")),
    }
    let in_rows = |count: &&LanguageCount| count.source_lang == *from || count.target_lang == *from;
    let rows: usize = workspace.languages()?.iter().filter(in_rows).map(|count| count.rows).sum();
    if rows > 0 {
        say(format_args!("{rows} units of accepted rows are in {from} still: that is the language of their pairs"));
    }
    Ok(Exit::Done)
}

#[derive(Serialize)]
struct Line<'a> {
    source_lang: &'a str,
    target_lang: &'a str,
    accepted_rows: usize,
    from_files: usize,
}

fn write(out: &mut dyn Write, counts: &[LanguageCount], format: ListFormat) -> io::Result<()> {
    if format == ListFormat::Table && !counts.is_empty() {
        writeln!(out, "{:<12}  {:<12}  {:>13}  {:>10}", "source", "target", "accepted rows", "from files")?;
    }
    for LanguageCount { source_lang, target_lang, rows, imported } in counts {
        let (source_lang, target_lang) = (source_lang.as_str(), target_lang.as_str());
        match format {
            ListFormat::Table => writeln!(out, "{source_lang:<12}  {target_lang:<12}  {rows:>13}  {imported:>10}")?,
            ListFormat::Jsonl => {
                let line = Line { source_lang, target_lang, accepted_rows: *rows, from_files: *imported };
                serde_json::to_writer(&mut *out, &line)?;
                writeln!(out)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_called_otherwise() {
        let lang = |tag: &str| tag.parse::<Lang>().unwrap();
        assert_eq!(renaming("ar_eg=ar"), Ok((lang("ar-EG"), lang("ar"))));
        for wrong in ["ar", "ar=", "=ar", "a b=c", ""] {
            assert!(renaming(wrong).is_err(), "{wrong}");
        }
    }
}
