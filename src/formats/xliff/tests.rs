use super::*;
use crate::edit::Status;
use crate::formats::units::{FileUnit, Item, ReadUnits, Remark};
use crate::formats::written::tests::unit;
use crate::formats::{Format, Only, Options, Written, write_units};
use crate::memory::{Annotations, Extra, Note, Unit};

/// All items of a file, or why it is none.
fn items(xml: &[u8]) -> Result<Vec<Item>, String> {
    let mut reader = XliffReader::new(xml);
    let mut items = Vec::new();
    while let Some(item) = reader.read().map_err(|error| error.to_string())? {
        items.push(item);
    }
    Ok(items)
}

fn units(xml: &str) -> Vec<FileUnit> {
    let unit = |item| match item {
        Item::Unit(unit) => *unit,
        Item::Bad(bad) => panic!("{bad}"),
    };
    items(xml.as_bytes()).unwrap().into_iter().map(unit).collect()
}

/// Its two texts, with codes where it has some.
fn texts(unit: &FileUnit) -> [&str; 2] {
    [0, 1].map(|side| unit.variants[side].codes.as_deref().unwrap_or(&unit.variants[side].text))
}

fn in_1(units: &str) -> String {
    format!(
        "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>\
         <file original='a.txt' source-language='en-US' target-language='ar' datatype='plaintext'>\
         <header><note>of the file</note></header><body>{units}</body></file></xliff>"
    )
}

fn in_2(units: &str) -> String {
    format!(
        "<xliff version='2.1' xmlns='urn:oasis:names:tc:xliff:document:2.0' srcLang='en' trgLang='ar'>\
         <file id='f' original='a.txt'>{units}</file></xliff>"
    )
}

#[test]
fn units_of_1_2_are_read() {
    let xml = in_1(
        "<group id='g'><note>of the group</note><group><trans-unit id='1' approved='yes'><source>Yes.</source>\
         <target>نعم.</target><note from='layla'>first</note><note xml:lang='en'>second</note>\
         <alt-trans><source>No.</source><target>لا.</target></alt-trans></trans-unit></group></group>\
         <trans-unit id='2' resname='key' translate='no'><source>x</source><target>x</target></trans-unit>\
         <group translate='no'><trans-unit id='3'><source>x</source><target>x</target></trans-unit>\
         <trans-unit id='4' translate='yes' resname='key'><source xml:lang='en-GB'>a</source>\
         <target xml:lang='ar-EG' state='new'>ب</target></trans-unit></group>\
         <bin-unit id='5'><bin-source/></bin-unit>",
    );
    let mut reader = XliffReader::new(xml.as_bytes());
    let mut found = Vec::new();
    while let Some(item) = reader.read().unwrap() {
        found.push(item);
    }
    let [Item::Unit(first), Item::Bad(over), Item::Bad(group), Item::Unit(second)] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!([over, group].map(|bad| bad.problem.to_string()), ["it is not to be translated"; 2]);
    assert_eq!(reader.remarks(), []);
    assert_eq!((texts(first), first.status, first.id.as_deref()), (["Yes.", "نعم."], Status::Accepted, Some("1")));
    assert_eq!((first.note.as_deref(), first.origin.as_deref()), (Some("first"), Some("a.txt")));
    assert_eq!(first.annotations.notes, [Note { lang: Some("en".to_owned()), text: "second".to_owned() }]);
    let langs = |unit: &FileUnit| [0, 1].map(|side| unit.variants[side].lang.to_string());
    assert_eq!(
        (langs(first), langs(second)),
        (["en-US", "ar"].map(str::to_owned), ["en-GB", "ar-EG"].map(str::to_owned))
    );
    assert_eq!((second.status, second.id.as_deref()), (Status::Unreviewed, Some("key")));
}

