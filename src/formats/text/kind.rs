//! Files that are known not to be plain text, by their first bytes.

use std::fmt;

/// A kind of file that is not plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// A Word document, DOCX.
    Word,
    /// A Word, Excel or PowerPoint document of the time before 2007.
    OldOffice,
    /// Another Office Open XML document: a workbook or slides.
    OfficeOpenXml,
    /// An OpenDocument text or other ODF document.
    OpenDocument,
    /// An EPUB book.
    Epub,
    /// Rich text, RTF.
    Rtf,
    /// A zip archive of something else.
    Zip,
    /// Data packed with gzip.
    Gzip,
    /// A PNG or JPEG picture.
    Picture,
    /// An SQLite database.
    Sqlite,
    /// Text in UTF-32.
    Utf32,
}

impl FileKind {
    /// Recognises a file by its beginning; none for what may be plain text.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        const BY_START: &[(&[u8], FileKind)] = &[
            (b"%PDF-", FileKind::Pdf),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", FileKind::OldOffice),
            (b"{\\rtf", FileKind::Rtf),
            (b"\x1F\x8B\x08", FileKind::Gzip),
            (b"\x89PNG\r\n\x1A\n", FileKind::Picture),
            (b"\xFF\xD8\xFF", FileKind::Picture),
            (b"SQLite format 3\0", FileKind::Sqlite),
            (b"\xFF\xFE\0\0", FileKind::Utf32),
            (b"\0\0\xFE\xFF", FileKind::Utf32),
        ];
        if bytes.starts_with(b"PK\x03\x04") {
            return Some(FileKind::of_zip(bytes));
        }
        BY_START.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
    }

    /// What a zip archive holds, by the names of its first members, which stand bare in it.
    fn of_zip(bytes: &[u8]) -> Self {
        let names = &bytes[..bytes.len().min(64 * 1024)];
        let has = |name: &[u8]| names.windows(name.len()).any(|at| at == name);
        if has(b"mimetypeapplication/epub+zip") {
            FileKind::Epub
        } else if has(b"mimetypeapplication/vnd.oasis.opendocument") {
            FileKind::OpenDocument
        } else if has(b"word/") {
            FileKind::Word
        } else if has(b"[Content_Types].xml") {
            FileKind::OfficeOpenXml
        } else {
            FileKind::Zip
        }
    }
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FileKind::Pdf => "a PDF document",
            FileKind::Word => "a Word document (DOCX)",
            FileKind::OldOffice => "an old Office document (DOC, XLS or PPT)",
            FileKind::OfficeOpenXml => "an Office document (XLSX, PPTX or the like)",
            FileKind::OpenDocument => "an OpenDocument file (ODT or the like)",
            FileKind::Epub => "an EPUB book",
            FileKind::Rtf => "a rich text document (RTF)",
            FileKind::Zip => "a zip archive",
            FileKind::Gzip => "a gzip file",
            FileKind::Picture => "a picture",
            FileKind::Sqlite => "an SQLite database",
            FileKind::Utf32 => "a text in UTF-32",
        })
    }
}
