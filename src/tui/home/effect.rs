//! What the list of pairs asks of the world, and what comes of it.

use std::path::PathBuf;

use crate::tui::home::{Looked, Prepared, TextsFound, Wanted};
use crate::workspace::{PairChange, PairId};

/// Something that the loop does for the list; its [`HomeOutcome`] is handed back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HomeEffect {
    /// A pair is opened.
    Open(PairId),
    /// A pair gets another name.
    Rename(PairId, String),
    /// A pair is deleted.
    Delete(PairId),
    /// A deleted pair is brought back.
    Restore(PairId),
    /// The last step on the list is taken back.
    Undo,
    /// The step that was taken back is done again.
    Redo,
    /// A pair is written to a file.
    Export {
        /// Which pair.
        pair: PairId,
        /// Where to.
        path: PathBuf,
        /// Whether a file there may be replaced.
        overwrite: bool,
    },
    /// It is found out what a path leads to.
    Look(PathBuf, Purpose),
    /// The folder in which files were last chosen is opened.
    Browse,
    /// A folder is remembered for the next time.
    Remember(PathBuf),
    /// Two texts are read.
    Read(Wanted),
    /// Two texts are aligned, and kept under a name.
    Align(Box<TextsFound>, String),
    /// Nobody waits any more for what is being read or aligned.
    Leave,
    /// The terminal goes back to the shell for a while.
    Suspend,
    /// Everything is drawn anew.
    Redraw,
    /// The program ends.
    Quit,
}

/// What a path is looked at for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// To be shown, or chosen if it is a file.
    Go,
    /// To complete a typed name that begins so.
    Complete(String),
}

/// What came of an effect.
#[derive(Debug)]
pub enum HomeOutcome {
    /// A step was done.
    Done(PairChange),
    /// A step was taken back.
    Undone(PairChange),
    /// A step was done again.
    Redone(PairChange),
    /// There was no step to take back.
    NothingToUndo,
    /// There was no step to do again.
    NothingToRedo,
    /// It makes no sense here; why.
    Refused(String),
    /// It could not be done, and everything is as it was; why.
    Failed(String),
    /// The file was written; what there is to say of it.
    Exported(String),
    /// There is a file of that name.
    FileExists,
    /// What a path leads to.
    Looked(Result<Looked, String>, Purpose),
    /// Two texts were read that are no pair of this memory yet.
    Read(Box<TextsFound>),
    /// Two texts were read that are a pair of this memory already.
    Known(PairId),
    /// Two texts were aligned.
    Aligned(Box<Prepared>),
    /// A pair was kept; what is odd about it.
    Added(PairId, Vec<String>),
}
