//! Units to where the user wants them: one place, or two files that belong together.

use std::cell::Cell;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::CliError;
use crate::cli::output::write_to;
use crate::formats::moses::TextPair;
use crate::formats::{Format, Options, Written, write_two_files, write_units};
use crate::lang::Lang;
use crate::memory::Unit;
use crate::workspace::UnitSource;

/// Writes units in any format. What could not be read to its end, which `broken` tells then, leaves no file. A format that is two files writes `path.ar` and `path.en`, called after the languages.
pub fn write(
    format: Format,
    units: impl Iterator<Item = Unit>,
    broken: &Cell<bool>,
    options: &Options,
    path: &Path,
    force: bool,
) -> Result<Written, CliError> {
    // The memory's own error is told in the place of this one.
    let whole = |written| if broken.get() { Err(io::Error::other("the memory can't be read")) } else { Ok(written) };
    if !format.is_file_pair() {
        return write_to(path, force, |out| whole(write_units(format, units, options, out)?));
    }
    if path.as_os_str() == "-" {
        let message = format_args!("{format} is two files, and standard output is one place");
        return Err(CliError::usage(message).hint("-o gives what both names begin with"));
    }
    let texts = TextPair::new(units, options);
    let langs = texts.langs().cloned().unwrap_or_else(|| [Lang::arabic(), Lang::english()]);
    let [source, target] = names(path, &langs);
    if source == target {
        return Err(CliError::usage(format_args!("both texts are in {}, and the two files would be one", langs[0])));
    }
    let write = |places: [&mut dyn io::Write; 2]| whole(texts.write(places)?);
    write_two_files([&source, &target], force, write).map_err(CliError::from)
}

/// The two files: what both names begin with, and the languages behind it.
fn names(path: &Path, langs: &[Lang; 2]) -> [PathBuf; 2] {
    [0, 1].map(|side: usize| {
        let mut name = OsString::from(path);
        name.push(".");
        name.push(langs[side].as_str());
        PathBuf::from(name)
    })
}

/// Refuses what a format has no place for: several pairs, units without an alignment, or some rows of one.
pub fn refuse(format: Format, source: &UnitSource, only_some: bool) -> Result<(), CliError> {
    if format.tells_of_alignment() && source.pairs.is_empty() {
        return Err(CliError::usage(format_args!("{format} tells of alignments, and units from files have none")));
    }
    if format.tells_of_one_alignment() && source.pairs.len() > 1 {
        let message = format_args!("{format} tells of the alignment of one pair, and these are {}", source.pairs.len());
        return Err(CliError::usage(message).hint("name one pair, or use --format tei"));
    }
    if format == Format::Ladder && only_some {
        return Err(CliError::usage("a ladder tells of a whole alignment; options that choose rows do not go with it"));
    }
    Ok(())
}
