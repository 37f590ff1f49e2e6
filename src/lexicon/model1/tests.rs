use proptest::prelude::*;

use super::*;

const OPEN: Test = Test { count: 1.0, ratio: 0.0 };

fn pairs<'a>(texts: &'a [(Vec<u32>, Vec<u32>)], weight: f64) -> Vec<NumberedPair<'a>> {
    texts.iter().map(|(source, target)| NumberedPair { source, target, weight }).collect()
}

#[test]
fn words_that_go_together_find_each_other() {
    // The classic example: das Haus, das Buch, ein Buch; the house, the book, a book.
    let texts = [(vec![0, 1], vec![0, 1]), (vec![0, 2], vec![0, 2]), (vec![3, 2], vec![3, 2])];
    let model = Model1::train(&pairs(&texts, 1.0), &[], OPEN, 20, 1);
    for source in 0..4 {
        let best = model.row(source).iter().max_by(|a, b| a.p.total_cmp(&b.p)).unwrap();
        assert_eq!(best.target, source);
    }
    assert!(model.p(0, 0) > 0.6, "{:?}", model.row(0));
    assert_eq!(model.p(1, 3), 0.0);
}

#[test]
fn what_is_known_decides_between_equals() {
    // Nothing but the known pair tells 0–0 and 1–1 from 0–1 and 1–0.
    let texts = vec![(vec![0, 1], vec![0, 1]); 4];
    let model = Model1::train(&pairs(&texts, 1.0), &[], OPEN, 5, 1);
    assert_eq!(model.p(0, 0).to_bits(), model.p(0, 1).to_bits());
    let known = [Known { source: 0, target: 0, count: 1.0 }];
    let model = Model1::train(&pairs(&texts, 1.0), &known, OPEN, 5, 1);
    assert!(model.p(0, 0) > 2.0 * model.p(0, 1), "{:?}", model.row(0));
    assert!(model.p(1, 1) > 1.5 * model.p(1, 0), "{:?}", model.row(1));
}

#[test]
fn chance_pairs_have_no_row() {
    // Words 10 and 11 stand together once, 0 and 0 always.
    let texts = [(vec![0, 10], vec![0, 11]), (vec![0], vec![0]), (vec![1], vec![1]), (vec![1, 2], vec![1])];
    let model = Model1::train(&pairs(&texts, 1.0), &[], Test { count: 2.0, ratio: 3.0 }, 5, 1);
    assert!(model.row(10).is_empty());
    assert!(model.p(0, 0) > 0.5);
    assert_eq!((model.null[11], model.null[1]), (0.2, 0.4), "the null word gives each word its share");
    let known = [Known { source: 10, target: 7, count: 2.0 }];
    let model = Model1::train(&pairs(&texts, 1.0), &known, Test { count: 2.0, ratio: 3.0 }, 5, 1);
    let row: Vec<u32> = model.row(10).iter().map(|cell| cell.target).collect();
    assert_eq!(row, [7], "a known pair has a row, also when no text holds it");
}

#[test]
fn unsure_texts_count_for_less() {
    let texts = [(vec![0], vec![0]), (vec![0], vec![1])];
    let mut pairs = pairs(&texts, 1.0);
    pairs[1].weight = 0.25;
    let model = Model1::train(&pairs, &[], OPEN, 3, 1);
    assert!(model.p(0, 0) > 2.0 * model.p(0, 1), "{:?}", model.row(0));
}

#[test]
fn odd_input_trains_nothing() {
    let long: Vec<u32> = (0..5000).collect();
    for (source, target, weight, name) in [
        (&[][..], &[0][..], 1.0, "empty source"),
        (&[0], &[], 1.0, "empty target"),
        (&[0], &[0], 0.0, "no weight"),
        (&[0], &[0], f64::NAN, "a weight that is no number"),
        (&[0], &[0], f64::INFINITY, "an endless weight"),
        (&long, &long, 1.0, "far too long"),
    ] {
        let model = Model1::train(&[NumberedPair { source, target, weight }], &[], OPEN, 5, 1);
        assert!(model.row(0).is_empty() && model.p(0, 0) == 0.0, "{name}");
    }
    let nothing = Model1::train(&[], &[Known { source: 1, target: 1, count: f64::NAN }], OPEN, 5, 1);
    assert!(nothing.row(1).is_empty() && nothing.row(u32::MAX - 1).is_empty());
}

#[test]
#[ignore = "for its figures; run it by name, with --release"]
fn thirty_thousand_texts() {
    // Words in the frequencies of a language: the k-th most frequent one 1/k as often as the first.
    let mut random = 1_u64;
    let mut word = || {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        libm::exp((random >> 33) as f64 / f64::from(1_u32 << 31) * libm::log(30_000.0)) as u32
    };
    let texts: Vec<_> = (0..30_000)
        .map(|_| {
            let source: Vec<u32> = (0..20).map(|_| word()).collect();
            (source.clone(), source.iter().map(|w| if w % 3 == 0 { word() } else { *w }).collect::<Vec<_>>())
        })
        .collect();
    let pairs = pairs(&texts, 1.0);
    for rounds in [0, 1, 5] {
        let started = std::time::Instant::now();
        let model = Model1::train(&pairs, &[], Test { count: 2.0, ratio: 10.0 }, rounds, 1);
        println!("{rounds} rounds: {:?}, {} pairs of words", started.elapsed(), model.cells.len());
    }
}

proptest! {
    #[test]
    fn rows_are_probabilities_and_the_same_every_time(
        texts in prop::collection::vec(
            (prop::collection::vec(0..12_u32, 0..6), prop::collection::vec(0..12_u32, 0..6)), 0..12),
        weights in prop::collection::vec(0.0..1.0_f64, 12),
        known in prop::collection::vec((0..14_u32, 0..14_u32, 0.0..3.0_f64), 0..6),
    ) {
        let pairs: Vec<NumberedPair> = texts.iter().zip(&weights)
            .map(|((source, target), weight)| NumberedPair { source, target, weight: *weight }).collect();
        let known: Vec<Known> =
            known.into_iter().map(|(source, target, count)| Known { source, target, count }).collect();
        let model = Model1::train(&pairs, &known, Test { count: 0.5, ratio: 0.5 }, 4, 1);
        for source in 0..14 {
            let row = model.row(source);
            prop_assert!(row.is_sorted_by(|a, b| a.target < b.target));
            prop_assert!(row.iter().all(|cell| (0.0..=1.0 + 1e-9).contains(&cell.p)));
            prop_assert!(row.iter().map(|cell| cell.p).sum::<f64>() <= 1.0 + 1e-9);
        }
        let again = Model1::train(&pairs, &known, Test { count: 0.5, ratio: 0.5 }, 4, 1);
        prop_assert!(model.cells.iter().zip(&again.cells).all(|(a, b)| a.p.to_bits() == b.p.to_bits()));
    }
}
