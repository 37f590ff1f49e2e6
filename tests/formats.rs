//! One conformance suite for all formats that units are written in: hostile texts, no unit, one, very many, and an
//! output that fails.

use std::io::{self, Cursor, Write};

use jiff::Timestamp;
use muqabala::align::{Alignment, Bead};
use muqabala::edit::{BeadId, Command, Status, Texts};
use muqabala::formats::units::{Item, LanguageChoice, OpenOptions, open_units_from, units_of_file};
use muqabala::formats::{Format, LeftOut, Only, Options, Written, write_units};
use muqabala::lang::Lang;
use muqabala::memory::{Unit, units_of};
use muqabala::segment::Segment;
use muqabala::text::{Document, Span};
use muqabala::workspace::Workspace;
use proptest::prelude::*;
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

/// Texts that break writers which are not careful.
const HOSTILE: &[(&str, &str)] = &[
    ("\"Quoted\" 'twice' and “curly”", "quotation marks"),
    ("\"lone", "a lone quotation mark"),
    ("\"Stop\" he said", "quotation marks around the first word"),
    ("\"\"doubled\"\" \"", "doubled quotation marks"),
    ("a ]]> b <seg>&amp;</seg> <!-- -- --> <?x?>", "markup"),
    ("one\ntwo\r\nthree\rfour\tfive", "line ends and tabs"),
    ("\u{0}nul \u{1} bell\u{7} esc\u{1B}[31m", "control characters"),
    ("\u{FFFE}no\u{FFFF}character\u{1FFFF}", "characters that are none"),
    ("\u{202E}evil\u{202C} \u{2067}س\u{2069}\u{200F}", "bidirectional controls"),
    ("الســـلامُ عَلَيْكُمْ می\u{200C}شود \u{200D}", "tatweel, vowel marks, joiners"),
    ("=HYPERLINK(\"http://example.org\")", "a formula"),
    ("\u{FEFF}＝1+1", "a formula in full width behind a mark"),
    ("- نعم", "a dialogue line"),
    ("\u{2028}\u{2029}\u{85}\u{B}\u{C}x", "rare line ends"),
    ("👩🏽‍🚀 𐎀 e\u{301}\u{302}\u{303}", "beyond the first plane, stacked marks"),
    ("&#x0;&lt;", "what looks escaped already"),
];

fn unit(source: &str, target: &str) -> Unit {
    Unit {
        source_lang: Lang::arabic(),
        target_lang: Lang::english(),
        source: source.to_owned(),
        target: target.to_owned(),
        source_segments: 0..1,
        target_segments: 0..1,
        status: Status::Accepted,
        confidence: Some(0.99816),
        note: None,
        left_out: false,
        origin: "pair".to_owned(),
        created: Some("2026-01-02T03:04:05.678Z".parse::<Timestamp>().unwrap()),
        changed: Some("2026-01-02T03:04:05.678Z".parse::<Timestamp>().unwrap()),
        extra: None,
    }
}

fn written(format: Format, units: &[Unit], only: Only) -> (String, Written) {
    let (out, written) = bytes_written(format, units, only);
    (String::from_utf8(out).unwrap(), written)
}

fn bytes_written(format: Format, units: &[Unit], only: Only) -> (Vec<u8>, Written) {
    let mut out = Vec::new();
    let options = Options { only, ..Options::default() };
    let written = write_units(format, units.iter().cloned(), &options, &mut out).unwrap();
    (out, written)
}

/// A unit as it stands in a TMX file.
#[derive(Debug, Default, PartialEq)]
struct Tu {
    attributes: Vec<(String, String)>,
    note: Option<String>,
    props: Vec<(String, String)>,
    /// Language and text.
    tuvs: Vec<(String, String)>,
}

