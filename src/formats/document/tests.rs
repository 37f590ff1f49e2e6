//! What holds for every reader.

use encoding_rs::{UTF_8, WINDOWS_1256};

use super::*;

const PAGE: &str = "<!DOCTYPE html><html lang=ar><head><meta charset=utf-8><title>ت</title><script>a<b</script></head><body>\
    <nav><a href='/'>الرئيسية</a></nav><main><h1>عنوان &amp; آخر</h1><p>نص <b>غامق</b><sup><a href=#n>1</a></sup><br>سطر ثان&hellip;\
    <ul><li hidden>لا<li>بند</ul><table><tr><td>خلية<td>cell</table><pre>a\n b</pre><svg><style/></svg></main><!-- c -->";
const MARKDOWN: &str = "---\ntitle: عنوان\n---\n# عنوان\n\nنص **غامق** و[رابط](http://x.y)[^1] `code`  \nسطر\n\n* بند\n  1. آخر\n\n\
    | a | ب |\n|---|---|\n| c | d |\n\n> quote\n\n```\ncode\n```\n<div>\nhtml\n</div>\n\n[^1]: حاشية\n";
const SRT: &str =
    "1\n00:00:01,000 --> 00:00:02,500\n<i>سلام</i>\n- نعم\n\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}One\ntwo.\n";
const VTT: &str = "WEBVTT\n\nNOTE x\n\nSTYLE\n::cue {}\n\n1\n00:01.000 --> 00:02.500 line:0\n<v منى>سلام &amp; نعم</v>\n\n00:03.000 --> x\n<c>One\n";

const SAMPLES: [(DocumentKind, &str); 5] = [
    (DocumentKind::Html, PAGE),
    (DocumentKind::Markdown, MARKDOWN),
    (DocumentKind::Srt, SRT),
    (DocumentKind::Vtt, VTT),
    (DocumentKind::Text, "سلام\n\nA text.\n"),
];

/// Reads bytes as a kind and checks what every document promises; none if they were refused.
fn checked(kind: DocumentKind, bytes: &[u8]) -> Option<Decoded> {
    let decoded = read(kind, bytes, &Reading::default()).ok()?;
    let mut end = 0;
    for block in &decoded.blocks {
        let range = block.span.range();
        assert!(decoded.text[end..range.start].trim().is_empty(), "only white space between blocks");
        let text = &decoded.text[range.clone()];
        assert!(!text.is_empty() && text.trim() == text, "a block is trimmed");
        assert!(!text.contains('\0'));
        end = range.end;
    }
    assert!(kind == DocumentKind::Text || decoded.text.len() == end, "the last block ends the text");
    Some(decoded)
}

#[test]
fn samples_are_read_whole() {
    for (kind, sample) in SAMPLES {
        assert_eq!(DocumentKind::of(sample.as_bytes(), &format!("x.{}", ending(kind))), Ok(kind));
        let decoded = checked(kind, sample.as_bytes()).unwrap();
        assert_eq!(decoded.encoding, UTF_8.name(), "{kind}");
        assert!(decoded.text.contains("سلام") || decoded.text.contains("عنوان"), "{kind}");
    }
}

fn ending(kind: DocumentKind) -> &'static str {
    if kind == DocumentKind::Markdown { "md" } else { kind.name() }
}

#[test]
fn a_file_cut_anywhere_is_read_or_refused() {
    for (kind, sample) in SAMPLES {
        for end in 0..sample.len() {
            checked(kind, &sample.as_bytes()[..end]);
            let _ = DocumentKind::of(&sample.as_bytes()[..end], "x.md");
        }
    }
}

#[test]
fn bytes_that_are_flipped_do_no_harm() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    for (kind, sample) in SAMPLES {
        let mut read = 0;
        for _ in 0..10_000 {
            let mut bytes = sample.as_bytes().to_vec();
            for _ in 0..1 + random() % 3 {
                let at = random() % bytes.len();
                // Of ASCII mostly, so that many are valid texts, and all markup is met with.
                bytes[at] =
                    if random() % 8 == 0 { random() as u8 } else { b"<>/=\"'&;#-[]{}\n\r \t|*`:.,01ax"[random() % 28] };
            }
            read += usize::from(checked(kind, &bytes).is_some());
            let _ = DocumentKind::of(&bytes, "x");
        }
        assert!(read > 1_000, "{kind}: only {read} were texts");
    }
}

