use crate::memory::sample;
use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::edit::Status;
use crate::formats::tmx::TmxReader;
use crate::formats::units::{Item, LanguageChoice, ReadUnits, units_of_file};
use crate::memory::{Annotations, Extra, Note, Prop};

fn written(units: &[Unit], options: &Options) -> (String, Written) {
    let mut out = Vec::new();
    let written = write(units.iter().cloned(), options, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), written)
}

fn read(xml: &str) -> Vec<Unit> {
    let mut reader = TmxReader::new(xml.as_bytes());
    let mut units = Vec::new();
    while let Some(item) = reader.read().unwrap() {
        let Item::Unit(unit) = item else { panic!("{item:?}") };
        units.extend(units_of_file(*unit, &LanguageChoice::default()).unwrap());
    }
    units
}

fn unit(source: &str, target: &str, extra: Extra) -> Unit {
    Unit { origin: "text".to_owned(), extra: Some(Box::new(extra)), ..sample(source, target) }
}

fn attributes(pairs: &[(&str, &str)]) -> Annotations {
    let attributes = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Annotations { attributes, ..Annotations::default() }
}

#[test]
fn what_the_grammar_has_no_place_for_is_left_away_and_counted() {
    let extra = Extra {
        source_codes: Some("نعم<ph id=\"1\">x</ph>".to_owned()),
        target_codes: Some("No.<ph/>".to_owned()),
        unit: attributes(&[
            ("creationid", "a"),
            ("changedate", "soon"),
            ("e:x", "1"),
            ("segtype", "word"),
            ("creationid", "b"),
        ]),
        target: attributes(&[("usagecount", "1"), ("segtype", "block")]),
        ..Extra::default()
    };
    let (xml, written) = written(&[unit("نعم", "Yes.", extra)], &Options::default());
    assert!(xml.contains("changedate=\"20260102T030405Z\" creationid=\"a\">\n"), "{xml}");
    assert!(
        xml.contains("<seg>نعم<ph>x</ph></seg>") && xml.contains("<tuv xml:lang=\"en\" usagecount=\"1\">"),
        "{xml}"
    );
    assert!(xml.contains("<seg>Yes.</seg>"), "codes of another text: {xml}");
    assert_eq!(written.to_string(), "1 unit written; 7 attributes and tags left away that the format has no place for");
}

#[test]
fn level_one_is_text_alone() {
    let extra = Extra { source_codes: Some("<hi>نعم</hi>".to_owned()), ..Extra::default() };
    let units = [unit("نعم", "Yes.", extra)];
    assert!(written(&units, &Options::default()).0.contains("<seg><hi>نعم</hi></seg>"));
    let options = Options { level: TmxLevel::One, ..Options::default() };
    let (xml, written) = written(&units, &options);
    assert!(xml.contains("<seg>نعم</seg>") && written.dropped == 0, "{xml}");
}

#[test]
fn context_is_that_of_the_same_text() {
    let mut units: Vec<Unit> = ["أ", "ب & ت", "ث"].iter().map(|text| unit(text, "x", Extra::default())).collect();
    units[2].origin = "another".to_owned();
    let (without, _) = written(&units, &Options::default());
    assert!(!without.contains("x-context"), "{without}");
    let (xml, _) = written(&units, &Options { context: true, ..Options::default() });
    let props: Vec<&str> = xml.lines().filter(|line| line.contains("x-context")).map(str::trim).collect();
    assert_eq!(
        props,
        [
            "<prop type=\"x-context-post\">&lt;seg&gt;ب &amp;amp; ت&lt;/seg&gt;</prop>",
            "<prop type=\"x-context-pre\">&lt;seg&gt;أ&lt;/seg&gt;</prop>",
        ]
    );
    assert_eq!(written(&read(&xml), &Options { context: true, ..Options::default() }).0, xml);
}

