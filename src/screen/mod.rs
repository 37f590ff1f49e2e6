//! Arabic and English laid out into terminal cells.
//!
//! What a terminal does with Arabic differs wildly, so the screen leaves nothing to it: text goes in as it is stored
//! (logical order, base letters), and rows of cells come out that can be printed from left to right. Each cell knows the
//! bytes it stands for, so that carets, selections and clicks are carried over in both directions. This module is the
//! only way from document text to the screen, and so the only place where text is made safe to print.
//!
//! The steps, over one segment: grapheme clusters, with signs for what cannot be seen ([`Cell`]) → joining forms → lam
//! and alef in one cell → lines, broken on the logical order → levels (UAX #9) and visual order, line by line →
//! mirrored brackets → flush right where the base direction is right to left. All of them take time linear in the text.
//!
//! * Every byte of the text is in exactly one cell. Joiners, non-joiners and variation selectors have no cell of their
//!   own: they belong to the cell before, and are not printed.
//! * LRM, RLM, ALM and isolates take effect and are shown; embeddings and overrides are shown and take none.
//! * A letter joins over the end of a line, and over signs, as it does in the text.
//! * An emoji sequence held together by joiners is shown as its parts, side by side: terminals differ in what they make
//!   of it, and not one of them tells.
//! * Of a text that is too long to be laid out at every key, [`layout_around`] sets the part around a place.
//! * Letters without joining forms of their own in Unicode are shown as they are.

pub mod caret;

mod bidi;
mod cell;
mod cluster;
mod forms;
mod input;
mod joining;
mod layout;
mod part;
mod sign;
mod wrap;

#[cfg(test)]
mod golden;

pub use cell::{Cell, CellKind, Position, Row};
pub use input::clean_input;
pub use layout::{Layout, layout, line};
pub use part::{WHOLE, layout_around};

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The caret, as a byte offset; lam and alef are shown apart while it stands between them.
    pub caret: Option<usize>,
    /// Whether the vowel marks of Arabic are shown.
    pub marks: bool,
    /// Whether signs stand for characters that can't be seen. Without them the bytes of such a character belong to the
    /// cell behind it, or the one before it at the end of the text; line ends and tabs are blanks.
    pub signs: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { caret: None, marks: true, signs: true }
    }
}
