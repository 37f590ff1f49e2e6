//! The aligner as a whole: what it pairs, that it does not depend on the order of the sides, and that nothing upsets it.

use muqabala::align::{AlignWarning, Aligned, Aligner, Text};
use muqabala::lang::Lang;
use muqabala::lexicon::Lexicon;
use proptest::prelude::*;

const ARABIC: &[&str] = &[
    "افتتح وزير الصحة أمس مستشفى جديدا في المدينة.",
    "وقال إن المستشفى يضم 120 سريرا. وستبدأ العيادات عملها في الشهر المقبل.",
    "وتابع أن الحكومة أنفقت ثلاثة ملايين دولار على المشروع.",
    "ولم يحضر أعضاء المعارضة الحفل.",
    "وكان المبنى القديم قد أغلق في عام 2015 بعد حريق.",
    "من جهته، شكر المهندس سمير قسطنطين العمال،",
    "ووعد ببناء مدرسة قريبة.",
    "اشترك في نشرتنا البريدية لتصلك الأخبار كل صباح",
];

const ENGLISH: &[&str] = &[
    "The health minister opened a new hospital in the city yesterday.",
    "He said the hospital had 120 beds.",
    "Its clinics will start work next month.",
    "The government spent three million dollars on the project, he added.",
    "The old building was closed in 2015 after a fire.",
    "Samir Constantine, the engineer, thanked the workers and promised to build a school nearby.",
];

const BEADS: &[(&[usize], &[usize])] =
    &[(&[0], &[0]), (&[1], &[1, 2]), (&[2], &[3]), (&[3], &[]), (&[4], &[4]), (&[5, 6], &[5]), (&[7], &[])];

fn align(source: (&str, &[&str]), target: (&str, &[&str])) -> Aligned {
    let (source_lang, target_lang): (Lang, Lang) = (source.0.parse().unwrap(), target.0.parse().unwrap());
    let source = Text { lang: &source_lang, segments: source.1.to_vec(), paragraphs: None, kinds: None };
    let target = Text { lang: &target_lang, segments: target.1.to_vec(), paragraphs: None, kinds: None };
    Aligner::new(Lexicon::bundled()).align(&source, &target)
}

fn beads(aligned: &Aligned) -> Vec<(Vec<usize>, Vec<usize>)> {
    let beads = aligned.alignment.beads().iter();
    beads.map(|bead| (bead.source.clone().collect(), bead.target.clone().collect())).collect()
}

#[test]
fn a_news_item_with_merges_and_omissions() {
    let aligned = align(("ar", ARABIC), ("en", ENGLISH));
    let expected: Vec<_> = BEADS.iter().map(|(source, target)| (source.to_vec(), target.to_vec())).collect();
    assert_eq!(beads(&aligned), expected);
    assert!(aligned.report.warnings.is_empty());
    assert!(aligned.report.known * 10 > aligned.report.words * 8, "{:?}", aligned.report);
}

#[test]
fn a_bead_can_be_explained() {
    let (ar, en) = (Lang::arabic(), Lang::english());
    let source = Text { lang: &ar, segments: ARABIC.to_vec(), paragraphs: None, kinds: None };
    let target = Text { lang: &en, segments: ENGLISH.to_vec(), paragraphs: None, kinds: None };
    let mut aligner = Aligner::new(Lexicon::bundled());
    let aligned = aligner.align(&source, &target);
    for bead in aligned.alignment.beads().iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty()) {
        let evidence = aligner.explain(&source, &target, (bead.source.clone(), bead.target.clone())).unwrap();
        assert!((evidence.confidence - bead.confidence).abs() < 1e-3, "{bead:?} {evidence:?}");
        assert!(evidence.matches.iter().all(|word| word.weight > 0.0));
        assert!(evidence.runner_up.as_ref().is_some_and(|other| other.confidence < bead.confidence));
        let back = aligner.explain(&target, &source, (bead.target.clone(), bead.source.clone())).unwrap();
        assert_eq!(back.matches[0].source, evidence.matches[0].target);
    }
    let number = aligner.explain(&source, &target, (1..2, 1..3)).unwrap();
    assert!(number.matches.iter().any(|word| word.source == "120" && word.target == "120"), "{number:?}");
    // A bead that is not in the alignment, one that is never proposed, and segments that are not there.
    assert!(aligner.explain(&source, &target, (0..1, 5..6)).unwrap().confidence < 0.01);
    assert_eq!(aligner.explain(&source, &target, (0..8, 0..6)).unwrap().confidence, 0.0);
    assert!(aligner.explain(&source, &target, (0..1, 5..7)).is_none());
}

