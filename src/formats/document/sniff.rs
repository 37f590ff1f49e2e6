//! Finding out what a document is.

use std::borrow::Cow;

use encoding_rs::Encoding;

use crate::formats::document::subtitles::{is_number, is_times};
use crate::formats::document::{DocumentKind, html};
use crate::formats::office::{is_encrypted_office, is_word};
use crate::formats::text::{self, FileKind, TextError};

/// How much of a text is looked at, in bytes. Pages may begin with a licence in a comment.
const HEAD: usize = 16 * 1024;

/// How many lines there may be before the first times of an SRT file.
const LINES_BEFORE_TIMES: usize = 3;

impl DocumentKind {
    /// Finds out what a file is; `name` is its path or what else it is called.
    ///
    /// What is in it decides: the members of an archive, a document type or root element, `WEBVTT`, the number and times
    /// of a subtitle. Only what these leave open is decided by the name: `.md` is Markdown, `.html` with tags in it HTML,
    /// `.srt` with times in it SRT. All else is plain text.
    ///
    /// # Errors
    /// What is known and can't be read: other kinds of file, and files of paired texts.
    pub fn of(bytes: &[u8], name: &str) -> Result<Self, TextError> {
        match FileKind::of(bytes) {
            Some(FileKind::Word) => return Ok(DocumentKind::Docx),
            Some(FileKind::OpenDocumentText) => return Ok(DocumentKind::Odt),
            // A Word document that is encrypted lies in a container of the old kind; its reader says so.
            Some(FileKind::OldOffice) if is_encrypted_office(bytes) => return Ok(DocumentKind::Docx),
            // Its main part may have any name.
            Some(FileKind::OfficeOpenXml) if is_word(bytes) => return Ok(DocumentKind::Docx),
            Some(kind) => return Err(TextError::OtherKind { kind }),
            None => {}
        }
        let head = head(bytes);
        let head = head.trim_start_matches('\u{FEFF}');
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let is_markdown = matches!(&*ending, "md" | "markdown" | "mdown" | "mkd");
        let prolog = Prolog::of(head);
        match &*prolog.root {
            "tmx" => return Err(TextError::Paired { format: "a TMX" }),
            "xliff" => return Err(TextError::Paired { format: "an XLIFF" }),
            "package" if head.contains("schemas.microsoft.com/office/2006/xmlPackage") => {
                return Err(TextError::OtherKind { kind: FileKind::FlatWord });
            }
            "worddocument" => return Err(TextError::OtherKind { kind: FileKind::FlatWord }),
            // A document in one file.
            "document" if head.contains("urn:oasis:names:tc:opendocument") => return Ok(DocumentKind::Odt),
            _ => {}
        }
        if is_mime(head) {
            return Err(TextError::OtherKind { kind: FileKind::Mime });
        }
        let is_page = prolog.doctype == "html" || matches!(&*prolog.root, "html" | "head" | "body");
        let is_html = match &*ending {
            "html" | "htm" | "xhtml" | "xht" | "asp" | "aspx" | "php" => {
                is_page || html::is_known(&prolog.root) || html::tags(head) > 0
            }
            "txt" | "text" => is_page,
            _ => is_page || (!is_markdown && html::is_known(&prolog.root) && html::tags(head) >= 3),
        };
        Ok(if is_vtt(head) {
            DocumentKind::Vtt
        } else if is_html {
            DocumentKind::Html
        } else if is_srt(head, &ending) {
            DocumentKind::Srt
        } else if is_markdown {
            DocumentKind::Markdown
        } else {
            DocumentKind::Text
        })
    }
}

/// The name of the root element of a file of markup by its beginning, in lower case and without prefix; none when it begins
/// otherwise.
pub(in crate::formats) fn root(bytes: &[u8]) -> Option<String> {
    let head = head(bytes);
    Some(Prolog::of(head.trim_start_matches('\u{FEFF}')).root).filter(|root| !root.is_empty())
}

/// The beginning of a text, as well as it can be read without its encoding: what tells kinds apart is ASCII.
fn head(bytes: &[u8]) -> Cow<'_, str> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let encoding = match Encoding::for_bom(head) {
        Some((encoding, _)) => encoding,
        None if head.contains(&0) => text::guess(head),
        None => encoding_rs::UTF_8,
    };
    encoding.decode_without_bom_handling(head).0
}

/// What stands at the beginning of a file of markup, in lower case; both are empty where there is none.
#[derive(Debug, Default, PartialEq)]
struct Prolog {
    /// The document type's name.
    doctype: String,
    /// The name of the first element, without prefix.
    root: String,
}

