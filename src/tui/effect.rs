//! What the review screen asks of the world, and what comes of it.

use std::path::PathBuf;

use crate::edit::{BeadId, Command, SegmentId};
use crate::workspace::Change;

/// Something that the loop does for the screen; its [`Outcome`] is handed back.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// A command on the pair.
    Apply(Command),
    /// The last step is taken back.
    Undo,
    /// The step that was taken back is done again.
    Redo,
    /// Rows are aligned anew: those from one bead to another, or all.
    Realign(Option<(BeadId, BeadId)>),
    /// The pair is written to a file.
    Export {
        /// Where to.
        path: PathBuf,
        /// Whether a file there may be replaced.
        overwrite: bool,
    },
    /// A text is put on the clipboard.
    Copy {
        /// The text.
        text: String,
        /// What it is, for the message.
        what: &'static str,
    },
    /// The terminal goes back to the shell for a while.
    Suspend,
    /// Everything is drawn anew.
    Redraw,
    /// The list of pairs is shown.
    List,
    /// The review is left: for the list that it was opened from, else the program ends.
    Back,
    /// The program ends.
    Quit,
}

/// What came of an effect.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The command was carried out and kept.
    Applied(Command, Change),
    /// Rows were aligned anew, and that was kept.
    Realigned {
        /// How many rows went.
        gone: usize,
        /// How many came in their place.
        made: usize,
        /// The segment that the translator was at.
        at: Option<SegmentId>,
        /// The rows that came.
        rows: Vec<BeadId>,
    },
    /// A step was taken back.
    Undone(Change),
    /// A step was done again.
    Redone(Change),
    /// There was no step to take back.
    NothingToUndo,
    /// There was no step to do again.
    NothingToRedo,
    /// The command makes no sense here; why.
    Refused(String),
    /// It could not be done, and everything is as it was; why.
    Failed(String),
    /// Another program had changed the pair: it was read again, and what was asked for was not done.
    Reloaded {
        /// Whether a text that was being edited had to be left, because its row is gone.
        text_left: bool,
    },
    /// The file was written; what there is to say of it.
    Exported(String),
    /// A text was put on the clipboard, as far as the program can know.
    Copied(&'static str),
    /// There is a file of that name.
    FileExists(PathBuf),
}