#[test]
fn threads_and_the_exact_search_change_nothing() {
    let (arabic, english) = (ARABIC.repeat(40), ENGLISH.repeat(40));
    let (ar, en) = (Lang::arabic(), Lang::english());
    let source = Text { lang: &ar, segments: arabic, paragraphs: None, kinds: None };
    let target = Text { lang: &en, segments: english, paragraphs: None, kinds: None };
    let lexicon = Lexicon::bundled();
    let one = Aligner::new(lexicon).align(&source, &target);
    for threads in [2, 5] {
        assert_eq!(Aligner::new(lexicon).threads(threads).align(&source, &target), one, "{threads}");
    }
    let exact = Aligner::new(lexicon).exact(true).align(&source, &target);
    assert_eq!(beads(&exact), beads(&one));
}

/// `DOCUMENTS` names a folder of documents, one segment a line: `NAME.ar` and `NAME.en`, in any depth.
#[test]
#[ignore = "needs documents, and takes a minute for a hundred"]
fn the_corridor_loses_nothing() {
    let folder = std::env::var("DOCUMENTS").expect("DOCUMENTS names a folder");
    let (mut folders, mut documents) = (vec![std::path::PathBuf::from(folder)], 0);
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let other = path.with_extension("en");
            if path.extension().is_none_or(|extension| extension != "ar") || !other.exists() {
                continue;
            }
            let [arabic, english] = [&path, &other].map(|path| std::fs::read_to_string(path).unwrap());
            let (arabic, english): (Vec<&str>, Vec<&str>) = (arabic.lines().collect(), english.lines().collect());
            // More would not find room.
            if arabic.len() * english.len() > 32_000_000 {
                continue;
            }
            let (ar, en) = (Lang::arabic(), Lang::english());
            let source = Text { lang: &ar, segments: arabic, paragraphs: None, kinds: None };
            let target = Text { lang: &en, segments: english, paragraphs: None, kinds: None };
            let mut aligner = Aligner::new(Lexicon::bundled()).threads(8);
            let quick = aligner.align(&source, &target);
            let exact = aligner.exact(true).align(&source, &target);
            assert_eq!(beads(&quick), beads(&exact), "{}", path.display());
            documents += 1;
        }
    }
    println!("{documents} documents");
    assert!(documents > 0);
}

#[test]
fn the_other_direction_is_the_mirror() {
    let there = align(("ar", ARABIC), ("en-GB", ENGLISH)).alignment.into_beads();
    let back = align(("en-GB", ENGLISH), ("ar", ARABIC)).alignment.into_beads();
    assert_eq!(there.len(), back.len());
    for (a, b) in there.iter().zip(&back) {
        assert_eq!((&a.source, &a.target), (&b.target, &b.source));
        assert_eq!(a.confidence.to_bits(), b.confidence.to_bits());
    }
}

#[test]
fn own_words_change_the_outcome() {
    let arabic: &[&str] = &["بلبوط زعفوق", "شخنوب"];
    let english: &[&str] = &["An entirely different heading", "Two rare creatures", "A gruffalo"];
    let own = Lexicon::parse_tsv("own", "بلبوط\tcreature\nزعفوق\trare\nشخنوب\tgruffalo").unwrap();
    let mut both = Lexicon::bundled().clone();
    both.merge(&own);
    let confidence = |lexicon: &Lexicon| {
        let (ar, en) = (Lang::arabic(), Lang::english());
        let source = Text { lang: &ar, segments: arabic.to_vec(), paragraphs: None, kinds: None };
        let target = Text { lang: &en, segments: english.to_vec(), paragraphs: None, kinds: None };
        let aligned = Aligner::new(lexicon).align(&source, &target).alignment.into_beads();
        aligned.iter().find(|bead| bead.source == (1..2) && bead.target == (2..3)).map_or(0.0, |bead| bead.confidence)
    };
    assert!(confidence(&both) > confidence(Lexicon::bundled()));
    assert!(confidence(&both) > 0.5);
}

