//! Aligning between fixed points: beads that are certain stay, everything between them is aligned anew.

use super::aligner::{Aligned, Aligner, Text};
use super::bead::Bead;

/// Why a list of beads can't be kept in one alignment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidFixed {
    /// A bead without any segment.
    #[error("fixed bead {bead} has no segment on either side")]
    EmptyBead {
        /// Its place in the list, from 0.
        bead: usize,
    },
    /// A bead that overlaps the one before it, crosses it, or ends before it starts.
    #[error("fixed bead {bead} does not stand behind the one before it")]
    OutOfOrder {
        /// Its place in the list, from 0.
        bead: usize,
    },
    /// A bead with segments that the texts do not have.
    #[error("fixed bead {bead} goes beyond the last segment")]
    OutOfRange {
        /// Its place in the list, from 0.
        bead: usize,
    },
}

impl Aligner<'_> {
    /// Aligns two texts around beads that are certain. `fixed` are these beads in the order of the text; each is in the
    /// result as it is, with confidence 1, whatever its size. All confidences between them are probabilities given that
    /// they are right. What they teach of the document's words counts for all of it. Without any fixed bead this is
    /// [`align`](Aligner::align).
    pub fn align_between(&mut self, source: &Text, target: &Text, fixed: &[Bead]) -> Result<Aligned, InvalidFixed> {
        check(fixed, source.segments.len(), target.segments.len())?;
        Ok(self.align_around(
            source,
            target,
            fixed.iter().map(|bead| Bead { confidence: 1.0, ..bead.clone() }).collect(),
        ))
    }
}

