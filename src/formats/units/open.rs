//! Opening a file of units, whatever its format: by what is in it, not by its name.

use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::{ReadUnits, UnitsError};
use crate::formats::tmx::TmxReader;
use crate::formats::xml::{Token, XmlReader};
use crate::formats::{ReadError, open_file};

/// How much of a file is looked at to tell what it is. A root element stands further behind in no real file.
const HEAD: u64 = 64 * 1024;
/// How often a file may be packed into another one.
const MOST_PACKED: usize = 2;

/// A format of units that are paired already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitsKind {
    /// A translation memory.
    Tmx,
    /// A bilingual file of XLIFF 1.2, 2.0 or 2.1.
    Xliff,
    /// A table with tabs.
    Tsv,
    /// A table with commas or semicolons.
    Csv,
}

/// How a file of units is to be opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenOptions {
    /// Its format, if it is known; else it is found out.
    pub kind: Option<UnitsKind>,
}

/// Why a file of units can't be opened. Shown as `name: reason` or `name:line:column: reason`.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No file to read.
    #[error(transparent)]
    File(#[from] ReadError),
    /// Not well-formed XML up to its root element.
    #[error("{name}:{error}")]
    Units {
        /// The name.
        name: String,
        /// The place and the reason.
        error: UnitsError,
    },
    /// A file of another kind.
    #[error("{name}: {found}; units are read from {}", READ)]
    OtherKind {
        /// The name.
        name: String,
        /// What it is.
        found: String,
    },
    /// The stream can't be read or unpacked.
    #[error("{name}: can't be read: {source}")]
    Io {
        /// The name.
        name: String,
        /// What the operating system or the unpacker says.
        source: io::Error,
    },
}

/// What units are read from.
const READ: &str = "TMX, also packed with gzip";

/// A reader of units, whatever their format.
pub type Units = Box<dyn ReadUnits + Send>;

/// Opens a file of units.
pub fn open_units(path: &Path, options: &OpenOptions) -> Result<Units, OpenError> {
    let (file, _) = open_file(path)?;
    open_units_from(&path.display().to_string(), file, options)
}

/// Opens a stream of units; `name` is what messages call it, `-` for standard input. It need not be buffered. Files packed
/// with gzip are unpacked on the way, so that what they hold needs no room, whatever its size.
pub fn open_units_from(
    name: &str,
    stream: impl Read + Send + 'static,
    options: &OpenOptions,
) -> Result<Units, OpenError> {
    let failed = |source| OpenError::Io { name: name.to_owned(), source };
    let mut stream: Box<dyn Read + Send> = Box::new(stream);
    let mut head = begin(&mut stream).map_err(failed)?;
    let mut packed = 0;
    while head.starts_with(&[0x1F, 0x8B]) {
        if packed == MOST_PACKED {
            let found = "a file packed more than twice".to_owned();
            return Err(OpenError::OtherKind { name: name.to_owned(), found });
        }
        packed += 1;
        stream = Box::new(MultiGzDecoder::new(BufReader::new(Cursor::new(head).chain(stream))));
        head = begin(&mut stream).map_err(failed)?;
    }
    let kind = match options.kind {
        Some(kind) => kind,
        None => kind_of(name, &head)?,
    };
    let whole = Cursor::new(head).chain(stream);
    match kind {
        UnitsKind::Tmx => Ok(Box::new(TmxReader::new(whole))),
        // The readers of these go here, and their names into `READ`.
        UnitsKind::Xliff | UnitsKind::Tsv | UnitsKind::Csv => {
            let found = format!("{} is not read as units", kind.name());
            Err(OpenError::OtherKind { name: name.to_owned(), found })
        }
    }
}

impl UnitsKind {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            UnitsKind::Tmx => "TMX",
            UnitsKind::Xliff => "XLIFF",
            UnitsKind::Tsv => "TSV",
            UnitsKind::Csv => "CSV",
        }
    }
}

fn begin(stream: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    stream.take(HEAD).read_to_end(&mut head)?;
    Ok(head)
}