/// Reads a TMX file with another parser than ours and holds it to the grammar on the way.
fn read_tmx(xml: &str) -> Vec<Tu> {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n  <header ";
    assert!(xml.starts_with(head), "{}", xml.chars().take(200).collect::<String>());
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    assert!(xml.chars().all(allowed), "XML cannot hold this");

    let mut reader = Reader::from_str(xml);
    let (mut path, mut text, mut tus) = (Vec::<String>::new(), String::new(), Vec::<Tu>::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = start.name().0.to_owned();
                let attributes = attributes(&start);
                match (path.join("/").as_str(), name.as_str()) {
                    ("", "tmx") | ("tmx", "body") => {}
                    ("tmx/body", "tu") => tus.push(Tu { attributes, ..Tu::default() }),
                    ("tmx/body/tu", "note") => {
                        let tu = tus.last_mut().unwrap();
                        assert!(tu.note.is_none() && tu.props.is_empty() && tu.tuvs.is_empty());
                    }
                    ("tmx/body/tu", "prop") => {
                        assert_eq!(attributes[0].0, "type");
                        let tu = tus.last_mut().unwrap();
                        assert!(tu.tuvs.is_empty(), "properties stand before the texts");
                        tu.props.push((attributes[0].1.clone(), String::new()));
                    }
                    ("tmx/body/tu", "tuv") => {
                        assert_eq!(attributes[0].0, "xml:lang");
                        tus.last_mut().unwrap().tuvs.push((attributes[0].1.clone(), String::new()));
                    }
                    ("tmx/body/tu/tuv", "seg") => {}
                    (path, name) => panic!("{name} in {path}"),
                }
                path.push(name);
                text.clear();
            }
            Event::Empty(empty) => {
                assert_eq!((path.join("/").as_str(), empty.name().0), ("tmx", "header"));
                let names: Vec<_> = attributes(&empty).into_iter().map(|(name, _)| name).collect();
                let all =
                    ["creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"];
                assert_eq!(names, all);
            }
            Event::Text(part) => text.push_str(&part.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(part) => match part.resolve_char_ref().unwrap() {
                Some(c) => text.push(c),
                None => text.push_str(quick_xml::escape::resolve_xml_entity(&part).unwrap()),
            },
            Event::End(end) => {
                assert_eq!(path.pop().as_deref(), Some(end.name().0));
                let content = std::mem::take(&mut text);
                match (end.name().0, tus.last_mut()) {
                    ("note", Some(tu)) => tu.note = Some(content),
                    ("prop", Some(tu)) => tu.props.last_mut().unwrap().1 = content,
                    ("seg", Some(tu)) => tu.tuvs.last_mut().unwrap().1 = content,
                    _ => assert!(content.trim().is_empty(), "text between elements: {content}"),
                }
            }
            Event::Decl(_) | Event::DocType(_) => {}
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert!(path.is_empty());
    for tu in &tus {
        assert_eq!(tu.tuvs.len(), 2);
        assert!(tu.tuvs.iter().all(|(_, text)| !text.trim().is_empty()), "an empty seg");
    }
    tus
}

fn attributes(start: &quick_xml::events::BytesStart<'_>) -> Vec<(String, String)> {
    let value = |a: &quick_xml::events::attributes::Attribute<'_>| {
        a.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned()
    };
    start.attributes().map(|a| a.unwrap()).map(|a| (a.key.0.to_owned(), value(&a))).collect()
}

fn read_tsv(table: &str) -> Vec<csv::StringRecord> {
    csv::ReaderBuilder::new().delimiter(b'\t').from_reader(table.as_bytes()).records().map(Result::unwrap).collect()
}

#[test]
fn no_unit_is_a_whole_file_all_the_same() {
    for (format, expected) in [(Format::JsonLines, Some("")), (Format::Beads, Some("")), (Format::Tsv, None)] {
        let (text, summary) = written(format, &[], Only::All);
        assert_eq!(summary.units, 0);
        assert!(expected.is_none_or(|expected| text == expected), "{format}");
    }
    let (tsv, _) = written(Format::Tsv, &[], Only::All);
    assert!(tsv.starts_with("source\ttarget\tstatus\tconfidence\tnote\t") && tsv.lines().count() == 1);
    let (tmx, summary) = written(Format::Tmx, &[], Only::All);
    assert!(read_tmx(&tmx).is_empty());
    assert_eq!(summary.to_string(), "0 units written");
}

