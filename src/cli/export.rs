//! `muqabala export`, and what the review screen exports.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use crate::cli::args::ExportArgs;
use crate::cli::output::say;
use crate::cli::{CliError, Exit, file_pair, memory};
use crate::formats::{Only, Options, WriteError, write_file};
use crate::memory::{Unit, units_of};
use crate::tui::ExportError;
use crate::workspace::{OpenPair, UnitSource, Workspace, WorkspaceError};

/// What `muqabala export --help` ends with.
pub const HELP: &str = "\
Examples:
  muqabala export -o news.tmx
  muqabala export -o news.docx                  a table for a client; .html for one to filter and print
  muqabala export treaty --only accepted -o treaty.tmx
  muqabala export --all --format tsv -o everything.tsv
  muqabala export --units --contains السفينة -o ship.tmx
  muqabala export --imported --origin client --changed-since 2026-01-01 -o client.tmx.gz

--all is the rows of all pairs and then the units that came from files; --units only what is in the memory for good, the
units of accepted rows and those from files; --imported only those from files. The options that choose units may be
combined. Without a pair's name it is the pair that was last changed. Rejected rows and rows with an empty side are not
part of a TMX; beads, ladder and tei tell of alignments, which units from files have not. An existing file is kept unless
--force is given.";

pub fn run(db: Option<&Path>, args: ExportArgs) -> Result<Exit, CliError> {
    let selection = args.select.selection()?;
    let workspace = memory::open_existing(db)?;
    let format = file_pair::format_for(&args.output, args.format)?;
    let options =
        Options { only: args.only.into(), byte_order_mark: args.bom, level: args.level, context: args.context };
    let source = source(&workspace, &args)?;
    let only_some = options.only != Only::All || source.only_units || !selection.is_everything();
    file_pair::refuse(format, &source, only_some)?;
    // What has no alignment has no place among alignments.
    let source = UnitSource { imported: source.imported && !format.tells_of_alignment(), ..source };
    let written = workspace.with_units(source, |units| {
        let broken = Cell::new(false);
        let wanted = std::iter::from_fn(|| {
            let unit = units.next();
            broken.set(units.failed());
            unit
        });
        let wanted = wanted.filter(|unit| selection.takes(unit));
        file_pair::write(format, wanted, &broken, &options, &args.output, args.force)
    });
    say(format_args!("{}: {}", args.output.display(), written??));
    Ok(Exit::Done)
}

/// Where the units come from that are asked for.
fn source(workspace: &Workspace, args: &ExportArgs) -> Result<UnitSource, CliError> {
    if args.imported {
        return Ok(UnitSource { imported: true, ..UnitSource::default() });
    }
    if args.all || args.units {
        let mut pairs: Vec<_> = workspace.pairs()?.iter().map(|pair| pair.id).collect();
        pairs.sort_unstable();
        return Ok(UnitSource { pairs, only_units: args.units, imported: true });
    }
    let pairs = match workspace.find_pair(args.pair.as_deref()) {
        // A memory of nothing but units from files has nothing else to export.
        Err(WorkspaceError::NoPairs) if workspace.count_imported()? > 0 => {
            return Ok(UnitSource { imported: true, ..UnitSource::default() });
        }
        pair => vec![pair?],
    };
    Ok(UnitSource { pairs, ..UnitSource::default() })
}

/// The whole pair in a file, in the form that its name ends in, else as TMX: what the review screen's export does. Returns what there is to say of it.
pub fn from_screen(pair: &OpenPair, path: &Path, overwrite: bool) -> Result<String, ExportError> {
    let path = &in_home(path, etcetera::home_dir().ok().as_deref());
    let format = file_pair::format_for(path, None).map_err(|error| ExportError::Failed(error.message().to_owned()))?;
    let options = Options::default();
    let written = write_file(path, overwrite, |out| file_pair::write_one(format, units(pair), &options, path, out));
    match written {
        Ok(written) => Ok(format!("{}: {written}", path.display())),
        Err(WriteError::Exists { .. }) => Err(ExportError::Exists),
        Err(error) => Err(ExportError::Failed(error.to_string())),
    }
}

/// The path with the home folder in the place of a `~` at its beginning: on the screen there is no shell that does it.
fn in_home(path: &Path, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

fn units(pair: &OpenPair) -> impl Iterator<Item = Unit> {
    units_of(pair.state(), pair.name(), pair.changed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_is_the_home_folder() {
        let home = Some(Path::new("/home/layla"));
        for (typed, home, path) in [
            ("~/news.tmx", home, "/home/layla/news.tmx"),
            ("~/a b/news.tmx", home, "/home/layla/a b/news.tmx"),
            ("~", home, "/home/layla"),
            ("~layla/news.tmx", home, "~layla/news.tmx"),
            ("a/~/news.tmx", home, "a/~/news.tmx"),
            ("news~.tmx", home, "news~.tmx"),
            ("~/news.tmx", None, "~/news.tmx"),
        ] {
            assert_eq!(in_home(Path::new(typed), home), Path::new(path), "{typed}");
        }
    }
}
