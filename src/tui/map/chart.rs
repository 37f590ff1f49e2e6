//! The map: the path that the rows take through both texts, source segments across and target segments down.
//!
//! A row leads from where its segments begin to where they end, so one without a partner goes straight across or down.
//! The path is drawn in dots, two across and four down in each cell of the screen. It never goes back; so the cells it
//! touches, its stops, have an order, and each stop's rows follow one another.

use ratatui::layout::Size;

use crate::edit::{PairState, Side};
use crate::tui::map::Worst;

/// The dots of a cell, across and down.
const ACROSS: usize = 2;
const DOWN: usize = 4;

/// The bits of a cell's dots in a braille character, by line and column (Unicode, block “Braille Patterns”).
const DOTS: [[u8; ACROSS]; DOWN] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

/// A map of a pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    stops: Vec<Stop>,
    segments: [usize; 2],
}

/// A cell that the path goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// Its column and line.
    pub cell: (u16, u16),
    /// The first and the last row that go through it.
    pub rows: (usize, usize),
    /// The worst of them, the first where several are as bad.
    pub worst: usize,
    /// How bad that is.
    pub how: Worst,
    dots: u8,
}

impl Stop {
    /// Its dots as one character.
    pub fn braille(&self) -> char {
        char::from_u32(0x2800 + u32::from(self.dots)).unwrap_or(' ')
    }
}

impl Chart {
    /// The map in so many cells. A mirrored one begins on the right, as a text that is written from there does.
    pub fn new(state: &PairState, size: Size, mirrored: bool) -> Chart {
        let total = |side| state.rows().map(|row| row.len(side)).sum::<usize>();
        let segments = Side::BOTH.map(total);
        let last = [usize::from(size.width.max(1)) * ACROSS - 1, usize::from(size.height.max(1)) * DOWN - 1];
        let point = |at: [usize; 2]| [0, 1].map(|axis| at[axis] * last[axis] / segments[axis].max(1));
        let mut chart = Chart { stops: Vec::new(), segments };
        let mut at = [0, 0];
        let mut from = point(at);
        for (index, row) in state.rows().enumerate() {
            at = [at[0] + row.len(Side::Source), at[1] + row.len(Side::Target)];
            let (how, to) = (Worst::of(row.bead), point(at));
            let [width, height] = [to[0] - from[0], to[1] - from[1]];
            let steps = width.max(height);
            for step in 0..=steps {
                let along = |start: usize, length: usize| start + (length * step).checked_div(steps).unwrap_or(0);
                let (x, y) = (along(from[0], width), along(from[1], height));
                chart.dot(if mirrored { last[0] - x } else { x }, y, index, how);
            }
            from = to;
        }
        chart
    }

    fn dot(&mut self, x: usize, y: usize, row: usize, how: Worst) {
        let cell = ((x / ACROSS) as u16, (y / DOWN) as u16);
        let dots = DOTS[y % DOWN][x % ACROSS];
        match self.stops.last_mut().filter(|stop| stop.cell == cell) {
            Some(stop) => {
                stop.dots |= dots;
                stop.rows.1 = row;
                if how > stop.how {
                    (stop.how, stop.worst) = (how, row);
                }
            }
            None => self.stops.push(Stop { cell, rows: (row, row), worst: row, how, dots }),
        }
    }

    /// How many segments each side has.
    pub fn segments(&self, side: Side) -> usize {
        self.segments[side as usize]
    }

    /// All stops, from the first row to the last.
    pub fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// The number of the stop at which a row begins; none where there is no such row.
    pub fn stop_of(&self, row: usize) -> Option<usize> {
        let at = self.stops.partition_point(|stop| stop.rows.1 < row);
        (at < self.stops.len()).then_some(at)
    }

