//! The translation memory as data: its units, and later what can be asked of them.

mod unit;

pub use unit::{Unit, units_of};
