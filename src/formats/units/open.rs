//! Opening a file of units, whatever its format: it is found by its content.

use std::io::{self, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use crate::formats::document::root;
use crate::formats::table::{TableOptions, TableReader, looks_like_table};
use crate::formats::text::{self, DecodedStream};
use crate::formats::tmx::TmxReader;
use crate::formats::units::ahead::Ahead;
use crate::formats::units::{ReadUnits, UnitsError};
use crate::formats::xliff::XliffReader;
use crate::formats::xml::{Token, XmlProblem, XmlReader};
use crate::formats::{ReadError, open_file};

/// What is known of a file beforehand.
#[derive(Debug, Clone, Default)]
pub struct OpenOptions {
    /// What the user says of a table, and of the languages of a file that does not say them.
    pub table: TableOptions,
    /// Where to count the bytes that were read, for who wants to see how far it is.
    pub read: Option<Arc<AtomicU64>>,
}

/// Why a file is not opened as one of units.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It can't be opened or read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It is out of form from the beginning.
    #[error("{name}:{error}")]
    Units {
        /// The path.
        name: String,
        /// What is wrong with it.
        error: UnitsError,
    },
    /// Its beginning is of no format with units.
    #[error("{name}: this is not a file of translation units (TMX, XLIFF, or a table of two columns)")]
    OtherKind {
        /// The path.
        name: String,
    },
    /// It is empty.
    #[error("{name}:1:1: this file is empty")]
    Empty {
        /// The path.
        name: String,
    },
}

impl OpenError {
    /// What to do about it, if there is something.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            OpenError::Read(error) => error.hint(),
            OpenError::Units { .. } => None,
            OpenError::OtherKind { .. } => Some("muqabala align pairs two texts; import takes what is paired already"),
            OpenError::Empty { .. } => None,
        }
    }
}

/// How much of a file is looked at to find its format.
const HEAD: usize = 16 * 1024;
/// How much of it where it begins as markup does: licences can be long.
const MOST_PROLOG: usize = 1024 * 1024;
/// What a file that is packed with gzip begins with.
const GZIP: &[u8] = b"\x1F\x8B";

/// Opens a file of units; one that is packed with gzip is unpacked on the way.
pub fn open_units(path: &Path, options: &OpenOptions) -> Result<Box<dyn ReadUnits + Send>, OpenError> {
    let (file, _) = open_file(path)?;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let named = matches!(&*ending, "csv" | "tsv" | "tab");
    open(&path.display().to_string(), file, named, options)
}

/// Opens a stream of units; `name` is what messages call it.
pub fn open_units_from(
    name: &str,
    stream: impl Read + Send + 'static,
    options: &OpenOptions,
) -> Result<Box<dyn ReadUnits + Send>, OpenError> {
    open(name, stream, false, options)
}

/// `named` says that the file is called after a table, which then may have more rows that are out of form.
fn open(
    name: &str,
    stream: impl Read + Send + 'static,
    named: bool,
    options: &OpenOptions,
) -> Result<Box<dyn ReadUnits + Send>, OpenError> {
    let failed = |error| OpenError::Read(ReadError::of(name, error));
    if let Some(label) = &options.table.encoding {
        text::encoding(label).map_err(|error| ReadError::Text { name: name.to_owned(), error })?;
    }
    let stream = Counted { stream, read: options.read.clone() };
    let mut input = Ahead::new(stream);
    if input.look(HEAD).starts_with(GZIP) {
        input = Ahead::new(MultiGzDecoder::new(BufReader::with_capacity(HEAD, input)));
    }
    if input.look(HEAD).is_empty() {
        let error = input.failure().map(failed);
        return Err(error.unwrap_or_else(|| OpenError::Empty { name: name.to_owned() }));
    }
    let is_markup = begins_as_markup(input.look(HEAD));
    let root = match root(input.look(HEAD)) {
        None if is_markup => root_behind(input.look(MOST_PROLOG)),
        root => root,
    };
    match root.as_deref() {
        Some("xliff") => {
            let (source, target) = (options.table.source_lang.clone(), options.table.target_lang.clone());
            Ok(Box::new(XliffReader::new(input).languages(source, target)))
        }
        // Any other file of XML is told of with its root, and a damaged one with its place.
        Some(_) => Ok(Box::new(TmxReader::new(input))),
        None if !is_markup && is_table(input.look(HEAD), named, &options.table) => {
            match TableReader::new(input, &options.table) {
                Ok(reader) => Ok(Box::new(reader)),
                Err(error) => Err(OpenError::Units { name: name.to_owned(), error }),
            }
        }
        None => {
            let error = input.failure().map(failed);
            Err(error.unwrap_or_else(|| OpenError::OtherKind { name: name.to_owned() }))
        }
    }
}

/// Whether a file begins with what only markup begins with.
fn begins_as_markup(head: &[u8]) -> bool {
    // What matters here is ASCII; in UTF-16 there are zeros between.
    let is_before = |byte: &u8| byte.is_ascii_whitespace() || b"\xEF\xBB\xBF\xFE\xFF".contains(byte);
    let start: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).skip_while(is_before).take(9).collect();
    let begins = |with: &[u8]| start.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    begins(b"<?xml") || begins(b"<!doctype") || begins(b"<!--")
}