#[test]
fn other_languages_go_by_numbers_names_and_length() {
    let french: &[&str] = &[
        "Le 14 juillet 1789.",
        "Marie Curie est arrivée à Varsovie.",
        "Il pleut depuis une semaine dans toute la région.",
        "Voilà 250 francs.",
    ];
    let english: &[&str] = &["On July 14, 1789.", "Marie Curie has come to Warsaw.", "Here are 250 francs."];
    let aligned = align(("fr", french), ("en", english));
    let expected = [(vec![0], vec![0]), (vec![1], vec![1]), (vec![2], vec![]), (vec![3], vec![2])];
    assert_eq!(beads(&aligned), expected);
}

#[test]
fn paragraphs_are_evidence() {
    // Nothing but the paragraphs tells where the joined sentence belongs.
    let text: &[&str] = &["بلبوط زعفوق", "شخنوب بلبوط", "زعفوق شخنوب", "بلبوط شخنوب"];
    let short: &[&str] = &["Lorem ipsum dolor sit", "amet consec", "elit vivamus"];
    let (ar, en) = (Lang::arabic(), Lang::english());
    let joined_at = |source: Vec<u32>, target: Vec<u32>| {
        let source = Text { lang: &ar, segments: text.to_vec(), paragraphs: Some(source), kinds: None };
        let target = Text { lang: &en, segments: short.to_vec(), paragraphs: Some(target), kinds: None };
        let aligned = Aligner::new(Lexicon::bundled()).align(&source, &target).alignment.into_beads();
        aligned.iter().find(|bead| bead.shape() == (1, 1)).map(|bead| bead.confidence)
    };
    assert_ne!(joined_at(vec![0, 0, 1, 1], vec![0, 1, 1]), joined_at(vec![0, 1, 1, 1], vec![0, 1, 1]));
    // One segment a paragraph is how lists of segments are read: it says nothing.
    assert_eq!(joined_at(vec![0, 1, 2, 3], vec![0, 1, 2]), joined_at(vec![0, 0, 0, 0], vec![0, 0, 0]));
}

#[test]
fn what_documents_mark_is_evidence() {
    use muqabala::text::BlockKind::{Heading as H, Paragraph as P};
    // Nothing but what is marked tells which of the paragraphs has no translation.
    let text: &[&str] = &["بلبوط", "شخنوب", "زعفوق", "بلبوط", "شخنوب", "زعفوق", "بلبوط", "شخنوب"];
    let short: &[&str] = &["Lorem", "dolor", "consec", "vamus", "lorem", "dolor", "vamus"];
    let (ar, en) = (Lang::arabic(), Lang::english());
    let source =
        Text { lang: &ar, segments: text.to_vec(), paragraphs: None, kinds: Some(vec![P, P, P, H, P, P, P, P]) };
    let heading_goes_with = |kinds: Vec<_>| {
        let target = Text { lang: &en, segments: short.to_vec(), paragraphs: None, kinds: Some(kinds) };
        let aligned = Aligner::new(Lexicon::bundled()).align(&source, &target).alignment.into_beads();
        aligned.iter().find(|bead| bead.source.contains(&3)).unwrap().target.clone()
    };
    assert_eq!(heading_goes_with(vec![P, P, H, P, P, P, P]), 2..3);
    assert_eq!(heading_goes_with(vec![P, P, P, H, P, P, P]), 3..4);
}

#[test]
fn what_looks_wrong_is_said() {
    let spanish: &[&str] = &["La vida es sueño.", "Y los sueños, sueños son."];
    for (source, target, expected) in [
        (("ar", ARABIC), ("ar", ARABIC), "both texts are in ar"),
        (("ar", ARABIC), ("en", &[] as &[&str]), "the target has no words"),
        (("ar", ENGLISH), ("en", ENGLISH), "the source does not look like ar"),
        (("en", ENGLISH), ("es", ARABIC), "the target does not look like es"),
        (("ar", &ARABIC[..1]), ("en", ENGLISH), "the target is 7.6 times as long as the other text"),
        (("es", spanish), ("en", ENGLISH), "there are no word lists for es and en"),
        (("en", ENGLISH), ("es", spanish), "there are no word lists for en and es"),
        (("ar", &["بلبوط زعفوق شخنوب طعروس"; 3]), ("en", ENGLISH), "the word lists know only 0 of 12 Arabic words"),
        (("es", spanish), ("en", ENGLISH), "the texts do not look like translations of one another"),
    ] {
        let warnings = align(source, target).report.warnings;
        let said: Vec<String> = warnings.iter().map(AlignWarning::to_string).collect();
        assert!(said.iter().any(|said| said.starts_with(expected)), "{expected}: {said:?}");
    }
    let mirrored = align(("en", ENGLISH), ("ar", &[])).report.warnings;
    assert!(mirrored.contains(&AlignWarning::NoWords { source_side: false }));
}

