//! Files of subtitles, and the sentences that come of them.

use super::*;
use crate::formats::Position;

fn srt(text: &str) -> Vec<String> {
    lines(read_srt(text))
}

fn vtt(text: &str) -> Vec<String> {
    lines(read_vtt(text))
}

fn lines(parts: Result<Parts, TextError>) -> Vec<String> {
    let Ok(parts) = parts else { return Vec::new() };
    parts.blocks.iter().map(|block| block.span.of(&parts.text).to_owned()).collect()
}

/// An SRT file of cues that follow one another after a second.
fn cues(texts: &[&str]) -> String {
    let cue = |(number, text)| {
        format!("{number}\n00:00:{:02},000 --> 00:00:{:02},000\n{text}\n\n", number * 2, number * 2 + 1)
    };
    (1..).zip(texts).map(cue).collect()
}

#[test]
fn cues_are_joined_to_sentences() {
    for (texts, expected, name) in [
        (
            &["هذه جملة تبدأ هنا", "وتنتهي هنا.", "وهذه أخرى؟"][..],
            &["هذه جملة تبدأ هنا وتنتهي هنا.", "وهذه أخرى؟"][..],
            "Arabic",
        ),
        (
            &["One sentence\nin two lines", "and a third.", "Two!"],
            &["One sentence in two lines and a third.", "Two!"],
            "English",
        ),
        (
            &["He said: “Go.”", "They went. (All of them.)", "«نعم.»", "ثم"],
            &["He said: “Go.”", "They went. (All of them.)", "«نعم.»", "ثم"],
            "quotes and brackets behind",
        ),
        (&["- Where is he?\n- Here!", "Good."], &["- Where is he?", "- Here!", "Good."], "two speakers"),
        (&["- I have not", "seen him.\n– ولا أنا."], &["- I have not seen him.", "– ولا أنا."], "a speaker that goes on"),
        (&["It was\n-5 degrees.", "Cold."], &["It was -5 degrees.", "Cold."], "a number below zero"),
        (
            &["I thought...", "...that you knew.", "Well...", "No."],
            &["I thought... ...that you knew.", "Well...", "No."],
            "ellipses",
        ),
        (&["He went to", "[door slams]", "the house."], &["He went to", "[door slams]", "the house."], "a sound"),
        (&["نعم.\u{202C}", "\u{202B}لا.\u{202C}"], &["نعم.\u{202C}", "\u{202B}لا.\u{202C}"], "marks of direction"),
        (&["no end", "of a sentence", "at all"], &["no end", "of a sentence", "at all"], "no sentence ends anywhere"),
        (&["<i>Slanted", "words.</i>", "{\\an8}On top."], &["Slanted words.", "On top."], "formatting"),
        (&["", "  ", "One."], &["One."], "empty cues"),
    ] {
        assert_eq!(srt(&cues(texts)), expected, "{name}");
        assert_eq!(srt(&cues(texts).replace('\n', "\r\n")), expected, "{name}, CRLF");
        assert_eq!(
            vtt(&format!("WEBVTT\n\n{}", cues(texts).replace(",000", ".000").replace("{\\an8}", ""))),
            expected,
            "{name}, VTT"
        );
    }
}

#[test]
fn a_pause_or_a_long_way_ends_a_block() {
    let pause = "1\n00:00:01,000 --> 00:00:02,000\nhe said\n\n2\n00:00:05,000 --> 00:00:06,000\nand left.\n";
    assert_eq!(srt(pause), ["he said", "and left."]);
    let none = pause.replace("05,000", "04,999");
    assert_eq!(srt(&none), ["he said and left."]);
    let mut texts = vec!["word"; 19];
    texts.push("end.");
    let found = srt(&cues(&texts));
    assert_eq!((found.len(), found[0].split(' ').count()), (2, MOST_JOINED));
}

