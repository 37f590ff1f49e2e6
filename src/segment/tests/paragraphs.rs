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

/// What is put together, a line each.
fn joined(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for (number, text) in cut_with_numbers("en", text) {
        match paragraphs.get_mut(number as usize) {
            Some(paragraph) => *paragraph = format!("{paragraph} {text}"),
            None => paragraphs.push(text),
        }
    }
    paragraphs
}

const PARAGRAPHS: [&str; 4] = [
    "The council of the two towns met on Tuesday, and it spoke about the bridge for four hours. Nobody knew what it \
     would cost. The mayor said that the money could be found, if both sides wanted it.",
    "It is an old question. The river parts the towns, and for a hundred years people have crossed it in small boats, \
     which do not sail in winter. A bridge was drawn three times and never built.",
    "The next meeting is in spring. Until then two engineers will look at the ground, and they will tell the council \
     what can be built on it.",
    "Those who live beside the river do not want to wait. They have begun to collect money, stones and wood; some have \
     begun to build.",
];

const FAQRAT: [&str; 4] = [
    "اجتمع مجلس المدينتين يوم الثلاثاء، وتحدث عن الجسر أربع ساعات كاملة. ولم يكن أحد يعلم كم سيكلف بناؤه. وقال رئيس \
     البلدية إن المال سيتوفر، إذا أراد الطرفان ذلك حقا.",
    "هذه مسألة قديمة. فالنهر يفصل بين المدينتين، ومنذ مئة سنة والناس يعبرونه في قوارب صغيرة، لا تبحر في الشتاء. وقد \
     رسم الجسر ثلاث مرات ولم يبن قط.",
    "سيعقد الاجتماع القادم في الربيع. وحتى ذلك الحين سيفحص مهندسان الأرض، ثم يخبران المجلس بما يمكن بناؤه عليها من \
     جسور وطرق.",
    "لا يريد من يسكن بجانب النهر أن ينتظر. لقد بدأوا يجمعون المال، والحجارة والخشب؛ وبدأ بعضهم يبني.",
];

fn indented(text: &str, width: usize, first: &str, rest: &str) -> String {
    let wrapped = wrap(&format!("{}{text}", "_".repeat(first.len())), width - rest.len());
    format!("{first}{}", wrapped.trim_start_matches('_').replace('\n', &format!("\n{rest}")))
}

#[test]
fn a_wrapped_text_may_have_no_blank_lines() {
    for (paragraphs, name) in [(PARAGRAPHS, "English"), (FAQRAT, "Arabic")] {
        for width in [50, 60, 72] {
            let books = paragraphs.map(|text| indented(text, width, "    ", "")).join("\n");
            assert_eq!(joined(&books), paragraphs, "{name}, {width}, indented");
            let tabs = books.replace("    ", "\t");
            assert_eq!(joined(&tabs), paragraphs, "{name}, {width}, indented with tabulators");
            let one = paragraphs.join(" ");
            assert_eq!(joined(&wrap(&one, width)), [one], "{name}, {width}, one paragraph");
            let pages = paragraphs.map(|text| wrap(text, width)).join("\n");
            let found = joined(&pages);
            assert_eq!(found.join(" "), paragraphs.join(" "), "{name}, {width}");
            assert!(found.len() <= paragraphs.len(), "{name}, {width}: {found:?}");
        }
    }
}

#[test]
fn lines_of_a_page_in_a_proportional_font_are_put_together() {
    // Each line ends a few letters before or behind where the others do.
    let widths = [82, 74, 79, 71, 80, 76];
    for (paragraphs, name) in [(PARAGRAPHS, "English"), (FAQRAT, "Arabic")] {
        let whole = [paragraphs.join(" "), paragraphs.join(" ")].join(" ");
        let (mut lines, mut rest) = (Vec::new(), &*whole);
        while !rest.is_empty() {
            let line = wrap(rest, widths[lines.len() % widths.len()]);
            let length = line.find('\n').unwrap_or(line.len());
            lines.push(&rest[..length]);
            rest = rest[length..].trim_start();
        }
        let found = joined(&lines.join("\n"));
        assert_eq!(found, [whole], "{name}");
    }
}

