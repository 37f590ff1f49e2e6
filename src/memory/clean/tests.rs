use super::*;
use crate::memory::{Extra, sample};

#[test]
fn each_kind_finds_its_own() {
    use CleanKind::*;
    let (arabic, english) = ("قال الوزير إن الأمر انتهى.", "The minister said it was over.");
    for (source, target, kinds) in [
        (arabic, english, vec![]),
        ("نعم", "Yes", vec![]),
        ("", english, vec![Empty]),
        (arabic, "\u{200F}", vec![Empty]),
        ("١٢", "12", vec![NoWords]),
        ("BBC", "BBC", vec![SameAsSource]),
        (arabic, arabic, vec![SameAsSource]),
        (arabic, "قال الوزير ان الامر انتهى.", vec![Untranslated]),
        (" قال الوزير", "the minister  said", vec![Spaces]),
        ("قال\u{1}", "said", vec![ControlCharacters]),
    ] {
        let unit = sample(source, target);
        let found: Vec<CleanKind> =
            CleanKind::ALL.into_iter().filter(|kind| judge(*kind, &unit, 1.0).is_some()).collect();
        assert_eq!(found, kinds, "{source:?} / {target:?}");
    }
}

#[test]
fn texts_with_codes_are_left_to_people() {
    let mut unit = sample("قال  نعم", "yes  he said");
    let codes = "قال  <ph x=\"1\"/>نعم".to_owned();
    unit.extra = Some(Box::new(Extra { source_codes: Some(codes), ..Extra::default() }));
    let remedy = judge(CleanKind::Spaces, &unit, 1.0).unwrap();
    assert_eq!(remedy, Remedy::Look("spaces in both texts, among inline codes".to_owned()));
}

#[test]
fn hostile_texts_are_judged_as_any_other() {
    let long = "\u{64B}".repeat(5000);
    for text in ["\u{202E}\u{0}\u{FFFF}", long.as_str(), "]]><!--", "👨\u{200D}👩\u{200D}👧  \t", "\r\r\n\u{85}"]
    {
        let mut unit = sample(text, text);
        for kind in CleanKind::ALL {
            if let Some(Remedy::Rewrite { texts, .. }) = judge(kind, &unit, 1.0) {
                (unit.source, unit.target) = (texts.source, texts.target);
                assert_eq!(judge(kind, &unit, 1.0), None, "{kind} of {text:?} is clean after one go");
            }
        }
    }
}

#[test]
fn every_kind_is_found_by_its_name() {
    for kind in CleanKind::ALL {
        assert_eq!(kind.name().parse(), Ok(kind));
    }
    assert!("".parse::<CleanKind>().is_err() && "dup".parse::<CleanKind>().is_err());
}