/// The format of a file by its beginning: by the root element if it is XML, else as a table.
fn kind_of(name: &str, head: &[u8]) -> Result<UnitsKind, OpenError> {
    let other = |found: String| OpenError::OtherKind { name: name.to_owned(), found };
    if !is_xml(head) && !head.is_empty() {
        return table_kind(head).ok_or_else(|| other("this is neither XML nor a table".to_owned()));
    }
    let mut xml = XmlReader::new(head);
    match xml.read() {
        Ok(Token::Start(element)) => match element.name().to_ascii_lowercase().as_str() {
            "tmx" => Ok(UnitsKind::Tmx),
            "xliff" => Ok(UnitsKind::Xliff),
            found => Err(other(format!("XML with the root element <{}>", found.chars().take(60).collect::<String>()))),
        },
        Ok(_) => Err(other("XML without an element".to_owned())),
        Err(error) => Err(OpenError::Units { name: name.to_owned(), error: error.into() }),
    }
}

/// Whether a file begins as XML does, in any encoding.
fn is_xml(head: &[u8]) -> bool {
    let head = match head {
        [0xEF, 0xBB, 0xBF, rest @ ..] | [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] => rest,
        head => head,
    };
    head.iter().copied().find(|byte| *byte != 0 && !byte.is_ascii_whitespace()) == Some(b'<')
}

/// The kind of table by its first line; none when it is a line of one cell.
fn table_kind(head: &[u8]) -> Option<UnitsKind> {
    let line = head.split(|byte| *byte == b'\n').find(|line| line.iter().any(|byte| !byte.is_ascii_whitespace()))?;
    match line {
        line if line.contains(&b'\t') => Some(UnitsKind::Tsv),
        line if line.contains(&b',') || line.contains(&b';') => Some(UnitsKind::Csv),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    const TMX: &str =
        "<tmx><body><tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='ar'><seg>ب</seg></tuv></tu></body></tmx>";

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// How many units there are, or the error.
    fn opened(bytes: Vec<u8>) -> Result<usize, String> {
        let mut units = open_units_from("f", Cursor::new(bytes), &OpenOptions::default()).map_err(|e| e.to_string())?;
        let mut count = 0;
        while units.read().map_err(|error| format!("f:{error}"))?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    #[test]
    fn the_format_is_found_by_what_is_in_the_file() {
        let utf16: Vec<u8> = TMX.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (front, back) = TMX.split_at(40);
        for (bytes, name) in [
            (TMX.as_bytes().to_vec(), "plain"),
            (format!("\u{FEFF}\n<!-- c -->{TMX}").into_bytes(), "a mark and a comment"),
            (utf16, "UTF-16"),
            (packed(TMX.as_bytes()), "packed"),
            ([packed(front.as_bytes()), packed(back.as_bytes())].concat(), "packed in two pieces"),
            (packed(&packed(TMX.as_bytes())), "packed twice"),
        ] {
            assert_eq!(opened(bytes), Ok(1), "{name}");
        }
    }

    #[test]
    fn what_holds_no_units_is_refused() {
        let thrice = packed(&packed(&packed(TMX.as_bytes())));
        let mut cut = packed(TMX.as_bytes());
        cut.truncate(40);
        for (bytes, expected) in [
            (b"".to_vec(), "f:1:1: this file is empty: it has no element"),
            (b"hello".to_vec(), "f: this is neither XML nor a table; units are read from TMX"),
            (b"<html/>".to_vec(), "f: XML with the root element <html>; units are read from TMX"),
            (b"<tmx".to_vec(), "f:1:1: not XML: "),
            (thrice, "f: a file packed more than twice"),
            (cut, "f: can't be read: "),
        ] {
            let error = opened(bytes).expect_err(expected);
            assert!(error.starts_with(expected), "{error} is not {expected}");
        }
    }

    #[test]
    fn what_is_packed_needs_no_room() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(b"<tmx><body><tu>").unwrap();
        io::copy(&mut io::repeat(b' ').take(100_000_000), &mut encoder).unwrap();
        let error = opened(encoder.finish().unwrap()).unwrap_err();
        assert_eq!(error, "f:1:16: one tag or text is larger than 64 MiB");
    }

    #[test]
    fn a_file_that_is_not_there_is_told_by_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.tmx.gz");
        assert!(
            open_units(&path, &OpenOptions::default()).err().unwrap().to_string().ends_with("there is no such file")
        );
        fs::write(&path, packed(TMX.as_bytes())).unwrap();
        assert!(open_units(&path, &OpenOptions::default()).is_ok());
    }
}
