use crate::memory::sample;
use std::io::{Cursor, Read};

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::*;
use crate::formats::{LeftOut, Only};

fn unit(source: &str, target: &str) -> Unit {
    Unit {
        source_segments: 0..1,
        target_segments: 0..1,
        confidence: Some(0.9981),
        origin: "pair".to_owned(),
        ..sample(source, target)
    }
}

fn reversed(unit: Unit) -> Unit {
    Unit {
        source_lang: unit.target_lang,
        target_lang: unit.source_lang,
        source: unit.target,
        target: unit.source,
        ..unit
    }
}

fn archive(units: &[Unit], only: Only) -> (Vec<u8>, Written) {
    let mut out = Vec::new();
    let options = Options { only, ..Options::default() };
    let written = write(units.iter().cloned(), &options, &mut out).unwrap();
    (out, written)
}

/// The XML of the document.
fn document(units: &[Unit]) -> String {
    let (bytes, _) = archive(units, Only::All);
    let mut text = String::new();
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The texts of the cells, a row each; line ends and tabs as they were. Asserts that no cell is without a paragraph.
fn cells(xml: &str) -> Vec<Vec<String>> {
    let mut reader = Reader::from_str(xml);
    let (mut rows, mut paragraphs, mut in_text) = (Vec::<Vec<String>>::new(), 0, false);
    let push = |rows: &mut Vec<Vec<String>>, text: &str| {
        if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
            cell.push_str(text);
        }
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => match start.name().0 {
                "w:tr" => rows.push(Vec::new()),
                "w:tc" => {
                    paragraphs = 0;
                    rows.last_mut().unwrap().push(String::new());
                }
                "w:p" => paragraphs += 1,
                "w:t" => in_text = true,
                _ => {}
            },
            Event::Empty(empty) => match empty.name().0 {
                "w:br" => push(&mut rows, "\n"),
                "w:tab" => push(&mut rows, "\t"),
                _ => {}
            },
            Event::End(end) => match end.name().0 {
                "w:tc" => assert_eq!(paragraphs, 1, "a paragraph a cell"),
                "w:t" => in_text = false,
                "w:tbl" => return rows,
                _ => {}
            },
            Event::Text(text) if in_text => push(&mut rows, &text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(part) if in_text => match part.resolve_char_ref().unwrap() {
                Some(c) => push(&mut rows, &c.to_string()),
                None => push(&mut rows, quick_xml::escape::resolve_xml_entity(&part).unwrap()),
            },
            Event::Eof => panic!("the table has no end"),
            _ => {}
        }
    }
}

#[test]
fn a_row_has_all_that_is_known_of_it() {
    let unit = Unit { note: Some("اسأل".to_owned()), ..unit("نعم.", "Yes & <no>.") };
    let rows = cells(&document(&[unit]));
    assert_eq!(rows[0], ["#", "Source", "Target", "Status", "Confidence", "Comment"]);
    assert_eq!(rows[1], ["pair"]);
    assert_eq!(rows[2], ["1", "نعم.", "Yes & <no>.", "accepted", "0.9981", "اسأل"]);
}

#[test]
fn the_table_runs_in_the_direction_of_the_source() {
    let arabic = unit("نعم", "yes");
    for (unit, visual, name) in [(arabic.clone(), true, "from Arabic"), (reversed(arabic), false, "from English")] {
        let xml = document(&[unit]);
        assert_eq!(xml.contains("<w:bidiVisual/>"), visual, "{name}");
        assert!(
            xml.contains(
                "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/><w:lang w:bidi=\"ar-SA\"/>\
                 </w:rPr><w:t xml:space=\"preserve\">نعم</w:t></w:r></w:p>"
            ),
            "{name}"
        );
        assert!(
            xml.contains(
                "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr><w:r><w:rPr><w:lang w:val=\"en-US\"/></w:rPr>\
                 <w:t xml:space=\"preserve\">yes</w:t></w:r></w:p>"
            ),
            "{name}"
        );
    }
}

#[test]
fn words_of_the_other_direction_are_runs_of_their_own() {
    let xml = document(&[unit("قال John.", "x")]);
    assert!(xml.contains("<w:t xml:space=\"preserve\">قال </w:t>"));
    assert!(xml.contains("<w:r><w:t xml:space=\"preserve\">John</w:t></w:r><w:r><w:rPr><w:rtl/>"));
}

#[test]
fn hostile_texts_come_back() {
    for (text, expected, removed, name) in [
        ("</w:t></w:tbl> ]]> &amp; <!--", "</w:t></w:tbl> ]]> &amp; <!--", 0, "markup"),
        ("  a\tb\r\nc\rd\n ", "  a\tb\nc\nd\n ", 0, "spaces, tabs and line ends"),
        ("a\u{2028}b\u{85}c", "a\nb\nc", 0, "rare line ends"),
        ("\u{0}a\u{1B}\u{FFFE}", "a", 3, "what XML cannot hold"),
        ("\u{202E}a\u{2067}س\u{200D}", "\u{202E}a\u{2067}س\u{200D}", 0, "directions and joiners"),
        ("السَّـلام 👩🏽‍🚀", "السَّـلام 👩🏽‍🚀", 0, "marks, tatweel, beyond the first plane"),
        ("", "", 0, "nothing"),
    ] {
        let units = [Unit { note: Some(text.to_owned()), origin: text.to_owned(), ..unit(text, text) }];
        let rows = cells(&document(&units));
        assert_eq!(rows[1], [expected], "{name}");
        assert_eq!([&rows[2][1], &rows[2][2], &rows[2][5]], [expected; 3], "{name}");
        assert_eq!(archive(&units, Only::All).1.removed_characters, 4 * removed, "{name}");
    }
}

#[test]
fn what_is_not_wanted_is_not_there() {
    let units = [
        unit("أ", "a"),
        Unit { status: Status::Rejected, confidence: None, ..unit("ب", "b") },
        Unit { left_out: true, ..unit("ج", "c") },
    ];
    let rows = cells(&document(&units));
    assert_eq!(rows.len(), 4);
    assert_eq!((rows[3][0].as_str(), rows[3][3].as_str(), rows[3][4].as_str()), ("2", "rejected", ""));
    assert_eq!(archive(&units, Only::All).1.left_out, LeftOut { by_hand: 1, ..LeftOut::default() });
    let accepted = archive(&units, Only::Accepted).1;
    assert_eq!((accepted.units, accepted.left_out.rejected, accepted.left_out.by_hand), (1, 1, 1));
}

#[test]
fn each_pair_begins_with_its_name() {
    let of = |origin: &str| Unit { origin: origin.to_owned(), ..unit("س", "s") };
    let rows = cells(&document(&[of("first"), of("first"), of("الثاني")]));
    let names: Vec<_> = rows.iter().filter(|row| row.len() == 1).map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["first", "الثاني"]);
}

#[test]
fn no_unit_is_a_table_with_a_header() {
    assert_eq!(cells(&document(&[])).len(), 1);
    assert!(document(&[]).contains("0 rows"));
}

#[test]
fn every_file_in_the_archive_is_well_formed_and_the_bytes_are_always_the_same() {
    let units = [unit("أ", "a")];
    let (bytes, _) = archive(&units, Only::All);
    assert_eq!(bytes, archive(&units, Only::All).0);
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    assert_eq!(zip.by_index(0).unwrap().name().unwrap(), "[Content_Types].xml");
    for at in 0..zip.len() {
        let mut text = String::new();
        zip.by_index(at).unwrap().read_to_string(&mut text).unwrap();
        let mut reader = Reader::from_str(&text);
        while reader.read_event().unwrap() != Event::Eof {}
    }
}
