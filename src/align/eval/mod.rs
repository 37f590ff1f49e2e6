//! How well an alignment agrees with one made by hand (gold), and whether its confidences mean what they say.
//!
//! In go beads as sets of segment numbers, read from [bead files](read_beads) or taken from an
//! [`Alignment`](super::Alignment); out come [`Counts`], which are added up over documents before anything is divided
//! (a micro-average), and a [`Calibration`]. Nothing is asked of the beads: they may overlap, leave segments out or stand
//! in any order.
//!
//! Before counting, on both sides, a bead with an empty side that covers several segments is taken apart into one for
//! each segment, and what stands there twice counts once. Segments of the gold that the prediction does not mention are
//! taken for left untranslated: beads with an empty side of the prediction. Then there are five ways to count:
//!
//! | [`Measure`] | what is right | beads with an empty side |
//! | --- | --- | --- |
//! | strict | a predicted bead that is exactly a gold bead | left out |
//! | vecalign | the same | as they stand, neither taken apart nor implied; left out of recall only |
//! | all | the same | count like others |
//! | lax | a bead that shares a target segment with what the other alignment has for its source segments | left out |
//! | pairs | a source and a target segment in one bead, for every two such | there is no such pair in them |
//!
//! `vecalign` and `lax` are those of the scorer of vecalign (Thompson and Koehn 2019).

mod beads;
mod calibration;
mod counts;
#[cfg(test)]
mod tests;

pub use beads::{BadBead, BadBeadKind, Sets, Weighed, read_beads, read_weighed, weighed};
pub use calibration::{Bin, Calibration, SURE};
pub use counts::{Counts, Measure, Score, TypeCount};
