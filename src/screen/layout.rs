//! Layouts: the rows of a text, and the way between byte offsets and places in them.

use super::bidi::{Levels, reset_line, visual_order};
use super::cell::{Cell, CellKind, Position, Row};
use super::cluster::cells;
use super::sign::ELLIPSIS;
use super::{Options, wrap};
use crate::lang::Direction;
use crate::text::Span;

/// A text set in a column of the screen.
///
/// It has at least one row. The caret before the character at a byte offset is drawn on that character's cell; behind
/// the last character it stands on the free column next to it, in the direction of the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    rows: Vec<Row>,
    width: u16,
    base: Direction,
    length: usize,
    /// Whether the first and the last row stand for text that was not set.
    cut: [bool; 2],
}

/// Sets a text in a column `width` columns wide (0 counts as 1), in as many rows as it takes.
///
/// Rows are filled up to the last column but one, which is kept for the caret behind the last character, so that a text
/// does not move when it is opened for editing. Spaces that hang at the end of a line may stand there too; when they do
/// in the last row, an empty row follows for the caret, and what is typed next. In a column of one the only column is
/// filled, and what is two columns wide is shown as a sign; in a column of two, what is two columns wide fills both.
pub fn layout(text: &str, base: Direction, width: u16, options: &Options) -> Layout {
    let width = width.max(1);
    let levels = Levels::new(text, base);
    let mut cells = cells(text, &levels, options);
    let lines = wrap::wrap(text, &mut cells, width);
    let mut rows = Vec::with_capacity(lines.len());
    let mut cells = cells.into_iter();
    for line in lines {
        let cells = cells.by_ref().take(line.len()).collect();
        rows.push(row(cells, &levels, base, width));
    }
    if rows.last().is_some_and(|row| row.width() >= width) {
        let indent = if base == Direction::RightToLeft { width } else { 0 };
        rows.push(Row { cells: Vec::new(), span: Span::new(text.len(), text.len()), indent });
    }
    Layout { rows, width, base, length: text.len(), cut: [false; 2] }
}

/// Sets a text in one row of at most `width` columns (0 counts as 1), for names, titles and messages. What does not fit
/// is cut off and stands behind an ellipsis, which is the cell of all that is missing. No column is kept for a caret.
pub fn line(text: &str, base: Direction, width: u16) -> Layout {
    let width = width.max(1);
    let shown = shown(text, width);
    let levels = Levels::new(shown, base);
    let mut cells = cells(shown, &levels, &Options::default());
    let columns = usize::from(width);
    let total: usize = cells.iter().map(|cell| usize::from(cell.width)).sum();
    if total > columns || shown.len() < text.len() {
        let mut taken = 0;
        let fits = |cell: &&Cell| {
            taken += usize::from(cell.width);
            taken < columns
        };
        let kept = cells.iter().take_while(fits).count();
        cells.truncate(kept);
        let start = cells.last().map_or(0, |cell| cell.span.end as usize);
        let span = Span::new(start, text.len());
        cells.push(Cell {
            symbol: std::iter::once(ELLIPSIS).collect(),
            width: 1,
            span,
            level: levels.base(),
            kind: CellKind::Text,
            stop: span.start,
        });
    }
    Layout { rows: vec![row(cells, &levels, base, width)], width, base, length: text.len(), cut: [false; 2] }
}

/// The part of a text of which something can show in one row: every cell takes a column and at most two clusters.
fn shown(text: &str, width: u16) -> &str {
    use unicode_segmentation::UnicodeSegmentation;
    let clusters = 2 * usize::from(width) + 2;
    text.grapheme_indices(true).nth(clusters).map_or(text, |(end, _)| &text[..end])
}

/// Puts the cells of one line, in logical order, into visual order.
fn row(mut cells: Vec<Cell>, levels: &Levels, base: Direction, width: u16) -> Row {
    let span = match (cells.first(), cells.last()) {
        (Some(first), Some(last)) => Span { start: first.span.start, end: last.span.end },
        _ => Span { start: 0, end: 0 },
    };
    let mut line: Vec<u8> = cells.iter().map(|cell| cell.level).collect();
    reset_line(&mut line, cells.iter().map(|cell| levels.reset(cell.span.start as usize)), levels.base());
    for (cell, level) in cells.iter_mut().zip(&line) {
        cell.level = *level;
    }
    if line.iter().any(|level| *level > 0) {
        let mut places: Vec<Option<Cell>> = cells.into_iter().map(Some).collect();
        cells = visual_order(&line).into_iter().filter_map(|index| places[index].take()).collect();
    }
    let mut row = Row { cells, span, indent: 0 };
    if base == Direction::RightToLeft {
        row.indent = width.saturating_sub(row.width());
    }
    row
}

