//! What a translator asked for, turned into operations that can be undone.
//!
//! [`Command`] says what was asked. [`plan()`] turns it, looking at a [`PairState`] and changing nothing, into a list of
//! [`Operation`]s: rows as they were and rows as they become. [`PairState::apply`] carries an operation out, or refuses
//! when the row is not as the operation remembers it. The inverse of an operation is itself with its two rows swapped,
//! so undo cannot fail and needs no code of its own.
//!
//! Nothing here writes, reads a clock or draws: the same state and command always give the same operations.

#[cfg(test)]
pub(crate) mod any;
mod build;
mod choose;
mod command;
mod evidence;
#[cfg(test)]
mod laws;
mod operation;
mod paired;
mod plan;
mod rank;
mod realign;
mod resegment;
mod rows;
mod side_text;
mod state;
mod status;
mod table;
mod tally;
mod units;
mod warnings;

pub use build::{Texts, rows_of};
pub use choose::{unreviewed_above, unreviewed_from};
pub use command::Command;
pub use evidence::{RowEvidence, RowsAround, evidence};
pub use operation::{Conflict, Operation, inverse};
pub use paired::{Paired, Said};
pub use plan::{EditError, Plan, SplitPreview, plan, split_preview};
pub use realign::{Comparison, Realignment, Run, realign, stretch_around};
pub use resegment::{Resegmentation, resegment};
pub use rows::{BeadId, BeadRow, PairRow, SegmentId, SegmentRow, Side};
pub use side_text::SideText;
pub use state::{PairState, RowView};
pub use status::{BadStatus, Status};
pub use tally::Tally;
pub use warnings::Warnings;
