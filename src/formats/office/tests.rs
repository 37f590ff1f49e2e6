//! What anybody could hand in as a document.

use std::io::{Cursor, Write};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::archive::{FREE, MOST_PARTS};
use super::made::{archive, docx, fodt, listed, numbers, odt, word};
use super::{OfficeError, is_encrypted_office, read_docx, read_fodt, read_odt};
use crate::formats::document::parts::Parts;
use crate::segment::{Segment, Srx};

type Reader = fn(&[u8]) -> Result<Parts, OfficeError>;

const BODY: &str = "<w:p><w:pPr><w:pStyle w:val='T'/></w:pPr><w:r><w:t>عنوان</w:t></w:r></w:p>\
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t><w:footnoteReference w:id='2'/></w:r></w:p></w:tc></w:tr></w:tbl>";
const STYLES: &str = "<w:styles><w:style w:styleId='T'><w:name w:val='Title'/></w:style></w:styles>";
const NOTES: &str =
    "<w:footnotes><w:footnote w:id='2'><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>";
const TEXT: &str = "<text:h>عنوان</text:h><table:table><table:table-row><table:table-cell><text:p>cell<text:note>\
    <text:note-body><text:p>note</text:p></text:note-body></text:note></text:p></table:table-cell></table:table-row></table:table>";

fn whole_docx() -> Vec<u8> {
    archive(&[("word/document.xml", &word(BODY)), ("word/styles.xml", STYLES), ("word/footnotes.xml", NOTES)])
}

/// Fails on what no document may be.
fn check(parts: &Parts) {
    let mut end = 0;
    for block in &parts.blocks {
        let text = block.span.of(&parts.text);
        assert!(!text.is_empty() && text.trim() == text, "“{text}”");
        assert!(parts.text[end..block.span.start as usize].trim().is_empty());
        end = block.span.end as usize;
    }
    assert_eq!(end, parts.text.len());
}

#[test]
fn segments_are_those_of_the_same_text_in_a_plain_file() {
    let samples = [
        ("ar", include_str!("../../../samples/treaty.ar.txt")),
        ("en", include_str!("../../../samples/treaty.en.txt")),
    ];
    for (lang, plain) in samples {
        let segmenter = Srx::bundled().segmenter(&lang.parse().unwrap());
        let texts = |text: &str, segments: Vec<Segment>| -> Vec<String> {
            segments.iter().map(|segment| segment.span.of(text).trim().to_owned()).collect()
        };
        let expected = texts(plain, segmenter.segment(plain));
        let lines = |before: &str, behind: &str| -> String {
            plain.lines().map(|line| format!("{before}{}{behind}", escape(line))).collect()
        };
        for (parts, name) in [
            (read_docx(&docx(&lines("<w:p><w:r><w:t>", "</w:t></w:r></w:p>"))), "DOCX"),
            (read_odt(&odt(&lines("<text:p>", "</text:p>"))), "ODT"),
        ] {
            let parts = parts.unwrap();
            let segments = segmenter.segment_blocks(&parts.text, &parts.blocks);
            assert_eq!(texts(&parts.text, segments), expected, "{lang} {name}");
        }
    }
}

#[test]
fn a_document_that_is_cut_off_is_refused() {
    for (bytes, read, name) in [(whole_docx(), read_docx as Reader, "DOCX"), (odt(TEXT), read_odt, "ODT")] {
        let error = read(&bytes[..bytes.len() / 2]).unwrap_err().to_string();
        let expected = "the file is cut off or damaged: the list of its parts, which is at the end, is missing";
        assert_eq!(error, expected, "{name}");
        assert_eq!(listed(read(&bytes)), ["heading: عنوان", "cell: cell", "footnote: note"], "{name}");
        for end in 0..bytes.len() {
            let error = read(&bytes[..end]).expect_err(name).to_string();
            assert!(!error.is_empty() && !error.contains('\n'), "{name} up to {end}: {error}");
        }
    }
    let flat = fodt("", TEXT);
    for end in 0..flat.len() {
        assert!(read_fodt(&flat.as_bytes()[..end]).is_err(), "flat up to {end}");
    }
}

#[test]
fn a_flipped_byte_gives_the_text_or_an_error() {
    for (good, read) in [(whole_docx(), read_docx as Reader), (odt(TEXT), read_odt)] {
        let mut number = numbers();
        for _ in 0..10_000 {
            let mut bytes = good.clone();
            bytes[number() % good.len()] = number() as u8;
            if let Ok(parts) = read(&bytes) {
                // The parts are checked by sums; only their names may be lost, and with them what a part would say.
                check(&parts);
                assert!(parts.text.starts_with("عنوان\ncell"), "{}", parts.text);
            }
        }
    }
}

