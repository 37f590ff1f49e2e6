//! What may be wrong with a translation, told by looking at its two texts.

mod kind;

pub use kind::{BadWarning, Warning};
