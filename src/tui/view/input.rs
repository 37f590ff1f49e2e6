//! A line that is typed in.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lang::Direction;
use crate::screen::{Options, Row, layout};
use crate::tui::editor::Editor;
use crate::tui::paint;

/// Draws what is typed so that the caret is in it, and says where the caret stands. Right-to-left text, too, stands next
/// to the label.
pub(super) fn draw(
    editor: &Editor,
    base: Direction,
    area: Rect,
    style: Style,
    buffer: &mut Buffer,
) -> Option<Position> {
    let options = Options { caret: Some(editor.caret()), ..Options::default() };
    let laid = layout(editor.text(), base, area.width, &options);
    let caret = laid.caret(editor.caret());
    let row = laid.rows().get(caret.row)?;
    // One column stays free for the caret behind the last letter.
    let shift = match base {
        Direction::RightToLeft => row.indent.saturating_sub(1),
        Direction::LeftToRight => 0,
    };
    let row = Row { indent: row.indent - shift, ..row.clone() };
    paint::row(buffer, area.x, area.y, &row, &|_, _| style);
    Some(Position { x: area.x + caret.column.saturating_sub(shift), y: area.y })
}
