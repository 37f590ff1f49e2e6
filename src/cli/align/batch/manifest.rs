//! The table of a batch: which two files belong together.
//!
//! A line is a pair: source, tab, target, and, if wanted, tab, name. The paths are relative to the folder that the table
//! is in. Nothing is quoted: a path may hold anything but tabs and line ends. Empty lines and lines that begin with `#`
//! count for nothing, nor does a first line of the words `source`, `target` and, if wanted, `name`. UTF-8, a byte order
//! mark is read over.

use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use crate::cli::lines::{Line, Lines};

/// The longest line, in bytes: two paths and a name, each as long as Linux allows, and more.
const MOST: usize = 64 * 1024;

/// A line that names a pair or should.
#[derive(Debug, PartialEq)]
pub struct Entry {
    /// The line, from 1.
    pub line: u64,
    /// How many bytes of the table were read with it.
    pub read: u64,
    /// What it says.
    pub files: Result<Files, BadLine>,
}

/// Two files that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Files {
    /// The text that was translated.
    pub source: PathBuf,
    /// Its translation.
    pub target: PathBuf,
    /// What the pair is to be called.
    pub name: Option<String>,
}

/// What is wrong with a line; begins with the column.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadLine {
    /// Neither two columns nor three.
    #[error("1: {} instead of source, tab, target, and perhaps tab, name", if *columns == 1 { "1 column".to_owned() } else { format!("{columns} columns") })]
    Columns {
        /// How many there are.
        columns: usize,
    },
    /// A path without a character.
    #[error("{column}: no file is named")]
    NoPath {
        /// Where, in characters from 1.
        column: usize,
    },
    /// Bytes that are no UTF-8.
    #[error("{column}: not valid UTF-8")]
    NotUtf8 {
        /// Where, in characters from 1.
        column: usize,
    },
    /// More than any paths take.
    #[error("1: this line is longer than {MOST} bytes")]
    TooLong,
}

/// The lines of a table, one at a time.
pub struct Manifest<R> {
    lines: Lines<R>,
    folder: PathBuf,
    line: u64,
    /// Nothing that counts was met yet.
    fresh: bool,
}

impl<R: BufRead> Manifest<R> {
    /// A table whose paths are relative to a folder.
    pub fn new(stream: R, folder: &Path) -> Self {
        Manifest { lines: Lines::new(stream, MOST), folder: folder.to_owned(), line: 0, fresh: true }
    }

    fn files(&self, line: &str) -> Result<Files, BadLine> {
        let cells: Vec<&str> = line.split('\t').collect();
        let (source, target, name) = match cells[..] {
            [source, target] => (source, target, ""),
            [source, target, name] => (source, target, name.trim()),
            _ => return Err(BadLine::Columns { columns: cells.len() }),
        };
        if source.is_empty() || target.is_empty() {
            let column = if source.is_empty() { 1 } else { source.chars().count() + 2 };
            return Err(BadLine::NoPath { column });
        }
        let path = |cell| self.folder.join(cell);
        Ok(Files { source: path(source), target: path(target), name: (!name.is_empty()).then(|| name.to_owned()) })
    }
}

impl<R: BufRead> Iterator for Manifest<R> {
    type Item = io::Result<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = match self.lines.next()? {
                Ok(line) => line,
                Err(error) => return Some(Err(error)),
            };
            self.line += 1;
            let text = match &line {
                Line::Bytes(bytes) => std::str::from_utf8(bytes).map_err(|error| {
                    let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
                    BadLine::NotUtf8 { column: before.chars().count() + 1 }
                }),
                Line::TooLong => Err(BadLine::TooLong),
            };
            let text = text.map(|text| if self.line == 1 { text.trim_start_matches('\u{FEFF}') } else { text });
            if text.as_ref().is_ok_and(|text| text.trim().is_empty() || text.starts_with('#')) {
                continue;
            }
            let header = ["source\ttarget", "source\ttarget\tname"];
            if std::mem::take(&mut self.fresh) && text.as_ref().is_ok_and(|text| header.contains(text)) {
                continue;
            }
            let files = text.and_then(|text| self.files(text));
            return Some(Ok(Entry { line: self.line, read: self.lines.bytes_read(), files }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &[u8]) -> Vec<(u64, Result<Files, String>)> {
        let entries = Manifest::new(table, Path::new("folder")).map(Result::unwrap);
        entries.map(|entry| (entry.line, entry.files.map_err(|error| error.to_string()))).collect()
    }

    fn files(source: &str, target: &str, name: Option<&str>) -> Result<Files, String> {
        Ok(Files { source: source.into(), target: target.into(), name: name.map(str::to_owned) })
    }

    #[test]
    fn pairs_are_read_with_their_lines() {
        let table = "\u{FEFF}# old ones\n\nsource\ttarget\tname\na 1.ar\tب.en\r\n/x/a\t../b\t قانون 1 \n#a\tb\nsource\ttarget\nc\td\t";
        let expected = [
            (4, files("folder/a 1.ar", "folder/ب.en", None)),
            (5, files("/x/a", "folder/../b", Some("قانون 1"))),
            (7, files("folder/source", "folder/target", None)),
            (8, files("folder/c", "folder/d", None)),
        ];
        assert_eq!(read(table.as_bytes()), expected);
    }

    #[test]
    fn what_names_no_pair_is_told_with_its_column() {
        for (line, message) in [
            (&b"a.ar a.en"[..], "1: 1 column instead of source, tab, target, and perhaps tab, name"),
            (b"a\tb\tc\td", "1: 4 columns instead of source, tab, target, and perhaps tab, name"),
            (b"\tb", "1: no file is named"),
            ("نص\t".as_bytes(), "4: no file is named"),
            (b"ab\xFF\tb", "3: not valid UTF-8"),
            (&[b'x'; MOST + 1], "1: this line is longer than 65536 bytes"),
        ] {
            let table = [line, b"\na\tb"].concat();
            assert_eq!(read(&table), [(1, Err(message.to_owned())), (2, files("folder/a", "folder/b", None))]);
        }
    }
}