fn check(fixed: &[Bead], n: usize, m: usize) -> Result<(), InvalidFixed> {
    let mut from = (0, 0);
    for (bead, Bead { source, target, .. }) in fixed.iter().enumerate() {
        if source.start < from.0 || target.start < from.1 || source.end < source.start || target.end < target.start {
            return Err(InvalidFixed::OutOfOrder { bead });
        }
        if source.is_empty() && target.is_empty() {
            return Err(InvalidFixed::EmptyBead { bead });
        }
        if source.end > n || target.end > m {
            return Err(InvalidFixed::OutOfRange { bead });
        }
        from = (source.end, target.end);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::prelude::*;

    use super::*;
    use crate::align::Alignment;
    use crate::lang::Lang;
    use crate::lexicon::Lexicon;

    fn bead(source: Range<usize>, target: Range<usize>) -> Bead {
        Bead { source, target, confidence: 0.5 }
    }

    fn text<'t>(lang: &'t Lang, segments: &[&'t str]) -> Text<'t> {
        Text { lang, segments: segments.to_vec(), paragraphs: None, kinds: None }
    }

    #[test]
    fn beads_that_can_not_all_be_kept_are_refused() {
        use InvalidFixed::{EmptyBead, OutOfOrder, OutOfRange};
        let (ar, en) = (Lang::arabic(), Lang::english());
        let (source, target) = (text(&ar, &["بيت"; 4]), text(&en, &["house"; 4]));
        #[allow(clippy::reversed_empty_ranges)]
        for (name, fixed, refusal) in [
            ("empty", vec![bead(1..1, 2..2)], EmptyBead { bead: 0 }),
            ("overlapping", vec![bead(0..2, 0..1), bead(1..3, 1..2)], OutOfOrder { bead: 1 }),
            ("crossing", vec![bead(0..1, 2..3), bead(1..2, 0..1)], OutOfOrder { bead: 1 }),
            ("twice", vec![bead(0..1, 0..1), bead(0..1, 0..1)], OutOfOrder { bead: 1 }),
            ("turned round", vec![bead(3..1, 0..1)], OutOfOrder { bead: 0 }),
            ("too long", vec![bead(0..1, 0..1), bead(3..5, 3..4)], OutOfRange { bead: 1 }),
            ("far away", vec![bead(usize::MAX - 1..usize::MAX, 0..1)], OutOfRange { bead: 0 }),
        ] {
            let refused = Aligner::new(Lexicon::bundled()).align_between(&source, &target, &fixed);
            assert_eq!(refused, Err(refusal), "{name}");
        }
    }

    #[test]
    fn what_is_between_follows_from_what_is_fixed() {
        let (ar, en) = (Lang::arabic(), Lang::english());
        let source = text(&ar, &["بيت كبير", "سيارة قديمة", "كتاب جديد", "مدرسة قريبة"]);
        let target = text(&en, &["a big house", "an old car", "a new book", "a school nearby"]);
        let mut aligner = Aligner::new(Lexicon::bundled());
        let mut shapes = |fixed: &[Bead]| -> Vec<(usize, usize)> {
            let aligned = aligner.align_between(&source, &target, fixed).unwrap();
            aligned.alignment.beads().iter().map(Bead::shape).collect()
        };
        assert_eq!(shapes(&[]), [(1, 1); 4]);
        assert_eq!(shapes(&[bead(1..2, 1..2)]), [(1, 1); 4]);
        assert_eq!(shapes(&[bead(0..1, 0..2)])[0], (1, 2), "also what is wrong");
        assert_eq!(shapes(&[bead(0..4, 0..4)]), [(4, 4)], "nothing is left");
    }

    #[test]
    fn progress_rises_to_the_end() {
        let (ar, en) = (Lang::arabic(), Lang::english());
        let (source, target) = (text(&ar, &["بيت"; 6]), text(&en, &["house"; 6]));
        let mut shares = Vec::new();
        let mut aligner = Aligner::new(Lexicon::bundled()).on_progress(|share| shares.push(share));
        aligner.align_between(&source, &target, &[bead(1..2, 1..2), bead(3..4, 3..4)]).unwrap();
        drop(aligner);
        assert!(shares.windows(2).all(|pair| pair[0] <= pair[1]), "{shares:?}");
        assert_eq!(shares.last(), Some(&1.0));
    }

    const ARABIC: [&str; 6] = ["وصل الرئيس", "قال الوزير إن 12 شخصا", "", "المدينة القديمة", "يوم الأحد", "كتاب"];
    const ENGLISH: [&str; 6] =
        ["the president arrived", "12 people", "the old city", "", "on Sunday", "said the minister"];

    fn sides() -> impl Strategy<Value = (Vec<&'static str>, Vec<&'static str>)> {
        let side = |from: [&'static str; 6]| prop::collection::vec(prop::sample::select(from.to_vec()), 0..10);
        (side(ARABIC), side(ENGLISH))
    }

    /// Beads that can all be kept: steps of gap and bead, as far as the texts reach.
    fn kept(steps: &[(usize, usize, usize, usize)], n: usize, m: usize) -> Vec<Bead> {
        let (mut s, mut t) = (0, 0);
        let mut fixed = Vec::new();
        for (skip_source, skip_target, source, target) in steps {
            let (from, to) = ((s + skip_source).min(n), (t + skip_target).min(m));
            let bead = bead(from..(from + source).min(n), to..(to + target).min(m));
            (s, t) = (bead.source.end, bead.target.end);
            fixed.extend((bead.shape() != (0, 0)).then_some(bead));
        }
        fixed
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn fixed_beads_are_kept_and_the_rest_is_an_alignment(
            (source, target) in sides(),
            steps in prop::collection::vec((0usize..3, 0usize..3, 0usize..4, 0usize..4), 0..5),
            turned in any::<bool>(),
        ) {
            let (ar, en) = (Lang::arabic(), Lang::english());
            let (source, target) = match turned {
                false => (text(&ar, &source), text(&en, &target)),
                true => (text(&en, &target), text(&ar, &source)),
            };
            let (n, m) = (source.segments.len(), target.segments.len());
            let fixed = kept(&steps, n, m);
            let mut aligner = Aligner::new(Lexicon::bundled());
            let aligned = aligner.align_between(&source, &target, &fixed).unwrap();
            for bead in &fixed {
                prop_assert!(aligned.alignment.beads().contains(&Bead { confidence: 1.0, ..bead.clone() }), "{:?}", bead);
            }
            for bead in aligned.alignment.beads() {
                prop_assert!((0.0..=1.0).contains(&bead.confidence));
            }
            prop_assert!(Alignment::new(aligned.alignment.beads().to_vec(), n, m).is_ok());
        }

        #[test]
        fn without_fixed_beads_it_is_the_plain_alignment((source, target) in sides()) {
            let (ar, en) = (Lang::arabic(), Lang::english());
            let (source, target) = (text(&ar, &source), text(&en, &target));
            let mut aligner = Aligner::new(Lexicon::bundled());
            let plain = aligner.align(&source, &target);
            prop_assert_eq!(aligner.align_between(&source, &target, &[]).unwrap(), plain);
        }
    }
}
