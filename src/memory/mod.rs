//! The translation memory as data: its units, and what can be asked of them.

pub mod clean;
mod conflict;
mod extra;
#[cfg(test)]
mod sample;
mod selection;
mod stats;
mod unit;

pub use conflict::{BadOnConflict, Found, Identity, OnConflict, Outcome, decide, key};
pub use extra::{Annotations, Extra, Note, Prop};
#[cfg(test)]
pub(crate) use sample::sample;
pub use selection::Selection;
pub use stats::{MOST_ORIGINS, Stats};
pub use unit::{Unit, units_of};
