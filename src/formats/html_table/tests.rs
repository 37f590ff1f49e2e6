use crate::memory::sample;
use std::ops::Range;

use super::*;
use crate::edit::Status;
use crate::formats::{LeftOut, Only};
use crate::lang::Lang;

/// An accepted unit from Arabic to English.
pub(super) fn unit(source: &str, target: &str) -> Unit {
    Unit {
        source_segments: 0..1,
        target_segments: 0..1,
        confidence: Some(0.9981),
        origin: "pair".to_owned(),
        ..sample(source, target)
    }
}

fn page(units: impl IntoIterator<Item = Unit>) -> (String, Written) {
    let mut out = Vec::new();
    let written = write(units, &Options::default(), &mut out).unwrap();
    (String::from_utf8(out).unwrap(), written)
}

fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    page.split_once(start).and_then(|(_, rest)| rest.split_once(end)).expect("both are in the page").0
}

/// The rows of a page, without style, script and summary.
fn rows(page: &str) -> &str {
    between(page, "<main>\n", "<p id=\"none\"")
}

#[test]
fn a_row_has_all_that_is_known_of_it() {
    let unit = Unit { note: Some("ask <the client>".to_owned()), ..unit("نعم.", "Yes & no.") };
    let (page, written) = page([unit]);
    assert_eq!(written.to_string(), "1 row written");
    assert_eq!(
        rows(&page).lines().find(|line| line.starts_with("<tr id")),
        Some(
            "<tr id=\"r1\" class=\"a\" data-confidence=\"0.9981\" data-comment>\
             <th scope=\"row\"><a href=\"#r1\">1</a></th>\
             <td class=\"text\" lang=\"ar\" dir=\"rtl\">نعم.</td><td class=\"text\" lang=\"en\" dir=\"ltr\">Yes &amp; no.</td>\
             <td class=\"status\">✓ accepted</td><td class=\"confidence b20\">0.99</td>\
             <td class=\"comment\" dir=\"auto\">ask &lt;the client&gt;</td></tr>"
        )
    );
}

#[test]
fn tables_run_in_the_direction_of_the_source() {
    let other = Unit { source_lang: Lang::english(), target_lang: Lang::arabic(), ..unit("yes", "نعم") };
    for (units, expected, name) in [
        (vec![unit("نعم", "yes")], vec!["rtl"], "from Arabic"),
        (vec![other.clone()], vec!["ltr"], "from English"),
        (vec![unit("نعم", "yes"), other.clone(), other], vec!["rtl", "ltr"], "both in one page"),
    ] {
        let (page, _) = page(units);
        let found: Vec<_> = page.split("<table dir=\"").skip(1).map(|rest| &rest[..3]).collect();
        assert_eq!(found, expected, "{name}");
        assert!(page.contains("<html lang=\"en\" dir=\"ltr\">"), "{name}");
    }
}

#[test]
fn the_summary_counts_what_was_written() {
    let changed = Some("2026-05-06T07:08:09Z".parse().unwrap());
    let (page, written) = page([
        unit("أ", "a"),
        Unit { status: Status::Unreviewed, confidence: Some(0.25), ..unit("ب", "b") },
        Unit { status: Status::NeedsReview, confidence: None, changed, ..unit("ج", "c") },
        Unit { status: Status::Rejected, ..unit("د", "d") },
        Unit { left_out: true, confidence: Some(0.0), ..unit("secret", "secret") },
    ]);
    assert_eq!(written.left_out, LeftOut { by_hand: 1, ..LeftOut::default() });
    let about = between(&page, "<div class=\"about\">", "</div>\n<div class=\"plots\">");
    for text in [
        "<h1 dir=\"auto\">pair</h1>",
        "<dt>Rows</dt><dd>4</dd>",
        "<dt>✓ accepted</dt><dd>1</dd>",
        "<dt>○ unreviewed</dt><dd>1</dd>",
        "<dt>◆ needs review</dt><dd>1</dd>",
        "<dt>✕ rejected</dt><dd>1</dd>",
        "<dt>Mean confidence</dt><dd>0.75</dd>",
        "<time datetime=\"2026-05-06T07:08:09Z\">2026-05-06 07:08 UTC</time>",
        "Least certain: <a href=\"#r2\">row 2</a> (0.25)</p>",
    ] {
        assert!(about.contains(text), "{text} in {about}");
    }
    assert!(!page.contains("secret"));
}