impl Prolog {
    fn of(head: &str) -> Self {
        let mut prolog = Prolog::default();
        let mut rest = head.trim_start();
        loop {
            let behind = if let Some(inside) = rest.strip_prefix("<?") {
                inside.split_once("?>").or_else(|| inside.split_once('>'))
            } else if let Some(inside) = rest.strip_prefix("<!--") {
                inside.split_once("-->")
            } else if rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) {
                let inside = &rest[9..];
                prolog.doctype = name_at(inside.trim_start());
                // An internal subset has tags of its own.
                match inside.find(['[', '>']) {
                    Some(at) if inside[at..].starts_with('[') => inside.split_once("]>"),
                    _ => inside.split_once('>'),
                }
            } else {
                None
            };
            match behind {
                Some((_, behind)) => rest = behind.trim_start(),
                None => break,
            }
        }
        if let Some(tag) = rest.strip_prefix('<') {
            let name = name_at(tag);
            prolog.root = name.rsplit(':').next().unwrap_or_default().to_owned();
        }
        prolog
    }
}

/// The name that a text begins with, in lower case.
fn name_at(text: &str) -> String {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.');
    let end = text.find(|c| !is_name(c)).unwrap_or(text.len());
    text[..end].to_ascii_lowercase()
}

/// Whether a text begins with the header of a mail that has a version of MIME (RFC 2045, section 4) and says of what type it
/// is. It is mostly packed in parts and encoded.
fn is_mime(head: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
    let is_field =
        |line: &str| line.starts_with([' ', '\t']) || line.split_once(':').is_some_and(|(name, _)| is_name(name));
    let fields = || head.lines().take_while(|line| !line.is_empty() && is_field(line));
    let has = |name: &str| {
        fields().any(|line| line.split_once(':').is_some_and(|(field, _)| field.eq_ignore_ascii_case(name)))
    };
    has("MIME-Version") && has("Content-Type")
}

/// The signature of the WebVTT standard, section 4.1.
fn is_vtt(head: &str) -> bool {
    head.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}

