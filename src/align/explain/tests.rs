use super::super::form::{Form, Lengths};
use super::super::prior::Shape;
use super::super::search::Settings;
use super::super::side::Reading;
use super::*;
use crate::align::{Aligner, Text};
use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::parallel;

const ARABIC: [&str; 7] = [
    "اشترت المكتبة كتابا بعد كتاب، وكتابا نادرا.",
    "وصل القطار من القاهرة في الساعة 7.",
    "قال السائق إن المطر أخره.",
    "ينام القط الأسود على السجادة.",
    "ويلعب الكلب الأبيض في الحديقة.",
    "دفع التاجر 350 دينارا لبائع السجاد.",
    "أغلقت الأمم المتحدة مكتبها في طرابلس.",
];

/// The fourth and the fifth sentence changed places.
const ENGLISH: [&str; 7] = [
    "The library bought book after book, and one rare book.",
    "The train from Cairo arrived at 7.",
    "Rain had delayed it, the driver said.",
    "The white dog is playing in the garden.",
    "The black cat is asleep on the carpet.",
    "The merchant paid the carpet seller 350 dinars.",
    "The United Nations closed its office in Tripoli.",
];

struct Read {
    source: Side,
    target: Side,
    links: Links,
    lengths: Lengths,
}

impl Read {
    fn new(source: &[&str], target: &[&str]) -> Self {
        let lexicon = Lexicon::bundled();
        let (source, target) = parallel::both(
            1,
            || Side::new(source, Reading::Arabic, lexicon),
            || Side::new(target, Reading::English, lexicon),
        );
        let links = Links::new(&source, &target, Reading::Arabic, lexicon, 1);
        let lengths = Lengths::of(&source, &target);
        Read { source, target, links, lengths }
    }

    fn pair(&self) -> Pair<'_> {
        let settings = Settings { most: 8, threads: 1, exact: false };
        Pair {
            source: &self.source,
            target: &self.target,
            links: &self.links,
            structure: None,
            lengths: &self.lengths,
            settings,
        }
    }
}

fn occurrences(side: &Side, segments: &Range<usize>) -> Vec<u32> {
    let items = segments.clone().flat_map(|segment| side.items(segment));
    items.flat_map(|item| std::iter::repeat_n(item.unit, item.count as usize)).collect()
}

/// What words say by the definition, one occurrence after the other.
fn by_definition(read: &Read, links: &Links, bead: &(Range<usize>, Range<usize>), lambda: f64) -> f64 {
    let (here, there) = (occurrences(&read.source, &bead.0), occurrences(&read.target, &bead.1));
    let ratio = |s: u32, t: u32, of: fn(&super::super::links::Link) -> f32| -> f64 {
        links.of(s).iter().filter(|link| link.target == t).map(|link| f64::from(of(link))).sum()
    };
    let says = |sum: f64, size: usize| (lambda + (1.0 - lambda) * sum / size.max(1) as f64).min(CAP).ln();
    let forward = there.iter().map(|t| says(here.iter().map(|s| ratio(*s, *t, |link| link.forward)).sum(), here.len()));
    let backward =
        here.iter().map(|s| says(there.iter().map(|t| ratio(*s, *t, |link| link.backward)).sum(), there.len()));
    0.5 * (forward.sum::<f64>() + backward.sum::<f64>())
}

#[test]
fn the_parts_add_up_to_the_score() {
    // With what the document taught of its words, and without.
    for learned in [true, false] {
        let (arabic, english) = (ARABIC.repeat(2), ENGLISH.repeat(2));
        let read = Read::new(&arabic, &english);
        let pair = read.pair();
        let mut found = pair.search(&[], |_| {});
        assert!(found.model.links.is_some());
        found.model.links = found.model.links.filter(|_| learned);
        let links = found.model.links.as_ref().unwrap_or(&read.links);
        let form = Form::new(&read.source, &read.target, &read.lengths, 8);
        let all = pair.all_beads(&found.model, 0..arabic.len(), 0..english.len());
        let nothing = Written(FxHashMap::default(), &[]);
        for (bead, name, ordered) in [
            ((0..1, 0..1), "1:1, words that are there several times", false),
            ((1..2, 1..2), "1:1 with a number", false),
            ((1..2, 5..6), "1:1 of strangers", false),
            ((6..7, 6..7), "1:1 with an expression", false),
            ((1..3, 1..2), "2:1", false),
            ((1..2, 1..3), "1:2", false),
            ((0..3, 0..1), "3:1", false),
            ((1..3, 1..3), "2:2", true),
            ((3..5, 3..5), "2:2 crossed", true),
            ((2..5, 2..5), "3:3", false),
            ((3..4, 3..3), "1:0", false),
            ((3..3, 4..5), "0:1", false),
        ] {
            let evidence = explain(&pair, &found.model, &found.beads, bead.clone(), (&nothing, &nothing));
            let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-3, "{name}, {learned}: {a} {b}");
            let both = !bead.0.is_empty() && !bead.1.is_empty();
            let words = if both { by_definition(&read, links, &bead, found.model.numbers.lambda) } else { 0.0 };
            near(evidence.matched + evidence.unmatched, words);
            let shape = Shape { source: bead.0.len(), target: bead.1.len() };
            let term = if both { form.term(bead.0.end, bead.1.end, &shape) } else { 0.0 };
            match ordered {
                false => near(evidence.form, term),
                true => assert!(evidence.form > term - 1e-3, "{name}: {} {term}", evidence.form),
            }
            let (_, score) = all.iter().find(|(b, _)| (&b.source, &b.target) == (&bead.0, &bead.1)).unwrap();
            near(evidence.score() - evidence.prior, *score);
            let matched: f64 = evidence.matches.iter().map(|word| word.weight).sum();
            near(matched, evidence.matched);
        }
        let crossed = explain(&pair, &found.model, &found.beads, (3..5, 3..5), (&nothing, &nothing));
        let term = form.term(5, 5, &Shape { source: 2, target: 2 });
        assert!(crossed.form > term + 1.0, "the order of sentences counts: {} {term}", crossed.form);
    }
}

