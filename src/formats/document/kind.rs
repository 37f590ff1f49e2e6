//! The kinds of documents that are read.

use std::fmt;
use std::str::FromStr;

use crate::formats::text::MOST_BYTES;

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// Plain text.
    Text,
    /// Markdown (CommonMark, with the tables and footnotes of GitHub's).
    Markdown,
    /// A web page, HTML or XHTML.
    Html,
    /// A document of Word since 2007.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// Subtitles, SubRip.
    Srt,
    /// Subtitles, WebVTT.
    Vtt,
}

/// A word that names no kind of document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a kind of document: “{0}” (known: text, markdown, html, docx, odt, srt, vtt)")]
pub struct BadDocumentKind(pub String);

impl DocumentKind {
    /// All of them.
    pub const ALL: [DocumentKind; 7] = [
        DocumentKind::Text,
        DocumentKind::Markdown,
        DocumentKind::Html,
        DocumentKind::Docx,
        DocumentKind::Odt,
        DocumentKind::Srt,
        DocumentKind::Vtt,
    ];

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            DocumentKind::Text => "text",
            DocumentKind::Markdown => "markdown",
            DocumentKind::Html => "html",
            DocumentKind::Docx => "docx",
            DocumentKind::Odt => "odt",
            DocumentKind::Srt => "srt",
            DocumentKind::Vtt => "vtt",
        }
    }

    /// The largest file of it that is read. The text of a document with blocks is in memory several times while it is put
    /// together; an archive may hold pictures.
    pub fn most_bytes(self) -> u64 {
        match self {
            DocumentKind::Text => MOST_BYTES,
            DocumentKind::Docx | DocumentKind::Odt => 1 << 30,
            _ => 256 << 20,
        }
    }
}

impl fmt::Display for DocumentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DocumentKind::Text => "a plain text",
            DocumentKind::Markdown => "a Markdown text",
            DocumentKind::Html => "a web page (HTML)",
            DocumentKind::Docx => "a Word document (DOCX)",
            DocumentKind::Odt => "an OpenDocument text (ODT)",
            DocumentKind::Srt => "a subtitle file (SRT)",
            DocumentKind::Vtt => "a subtitle file (VTT)",
        })
    }
}

impl FromStr for DocumentKind {
    type Err = BadDocumentKind;

    fn from_str(name: &str) -> Result<Self, BadDocumentKind> {
        let known = DocumentKind::ALL.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(name));
        known.ok_or_else(|| BadDocumentKind(name.chars().take(40).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for kind in DocumentKind::ALL {
            assert_eq!(kind.name().parse(), Ok(kind));
            assert_eq!(kind.name().to_uppercase().parse(), Ok(kind));
            assert!(BadDocumentKind("x".to_owned()).to_string().contains(kind.name()));
        }
        assert_eq!("pdf".parse::<DocumentKind>(), Err(BadDocumentKind("pdf".to_owned())));
    }
}
