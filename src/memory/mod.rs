//! The translation memory as data: its units, and what can be asked of them.

pub mod clean;
mod conflict;
mod extra;
mod identity;
mod known;
#[cfg(test)]
mod sample;
mod selection;
mod stats;
mod unit;

pub use conflict::{BadOnConflict, OnConflict, Outcome};
pub use extra::{Annotations, Extra, Note, Prop};
pub use identity::{Identity, Place, key};
pub use known::{Known, Role};
#[cfg(test)]
pub(crate) use sample::{in_context, sample};
pub use selection::Selection;
pub use stats::{MOST_ORIGINS, Stats};
pub use unit::{Unit, units_of};
