//! The translation memory as data: its units, and later what can be asked of them.

mod extra;
mod unit;

pub use extra::{Annotations, Extra, Note, Prop};
pub use unit::{Unit, units_of};
