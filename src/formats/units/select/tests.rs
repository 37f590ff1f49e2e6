use super::*;
use crate::edit::Status;
use crate::formats::Position;

fn lang(tag: &str) -> Lang {
    tag.parse().unwrap()
}

/// A unit with a text in each language: the tag and its place.
fn unit(tags: &[&str], source: Option<usize>) -> FileUnit {
    let variant = |(at, tag): (usize, &&str)| Variant {
        lang: lang(tag),
        text: format!("{tag} {at}"),
        codes: None,
        created: None,
        changed: None,
        annotations: Annotations::default(),
    };
    FileUnit {
        position: Position { byte: 0, line: 1, column: 1 },
        id: None,
        variants: tags.iter().enumerate().map(variant).collect(),
        source,
        status: Status::Accepted,
        confidence: None,
        note: None,
        origin: None,
        created: None,
        changed: None,
        annotations: Annotations::default(),
    }
}

fn pairs(unit: FileUnit, header: Option<&str>, choice: &LanguageChoice) -> String {
    let header = header.map(lang);
    match units_of_file(unit, header.as_ref(), choice, Timestamp::UNIX_EPOCH) {
        Ok(units) => {
            let shown = |unit: &Unit| format!("{} {}", unit.source.replace(' ', ""), unit.target.replace(' ', ""));
            units.iter().map(shown).collect::<Vec<_>>().join(", ")
        }
        Err(bad) => bad.to_string(),
    }
}

#[test]
fn the_file_says_which_is_the_source() {
    for (tags, source, header, expected, name) in [
        (&["en", "ar"][..], Some(0), None, "en0 ar1", "the unit says it"),
        (&["en", "ar"], Some(1), Some("en"), "ar1 en0", "the unit before the file"),
        (&["ar", "en"], None, Some("en"), "en1 ar0", "the file says it"),
        (&["ar", "en-GB", "en-US"], None, Some("en-US"), "en-US2 ar0, en-US2 en-GB1", "the very tag first"),
        (&["ar", "en-GB"], None, Some("en-US"), "en-GB1 ar0", "else the same language"),
        (&["en", "ar"], None, None, "ar1 en0", "Arabic where there is English"),
        (&["fr", "ar", "de"], None, None, "fr0 ar1, fr0 de2", "else the first"),
        (&["en", "ar", "ar"], Some(0), None, "en0 ar1, en0 ar2", "two translations"),
        (&["en", "en", "ar"], Some(0), None, "en0 ar2", "the source twice"),
        (&["en-US", "en-GB"], Some(0), None, "en-US0 en-GB1", "two regions"),
        (&["fr", "ar"], None, Some("en"), "1:1: there is no text in its source language, en", "not there"),
    ] {
        assert_eq!(pairs(unit(tags, source), header, &LanguageChoice::default()), expected, "{name}");
    }
}

#[test]
fn only_the_languages_that_are_wanted_are_taken() {
    for (tags, from, to, expected, name) in [
        (&["en", "ar", "fr"][..], Some("ar"), Some("en"), "ar1 en0", "both"),
        (&["en", "ar", "fr"], None, Some("fr"), "en0 fr2", "the target"),
        (&["en", "ar", "fr"], Some("fr"), None, "fr2 en0, fr2 ar1", "the source"),
        (&["en-US", "ar-EG", "ar-SA"], Some("en"), Some("ar"), "en-US0 ar-EG1, en-US0 ar-SA2", "any region"),
        (&["en", "ar-EG", "ar-SA"], Some("en"), Some("ar-SA"), "en0 ar-SA2", "one region"),
        (&["en", "ar-EG"], Some("en"), Some("ar-SA"), "en0 ar-EG1", "another region for want of it"),
        (&["en-US", "en-GB"], Some("en-GB"), Some("en-US"), "en-GB1 en-US0", "two regions of one language"),
        (&["en", "ar"], None, Some("en"), "ar1 en0", "what is wanted as target is no source"),
        (&["en", "ar"], Some("de"), None, "1:1: there is no text in its source language, de", "no source"),
        (&["en", "ar"], None, Some("de"), "1:1: there is no text in the target language, de", "no target"),
        (
            &["en", "ar"],
            Some("en"),
            Some("de"),
            "1:1: there is no text in the target language, de",
            "no target, source",
        ),
    ] {
        let choice = LanguageChoice { source: from.map(lang), target: to.map(lang), ..LanguageChoice::default() };
        assert_eq!(pairs(unit(tags, Some(0)), Some("en"), &choice), expected, "{name}");
    }
}

#[test]
fn tags_are_renamed_first() {
    let map = vec![(lang("ar-EG"), lang("arz")), (lang("en-GB"), lang("en-US"))];
    let choice = LanguageChoice { map, drop_regions: true, ..LanguageChoice::default() };
    let units =
        units_of_file(unit(&["en-GB", "ar-EG", "ar-SA"], None), Some(&lang("en-GB")), &choice, Timestamp::UNIX_EPOCH);
    let langs: Vec<_> =
        units.unwrap().iter().map(|unit| format!("{}>{}", unit.source_lang, unit.target_lang)).collect();
    assert_eq!(langs, ["en-US>arz", "en-US>ar"]);

    let choice = LanguageChoice { drop_regions: true, ..LanguageChoice::default() };
    let one = units_of_file(unit(&["en-GB", "en-US"], Some(0)), None, &choice, Timestamp::UNIX_EPOCH);
    assert_eq!(one.unwrap_err().problem, UnitProblem::OneLanguage);
}

#[test]
fn the_translations_dates_are_the_units() {
    let at = |second| Timestamp::from_second(second).unwrap();
    let now = at(9);
    let dates = |unit: FileUnit| {
        let unit = units_of_file(unit, None, &LanguageChoice::default(), now).unwrap().remove(0);
        (unit.created, unit.changed, unit.extra.map(|extra| extra.source.attributes))
    };
    let plain = unit(&["ar", "en"], None);
    assert_eq!(dates(plain.clone()), (now, now, None));
    assert_eq!(dates(FileUnit { changed: Some(at(5)), ..plain.clone() }), (at(5), at(5), None));
    let mut both = FileUnit { created: Some(at(1)), changed: Some(at(5)), ..plain };
    both.variants[1].changed = Some(at(3));
    both.variants[0].created = Some(at(2));
    let kept = vec![("creationdate".to_owned(), "19700101T000002Z".to_owned())];
    assert_eq!(dates(both), (at(1), at(3), Some(kept)));
}
