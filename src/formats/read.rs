//! Reading a document from a file or a stream.

use std::fs::{File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::formats::document::{self, DocumentError, DocumentKind, Reading};
use crate::formats::office::OfficeError;
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
    /// It is a damaged document of an office program.
    #[error("{name}: {error}")]
    Office {
        /// The path.
        name: String,
        /// What is wrong with it.
        error: OfficeError,
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
    /// What the operating system says of a file.
    pub(in crate::formats) fn of(name: &str, source: io::Error) -> Self {
        io_error(name, source)
    }

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

/// Reads a document of any kind from a file, from a pipe too.
pub fn read_document(path: &Path, reading: &Reading) -> Result<Decoded, ReadError> {
    let name = path.display().to_string();
    let (file, about) = open_file(path)?;
    if about.is_file() && about.len() > MOST_BYTES {
        return Err(ReadError::Text { name, error: TextError::TooLarge });
    }
    read_document_from(&name, file, reading)
}

/// Reads a file that is plain text, whatever it looks like: beads, for one.
pub fn read_text(path: &Path) -> Result<Decoded, ReadError> {
    read_document(path, &PLAIN)
}

/// Reads a stream that is plain text, whatever it looks like.
pub fn read_text_from(name: &str, stream: impl Read) -> Result<Decoded, ReadError> {
    read_document_from(name, stream, &PLAIN)
}

const PLAIN: Reading = Reading { encoding: None, kind: Some(DocumentKind::Text), whole_page: false };

/// Reads a file that is no document, such as rules; no more than the first `most` bytes of it.
pub fn read_bytes(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let (file, _) = open_file(path)?;
    file.take(most).read_to_end(&mut bytes).map_err(|error| io_error(&path.display().to_string(), error))?;
    Ok(bytes)
}

/// Opens a file, or whatever has a path and is no folder, and looks at it.
pub fn open_file(path: &Path) -> Result<(File, Metadata), ReadError> {
    let name = path.display().to_string();
    let failed = |error| io_error(&name, error);
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if about.is_dir() { Err(ReadError::IsFolder { name }) } else { Ok((file, about)) }
}

/// Reads a document of any kind from a stream, to its end; `name` is what messages call it, `-` for standard input.
pub fn read_document_from(name: &str, mut stream: impl Read, reading: &Reading) -> Result<Decoded, ReadError> {
    let not_text = |error| ReadError::Text { name: name.to_owned(), error };
    let mut bytes = Vec::new();
    let mut read = |bytes: &mut Vec<u8>, most: u64| {
        stream.by_ref().take(most).read_to_end(bytes).map_err(|error| io_error(name, error))
    };
    read(&mut bytes, HEAD)?;
    let kind = |bytes: &[u8]| reading.kind.map_or_else(|| DocumentKind::of(bytes, name), Ok);
    let is_zip = FileKind::is_zip(&bytes);
    // What an archive is may only be told by its end.
    let most = if is_zip { DocumentKind::Docx.most_bytes() } else { kind(&bytes).map_err(not_text)?.most_bytes() };
    if !is_zip && bytes.contains(&0) {
        // Not a text by its beginning already; a device such as /dev/zero has no end. An error in the last bytes may
        // only be that they go on behind the head.
        let decoded = text::decode(&bytes, reading.encoding);
        let is_certain = |error: &TextError| error.position().is_some_and(|at| at.byte + 8 < HEAD);
        if let Some(error) = decoded.err().filter(is_certain) {
            return Err(not_text(error));
        }
    }
    read(&mut bytes, (most + 1).saturating_sub(HEAD))?;
    let kind = kind(&bytes).map_err(not_text)?;
    document::read(kind, &bytes, reading).map_err(|error| match error {
        DocumentError::Text(error) => not_text(error),
        DocumentError::Office(error) => ReadError::Office { name: name.to_owned(), error },
    })
}

impl Decoded {
    /// The text as a document in a language. The warnings go; look at them before.
    pub fn into_document(self, name: impl Into<String>, lang: Lang) -> Document {
        Document { name: name.into(), lang, text: self.text, blocks: self.blocks }
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const ANY: Reading = Reading { encoding: None, kind: None, whole_page: false };

    fn message(path: &Path, encoding: Option<&str>) -> String {
        let reading = Reading { encoding, ..Reading::default() };
        let error = read_document(path, &reading).unwrap_err().to_string();
        error.replace(&path.display().to_string(), "FILE")
    }

    #[test]
    fn a_file_is_read_and_becomes_a_document() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("نص.txt");
        fs::write(&path, "سلام\r\n").unwrap();
        let decoded = read_document(&path, &ANY).unwrap();
        assert_eq!((decoded.encoding, decoded.warnings.len()), ("UTF-8", 0));
        let document = decoded.into_document("نص", Lang::arabic());
        assert_eq!((document.name.as_str(), document.text.as_str()), ("نص", "سلام\r\n"));
    }

    #[test]
    fn messages_say_what_and_where() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("text");
        assert_eq!(message(&path, None), "FILE: there is no such file");
        assert_eq!(message(folder.path(), None), "FILE: this is a folder");
        for (bytes, encoding, expected) in [
            (&b""[..], None, "FILE: this file is empty"),
            (b"\r\n ", None, "FILE: there is no text in this file, only white space"),
            (
                b"x",
                Some("utf-9"),
                "FILE: not an encoding: “utf-9” (examples: utf-8, utf-16le, windows-1256, iso-8859-6)",
            ),
            (b"one\ntw\xFFo", Some("utf-8"), "FILE:2:3: not valid UTF-8 (byte 0xFF at offset 6)"),
            (b"a\0b", None, "FILE:1:2: a NUL character (offset 1): this is not a text, or not in this encoding"),
            (b"PK\x03\x04 x", None, "FILE: this is a zip archive, which can't be read here"),
        ] {
            fs::write(&path, bytes).unwrap();
            assert_eq!(message(&path, encoding), expected);
        }
    }

    #[test]
    fn one_line_of_ten_megabytes_is_a_text() {
        let line = "كلمة ".repeat(1_200_000);
        assert_eq!(read_document_from("-", line.as_bytes(), &ANY).unwrap().text.len(), line.len());
    }

    #[test]
    fn a_stream_that_fails_is_an_error() {
        struct Fails;
        impl Read for Fails {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("cable pulled"))
            }
        }
        let error = read_document_from("-", b"text".chain(Fails), &ANY).unwrap_err();
        assert_eq!(error.to_string(), "-: can't be read: cable pulled");
    }

    #[test]
    fn what_is_too_large_or_endless_is_not_read_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large");
        // Takes no room: the file has a length and nothing in it.
        fs::File::create(&path).unwrap().set_len(MOST_BYTES + 1).unwrap();
        assert_eq!(message(&path, None), "FILE: this text is larger than 4 GiB");
        let error = read_document_from("zeros", io::repeat(0), &ANY).unwrap_err();
        assert!(error.to_string().starts_with("zeros:1:1: a NUL character"), "{error}");
        // A text in UTF-16 that ends its first part in the middle of a character is none of these.
        let text = "x".to_owned() + &"س\u{1F600}".repeat(20_000);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read_document_from("-", &*bytes, &ANY).unwrap().text, text);
        let archive = b"\x1F\x8B\x08".chain(io::repeat(b'x'));
        let error = read_document_from("archive", archive, &ANY).unwrap_err();
        assert_eq!(error.to_string(), "archive: this is a gzip file, which can't be read here");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_with_a_path_is_read() {
        use std::io::Write;
        use std::os::fd::AsRawFd;
        let (reader, mut writer) = io::pipe().unwrap();
        writer.write_all("سلام".as_bytes()).unwrap();
        drop(writer);
        let path = format!("/dev/fd/{}", reader.as_raw_fd());
        assert_eq!(read_document(Path::new(&path), &ANY).unwrap().text, "سلام");
    }

    #[cfg(unix)]
    #[test]
    fn what_may_not_be_read_says_so() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        fs::write(&path, "x").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        // The superuser may read it all the same.
        if fs::File::open(&path).is_err() {
            assert_eq!(message(&path, None), "FILE: this file may not be read");
        }
    }
}
