//! What a translator can ask for.

use std::collections::BTreeSet;

use crate::edit::{BeadId, Realignment, Resegmentation, Side, Status};
use crate::quality::Warning;

/// One thing that was asked for, and so one step of undo.
///
/// Where rows become others than they were (merged, divided, given other segments), what was said of them is of the old
/// rows: they are unreviewed afterwards, or still for another look, and have no confidence. Bookmarks and comments are
/// never lost: they go on with the row that takes the place.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Says something of beads.
    SetStatus {
        /// Which ones.
        beads: Vec<BeadId>,
        /// What is said.
        status: Status,
    },
    /// Puts a bookmark on beads, or takes it away.
    Mark {
        /// Which ones.
        beads: Vec<BeadId>,
        /// Whether they have one from now on.
        marked: bool,
    },
    /// Writes a comment.
    Note {
        /// The bead.
        bead: BeadId,
        /// The whole comment from now on; an empty one is none.
        text: String,
    },
    /// Keeps beads out of the memory and of what is exported, or lets them in again.
    LeaveOut {
        /// Which ones.
        beads: Vec<BeadId>,
        /// Whether they are left out from now on.
        left_out: bool,
    },
    /// Has warnings of beads not told any more, or told again.
    Dismiss {
        /// Which ones.
        beads: Vec<BeadId>,
        /// The kinds of warning.
        warnings: BTreeSet<Warning>,
        /// Whether they are dismissed from now on.
        dismissed: bool,
    },
    /// The same for all beads of the pair, also those that will be.
    DismissInPair {
        /// The bead that the translator looks at; it does not change.
        bead: BeadId,
        /// The kinds of warning.
        warnings: BTreeSet<Warning>,
        /// Whether they are dismissed from now on.
        dismissed: bool,
    },
    /// Makes one bead of this and the one below.
    MergeWithNext {
        /// The upper of the two.
        bead: BeadId,
    },
    /// Makes one bead of several.
    MergeRows {
        /// One end of the range.
        first: BeadId,
        /// The other end, included.
        last: BeadId,
    },
    /// Makes one segment of those of a side. Its text is shown as before, and the bead stays what it is.
    MergeSegments {
        /// The bead.
        bead: BeadId,
        /// The side.
        side: Side,
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
    /// Makes a bead of each segment of a bead: the first of the source with the first of the target, and so on.
    Unmerge {
        /// The bead to be divided.
        bead: BeadId,
    },
    /// Takes a side out of its bead: it becomes a bead of its own below.
    TakeApart {
        /// The bead that loses a side.
        bead: BeadId,
        /// The side that goes.
        side: Side,
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
    /// Puts an empty cell into a side: what is there and what stands below on this side goes one row down, until a row
    /// whose side is empty takes it up, or to a new row before the next accepted one or at the end.
    ShiftDown {
        /// The bead whose side is empty afterwards.
        bead: BeadId,
        /// The side that moves.
        side: Side,
    },
    /// Closes an empty cell of a side: what stands below on this side goes one row up, as far as the next accepted row or
    /// the end.
    ShiftUp {
        /// The bead whose side is empty.
        bead: BeadId,
        /// The side that moves.
        side: Side,
    },
    /// Exchanges the texts of one side of this bead and the one below. The document's own texts stay beneath.
    Swap {
        /// The upper of the two.
        bead: BeadId,
        /// The side whose texts change places.
        side: Side,
    },
    /// Pairs the source of one bead with the target of another, however far. What stands between keeps its order, each
    /// side alone.
    Pinpoint {
        /// The bead with the source.
        source: BeadId,
        /// The bead with the target.
        target: BeadId,
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
    /// Replaces the texts of many sides at once, each as by itself. Of two texts for one side the last one counts.
    EditTexts(Vec<(BeadId, Side, String)>),
    /// Brings the document's own text of a side back. What the translator wrote where the document has nothing stays.
    RestoreText {
        /// The bead.
        bead: BeadId,
        /// The side.
        side: Side,
    },
    /// Puts rows in the place of others, with the same segments: what [`realign`](crate::edit::realign()) came to.
    Realign(Realignment),
    /// Cuts the texts anew between accepted rows and puts rows of the new segments in the place of others: what
    /// [`resegment`](crate::edit::resegment()) came to.
    Resegment(Resegmentation),
}

impl Command {
    /// The name of the undo step: what stands behind “undone:”.
    pub fn label(&self) -> &'static str {
        match self {
            Command::SetStatus { status: Status::Accepted, .. } => "accept",
            Command::SetStatus { status: Status::NeedsReview, .. } => "needs review",
            Command::SetStatus { status: Status::Rejected, .. } => "reject",
            Command::SetStatus { status: Status::Unreviewed, .. } => "clear",
            Command::Mark { marked: true, .. } => "bookmark",
            Command::Mark { marked: false, .. } => "remove bookmark",
            Command::Note { text, .. } if text.trim().is_empty() => "remove comment",
            Command::Note { .. } => "comment",
            Command::LeaveOut { left_out: true, .. } => "leave out",
            Command::LeaveOut { left_out: false, .. } => "take in again",
            Command::Dismiss { dismissed: true, .. } => "dismiss warning",
            Command::Dismiss { dismissed: false, .. } => "warn again",
            Command::DismissInPair { dismissed: true, .. } => "dismiss warning everywhere",
            Command::DismissInPair { dismissed: false, .. } => "warn again everywhere",
            Command::MergeWithNext { .. } => "merge",
            Command::MergeRows { .. } => "merge rows",
            Command::MergeSegments { .. } => "merge segments",
            Command::Split { .. } => "split",
            Command::Unmerge { .. } => "unmerge",
            Command::TakeApart { .. } => "take apart",
            Command::MoveFirstUp { .. } => "move up",
            Command::MoveLastDown { .. } => "move down",
            Command::ShiftDown { .. } => "insert empty",
            Command::ShiftUp { .. } => "close empty",
            Command::Swap { .. } => "swap",
            Command::Pinpoint { .. } => "pair far rows",
            Command::EditText { .. } => "edit text",
            Command::EditTexts(_) => "replace",
            Command::RestoreText { .. } => "restore text",
            Command::Realign(_) => "realign",
            Command::Resegment(_) => "resegment",
        }
    }
}