#[test]
fn any_kind_is_read_as_any_other() {
    for (_, sample) in SAMPLES {
        for kind in DocumentKind::ALL {
            checked(kind, sample.as_bytes());
        }
    }
}

#[test]
fn encodings_are_found_in_every_kind() {
    for (kind, sample) in SAMPLES {
        let expected = checked(kind, sample.as_bytes()).unwrap();
        let undeclared = sample.replace("<meta charset=utf-8>", "").replace('…', "...");
        let plain = checked(kind, undeclared.as_bytes()).unwrap();
        let utf_16: Vec<u8> = format!("\u{FEFF}{sample}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let decoded = checked(kind, &utf_16).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (expected.text.as_str(), "UTF-16LE"), "{kind}");
        let (bytes, _, lossy) = WINDOWS_1256.encode(&undeclared);
        assert!(!lossy);
        let decoded = read(kind, &bytes, &Reading { encoding: Some("windows-1256"), ..Reading::default() }).unwrap();
        assert_eq!(decoded.text, plain.text, "{kind}");
        if kind != DocumentKind::Text {
            assert_eq!(checked(kind, &bytes).unwrap().text, plain.text, "{kind}, found");
        }
    }
}

#[test]
fn what_a_page_declares_counts_if_it_can_be_true() {
    let text = "المدينة قرب البحر";
    let page = |charset: &str| format!("<meta charset={charset}><p>{text}</p>");
    let in_1256 = |charset: &str| WINDOWS_1256.encode(&page(charset)).0.into_owned();
    let other = |declared, encoding| vec![Warning::OtherEncoding { declared, encoding }];
    for (bytes, encoding, warnings, name) in [
        (page("utf-8").into_bytes(), "UTF-8", vec![], "true"),
        (in_1256("windows-1256"), "windows-1256", vec![], "true of another"),
        (page("windows-1256").into_bytes(), "UTF-8", other("windows-1256", "UTF-8"), "converted and left"),
        (in_1256("utf-8"), "windows-1256", other("UTF-8", "windows-1256"), "not UTF-8"),
        (in_1256("klingon"), "windows-1256", vec![Warning::Guessed { encoding: "windows-1256" }], "unknown"),
        (format!("\u{FEFF}{}", page("windows-1256")).into_bytes(), "UTF-8", vec![], "a mark says otherwise"),
    ] {
        let decoded = checked(DocumentKind::Html, &bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding, decoded.warnings), (text, encoding, warnings), "{name}");
    }
    let damaged = [page("utf-8").as_bytes(), b"<p>\xFF</p>"].concat();
    let error = read(DocumentKind::Html, &damaged, &Reading::default()).unwrap_err();
    assert!(matches!(error, DocumentError::Text(TextError::Invalid { encoding: "UTF-8", .. })), "{error}");
}

#[test]
fn hostile_text_is_kept() {
    let hostile = "\u{202E}قلب\u{202C} \u{2067}عزل\u{2069} سَلَامٌ كـــتاب می\u{200C}شود \u{1F468}\u{200D}\u{1F469} e\u{301} \u{E000} “x” 'y' a\u{A0}b";
    for (kind, text) in [
        (DocumentKind::Html, format!("<p>{hostile}</p>")),
        (DocumentKind::Markdown, hostile.to_owned()),
        (DocumentKind::Srt, format!("1\n00:00:01,000 --> 00:00:02,000\n{hostile}\n")),
        (DocumentKind::Vtt, format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{hostile}\n")),
    ] {
        assert_eq!(checked(kind, text.as_bytes()).unwrap().text, hostile, "{kind}");
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let page = vec![b' '; (DocumentKind::Html.most_bytes() + 1) as usize];
    let error = read(DocumentKind::Html, &page, &Reading::default()).unwrap_err();
    assert_eq!(error.to_string(), "this is a web page (HTML) of more than 256 MiB");
}

proptest::proptest! {
    #[test]
    fn no_text_makes_a_reader_panic(text in "(\\PC|[<>/&;#*_`|\\[\\]\n -]|<[a-z1]{1,5}>|</[a-z1]{1,5}>|</?(a|sup|button|del|ruby|rt)>|<a href=x>|-->|[0-9:,.]{1,6}){0,60}") {
        for kind in [DocumentKind::Html, DocumentKind::Markdown, DocumentKind::Srt, DocumentKind::Vtt] {
            checked(kind, text.as_bytes());
        }
    }
}
