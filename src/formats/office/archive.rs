//! The zip archive that a document is, and the limits that keep a small one from becoming a large one.
//!
//! Names in the archive are only ever looked up, never used as paths. They are compared as the Open Packaging Conventions
//! (ECMA-376 part 2) ask, without regard to case, and a `\` counts as `/`, which some programs write.

use std::collections::HashMap;
use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::error::{OfficeError, OverLimit};
use crate::formats::xml::XmlReader;

/// How many parts an archive may have; a book with a picture a page has some thousand.
pub const MOST_PARTS: usize = 65_535;
/// How many bytes all the parts that are read may unpack to, together. The text of the Bible is 5 MB, some 40 as DOCX.
pub const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// How many times as large as it is packed a part may be once it has [`FREE`] bytes. Deflate reaches 1032; XML of a document
/// reaches 30, that of a table of thousands of equal rows 200.
pub const MOST_RATIO: u64 = 400;
/// How much a part may unpack to whatever its packed size.
pub const FREE: u64 = 16 * 1024 * 1024;

/// An archive in memory.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Where a part is, by the name that it is looked up by.
    index: HashMap<String, usize>,
    /// How much may still be unpacked.
    left: u64,
}

/// A part as XML.
pub(super) type PartReader<'p> = XmlReader<Limited<'p>>;

/// A part that is unpacked as it is read, up to its limit.
pub(super) struct Limited<'p> {
    part: Box<dyn Read + 'p>,
    limit: u64,
    read: u64,
    left: &'p mut u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive; of its parts only the names are read.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, OfficeError> {
        if is_encrypted_office(bytes) {
            return Err(OfficeError::Encrypted);
        }
        // Counted before the directory is read, which takes many times the memory that it has on disk.
        if bytes.windows(4).filter(|four| *four == b"PK\x01\x02").count() > MOST_PARTS {
            return Err(OfficeError::TooManyParts { limit: MOST_PARTS });
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| match bytes.starts_with(b"PK") {
            true => refused(error),
            false => OfficeError::NoArchive,
        })?;
        let mut index = HashMap::new();
        for (at, name) in zip.file_names_raw().enumerate() {
            index.entry(looked_up(&String::from_utf8_lossy(name))).or_insert(at);
        }
        Ok(Archive { zip, index, left: MOST_UNPACKED })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index.contains_key(&looked_up(name))
    }

    /// A part, to be read as XML; none when there is none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<PartReader<'_>>, OfficeError> {
        let Archive { zip, index, left } = self;
        let Some(&at) = index.get(&looked_up(name)) else { return Ok(None) };
        let part = zip.by_index(at).map_err(refused)?;
        let limit = part.compressed_size().saturating_mul(MOST_RATIO).max(FREE).min(*left);
        Ok(Some(XmlReader::new(Limited { part: Box::new(part), limit, read: 0, left })))
    }
}

impl Read for Limited<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.part.read(into)?;
        self.read += count as u64;
        if self.read > self.limit {
            return Err(OverLimit { limit: self.limit }.into());
        }
        *self.left = self.left.saturating_sub(count as u64);
        Ok(count)
    }
}

/// A file that is no archive, read as a part would be.
pub(super) fn flat<'p>(bytes: &'p [u8], left: &'p mut u64) -> PartReader<'p> {
    XmlReader::new(Limited { part: Box::new(bytes), limit: u64::MAX, read: 0, left })
}

/// Whether this is a document of Microsoft Office that is encrypted: not an archive then, but a compound file with the
/// archive in a stream of a known name ([MS-OFFCRYPTO] 2.3.4.4).
pub fn is_encrypted_office(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") && bytes.windows(name.len()).any(|at| at == name)
}

fn looked_up(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

fn refused(error: ZipError) -> OfficeError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => OfficeError::Encrypted,
        ZipError::Io(error) => OfficeError::Archive { reason: error.to_string() },
        ZipError::InvalidArchive(reason) if reason.contains("EOCD") => {
            OfficeError::Archive { reason: "the list of its parts, which is at the end, is missing".to_owned() }
        }
        ZipError::InvalidArchive(reason) => OfficeError::Archive { reason: reason.into_owned() },
        ZipError::UnsupportedArchive(reason) => OfficeError::OtherPacking { reason: reason.to_owned() },
        error @ ZipError::CompressionMethodNotSupported(_) => OfficeError::OtherPacking { reason: error.to_string() },
        error => OfficeError::Archive { reason: error.to_string() },
    }
}