#[test]
fn segments_are_paired_by_their_names() {
    let xml = in_1(
        "<trans-unit id='7'><source>One. Two. Three.</source>\
         <seg-source><g id='a'><mrk mtype='seg' mid='1'>One.</mrk> <mrk mtype='seg' mid='2'>T<g id='b'>wo</g>.</mrk></g> \
         <mrk mtype='seg' mid='3'>Three.</mrk></seg-source>\
         <target><mrk mtype='seg' mid='2'><g id='b'>اثنان</g>.</mrk><mrk mtype='seg' mid='1'>واحد.</mrk></target>\
         <sdl:seg-defs xmlns:sdl='urn:sdl'><sdl:seg id='1' conf='Translated'/><sdl:seg id='2' conf='Draft'>\
         <sdl:value key='x'>y</sdl:value></sdl:seg></sdl:seg-defs></trans-unit>",
    );
    let found = items(xml.as_bytes()).unwrap();
    let [Item::Unit(first), Item::Unit(second), Item::Bad(bad)] = &found[..] else { panic!("{found:?}") };
    assert_eq!((texts(first), first.status, first.id.as_deref()), (["One.", "واحد."], Status::Accepted, Some("7/1")));
    let codes = |word| format!("<bpt i=\"2\">&lt;g id=\"b\"&gt;</bpt>{word}<ept i=\"2\">&lt;/g&gt;</ept>");
    assert_eq!(second.variants[0].text, "Two.");
    assert_eq!(second.variants[0].codes.as_deref(), Some(&*format!("T{}.", codes("wo"))));
    assert_eq!(second.status, Status::Unreviewed);
    assert_eq!(bad.to_string(), "1:204: there is text in fewer than two languages");

    // A name that is there twice is that of the first.
    let again = in_1(
        "<trans-unit id='7'><seg-source><mrk mtype='seg' mid='1'>a</mrk><mrk mtype='seg' mid='1'>b</mrk></seg-source>\
         <target><mrk mtype='seg' mid='1'>ا</mrk><mrk mtype='seg' mid='1'>ب</mrk></target></trans-unit>",
    );
    let found = items(again.as_bytes()).unwrap();
    let [Item::Unit(first), Item::Bad(_)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(texts(first), ["a", "ا"]);
}

#[test]
fn inline_codes_become_those_of_tmx() {
    for (content, text, codes, name) in [
        ("a &lt; b", "a < b", None, "text only"),
        ("a<mrk mtype='term'>b</mrk>", "ab", None, "an annotation"),
        (
            "a<mrk mtype='x-sdl-added'>b</mrk><mrk mtype='x-sdl-deleted'>c<x id='1'/><g id='2'>d</g></mrk>e",
            "abe",
            None,
            "tracked changes",
        ),
        ("<x id='1'/>a", "a", Some("<ph>&lt;x id=\"1\"&gt;</ph>a"), "x"),
        ("<ph id='1'>&lt;br/></ph>a", "a", Some("<ph>&lt;br/&gt;</ph>a"), "ph with content"),
        (
            "<bpt id='1' rid='3'>[b]</bpt>ب<ept id='2' rid='3'>[/b]</ept>",
            "ب",
            Some("<bpt i=\"3\">[b]</bpt>ب<ept i=\"3\">[/b]</ept>"),
            "bpt and ept",
        ),
        ("<it id='1' pos='close'>]</it>a", "a", Some("<it pos=\"end\">]</it>a"), "it"),
        ("<ph id='1'>(<sub>alt<x id='2'/></sub>)</ph>a", "a", Some("<ph>(<sub>alt</sub>)</ph>a"), "a text in a code"),
        (
            "<bx id='1'/>a<ex id='1'/>",
            "a",
            Some("<ph>&lt;bx id=\"1\"&gt;</ph>a<ph>&lt;ex id=\"1\"&gt;</ph>"),
            "bx and ex",
        ),
    ] {
        let xml =
            in_1(&format!("<trans-unit id='1'><source>{content}</source><target>{content}</target></trans-unit>"));
        let unit = &units(&xml)[0];
        assert_eq!((unit.variants[1].text.as_str(), unit.variants[1].codes.as_deref()), (text, codes), "{name}");
    }
}

#[test]
fn segments_of_2_1_are_read() {
    let xml = in_2(
        "<group id='g'><unit id='u' name='key'><notes><note id='n'>look</note></notes>\
         <mtc:matches xmlns:mtc='urn:m'><mtc:match ref='#1'><source>x</source><target>x</target></mtc:match></mtc:matches>\
         <originalData><data id='d1'>&lt;b></data><data id='d2'>&lt;/b></data></originalData>\
         <segment state='final'><source>a <pc id='1' dataRefStart='d1' dataRefEnd='d2'>b</pc></source><target>ا</target></segment>\
         <ignorable><source> </source><target> </target></ignorable>\
         <segment state='initial'><source><ph id='2' dataRef='d1'/>c<cp hex='0001'/><cp hex='00e9'/><mrk id='m'>d</mrk></source>\
         <target>ت<sc id='3'/></target></segment></unit></group>\
         <unit id='v' translate='no'><segment><source>x</source><target>x</target></segment></unit>",
    );
    let mut reader = XliffReader::new(xml.as_bytes());
    let Some(Item::Unit(first)) = reader.read().unwrap() else { panic!() };
    let Some(Item::Unit(second)) = reader.read().unwrap() else { panic!() };
    assert!(matches!(reader.read(), Ok(Some(Item::Bad(_)))));
    assert_eq!(reader.read().unwrap(), None);
    assert_eq!(reader.remarks(), [Remark::DroppedCharacters { count: 1 }]);
    assert_eq!(texts(&first), ["a <bpt i=\"1\">&lt;b&gt;</bpt>b<ept i=\"1\">&lt;/b&gt;</ept>", "ا"]);
    assert_eq!(
        (first.status, first.note.as_deref(), first.id.as_deref()),
        (Status::Accepted, Some("look"), Some("key/1"))
    );
    assert_eq!((second.status, second.note.as_deref()), (Status::Unreviewed, None));
    assert_eq!(texts(&second), ["<ph>&lt;b&gt;</ph>céd", "ت<ph>&lt;sc id=\"3\"&gt;</ph>"]);
    assert_eq!(second.variants[0].text, "céd");
}

#[test]
fn states_become_statuses() {
    let read_1 = |unit: &str, target: &str| {
        let xml = format!("<trans-unit id='1' {unit}><source>a</source><target {target}>ب</target></trans-unit>");
        units(&in_1(&xml))[0].status
    };
    for (unit, target, status) in [
        ("", "", Status::Accepted),
        ("approved='no'", "", Status::Unreviewed),
        ("", "state='translated'", Status::Accepted),
        ("", "state='signed-off'", Status::Accepted),
        ("", "state='needs-review-l10n'", Status::NeedsReview),
        ("", "state='needs-adaptation'", Status::NeedsReview),
        ("", "state='needs-translation'", Status::Unreviewed),
        ("approved='yes'", "state='needs-translation'", Status::Accepted),
        ("mq:status='ManuallyConfirmed' xmlns:mq='MQXliff'", "", Status::Accepted),
        ("mq:status='Pretranslated' xmlns:mq='MQXliff'", "", Status::Unreviewed),
    ] {
        assert_eq!(read_1(unit, target), status, "{unit} {target}");
    }
    for (state, status) in [
        ("", Status::Accepted),
        ("state='initial'", Status::Unreviewed),
        ("state='translated'", Status::Accepted),
        ("state='reviewed'", Status::Accepted),
        ("state='translated' subState='muqabala:needs-review'", Status::NeedsReview),
    ] {
        let xml = in_2(&format!("<unit id='1'><segment {state}><source>a</source><target>ب</target></segment></unit>"));
        assert_eq!(units(&xml)[0].status, status, "{state}");
    }
}

#[test]
fn what_cannot_be_used_is_told_with_its_place() {
    for (unit, expected) in [
        ("<trans-unit id='1'><source>a</source></trans-unit>", "there is text in fewer than two languages"),
        (
            "<trans-unit id='1'><source>a</source><target> </target></trans-unit>",
            "there is text in fewer than two languages",
        ),
        ("<trans-unit id='1'/>", "there is text in fewer than two languages"),
        (
            "<trans-unit id='1'><source>a</source><target xml:lang='??'>b</target></trans-unit>",
            "not a language tag: “??”",
        ),
    ] {
        match &items(in_1(unit).as_bytes()).unwrap()[..] {
            [Item::Bad(bad)] => assert_eq!(bad.problem.to_string(), expected),
            other => panic!("{other:?}"),
        }
    }
    for (xml, expected) in [
        ("<tmx version='1.4'/>", "1:1: not XLIFF: the root element is <tmx>"),
        ("<xliff version='3.0'/>", "1:1: version “3.0” of XLIFF is not read"),
        ("<xliff version='1.2'><file>", "1:28: not XML: the file ends with 2 elements still open"),
        ("", "1:1: this file is empty: it has no element"),
    ] {
        assert_eq!(items(xml.as_bytes()), Err(expected.to_owned()));
    }
}

#[test]
fn tags_that_are_out_of_form_are_read_as_their_language() {
    let unit = "<trans-unit id='1'><source>a</source><target xml:lang='AR-01'>ب</target></trans-unit>";
    let xml = in_1(&unit.repeat(2));
    let mut reader = XliffReader::new(xml.as_bytes());
    while let Some(item) = reader.read().unwrap() {
        let Item::Unit(unit) = item else { panic!("{item:?}") };
        assert_eq!(unit.variants[1].lang.as_str(), "ar");
    }
    assert_eq!(reader.remarks().len(), 1);
}

#[test]
fn data_that_is_named_again_and_again_takes_no_room() {
    let data = "x".repeat(1024 * 1024);
    let codes = "<ph id='1' dataRef='d'/>".repeat(10_000);
    let xml = in_2(&format!(
        "<unit id='1'><originalData><data id='d'>{data}</data></originalData>\
         <segment><source>a{codes}</source><target>ب</target></segment></unit>"
    ));
    assert!(units(&xml)[0].variants[0].codes.as_ref().unwrap().len() < 20 * 1024 * 1024);
}

fn written(format: Format, units: &[Unit], only: Only) -> (String, Written) {
    let mut out = Vec::new();
    let options = Options { only, ..Options::default() };
    let written = write_units(format, units.iter().cloned(), &options, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), written)
}

