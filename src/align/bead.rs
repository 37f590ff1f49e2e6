//! Beads, and alignments that can only be built valid.

use std::ops::Range;

/// `n` source segments and `m` target segments that translate each other. One of the two ranges may be empty, not both.
#[derive(Debug, Clone, PartialEq)]
pub struct Bead {
    /// Indexes of source segments, from 0.
    pub source: Range<usize>,
    /// Indexes of target segments, from 0.
    pub target: Range<usize>,
    /// The posterior probability, 0 to 1, that exactly this bead belongs to the alignment.
    pub confidence: f64,
}

impl Bead {
    /// The number of source and of target segments: `(1, 2)` is a 1:2 bead.
    pub fn shape(&self) -> (usize, usize) {
        (self.source.len(), self.target.len())
    }
}

/// The ordered beads of a document pair: together they cover every segment of both sides exactly once, in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    beads: Vec<Bead>,
}

/// Why a list of beads is no alignment.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum InvalidAlignment {
    /// A bead without any segment.
    #[error("bead {bead} has no segment on either side")]
    EmptyBead {
        /// Its place in the list, from 0.
        bead: usize,
    },
    /// A segment left out, used twice or out of order.
    #[error("bead {bead} does not go on where the one before it ends")]
    NotConsecutive {
        /// Its place in the list, from 0.
        bead: usize,
    },
    /// Segments after the last bead.
    #[error("{source_left} source and {target_left} target segments are in no bead")]
    Incomplete {
        /// How many source segments are left.
        source_left: usize,
        /// How many target segments are left.
        target_left: usize,
    },
}

impl Alignment {
    /// Builds an alignment of `source` and `target` segments, or says why the beads are none.
    pub fn new(beads: Vec<Bead>, source: usize, target: usize) -> Result<Self, InvalidAlignment> {
        let (mut next_source, mut next_target) = (0, 0);
        for (index, bead) in beads.iter().enumerate() {
            if bead.source.is_empty() && bead.target.is_empty() {
                return Err(InvalidAlignment::EmptyBead { bead: index });
            }
            if bead.source.start != next_source || bead.target.start != next_target {
                return Err(InvalidAlignment::NotConsecutive { bead: index });
            }
            (next_source, next_target) = (bead.source.end, bead.target.end);
        }
        if next_source > source || next_target > target {
            return Err(InvalidAlignment::NotConsecutive { bead: beads.len() - 1 });
        }
        if next_source < source || next_target < target {
            let (source_left, target_left) = (source - next_source, target - next_target);
            return Err(InvalidAlignment::Incomplete { source_left, target_left });
        }
        Ok(Alignment { beads })
    }

    /// The beads in order.
    pub fn beads(&self) -> &[Bead] {
        &self.beads
    }

    /// Gives up the alignment for its beads.
    pub fn into_beads(self) -> Vec<Bead> {
        self.beads
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bead(source: Range<usize>, target: Range<usize>) -> Bead {
        Bead { source, target, confidence: 1.0 }
    }

    #[test]
    fn beads_that_cover_everything_once_are_an_alignment() {
        let beads = vec![bead(0..1, 0..2), bead(1..2, 2..2), bead(2..4, 2..3)];
        assert_eq!(Alignment::new(beads, 4, 3).unwrap().beads().len(), 3);
        assert!(Alignment::new(vec![], 0, 0).is_ok());
    }

    #[test]
    fn anything_else_is_refused() {
        assert!(matches!(Alignment::new(vec![bead(0..0, 0..0)], 0, 0), Err(InvalidAlignment::EmptyBead { bead: 0 })));
        assert!(matches!(
            Alignment::new(vec![bead(1..2, 0..1)], 2, 1),
            Err(InvalidAlignment::NotConsecutive { bead: 0 })
        ));
        assert!(matches!(
            Alignment::new(vec![bead(0..2, 0..1)], 1, 1),
            Err(InvalidAlignment::NotConsecutive { bead: 0 })
        ));
        assert!(matches!(
            Alignment::new(vec![bead(0..1, 0..1)], 2, 1),
            Err(InvalidAlignment::Incomplete { source_left: 1, target_left: 0 })
        ));
    }
}
