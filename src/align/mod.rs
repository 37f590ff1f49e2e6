//! Pairing the segments of two texts.

mod bead;

pub use bead::{Alignment, Bead, InvalidAlignment};
