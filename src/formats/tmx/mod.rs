//! TMX 1.4: what other translation tools read and write.
//!
//! Source: the TMX 1.4b specification (LISA OSCAR) and its grammar `tmx14.dtd`.

mod date;
mod write;

pub(super) use date::format as date;
pub use write::write;
