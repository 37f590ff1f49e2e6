//! What a layout is made of: cells, and rows of them.

use std::ops::Range;

use compact_str::CompactString;

use crate::text::Span;

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// The text itself.
    Text,
    /// A sign that stands for something in the text that cannot be seen, or cannot be shown in the room there is.
    Control,
}

/// One or two columns of a row, and the bytes of the text they stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What to print: a base character with its marks behind it, in its joining form, mirrored where it must be. It
    /// holds no control and no format character, and is never empty.
    pub symbol: CompactString,
    /// The columns it takes: 1 or 2.
    pub width: u8,
    /// The bytes of the text it stands for. Never empty.
    pub span: Span,
    /// The bidirectional level; odd is right to left.
    pub level: u8,
    /// What it shows.
    pub kind: CellKind,
    /// The grapheme boundary at or before the start of `span`: where a click puts the caret.
    pub(super) stop: u32,
}

impl Cell {
    /// Whether any byte of it lies in `range`, so that a selection or a search hit of that range must show on it. An empty
    /// range meets nothing.
    pub fn meets(&self, range: &Range<usize>) -> bool {
        let span = self.span.range();
        span.start.max(range.start) < span.end.min(range.end)
    }

    /// Whether it is part of a run that reads from right to left.
    pub fn is_right_to_left(&self) -> bool {
        self.level % 2 == 1
    }
}

/// One line on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The cells in visual order, from left to right.
    pub cells: Vec<Cell>,
    /// The bytes of the text that stand on this line. The rows of a layout tile the text.
    pub span: Span,
    /// The columns left free at the left, because text whose base direction is right to left is set flush right.
    pub indent: u16,
}

impl Row {
    /// The columns its cells take, without the indent.
    pub fn width(&self) -> u16 {
        self.cells.iter().map(|cell| u16::from(cell.width)).fold(0, u16::saturating_add)
    }

    /// The cells from left to right, each with the column it starts in, counted from 0 at the left of the column the
    /// text is set in.
    pub fn placed(&self) -> impl Iterator<Item = (u16, &Cell)> {
        self.cells.iter().scan(self.indent, |column, cell| {
            let at = *column;
            *column = column.saturating_add(u16::from(cell.width));
            Some((at, cell))
        })
    }
}

/// A place in a layout, both counted from 0 at the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Position {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: u16,
}
