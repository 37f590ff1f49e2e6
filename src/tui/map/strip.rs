//! The minimap: all rows as a strip of lines, each for its share.

use std::ops::Range;

use crate::edit::PairState;
use crate::tui::map::Worst;

/// A strip of lines. Where there are more lines than rows, several stand for one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    /// The worst of each line's rows, and the first row that is so bad.
    lines: Vec<(Worst, usize)>,
    height: usize,
    rows: usize,
}

impl Strip {
    /// The rows of a pair in so many lines; without rows there are no lines either.
    pub fn new(state: &PairState, height: usize) -> Strip {
        let rows = state.len();
        let mut strip = Strip { lines: Vec::with_capacity(height), height, rows };
        if rows == 0 {
            return strip;
        }
        let mut all = state.rows().map(|row| Worst::of(row.bead)).enumerate();
        let mut last = None;
        for line in 0..height {
            let share = strip.rows_of(line);
            let mut worst: Option<(Worst, usize)> = last.filter(|(_, row)| share.contains(row));
            for (row, now) in all.by_ref().take(share.end.saturating_sub(strip.seen(line))) {
                worst = Some(worst.filter(|(before, _)| *before >= now).unwrap_or((now, row)));
            }
            last = worst;
            strip.lines.extend(worst);
        }
        strip
    }

    /// The worst of a line's rows.
    pub fn worst(&self, line: usize) -> Option<Worst> {
        self.lines.get(line).map(|(worst, _)| *worst)
    }

    /// The row that a line leads to: the first of the worst of its rows.
    pub fn row_at(&self, line: usize) -> Option<usize> {
        self.lines.get(line).map(|(_, row)| *row)
    }

    /// The rows that a line stands for.
    pub fn rows_of(&self, line: usize) -> Range<usize> {
        let (rows, height) = (self.rows, self.height.max(1));
        if rows < height {
            let row = line * rows / height;
            return row..row + 1;
        }
        (line * rows).div_ceil(height)..((line + 1) * rows).div_ceil(height)
    }

    /// How many rows the lines before this one stand for.
    fn seen(&self, line: usize) -> usize {
        line.checked_sub(1).map_or(0, |line| self.rows_of(line).end)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tui::tests::Desk;

    #[test]
    fn a_line_takes_the_worst_of_its_rows() {
        let mut desk = Desk::new();
        // Rows are sure but for 1 (.98), 2 (.42), 5 (.77) and 6 (.6).
        desk.keys("ag").press('j').keys("jjr");
        let signs = |height| -> String {
            let strip = Strip::new(desk.app.state(), height);
            (0..height).filter_map(|line| strip.worst(line)).map(Worst::sign).collect()
        };
        assert_eq!(signs(8), "A?!Ru??u");
        assert_eq!(signs(4), "?R??");
        assert_eq!(signs(1), "R");
        assert_eq!(signs(16), "AA??!!RRuu????uu");
        assert_eq!(Strip::new(desk.app.state(), 4).row_at(1), Some(3));
    }

    proptest! {
        #[test]
        fn every_row_is_in_a_line_and_every_line_has_a_row(rows in 1usize..300, height in 1usize..80) {
            let strip = Strip { lines: Vec::new(), height, rows };
            let mut next = 0;
            for line in 0..height {
                let share = strip.rows_of(line);
                prop_assert!(!share.is_empty() && share.start <= next && next <= share.end, "line {line}: {share:?}");
                prop_assert!(share.start == next || rows < height, "a row is in two lines only where there are few rows");
                next = share.end;
            }
            prop_assert_eq!(next, rows);
        }
    }
}
