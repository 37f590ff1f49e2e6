//! Which rows are on the screen.
//!
//! Rows differ in height, and finding the height of one means laying it out; so the screen remembers its top row, and
//! only rows near it and near the current one are ever asked for theirs.

/// The free lines between two rows.
pub const BETWEEN: usize = 1;

/// The first line on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scroll {
    /// The index of the row on top.
    pub top: usize,
    /// How many lines of it are above the screen.
    pub skip: usize,
}

impl Scroll {
    /// Scrolls as little as needed for the `current` row to be on a screen of `room` lines, with the row below and the
    /// row above where they fit too; after a leap the row comes to stand in the upper third. A row taller than the
    /// screen fills it, such that `line` of it is seen.
    pub fn follow(
        &mut self,
        current: usize,
        rows: usize,
        room: usize,
        line: Option<usize>,
        height: &dyn Fn(usize) -> usize,
    ) {
        if rows == 0 || room == 0 {
            *self = Scroll::default();
            return;
        }
        let current = current.min(rows - 1);
        let own = height(current);
        if own > room {
            let skip = if self.top == current { self.skip.min(own - room) } else { 0 };
            let skip = line.map_or(skip, |line| skip.clamp((line + 1).saturating_sub(room), line));
            *self = Scroll { top: current, skip: skip.min(own - room) };
            return;
        }
        let (mut first, mut last, mut used) = (current, current, own);
        if current + 1 < rows && used + BETWEEN + height(current + 1) <= room {
            last = current + 1;
            used += BETWEEN + height(last);
        }
        if current > 0 && used + BETWEEN + height(current - 1) <= room {
            first = current - 1;
        }
        if first + 1 < self.top || first > self.top + room {
            *self = Scroll { top: reach_back(current, room / 3, height).min(first), skip: 0 };
        } else if first < self.top || (first == self.top && self.skip > 0) {
            *self = Scroll { top: first, skip: 0 };
        }
        if self.end_of(last, room, height).is_none() {
            *self = Scroll { top: reach_back(last, room, height).min(first), skip: 0 };
        }
        self.fill(rows, room, height);
    }

    /// Leaves no line free below the last row while there are rows above the screen.
    fn fill(&mut self, rows: usize, room: usize, height: &dyn Fn(usize) -> usize) {
        let near = rows - self.top <= room;
        if near && self.skip == 0 && self.end_of(rows - 1, room, height).is_some() {
            self.top = self.top.min(reach_back(rows - 1, room, height));
        }
    }

    /// The last row that is on a screen of `room` lines with all its lines; none when not even the first is.
    pub fn last_whole(&self, rows: usize, room: usize, height: &dyn Fn(usize) -> usize) -> Option<usize> {
        (self.top..rows).take(room + 1).take_while(|row| self.end_of(*row, room, height).is_some()).last()
    }

    /// Where the lines of a row end on the screen; none when that is below the last of `room` lines.
    fn end_of(&self, row: usize, room: usize, height: &dyn Fn(usize) -> usize) -> Option<usize> {
        let mut end = 0;
        for at in self.top..=row {
            end += height(at) + if at == self.top { 0 } else { BETWEEN };
            if end > room + self.skip {
                return None;
            }
        }
        Some(end.saturating_sub(self.skip))
    }
}

/// The first row from which all rows up to and with `last` take at most `room` lines; `last` itself when it alone takes
/// more.
pub fn reach_back(last: usize, room: usize, height: &dyn Fn(usize) -> usize) -> usize {
    let mut used = height(last);
    let mut first = last;
    while first > 0 {
        used += BETWEEN + height(first - 1);
        if used > room {
            break;
        }
        first -= 1;
    }
    first
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn moving_on_scrolls_by_a_row_and_leaping_puts_the_row_into_the_upper_third() {
        let height = |_: usize| 2;
        let mut scroll = Scroll::default();
        scroll.follow(2, 1000, 12, None, &height);
        assert_eq!(scroll.top, 0);
        scroll.follow(3, 1000, 12, None, &height);
        assert_eq!(scroll.top, 1, "the row below stays in sight");
        scroll.follow(500, 1000, 12, None, &height);
        assert_eq!(scroll.top, 499);
    }

    #[test]
    fn no_line_stays_free_at_the_end_while_rows_are_above() {
        let mut scroll = Scroll { top: 8, skip: 0 };
        scroll.follow(9, 10, 12, None, &|_| 2);
        assert_eq!(scroll.top, 6);
    }

    proptest! {
        #[test]
        fn the_current_row_is_always_on_the_screen(
            heights in prop::collection::vec(1usize..12, 1..40),
            moves in prop::collection::vec(0usize..40, 1..30),
            room in 1usize..25,
        ) {
            let height = |row: usize| heights[row];
            let mut scroll = Scroll::default();
            for current in moves {
                let current = current.min(heights.len() - 1);
                scroll.follow(current, heights.len(), room, None, &height);
                prop_assert!(scroll.top <= current);
                if heights[current] <= room {
                    prop_assert!(scroll.end_of(current, room, &height).is_some());
                    prop_assert!(scroll.top < current || scroll.skip == 0);
                } else {
                    prop_assert_eq!(scroll.top, current);
                    prop_assert!(scroll.skip + room <= heights[current]);
                }
            }
        }

        #[test]
        fn the_line_with_the_caret_is_on_the_screen(lines in 5usize..60, room in 1usize..5, at in 0usize..60) {
            let at = at.min(lines - 1);
            let mut scroll = Scroll::default();
            scroll.follow(0, 1, room, Some(at), &|_| lines);
            prop_assert!(scroll.skip <= at && at < scroll.skip + room);
        }
    }
}
