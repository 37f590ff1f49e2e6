//! TMX 1.4: what other translation tools read and write.
//!
//! Source: the TMX 1.4b specification (LISA OSCAR) and its grammar `tmx14.dtd`.

mod write;

pub use write::write;
