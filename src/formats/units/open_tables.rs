//! Opening a file whose texts are paired already, by what it holds.

use std::io::{Cursor, Read};
use std::path::Path;

use super::{ReadUnits, UnitsError};
use crate::formats::table::{TableOptions, TableReader, looks_like_table};
use crate::formats::text::DecodedStream;
use crate::formats::xliff::{XliffReader, looks_like_xliff};
use crate::formats::{ReadError, open_file};

/// How much is looked at to tell one format from another.
const HEAD: u64 = 64 * 1024;

/// Why a file can't be opened, or not be read to its end.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It can't be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// What it holds is out of form.
    #[error("{name}:{error}")]
    Units {
        /// The path.
        name: String,
        /// What is wrong with it.
        error: UnitsError,
    },
}

/// Opens an XLIFF file or a table by what it holds; none if it is neither. A name that ends in csv or tsv lets a table have
/// more rows that are out of form.
pub fn open_bilingual(path: &Path, options: &TableOptions) -> Result<Option<Box<dyn ReadUnits>>, OpenError> {
    let name = path.display().to_string();
    let (mut file, _) = open_file(path)?;
    let mut head = Vec::new();
    let read = file.by_ref().take(HEAD).read_to_end(&mut head);
    read.map_err(|source| ReadError::Io { name: name.clone(), source })?;
    let is_xliff = looks_like_xliff(&head);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let named = matches!(&*ending, "csv" | "tsv" | "tab");
    let is_table = !is_xliff && head_is_table(&head, named, options);
    let stream = Cursor::new(head).chain(file);
    if is_xliff {
        let (source, target) = (options.source_lang.clone(), options.target_lang.clone());
        return Ok(Some(Box::new(XliffReader::new(stream).languages(source, target))));
    }
    if is_table {
        let reader = TableReader::new(stream, options).map_err(|error| OpenError::Units { name, error })?;
        return Ok(Some(Box::new(reader)));
    }
    Ok(None)
}

fn head_is_table(head: &[u8], named: bool, options: &TableOptions) -> bool {
    let Ok(Ok(mut stream)) = DecodedStream::new(head, options.encoding.as_deref()) else { return false };
    let mut text = Vec::new();
    // The last character may be half there.
    let _ = stream.read_to_end(&mut text);
    looks_like_table(&String::from_utf8_lossy(&text), named)
}
