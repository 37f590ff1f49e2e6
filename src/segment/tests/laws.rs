//! What holds for any text and any rules.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

/// Texts of what matters to the rules: marks, spaces, line ends, letters of both scripts, invisible characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            ".", "!", "؟", "?", "…", "...", "“", "”", "«", "»", "\"", "'", "(", ")", " ", " ", " ", "\n", "\r\n", "\r",
            "\t", "\u{A0}", "\u{200F}", "\u{FEFF}", "\u{2029}", "A", "Mr", "U.S", "د", "أ.د", "كلمة", "قال", "word",
            "The", "1", "٣", "و", "ـ", "ّ", "😀", "。",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn assert_tiles(text: &str, segments: &[Segment]) -> Result<(), TestCaseError> {
    let (mut from, mut paragraph) = (0, 0);
    for segment in segments {
        prop_assert_eq!(segment.span.start as usize, from);
        prop_assert!(!segment.span.is_empty());
        prop_assert!(text.get(segment.span.range()).is_some(), "on character boundaries");
        prop_assert!(segment.paragraph == paragraph || segment.paragraph == paragraph + 1);
        (from, paragraph) = (segment.span.end as usize, segment.paragraph);
    }
    prop_assert_eq!(from, text.len());
    Ok(())
}

proptest! {
    #[test]
    fn segments_tile_any_text(text in text(), lang in 0..3usize) {
        static SEGMENTERS: LazyLock<[Segmenter; 3]> =
            LazyLock::new(|| ["ar", "en", "de"].map(|lang| Srx::bundled().segmenter(&lang.parse().unwrap())));
        let segmenter = &SEGMENTERS[lang];
        let segments = segmenter.segment(&text);
        assert_tiles(&text, &segments)?;
        assert_tiles(&text, &one_per_line(&text))?;
        if !text.trim().is_empty() {
            for segment in &segments {
                prop_assert!(!segment.span.of(&text).trim().is_empty());
            }
            for pair in segments.windows(2) {
                let next = pair[1].span.of(&text);
                prop_assert_eq!(next.trim_start(), next, "white space belongs to the segment before");
            }
        }
        prop_assert_eq!(segmenter.segment(&text), segments, "a second time");
    }

    #[test]
    fn rules_written_out_and_read_again_cut_alike(text in text()) {
        static READ_AGAIN: LazyLock<Srx> = LazyLock::new(|| Srx::parse(Srx::bundled().to_xml().as_bytes()).unwrap());
        static SEGMENTERS: LazyLock<[[Segmenter; 2]; 2]> = LazyLock::new(|| {
            [Lang::arabic(), Lang::english()].map(|lang| [Srx::bundled().segmenter(&lang), READ_AGAIN.segmenter(&lang)])
        });
        for [given, again] in SEGMENTERS.iter() {
            prop_assert_eq!(again.segment(&text), given.segment(&text));
        }
    }

    #[test]
    fn any_expression_is_taken_or_refused(pattern in r"[\[\](){}|\\.*+?^$&~:=<>!a-cdwsbpQEuxN0-9أ-ت -]{0,24}", text in text()) {
        if let Ok(srx) = Srx::parse(file(&[("no", &pattern, ""), ("yes", r"\.", &pattern), ("yes", &pattern, "")]).as_bytes()) {
            assert_tiles(&text, &srx.segmenter(&Lang::arabic()).segment(&text))?;
        }
    }

    #[test]
    fn any_bytes_are_taken_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Srx::parse(&bytes);
        let mut file = file(&[("yes", r"\.", r"\s")]).into_bytes();
        let at = bytes.first().map_or(0, |&byte| usize::from(byte) % file.len());
        file.splice(at..at, bytes);
        let _ = Srx::parse(&file);
    }
}