#[test]
fn one_unit_looks_like_this() {
    let unit = Unit { note: Some("ask <her>".to_owned()), confidence: None, ..unit(" نعم & لا\n", "Yes <b>") };
    assert_eq!(
        written(Format::Xliff, std::slice::from_ref(&unit), Only::All).0,
        r#"<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:muqabala="urn:muqabala">
  <file original="pair" source-language="ar" target-language="en" datatype="plaintext">
    <body>
      <trans-unit id="1" approved="yes" xml:space="preserve" muqabala:created="2026-01-02T03:04:05Z" muqabala:changed="2026-01-02T03:04:05Z">
        <source xml:lang="ar"> نعم &amp; لا
</source>
        <target xml:lang="en" state="signed-off">Yes &lt;b&gt;</target>
        <note>ask &lt;her&gt;</note>
      </trans-unit>
    </body>
  </file>
</xliff>
"#
    );
    assert_eq!(
        written(Format::Xliff2, &[Unit { status: Status::NeedsReview, confidence: Some(0.5), ..unit }], Only::All).0,
        r#"<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:muqabala="urn:muqabala" srcLang="ar" trgLang="en">
  <file id="f1" original="pair">
    <unit id="1" xml:space="preserve" muqabala:confidence="0.5000" muqabala:created="2026-01-02T03:04:05Z" muqabala:changed="2026-01-02T03:04:05Z">
      <notes>
        <note>ask &lt;her&gt;</note>
      </notes>
      <segment state="translated" subState="muqabala:needs-review">
        <source> نعم &amp; لا
</source>
        <target>Yes &lt;b&gt;</target>
      </segment>
    </unit>
  </file>
</xliff>
"#
    );
}