#[test]
fn one_unit_looks_like_this() {
    let unit = Unit {
        source_segments: 3..5,
        target_segments: 4..5,
        note: Some("ask the client".to_owned()),
        ..unit("قال: نعم. ثم سكت.", "He said “yes” & fell silent.")
    };
    let units = [unit];
    assert_eq!(
        written(Format::Tmx, &units, Only::All).0.replace(env!("CARGO_PKG_VERSION"), "VERSION"),
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="Muqabala" creationtoolversion="VERSION" segtype="sentence" o-tmf="Muqabala" adminlang="en" srclang="ar" datatype="plaintext"/>
  <body>
    <tu tuid="1" creationdate="20260102T030405Z" changedate="20260102T030405Z">
      <note>ask the client</note>
      <prop type="x-muqabala-origin">pair</prop>
      <prop type="x-muqabala-status">accepted</prop>
      <prop type="x-muqabala-confidence">0.9982</prop>
      <tuv xml:lang="ar">
        <seg>قال: نعم. ثم سكت.</seg>
      </tuv>
      <tuv xml:lang="en">
        <seg>He said “yes” &amp; fell silent.</seg>
      </tuv>
    </tu>
  </body>
</tmx>
"#
    );
    assert_eq!(
        written(Format::Tsv, &units, Only::All).0.lines().nth(1).unwrap(),
        "قال: نعم. ثم سكت.\tHe said “yes” & fell silent.\taccepted\t0.9982\task the client\tpair\tar\ten\t3 4\t4\t\
         2026-01-02T03:04:05.678Z"
    );
    assert_eq!(
        written(Format::JsonLines, &units, Only::All).0,
        "{\"source\":\"قال: نعم. ثم سكت.\",\"target\":\"He said “yes” & fell silent.\",\"status\":\"accepted\",\
         \"confidence\":0.99816,\"note\":\"ask the client\",\"origin\":\"pair\",\"source_lang\":\"ar\",\
         \"target_lang\":\"en\",\"source_segments\":[3,4],\"target_segments\":[4],\
         \"changed\":\"2026-01-02T03:04:05.678Z\",\"created\":\"2026-01-02T03:04:05.678Z\",\"id\":null}\n"
    );
    assert_eq!(written(Format::Beads, &units, Only::All).0, "3,4:4:0.9982\n");
}

