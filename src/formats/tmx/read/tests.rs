use super::*;
use crate::formats::units::FileUnit;

/// All units of a file, or the error it ends in.
fn items(bytes: &[u8]) -> Result<Vec<Item>, String> {
    let mut reader = TmxReader::new(bytes);
    let mut items = Vec::new();
    while let Some(item) = reader.read().map_err(|error| error.to_string())? {
        items.push(item);
    }
    Ok(items)
}

/// The units of a file with a usual header around `body`; a bad one is a panic.
fn units(body: &str) -> Vec<FileUnit> {
    let xml = format!("<tmx version='1.4'><header srclang='en'/><body>{body}</body></tmx>");
    let unit = |item| match item {
        Item::Unit(unit) => *unit,
        Item::Bad(bad) => panic!("{bad}"),
    };
    items(xml.as_bytes()).unwrap().into_iter().map(unit).collect()
}

fn unit(body: &str) -> FileUnit {
    units(body).remove(0)
}

/// Languages and texts, the source marked.
fn shown(unit: &FileUnit) -> String {
    let text = |(at, variant): (usize, &crate::formats::units::Variant)| {
        let mark = if unit.source_lang.is_some() && unit.source_index() == at { "*" } else { "" };
        format!("{mark}{}={}", variant.lang, variant.text)
    };
    unit.variants.iter().enumerate().map(text).collect::<Vec<_>>().join("|")
}

#[test]
fn units_are_read_as_programs_write_them() {
    let ar = "<tuv xml:lang='ar'><seg>نعم</seg></tuv>";
    for (body, expected, name) in [
        (format!("<tu><tuv xml:lang='en'><seg>yes</seg></tuv>{ar}</tu>"), "*en=yes|ar=نعم", "usual"),
        (format!("<tu><tuv lang='en'><seg>yes</seg></tuv>{ar}</tu>"), "*en=yes|ar=نعم", "lang, as in 1.1"),
        (format!("<tu><tuv lang='fr' xml:lang='en'><seg>yes</seg></tuv>{ar}</tu>"), "*en=yes|ar=نعم", "both"),
        (format!("<TU><TUV xml:lang='EN_us'><SEG>yes</SEG></TUV>{ar}</TU>"), "*en-US=yes|ar=نعم", "upper case"),
        (format!("<t:tu xmlns:t='u'><tuv xml:lang='eng'><seg>yes</seg></tuv>{ar}</t:tu>"), "*en=yes|ar=نعم", "prefix"),
        (format!("<tu srclang='ar-EG'><tuv xml:lang='en'><seg>yes</seg></tuv>{ar}</tu>"), "en=yes|*ar=نعم", "srclang"),
        (format!("<tu srclang='*all*'><tuv xml:lang='fr'><seg>oui</seg></tuv>{ar}</tu>"), "fr=oui|ar=نعم", "no source"),
        (format!("<tu><tuv xml:lang='en'> yes\n</tuv>{ar}</tu>"), "*en=yes|ar=نعم", "text in tuv"),
        (
            format!("<tu>x<y>z<tuv/></y><tuv xml:lang='en'><z>n</z><seg>yes</seg></tuv>{ar}</tu>"),
            "*en=yes|ar=نعم",
            "unknown",
        ),
        (format!("<tu><tuv xml:lang='en'><seg> a\tb\n</seg></tuv>{ar}</tu>"), "*en= a\tb\n|ar=نعم", "white space"),
        (
            format!("<tu><tuv xml:lang='en'><seg>a<![CDATA[<b>]]><!-- c --></seg></tuv>{ar}</tu>"),
            "*en=a<b>|ar=نعم",
            "CDATA",
        ),
        (format!("<tu><tuv xml:lang='en'><seg>a</seg><seg>b</seg></tuv>{ar}{ar}</tu>"), "*en=a|ar=نعم|ar=نعم", "twice"),
        (
            format!("<tu><tuv><seg>?</seg></tuv><tuv xml:lang='en'><seg>a</seg></tuv>{ar}</tu>"),
            "*en=a|ar=نعم",
            "one too many",
        ),
        (
            "<tu><tuv xml:lang='EN-'><seg>a</seg></tuv><tuv xml:lang='ar-XX1'><seg>ب</seg></tuv></tu>".to_owned(),
            "*en=a|ar=ب",
            "regions that are none",
        ),
    ] {
        assert_eq!(shown(&unit(&body)), expected, "{name}");
    }
}

