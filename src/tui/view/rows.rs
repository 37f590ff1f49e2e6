//! The rows, both sides of each.

use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;

use crate::edit::{RowView, Side, Status, split_preview};
use crate::lang::Direction;
use crate::screen::{self, CellKind};
use crate::text::BlockKind;
use crate::tui::app::{App, Mode};
use crate::tui::laid::LaidText;
use crate::tui::paint;
use crate::tui::panes::Panes;
use crate::tui::points::Spotlight;
use crate::tui::replacing::Preview;
use crate::tui::scroll::BETWEEN;
use crate::tui::theme::Theme;
use crate::tui::view::meta;

/// Draws the rows and says where the caret stands, if one is among them.
pub(super) fn draw(app: &App, theme: Theme, panes: &Panes, buffer: &mut Buffer) -> Option<Position> {
    let room = usize::from(panes.body.height);
    let mut caret = None;
    // Counted from the first line of the body; what is scrolled past has no line.
    let mut line = 0;
    let mut skip = app.scroll.skip;
    for index in app.shown().rows_from(app.scroll.top) {
        if line >= room {
            break;
        }
        let Some(row) = app.state().row(index) else { break };
        let drawn = DrawnRow::new(app, theme, panes, row, index);
        caret = caret.or(drawn.draw(panes, skip, line, room, buffer));
        line += drawn.height(panes).saturating_sub(skip) + BETWEEN;
        skip = 0;
    }
    if app.state().is_empty() {
        paint::text(buffer, 0, panes.body.y, panes.body.right(), "This pair has no rows.", theme.faint());
    }
    caret
}

/// A row with all that is to be seen of it.
struct DrawnRow<'a> {
    app: &'a App,
    row: RowView<'a>,
    theme: Theme,
    /// In the order of the panes.
    sides: [DrawnSide; 2],
    current: bool,
    /// Whether commands are about it.
    chosen: bool,
    /// The current side, if this is the current row.
    side: Option<Side>,
}

struct DrawnSide {
    laid: Rc<LaidText>,
    /// What goes to the row below in the split that is being made.
    below: Vec<Range<usize>>,
    /// What is selected.
    selected: Option<Range<usize>>,
    /// What would go, what would come, and the hit at hand, while hits are replaced.
    preview: Option<Preview>,
    /// Words that match those of the other side; those that are pointed at.
    matched: Vec<Range<usize>>,
    here: Vec<Range<usize>>,
    /// Where the caret stands in the layout.
    caret: Option<screen::Position>,
    empty: bool,
    base: Direction,
}

impl<'a> DrawnRow<'a> {
    fn new(app: &'a App, theme: Theme, panes: &Panes, row: RowView<'a>, index: usize) -> Self {
        let current = index == app.current;
        let mut light = if current { app.spotlight() } else { Spotlight::default() };
        let sides = panes.order.map(|side| {
            let laid = app.laid(panes, &row, side);
            let editor = app.caret_in_row().filter(|_| current && side == app.side);
            let caret = editor.map(|editor| laid.layout.caret(editor.caret()));
            let below = if current { goes_below(app, side) } else { Vec::new() };
            let empty = editor.is_none() && row.text(side).as_str().is_empty();
            let selected = editor.and_then(|editor| editor.selection());
            let preview = match &app.mode {
                Mode::Replace(replacing) if current && side == app.side => replacing.here.as_ref(),
                _ => None,
            };
            let preview = preview.map(|here| here.preview.clone());
            let [matched, here] =
                [&mut light.matched, &mut light.here].map(|all| std::mem::take(&mut all[side as usize]));
            DrawnSide { laid, below, selected, preview, matched, here, caret, empty, base: app.direction(side) }
        });
        let chosen = app.chosen().contains(&index);
        DrawnRow { app, row, theme, sides, current, chosen, side: current.then_some(app.side) }
    }

    fn height(&self, panes: &Panes) -> usize {
        panes.height([self.sides[0].laid.layout.height(), self.sides[1].laid.layout.height()])
    }

    /// Draws the lines from `skip` on, the first at `line` of the body.
    fn draw(&self, panes: &Panes, skip: usize, line: usize, room: usize, buffer: &mut Buffer) -> Option<Position> {
        let mut caret = None;
        let first_height = self.sides[0].laid.layout.height().max(1);
        for (own, at) in (skip..self.height(panes)).zip(line..room) {
            let y = panes.body.y + at as u16;
            // Of a row whose beginning is above the screen the first line that is seen tells it.
            if own == skip {
                meta::draw(self.app, &self.row, self.chosen, self.theme, y, buffer);
            }
            // Which line of which side stands here.
            let lines = match panes.stacked {
                true if own < first_height => [Some(own), None],
                true => [None, Some(own - first_height)],
                false => [Some(own), Some(own)],
            };
            self.draw_marks(panes, own == skip, lines, y, buffer);
            for (place, line) in lines.into_iter().enumerate() {
                let Some(line) = line else { continue };
                self.draw_line(place, line, panes, y, buffer);
                let here = self.sides[place].caret.filter(|caret| caret.row == line);
                caret = caret.or(here.map(|caret| Position { x: panes.columns[place].x + caret.column, y }));
            }
        }
        caret
    }

