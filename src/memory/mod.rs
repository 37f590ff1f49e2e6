//! The translation memory as data: its units, and later what can be asked of them.

mod conflict;
mod extra;
mod unit;

pub use conflict::{BadOnConflict, Found, OnConflict, Outcome, decide, key};
pub use extra::{Annotations, Extra, Note, Prop};
pub use unit::{Unit, units_of};