#[test]
fn a_bad_unit_is_told_with_its_place_and_the_next_is_read() {
    let good = "<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='ar'><seg>ب</seg></tuv></tu>";
    for (bad, expected) in [
        ("<tu/>", "there is text in fewer than two languages"),
        ("<tu><tuv xml:lang='en'><seg>a</seg></tuv></tu>", "there is text in fewer than two languages"),
        (
            "<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='en'><seg>b</seg></tuv></tu>",
            "there is text in fewer than two languages",
        ),
        (
            "<tu><tuv xml:lang='en'><seg> </seg></tuv><tuv xml:lang='ar'><seg>ب</seg></tuv></tu>",
            "there is text in fewer than two languages",
        ),
        (
            "<tu><tuv xml:lang='en'/><tuv xml:lang='ar'><seg>ب</seg></tuv></tu>",
            "there is text in fewer than two languages",
        ),
        ("<tu><tuv><seg>a</seg></tuv><tuv xml:lang='ar'><seg>ب</seg></tuv></tu>", "a text does not say its language"),
        (
            "<tu><tuv xml:lang='English (US)'><seg>a</seg></tuv><tuv xml:lang='ar'><seg>ب</seg></tuv></tu>",
            "not a language tag: “English (US)”",
        ),
        (
            "<tu><tuv xml:lang='x y&#10;done'><seg>a</seg></tuv><tuv xml:lang='ar'><seg>ب</seg></tuv></tu>",
            "not a language tag: “x y\u{FFFD}done”",
        ),
    ] {
        let xml = format!("<tmx>\n<body>\n {bad}\n{good}</body></tmx>");
        let items = items(xml.as_bytes()).unwrap();
        let [Item::Bad(found), Item::Unit(_)] = &items[..] else { panic!("{bad}: {items:?}") };
        assert_eq!(found.to_string(), format!("3:2: {expected}"), "{bad}");
    }
}

