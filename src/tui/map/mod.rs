//! The whole pair at one look: the map and the minimap.
//!
//! Both show more rows than they have cells, and a cell takes the worst of its rows: what wants a look is never hidden
//! behind what does not. They are made of all rows at once, a few milliseconds for 100,000, and kept until a row changes.

mod chart;
mod strip;
mod worst;

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use ratatui::layout::{Position, Rect};

use crate::edit::Side;
use crate::lang::Direction;
use crate::tui::app::App;
use crate::tui::panes::Panes;
use crate::tui::scroll::Scroll;
use crate::workspace::{LogId, PairId};

pub(super) use chart::{Chart, Stop};
pub(super) use strip::Strip;
pub(super) use worst::Worst;

/// The lines of the body that the map leaves to others: the axis on top; the signs and what is under the cursor below.
const ABOVE: u16 = 1;
const BELOW: u16 = 4;

/// The maps that were made last, and of which state of the pair.
#[derive(Debug, Default)]
pub struct Maps {
    chart: RefCell<Option<(Version, Rect, Rc<Chart>)>>,
    strip: RefCell<Option<(Version, u16, Rc<Strip>)>>,
}

/// What tells one state of a pair from another.
type Version = (PairId, Option<LogId>);

/// Where the picture stands on the screen.
pub(super) fn picture(body: Rect) -> Rect {
    Rect { y: body.y + ABOVE, height: body.height.saturating_sub(ABOVE + BELOW).max(1), ..body }
}

impl App {
    /// The map as it stands in the picture's place.
    pub(super) fn chart(&self, panes: &Panes) -> Rc<Chart> {
        let area = picture(panes.body);
        let mut kept = self.maps.chart.borrow_mut();
        if let Some((version, place, chart)) = &*kept
            && (*version, *place) == (self.pair.version(), area)
        {
            return Rc::clone(chart);
        }
        let mirrored = self.direction(Side::Source) == Direction::RightToLeft;
        let chart = Rc::new(Chart::new(self.state(), area.as_size(), mirrored));
        *kept = Some((self.pair.version(), area, Rc::clone(&chart)));
        chart
    }

    /// The minimap for so many lines.
    pub(super) fn strip(&self, lines: u16) -> Rc<Strip> {
        let mut kept = self.maps.strip.borrow_mut();
        if let Some((version, height, strip)) = &*kept
            && (*version, *height) == (self.pair.version(), lines)
        {
            return Rc::clone(strip);
        }
        let strip = Rc::new(Strip::new(self.state(), usize::from(lines)));
        *kept = Some((self.pair.version(), lines, Rc::clone(&strip)));
        strip
    }

    /// The rows that are on the screen, or were before the map was opened; with a filter, those between them too.
    pub(super) fn rows_on_screen(&self, panes: &Panes) -> Range<usize> {
        let (shown, rows) = (self.shown(), self.state().len());
        let top = self.scroll.top.min(rows);
        let height = |place: usize| shown.row(place).map_or(0, |row| self.height(panes, row));
        let scroll = Scroll { top: shown.place(top), ..self.scroll };
        let last = scroll.last_whole(shown.len(), usize::from(panes.body.height), &height);
        let last = last.and_then(|place| shown.row(place)).unwrap_or(top).max(top);
        top..(last + 1).min(rows)
    }

    /// The row that a place on the minimap stands for, if it is one: the worst of those there.
    pub(super) fn row_on_minimap(&self, panes: &Panes, at: Position) -> Option<usize> {
        let area = panes.minimap.filter(|area| area.contains(at))?;
        self.strip(area.height).row_at(usize::from(at.y - area.y))
    }

    /// The row that a place on the map stands for: the worst of those there, or of the nearest place on the path.
    pub(super) fn row_on_map(&self, panes: &Panes, at: Position) -> Option<usize> {
        let area = picture(panes.body);
        let inside = area.contains(at).then(|| (at.x - area.x, at.y - area.y))?;
        self.chart(panes).nearest(inside).map(|stop| stop.worst)
    }
}
