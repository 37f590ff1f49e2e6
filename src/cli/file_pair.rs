//! Units to where the user wants them: one place, packed if its name says so, or two files that belong together.

use std::cell::Cell;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::cli::CliError;
use crate::cli::output::write_to;
use crate::formats::moses::TextPair;
use crate::formats::{Format, Options, Written, write_two_files, write_units};
use crate::lang::Lang;
use crate::memory::Unit;
use crate::workspace::UnitSource;

/// The format that was asked for, else the one that the file's name ends in, also before `.gz`; TMX where there is no ending.
pub fn format_for(path: &Path, asked: Option<Format>) -> Result<Format, CliError> {
    let unpacked = if is_packed(path) { path.with_extension("") } else { path.to_owned() };
    match asked.or_else(|| Format::of_path(&unpacked)) {
        Some(format) => Ok(format),
        None if unpacked.extension().is_none() => Ok(Format::Tmx),
        None => {
            let message = format_args!("{}: the name does not say which format this is to be", path.display());
            Err(CliError::usage(message).hint("--format says it: tmx, xliff, tsv, csv, html, docx and others"))
        }
    }
}

fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("gz"))
}

/// Writes units into one place as its name wants it: packed when it ends in `.gz`.
pub fn write_one(
    format: Format,
    units: impl Iterator<Item = Unit>,
    options: &Options,
    path: &Path,
    out: &mut dyn io::Write,
) -> io::Result<Written> {
    if !is_packed(path) {
        return write_units(format, units, options, out);
    }
    let mut packed = GzEncoder::new(out, Compression::default());
    let written = write_units(format, units, options, &mut packed)?;
    packed.finish()?;
    Ok(written)
}

/// An output that takes nothing more once the memory could not be read on, so that what ends too early does not look whole.
struct Whole<'b, W> {
    broken: &'b Cell<bool>,
    out: W,
}

impl<W: io::Write> io::Write for Whole<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // The memory's own error is told in the place of this one.
        if self.broken.get() { Err(io::Error::other("the memory can't be read")) } else { self.out.write(bytes) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Writes units in any format. What could not be read to its end, which `broken` tells then, leaves no file, and is cut off
/// where it goes to a pipe. A format that is two files writes `path.ar` and `path.en`, called after the languages.
pub fn write(
    format: Format,
    units: impl Iterator<Item = Unit>,
    broken: &Cell<bool>,
    options: &Options,
    path: &Path,
    force: bool,
) -> Result<Written, CliError> {
    let whole = |written| if broken.get() { Err(io::Error::other("the memory can't be read")) } else { Ok(written) };
    if !format.is_file_pair() {
        return write_to(path, force, |out| {
            whole(write_one(format, units, options, path, &mut Whole { broken, out })?)
        });
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