#[test]
fn markup_of_any_kind_gives_a_text_or_an_error() {
    let rich = format!(
        "{BODY}<w:p><w:pPr><w:numPr/><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:fldChar w:fldCharType='begin'/></w:r>\
         <m:d><m:e><m:f><m:num/><m:den><m:t>x+y</m:t></m:den></m:f></m:e></m:d><mc:AlternateContent><mc:Choice>\
         <w:txbxContent><w:p/></w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent></w:p>"
    );
    let mut number = numbers();
    for (good, flat) in [(word(&rich), false), (fodt("<style:style style:name='x'/>", TEXT), true)] {
        let tags: Vec<&str> = good.split_inclusive('>').collect();
        for _ in 0..2_000 {
            let mut tags = tags.clone();
            for _ in 0..1 + number() % 3 {
                let (from, to) = (number() % tags.len(), number() % tags.len());
                match number() % 3 {
                    0 => tags.swap(from, to),
                    1 => _ = tags.remove(from),
                    _ => tags.insert(to, tags[from]),
                }
            }
            let xml = tags.concat();
            let parts = match flat {
                true => read_fodt(xml.as_bytes()),
                false => read_docx(&archive(&[("word/document.xml", &xml)])),
            };
            if let Ok(parts) = parts {
                check(&parts);
            }
        }
    }
}

#[test]
fn small_archives_that_become_large_are_refused() {
    let blank = " ".repeat(FREE as usize + 1);
    let bytes = archive(&[("word/document.xml", &word(&blank))]);
    assert!(bytes.len() < 100_000);
    let error = read_docx(&bytes).unwrap_err();
    assert!(matches!(error, OfficeError::TooLarge { limit, .. } if limit == FREE), "{error}");
    let bytes = archive(&[("content.xml", &blank)]);
    assert!(matches!(read_odt(&bytes), Err(OfficeError::TooLarge { .. })));
    let text = "<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(FREE as usize / 40);
    assert!(read_docx(&docx(&text)).is_ok(), "a long one is read");
}

#[test]
fn archives_of_very_many_parts_are_refused() {
    let entry = b"PK\x01\x02 and so on".repeat(MOST_PARTS + 1);
    assert!(matches!(read_docx(&entry), Err(OfficeError::TooManyParts { .. })));
}

#[test]
fn bombs_of_xml_are_refused() {
    let deep = "<w:sdt>".repeat(300);
    let laughs: String = (1..10).map(|n| format!("<!ENTITY e{n} '{}'>", format!("&e{};", n - 1).repeat(10))).collect();
    let laughs = format!("<!DOCTYPE a [<!ENTITY e0 'ha'>{laughs}]>{}", word("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>"));
    let outside =
        "<!DOCTYPE a [<!ENTITY e SYSTEM '/etc/passwd'>]>".to_owned() + &word("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>");
    for (xml, expected) in [
        (word(&deep), "elements are nested more than 256 deep"),
        (laughs, "bytes of text together"),
        (outside, "stands for another file, which is never read"),
    ] {
        let error = read_docx(&archive(&[("word/document.xml", &xml)])).unwrap_err().to_string();
        assert!(error.ends_with(expected) && error.starts_with("word/document.xml:1:"), "{error}");
    }
}

#[test]
fn names_are_only_looked_up() {
    let bytes = archive(&[
        ("../../../tmp/evil.xml", "x"),
        ("/etc/passwd", "x"),
        ("C:\\word\\document.xml", "x"),
        ("word/\u{202E}lmx.exe", "x"),
        ("word/document.xml", &word("<w:p><w:r><w:t>x</w:t></w:r></w:p>")),
    ]);
    assert_eq!(listed(read_docx(&bytes)), ["paragraph: x"]);
}

#[test]
fn what_is_encrypted_is_called_so() {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let wrapped = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 1000], &name].concat();
    assert!(is_encrypted_office(&wrapped));
    assert!(!is_encrypted_office(&wrapped[..500]));
    assert!(matches!(read_docx(&wrapped), Err(OfficeError::Encrypted)));
    // Bit 0 of the flags, in the header of the part and in the directory.
    let mut packed = docx("<w:p/>");
    let directory = packed.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    packed[6] |= 1;
    packed[directory + 8] |= 1;
    assert!(matches!(read_docx(&packed), Err(OfficeError::Encrypted)));
}

#[test]
fn archives_are_read_however_they_were_packed() {
    let content = word("<w:p><w:r><w:t>نعم</w:t></w:r></w:p>");
    let packed = |options: SimpleFileOptions| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (bytes, name) in [
        (packed(stored), "not packed"),
        (packed(stored.large_file(true)), "zip64"),
        ([b"prefix of a self-extracting file".as_slice(), &packed(stored)].concat(), "something before it"),
    ] {
        assert_eq!(listed(read_docx(&bytes)), ["paragraph: نعم"], "{name}");
    }
    let mut other = packed(stored);
    let directory = other.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    other[8] = 12;
    other[directory + 10] = 12;
    let error = read_docx(&other).unwrap_err().to_string();
    assert!(error.starts_with("this archive is packed in a way that is not read here: "), "{error}");
}