#[test]
fn odd_texts_get_an_answer_without_confidence() {
    let same = vec!["قال الرئيس إن البلاد بخير"; 2000];
    let same_english = vec!["The president said that the country is fine"; 2000];
    let blank = vec![""; 700];
    let signs = vec!["*** 12 ؟ ***"; 300];
    let long = "وقال رئيس مجلس الوزراء ".repeat(4000);
    let long_english = "The prime minister said ".repeat(4000);
    let (long, long_english) = (vec![long.as_str(); 5], vec![long_english.as_str(); 6]);
    for (source, target, name) in [
        (&same, &same_english, "identical lines"),
        (&blank, &blank, "blank lines"),
        (&signs, &signs, "no letters"),
        (&long, &long_english, "long lines"),
        (&same[..1].to_vec(), &same_english, "one against many"),
        (&same, &same_english[..1].to_vec(), "many against one"),
        (&vec![], &same_english, "nothing against many"),
        (&vec![], &vec![], "nothing"),
    ] {
        let aligned = align(("ar", source), ("en", target));
        let full: Vec<_> = aligned
            .alignment
            .beads()
            .iter()
            .filter(|bead| !bead.source.is_empty() && !bead.target.is_empty())
            .collect();
        let sure = full.iter().filter(|bead| bead.confidence > 0.9).count();
        assert!(sure * 10 <= full.len(), "{name}: {sure} of {}", full.len());
        assert!(!aligned.report.warnings.is_empty(), "{name}");
    }
}