impl Layout {
    /// The same as the part of a longer text that begins at an offset of it, with a row each for what stands before and
    /// behind that part, where there is something.
    pub(super) fn within(mut self, length: usize, start: usize, before: Option<Row>, behind: Option<Row>) -> Layout {
        let shift = |span: Span| Span::new(span.range().start + start, span.range().end + start);
        for row in &mut self.rows {
            row.span = shift(row.span);
            for cell in &mut row.cells {
                cell.span = shift(cell.span);
                cell.stop = Span::new(0, cell.stop as usize + start).end;
            }
        }
        if behind.is_some() && self.rows.len() > 1 && self.rows.last().is_some_and(|row| row.cells.is_empty()) {
            // The row for a caret behind the last letter.
            self.rows.pop();
        }
        self.cut = [before.is_some(), behind.is_some()];
        self.rows.splice(0..0, before);
        self.rows.extend(behind);
        self.length = length;
        self
    }

    /// The rows, from the top. There is at least one; for an empty text it has no cells.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The number of rows.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// Whether a row stands for text that was not set, because the whole is too long.
    pub fn is_cut(&self, row: usize) -> bool {
        let end = row == 0 || row + 1 == self.rows.len();
        end && self.cut[usize::from(row > 0)]
    }

    /// The columns it was set in.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// The base direction.
    pub fn base(&self) -> Direction {
        self.base
    }

    /// Where the caret is drawn that stands before the character at `offset`. An offset inside a cell counts as its
    /// start, one past the text as its end. In a [`line()`] that is full the caret at the end shares the last column.
    pub fn caret(&self, offset: usize) -> Position {
        if offset >= self.length {
            return self.end();
        }
        let row = self.row_of(offset);
        let found = self.rows[row].placed().find(|(_, cell)| cell.span.range().contains(&offset));
        Position { row, column: found.map_or(0, |(column, _)| column) }
    }

    /// The byte offset at which the caret stands after a click: that of the cell there. Left and right of a row's cells
    /// it is the start or the end of the line, below the last row it is the end of the text.
    pub fn offset_at(&self, position: Position) -> usize {
        let Some(row) = self.rows.get(position.row) else { return self.length };
        let last = position.row + 1 == self.rows.len();
        let mut placed = row.placed();
        if let Some((_, cell)) =
            placed.find(|(column, cell)| (*column..column.saturating_add(cell.width.into())).contains(&position.column))
        {
            return cell.stop as usize;
        }
        let at_left = position.column < row.indent;
        if at_left != (self.base == Direction::RightToLeft) {
            return row.cells.iter().map(|cell| cell.stop as usize).min().unwrap_or(row.span.start as usize);
        }
        if last {
            return self.length;
        }
        // The end of a broken line is drawn at the start of the next; the nearest place is its last cell.
        row.cells.iter().map(|cell| cell.stop as usize).max().unwrap_or(row.span.start as usize)
    }

    /// The offset one row above, at about the same column; `None` in the first row. To keep a column over rows that are
    /// shorter, ask [`offset_at`](Self::offset_at) with the column the movement began in.
    pub fn caret_up(&self, offset: usize) -> Option<usize> {
        let Position { row, column } = self.caret(offset);
        Some(self.offset_at(Position { row: row.checked_sub(1)?, column }))
    }

    /// The offset one row below, at about the same column; `None` in the last row. Rows that hold nothing but the rest
    /// of a grapheme cluster are passed over.
    pub fn caret_down(&self, offset: usize) -> Option<usize> {
        let Position { row, column } = self.caret(offset);
        let mut below = (row + 1..self.rows.len()).map(|row| self.offset_at(Position { row, column }));
        below.find(|found| *found > offset)
    }

    fn row_of(&self, offset: usize) -> usize {
        self.rows.partition_point(|row| row.span.end as usize <= offset).min(self.rows.len() - 1)
    }

    fn end(&self) -> Position {
        let row = self.rows.len() - 1;
        let Some(last) = self.rows.last() else { return Position { row: 0, column: 0 } };
        let column = match self.base {
            Direction::LeftToRight => last.width().min(self.width - 1),
            Direction::RightToLeft => last.indent.saturating_sub(1),
        };
        Position { row, column }
    }
}
