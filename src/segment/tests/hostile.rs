//! Files that are wrong, and files and texts made to do harm.

use std::time::{Duration, Instant};

use super::*;

fn error(xml: &str) -> SrxError {
    Srx::parse(xml.as_bytes()).expect_err(xml)
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let wrap = |body: &str| format!("<srx version='2.0'>\n<body>\n{body}\n</body></srx>");
    let rule = |rule: &str| {
        wrap(&format!("<languagerules><languagerule languagerulename='a'>\n  {rule}</languagerule></languagerules>"))
    };
    for (xml, message) in [
        (String::new(), "1:1: not an SRX file: it has no element"),
        ("just text".to_owned(), "1:1: not an SRX file: it has no element"),
        ("<tmx version='1.4'/>".to_owned(), "1:1: not an SRX file: the root element is <tmx>"),
        ("<srx/>".to_owned(), "1:1: <srx> has no version"),
        ("<srx version='3'/>".to_owned(), "1:1: SRX version “3” is not known, only 1.0 and 2.0 are"),
        (wrap("<rule/>"), "3:1: <rule> stands outside <languagerule>"),
        (wrap("<languagemap/>"), "3:1: <languagemap> stands outside <maprules>"),
        (wrap("<languagerules><languagerule/></languagerules>"), "3:16: <languagerule> has no languagerulename"),
        (rule("<rule break='maybe'/>"), "4:3: break is “maybe”, not yes or no"),
        (rule("<rule><beforebreak>(</beforebreak></rule>"), "4:22: “(”: unclosed group"),
        (rule("<rule><beforebreak>ب</beforebreak><afterbreak>[a</afterbreak></rule>"), "4:49: “[a”: unclosed set"),
        (rule("<rule><beforebreak>\\G</beforebreak></rule>"), "4:22: “\\G”: \\G is not supported"),
        (
            rule("<rule><beforebreak>\\p{InKlingon}</beforebreak></rule>"),
            "4:22: “\\p{InKlingon}”: \\p{InKlingon} is not supported",
        ),
        (rule("<rule><beforebreak>a{9999}{9999}</beforebreak></rule>"), "4:22: “a{9999}{9999}”: it is too large"),
        (rule("<rule><beforebreak>&nbsp;</beforebreak></rule>"), "4:22: unknown entity &nbsp;"),
        (
            wrap("<maprules><languagemap languagepattern='.*' languagerulename='a'/></maprules>"),
            "3:11: no group of rules is called “a”",
        ),
        (
            wrap(
                "<languagerules><languagerule languagerulename='a'/>\n<languagerule languagerulename='a'/></languagerules>",
            ),
            "4:1: two groups of rules are called “a”",
        ),
    ] {
        assert_eq!(error(&xml).to_string(), message, "{xml}");
    }
    for xml in
        ["<srx version='2.0'>", "<srx version='2.0'><body></srx>", "<srx version='2.0'", "<srx version='2.0'/><srx/>"]
    {
        assert!(matches!(error(xml).kind, SrxErrorKind::Xml { .. }), "{xml}");
    }
    assert!(matches!(Srx::parse(b"<srx version='2.0'>\xFF</srx>").unwrap_err().kind, SrxErrorKind::NotText { .. }));
}

#[test]
fn entities_are_neither_expanded_nor_fetched() {
    let bomb =
        "<!DOCTYPE srx [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>
        <srx version='2.0'><body><languagerules><languagerule languagerulename='x'><rule><beforebreak>&b;</beforebreak>
        </rule></languagerule></languagerules></body></srx>";
    assert_eq!(error(bomb).kind, SrxErrorKind::Entity { name: "b".to_owned() });
    assert_eq!(error(&bomb.replace("&b;</", "&c;</")).kind, SrxErrorKind::Entity { name: "c".to_owned() });
}

#[test]
fn depth_and_size_are_bounded() {
    let deep = format!("<srx version='2.0'>{}", "<a>".repeat(100_000));
    assert!(matches!(error(&deep).kind, SrxErrorKind::TooDeep { .. }));
    let large = vec![b' '; 17 * 1024 * 1024];
    assert!(matches!(Srx::parse(&large).unwrap_err().kind, SrxErrorKind::TooLarge { .. }));
    let nested = format!("{}a{}", "(".repeat(20_000), ")".repeat(20_000));
    assert!(matches!(error(&file(&[("yes", &nested, "")])).kind, SrxErrorKind::Pattern { .. }));
    let classes = r"\p{L}{200}".repeat(20);
    let heavy = vec![("yes", classes.as_str(), ""); 200];
    assert!(matches!(
        error(&file(&heavy)).kind,
        SrxErrorKind::RulesTooLarge | SrxErrorKind::Pattern { reason: PatternError::TooLarge, .. }
    ));
}

#[test]
fn patterns_that_run_away_are_stopped() {
    let started = Instant::now();
    let slow = rules(&[("no", r"((a+)+)\1b\.", r"\s"), ("yes", r"\.", r"\s")]);
    let text = format!("{}. b. ", "a".repeat(200)).repeat(400);
    assert_eq!(cut(&slow, "en", &text).len(), 800);
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn long_lines_take_time_in_proportion() {
    let unit = "قال د. سامي إن النتائج “جيدة… جدا”. Well... \"Why?\" asked Mr. A. B. Hill. ";
    for text in [unit.repeat(8_000), "... ".repeat(200_000), "«".to_owned() + &"كلمة... ".repeat(60_000)] {
        for lang in ["ar", "en"] {
            let started = Instant::now();
            assert!(!cut(Srx::bundled(), lang, &text).is_empty());
            assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
        }
    }
}