    /// The stop nearest to a cell.
    pub fn nearest(&self, (x, y): (u16, u16)) -> Option<&Stop> {
        // A cell is about twice as high as it is wide.
        let far =
            |stop: &&Stop| u32::from(stop.cell.0.abs_diff(x)).pow(2) + (2 * u32::from(stop.cell.1.abs_diff(y))).pow(2);
        self.stops.iter().min_by_key(far)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::Lang;
    use crate::tui::tests::Desk;

    fn drawn(chart: &Chart, size: Size) -> Vec<String> {
        let mut lines = vec![vec![' '; usize::from(size.width)]; usize::from(size.height)];
        for stop in chart.stops() {
            lines[usize::from(stop.cell.1)][usize::from(stop.cell.0)] = stop.braille();
        }
        lines.into_iter().map(|line| line.into_iter().collect()).collect()
    }

    fn desk(shapes: &[(usize, usize, f64)]) -> Desk {
        let count = |side: fn(&(usize, usize, f64)) -> usize| shapes.iter().map(side).sum::<usize>();
        let (source, target) = (vec!["a "; count(|shape| shape.0)], vec!["b "; count(|shape| shape.1)]);
        Desk::with("p", (Lang::english(), &source), (Lang::english(), &target), shapes)
    }

    #[test]
    fn the_path_goes_down_from_where_the_source_begins() {
        let size = Size::new(4, 2);
        let even = desk(&[(1, 1, 1.0); 7]);
        assert_eq!(drawn(&Chart::new(even.app.state(), size, false), size), ["⠑⢄  ", "  ⠑⢄"]);
        assert_eq!(drawn(&Chart::new(even.app.state(), size, true), size), ["  ⡠⠊", "⡠⠊  "]);
    }

    #[test]
    fn a_row_without_a_partner_goes_straight() {
        let size = Size::new(4, 2);
        let across = desk(&[(7, 0, 0.7), (0, 7, 0.3)]);
        let chart = Chart::new(across.app.state(), size, false);
        assert_eq!(drawn(&chart, size), ["⠉⠉⠉⢹", "   ⢸"]);
        let rows: Vec<_> = chart.stops().iter().map(|stop| (stop.rows, stop.worst, stop.how)).collect();
        assert_eq!(
            rows,
            [
                ((0, 0), 0, Worst::Middle),
                ((0, 0), 0, Worst::Middle),
                ((0, 0), 0, Worst::Middle),
                ((0, 1), 1, Worst::Low),
                ((1, 1), 1, Worst::Low)
            ]
        );
        assert_eq!((chart.stop_of(0), chart.stop_of(1), chart.stop_of(2)), (Some(0), Some(3), None));
        assert_eq!(chart.nearest((0, 1)).map(|stop| stop.cell), Some((0, 0)));
        assert_eq!(chart.nearest((3, 9)).map(|stop| stop.worst), Some(1));
    }

    #[test]
    fn nothing_to_show_has_no_stops() {
        let empty = Desk::with("p", (Lang::english(), &[]), (Lang::english(), &[]), &[]);
        assert!(Chart::new(empty.app.state(), Size::new(10, 10), false).stops().is_empty());
    }

    proptest! {
        #[test]
        fn every_row_has_a_stop_and_every_stop_a_row(
            shapes in prop::collection::vec((0usize..4, 0usize..4, 0.0f64..1.0), 1..60),
            width in 1u16..30,
            height in 1u16..20,
            mirrored: bool,
        ) {
            let shapes: Vec<_> = shapes.into_iter().filter(|shape| shape.0 + shape.1 > 0).collect();
            let desk = desk(&shapes);
            let state = desk.app.state();
            let chart = Chart::new(state, Size::new(width, height), mirrored);
            for row in 0..state.len() {
                let stop = chart.stops()[chart.stop_of(row).unwrap()];
                prop_assert!((stop.rows.0..=stop.rows.1).contains(&row));
                prop_assert!(stop.how >= Worst::of(state.row(row).unwrap().bead), "nothing hides");
            }
            let mut cells = std::collections::HashSet::new();
            for stop in chart.stops() {
                prop_assert!(stop.cell.0 < width && stop.cell.1 < height);
                prop_assert!(cells.insert(stop.cell), "the path never comes back");
                prop_assert!((stop.rows.0..=stop.rows.1).contains(&stop.worst));
                prop_assert_eq!(Worst::of(state.row(stop.worst).unwrap().bead), stop.how);
            }
        }
    }
}