#[test]
fn words_without_a_match_are_counted_as_often_as_they_are_there() {
    let lexicon = Lexicon::parse_tsv("test", "كتاب\tbook\nجديد\tnew").unwrap();
    let (ar, en) = (Lang::arabic(), Lang::english());
    for (arabic, english, alone, matches) in [
        ("كتاب", "book", (0, 0), 1),
        ("كتاب كتاب", "book", (0, 0), 1),
        ("كتاب", "book book pen pen pen", (0, 3), 1),
        ("كتاب قلم قلم", "book", (2, 0), 1),
        ("كتاب جديد", "new book", (0, 0), 2),
        ("قلم", "pen pen", (1, 2), 0),
        ("…", "book", (0, 1), 0),
        ("كتاب", "", (1, 0), 0),
    ] {
        let source = Text { lang: &ar, segments: vec![arabic], paragraphs: None, kinds: None };
        let target = Text { lang: &en, segments: vec![english], paragraphs: None, kinds: None };
        let found = Aligner::new(&lexicon).explain(&source, &target, (0..1, 0..1)).unwrap();
        assert_eq!((found.alone, found.matches.len()), (alone, matches), "{arabic} / {english}");
        assert_eq!(found.unmatched < 0.0, alone != (0, 0), "{arabic} / {english}");
    }
}

#[test]
fn words_are_shown_as_they_stand_in_the_bead() {
    let (ar, en) = (Lang::arabic(), Lang::english());
    let arabic = ["اجتمع الوزراء.", "قال الوزير إن الأمم المتحدة وافقت.", "كانت ثلاثة ملايين."];
    let english = ["The ministers met.", "The United Nations agreed, said the minister.", "They were three million."];
    let source = Text { lang: &ar, segments: arabic.to_vec(), paragraphs: None, kinds: None };
    let target = Text { lang: &en, segments: english.to_vec(), paragraphs: None, kinds: None };
    let mut aligner = Aligner::new(Lexicon::bundled());
    for (bead, source_word, target_word) in [
        (0, "الوزراء", "ministers"),
        (1, "الوزير", "minister"),
        (1, "الأمم المتحدة", "Nations"),
        (2, "3000000", "3000000"),
    ] {
        let found = aligner.explain(&source, &target, (bead..bead + 1, bead..bead + 1)).unwrap();
        let there = |word: &WordMatch| word.source == source_word && word.target == target_word;
        assert!(found.matches.iter().any(there), "{source_word}: {:?}", found.matches);
        let back = aligner.explain(&target, &source, (bead..bead + 1, bead..bead + 1)).unwrap();
        let there = |word: &WordMatch| word.target == source_word && word.source == target_word;
        assert!(back.matches.iter().any(there), "{source_word}: {:?}", back.matches);
    }
}

#[test]
fn what_has_more_evidence_is_more_certain() {
    let (ar, en) = (Lang::arabic(), Lang::english());
    let in_order = [0, 1, 2, 4, 3, 5, 6].map(|index: usize| ENGLISH[index]);
    let source = Text { lang: &ar, segments: ARABIC.to_vec(), paragraphs: None, kinds: None };
    let target = Text { lang: &en, segments: in_order.to_vec(), paragraphs: None, kinds: None };
    let mut aligner = Aligner::new(Lexicon::bundled());
    for i in 0..ARABIC.len() {
        let found: Vec<Evidence> =
            (0..in_order.len()).map(|j| aligner.explain(&source, &target, (i..i + 1, j..j + 1)).unwrap()).collect();
        let best = |by: fn(&Evidence) -> f64| {
            (0..found.len()).max_by(|a, b| by(&found[*a]).total_cmp(&by(&found[*b]))).unwrap()
        };
        assert_eq!((best(Evidence::score), best(|e| e.confidence)), (i, i), "{}", ARABIC[i]);
        let (right, other) = (&found[i], found[i].runner_up.as_ref().unwrap());
        assert!(right.confidence > 0.9 && other.confidence < right.confidence, "{right:?}");
        // What competes with a wrong bead is at least as likely as the right one.
        for (j, wrong) in found.iter().enumerate().filter(|(j, _)| *j != i) {
            assert!(wrong.runner_up.as_ref().is_some_and(|other| other.confidence >= right.confidence), "{i} {j}");
        }
    }
}

#[test]
fn a_bead_that_is_never_proposed_says_what_its_words_say() {
    let read = Read::new(&ARABIC.repeat(3), &ENGLISH.repeat(3));
    let pair = read.pair();
    let found = pair.search(&[], |_| {});
    let nothing = Written(FxHashMap::default(), &[]);
    for (bead, words) in [((0..21, 0..21), true), ((0..9, 0..1), true), ((5..5, 5..5), false), ((0..4, 2..2), false)] {
        let evidence = explain(&pair, &found.model, &found.beads, bead.clone(), (&nothing, &nothing));
        assert_eq!((evidence.prior, evidence.form, evidence.confidence), (f64::NEG_INFINITY, 0.0, 0.0), "{bead:?}");
        assert_eq!(!evidence.matches.is_empty(), words, "{bead:?}");
    }
}
