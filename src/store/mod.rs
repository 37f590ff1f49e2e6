//! The memory's file: one SQLite database. One file here per group of tables.
//!
//! Reads and writes rows, and decides nothing: what changes, and in which transaction, is the workspace's.
//! Opening refuses what is no memory (another program's database, any other file, a memory of a newer program), brings
//! an older memory up to date behind a backup, and asks SQLite for durability: write-ahead log, full synchronisation.

mod documents;
mod imported;
mod lexicon;
mod log;
mod open;
mod pair_log;
mod pairs;
mod reading;
mod rows;
mod schema;
mod unit_log;
mod units;

pub use imported::{ImportedRow, UnitId};
pub use lexicon::ListRecord;
pub use log::{LogId, Step};
pub use open::{Store, StoreError};
pub use pair_log::{PairLabel, PairLogId, PairLogStep};
pub use pairs::{PairCounts, PairEntry, PairId, PairRecord, PairSummary};
pub(crate) use unit_log::UnitEntry;
pub use unit_log::{UnitLogId, UnitStep};
pub use units::{RowUnit, UnitRecord};

pub(crate) use reading::Rows;
