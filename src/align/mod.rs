//! Pairing the segments of two texts.

mod aligner;
mod anchors;
mod bead;
mod check;
mod fit;
mod form;
mod gold;
mod grid;
pub mod knobs;
mod lattice;
mod links;
mod prior;
mod scores;
mod side;

pub use aligner::{Aligned, Aligner, Report, Text};
pub use bead::{Alignment, Bead, InvalidAlignment};
pub use check::AlignWarning;
pub use gold::{BadBead, Sets, Strict, read_beads};
