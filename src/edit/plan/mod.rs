//! From a command to operations: pure, one file per kind of command.

mod cells;
mod divide;
mod draft;
mod merge;
mod pinpoint;
mod realign;
mod resegment;
mod said;
mod shift;
mod split;
mod swap;
#[cfg(test)]
mod tests;
mod text;

use crate::edit::{BeadId, Command, Operation, PairState};

pub(super) use resegment::cut_anew;
pub use split::{SplitPreview, split_preview};

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
    /// There is no row below.
    #[error("this is the last row: there is none below")]
    LastRow,
    /// One row can't be merged.
    #[error("one row is no selection: take in the rows that it is to be merged with")]
    OneRow,
    /// One segment can't be merged.
    #[error("this side is one segment already, or none")]
    OneSegment,
    /// Segments that are to become one have others between them.
    #[error("these segments do not stand next to each other in the text")]
    NotAdjacent,
    /// Neither side has two segments.
    #[error("no side of this row has two segments: there is nothing to divide")]
    NothingToDivide,
    /// The caret stands at an end of the text.
    #[error("put the caret between two words to split there")]
    NothingToSplit,
    /// The side has no segment to move.
    #[error("this side is empty: there is nothing to move")]
    EmptySide,
    /// The side has text where an empty one is asked for.
    #[error("this side is not empty: only an empty one can be closed")]
    NotEmpty,
    /// Nothing to move up into an empty side.
    #[error("there is nothing below that could move up")]
    NothingBelow,
    /// The row is accepted, and the command leaves accepted rows alone.
    #[error("this row is accepted, and accepted rows stay as they are")]
    Accepted,
    /// An accepted row is among those that would change.
    #[error("one of these rows is accepted, and accepted rows stay as they are")]
    AcceptedBetween,
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
        Command::SetStatus { beads, status } => said::of_each(state, beads, |bead| bead.status = *status),
        Command::Mark { beads, marked } => said::of_each(state, beads, |bead| bead.marked = *marked),
        Command::Note { bead, text } => said::note(state, *bead, text),
        Command::LeaveOut { beads, left_out } => said::of_each(state, beads, |bead| bead.left_out = *left_out),
        Command::Dismiss { beads, warnings, dismissed } => said::dismiss(state, beads, warnings, *dismissed),
        Command::DismissInPair { bead, warnings, dismissed } => {
            said::dismiss_in_pair(state, *bead, warnings, *dismissed)
        }
        Command::MergeWithNext { bead } => merge::with_next(state, *bead),
        Command::MergeRows { first, last } => merge::rows(state, *first, *last),
        Command::MergeSegments { bead, side } => merge::segments(state, *bead, *side),
        Command::Split { bead, side, offset } => split::plan(state, *bead, *side, *offset),
        Command::Unmerge { bead } => divide::unmerge(state, *bead),
        Command::TakeApart { bead, side } => divide::take_apart(state, *bead, *side),
        Command::MoveFirstUp { bead, side } => shift::up(state, *bead, *side),
        Command::MoveLastDown { bead, side } => shift::down(state, *bead, *side),
        Command::ShiftDown { bead, side } => cells::down(state, *bead, *side),
        Command::ShiftUp { bead, side } => cells::up(state, *bead, *side),
        Command::Swap { bead, side } => swap::plan(state, *bead, *side),
        Command::Pinpoint { source, target } => pinpoint::plan(state, *source, *target),
        Command::EditText { bead, side, text } => text::plan(state, *bead, *side, text),
        Command::EditTexts(edits) => {
            text::many(state, edits.iter().map(|(bead, side, text)| (*bead, *side, text.as_str())))
        }
        Command::RestoreText { bead, side } => text::restore(state, *bead, *side),
        Command::Realign(realignment) => realign::plan(state, realignment),
        Command::Resegment(resegmentation) => resegment::plan(state, resegmentation),
    }
}
