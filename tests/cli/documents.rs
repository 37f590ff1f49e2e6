//! Documents of every kind, read by what is in them.

use super::{ARABIC, ENGLISH, Place};

const PAGE_AR: &str = "<!DOCTYPE html><html lang=ar><nav><a href=/>الرئيسية</a></nav><main><h1>الميناء</h1>\
                       <p>وصلت السفينة إلى الميناء صباح الأحد. نزل الركاب.</p></main>";
const PAGE_EN: &str = "<!DOCTYPE html><html lang=en><nav><a href=/>Home</a></nav><main><h1>The port</h1>\
                       <p>The ship reached the port on Sunday morning. The passengers went ashore.</p></main>";

#[test]
fn what_a_document_is_is_found_by_looking_into_it() {
    let place = Place::new();
    place.file("page.txt", PAGE_EN);
    let (exit, printed, said) = place.run(&["segment", "page.txt"]);
    assert_eq!(exit, 0, "{said}");
    assert_eq!(printed, "The port\nThe ship reached the port on Sunday morning.\nThe passengers went ashore.\n");
    assert_eq!(said, "warning: page.txt: 1 of 3 parts of the page were left out as navigation and the like\n");
    let (_, printed, said) = place.run(&["segment", "page.txt", "--whole-page", "--format", "jsonl"]);
    assert!(printed.contains("\"kind\":\"heading\",\"text\":\"The port\""), "{printed}");
    assert!(printed.contains("\"text\":\"Home\"") && said.is_empty(), "{printed}{said}");
    let (_, printed, _) = place.run(&["segment", "page.txt", "--as", "text"]);
    assert!(printed.starts_with("<!DOCTYPE html>"), "{printed}");
    place.file("notes.md", "# Notes\n\nThe ship\nreached the **port**.\n");
    assert_eq!(place.run(&["segment", "notes.md"]).1, "Notes\nThe ship reached the port.\n");
    place.file(
        "film",
        "1\n00:00:01,000 --> 00:00:02,000\nThe ship\n\n2\n00:00:02,100 --> 00:00:03,000\nreached the port.\n",
    );
    assert_eq!(place.run(&["segment", "film"]).1, "The ship reached the port.\n");
    assert!(place.run_with(&["segment", "-"], PAGE_AR.as_bytes()).1.starts_with("الميناء\n"));
}

#[test]
fn documents_of_two_kinds_are_aligned() {
    let place = Place::new();
    place.file("a.html", PAGE_AR);
    place.file("a.md", "# The port\n\nThe ship reached the port on Sunday morning. The passengers went ashore.\n");
    let (exit, printed, said) = place.run(&["align", "a.html", "a.md", "--no-store", "--format", "tsv"]);
    assert_eq!(exit, 0, "{said}");
    assert!(printed.contains("الميناء\tThe port\t"), "{printed}");
    let (exit, printed, _) =
        place.run(&["align", "a.html", "a.md", "--no-store", "--pre-segmented", "--format", "beads"]);
    assert_eq!((exit, printed.lines().count()), (0, 2), "{printed}");
    let (exit, _, said) = place.run(&["align", "a.html", "a.md", "--name", "port"]);
    assert_eq!(exit, 0, "{said}");
    assert_eq!(place.run(&["check"]).0, 0);
}

#[test]
fn what_can_not_be_read_says_what_to_do() {
    let place = Place::new();
    for (name, bytes, error, hint) in [
        (
            "a.html",
            &b"<?xml version='1.0'?><tmx version='1.4'>"[..],
            "this is a TMX file, and its texts are paired already",
            "muqabala import",
        ),
        (
            "a.txt",
            b"<xliff version='1.2'>",
            "this is an XLIFF file, and its texts are paired already",
            "muqabala import",
        ),
        ("b.txt", b"%PDF-1.7", "this is a PDF document, which can't be read here", "pdftotext"),
        ("c.txt", b"{\\rtf1 x}", "this is a rich text document (RTF), which can't be read here", "DOCX"),
        (
            "d.docx",
            b"PK\x03\x04[Content_Types].xml xl/workbook.xml",
            "this is an Office document (XLSX, PPTX or the like), which can't be read here",
            "CSV",
        ),
        ("e.html", b"<html><script>x</script>", "this is a web page (HTML) with no text in it", ""),
        ("f.html", b"<html><meta charset=utf-8>\n<p>\xD8\xB3\xD8\xB3\xFFb", "", ""),
    ] {
        place.file(name, bytes);
        let (exit, printed, said) = place.run(&["segment", name]);
        assert_eq!((exit, printed.as_str()), (1, ""), "{name}: {said}");
        assert!(said.starts_with(&format!("muqabala: {name}: {error}")) || error.is_empty(), "{said}");
        assert!(said.contains(hint), "{said}");
    }
    let (_, _, said) = place.run(&["segment", "f.html"]);
    assert!(said.starts_with("muqabala: f.html:2:6: not valid UTF-8"), "{said}");
    assert_eq!(place.run(&["segment", "f.html", "--as", "pdf"]).0, 2);
    assert_eq!(place.run(&["align", "--jsonl", "--as", "html"]).0, 2);
}

#[test]
fn a_language_that_a_text_does_not_look_like_is_doubted_once() {
    let place = Place::new();
    place.file("ar", ARABIC);
    place.file("en", ENGLISH);
    let (_, _, said) = place.run(&["segment", "en", "--lang", "ar"]);
    assert_eq!(said, "warning: en looks like English, not ar\n");
    let langs = ["--source-lang", "ar", "--target-lang", "fr", "--no-store"];
    let (exit, _, said) = place.run(&[&["align", "ar", "en"][..], &langs].concat());
    assert_eq!(exit, 0);
    assert_eq!(said.matches("looks like").count(), 1, "{said}");
    assert!(said.contains("warning: en looks like English, not fr"), "{said}");
}

#[test]
fn times_that_are_none_are_told_of_with_line_and_column() {
    let place = Place::new();
    place.file("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nThe ship reached\n\n2\n00:00:02 -> --> x\nthe port.\n");
    let (exit, printed, said) = place.run(&["segment", "a.srt"]);
    assert_eq!((exit, printed.as_str()), (0, "The ship reached the port.\n"));
    assert_eq!(said, "warning: a.srt:6:1: this should be the times of a subtitle and is not\n");
}