#[test]
fn what_may_be_verse_or_a_list_is_not_put_together_without_blank_lines() {
    let sentences = PARAGRAPHS.join(" ").replace(". ", ".\n").replace(", and", ".\nAnd");
    let verse = "The boy stood on the burning deck, whence all but he had fled;\n\
                 The flame, that lit the battle's wreck, shone round him o'er the dead.\n\
                 Yet beautiful, and bright he stood, as born to rule the storm above;\n\
                 A creature of heroic blood, a proud, though childlike form he was.\n\
                 The flames rolled on, he would not go, without his father's word so;\n\
                 That father, faint in death below, his voice no longer could be heard.\n\
                 He called aloud, and said to him, if yet his task was done by then;\n\
                 He knew not, that the chieftain lay, unconscious of his son that day.\n";
    let arabic = "قفا نبك من ذكرى حبيب ومنزل بسقط اللوى بين الدخول فحومل\n\
                  فتوضح فالمقراة لم يعف رسمها لما نسجتها من جنوب وشمأل\n\
                  ترى بعر الآرام في عرصاتها وقيعانها كأنه حب فلفل\n\
                  كأني غداة البين يوم تحملوا لدى سمرات الحي ناقف حنظل\n\
                  وقوفا بها صحبي علي مطيهم يقولون لا تهلك أسى وتجمل\n\
                  وإن شفائي عبرة مهراقة فهل عند رسم دارس من معول\n\
                  كدأبك من أم الحويرث قبلها وجارتها أم الرباب بمأسل\n\
                  إذا قامتا تضوع المسك منهما نسيم الصبا جاءت بريا القرنفل\n\
                  ففاضت دموع العين مني صبابة على النحر حتى بل دمعي محملي\n";
    let journal = (10..30)
        .map(|day| format!("2024-03-{day}, the ship came into the harbour, with salt and cloth on board\n"))
        .collect::<String>();
    let headlines = (0..12)
        .map(|n| format!("وزير النقل يصل إلى العاصمة، ويلتقي نظيره في اجتماع{}\n", " مغلق".repeat(n % 4)))
        .collect::<String>();
    for (text, name) in [
        (&*sentences, "a sentence a line"),
        (verse, "verse"),
        (arabic, "Arabic verse"),
        (&*journal, "a journal"),
        (&*headlines, "headlines"),
    ] {
        assert_eq!(joined(text).len(), text.lines().count(), "{name}");
    }
}

#[test]
fn lists_in_a_wrapped_text_stay_lists() {
    let text = "\
The treaty says the following things about the work of the council and
of its members:

- The council meets twice a year in the capital of one of the member
  states, which is chosen by lot at the end of each of the meetings.
- The members of the council are appointed for four years and may be
  appointed again once by the heads of state of the members together
- The council decides by a majority of its members, but for matters of
  money, where it has to be unanimous in all cases.

The secretary of the council keeps the records of the meetings, and he
sends them to the members within four weeks after the end of the year.
";
    let arabic = "\
تنص المعاهدة على ما يلي بشأن عمل المجلس الذي أنشئ بموجبها بين الدول
الأعضاء:

- يجتمع المجلس مرتين في السنة في عاصمة إحدى الدول الأعضاء التي تختار
بالقرعة في نهاية كل اجتماع من اجتماعاته العادية وغير العادية الأخرى
- يعين أعضاء المجلس لمدة أربع سنوات ويجوز إعادة تعيينهم مرة واحدة من
رؤساء الدول الأعضاء الذين يجتمعون لهذا الغرض في العاصمة كل سنة مرة
- يتخذ المجلس قراراته بأغلبية أعضائه إلا في الأمور المالية التي ينبغي
أن يتخذ قراراته فيها بالإجماع.

ويحتفظ أمين المجلس بمحاضر الاجتماعات ويرسلها إلى الأعضاء في غضون أربعة
أسابيع بعد نهاية السنة.
";
    let marks: [[&str; 3]; 10] = [
        ["- ", "- ", "- "],
        ["* ", "* ", "* "],
        ["• ", "• ", "• "],
        ["1. ", "2. ", "3. "],
        ["1) ", "2) ", "3) "],
        ["(1) ", "(2) ", "(3) "],
        ["١. ", "٢. ", "٣. "],
        ["١- ", "٢- ", "٣- "],
        ["أ. ", "ب. ", "ج. "],
        ["a) ", "b) ", "c) "],
    ];
    for (text, name) in [(text, "English"), (arabic, "Arabic")] {
        for of_items in marks {
            let mut text = text.to_owned();
            for mark in of_items {
                text = text.replacen("\n- ", &format!("\n{mark}"), 1);
            }
            let found = joined(&text);
            assert_eq!(found.len(), 5, "{name}, {of_items:?}: {found:#?}");
            for (item, mark) in found[1..4].iter().zip(of_items) {
                assert!(item.starts_with(mark), "{name}: {item}");
            }
            let close = joined(&text.replacen("\n\n", "\n", 1));
            assert_eq!(close, found, "{name}, {of_items:?}, right behind the colon");
        }
    }
}