/// The root element behind a long prolog, in lower case. Empty where there is none to be found, which a reader of XML will
/// say more of; none where there is text.
fn root_behind(head: &[u8]) -> Option<String> {
    match XmlReader::new(head).read() {
        Ok(Token::Start(element)) => Some(element.name().to_lowercase()),
        Err(error) if matches!(error.problem, XmlProblem::TextBefore) => None,
        Ok(_) | Err(_) => Some(String::new()),
    }
}

fn is_table(head: &[u8], named: bool, options: &TableOptions) -> bool {
    let Ok(Ok(mut stream)) = DecodedStream::new(head, options.encoding.as_deref()) else { return false };
    let mut text = Vec::new();
    // The last character may be half there.
    let _ = stream.read_to_end(&mut text);
    looks_like_table(&String::from_utf8_lossy(&text), named)
}

/// A stream whose bytes are counted.
struct Counted<R> {
    stream: R,
    read: Option<Arc<AtomicU64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(into)?;
        if let Some(read) = &self.read {
            read.fetch_add(count as u64, Ordering::Relaxed);
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;
    use crate::formats::units::Item;

    const TMX: &str = "<tmx version='1.4'><header srclang='ar'/><body><tu><tuv xml:lang='ar'><seg>نعم</seg></tuv>\
                       <tuv xml:lang='en'><seg>yes</seg></tuv></tu></body></tmx>";
    const XLIFF: &str = "<xliff version='1.2'><file source-language='ar' target-language='en'><body><trans-unit id='1'>\
                         <source>نعم</source><target>yes</target></trans-unit></body></file></xliff>";

    /// The first texts of a file, or why it is not opened or read.
    fn read(bytes: Vec<u8>) -> Result<String, String> {
        let reader = open_units_from("file", Cursor::new(bytes), &OpenOptions::default());
        first(reader)
    }

    fn first(reader: Result<Box<dyn ReadUnits + Send>, OpenError>) -> Result<String, String> {
        let item = reader.map_err(|error| error.to_string())?.read().map_err(|error| format!("file:{error}"))?;
        match item {
            Some(Item::Unit(unit)) => {
                Ok(unit.variants.iter().map(|variant| variant.text.as_str()).collect::<Vec<_>>().join("="))
            }
            other => Err(format!("{other:?}")),
        }
    }

    /// A stream that gives its bytes one by one.
    struct Dripping(Cursor<Vec<u8>>);

    impl Read for Dripping {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let one = into.len().min(1);
            self.0.read(&mut into[..one])
        }
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    }

    #[test]
    fn what_a_file_holds_says_what_it_is() {
        let utf16 = |mark: &str| format!("{mark}{TMX}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        for (bytes, name) in [
            (TMX.into(), "TMX"),
            (
                format!("<?xml version='1.0'?>\n<!DOCTYPE tmx SYSTEM 'tmx14.dtd'>\n<!-- c -->{TMX}").into_bytes(),
                "a prolog",
            ),
            (utf16("\u{FEFF}"), "UTF-16"),
            (utf16(""), "UTF-16 without a mark"),
            (packed(TMX.as_bytes()), "packed"),
            ([packed(&TMX.as_bytes()[..50]), packed(&TMX.as_bytes()[50..])].concat(), "packed in two parts"),
            (XLIFF.into(), "XLIFF"),
            ("نعم\tyes\nلا\tno\n".into(), "TSV"),
            ("ar;en\r\nنعم;yes\r\nلا;no\r\n".into(), "CSV with semicolons"),
            (format!("<?xml version='1.0'?><!--{}-->{TMX}", "a, b\n".repeat(5000)).into_bytes(), "a long prolog"),
            (format!("<!--{}-->{XLIFF}", "a\tb\n".repeat(5000)).into_bytes(), "a long prolog of XLIFF"),
            (utf16(&format!("<!--{}-->", "a\tb\n".repeat(5000))), "a long prolog in UTF-16"),
        ] {
            let dripping = Dripping(Cursor::new(bytes.clone()));
            assert_eq!(read(bytes).as_deref(), Ok("نعم=yes"), "{name}");
            let slow = first(open_units_from("file", dripping, &OpenOptions::default()));
            assert_eq!(slow.as_deref(), Ok("نعم=yes"), "{name}, byte by byte");
        }
        for (bytes, expected) in [
            (vec![], "file:1:1: this file is empty"),
            (packed(b""), "file:1:1: this file is empty"),
            (b"Once upon a time.\nThere was a text.\n".to_vec(), "file: this is not a file of translation units"),
            (b"<html><body>x</body></html>".to_vec(), "file:1:1: not TMX: the root element is <html>"),
            (packed(TMX.as_bytes())[..60].to_vec(), "file:1:"),
            (format!("<!--{}--> a,b\n", "a,b\n".repeat(5000)).into_bytes(), "file: this is not a file of translation"),
            (format!("<!--{}", "a,b\n".repeat(5000)).into_bytes(), "file:1:1: not XML: "),
        ] {
            let error = read(bytes).unwrap_err();
            assert!(error.starts_with(expected), "{error} is not {expected}");
        }
    }

    #[test]
    fn a_label_of_no_encoding_is_told_of_whatever_the_file_is() {
        for bytes in [TMX.as_bytes(), "نعم\tyes\n".as_bytes(), b"no table"] {
            let table = TableOptions { encoding: Some("foo".to_owned()), ..TableOptions::default() };
            let options = OpenOptions { table, ..OpenOptions::default() };
            let error = open_units_from("file", Cursor::new(bytes), &options).err().unwrap().to_string();
            assert!(error.starts_with("file: not an encoding: “foo” (examples: utf-8"), "{error}");
        }
    }
}
