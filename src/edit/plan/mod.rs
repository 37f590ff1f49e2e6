//! From a command to operations: pure, one file per kind of command.

mod draft;
mod merge;
mod realign;
mod shift;
mod split;
mod status;
mod text;

use crate::edit::{BeadId, Command, Operation, PairState};

/// What a command comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What changes, in this order. Never empty.
    pub operations: Vec<Operation>,
    /// The bead that the translator looks at afterwards.
    pub focus: BeadId,
}

/// Why a command can't be carried out. Nothing has changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The bead is gone, through an undo or another program.
    #[error("this row is not there any more")]
    NoSuchRow,
    /// Nothing below to merge with.
    #[error("this is the last row: there is none below to merge with")]
    LastRow,
    /// The caret stands at an end of the text.
    #[error("put the caret between two words to split there")]
    NothingToSplit,
    /// The side has no segment to move.
    #[error("this side is empty: there is nothing to move")]
    EmptySide,
    /// The bead is that segment and nothing else, and no neighbour is there to take it.
    #[error("this segment stands alone already")]
    AloneAlready,
    /// Accepted rows stay as they are, so there is nothing to align.
    #[error("all these rows are accepted: accepted rows stay as they are")]
    AllAccepted,
    /// The rows are no longer those that were aligned.
    #[error("these rows have changed since they were aligned")]
    RowsChanged,
    /// The command would leave all as it is.
    #[error("nothing to change")]
    NoChange,
}

/// Says what `command` changes in `state`, without changing it.
pub fn plan(state: &PairState, command: &Command) -> Result<Plan, EditError> {
    match command {
        Command::SetStatus { beads, status } => status::plan(state, beads, *status),
        Command::MergeWithNext { bead } => merge::plan(state, *bead),
        Command::Split { bead, side, offset } => split::plan(state, *bead, *side, *offset),
        Command::MoveFirstUp { bead, side } => shift::up(state, *bead, *side),
        Command::MoveLastDown { bead, side } => shift::down(state, *bead, *side),
        Command::EditText { bead, side, text } => text::plan(state, *bead, *side, text),
        Command::Realign(realignment) => realign::plan(state, realignment),
    }
}