#[test]
fn files_are_read_as_players_read_them() {
    for (text, expected, name) in [
        (
            "00:00:01,000 --> 00:00:02,000\nOne.\n00:00:03,000 --> 00:00:04,000\nTwo.",
            &["One.", "Two."][..],
            "no numbers, no blank lines",
        ),
        (
            "1\n00:00:01,000 --> 00:00:02,000\nOne\n\nstill one.\n\n2\n00:00:03,000 --> 00:00:04,000\n1984\n",
            &["One still one.", "1984"],
            "a blank line in a cue, a number for text",
        ),
        ("Ripped\n\n1\n00:00:01,000 --> 00:00:02,000\nOne.", &["One."], "something before"),
        ("just text", &["just text"], "no cue"),
        ("\u{FEFF}1\r00:00:01,000 --> 00:00:02,000\rOne.\r", &["One."], "CR and a mark"),
        ("1\n00:00:01,000 --> 00:00:02,000 X1:5 Y1:6\nA --> B.", &["A --> B."], "an arrow in a text"),
    ] {
        assert_eq!(srt(text), expected, "{name}");
    }
    for (text, expected, name) in [
        (
            "WEBVTT - title\nKind: captions\nLanguage: ar\n\nSTYLE\n::cue { color: red }\n\nNOTE\na --> note\n\nid 1\n00:01.000 --> 00:02.000 line:0\nOne.",
            &["One."][..],
            "all that is no text",
        ),
        ("WEBVTT\n\nNOTEBOOK\n00:01.000 --> 00:02.000\nOne.", &["One."], "an identifier like a note"),
        ("WEBVTT\n00:01.000 --> 00:02.000\nOne.\n\nTwo.", &["One.", "Two."], "a cue in the header, a text without one"),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>I am\n\n00:02.500 --> 00:03.000\n<v Bob>here.\n<v Ann>No.",
            &["I am", "here.", "No."],
            "voices",
        ),
        (
            "WEBVTT\n\n00:01.000 --> 00:02.000\none two\n\n00:02.000 --> 00:03.000\none two\nthree.\n\n00:03.000 --> 00:04.000\nthree.\n\n00:04.000 --> 00:05.000\nthree.\nFour.",
            &["one two three.", "Four."],
            "captions that roll",
        ),
        ("WEBVTT", &[], "nothing"),
    ] {
        assert_eq!(vtt(text), expected, "{name}");
    }
}

#[test]
fn times_that_are_none_are_told_of_with_their_place() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n  00:00:0x,000 --> 00:00:04,000\nTwo.\n\n3\n00:00 -> --> x\nThree.\n";
    let parts = read_srt(text).unwrap();
    assert_eq!(parts.blocks.len(), 3);
    let [Warning::BadTimes { count: 2, position }] = parts.warnings[..] else { panic!("{:?}", parts.warnings) };
    assert_eq!((position.line, position.column), (6, 3));
    let parts = read_vtt("WEBVTT\n\n00:01.000 --> soon\nOne.").unwrap();
    let position = Position { byte: 0, line: 3, column: 1 };
    assert_eq!(parts.warnings, [Warning::BadTimes { count: 1, position }]);
}

#[test]
fn times_of_very_many_fields_are_none() {
    let line = format!("{} --> 00:00:02,000\nنعم.\n", ["999999"; 30].join(":"));
    assert!(!crate::formats::document::subtitles::is_times(line.lines().next().unwrap()));
}

#[test]
fn captions_that_roll_are_read_once_in_either_kind() {
    let srt_file = "1\n00:00:00,000 --> 00:00:02,000\n\nhello my\n\n2\n00:00:02,000 --> 00:00:02,010\nhello my\n \n\n\
                    3\n00:00:02,010 --> 00:00:04,000\nhello my\nfriend today\n\n4\n00:00:04,000 --> 00:00:04,010\n\
                    friend today\n \n";
    assert_eq!(srt(srt_file), ["hello my", "friend today"]);
    assert_eq!(
        vtt(&format!("WEBVTT\n\n{}", srt_file.replace("\n\nhello", "\n \nhello"))),
        ["hello my", "friend today"]
    );
    let split = "WEBVTT\n\n00:00.000 --> 00:02.000\n\nhello<00:01.000><c> my</c>\n\n00:02.000 --> 00:02.010\nhello my\n \n\n\
                 00:02.010 --> 00:04.000\nhello my\nfriend<00:03.000><c> today</c>\n";
    assert_eq!(vtt(split), ["hello my", "friend today"], "a blank line in a cue");
    let twice = "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n";
    assert_eq!(srt(twice), ["No.", "No."], "said twice");
}

#[test]
fn speakers_part_what_is_said() {
    for (texts, expected, name) in [
        (&[">> I came", ">> Stop it."][..], &[">> I came", ">> Stop it."][..], "arrows"),
        (&["ALI: I came", "SARA: Stop it,\nplease."], &["ALI: I came", "SARA: Stop it, please."], "names"),
        (&["من أنت يا هذا؟ -\nأنا علي. -", "نعم."], &["- من أنت يا هذا؟", "- أنا علي.", "نعم."], "dashes behind"),
        (&["-\nمن أنت؟", "نعم."], &["- من أنت؟", "نعم."], "a dash alone"),
        (
            &["He is a well-", "known man of the inter-\nnational sort."],
            &["He is a well-known man of the inter-national sort."],
            "words that a line end breaks",
        ),
    ] {
        assert_eq!(srt(&cues(texts)), expected, "{name}");
    }
}

#[test]
fn numbers_and_times_may_have_arabic_digits() {
    let text = "١\n٠٠:٠٠:٠١,٠٠٠ --> ٠٠:٠٠:٠٢,٠٠٠\nمن أنت؟\n\n٢\n٠٠:٠٠:٠٣,٠٠٠ --> ٠٠:٠٠:٠٤,٠٠٠\nأنا علي.\n";
    assert_eq!(srt(text), ["من أنت؟", "أنا علي."]);
    assert_eq!(srt(&text.replace('\n', "\r")), ["من أنت؟", "أنا علي."], "CR");
    assert!(read_srt(text).unwrap().warnings.is_empty());
}