#[test]
fn a_dash_or_a_number_in_running_text_begins_nothing() {
    let text =
        |text: &str| text.replace(", and ", " – and ").replace("three times", "in the year 3. It was") + " So it is.";
    let paragraphs = PARAGRAPHS.map(text);
    let wrapped = |width| paragraphs.each_ref().map(|text| wrap(text, width)).join("\n\n");
    for width in 45..72 {
        assert_eq!(joined(&wrapped(width)), paragraphs, "{width}");
    }
    for mark in ["\n– ", "\n3. "] {
        assert!((45..72).any(|width| wrapped(width).contains(mark)));
    }
}

#[test]
fn letters_and_addresses_do_not_hide_that_a_text_is_wrapped() {
    let [first, second, ..] = PARAGRAPHS;
    let text = format!(
        "Ahmed Salim\n12 Harbour Road\nOld Town\n\nDear Ahmed,\n\n{}\n\n{}\n\nBest regards,\nSara Mills\nMinistry of \
         Transport\n",
        wrap(first, 72),
        wrap(second, 72)
    );
    let expected =
        ["Ahmed Salim", "12 Harbour Road", "Old Town", "Dear Ahmed,", first, second, "Best regards,", "Sara Mills"];
    assert_eq!(joined(&text)[..8], expected);
    let quoted = format!("{text}\nOn Monday Ahmed wrote:\n> {}\n", wrap(second, 72).replace('\n', "\n> "));
    assert_eq!(joined(&quoted)[..8], expected, "with a quoted mail");
}

#[test]
fn entries_in_a_wrapped_text_stay_apart() {
    let prose = PARAGRAPHS.map(|text| wrap(text, 72)).join("\n\n");
    let prose = [&*prose, &*prose].join("\n\n");
    for entries in [
        ["Ahmed Salim, who is the engineer of the new bridge", "Sara Mills, who looks after the money for it"],
        ["the questions of the engineers:   bridge@old.town", "questions of money and of the ground: money@old.town"],
        ["أحمد سالم، وهو مهندس الجسر الجديد في المدينة القديمة", "سارة ميلز، وهي التي تنظر في أمر المال"],
    ] {
        let found = joined(&format!("{prose}\n\n{}\n", entries.join("\n")));
        let [.., first, second] = &found[..] else { panic!("{found:?}") };
        assert!(found.len() == 10 && first.starts_with(&entries[0][..9]) && second == entries[1], "{found:#?}");
    }
}

#[test]
fn numbers_of_pages_stand_alone() {
    for number in ["3", "- 3 -", "Page 3 of 9", "صفحة ٣"] {
        let wrapped = PARAGRAPHS.map(|text| wrap(text, 60)).join("\n");
        let lines: Vec<&str> = wrapped.lines().collect();
        let text = format!("{}\n{number}\n\u{C}{}\n", lines[..5].join("\n"), lines[5..].join("\n"));
        let found = joined(&text);
        assert!(found.contains(&number.to_owned()), "{number}: {found:#?}");
        assert!(found.len() <= 6, "{number}: {found:#?}");
        let blank = text.replace(&format!("\n{number}\n"), &format!("\n\n{number}\n\n"));
        assert_eq!(joined(&blank), found, "{number}");
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
