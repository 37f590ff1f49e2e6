//! What stands under the mouse: a place of the screen in, what is drawn there out.
//!
//! Goes by the same panes, layouts and scrolling that drawing goes by, and changes nothing.

use crate::edit::Side;
use crate::screen;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::panes::Panes;
use crate::tui::scroll::BETWEEN;
use crate::tui::view;

/// What stands at a place of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A row.
    Row {
        /// Which.
        index: usize,
        /// The side, and the offset in its text nearest to the place; none before the texts.
        text: Option<(Side, usize)>,
    },
    /// An entry of a list over the rows: its index, and what it is for.
    Entry(usize, Action),
    /// A row, by its place on the map or the minimap.
    Place(usize),
    /// A key of the last line, with what it does.
    Key(Action),
    /// Nothing that anything could be done with.
    Nothing,
}

/// Finds what stands at a column and a line of the screen.
pub(super) fn target(app: &App, column: u16, line: u16) -> Target {
    let Some(panes) = app.panes() else { return Target::Nothing };
    if line == panes.footer.y {
        return view::footer_action(app, panes.footer, column).map_or(Target::Nothing, Target::Key);
    }
    if let Some((index, action)) = view::menu_entry(app, &panes, line) {
        return Target::Entry(index, action);
    }
    let in_body = panes.body.contains((column, line).into());
    if !in_body || matches!(app.mode, Mode::Help { .. }) {
        return Target::Nothing;
    }
    let at = (column, line).into();
    if matches!(app.mode, Mode::Map { .. }) {
        return app.row_on_map(&panes, at).map_or(Target::Nothing, Target::Place);
    }
    if let Some(index) = app.row_on_minimap(&panes, at) {
        return Target::Place(index);
    }
    row(app, &panes, column, usize::from(line - panes.body.y)).unwrap_or(Target::Nothing)
}

/// The row that a line of the body belongs to. A free line between two rows belongs to the one above.
fn row(app: &App, panes: &Panes, column: u16, line: usize) -> Option<Target> {
    let mut end = 0;
    let mut skip = app.scroll.skip;
    for index in app.shown().rows_from(app.scroll.top) {
        let height = app.height(panes, index);
        let start = end;
        end += height.saturating_sub(skip) + BETWEEN;
        if line < end {
            let own = (line - start + skip).min(height.saturating_sub(1));
            return Some(Target::Row { index, text: text(app, panes, index, column, own) });
        }
        skip = 0;
    }
    None
}

/// The side and the offset at a line of a row.
fn text(app: &App, panes: &Panes, index: usize, column: u16, line: usize) -> Option<(Side, usize)> {
    let row = app.state().row(index)?;
    if column < panes.columns[0].x {
        return None;
    }
    let (place, line) = if panes.stacked {
        let first = app.laid(panes, &row, panes.order[0]).layout.height().max(1);
        if line < first { (0, line) } else { (1, line - first) }
    } else {
        // The gutter goes with the side that it is nearer to.
        let gutter = panes.columns[0].x + panes.columns[0].width;
        (usize::from(column > gutter + 1), line)
    };
    let side = panes.order[place];
    let column = column.saturating_sub(panes.columns[place].x);
    let laid = app.laid(panes, &row, side);
    Some((side, laid.layout.offset_at(screen::Position { row: line, column })))
}