#[test]
fn a_comment_on_a_row_becomes_a_note_and_a_row_left_out_is_in_no_file() {
    let segments = |text: &str| -> Vec<Segment> {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(ends.clone());
        starts.zip(ends).map(|(start, end)| Segment { span: Span::new(start, end), paragraph: 0 }).collect()
    };
    let texts = |lang, text: &str| Texts { document: Document::plain("test", lang, text), segments: segments(text) };
    let (source, target) = (texts(Lang::arabic(), "نعم.\nلا.\n"), texts(Lang::english(), "Yes.\nNo.\n"));
    let bead = |n: usize| Bead { source: n..n + 1, target: n..n + 1, confidence: 0.75 };
    let alignment = Alignment::new(vec![bead(0), bead(1)], 2, 2).unwrap();
    let mut workspace = Workspace::in_memory().unwrap();
    let id = workspace.add_pair("words", &source, &target, &alignment).unwrap();
    let mut pair = workspace.open_pair(id).unwrap();
    let beads: Vec<BeadId> = pair.state().rows().map(|row| row.bead.id).collect();
    for command in [
        Command::Note { bead: beads[0], text: "ask <the client>\nاسأل العميل".to_owned() },
        Command::LeaveOut { beads: vec![beads[1]], left_out: true },
    ] {
        workspace.apply(&mut pair, &command).unwrap();
    }
    let units: Vec<Unit> = units_of(pair.state(), pair.name(), pair.changed()).collect();
    let (tmx, summary) = written(Format::Tmx, &units, Only::All);
    assert_eq!(summary.to_string(), "1 unit written; left out: 1 by hand");
    let tus = read_tmx(&tmx);
    assert_eq!((tus.len(), tus[0].note.as_deref()), (1, Some("ask <the client>\nاسأل العميل")));
    let (tsv, summary) = written(Format::Tsv, &units, Only::All);
    assert_eq!((summary.left_out.by_hand, &read_tsv(&tsv)[0][4]), (1, "ask <the client> اسأل العميل"));
    let (jsonl, _) = written(Format::JsonLines, &units, Only::All);
    assert!(jsonl.contains(r#""note":"ask <the client>\nاسأل العميل""#) && !jsonl.contains("لا"), "{jsonl}");
}

#[test]
fn what_each_format_leaves_out() {
    let rows = [
        unit("أ", "a"),
        Unit { status: Status::Unreviewed, confidence: None, ..unit("ب", "b") },
        Unit { status: Status::NeedsReview, target_segments: 1..1, ..unit("ج", " \n") },
        Unit { status: Status::Rejected, ..unit("د", "d") },
        Unit { source_segments: 0..0, ..unit("", "e") },
        Unit { ..unit("\u{1}\u{2}", "nothing is left of the source") },
        Unit { left_out: true, ..unit("و", "f") },
        Unit { left_out: true, status: Status::Rejected, ..unit("ز", "g") },
    ];
    let tuids = |only| {
        let (text, summary) = written(Format::Tmx, &rows, only);
        (read_tmx(&text).iter().map(|tu| tu.attributes[0].1.clone()).collect::<Vec<_>>(), summary)
    };
    let (ids, all) = tuids(Only::All);
    assert_eq!(ids, ["1", "2"]);
    assert_eq!(all.left_out, LeftOut { by_hand: 2, rejected: 1, not_accepted: 0, empty_side: 3, other_languages: 0 });
    assert_eq!((all.units, all.left_out.total(), all.removed_characters), (2, 6, 0));
    let (ids, accepted) = tuids(Only::Accepted);
    assert_eq!(ids, ["1"]);
    assert_eq!(
        accepted.left_out,
        LeftOut { by_hand: 2, rejected: 1, not_accepted: 2, empty_side: 2, other_languages: 0 }
    );
    for format in [Format::Tsv, Format::JsonLines] {
        let (text, summary) = written(format, &rows, Only::All);
        assert_eq!((summary.units, summary.left_out), (6, LeftOut { by_hand: 2, ..LeftOut::default() }), "{format}");
        assert!(!text.contains('و') && !text.contains('ز'), "{format}");
        let (_, summary) = written(format, &rows, Only::Accepted);
        let left_out = LeftOut { by_hand: 2, rejected: 1, not_accepted: 2, ..LeftOut::default() };
        assert_eq!((summary.units, summary.left_out), (3, left_out), "{format}");
    }
    // Beads tell of the whole alignment.
    let (_, summary) = written(Format::Beads, &rows, Only::All);
    assert_eq!((summary.units, summary.left_out), (8, LeftOut::default()));
    let (_, summary) = written(Format::Beads, &rows, Only::Accepted);
    assert_eq!((summary.units, summary.left_out.rejected, summary.left_out.not_accepted), (4, 2, 2));
    assert_eq!(
        written(Format::Beads, &rows, Only::All).0,
        "0:0:0.9982\n0:0\n0::0.9982\n0:0:0.9982\n:0:0.9982\n0:0:0.9982\n0:0:0.9982\n0:0:0.9982\n"
    );
}

#[test]
fn a_unit_with_another_source_language_says_so() {
    let other = Unit { source_lang: Lang::english(), target_lang: Lang::arabic(), ..unit("yes", "نعم") };
    let tus = read_tmx(&written(Format::Tmx, &[unit("نعم", "yes"), other], Only::All).0);
    assert!(tus[0].attributes.iter().all(|(name, _)| name != "srclang"));
    assert!(tus[1].attributes.contains(&("srclang".to_owned(), "en".to_owned())));
    assert_eq!(tus[1].tuvs[0], ("en".to_owned(), "yes".to_owned()));
}

#[test]
fn hostile_texts_survive_every_format() {
    let forbidden = |c: &char| !matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    for (text, name) in HOSTILE {
        let units =
            [Unit { note: Some((*text).to_owned()), origin: (*text).to_owned(), ..unit(&format!("س{text}"), text) }];
        let kept: String = text.chars().filter(|c| !forbidden(c)).collect();
        let gone = text.chars().filter(forbidden).count();

        let (tmx, summary) = written(Format::Tmx, &units, Only::All);
        let tu = &read_tmx(&tmx)[0];
        assert_eq!((&tu.tuvs[0].1, &tu.tuvs[1].1), (&format!("س{kept}"), &kept), "{name}");
        assert_eq!((tu.note.as_ref(), &tu.props[0].1), (Some(&kept), &kept), "{name}");
        assert_eq!(summary.removed_characters, 4 * gone, "{name}");

        let (jsonl, _) = written(Format::JsonLines, &units, Only::All);
        let object: serde_json::Value = serde_json::from_str(jsonl.strip_suffix('\n').unwrap()).unwrap();
        assert_eq!(jsonl.lines().count(), 1, "{name}");
        assert_eq!(
            (&object["target"], &object["note"], &object["origin"]),
            (&(*text).into(), &(*text).into(), &(*text).into())
        );

        let (tsv, summary) = written(Format::Tsv, &units, Only::All);
        let rows = read_tsv(&tsv);
        assert_eq!((rows.len(), rows[0].len(), tsv.lines().count()), (1, 11, 2), "{name}");
        assert_eq!(summary.removed_characters, 4 * gone, "{name}");
        for cell in [&rows[0][1], &rows[0][4], &rows[0][5]] {
            let visible = cell.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
            assert!(!visible.starts_with(['=', '+', '-', '@', '＝']), "{name}: {cell}");
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            assert_eq!(letters(cell), letters(&kept), "{name}");
        }
    }
}

#[test]
fn a_table_begins_with_a_mark_only_on_request() {
    let mut out = Vec::new();
    write_units(Format::Tsv, [unit("أ", "a")], &Options { byte_order_mark: true, ..Options::default() }, &mut out)
        .unwrap();
    assert!(out.starts_with("\u{FEFF}source\t".as_bytes()));
    for format in Format::ALL.into_iter().filter(|format| !format.is_file_pair()) {
        let (bytes, _) = bytes_written(format, &[unit("أ", "a")], Only::All);
        assert!(!bytes.starts_with("\u{FEFF}".as_bytes()), "{format}");
    }
}

#[test]
fn a_hundred_thousand_units_are_all_there_and_always_the_same() {
    let units: Vec<_> = (0..100_000)
        .map(|n| Unit {
            source_segments: n..n + 1,
            target_segments: n..n + 1,
            ..unit(&format!("جملة {n}"), &format!("Sentence {n}"))
        })
        .collect();
    for format in Format::ALL.into_iter().filter(|format| !format.is_file_pair()) {
        let (bytes, summary) = bytes_written(format, &units, Only::All);
        assert_eq!(summary.units, 100_000, "{format}");
        assert!(bytes == bytes_written(format, &units, Only::All).0, "{format}");
        // An archive is no text; its own tests look into it.
        let Ok(text) = String::from_utf8(bytes) else { continue };
        match format {
            Format::Tmx => {
                let tus = read_tmx(&text);
                assert_eq!(tus.len(), 100_000);
                assert_eq!(tus[99_999].tuvs[1].1, "Sentence 99999");
            }
            Format::Tsv => assert_eq!(&read_tsv(&text)[99_999][0], "جملة 99999"),
            _ => assert!(text.lines().count() >= 100_000, "{format}"),
        }
    }
}

/// The units of a file, read as those of any file are: source and target, status, comment.
fn read_back(bytes: Vec<u8>) -> Vec<(String, String, Status, Option<String>)> {
    let mut reader = open_units_from("file", Cursor::new(bytes), &OpenOptions::default()).unwrap();
    let mut units = Vec::new();
    while let Some(item) = reader.read().unwrap() {
        let Item::Unit(unit) = item else { panic!("{item:?}") };
        let unit = units_of_file(*unit, &LanguageChoice::default()).unwrap().remove(0);
        units.push((unit.source, unit.target, unit.status, unit.note));
    }
    units
}

/// The formats that are read too.
const READ: [Format; 5] = [Format::Tmx, Format::Xliff, Format::Xliff2, Format::Tsv, Format::Csv];

#[test]
fn what_is_written_is_read_again() {
    // Enough plain rows around the hostile one that a table is known for one.
    let plain = || (0..4).map(|n| unit(&format!("جملة {n}، قال"), &format!("Sentence {n}, the said")));
    for format in READ {
        for (text, name) in HOSTILE {
            let hostile = Unit {
                note: Some(format!("n {text}")),
                status: Status::NeedsReview,
                ..unit(&format!("س{text}"), &format!("x{text}"))
            };
            let units: Vec<Unit> = plain().chain([hostile]).collect();
            let (bytes, written) = bytes_written(format, &units, Only::All);
            assert_eq!(written.units, 5, "{format}, {name}");
            let read = read_back(bytes);
            assert_eq!(read.len(), 5, "{format}, {name}");
            let (source, target, status, note) = read.last().unwrap();
            // Tables with tabs have no room for line ends, and nothing that is read has room for what XML forbids.
            let kept = |text: &str| {
                let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
                let kept: String = text.chars().filter(allowed).collect();
                if format != Format::Tsv {
                    return kept;
                }
                let is_end = |c| matches!(c, '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
                kept.replace("\r\n", "\n").chars().map(|c| if is_end(c) { ' ' } else { c }).collect()
            };
            assert_eq!(*source, kept(&format!("س{text}")), "{format}, {name}");
            assert_eq!(*target, kept(&format!("x{text}")), "{format}, {name}");
            assert_eq!(note.as_deref(), Some(kept(&format!("n {text}")).as_str()), "{format}, {name}");
            assert_eq!(*status, Status::NeedsReview, "{format}, {name}");
        }
        let none = bytes_written(format, &[], Only::All).0;
        if !matches!(format, Format::Tsv | Format::Csv) {
            assert_eq!(read_back(none), [], "{format}");
        }
    }
}

/// Takes so many bytes and then fails as a full disk does.
struct Full {
    left: usize,
}

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let taken = bytes.len().min(self.left);
        self.left -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn an_output_that_fails_is_an_error_wherever_it_fails() {
    let units = [unit("أ \"ب\"", "a"), unit("ج", "c")];
    for format in Format::ALL.into_iter().filter(|format| !format.is_file_pair()) {
        let whole = bytes_written(format, &units, Only::All).0.len();
        for left in (0..whole).step_by(whole / 2000 + 1) {
            let result = write_units(format, units.iter().cloned(), &Options::default(), &mut Full { left });
            assert_eq!(result.unwrap_err().kind(), io::ErrorKind::StorageFull, "{format} after {left} bytes");
        }
        assert!(write_units(format, units.iter().cloned(), &Options::default(), &mut Full { left: whole }).is_ok());
    }
}

proptest! {
    /// Write, then read, is the identity on every text that XML can hold.
    #[test]
    fn tmx_comes_back_as_it_was(texts in proptest::collection::vec(("(\\PC|[\t\n\r<>&\"' \u{202A}-\u{202E}]){1,30}", ".{1,30}"), 0..6)) {
        let units: Vec<_> = texts.iter().map(|(source, target)| unit(source, target)).collect();
        let kept = |text: &str| text.chars().filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')).collect::<String>();
        let expected: Vec<_> = texts
            .iter()
            .map(|(source, target)| (kept(source), kept(target)))
            .filter(|(source, target)| !source.trim().is_empty() && !target.trim().is_empty())
            .collect();
        let (tmx, summary) = written(Format::Tmx, &units, Only::All);
        let read: Vec<_> = read_tmx(&tmx).into_iter().map(|tu| (tu.tuvs[0].1.clone(), tu.tuvs[1].1.clone())).collect();
        prop_assert_eq!(&read, &expected);
        prop_assert_eq!(summary.units + summary.left_out.empty_side, units.len());
    }

    /// No text of a cell reaches another row or column.
    #[test]
    fn tables_keep_their_shape(texts in proptest::collection::vec(any::<String>(), 1..6)) {
        let units: Vec<_> = texts.iter().map(|text| unit(text, "x")).collect();
        let (tsv, _) = written(Format::Tsv, &units, Only::All);
        let rows = read_tsv(&tsv);
        prop_assert_eq!(rows.len(), units.len());
        prop_assert_eq!(tsv.matches('\n').count(), units.len() + 1);
        prop_assert!(rows.iter().all(|row| row.len() == 11 && &row[1] == "x"));
    }
}