/// A text that a file can hold: all of Unicode but what XML forbids, never blank.
fn text() -> impl Strategy<Value = String> {
    let c = prop_oneof![
        any::<char>(),
        prop::sample::select(vec![
            '<', '>', '&', '"', '\'', ' ', '\t', '\n', '\r', ']', 'ا', 'َ', '\u{200F}', '\u{202E}'
        ]),
    ];
    let allowed = |c: &char| crate::formats::characters::is_allowed(*c);
    prop::collection::vec(c.prop_filter("XML holds it", allowed), 0..12)
        .prop_map(|chars| chars.into_iter().chain(['x']).collect())
}

fn annotations(of_unit: bool) -> impl Strategy<Value = Annotations> {
    let names: Vec<&str> = if of_unit {
        vec!["creationid", "changeid", "usagecount", "o-tmf", "datatype"]
    } else {
        vec!["creationid", "changeid", "lastusagedate", "o-encoding"]
    };
    let count = names.len();
    let attributes = prop::sample::subsequence(names, 0..=count).prop_flat_map(|names| {
        let values = prop::collection::vec(text(), names.len());
        (Just(names), values)
            .prop_map(|(names, values)| names.into_iter().map(str::to_owned).zip(values).collect::<Vec<_>>())
    });
    let lang = || prop::option::of(Just("ar".to_owned()));
    let notes = prop::collection::vec((lang(), text()).prop_map(|(lang, text)| Note { lang, text }), 0..3);
    let props = (text(), lang(), text()).prop_map(|(name, lang, value)| Prop { name, lang, value });
    (attributes, notes, prop::collection::vec(props, 0..3)).prop_map(|(attributes, notes, props)| Annotations {
        attributes,
        notes,
        props,
    })
}

/// A text with codes, and the same without.
fn coded() -> impl Strategy<Value = (String, Option<String>)> {
    (text(), prop::option::of((text(), text()))).prop_map(|(plain, code)| {
        let Some((value, inner)) = code else { return (plain, None) };
        let mut content = super::super::codes::Content::default();
        content.text(&plain);
        content.start("bpt", [("i", "1"), ("type", value.as_str())].into_iter());
        content.text(&inner);
        content.end();
        content.text(&inner);
        content.finish()
    })
}

fn units() -> impl Strategy<Value = Vec<Unit>> {
    let langs = prop::sample::select(vec![("ar", "en"), ("en", "ar"), ("ar-EG", "en-GB"), ("fr", "de")]);
    let annotated = (annotations(true), annotations(false), annotations(false));
    let fields = (
        prop::sample::select(vec![Status::Accepted, Status::NeedsReview, Status::Unreviewed]),
        prop::option::of((0..=10_000_u32).prop_map(|n| f64::from(n) / 10_000.0)),
        text(),
        text(),
        0..4_000_000_000_i64,
        0..4_000_000_000_i64,
    );
    let unit = (coded(), coded(), langs, annotated, fields, text()).prop_map(
        |(source, target, langs, annotated, (status, confidence, note, origin, created, changed), id)| {
            let extra = Extra {
                id: Some(id),
                source_codes: source.1,
                target_codes: target.1,
                unit: annotated.0,
                source: annotated.1,
                target: annotated.2,
            };
            Unit {
                source_lang: langs.0.parse().unwrap(),
                target_lang: langs.1.parse().unwrap(),
                status,
                confidence,
                note: Some(note),
                origin,
                created: Some(Timestamp::from_second(created).unwrap()),
                changed: Some(Timestamp::from_second(changed).unwrap()),
                ..unit(&source.0, &target.0, extra)
            }
        },
    );
    prop::collection::vec(unit, 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_was_written_is_read_as_it_was(units in units()) {
        let (xml, summary) = written(&units, &Options::default());
        prop_assert_eq!((summary.units, summary.removed_characters, summary.dropped), (units.len(), 0, 0));
        let again = read(&xml);
        prop_assert_eq!(&again, &units);
        prop_assert_eq!(written(&again, &Options::default()).0, xml);
    }
}
