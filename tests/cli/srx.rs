//! `muqabala srx` and `muqabala resegment`.

use super::*;

/// Rules that break nowhere but at paragraphs.
const NEVER: &str = r#"<srx version="2.0"><header segmentsubflows="yes" cascade="no"/><body><languagerules>
<languagerule languagerulename="none"><rule break="no"><beforebreak>\.</beforebreak></rule></languagerule>
</languagerules><maprules><languagemap languagepattern=".*" languagerulename="none"/></maprules></body></srx>"#;

#[test]
fn what_is_exported_is_checked_without_an_error() {
    let place = Place::new();
    let file = place.path("built-in.srx").display().to_string();
    assert_eq!(place.run(&["srx", "export", "-o", &file]).0, 0);
    assert_eq!(place.run(&["srx", "export", "-o", &file]).0, 1, "an existing file is kept");
    let (code, _, told) = place.run(&["srx", "check", &file]);
    assert_eq!(code, 0, "{told}");
}

#[test]
fn findings_have_a_line_each_and_an_exit_code() {
    let place = Place::new();
    let wrong = place.file("wrong.srx", NEVER.replace(r"\.", "(").replace("\"none\"/>", "\"other\"/>"));
    let wrong = place.path(&wrong).display().to_string();
    let (code, found, _) = place.run(&["srx", "check", &wrong]);
    assert_eq!(code, 3);
    assert_eq!(found.lines().count(), 2, "{found}");
    assert!(found.starts_with(&format!("{wrong}:2:69: error: “(”: unclosed group\n")), "{found}");
    let odd = place.file("odd.srx", NEVER);
    let odd = place.path(&odd).display().to_string();
    assert_eq!(place.run(&["srx", "check", &odd]).0, 0, "warnings alone");
    assert_eq!(place.run(&["srx", "check", "--strict", &odd]).0, 3);
}

#[test]
fn a_place_is_explained_with_its_rule() {
    let place = Place::new();
    let (code, told, _) = place.run(&["srx", "explain", "builtin", "التقى د. سامي. ثم عاد.", "--lang", "ar"]);
    assert_eq!(code, 0);
    assert!(told.contains("no break: Arabic, line ") && told.contains("break: Every language, line "), "{told}");
}

#[test]
fn a_pair_is_cut_anew_by_the_rules_of_the_memory() {
    let place = Place::new();
    let [rules, ar, en] = [("never.srx", NEVER), ("a.ar.txt", ARABIC), ("a.en.txt", ENGLISH)]
        .map(|(name, content)| place.path(&place.file(name, content)).display().to_string());
    assert_eq!(place.run(&["srx", "use", &rules]).0, 0);
    assert!(place.run(&["srx"]).1.contains("never.srx"));
    assert_eq!(place.run(&["align", &ar, &en]).0, 0);
    assert!(place.run(&["list"]).1.contains("      1  "), "one row");
    let (_, _, told) = place.run(&["srx", "use", "--builtin"]);
    assert!(told.contains("never.srx"), "what was before is told: {told}");
    let (code, _, told) = place.run(&["resegment"]);
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("1 rows became 2"), "{told}");
    assert!(place.run(&["resegment"]).2.contains("as they are cut already"));
    assert_eq!(place.run(&["check"]).0, 0, "the memory is whole");
}
