//! Lines of text alone on a screen, for what is not a review.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::lang::Direction;
use crate::screen;
use crate::tui::paint;

/// A line of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    /// Our own words, cut off where they have no room.
    Text(&'a str),
    /// The same, set off.
    Bold(&'a str),
    /// A right-to-left text behind a label.
    Sample(&'a str, &'a str),
}

/// Draws lines from the top; those without room are left away.
pub fn draw_lines(lines: &[Line<'_>], buffer: &mut Buffer) {
    let area = buffer.area;
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        match line {
            Line::Text(text) => {
                paint::text(buffer, area.x, y, area.right(), text, Style::new());
            }
            Line::Bold(text) => {
                paint::text(buffer, area.x, y, area.right(), text, Style::new().add_modifier(Modifier::BOLD));
            }
            Line::Sample(label, text) => {
                let x = paint::text(buffer, area.x, y, area.right(), label, Style::new().add_modifier(Modifier::BOLD));
                let laid = screen::line(text, Direction::RightToLeft, area.right().saturating_sub(x));
                if let Some(row) = laid.rows().first() {
                    // Next to the label, not at the far edge.
                    let row = screen::Row { indent: 0, ..row.clone() };
                    paint::row(buffer, x, y, &row, &|_, _| Style::new());
                }
            }
        }
    }
}
