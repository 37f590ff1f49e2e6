//! `muqabala export`, and what the review screen exports.

use std::path::{Path, PathBuf};

use crate::cli::args::ExportArgs;
use crate::cli::output::say;
use crate::cli::{CliError, Exit, file_pair, memory};
use crate::formats::{Format, Only, Options, WriteError, write_file, write_units};
use crate::memory::{Unit, units_of};
use crate::tui::ExportError;
use crate::workspace::OpenPair;

pub fn run(db: Option<&Path>, args: ExportArgs) -> Result<Exit, CliError> {
    let workspace = memory::open_existing(db)?;
    let mut ids = vec![];
    if args.all {
        ids.extend(workspace.pairs()?.iter().map(|pair| pair.id));
        ids.sort_unstable();
    } else {
        ids.push(workspace.find_pair(args.pair.as_deref())?);
    }
    let options = Options { only: args.only.into(), byte_order_mark: args.bom };
    file_pair::refuse(args.format, ids.len(), options.only != Only::All)?;
    // All are read before the file is begun: one that can't be read leaves no file.
    let pairs = ids.into_iter().map(|id| workspace.open_pair(id)).collect::<Result<Vec<_>, _>>()?;
    let all = pairs.iter().flat_map(units);
    let written = file_pair::write(args.format, all, &options, &args.output, args.force)?;
    say(format_args!("{}: {written}", args.output.display()));
    Ok(Exit::Done)
}

/// The whole pair as TMX in a file: what the review screen's export does. Returns what there is to say of it.
pub fn from_screen(pair: &OpenPair, path: &Path, overwrite: bool) -> Result<String, ExportError> {
    let path = &in_home(path, etcetera::home_dir().ok().as_deref());
    let written = write_file(path, overwrite, |out| write_units(Format::Tmx, units(pair), &Options::default(), out));
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
