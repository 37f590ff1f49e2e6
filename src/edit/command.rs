//! What a translator can ask for.

use crate::edit::{BeadId, Realignment, Side, Status};

/// One thing that was asked for, and so one step of undo.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Says something of beads.
    SetStatus {
        /// Which ones.
        beads: Vec<BeadId>,
        /// What is said.
        status: Status,
    },
    /// Makes one bead of this and the one below.
    MergeWithNext {
        /// The upper of the two.
        bead: BeadId,
    },
    /// Makes two beads of one, cutting one side at a caret. The other side is divided between them by length.
    Split {
        /// The bead to be cut.
        bead: BeadId,
        /// The side with the caret.
        side: Side,
        /// The caret, in bytes of the side's text as it is shown.
        offset: usize,
    },
    /// Moves the first segment of a side to the bead above; the first bead's goes to a new bead above it.
    MoveFirstUp {
        /// The bead that gives.
        bead: BeadId,
        /// The side that moves.
        side: Side,
    },
    /// Moves the last segment of a side to the bead below; the last bead's goes to a new bead below it.
    MoveLastDown {
        /// The bead that gives.
        bead: BeadId,
        /// The side that moves.
        side: Side,
    },
    /// Replaces the text of a side. The document's own text stays as it is beneath.
    EditText {
        /// The bead.
        bead: BeadId,
        /// The side.
        side: Side,
        /// The side's whole text from now on.
        text: String,
    },
    /// Puts rows in the place of others, with the same segments: what [`realign`](crate::edit::realign()) came to.
    Realign(Realignment),
}

impl Command {
    /// The name of the undo step: what stands behind “undone:”.
    pub fn label(&self) -> &'static str {
        match self {
            Command::SetStatus { status: Status::Accepted, .. } => "accept",
            Command::SetStatus { status: Status::NeedsReview, .. } => "needs review",
            Command::SetStatus { status: Status::Rejected, .. } => "reject",
            Command::SetStatus { status: Status::Unreviewed, .. } => "clear",
            Command::MergeWithNext { .. } => "merge",
            Command::Split { .. } => "split",
            Command::MoveFirstUp { .. } => "move up",
            Command::MoveLastDown { .. } => "move down",
            Command::EditText { .. } => "edit text",
            Command::Realign(_) => "realign",
        }
    }
}
