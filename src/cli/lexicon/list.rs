//! `muqabala lexicon list`.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::ListArgs;
use crate::cli::args::ListFormat;
use crate::cli::output::write_to;
use crate::cli::{CliError, Exit, memory};
use crate::formats::word_list::read_tsv;
use crate::lexicon::{Lexicon, ListEntry, Origin};

pub fn run(db: Option<&Path>, args: &ListArgs) -> Result<Exit, CliError> {
    match &args.name {
        None => {
            let lists = lists(db)?;
            write_to(Path::new("-"), false, |out| match args.format {
                ListFormat::Table => table(out, &lists),
                ListFormat::Jsonl => lists.iter().try_for_each(|list| jsonl(out, list)),
            })?;
        }
        Some(name) => {
            let entries = match Lexicon::bundled_text(name) {
                Some(text) => read_tsv(text).entries,
                None => memory::open_existing(db)?.list_entries(name)?,
            };
            write_to(Path::new("-"), false, |out| {
                entries.iter().try_for_each(|entry| match args.format {
                    ListFormat::Table => line(out, entry),
                    ListFormat::Jsonl => {
                        let ListEntry { arabic, english, weight } = entry;
                        jsonl(out, &EntryLine { arabic, english, weight: *weight })
                    }
                })
            })?;
        }
    }
    Ok(Exit::Done)
}

/// A list as it is shown.
#[derive(Serialize)]
struct ListLine {
    name: String,
    origin: &'static str,
    entries: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    added: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
}

#[derive(Serialize)]
struct EntryLine<'a> {
    arabic: &'a str,
    english: &'a str,
    weight: f64,
}

/// The program's own lists and, if there is a memory, its own.
fn lists(db: Option<&Path>) -> Result<Vec<ListLine>, CliError> {
    let bundled = Lexicon::bundled().lists().map(|(info, entries)| ListLine {
        name: info.name.clone(),
        origin: Origin::Bundled.name(),
        entries,
        added: None,
        from: None,
    });
    let mut lists: Vec<ListLine> = bundled.collect();
    if let Some(workspace) = memory::open_if_there(db)? {
        lists.extend(workspace.lists()?.into_iter().map(|list| ListLine {
            name: list.info.name,
            origin: list.info.origin.name(),
            entries: list.entries,
            added: Some(list.added),
            from: Some(list.source),
        }));
    }
    Ok(lists)
}

/// What may be long comes last.
fn table(out: &mut dyn Write, lists: &[ListLine]) -> io::Result<()> {
    writeln!(out, "{:>8}  {:<8}  {:<16}  name", "entries", "origin", "added")?;
    for list in lists {
        let added = list.added.as_deref().unwrap_or_default();
        let added = added.get(..16).unwrap_or(added).replace('T', " ");
        let name = list.name.replace(['\n', '\t'], " ");
        let from = list.from.as_ref().map(|from| format!("  (from {})", from.replace(['\n', '\t'], " ")));
        writeln!(out, "{:>8}  {:<8}  {added:<16}  {name}{}", list.entries, list.origin, from.unwrap_or_default())?;
    }
    Ok(())
}

/// The weight is left out where it is the usual one.
fn line(out: &mut dyn Write, entry: &ListEntry) -> io::Result<()> {
    let ListEntry { arabic, english, weight } = entry;
    if *weight < 1.0 { writeln!(out, "{arabic}\t{english}\t{weight}") } else { writeln!(out, "{arabic}\t{english}") }
}

fn jsonl(out: &mut dyn Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    writeln!(out)
}
