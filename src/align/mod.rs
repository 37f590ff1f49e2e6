//! Pairing the segments of two texts.

mod aligner;
mod anchors;
mod bead;
mod check;
mod fit;
mod form;
mod gold;
mod grid;
mod lattice;
mod links;
mod prior;
mod scores;
mod search;
mod side;

pub use aligner::{Aligned, Aligner, Report, Text};
pub use bead::{Alignment, Bead, InvalidAlignment};
pub use check::AlignWarning;
pub use gold::{BadBead, Sets, Strict, read_beads};