#[test]
fn only_what_was_wanted_is_there() {
    let units = [unit("أ", "a"), Unit { status: Status::Rejected, ..unit("ب", "b") }];
    let mut out = Vec::new();
    let options = Options { only: Only::Accepted, ..Options::default() };
    let written = write(units, &options, &mut out).unwrap();
    assert_eq!((written.units, written.left_out.rejected), (1, 1));
    assert!(!String::from_utf8(out).unwrap().contains("id=\"r2\""));
}

#[test]
fn hostile_texts_stay_in_their_place() {
    for (text, name) in [
        ("</script><script>alert(1)</script>", "a script"),
        ("</style></title></td></table><img src=x onerror=alert(1)>", "elements"),
        ("\" onmouseover=\"alert(1)\" x='", "attributes"),
        ("<!-- --!> <![CDATA[ ]]> <?x?>", "comments"),
        ("\u{202E}\u{2067}\u{202B}never closed", "directions"),
        ("\u{0}\u{7}\u{1B}]0;x\u{7}\u{9B}", "control characters"),
    ] {
        let hostile = Unit { note: Some(text.to_owned()), origin: text.to_owned(), ..unit(text, text) };
        let (hostile, _) = page([hostile, Unit { origin: "second".to_owned(), ..unit(text, text) }]);
        let harmless = Unit { note: Some("x".to_owned()), origin: "first".to_owned(), ..unit("x", "x") };
        let (harmless, _) = page([harmless, Unit { origin: "second".to_owned(), ..unit("x", "x") }]);
        let tags = |page: &str| {
            let signs = page.replace("<i class=\"override\" data-name=\"RLO\"></i>", "");
            (signs.matches('<').count(), signs.matches('>').count(), signs.matches('"').count())
        };
        assert_eq!(tags(&hostile), tags(&harmless), "{name}");
        assert!(!hostile.contains(|c: char| c.is_control() && c != '\n'), "{name}");
    }
}

#[test]
fn removed_characters_are_counted_once_each() {
    let bad =
        Unit { origin: "p\u{1}".to_owned(), note: Some("\u{2}n".to_owned()), ..unit("\u{3}\u{3}س", "\u{9F}t\u{85}") };
    let (_, written) = page([bad.clone(), bad]);
    // The pair's name stands once.
    assert_eq!((written.removed_characters, written.spaced), (1 + 2 * 4, 2));
}

#[test]
fn several_pairs_have_headings_and_plots() {
    let of = |origin: &str, segments: Range<usize>| Unit {
        origin: origin.to_owned(),
        source_segments: segments.clone(),
        target_segments: segments,
        ..unit("س", "s")
    };
    let (page, _) = page([of("first", 0..1), of("first", 1..2), of("second", 0..1)]);
    assert!(page.contains("<title>2 pairs</title>") && page.contains("<body class=\"no-comments\">"));
    assert_eq!(rows(&page).matches("<tr class=\"pair\">").count(), 2);
    assert_eq!(page.matches("<svg").count(), 2);
}

#[test]
fn rows_stand_in_tables_of_a_bounded_size() {
    for (count, tables) in [(0, 0), (1, 1), (ROWS_A_TABLE, 1), (ROWS_A_TABLE + 1, 2)] {
        let (page, written) = page((0..count).map(|_| unit("س", "s")));
        assert_eq!(written.units, count);
        let rows = rows(&page);
        for part in ["<table", "</table>", "<section", "</section>", "<thead>"] {
            assert_eq!(rows.matches(part).count(), tables, "{part} for {count} rows");
        }
        assert_eq!(rows.matches("<tbody>").count(), rows.matches("</tbody>").count());
        assert_eq!(rows.contains("There are no rows."), count == 0);
    }
}

#[test]
fn many_rows_go_through_a_file_and_come_back() {
    let text = "س".repeat(500);
    let count = HELD / 1000 + 1000;
    let (page, _) = page((0..count).map(|_| unit(&text, "s")));
    assert!(page.len() > HELD);
    assert_eq!(page.matches("<tr id=\"r").count(), count);
    assert!(page.ends_with("</html>\n"));
}

#[test]
fn the_page_asks_for_nothing() {
    let (page, _) = page([unit("أ", "a")]);
    for address in ["http:", "https:", "url(", "@import", "src=", "fetch(", "innerHTML"] {
        assert!(!page.contains(address), "{address}");
    }
    assert!(page.contains("default-src 'none'"));
}
