//! What is shown when the window is too small to work in.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::lang::Direction;
use crate::screen::{Options, layout};
use crate::tui::paint;
use crate::tui::panes::SMALLEST;

pub(in crate::tui) fn draw(buffer: &mut Buffer) {
    let area = buffer.area;
    let (width, height) = (SMALLEST.width, SMALLEST.height);
    let told = format!(
        "The window is too small: make it at least {width} columns by {height} lines (it has {} by {}).",
        area.width, area.height
    );
    let laid = layout(&told, Direction::LeftToRight, area.width.saturating_add(1), &Options::default());
    for (y, row) in (area.y..area.bottom()).zip(laid.rows()) {
        paint::row(buffer, area.x, y, row, &|_, _| Style::new());
    }
}