    /// The bar at the current row, the line between the sides, and what tells the current side.
    fn draw_marks(&self, panes: &Panes, first: bool, lines: [Option<usize>; 2], y: u16, buffer: &mut Buffer) {
        let mut put = |x: u16, sign: &str, style| {
            paint::text(buffer, x, y, x + 1, sign, style);
        };
        let bar = self.theme.bar();
        if panes.stacked {
            let here = lines.iter().zip(panes.order).any(|(line, side)| line.is_some() && self.side == Some(side));
            match self.current {
                true if here => put(meta::BAR, "█", bar),
                true => put(meta::BAR, "│", bar),
                false => {}
            }
            return;
        }
        let gutter = panes.columns[0].x + panes.columns[0].width;
        match self.side {
            None => put(gutter + 1, "│", self.theme.faint()),
            Some(side) => {
                put(meta::BAR, "█", bar);
                put(gutter + 1, "┃", bar);
                match panes.place(side) {
                    0 if first => put(gutter, "◄", bar),
                    1 if first => put(gutter + 2, "►", bar),
                    _ => {}
                }
            }
        }
    }

    fn draw_line(&self, place: usize, line: usize, panes: &Panes, y: u16, buffer: &mut Buffer) {
        let (side, column) = (&self.sides[place], panes.columns[place]);
        if side.empty {
            if line == 0 {
                let laid = screen::line("(empty)", side.base, column.width.saturating_sub(1));
                // The last column is the caret's, as it is for texts.
                let x = column.x + u16::from(side.base == Direction::RightToLeft);
                laid.rows().iter().for_each(|row| paint::row(buffer, x, y, row, &|_, _| self.theme.faint()));
            }
            return;
        }
        let Some(cells) = side.laid.layout.rows().get(line) else { return };
        let meets = |ranges: &[Range<usize>], span: &Range<usize>| {
            ranges.iter().any(|range| range.start < span.end && span.start < range.end)
        };
        let aside = self.row.bead.status == Status::Rejected || self.row.bead.left_out;
        let heading = self.row.block(panes.order[place]) == Some(BlockKind::Heading);
        let plain = match () {
            () if aside => self.theme.rejected(),
            () if heading => self.theme.heading(),
            () => Style::new(),
        };
        paint::row(buffer, column.x, y, cells, &|span, kind| {
            if let Some(preview) = &side.preview {
                self.preview(preview, &span, plain)
            } else if meets(side.selected.as_slice(), &span) {
                self.theme.selection()
            } else if meets(&side.below, &span) {
                self.theme.below()
            } else if meets(&side.laid.hits, &span) {
                self.theme.hit()
            } else if meets(&side.here, &span) {
                self.theme.matched_here()
            } else if kind == CellKind::Control {
                self.theme.placeholder()
            } else if meets(&side.matched, &span) {
                plain.patch(self.theme.matched())
            } else {
                plain
            }
        });
    }
}

impl DrawnRow<'_> {
    /// How text looks while hits are replaced: what would go is struck, what would come is underlined, and the hit at hand
    /// stands out.
    fn preview(&self, preview: &Preview, span: &Range<usize>, plain: Style) -> Style {
        let meets = |range: &Range<usize>| range.start < span.end && span.start < range.end;
        let style = match () {
            () if preview.old.iter().any(meets) => self.theme.preview_old(),
            () if preview.new.iter().any(meets) => self.theme.preview_new(),
            () => return plain,
        };
        if meets(&preview.here) { style.patch(self.theme.hit()) } else { style }
    }
}

/// What of a side of the current row goes to the row below in the split that is being made.
fn goes_below(app: &App, side: Side) -> Vec<Range<usize>> {
    let (Mode::Split(editor), Some(row)) = (&app.mode, app.row()) else { return Vec::new() };
    let preview = split_preview(app.state(), row.bead.id, app.side, editor.caret());
    let below = preview.ok().map(|preview| preview.below[side as usize].clone());
    below.filter(|below| !below.is_empty()).into_iter().collect()
}
