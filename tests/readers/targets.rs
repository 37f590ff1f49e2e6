//! The readers, each with some small good files.

use std::io::{Cursor, Write};

use muqabala::formats::units::{Item, LanguageChoice, OpenOptions, open_units_from, units_of_file};
use muqabala::formats::{DocumentKind, Reading, read_document_from, text};
use muqabala::segment::Srx;

use crate::fuzz::Target;
use crate::samples::{CSV, DOCX, HTML, MARKDOWN, ODT, SRT, SRX, TMX, TSV, VTT, XLIFF, XLIFF2};

/// All readers.
pub fn all() -> Vec<Target> {
    vec![
        Target {
            name: "text",
            seeds: vec![
                "سلام.\nنعم، لا.\n\nA line that is\nwrapped.\n".into(),
                encoding_rs::WINDOWS_1256.encode("قال الرجل إن المدينة كبيرة جدا.\r\n").0.into_owned(),
            ],
            words: &["\u{2028}", "\u{85}"],
            read: |bytes| {
                let read = text::decode(bytes, None).map_err(|error| error.to_string())?;
                Ok(format!("{} {}", read.encoding, read.warnings.len()))
            },
        },
        Target {
            name: "srx",
            seeds: vec![SRX.into()],
            words: &[
                "<rule break=\"no\">",
                "<beforebreak>",
                "</afterbreak>",
                "<languagemap languagepattern=\".*\" languagerulename=\"a\"/>",
                "(a+)+$",
                "\\p{L}{1,999}",
                "(?<=x)",
                "\\b",
                "[\\p{L}&&[^ا]]",
                "cascade=\"yes\"",
            ],
            read: |bytes| {
                let rules = Srx::parse(bytes).map_err(|error| error.to_string())?;
                let segments = rules
                    .segmenter(&"ar".parse().unwrap())
                    .segment("قال د. علي نعم. ثم سكت! aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b");
                Ok(format!("{}", segments.len()))
            },
        },
        Target {
            name: "tmx",
            seeds: vec![TMX.into(), gzipped(TMX)],
            words: &[
                "<tu>",
                "</tu>",
                "<tuv xml:lang=\"ar\">",
                "<seg>",
                "</seg>",
                "<bpt i=\"1\">",
                "<ph/>",
                "<hi>",
                "<sub>",
                "<prop type=\"x\">",
                "srclang=\"*all*\"",
                "<!ENTITY e 'x'>",
                "&firm;",
                "encoding=\"windows-1256\"",
                "encoding=\"UTF-16\"",
            ],
            read: units,
        },
        Target {
            name: "xliff",
            seeds: vec![XLIFF.into(), XLIFF2.into()],
            words: &[
                "<trans-unit id=\"9\">",
                "<unit id=\"9\">",
                "<segment>",
                "<source>",
                "</target>",
                "<mrk mtype=\"seg\" mid=\"1\">",
                "<g id=\"1\">",
                "<pc id=\"1\">",
                "<cp hex=\"0000\"/>",
                "<x/>",
                "state=\"final\"",
                "translate=\"no\"",
                "dataRef=\"d1\"",
                "version=\"2.0\"",
            ],
            read: units,
        },
        Target {
            name: "table",
            seeds: vec![
                TSV.into(),
                CSV.into(),
                encoding_rs::WINDOWS_1256.encode("نعم;yes\nلا;no\nثم;then\n").0.into_owned(),
            ],
            words: &["\t", ",", ";", "\"\"", "\"", "\r\n", "source", "en", "العربية", "'=", "accepted"],
            read: units,
        },
        document(
            "html",
            DocumentKind::Html,
            vec![HTML.into()],
            &[
                "<p>",
                "</p>",
                "<div>",
                "</article>",
                "<main>",
                "<nav>",
                "<table><tr><td>",
                "<br>",
                "<script>",
                "<svg>",
                "<template>",
                "<!DOCTYPE",
                "&nbsp",
                "&#x110000;",
                "charset=utf-16",
                "hidden",
            ],
        ),
        document(
            "markdown",
            DocumentKind::Markdown,
            vec![MARKDOWN.into()],
            &["# ", "- ", "> ", "```", "[^1]: ", "|", "---", "![](", "](", "**", "<div>", "\t", "1. "],
        ),
        document(
            "srt",
            DocumentKind::Srt,
            vec![SRT.into()],
            &["-->", "00:00:01,000", "\n\n", "{\\an8}", "<i>", "1\n", "- "],
        ),
        document(
            "vtt",
            DocumentKind::Vtt,
            vec![VTT.into()],
            &["-->", "00:01.000", "\n\n", "NOTE", "STYLE", "<v x>", "&lt;"],
        ),
        document("docx", DocumentKind::Docx, vec![zipped(DOCX)], &["PK\x03\x04", "PK\x01\x02", "PK\x05\x06"]),
        // What is within the archive: changes to its packed bytes hardly ever get that far.
        Target {
            name: "word",
            seeds: vec![DOCX[2].1.into()],
            words: &[
                "<w:p>",
                "</w:p>",
                "<w:r><w:t>",
                "<w:tbl>",
                "<w:tc>",
                "<w:del>",
                "<w:moveFrom>",
                "<w:br/>",
                "<w:fldChar w:fldCharType=\"begin\"/>",
                "<w:footnoteReference w:id=\"2\"/>",
                "<mc:AlternateContent><mc:Choice>",
                "<w:sdt>",
                "<w:vanish/>",
                "<w:pStyle w:val=\"Heading1\"/>",
                "<w:sym w:char=\"F0D8\"/>",
            ],
            read: |bytes| {
                let mut members: Vec<(&str, &[u8])> =
                    DOCX.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
                members[2].1 = bytes;
                blocks(&archive(&members), DocumentKind::Docx)
            },
        },
        document(
            "odt",
            DocumentKind::Odt,
            vec![zipped(ODT), ODT[1].1.into()],
            &[
                "<text:p>",
                "</text:p>",
                "<text:s text:c=\"999999999\"/>",
                "table:number-columns-repeated=\"99999\"",
                "<text:note>",
                "<text:list>",
                "PK\x03\x04",
            ],
        ),
    ]
}

