//! Figures worked out by hand, and laws of counting.

use proptest::prelude::*;

use super::*;

fn beads(text: &str) -> Vec<Sets> {
    read_beads(&text.replace(' ', "\n")).unwrap()
}

fn score(counts: &Counts, measure: Measure) -> (usize, usize, usize, usize) {
    let Score { right, predicted, found, gold } = counts.score(measure);
    (right, predicted, found, gold)
}

/// One document in which everything that is counted differently occurs.
const GOLD: &str = "0:0 1,2:1 3: 4: 5:2,3 6:4 :5 :6 7,8:7,8";
/// Right: the first; a part of the second; a run in one; a 1:2 cut short (3 is not mentioned); 6:4 is missing whole;
/// an inserted segment right, the other paired with 6; the last whole.
const PREDICTED: &str = "0:0 1:1 2: 3,4: 5:2 :5 6:6 7,8:7,8";

#[test]
fn all_five_ways_of_counting_are_as_worked_out_by_hand() {
    let counts = Counts::new(&beads(GOLD), &beads(PREDICTED));
    for (measure, expected) in [
        // 0:0 and 7,8:7,8 of 1:1, 5:2, 6:6 besides; the gold has 0:0 1,2:1 5:2,3 6:4 7,8:7,8.
        (Measure::Strict, (2, 5, 2, 5)),
        // The prediction's three with an empty side stand as they are, and only :5 is in the gold.
        (Measure::Vecalign, (3, 8, 2, 5)),
        // Gold: 5 and 3: 4: :5 :6. Predicted: 5 and 2: 3: 4: :5 and, because not mentioned, :3 and :4.
        (Measure::All, (5, 11, 5, 9)),
        // 1:1 and 5:2 share a target with what the gold has there, 6:6 does not; the gold's likewise.
        (Measure::Lax, (4, 5, 4, 5)),
        // Gold 1 + 2 + 2 + 1 + 4, predicted 1 + 1 + 1 + 1 + 4, in common 0-0 1-1 5-2 and the last four.
        (Measure::Pairs, (7, 8, 7, 10)),
    ] {
        assert_eq!(score(&counts, measure), expected, "{}", measure.name());
    }
    let strict = counts.score(Measure::Strict);
    assert!((strict.precision() - 0.4).abs() < 1e-12 && (strict.recall() - 0.4).abs() < 1e-12);
    let pairs = counts.score(Measure::Pairs);
    assert!((pairs.precision() - 0.875).abs() < 1e-12 && (pairs.f1() - 14.0 / 18.0).abs() < 1e-12);
    let types: Vec<_> = counts.types().iter().map(|(shape, of)| (*shape, of.gold, of.found, of.predicted)).collect();
    let expected = [
        ((0, 1), 2, 1, 3),
        ((1, 0), 2, 2, 3),
        ((1, 1), 2, 1, 4),
        ((1, 2), 1, 0, 0),
        ((2, 1), 1, 0, 0),
        ((2, 2), 1, 1, 1),
    ];
    assert_eq!(types, expected);
}

#[test]
fn nothing_against_something_is_nothing_found() {
    let counts = Counts::new(&beads("0:0 1:"), &[]);
    assert_eq!(score(&counts, Measure::Strict), (0, 0, 0, 1));
    // What is not mentioned counts as left untranslated: 0: 1: and :0.
    assert_eq!(score(&counts, Measure::All), (1, 3, 1, 2));
    assert_eq!(counts.score(Measure::Strict).f1(), 0.0);
    assert_eq!(Counts::new(&[], &[]), Counts::default());
    assert_eq!(Counts::default().score(Measure::Pairs).f1(), 0.0);
}

#[test]
fn beads_that_overlap_or_stand_twice_count_once() {
    // Segment 0 with 0 to 2 in the gold; twice with 1 in the prediction.
    let counts = Counts::new(&beads("0:0,1 0:1,2 0:0,1"), &beads("0:1 0,3:1 0:1"));
    assert_eq!(score(&counts, Measure::Strict), (0, 2, 0, 2));
    assert_eq!(score(&counts, Measure::Lax), (2, 2, 2, 2));
    assert_eq!(score(&counts, Measure::Pairs), (1, 2, 1, 3));
}

#[test]
fn a_segment_twice_in_a_bead_makes_it_another_bead() {
    let counts = Counts::new(&beads("0:0,0 1,1:1"), &beads("0:0 1,1:1"));
    assert_eq!(score(&counts, Measure::Strict), (1, 2, 1, 2));
    assert_eq!(score(&counts, Measure::Pairs), (2, 2, 2, 2));
    assert_eq!(score(&counts, Measure::Lax), (2, 2, 2, 2));
    assert_eq!(counts.types()[&(1, 2)], TypeCount { gold: 1, found: 0, predicted: 0 });
}

#[test]
fn a_bead_of_very_many_segments_takes_no_time() {
    let many: Vec<usize> = (0..300_000).collect();
    let one = vec![(many.clone(), many.clone())];
    let single: Vec<Sets> = many.iter().map(|segment| (vec![*segment], vec![*segment])).collect();
    let counts = Counts::new(&one, &single);
    assert_eq!(score(&counts, Measure::Pairs), (300_000, 300_000, 300_000, 90_000_000_000));
    assert_eq!(score(&counts, Measure::Lax), (300_000, 300_000, 1, 1));
}