#[test]
fn what_is_written_is_read_as_it_was() {
    let with_codes = Extra {
        id: Some("key \"1\"".to_owned()),
        source_codes: Some("<bpt i=\"1\">&lt;b&gt;</bpt>س<ept i=\"1\">&lt;/b&gt;</ept>".to_owned()),
        target_codes: Some("<ph>&lt;br/&gt;</ph>s<ph>&lt;br/&gt;</ph>".to_owned()),
        unit: Annotations { notes: vec![Note { lang: None, text: "more".to_owned() }], ..Annotations::default() },
        ..Extra::default()
    };
    let units = [
        unit("a ]]> b <seg>&amp;</seg>", "\u{202E}evil\u{202C} \r\n\tالســـلامُ"),
        Unit { status: Status::Unreviewed, note: Some("\"n\" & <m>".to_owned()), ..unit("ب", "b") },
        Unit { status: Status::NeedsReview, confidence: None, origin: "another \"<&".to_owned(), ..unit("ج", "c") },
        Unit { note: Some("n".to_owned()), extra: Some(Box::new(with_codes)), ..unit("س", "s") },
        unit("👩🏽‍🚀 e\u{301}", " \u{85}x\u{2028}"),
    ];
    for format in [Format::Xliff, Format::Xliff2] {
        let (xml, summary) = written(format, &units, Only::All);
        assert_eq!((summary.units, summary.removed_characters, summary.without_codes), (units.len(), 0, 0));
        let read = super::tests::units(&xml);
        assert_eq!(read.len(), units.len());
        for (read, unit) in read.iter().zip(&units) {
            assert_eq!([&read.variants[0].text, &read.variants[1].text], [&unit.source, &unit.target], "{format}");
            assert_eq!((read.status, &read.note), (unit.status, &unit.note), "{format}");
            assert_eq!([&read.variants[0].lang, &read.variants[1].lang], [&unit.source_lang, &unit.target_lang]);
            assert_eq!((read.created, read.changed), (unit.created, unit.changed));
            assert_eq!(read.origin.as_ref(), Some(&unit.origin));
            assert_eq!(read.confidence.is_some(), unit.confidence.is_some());
        }
        assert_eq!(read[3].id.as_deref(), Some("key \"1\""));
        assert_eq!(read[3].annotations.notes[0].text, "more");
        assert_eq!(read[3].variants[1].codes.as_deref(), Some("<ph>&lt;br/&gt;</ph>s<ph>&lt;br/&gt;</ph>"));
    }
    // Pairs of codes are told from placeholders in 1.2 only.
    let read = super::tests::units(&written(Format::Xliff, &units, Only::All).0);
    let codes = "<bpt i=\"1\">&lt;b&gt;</bpt>س<ept i=\"1\">&lt;/b&gt;</ept>";
    assert_eq!(read[3].variants[0].codes.as_deref(), Some(codes));
}

