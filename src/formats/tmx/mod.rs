//! TMX, translation memory exchange, versions 1.1 to 1.4b.

mod names;
mod read;
mod seg;
#[cfg(test)]
mod tests;
mod write;

pub use read::TmxReader;
pub use write::write;
