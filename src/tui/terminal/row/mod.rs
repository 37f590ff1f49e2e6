//! A row in the order that a reordering terminal needs.
//!
//! In goes a row as the eye is to meet it, from left to right, one character for each cell (the base, where a cell
//! holds marks too). Out comes what to send so that the terminal shows just that: which of the cells stands at each
//! place, and where another character stands for the one that is meant.

mod inverse;
mod kitty;

use unicode_bidi::{BidiClass, bidi_class};
use unicode_bidi_mirroring::get_mirrored;

pub(super) use inverse::inverse;
pub(super) use kitty::kitty;

/// One place of a row that is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Which cell of the row stands here, counted from the left as the eye meets them.
    pub(super) cell: usize,
    /// What to send in place of that cell's own character.
    pub(super) instead: Option<char>,
}

impl Place {
    pub(super) fn of(cell: usize) -> Self {
        Place { cell, instead: None }
    }

    fn mirrored(cell: usize, row: &[char]) -> Self {
        Place { cell, instead: get_mirrored(row[cell]) }
    }

    fn sent(self, row: &[char]) -> char {
        self.instead.unwrap_or(row[self.cell])
    }
}

/// Whether the row holds anything that a terminal would reorder: letters or numbers of right-to-left scripts.
fn reorders(row: &[char]) -> bool {
    row.iter().any(|&c| !c.is_ascii() && is_right_to_left(c))
}

/// Letters and numbers that a terminal would move.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)
}
