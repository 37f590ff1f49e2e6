//! TMX 1.4: what other translation tools read and write.
//!
//! Source: the TMX 1.4b specification (LISA OSCAR) and its grammar `tmx14.dtd`.

mod codes;
mod date;
mod escape;
mod grammar;
mod read;
mod write;

pub use read::TmxReader;
pub use write::{TmxLevel, write};

/// The property that says where a unit comes from.
const ORIGIN: &str = "x-muqabala-origin";
/// The property that says what the translator said of a unit.
const STATUS: &str = "x-muqabala-status";
/// The property that says how sure the aligner was.
const CONFIDENCE: &str = "x-muqabala-confidence";
/// What a property without a name is called.
const UNNAMED: &str = "x-unnamed";