#[test]
fn what_is_said_of_a_unit_is_kept_in_order() {
    let unit = unit(
        "<tu tuid='7' creationdate='20260102T030405Z' changedate='soon' creationid='ي' e:x='1' xmlns:e='u'>\
         <note>first</note><prop type='a'>1</prop><note xml:lang='en'>second</note><note> </note>\
         <prop type='x-muqabala-status'>needs-review</prop><prop type='x-muqabala-confidence'>0.5</prop>\
         <prop type='x-muqabala-origin'>book</prop><prop>2</prop><prop type='a' lang='ar'>3</prop>\
         <tuv xml:lang='en' changedate='2026-01-02' usagecount='3'><seg>a</seg><prop type='b'>4</prop></tuv>\
         <tuv xml:lang='ar'><note>n</note><seg>ب</seg></tuv></tu>",
    );
    assert_eq!(
        (unit.id.as_deref(), unit.note.as_deref(), unit.origin.as_deref()),
        (Some("7"), Some("first"), Some("book"))
    );
    assert_eq!((unit.status.name(), unit.confidence), ("needs-review", Some(0.5)));
    let date = |date: Option<jiff::Timestamp>| date.map(crate::formats::tmx::date::format);
    assert_eq!((date(unit.created).as_deref(), unit.changed), (Some("20260102T030405Z"), None));
    let attributes: Vec<_> =
        unit.annotations.attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(attributes, ["changedate=soon", "creationid=ي", "e:x=1"]);
    let props = |annotations: &crate::memory::Annotations| {
        let prop = |prop: &crate::memory::Prop| {
            format!(
                "{}{}={}",
                prop.name,
                prop.lang.as_deref().map(|lang| format!(":{lang}")).unwrap_or_default(),
                prop.value
            )
        };
        annotations.props.iter().map(prop).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(props(&unit.annotations), "a=1 x-unnamed=2 a:ar=3");
    assert_eq!((unit.annotations.notes.len(), unit.annotations.notes[0].lang.as_deref()), (1, Some("en")));
    let [english, arabic] = &unit.variants[..] else { panic!("two texts") };
    assert_eq!(
        (date(english.changed).as_deref(), props(&english.annotations).as_str()),
        (Some("20260102T000000Z"), "b=4")
    );
    assert_eq!(english.annotations.attributes, [("usagecount".to_owned(), "3".to_owned())]);
    assert_eq!(arabic.annotations.notes[0].text, "n");
}

#[test]
fn a_value_of_ours_that_means_nothing_stays_a_property() {
    let unit = unit(
        "<tu><prop type='x-muqabala-status'>fine</prop><prop type='x-muqabala-confidence'>2</prop>\
         <tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='ar'><seg>ب</seg></tuv></tu>",
    );
    assert_eq!((unit.status.name(), unit.confidence, unit.annotations.props.len()), ("accepted", None, 2));
}

#[test]
fn codes_are_kept_beside_the_text() {
    for (seg, text, codes, name) in [
        ("نص", "نص", None, "none"),
        (
            "A <bpt i='1' x=\"2\">&lt;b&gt;</bpt>b<ept i='1'>&lt;/b></ept>.",
            "A b.",
            Some("A <bpt i=\"1\" x=\"2\">&lt;b&gt;</bpt>b<ept i=\"1\">&lt;/b&gt;</ept>."),
            "a pair",
        ),
        ("<ph><![CDATA[<br/>]]></ph>a", "a", Some("<ph>&lt;br/&gt;</ph>a"), "one that stands alone"),
        ("<ph>x<sub>s</sub>y</ph>a", "a", Some("<ph>x<sub>s</sub>y</ph>a"), "text in a code"),
        ("<hi>a<hi x='1'>b</hi></hi>c", "abc", Some("<hi>a<hi x=\"1\">b</hi></hi>c"), "marked text"),
        ("<ut>{\\f1 </ut>a", "a", Some("<ut>{\\f1 </ut>a"), "of an older version"),
        ("<it pos='begin'/>a<PH/>", "a", Some("<it pos=\"begin\"></it>a<ph></ph>"), "empty ones"),
        ("<ph id='1' e:y='2' q='&quot;&#10;'/>a", "a", Some("<ph id=\"1\" q=\"&quot;&#10;\"></ph>a"), "attributes"),
        ("a<g id='1'>b</g>c", "abc", None, "tags without meaning"),
    ] {
        let body = format!("<tu><tuv xml:lang='en'><seg>{seg}</seg></tuv><tuv xml:lang='ar'><seg>ب</seg></tuv></tu>");
        let variant = unit(&body).variants.remove(0);
        assert_eq!((variant.text.as_str(), variant.codes.as_deref()), (text, codes), "{name}");
    }
}

#[test]
fn the_header_may_be_anything() {
    let tu = "<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='ar'><seg>ب</seg></tuv></tu>";
    for (head, lang, name) in [
        ("<tmx version='1.4'><header srclang='EN_us' o-tmf='x'><note>n</note><tu/></header>", Some("en-US"), "usual"),
        ("<tmx version='1.4'><header srclang='*all*'/>", None, "all languages"),
        ("<tmx version='9'><header/>", None, "nothing said"),
        ("<tmx>", None, "none"),
        ("<!DOCTYPE tmx PUBLIC 'p' 'http://127.0.0.1:1/tmx14.dtd'><TMX>", None, "a document type"),
    ] {
        let end = if head.ends_with("<TMX>") { "TMX" } else { "tmx" };
        for xml in [format!("{head}<body>{tu}</body></{end}>"), format!("{head}{tu}</{end}>")] {
            let mut reader = TmxReader::new(xml.as_bytes());
            let Ok(Some(Item::Unit(unit))) = reader.read() else { panic!("{name}") };
            assert_eq!(unit.source_lang.as_ref().map(Lang::as_str), lang, "{name}");
            assert!(matches!(reader.read(), Ok(None)), "{name}");
        }
    }
}

#[test]
fn tags_that_are_read_otherwise_are_told_of() {
    let xml = "<tmx><tu><tuv xml:lang='EN-01'><seg>a</seg></tuv><tuv xml:lang='ar'><seg>ب</seg></tuv></tu></tmx>";
    let mut reader = TmxReader::new(xml.as_bytes());
    while reader.read().unwrap().is_some() {}
    let told: Vec<_> = reader.remarks().iter().map(ToString::to_string).collect();
    assert_eq!(told, ["the language tag “EN-01” is read as en"]);
}

#[test]
fn what_stands_where_none_belongs_is_told_of() {
    let tuv = |lang: &str, segs: &str| format!("<tuv xml:lang='{lang}'>{segs}</tuv>");
    let inner = format!("<tu>{}</tu>", tuv("en", "<seg>x</seg>"));
    let texts = tuv("en", "<seg>a</seg><seg>b</seg>") + &tuv("ar", "<seg>ب</seg>");
    let xml = format!("<tmx>\n<tu>{inner}{texts}</tu><tu>{inner}</tu></tmx>");
    let mut reader = TmxReader::new(xml.as_bytes());
    while reader.read().unwrap().is_some() {}
    let told: Vec<_> = reader.remarks().iter().map(ToString::to_string).collect();
    assert_eq!(told, ["3 texts or units passed over, inside of others (first in line 2)"]);
}

#[test]
fn a_unit_without_end_is_refused_with_its_beginning() {
    let note = format!("<note>{}</note>", "x".repeat(1024 * 1024));
    let xml = format!("<tmx>\n<tu>{}</tu></tmx>", note.repeat(20));
    assert_eq!(items(xml.as_bytes()).unwrap_err(), "2:1: what begins here is larger than 16 MiB");
    let xml = format!("<tmx>{}</tmx>", format!("<tu>{note}</tu>").repeat(20));
    assert_eq!(items(xml.as_bytes()).unwrap().len(), 20);
}

#[test]
fn what_is_no_tmx_is_refused_with_its_place() {
    for (bytes, expected) in [
        (&b""[..], "1:1: this file is empty: it has no element"),
        (b"<xliff/>", "1:1: not TMX: the root element is <xliff>"),
        (b"<tmx><body><tu>\n</body></tmx>", "2:1: not XML: "),
        (b"<tmx><body>", "1:12: not XML: the file ends with 2 elements still open"),
        (b"<tmx/><tmx/>", "1:7: not XML: there is a second root element"),
        (b"hello", "1:1: not XML: there is text before the first element"),
    ] {
        let error = items(bytes).expect_err(expected);
        assert!(error.starts_with(expected), "{error} is not {expected}");
    }
}

#[test]
fn any_bytes_give_units_or_an_error() {
    let good = "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE tmx [<!ENTITY e 'x'>]><tmx version='1.4'>\
         <header srclang='en'><prop type='p'>q</prop></header><body><tu tuid='1' creationdate='20260102T030405Z'>\
         <note>n</note><prop type='x-muqabala-status'>accepted</prop><tuv xml:lang='en'><seg>a &e; <bpt i='1'>b</bpt>c\
         <ept i='1'/></seg></tuv><tuv lang='ar-EG'><seg>ج<ph x='1'><sub>د</sub></ph></seg></tuv></tu></body></tmx>"
        .as_bytes();
    assert_eq!(items(good).unwrap().len(), 1);
    for end in 0..good.len() {
        assert!(items(&good[..end]).is_err(), "{end}");
    }
    let mut seed = 5_u64;
    for _ in 0..10_000 {
        let mut bytes = good.to_vec();
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        bytes[(seed >> 33) as usize % good.len()] = (seed >> 20) as u8;
        let _ = items(&bytes);
    }
}