#[test]
fn counts_of_documents_are_added_before_anything_is_divided() {
    let mut both = Counts::new(&beads("0:0 1:1 2:2"), &beads("0:0 1:1 2:2"));
    both.add(&Counts::new(&beads("0:0,1"), &beads("0:0")));
    assert_eq!(score(&both, Measure::Strict), (3, 4, 3, 4));
    assert_eq!(both.types()[&(1, 2)], TypeCount { gold: 1, found: 0, predicted: 0 });
    // An added segment that the gold mentions and the prediction does not: :1.
    assert_eq!(both.types()[&(0, 1)], TypeCount { gold: 0, found: 0, predicted: 1 });
}

/// Every pair of segments one by one: the definition, where `Counts` only counts.
fn listed(beads: &[Sets]) -> std::collections::BTreeSet<(usize, usize)> {
    beads.iter().flat_map(|(source, target)| source.iter().flat_map(|i| target.iter().map(|j| (*i, *j)))).collect()
}

fn any_beads() -> impl Strategy<Value = Vec<Sets>> {
    let side = || {
        proptest::collection::vec(0..8_usize, 0..4).prop_map(|mut side| {
            side.sort_unstable();
            side
        })
    };
    let bead =
        (side(), side()).prop_filter("some segment", |(source, target)| !source.is_empty() || !target.is_empty());
    proptest::collection::vec(bead, 0..10)
}

proptest! {
    #[test]
    fn pairs_are_counted_as_if_they_were_listed(gold in any_beads(), predicted in any_beads()) {
        let (g, p) = (listed(&gold), listed(&predicted));
        let common = g.intersection(&p).count();
        let counts = Counts::new(&gold, &predicted);
        prop_assert_eq!(score(&counts, Measure::Pairs), (common, p.len(), common, g.len()));
    }

    #[test]
    fn what_agrees_with_itself_is_wholly_right(gold in any_beads()) {
        let counts = Counts::new(&gold, &gold);
        for measure in [Measure::Strict, Measure::All, Measure::Pairs, Measure::Lax] {
            let Score { predicted, right, gold, found } = counts.score(measure);
            prop_assert_eq!((right, found), (predicted, gold), "{}", measure.name());
        }
    }

    #[test]
    fn the_order_of_beads_changes_nothing(gold in any_beads(), predicted in any_beads()) {
        let turned: Vec<Sets> = predicted.iter().rev().cloned().collect();
        prop_assert_eq!(Counts::new(&gold, &predicted), Counts::new(&gold, &turned));
    }
}

#[test]
fn a_reliability_table_is_as_worked_out_by_hand() {
    let predicted = "0:0:0.999 1:1:0.991 2:2:0.9 3:3:0.94 4:4:0.2 5,6::0.6 :5:0.97";
    let predicted = read_weighed(&predicted.replace(' ', "\n")).unwrap();
    // 1:1 is wrong, so is 3:3; one half of 5,6: is right.
    let calibration = Calibration::new(&beads("0:0 1:1,3 2:2 3: 4:4 5: 6:6 :5"), &predicted);
    let table: Vec<_> = calibration.bins().iter().map(|bin| (bin.from, bin.beads, bin.right)).collect();
    assert_eq!(table, [(0.0, 1, 1), (0.5, 2, 1), (0.7, 0, 0), (0.9, 2, 1), (0.95, 1, 1), (0.99, 2, 1)]);
    let close = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found} {expected}");
    close(calibration.sure().confidence().unwrap(), 0.995);
    close(calibration.sure().share_right().unwrap(), 0.5);
    assert_eq!(calibration.bins()[2].confidence(), None);
    assert_eq!((calibration.all().beads, calibration.all().right), (8, 5));
    close(calibration.share(&calibration.sure()), 0.25);
    // 0.8 + |1.2 - 1| + |1.84 - 1| + |0.97 - 1| + |1.99 - 1| = 2.86, for 8 beads.
    close(calibration.expected_error(), 2.86 / 8.0);
    // By tenths: 0.8, |1.2 - 1|, and |0.999 + 0.991 + 0.9 + 0.94 + 0.97 - 3| = 1.8.
    close(calibration.expected_error_tenths(), 2.8 / 8.0);
    let mut twice = calibration.clone();
    twice.add(&calibration);
    assert_eq!(twice.all().beads, 16);
    close(twice.expected_error(), 2.86 / 8.0);
    assert_eq!(Calibration::default().expected_error(), 0.0);
    assert_eq!(Calibration::default().sure().share_right(), None);
}

#[test]
fn the_beads_of_an_alignment_are_judged_like_those_of_a_file() {
    let bead = |source, target, confidence| crate::align::Bead { source, target, confidence };
    let alignment = crate::align::Alignment::new(vec![bead(0..2, 0..1, 0.5), bead(2..3, 1..1, 1.0)], 3, 1).unwrap();
    assert_eq!(weighed(&alignment), read_weighed("0,1:0:.5\n2::1").unwrap());
}
