use jiff::Timestamp;

use super::*;
use crate::edit::Status;
use crate::formats::units::{FileUnit, Item, LanguageChoice, ReadUnits, units_of_file};
use crate::formats::{Options, TmxLevel};
use crate::memory::Unit;

fn items(xml: &[u8]) -> Result<Vec<Item>, String> {
    let mut reader = TmxReader::new(xml);
    let mut items = Vec::new();
    while let Some(item) = reader.read().map_err(|error| error.to_string())? {
        items.push(item);
    }
    Ok(items)
}

/// A file with these units in its body.
fn tmx(body: &str) -> String {
    format!(r#"<tmx version="1.4"><header srclang="ar"/><body>{body}</body></tmx>"#)
}

fn only(body: &str) -> FileUnit {
    match items(tmx(body).as_bytes()).unwrap().remove(0) {
        Item::Unit(unit) => *unit,
        Item::Bad(bad) => panic!("{bad}"),
    }
}

fn units(xml: &str) -> Vec<Unit> {
    let now = Timestamp::from_second(1_800_000_000).unwrap();
    let of = |item| match item {
        Item::Unit(unit) => units_of_file(*unit, &LanguageChoice::default(), now).unwrap(),
        Item::Bad(bad) => panic!("{bad}"),
    };
    items(xml.as_bytes()).unwrap().into_iter().flat_map(of).collect()
}

fn write_all(units: &[Unit], options: &Options) -> String {
    let mut out = Vec::new();
    write(units.iter().cloned(), options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn files_out_of_form_are_read_all_the_same() {
    let expected = vec![("ar".to_owned(), "نعم".to_owned()), ("en".to_owned(), "yes".to_owned())];
    for (body, name) in [
        ("<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>", "in form"),
        ("<tu><tuv lang='AR'><seg>نعم</seg></tuv><tuv lang='eng'><seg>yes</seg></tuv></tu>", "lang"),
        ("<tu><tuv xml:lang='ar' lang='fr'><seg>نعم</seg></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>", "both"),
        ("<TU><TUV xml:lang='ar'><SEG>نعم</SEG></TUV><TUV xml:lang='en'><SEG>yes</SEG></TUV></TU>", "upper case"),
        ("<tu><tuv xml:lang='ar'>نعم</tuv><tuv xml:lang='en'> yes\n</tuv></tu>", "text in tuv"),
        (
            "<tu><x>no</x><tuv xml:lang='ar'><y/><seg>نعم</seg></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>",
            "unknown",
        ),
        (
            "<tu><tuv xml:lang='ar'><seg>نعم</seg><prop type='p'>v</prop></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>",
            "prop behind",
        ),
        (
            "<g><tu><tuv xml:lang='ar'><seg>ن<b>ع</b>م</seg></tuv><tuv xml:lang='en'><seg>y<!-- -->es</seg></tuv></tu></g>",
            "tags of HTML",
        ),
        (
            "<tu><tuv><seg>x</seg></tuv><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>",
            "one more without a language",
        ),
    ] {
        let unit = only(body);
        let read: Vec<_> = unit.variants.iter().map(|v| (v.lang.to_string(), v.text.clone())).collect();
        assert_eq!(read, expected, "{name}");
        assert!(unit.variants.iter().all(|variant| variant.codes.is_none()), "{name}");
    }
    let bare = r#"<tmx><body><tu><tuv xml:lang="ar"><seg>نعم</seg></tuv><tuv xml:lang="en"><seg>yes</seg></tuv></tu></body></tmx>"#;
    assert_eq!(items(bare.as_bytes()).unwrap().len(), 1, "no header, no version");
}

#[test]
fn bad_units_are_told_and_stop_nothing() {
    let good = "<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en'><seg>yes</seg></tuv></tu>";
    for (body, reason) in [
        ("<tu/>", "there is text in fewer than two languages"),
        ("<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv></tu>", "there is text in fewer than two languages"),
        (
            "<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en'><seg> </seg></tuv></tu>",
            "there is text in fewer than two languages",
        ),
        (
            "<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='en'/></tu>",
            "there is text in fewer than two languages",
        ),
        (
            "<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv><seg>yes</seg></tuv></tu>",
            "a text does not say its language",
        ),
        (
            "<tu><tuv xml:lang='ar'><seg>نعم</seg></tuv><tuv xml:lang='?'><seg>yes</seg></tuv></tu>",
            "not a language tag: “?”",
        ),
    ] {
        let xml = tmx(&format!("\n{body}{good}"));
        let items = items(xml.as_bytes()).unwrap();
        let Item::Bad(bad) = &items[0] else { panic!("{body}") };
        assert_eq!(bad.to_string(), format!("2:1: {reason}"), "{body}");
        assert!(matches!(&items[1], Item::Unit(_)), "{body}");
    }
    for (xml, error) in [
        ("<html/>", "1:1: not a TMX file: the root element is <html>"),
        ("", "1:1: this file is empty: it has no element"),
        ("<tmx>\n<body><tu></body></tmx>", "2:"),
    ] {
        assert!(items(xml.as_bytes()).unwrap_err().starts_with(error), "{xml}");
    }
}

#[test]
fn codes_are_kept_and_are_no_text() {
    for (seg, text, codes, name) in [
        ("a &amp; b", "a & b", None, "none"),
        (
            "a<bpt i='1' x='2' z='9'>&lt;b></bpt>b<ept i='1'/>",
            "ab",
            Some(r#"a<bpt i="1" x="2">&lt;b&gt;</bpt>b<ept i="1"/>"#),
            "a pair",
        ),
        ("<hi type='b'>a<hi>b</hi></hi>", "ab", Some(r#"<hi type="b">a<hi>b</hi></hi>"#), "marked text"),
        ("a<ph>{<sub>tip</sub>}</ph>b", "ab", Some("a<ph>{<sub>tip</sub>}</ph>b"), "text within a code"),
        ("<ph><hi>x</hi></ph>y", "y", Some("<ph><hi>x</hi></ph>y"), "marked text within a code"),
        ("<it pos='begin'>x</it><it>y</it>z", "z", Some(r#"<it pos="begin">x</it><ph>y</ph>z"#), "without its place"),
        ("<BPT i='1'>x</BPT><ut>y</ut>z", "z", Some(r#"<bpt i="1">x</bpt><ut>y</ut>z"#), "upper case"),
        ("<b>z</b><ph x='&quot;&lt;'/>", "z", Some(r#"z<ph x="&quot;&lt;"/>"#), "an element of HTML"),
    ] {
        let unit =
            only(&format!("<tu><tuv xml:lang='ar'><seg>{seg}</seg></tuv><tuv xml:lang='en'><seg>e</seg></tuv></tu>"));
        assert_eq!((unit.variants[0].text.as_str(), unit.variants[0].codes.as_deref()), (text, codes), "{name}");
    }
}

/// A file with all that TMX knows, in the form in which it is written here.
const WHOLE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="Muqabala" creationtoolversion="VERSION" segtype="sentence" o-tmf="Muqabala" adminlang="en" srclang="ar" datatype="plaintext"/>
  <body>
    <tu tuid="a&amp;b" creationdate="20250102T030405Z" changedate="20260102T030405Z" usagecount="3" changeid="ليلى">
      <note>the comment</note>
      <note xml:lang="ar">ملاحظة</note>
      <prop type="x-muqabala-origin">nour</prop>
      <prop type="x-muqabala-status">needs-review</prop>
      <prop type="x-muqabala-confidence">0.5000</prop>
      <prop type="client" xml:lang="en">Nour &amp; Co</prop>
      <prop type=""></prop>
      <tuv xml:lang="ar" creationid="x">
        <note>on the source</note>
        <prop type="p"> v </prop>
        <seg> قال: <bpt i="1">&lt;b&gt;</bpt>نعم<ept i="1"/>. </seg>
      </tuv>
      <tuv xml:lang="en-GB">
        <seg>He said: <hi type="x">yes</hi>.&#13;
</seg>
      </tuv>
    </tu>
    <tu tuid="2" creationdate="20260102T030405Z" changedate="20260102T030405Z" srclang="fr">
      <prop type="x-muqabala-status">accepted</prop>
      <tuv xml:lang="fr">
        <seg>Oui</seg>
      </tuv>
      <tuv xml:lang="ar">
        <seg>نعم</seg>
      </tuv>
    </tu>
  </body>
</tmx>
"#;

#[test]
fn what_was_written_is_read_and_written_again_the_same() {
    let whole = WHOLE.replace("VERSION", env!("CARGO_PKG_VERSION"));
    let read = units(&whole);
    assert_eq!(write_all(&read, &Options::default()), whole);
    let unit = &read[0];
    assert_eq!((unit.status, unit.confidence, unit.origin.as_str()), (Status::NeedsReview, Some(0.5), "nour"));
    assert_eq!(unit.note.as_deref(), Some("the comment"));
    assert_eq!((unit.source.as_str(), unit.target.as_str()), (" قال: نعم. ", "He said: yes.\r\n"));
    let extra = unit.extra.as_deref().unwrap();
    assert_eq!(extra.unit.prop("client"), Some("Nour & Co"));
    assert_eq!(extra.unit.attributes[1], ("changeid".to_owned(), "ليلى".to_owned()));
    assert_eq!(units(&write_all(&read, &Options::default())), read);
}

#[test]
fn what_the_format_can_not_hold_is_left_out_and_counted() {
    let body = "<tu e:n='1' changeid='x'><tuv xml:lang='ar'><seg>a<ph/></seg></tuv><tuv xml:lang='en' odd='1'><seg>b</seg></tuv></tu>";
    let units = units(&tmx(body));
    let mut out = Vec::new();
    let options = Options { tmx_level: TmxLevel::One, ..Options::default() };
    let written = write(units, &options, &mut out).unwrap();
    assert_eq!(
        written.to_string(),
        "1 unit written; 1 text without its inline codes; 2 attributes left out that the format does not know"
    );
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("<seg>a</seg>") && text.contains("changeid=\"x\"") && !text.contains("odd"), "{text}");
}

#[test]
fn times_are_read_in_several_forms() {
    for (text, expected) in [
        ("20260102T030405Z", Some("2026-01-02T03:04:05Z")),
        ("2026-01-02T03:04:05Z", Some("2026-01-02T03:04:05Z")),
        (" 20260102T030405 ", Some("2026-01-02T03:04:05Z")),
        ("20261302T030405Z", None),
        ("yesterday", None),
        ("", None),
    ] {
        assert_eq!(names::time(text).map(|time| time.to_string()).as_deref(), expected, "{text}");
    }
    let unit = only(
        "<tu creationdate='long ago'><tuv xml:lang='ar'><seg>a</seg></tuv><tuv xml:lang='en'><seg>b</seg></tuv></tu>",
    );
    assert_eq!(unit.annotations.attributes, [("creationdate".to_owned(), "long ago".to_owned())]);
}