#[test]
fn what_is_left_out_is_counted() {
    let codes = Extra { source_codes: Some("<ph>x</ph>another text".to_owned()), ..Extra::default() };
    let units = [
        Unit { status: Status::Rejected, ..unit("ا", "a") },
        unit("", "b"),
        unit("\u{1}", "c"),
        unit("د\u{1}", ""),
        Unit { left_out: true, ..unit("ه", "e") },
        Unit { extra: Some(Box::new(codes)), ..unit("و", "f") },
        Unit { source_lang: crate::lang::Lang::english(), target_lang: crate::lang::Lang::arabic(), ..unit("g", "ز") },
    ];
    let (one, summary) = written(Format::Xliff, &units, Only::All);
    assert_eq!(
        summary.to_string(),
        "3 units written; left out: 1 by hand, 1 rejected, 2 with an empty side; \
         1 character removed that the format cannot hold; 1 text without its inline codes"
    );
    assert_eq!((one.matches("<file ").count(), one.matches("<target ").count()), (2, 2));
    let (two, summary) = written(Format::Xliff2, &units, Only::All);
    assert_eq!((summary.units, summary.left_out.other_languages), (2, 1));
    assert_eq!(two.matches("<target>").count(), 1);
    for format in [Format::Xliff, Format::Xliff2] {
        assert_eq!(items(written(format, &[], Only::All).0.as_bytes()), Ok(vec![]), "{format}");
    }
}

#[test]
fn any_bytes_give_units_or_an_error() {
    let files = [
        in_1(
            "<group><trans-unit id='1'><source>One. <x id='1'/></source><seg-source><mrk mtype='seg' mid='1'>One.</mrk>\
             </seg-source><target state='new'><mrk mtype='seg' mid='1'>واحد.</mrk></target><note>n</note></trans-unit></group>",
        ),
        in_2(
            "<unit id='u'><notes><note>n</note></notes><originalData><data id='d'>&lt;b></data></originalData>\
             <segment state='final'><source>a<pc id='1' dataRefStart='d'>b</pc></source><target>ا<cp hex='41'/></target></segment></unit>",
        ),
    ];
    for file in files {
        let good = file.as_bytes();
        for end in 0..good.len() {
            assert!(items(&good[..end]).is_err(), "{end}");
        }
        let mut seed = 1_u64;
        for _ in 0..10_000 {
            let mut bytes = good.to_vec();
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            bytes[(seed >> 33) as usize % good.len()] = (seed >> 20) as u8;
            let _ = items(&bytes);
        }
    }
}