/// A number and times, or times alone, at the beginning; anywhere if the name says that there should be some.
fn is_srt(head: &str, ending: &str) -> bool {
    let lines = || head.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
    let before = lines().take(LINES_BEFORE_TIMES).take_while(|line| !is_times(line));
    let at_start = before.clone().all(is_number) && lines().nth(before.count()).is_some_and(is_times);
    at_start || (matches!(ending, "srt" | "vtt") && lines().any(is_times))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::office::made::archive;

    const SRT: &str = "1\n00:00:01,000 --> 00:00:02,500\nسلام\n";
    const PAGE: &str = "<!DOCTYPE html>\n<html><body><p>Hello.</p></body></html>";

    #[test]
    fn what_is_in_a_file_says_what_it_is() {
        use DocumentKind::*;
        for (text, ending, expected, name) in [
            ("One.\nTwo.\n", "txt", Text, "plain text"),
            ("# One\n\n* two\n", "txt", Text, "what might be Markdown"),
            ("# One\n\n* two\n", "MD", Markdown, "Markdown by its name"),
            ("1\n2\n3\n", "srt", Text, "numbers"),
            ("", "html", Text, "nothing"),
            (PAGE, "html", Html, "a page"),
            (PAGE, "txt", Html, "a page called .txt"),
            (PAGE, "md", Html, "a page called .md"),
            (PAGE, "srt", Html, "a page called .srt"),
            ("<html lang=ar><p>x", "", Html, "a page without a document type"),
            ("<?xml version='1.0'?>\n<!-- c --><html xmlns='x'/>", "", Html, "XHTML"),
            ("<!-- > --><!doctype HTML PUBLIC \"-//W3C\"><title>x", "", Html, "an old document type"),
            ("<div><p>a</p><p>b</p></div>", "", Html, "a piece of a page"),
            ("<div><p>a</p><p>b</p></div>", "txt", Text, "a piece of a page in a text"),
            ("<h1 align=center>x</h1>\n\n<p>a</p><p>b</p>", "md", Markdown, "Markdown that begins with tags"),
            ("<div><div>a", "html", Html, "a page whose ends are far away"),
            ("a < b and b > c", "html", Text, "a text called .html"),
            ("Just <b>so</b>.", "html", Html, "a few tags"),
            ("<3 you", "", Text, "a heart"),
            (SRT, "srt", Srt, "subtitles"),
            (SRT, "txt", Srt, "subtitles called .txt"),
            (SRT, "md", Srt, "subtitles called .md"),
            ("1\r00:00:01,000 --> 00:00:02,500\rسلام\r", "txt", Srt, "subtitles with CR"),
            ("١\n٠٠:٠٠:٠١,٠٠٠ --> ٠٠:٠٠:٠٢,٥٠٠\nسلام\n", "srt", Srt, "subtitles with Arabic digits"),
            ("\n\n0\n\n00:01 --> 00:02\nx", "", Srt, "blank lines before"),
            ("Ripped by x\n\n1\n00:00:01,000 --> 00:00:02,500\nx\n", "srt", Srt, "a line before"),
            ("Ripped by x\n\n1\n00:00:01,000 --> 00:00:02,500\nx\n", "txt", Text, "a line before in a text"),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nx", "srt", Vtt, "WebVTT"),
            ("WEBVTT", "", Vtt, "WebVTT of nothing"),
            ("WEBVTTX", "", Text, "no WebVTT"),
        ] {
            let path = format!("a.b/x.{ending}");
            assert_eq!(DocumentKind::of(text.as_bytes(), &path), Ok(expected), "{name}");
            let marked = format!("\u{FEFF}{text}");
            assert_eq!(DocumentKind::of(marked.as_bytes(), &path), Ok(expected), "{name}, with a mark");
            let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(DocumentKind::of(&wide, &path), Ok(expected), "{name}, in UTF-16");
        }
    }

    #[test]
    fn archives_are_known_by_their_members() {
        use DocumentKind::*;
        let far = |name: &str| format!("PK\x03\x04{}{name}PK\x05\x06", "x".repeat(200_000));
        for (bytes, expected, name) in [
            ("PK\x03\x04..word/document.xml".to_owned(), Ok(Docx), "DOCX"),
            (far("word/document.xml"), Ok(Docx), "DOCX, known by the directory"),
            ("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text".to_owned(), Ok(Odt), "ODT"),
            (
                "PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet".to_owned(),
                Err(TextError::OtherKind { kind: FileKind::OpenDocument }),
                "ODS",
            ),
            (far("x"), Err(TextError::OtherKind { kind: FileKind::Zip }), "something else"),
        ] {
            assert_eq!(DocumentKind::of(bytes.as_bytes(), "x.txt"), expected, "{name}");
        }
    }

    #[test]
    fn a_word_document_is_known_whatever_its_main_part_is_called() {
        let types = |kind: &str| {
            format!(
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override \
                 PartName='/content/main.xml' ContentType='application/vnd.openxmlformats-officedocument.{kind}.main+xml'/>\
                 </Types>"
            )
        };
        for (kind, expected, name) in [
            ("wordprocessingml.document", Ok(DocumentKind::Docx), "a document"),
            ("wordprocessingml.template", Ok(DocumentKind::Docx), "a template"),
            ("spreadsheetml.sheet", Err(TextError::OtherKind { kind: FileKind::OfficeOpenXml }), "a workbook"),
        ] {
            let parts = [("[Content_Types].xml", &*types(kind)), ("content/main.xml", "<x/>")];
            assert_eq!(DocumentKind::of(&archive(&parts), "x.docx"), expected, "{name}");
        }
    }

    #[test]
    fn what_is_packed_in_a_text_is_told_of() {
        for (text, kind, name) in [
            (
                "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"\
                 text/html\"\r\n\r\n--x",
                FileKind::Mime,
                "MHT",
            ),
            ("MIME-Version: 1.0\nContent-Type: text/plain\n\nx", FileKind::Mime, "a mail"),
            (
                "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><pkg:package xmlns:pkg=\"\
                 http://schemas.microsoft.com/office/2006/xmlPackage\">",
                FileKind::FlatWord,
                "Word in XML",
            ),
            ("<?xml version=\"1.0\"?><w:wordDocument>", FileKind::FlatWord, "Word 2003 in XML"),
        ] {
            assert_eq!(DocumentKind::of(text.as_bytes(), "x.txt"), Err(TextError::OtherKind { kind }), "{name}");
        }
        for (text, name) in [
            ("From: a\nTo: b\nSubject: c\n\nDear Ahmed,", "a mail without"),
            ("A text about mail.\nMIME-Version: 1.0\nContent-Type: x\n", "in a text"),
            ("MIME-Version: 1.0 is the first line.\n", "no type"),
        ] {
            assert_eq!(DocumentKind::of(text.as_bytes(), "x.txt"), Ok(DocumentKind::Text), "{name}");
        }
    }

    #[test]
    fn paired_texts_are_told_of() {
        for (text, format) in [
            ("<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version='1.4'>", "a TMX"),
            ("<TMX>", "a TMX"),
            ("<!DOCTYPE x [<!ENTITY a '<tmx>'>]><xliff:xliff>", "an XLIFF"),
            ("<xliff version='2.1'>", "an XLIFF"),
        ] {
            assert_eq!(DocumentKind::of(text.as_bytes(), "x.html"), Err(TextError::Paired { format }));
        }
    }

    #[test]
    fn beginnings_of_beginnings_do_no_harm() {
        let text = "<?xml?><!-- x --><!DOCTYPE html [<!ENTITY x 'y'>]><html>";
        for end in 0..text.len() {
            assert!(DocumentKind::of(&text.as_bytes()[..end], "").is_ok(), "{}", &text[..end]);
        }
    }
}
