//! What a key asks for.

use crate::tui::kind::Kind;
use crate::tui::terminal::Mouse;

/// One thing that was asked for in the review screen. Names no key: which key means what, and where, is in the table of
/// bindings alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Action {
    /// To the row below, or further down in a row that is taller than the screen.
    NextRow,
    /// To the row above, or further up in a row that is taller than the screen.
    PreviousRow,
    /// A screen down.
    NextPage,
    /// A screen up.
    PreviousPage,
    /// To the first row.
    FirstRow,
    /// To the last row.
    LastRow,
    /// To the next row of the kind that is gone through.
    NextToLook,
    /// To the row of that kind before this one.
    PreviousToLook,
    /// Asks which kind of row is gone through.
    ChooseKind,
    /// Goes through rows of a kind.
    Kind(Kind),
    /// Asks below which confidence rows are gone through.
    KindBelow,
    /// Begins or ends selecting rows.
    Select,
    /// Selects the row below too, or on to the screen row below.
    SelectDown,
    /// Selects the row above too, or on to the screen row above.
    SelectUp,
    /// Selects all rows, or the whole text.
    SelectAll,
    /// To the text across.
    OtherSide,
    /// To the text that stands on the left, or above.
    LeftSide,
    /// To the text that stands on the right, or below.
    RightSide,
    /// Accepts the row and goes on to the next.
    Accept,
    /// Accepts the row and all unreviewed ones above.
    AcceptAbove,
    /// Asks from which confidence on rows are accepted.
    AcceptFrom,
    /// Marks the row for another look.
    NeedsReview,
    /// Takes back what was said of the row.
    Clear,
    /// Says that the row is no translation.
    Reject,
    /// Merges the row with the one below.
    Merge,
    /// Begins splitting the row.
    Split,
    /// Moves the first segment of the current side to the row above.
    MoveUp,
    /// Moves the last segment of the current side to the row below.
    MoveDown,
    /// Begins editing the text of the current side.
    Edit,
    /// Puts a bookmark on the row, or takes it away.
    Mark,
    /// Asks for a comment on the row.
    Note,
    /// Keeps the row out of exports, or lets it in again.
    LeaveOut,
    /// Makes one segment of those of the current side.
    MergeSegments,
    /// Makes a row of each segment.
    Unmerge,
    /// Makes a row of its own of the current side.
    TakeApart,
    /// Puts an empty cell into the current side.
    ShiftDown,
    /// Closes the empty cell of the current side.
    ShiftUp,
    /// Exchanges the texts of the current side and of that below.
    Swap,
    /// Marks a cell, or pairs the current one with the one that was marked.
    Pinpoint,
    /// Brings the document's own text of the current side back.
    Restore,
    /// Aligns anew the rows from the current one on.
    RealignBelow,
    /// Aligns anew the rows around the current one, as far as nothing is accepted.
    Realign,
    /// Aligns anew all rows that are not accepted.
    RealignAll,
    /// Takes the last step back.
    Undo,
    /// Does the step again that was taken back.
    Redo,
    /// Begins a search.
    Find,
    /// To the next row with a hit.
    NextHit,
    /// To the row with a hit before this one.
    PreviousHit,
    /// Opens the map.
    Map,
    /// Shows signs in the place of dots on the map, or dots again.
    MapSigns,
    /// Shows the minimap, or hides it.
    ToggleMinimap,
    /// Searches both sides, or one of them: the next in turn.
    SearchSides,
    /// Has marks, alef forms and case make a difference, or none.
    SearchExactly,
    /// Takes what is typed as a regular expression, or as it is.
    SearchRegex,
    /// Begins typing which rows are shown.
    Filter,
    /// Completes the word that is being typed.
    Complete,
    /// Begins replacing what is searched for.
    Replace,
    /// Replaces the hit at hand.
    ReplaceThis,
    /// Leaves the hit at hand as it is.
    Skip,
    /// Replaces all hits.
    ReplaceAll,
    /// Begins typing the number of a row.
    GoTo,
    /// Opens the command palette.
    Palette,
    /// Opens or closes the detail pane.
    Detail,
    /// Points at what the detail pane tells next of the row: a warning, or two words that match.
    NextPoint,
    /// Points at what it tells before.
    PreviousPoint,
    /// Has the warning that is pointed at, or the first one, not told of the row any more.
    Dismiss,
    /// The same for all rows of the pair.
    DismissInPair,
    /// Shows all keys.
    Help,
    /// Begins writing the pair to a file.
    Export,
    /// Leaves the program.
    Quit,
    /// Leaves the program at once, from anywhere.
    Interrupt,
    /// Gives the terminal back to the shell until the program is called back.
    Suspend,
    /// Draws everything anew.
    Redraw,

    /// The caret to the left as seen: forward in Arabic.
    CaretLeft,
    /// The caret to the right as seen: back in Arabic.
    CaretRight,
    /// The caret one word to the left.
    WordLeft,
    /// The caret one word to the right.
    WordRight,
    /// The caret to the screen row above.
    CaretUp,
    /// The caret to the screen row below.
    CaretDown,
    /// The caret a screen up.
    CaretPageUp,
    /// The caret a screen down.
    CaretPageDown,
    /// The caret one character to the left, from mark to mark.
    MarkLeft,
    /// The caret one character to the right, from mark to mark.
    MarkRight,
    /// The caret to the start of the screen row.
    LineStart,
    /// The caret to the end of the screen row.
    LineEnd,
    /// The caret before the first letter.
    TextStart,
    /// The caret behind the last letter.
    TextEnd,
    /// Selects on to the left as seen.
    SelectLeft,
    /// Selects on to the right as seen.
    SelectRight,
    /// Selects on one word to the left.
    SelectWordLeft,
    /// Selects on one word to the right.
    SelectWordRight,
    /// Selects on to the start of the screen row.
    SelectLineStart,
    /// Selects on to the end of the screen row.
    SelectLineEnd,
    /// Selects on to the first letter.
    SelectTextStart,
    /// Selects on to the last letter.
    SelectTextEnd,
    /// Copies what is selected.
    Copy,
    /// Takes what is selected out, and keeps it for pasting.
    Cut,
    /// Writes what was copied or cut.
    PasteCopied,
    /// Removes the mark before the caret, or the letter when it has none.
    Backspace,
    /// Removes the letter behind the caret, with its marks.
    Delete,
    /// Removes the word before the caret.
    DeleteWord,
    /// Removes what is behind the caret up to the next word.
    DeleteWordAhead,
    /// Takes the last change of the text back.
    UndoTyping,
    /// Makes the change of the text again that was taken back.
    RedoTyping,
    /// Brings the document's own text back.
    RestoreText,
    /// Begins typing the number of a character.
    CodePoint,
    /// Exchanges the text with the one that was left without being kept.
    BringBack,

    /// Carries out what was begun.
    Confirm,
    /// Leaves what was begun.
    Leave,
    /// Says yes.
    Yes,
    /// Says no.
    No,

    /// A character was typed where text is written.
    Insert(char),
    /// Something was done with the mouse.
    Mouse(Mouse),
    /// Copies the text of the current side to the clipboard.
    CopySide,
    /// Copies the texts of both sides to the clipboard, with a tab between.
    CopyRow,
    /// Shows the vowel marks of Arabic, or hides them.
    ToggleMarks,
    /// Shows signs for characters that can't be seen, or hides them.
    ToggleSigns,
    /// Has left and right change places.
    SwapSides,
    /// Makes the left side narrower and the right one wider.
    LeftNarrower,
    /// Makes the left side wider and the right one narrower.
    LeftWider,
    /// Text was pasted.
    Paste(String),
    /// A key that means nothing here; its name.
    Unknown(String),
    /// Nothing happened for a while: time for what is still to be done.
    Tick,
    /// The terminal is gone, or the program was told to end.
    Hangup,
}
