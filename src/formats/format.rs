//! The formats that translation units can be written in.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::str::FromStr;

use crate::formats::{Options, Written, beads, csv, docx_table, html_table, jsonl, ladder, tei, tmx, tsv, xliff};
use crate::memory::Unit;

/// A format that translation units can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Translation memory exchange 1.4, for other translation tools.
    Tmx,
    /// A table with a header row, for spreadsheets.
    Tsv,
    /// One JSON object a line, for programs.
    JsonLines,
    /// One bead a line as segment numbers, for measuring alignments.
    Beads,
    /// XLIFF 1.2, for translation tools.
    Xliff,
    /// XLIFF 2.1, for newer ones.
    Xliff2,
    /// The same with commas, and safe for spreadsheets.
    Csv,
    /// Two plain texts, line by line.
    Moses,
    /// The ladder that hunalign writes.
    Ladder,
    /// TEI stand-off links.
    Tei,
    /// A table of two columns for Word.
    Docx,
    /// A page to read, filter and print.
    Html,
}

/// A word that names no format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a format: “{0}” (one of tmx, tsv, jsonl, beads, xliff, xliff2, csv, moses, ladder, tei, docx, html)")]
pub struct BadFormat(pub String);

impl Format {
    /// All of them, in the order in which they are explained.
    pub const ALL: [Format; 12] = [
        Format::Tmx,
        Format::Tsv,
        Format::JsonLines,
        Format::Beads,
        Format::Xliff,
        Format::Xliff2,
        Format::Csv,
        Format::Moses,
        Format::Ladder,
        Format::Tei,
        Format::Docx,
        Format::Html,
    ];

    /// The word for it on the command line; also the usual ending of its files.
    pub fn name(self) -> &'static str {
        match self {
            Format::Tmx => "tmx",
            Format::Tsv => "tsv",
            Format::JsonLines => "jsonl",
            Format::Beads => "beads",
            Format::Xliff => "xliff",
            Format::Xliff2 => "xliff2",
            Format::Csv => "csv",
            Format::Moses => "moses",
            Format::Ladder => "ladder",
            Format::Tei => "tei",
            Format::Docx => "docx",
            Format::Html => "html",
        }
    }

    /// Whether it is two files, which [`moses::TextPair`](crate::formats::moses::TextPair) writes.
    pub fn is_file_pair(self) -> bool {
        self == Format::Moses
    }

    /// Whether it tells which segments belong together and has no texts.
    pub fn tells_of_alignment(self) -> bool {
        self.tells_of_one_alignment() || self == Format::Tei
    }

    /// Whether it tells of the alignment of one pair and has no place for those of several.
    pub fn tells_of_one_alignment(self) -> bool {
        matches!(self, Format::Beads | Format::Ladder)
    }

    /// The format that a file's name ends in; none where the ending says nothing.
    pub fn of_path(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "xlf" => Some(Format::Xliff),
            "htm" => Some(Format::Html),
            // Two files, whose endings are languages.
            "moses" => None,
            ending => ending.parse().ok(),
        }
    }

    /// What one of the things written is called, singular and plural.
    pub(super) fn noun(self, count: usize) -> &'static str {
        match (self, count) {
            (Format::Tmx | Format::Xliff | Format::Xliff2, 1) => "unit",
            (Format::Tmx | Format::Xliff | Format::Xliff2, _) => "units",
            (Format::Moses, 1) => "line",
            (Format::Moses, _) => "lines",
            (Format::Beads | Format::Ladder, 1) => "bead",
            (Format::Beads | Format::Ladder, _) => "beads",
            (Format::Tei, 1) => "link",
            (Format::Tei, _) => "links",
            (_, 1) => "row",
            (_, _) => "rows",
        }
    }
}

impl FromStr for Format {
    type Err = BadFormat;

    fn from_str(name: &str) -> Result<Self, BadFormat> {
        Format::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| BadFormat(name.to_owned()))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Writes units in a format, as they come. Fails only when `out` does, or when the format
/// [is two files](Format::is_file_pair).
pub fn write_units(
    format: Format,
    units: impl IntoIterator<Item = Unit>,
    options: &Options,
    out: &mut dyn Write,
) -> io::Result<Written> {
    match format {
        Format::Tmx => tmx::write(units, options, out),
        Format::Tsv => tsv::write(units, options, out),
        Format::JsonLines => jsonl::write(units, options, out),
        Format::Beads => beads::write(units, options, out),
        Format::Xliff => xliff::write_1_2(units, options, out),
        Format::Xliff2 => xliff::write_2_1(units, options, out),
        Format::Csv => csv::write(units, options, out),
        Format::Ladder => ladder::write(units, options, out),
        Format::Tei => tei::write(units, options, out),
        Format::Moses => Err(io::Error::new(io::ErrorKind::Unsupported, "this format is two files")),
        Format::Docx => docx_table::write(units, options, out),
        Format::Html => html_table::write(units, options, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_tells_its_format_by_its_ending() {
        for (path, format) in [
            ("a.tmx", Some(Format::Tmx)),
            ("a.XLF", Some(Format::Xliff)),
            ("a/b.c.docx", Some(Format::Docx)),
            ("a.htm", Some(Format::Html)),
            ("a.txt", None),
            ("tmx", None),
            ("-", None),
            ("a.moses", None),
        ] {
            assert_eq!(Format::of_path(Path::new(path)), format, "{path}");
        }
    }

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        for name in ["", "TMX", "json", "xlsx"] {
            assert_eq!(name.parse::<Format>(), Err(BadFormat(name.to_owned())), "{name}");
        }
    }
}
