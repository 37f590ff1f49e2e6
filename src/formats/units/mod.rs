//! Files of units that are paired already: translation memories and bilingual files of other programs.
//!
//! Each format is a [`ReadUnits`]: a stream of [`Item`]s, in the order of the file. A unit that is out of form is an item too
//! and stops nothing; a file that is no file of its format is an error, and then nothing of it counts. What the formats have
//! in common is a [`FileUnit`]: the same text in two or more languages, and all that the file says of it.

mod ahead;
mod error;
mod langs;
mod open;
mod remark;
mod select;
mod unit;
mod weight;

pub use error::{BadUnit, UnitProblem, UnitsError, UnitsProblem};
pub(super) use langs::Langs;
pub use open::{OpenError, OpenOptions, open_units, open_units_from};
pub use remark::Remark;
pub use select::{LanguageChoice, units_of_file};
pub use unit::{FileUnit, Variant};
pub use weight::weight;

/// How many bytes of a file one unit may take up; and how many its translations, if each becomes a unit of its own.
pub const LARGEST_UNIT: u64 = 16 * 1024 * 1024;

/// What a file of units holds next.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A unit.
    Unit(Box<FileUnit>),
    /// A unit that can't be used, and why.
    Bad(BadUnit),
}

/// Reads a file of units.
pub trait ReadUnits {
    /// The next one; none at the end of the file. After an error there is no use in going on.
    fn read(&mut self) -> Result<Option<Item>, UnitsError>;

    /// What there is to tell of what was read so far, besides units that can't be used.
    fn remarks(&self) -> Vec<Remark> {
        Vec::new()
    }
}
