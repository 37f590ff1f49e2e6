//! Reading a document from a file or a stream.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::formats::text::{self, Decoded, FileKind, MOST_BYTES, TextError};
use crate::lang::Lang;
use crate::text::Document;

/// Why a document could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// No file of that name.
    #[error("{name}: there is no such file")]
    Missing {
        /// The path.
        name: String,
    },
    /// A folder.
    #[error("{name}: this is a folder")]
    IsFolder {
        /// The path.
        name: String,
    },
    /// The user may not read it.
    #[error("{name}: this file may not be read")]
    Denied {
        /// The path.
        name: String,
    },
    /// Anything else that the operating system reports.
    #[error("{name}: can't be read: {source}")]
    Io {
        /// The path.
        name: String,
        /// The reason.
        source: io::Error,
    },
    /// It was read and is no text.
    #[error("{name}{}: {error}", error.position().map(|at| format!(":{at}")).unwrap_or_default())]
    Text {
        /// The path.
        name: String,
        /// What is wrong with it.
        error: TextError,
    },
}

impl ReadError {
    /// What to do about it, if there is something.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            ReadError::Text { error, .. } => error.hint(),
            ReadError::IsFolder { .. } => Some("give the name of a file in it"),
            _ => None,
        }
    }
}

/// How much is read before the rest, to turn away other kinds of file without reading them.
const HEAD: u64 = 64 * 1024;

/// Reads the text of a file, of a pipe too. `encoding` is the label of an encoding that the user says it is in.
pub fn read_document(path: &Path, encoding: Option<&str>) -> Result<Decoded, ReadError> {
    let name = path.display().to_string();
    let failed = |error| io_error(&name, error);
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if about.is_dir() {
        return Err(ReadError::IsFolder { name });
    }
    if about.is_file() && about.len() > MOST_BYTES {
        return Err(ReadError::Text { name, error: TextError::TooLarge });
    }
    read_document_from(&name, file, encoding)
}

/// Reads the text of a stream to its end; `name` is what messages call it, `-` for standard input.
pub fn read_document_from(name: &str, mut stream: impl Read, encoding: Option<&str>) -> Result<Decoded, ReadError> {
    let not_text = |error| ReadError::Text { name: name.to_owned(), error };
    let mut bytes = Vec::new();
    let mut read = |bytes: &mut Vec<u8>, most: u64| {
        stream.by_ref().take(most).read_to_end(bytes).map_err(|error| io_error(name, error))
    };
    read(&mut bytes, HEAD)?;
    if let Some(kind) = FileKind::of(&bytes) {
        return Err(not_text(TextError::OtherKind { kind }));
    }
    if bytes.len() as u64 == HEAD && bytes.iter().all(|byte| *byte == 0) {
        // A device such as /dev/zero has no end.
        return text::decode(&bytes, encoding).map_err(not_text);
    }
    read(&mut bytes, MOST_BYTES + 1 - HEAD)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(not_text(TextError::TooLarge));
    }
    text::decode(&bytes, encoding).map_err(not_text)
}

impl Decoded {
    /// The text as a document in a language.
    pub fn into_document(self, name: impl Into<String>, lang: Lang) -> Document {
        Document { name: name.into(), lang, text: self.text }
    }
}

fn io_error(name: &str, source: io::Error) -> ReadError {
    let name = name.to_owned();
    match source.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => ReadError::Missing { name },
        ErrorKind::IsADirectory => ReadError::IsFolder { name },
        ErrorKind::PermissionDenied => ReadError::Denied { name },
        _ => ReadError::Io { name, source },
    }
}
