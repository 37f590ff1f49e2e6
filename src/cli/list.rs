//! `muqabala list`.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::cli::args::{ListArgs, ListFormat};
use crate::cli::output::{say, write_to};
use crate::cli::{CliError, Exit, memory};
use crate::workspace::PairSummary;

pub fn run(db: Option<&Path>, args: ListArgs) -> Result<Exit, CliError> {
    let workspace = memory::open_existing(db)?;
    let pairs = if args.deleted { workspace.deleted_pairs()? } else { workspace.pairs()? };
    if pairs.is_empty() && args.deleted {
        say("no pair was deleted from this memory");
    } else if pairs.is_empty() {
        say("this memory holds no pair yet; muqabala align SOURCE TARGET makes one");
    }
    write_to(Path::new("-"), false, |out| match args.format {
        ListFormat::Table => table(out, &pairs),
        ListFormat::Jsonl => pairs.iter().try_for_each(|pair| jsonl(out, pair)),
    })?;
    Ok(Exit::Done)
}

/// The name comes last: it may be long, or Arabic, and then would push no column out of its place.
fn table(out: &mut dyn Write, pairs: &[PairSummary]) -> io::Result<()> {
    if pairs.is_empty() {
        return Ok(());
    }
    writeln!(out, "{:>4}  {:<7}  {:>7}  {:>8}  {:<16}  name", "pair", "langs", "rows", "reviewed", "last changed")?;
    for pair in pairs {
        let langs = format!("{}-{}", pair.source_lang, pair.target_lang);
        let reviewed = (pair.accepted + pair.rejected) * 100 / pair.rows.max(1);
        let changed = pair.changed.get(..16).unwrap_or(&pair.changed).replace('T', " ");
        let name = pair.name.replace(['\n', '\t'], " ");
        writeln!(out, "{:>4}  {langs:<7}  {:>7}  {reviewed:>7}%  {changed:<16}  {name}", pair.id.0, pair.rows)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Line<'a> {
    pair: i64,
    name: &'a str,
    source_lang: &'a str,
    target_lang: &'a str,
    rows: usize,
    accepted: usize,
    needs_review: usize,
    rejected: usize,
    changed: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    deleted: Option<&'a str>,
}

fn jsonl(out: &mut dyn Write, pair: &PairSummary) -> io::Result<()> {
    let line = Line {
        pair: pair.id.0,
        name: &pair.name,
        source_lang: pair.source_lang.as_str(),
        target_lang: pair.target_lang.as_str(),
        rows: pair.rows,
        accepted: pair.accepted,
        needs_review: pair.needs_review,
        rejected: pair.rejected,
        changed: &pair.changed,
        deleted: pair.deleted.as_deref(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}
