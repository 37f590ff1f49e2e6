//! Text onto the screen: the one way there.
//!
//! Everything is laid out by the screen module first, our own words too, and put into the buffer cell by cell; so
//! nothing that a text, a name or a message holds reaches the terminal as it is.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::lang::Direction;
use crate::screen::{CellKind, Row, line};
use crate::tui::update::typed_direction;

/// Puts a line of cells at `x`, `y`. `style` says how the bytes of a cell look.
pub fn row(buffer: &mut Buffer, x: u16, y: u16, row: &Row, style: &dyn Fn(Range<usize>, CellKind) -> Style) {
    for (column, cell) in row.placed() {
        let look = style(cell.span.range(), cell.kind);
        let Some(at) = x.checked_add(column) else { continue };
        let Some(first) = buffer.cell_mut((at, y)) else { continue };
        first.set_symbol(&cell.symbol).set_style(look);
        for column in 1..u16::from(cell.width) {
            // What a wide cell covers must be empty, and of one look with it.
            if let Some(covered) = at.checked_add(column).and_then(|at| buffer.cell_mut((at, y))) {
                covered.set_symbol(" ").set_style(look);
            }
        }
    }
}

/// Puts a text into a line from `x` on, left to right, cut off at `end`. Returns the column behind it.
pub fn text(buffer: &mut Buffer, x: u16, y: u16, end: u16, text: &str, style: Style) -> u16 {
    let end = end.min(buffer.area.right());
    if x >= end || text.is_empty() {
        return x;
    }
    let laid = line(text, Direction::LeftToRight, end - x);
    let Some(only) = laid.rows().first() else { return x };
    row(buffer, x, y, only, &|_, _| style);
    x + only.width().min(end - x)
}

/// Puts a name into a line from `x` on, in the direction that it is written in, cut off at `end`. It stands at `x` in
/// both directions. Returns the column behind it.
pub fn name(buffer: &mut Buffer, x: u16, y: u16, end: u16, name: &str, style: Style) -> u16 {
    let end = end.min(buffer.area.right());
    if x >= end || name.is_empty() {
        return x;
    }
    let laid = line(name, typed_direction(name), end - x);
    let Some(only) = laid.rows().first() else { return x };
    row(buffer, x, y, &Row { indent: 0, ..only.clone() }, &|_, _| style);
    x + only.width().min(end - x)
}

/// Gives an area a look, whatever stands in it.
pub fn look(buffer: &mut Buffer, area: Rect, style: Style) {
    buffer.set_style(area.intersection(buffer.area), style);
}
