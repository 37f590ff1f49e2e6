//! Files that are known not to be plain text, by their first bytes; archives also by their last, where the names are.

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
    /// An OpenDocument text, ODT.
    OpenDocumentText,
    /// Another OpenDocument file: a spreadsheet, slides.
    OpenDocument,
    /// An EPUB book.
    Epub,
    /// Rich text, RTF.
    Rtf,
    /// A zip archive of something else.
    Zip,
    /// Data packed with gzip.
    Gzip,
    /// A picture: PNG, JPEG, GIF, WebP, TIFF.
    Picture,
    /// Sound or film.
    Recording,
    /// An archive or packed file of another kind.
    Archive,
    /// A mail or a web page with all that belongs to it (MIME).
    Mime,
    /// A Word document in one file of XML.
    FlatWord,
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
            (b"GIF87a", FileKind::Picture),
            (b"GIF89a", FileKind::Picture),
            (b"II*\0", FileKind::Picture),
            (b"MM\0*", FileKind::Picture),
            (b"ID3\x02", FileKind::Recording),
            (b"ID3\x03", FileKind::Recording),
            (b"ID3\x04", FileKind::Recording),
            (b"\xFF\xFB\x90", FileKind::Recording),
            (b"OggS\0", FileKind::Recording),
            (b"fLaC\0", FileKind::Recording),
            (b"\x1A\x45\xDF\xA3", FileKind::Recording),
            (b"7z\xBC\xAF\x27\x1C", FileKind::Archive),
            (b"Rar!\x1A\x07", FileKind::Archive),
            (b"\xFD7zXZ\0", FileKind::Archive),
            (b"\x28\xB5\x2F\xFD", FileKind::Archive),
            (b"SQLite format 3\0", FileKind::Sqlite),
            (b"\xFF\xFE\0\0", FileKind::Utf32),
            (b"\0\0\xFE\xFF", FileKind::Utf32),
        ];
        if FileKind::is_zip(bytes) {
            return Some(FileKind::of_zip(bytes));
        }
        // Containers, which say behind their length what is in them.
        match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
            (Some(b"RIFF"), _, Some(b"WEBP")) => return Some(FileKind::Picture),
            (Some(b"RIFF"), _, Some(b"WAVE" | b"AVI ")) => return Some(FileKind::Recording),
            (Some([0, ..]), Some(b"ftyp"), Some(b"heic" | b"heix" | b"mif1" | b"avif")) => {
                return Some(FileKind::Picture);
            }
            (Some([0, ..]), Some(b"ftyp"), _) => return Some(FileKind::Recording),
            _ => {}
        }
        BY_START.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
    }

    /// Whether a file begins as a zip archive does; what is in it may only be told by its end.
    pub(crate) fn is_zip(bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04")
    }

    /// What a zip archive holds, by the names of its members: they stand bare before each, and again in the directory at
    /// its end.
    fn of_zip(bytes: &[u8]) -> Self {
        const NEAR: usize = 64 * 1024;
        let ends = [&bytes[..bytes.len().min(NEAR)], &bytes[bytes.len().saturating_sub(NEAR)..]];
        let has = |name: &str| ends.iter().any(|end| end.windows(name.len()).any(|at| at == name.as_bytes()));
        if has("mimetypeapplication/epub+zip") {
            FileKind::Epub
        } else if has("mimetypeapplication/vnd.oasis.opendocument.text") {
            FileKind::OpenDocumentText
        } else if has("mimetypeapplication/vnd.oasis.opendocument") {
            FileKind::OpenDocument
        } else if has("word/document") {
            FileKind::Word
        } else if has("[Content_Types].xml") {
            FileKind::OfficeOpenXml
        } else {
            FileKind::Zip
        }
    }
}

impl FileKind {
    /// Why a file is not read, behind what it is.
    pub(super) fn verdict(self) -> &'static str {
        match self {
            FileKind::Word | FileKind::OpenDocumentText => "not a plain text",
            _ => "which can't be read here",
        }
    }

    /// What can be done to have its text read.
    pub(super) fn hint(self) -> &'static str {
        match self {
            FileKind::Pdf => "make a text of it (pdftotext FILE.pdf), or copy its text into a file",
            FileKind::Word | FileKind::OpenDocumentText => {
                "where documents are read, leave out --as; else save it as plain text, UTF-8"
            }
            FileKind::OldOffice | FileKind::Rtf | FileKind::FlatWord => "save it as DOCX or ODT",
            FileKind::OfficeOpenXml | FileKind::OpenDocument => "save its text as plain text, or its table as CSV",
            FileKind::Epub => "unpack it: it is a zip archive of web pages, which can be read",
            FileKind::Zip | FileKind::Gzip | FileKind::Archive => "unpack it first",
            FileKind::Picture => "a program for character recognition (OCR) may make a text of it",
            FileKind::Recording => "its text may be in a file of subtitles (SRT or VTT), which can be read",
            FileKind::Mime => "open it and save it as a web page (HTML only), or save its text as plain text, UTF-8",
            FileKind::Sqlite => "if it is a memory, --db names it",
            FileKind::Utf32 => "save it as UTF-8",
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
            FileKind::OpenDocumentText => "an OpenDocument text (ODT)",
            FileKind::OpenDocument => "an OpenDocument file (ODS, ODP or the like)",
            FileKind::Epub => "an EPUB book",
            FileKind::Rtf => "a rich text document (RTF)",
            FileKind::Zip => "a zip archive",
            FileKind::Gzip => "a gzip file",
            FileKind::Picture => "a picture",
            FileKind::Recording => "a file of sound or film",
            FileKind::Archive => "an archive",
            FileKind::Mime => "a mail or a web page with its pictures (MIME, MHT)",
            FileKind::FlatWord => "a Word document in XML",
            FileKind::Sqlite => "an SQLite database",
            FileKind::Utf32 => "a text in UTF-32",
        })
    }
}
