//! Paragraphs, white space between segments, and files of one segment a line.

use super::*;

fn cut_with_numbers(lang: &str, text: &str) -> Vec<(u32, String)> {
    let segments = Srx::bundled().segmenter(&lang.parse().unwrap()).segment(text);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    segments.iter().map(|segment| (segment.paragraph, words(segment.span.of(text)))).collect()
}

fn numbered(paragraphs: &[(u32, &str)]) -> Vec<(u32, String)> {
    paragraphs.iter().map(|&(number, text)| (number, text.to_owned())).collect()
}

#[test]
fn a_line_is_a_paragraph() {
    for (text, expected) in [
        ("One\nTwo. Three\n", vec![(0, "One"), (1, "Two."), (1, "Three")]),
        ("واحد\r\nاثنان. ثلاثة\r\n", vec![(0, "واحد"), (1, "اثنان."), (1, "ثلاثة")]),
        ("a\rb\u{2029}c\u{C}d", vec![(0, "a"), (1, "b"), (2, "c"), (3, "d")]),
        ("\n\n  a\n \t \n\u{200F}\n\nb\n\n", vec![(0, "a"), (1, "\u{200F} b")]),
    ] {
        let mut found = cut_with_numbers("ar", text);
        // A line that shows nothing belongs to the segment before it.
        if text.contains('\u{200F}') {
            assert_eq!(found.remove(0), (0, "a \u{200F}".to_owned()));
            assert_eq!(found, numbered(&[(1, "b")]));
            continue;
        }
        assert_eq!(found, numbered(&expected), "{text:?}");
    }
}

#[test]
fn white_space_belongs_to_the_segment_before_it() {
    let segmenter = Srx::bundled().segmenter(&Lang::english());
    let pieces = |text: &'static str| -> Vec<&str> {
        segmenter.segment(text).iter().map(|segment| segment.span.of(text)).collect()
    };
    assert_eq!(pieces("  A b.  C d.\n\n\tE f. "), ["  A b.  ", "C d.\n\n\t", "E f. "]);
    assert_eq!(pieces(""), [""; 0]);
    assert_eq!(pieces(" \n\t\n"), [" \n\t\n"]);
    assert_eq!(pieces("A."), ["A."]);
    assert_eq!(pieces("A b. \u{200B}"), ["A b. \u{200B}"], "nothing to see is no segment");
}

const WRAPPED: &str = "\
THE OLD HARBOUR

The harbour of the old town was built more than three hundred
years ago, when ships from the south brought salt and cloth. It
was never large. Today only fishermen use it, and on Sundays the
children of the town come down to swim.

Nobody knows who drew the plans. A letter of that time speaks of
two brothers who came from the capital and stayed for a winter
in the house beside the mill.
";

#[test]
fn hard_wrapped_paragraphs_are_put_together() {
    assert_eq!(
        cut_with_numbers("en", WRAPPED),
        numbered(&[
            (0, "THE OLD HARBOUR"),
            (
                1,
                "The harbour of the old town was built more than three hundred years ago, when ships from the south \
                 brought salt and cloth."
            ),
            (1, "It was never large."),
            (1, "Today only fishermen use it, and on Sundays the children of the town come down to swim."),
            (2, "Nobody knows who drew the plans."),
            (
                2,
                "A letter of that time speaks of two brothers who came from the capital and stayed for a winter in \
                 the house beside the mill."
            ),
        ])
    );
    let crlf = WRAPPED.replace('\n', "\r\n");
    assert_eq!(cut_with_numbers("en", &crlf), cut_with_numbers("en", WRAPPED));
}

/// Fills lines up to a width, as a mail program does.
fn wrap(text: &str, width: usize) -> String {
    let (mut wrapped, mut length) = (String::new(), 0);
    for word in text.split(' ') {
        let chars = word.chars().count();
        if length > 0 && length + 1 + chars > width {
            wrapped.push('\n');
            length = 0;
        } else if length > 0 {
            wrapped.push(' ');
            length += 1;
        }
        wrapped.push_str(word);
        length += chars;
    }
    wrapped
}

#[test]
fn hard_wrapped_arabic_too() {
    let first = "كان الميناء القديم صغيرا لا تدخله إلا سفن الصيد القادمة من القرى القريبة محملة بالسمك والملح. \
                 وكان أهل المدينة ينزلون إليه كل صباح ليشتروا ما يحتاجون إليه ثم يعودون إلى بيوتهم قبل الظهر.";
    let second = "أما اليوم فلم يبق منه غير رصيف من الحجر يجلس عليه الشيوخ في المساء يتحدثون عن الأيام التي مضت. \
                  وقد قررت البلدية أن ترممه وأن تبني إلى جانبه متحفا صغيرا.";
    let plain = cut_with_numbers("ar", &format!("{first}\n{second}"));
    assert_eq!(plain.len(), 4);
    for width in [40, 60, 72] {
        let wrapped = format!("{}\n\n{}\n", wrap(first, width), wrap(second, width));
        assert_eq!(cut_with_numbers("ar", &wrapped), plain, "{width}");
    }
}

#[test]
fn a_short_line_ends_its_paragraph_in_a_wrapped_text_too() {
    let text = WRAPPED.replace("Nobody knows", "The builders\nNobody knows");
    let found = cut_with_numbers("en", &text);
    assert!(found.contains(&(2, "The builders".to_owned())));
    assert!(found.contains(&(3, "Nobody knows who drew the plans.".to_owned())));
}

#[test]
fn what_is_not_evidently_wrapped_is_not_put_together() {
    let list =
        "Shopping\n\nbread and some butter for the week\nmilk\napples, the small green ones\nsalt\nrice\n\nDone\n";
    let sentences = "One sentence stands on this line here.\nAnother sentence is on the next line.\n\
                     And a third one follows on a third.\nThe fourth has about the same length.\n\n\
                     After a blank line there is another.\nAnd this is the last one of them all.\n";
    let unbroken = WRAPPED.replace("\n\n", "\n");
    let poem =
        "كم من ليالٍ قضيناها\nوالنجم يرعانا\nوالبحر ينشدنا\nحلو الأغاني\n\nثم افترقنا على عجل\nوبكينا\nوالقلب\nيهفو\n";
    for (text, name) in
        [(list, "a list"), (sentences, "a sentence a line"), (&*unbroken, "no blank line"), (poem, "a poem")]
    {
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        let paragraphs = cut_with_numbers("en", text).last().map_or(0, |last| last.0 as usize + 1);
        assert_eq!(paragraphs, lines, "{name}");
    }
}

#[test]
fn one_segment_a_line() {
    let pieces = |text: &'static str| -> Vec<(u32, &str)> {
        one_per_line(text).iter().map(|segment| (segment.paragraph, segment.span.of(text))).collect()
    };
    assert_eq!(pieces(""), []);
    assert_eq!(pieces("\n"), [(0, "\n")]);
    assert_eq!(pieces("a"), [(0, "a")]);
    assert_eq!(pieces("أ\n"), [(0, "أ\n")]);
    assert_eq!(pieces("a. b\n\nc\r\nd"), [(0, "a. b\n"), (1, "\n"), (2, "c\r\n"), (3, "d")]);
    assert_eq!(pieces("a\rb\n\n"), [(0, "a\rb\n"), (1, "\n")], "a carriage return alone ends no line");
}