#[test]
fn lines_that_repeat_are_paired_in_order_though_unsurely() {
    let same = |text: &'static str, times: usize| vec![text; times];
    let form = |lines: [&'static str; 4]| lines.repeat(25);
    for (source, target, name) in [
        (same("بلبوط زعفوق شخنوب", 200), same("lorem ipsum dolor", 200), "one unknown line"),
        (same("قال الرئيس إن البلاد بخير", 200), same("The president said that the country is fine", 200), "one line"),
        (
            form(["بلبوط: __", "زعفوق: __", "شخنوب: __", "طعروس: __"]),
            form(["Lorem: _", "Ipsum: _", "Dolor: _", "Amets: _"]),
            "a form",
        ),
    ] {
        let aligned = align(("ar", &source), ("en", &target));
        let expected: Vec<_> = (0..source.len()).map(|line| (vec![line], vec![line])).collect();
        assert_eq!(beads(&aligned), expected, "{name}");
        assert!(aligned.alignment.beads().iter().all(|bead| bead.confidence < 0.99), "{name}");
        let unrelated = |warning: &AlignWarning| matches!(warning, AlignWarning::Unrelated { .. });
        assert!(aligned.report.warnings.iter().any(unrelated), "{name}");
    }
}

#[test]
fn equal_lengths_alone_make_nobody_sure() {
    // One line is left out on each side, and no word says which.
    let arabic = ["بلبوط زعفوق شخنوب طعروس"; 6];
    let english = ["lorem ipsum dolor amets"; 6];
    let aligned = align(("ar", &arabic), ("en", &english));
    assert!(aligned.alignment.beads().iter().all(|bead| bead.confidence < 0.96), "{:?}", aligned.alignment);
    assert_eq!(aligned.report.warnings, [AlignWarning::UnknownWords { known: 0, words: 24 }]);
}

#[test]
fn blank_segments_are_not_taken_into_beads() {
    let with_blanks = |lines: &[&'static str], before: usize, after: usize| -> Vec<&'static str> {
        let padded = lines.iter().map(|line| [vec![""; before], vec![*line], vec![""; after]].concat());
        padded.collect::<Vec<_>>().concat()
    };
    let (source, target) = (with_blanks(&ARABIC[4..], 0, 2), with_blanks(&ENGLISH[4..], 1, 0));
    let aligned = align(("ar", &source), ("en", &target));
    let all = beads(&aligned);
    assert_eq!(all[1], (vec![0], vec![1]), "{all:?}");
    for (here, there) in all.iter().filter(|(here, there)| here.len() + there.len() > 2) {
        let ends = [source[here[0]], source[here[here.len() - 1]], target[there[0]], target[there[there.len() - 1]]];
        assert!(ends.iter().all(|end| !end.is_empty()), "{all:?}");
    }
}

#[test]
fn a_long_document_is_aligned_along_its_way() {
    // Far more nodes than are ever looked at, with a chapter left out on one side.
    let words = [
        ("كتاب", "book"),
        ("مدينة", "city"),
        ("طبيب", "doctor"),
        ("بحر", "sea"),
        ("حرب", "war"),
        ("مدرسة", "school"),
        ("ذهب", "gold"),
        ("شجرة", "tree"),
        ("ملك", "king"),
        ("خبز", "bread"),
    ];
    let line = |i: usize| {
        let chosen =
            [words[i % 10], words[i / 10 % 10], words[i / 100 % 10], words[i * 7 / 3 % 10], words[i * 13 / 11 % 10]];
        let (arabic, english): (Vec<&str>, Vec<&str>) = chosen.into_iter().unzip();
        (format!("{} {}", arabic.join(" "), i + 10), format!("{} {}", english.join(" "), i + 10))
    };
    let lines: Vec<_> = (0..3000).map(line).collect();
    let arabic: Vec<&str> = lines.iter().map(|(arabic, _)| arabic.as_str()).collect();
    let english: Vec<&str> = lines
        .iter()
        .enumerate()
        .filter(|(i, _)| !(1000..1400).contains(i))
        .map(|(_, (_, english))| english.as_str())
        .collect();
    let aligned = align(("ar", &arabic), ("en", &english));
    let full = aligned.alignment.beads().iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty());
    let right = full.filter(|bead| {
        let left_out = if bead.source.start < 1000 { 0 } else { 400 };
        bead.shape() == (1, 1) && bead.target.start + left_out == bead.source.start
    });
    assert!(right.count() >= 2595);
}

#[test]
fn progress_rises_to_the_end() {
    let (ar, en) = (Lang::arabic(), Lang::english());
    let source = Text { lang: &ar, segments: ARABIC.to_vec(), paragraphs: None, kinds: None };
    let target = Text { lang: &en, segments: ENGLISH.to_vec(), paragraphs: None, kinds: None };
    let mut seen = Vec::new();
    Aligner::new(Lexicon::bundled()).on_progress(|share| seen.push(share)).align(&source, &target);
    assert!(seen.is_sorted());
    assert_eq!((seen.first(), seen.last()), (Some(&0.0), Some(&1.0)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the texts are, every segment is in one bead, in order, and the bead types asked for are kept to.
    #[test]
    fn every_text_is_covered_once(
        source in proptest::collection::vec("([ا-ي]{1,5} ?|[a-z]{1,3} |[0-9]{1,3} |\\PC){0,6}", 0..14),
        target in proptest::collection::vec("([A-Za-z]{1,6} |[0-9]{1,3} |\\PC){0,6}", 0..14),
        most in 0usize..10,
    ) {
        let (ar, en) = (Lang::arabic(), Lang::english());
        let source = Text { lang: &ar, segments: source.iter().map(String::as_str).collect(), paragraphs: None, kinds: None };
        let target = Text { lang: &en, segments: target.iter().map(String::as_str).collect(), paragraphs: None, kinds: None };
        let aligned = Aligner::new(Lexicon::bundled()).max_bead(most).align(&source, &target);
        let (mut i, mut j) = (0, 0);
        for bead in aligned.alignment.beads() {
            prop_assert_eq!((bead.source.start, bead.target.start), (i, j));
            prop_assert!((0.0..=1.0).contains(&bead.confidence));
            prop_assert!(bead.source.len() <= most.clamp(1, 8) && bead.target.len() <= most.clamp(1, 8));
            (i, j) = (bead.source.end, bead.target.end);
        }
        prop_assert_eq!((i, j), (source.segments.len(), target.segments.len()));
    }
}