/// The reader of a kind of document. A file that looks like another kind is read as this one all the same.
fn document(name: &'static str, kind: DocumentKind, seeds: Vec<Vec<u8>>, words: &'static [&'static str]) -> Target {
    let read: fn(&[u8]) -> Result<String, String> = match kind {
        DocumentKind::Html => |bytes| blocks(bytes, DocumentKind::Html),
        DocumentKind::Markdown => |bytes| blocks(bytes, DocumentKind::Markdown),
        DocumentKind::Srt => |bytes| blocks(bytes, DocumentKind::Srt),
        DocumentKind::Vtt => |bytes| blocks(bytes, DocumentKind::Vtt),
        DocumentKind::Docx => |bytes| blocks(bytes, DocumentKind::Docx),
        DocumentKind::Odt => |bytes| blocks(bytes, DocumentKind::Odt),
        DocumentKind::Text => |bytes| blocks(bytes, DocumentKind::Text),
    };
    Target { name, seeds, words, read }
}

/// Reads a document of a kind, and holds its blocks to what is promised of them.
fn blocks(bytes: &[u8], kind: DocumentKind) -> Result<String, String> {
    let reading = Reading { kind: Some(kind), ..Reading::default() };
    let read = read_document_from("file", bytes, &reading).map_err(|error| error.to_string())?;
    let mut at = 0;
    for block in &read.blocks {
        let between = read.text.get(at..block.span.range().start).expect("blocks are in order, at characters");
        assert!(between.trim().is_empty(), "between two blocks there is only white space");
        assert!(!block.span.of(&read.text).trim().is_empty(), "no block is blank");
        at = block.span.range().end;
    }
    assert!(read.text[at..].trim().is_empty());
    let kinds: Vec<&str> = read.blocks.iter().map(|block| block.kind.name()).collect();
    Ok(format!("{} {}", kinds.join(" "), read.warnings.len()))
}

/// An archive of these members.
fn zipped(members: &[(&str, &str)]) -> Vec<u8> {
    archive(&members.iter().map(|(name, text)| (*name, text.as_bytes())).collect::<Vec<_>>())
}

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The reader of a format.
pub fn named(name: &str) -> Target {
    all().into_iter().find(|target| target.name == name).expect("it is one of them")
}

/// Reads a file of units to its end, and makes units of the memory of them.
fn units(bytes: &[u8]) -> Result<String, String> {
    let stream = Cursor::new(bytes.to_vec());
    let mut reader = open_units_from("file", stream, &OpenOptions::default()).map_err(|error| error.to_string())?;
    let mut told = String::new();
    while let Some(item) = reader.read().map_err(|error| error.to_string())? {
        match item {
            Item::Unit(unit) => {
                let codes = unit.variants.iter().filter(|variant| variant.codes.is_some()).count();
                told += &format!("{}-{codes}-{} ", unit.variants.len(), unit.annotations.props.len());
                if let Err(bad) = units_of_file(*unit, &LanguageChoice::default()) {
                    told += &format!("{} ", bad.problem);
                }
            }
            Item::Bad(bad) => told += &format!("{} ", bad.problem),
        }
    }
    Ok(told)
}

fn gzipped(text: &str) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(text.as_bytes()).unwrap();
    packed.finish().unwrap()
}
