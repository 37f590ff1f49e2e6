//! The part of the plane of all source and target boundaries in which alignments are searched.
//!
//! A node `(i, j)` means that `i` source and `j` target segments are done. An alignment is a path from `(0, 0)` to the
//! last node. A corridor names for each `i` the range of `j` that is looked at; outside it nothing is computed or kept.

use std::ops::RangeInclusive;

/// For each source boundary the target boundaries to be looked at. Both ends of the ranges never fall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Corridor {
    rows: Vec<(u32, u32)>,
    offsets: Vec<usize>,
    target: usize,
}

impl Corridor {
    /// All nodes.
    pub fn full(source: usize, target: usize) -> Self {
        Self::new(vec![(0, target as u32); source + 1], target)
    }

    /// The rows given, first to last included, widened where needed so that a path leads through them.
    pub fn new(mut rows: Vec<(u32, u32)>, target: usize) -> Self {
        let last = target as u32;
        if let Some(first) = rows.first_mut() {
            first.0 = 0;
        }
        if let Some(end) = rows.last_mut() {
            end.1 = last;
        }
        for i in 1..rows.len() {
            rows[i].1 = rows[i].1.max(rows[i - 1].1).min(last);
        }
        for i in (1..rows.len()).rev() {
            rows[i - 1].0 = rows[i - 1].0.min(rows[i].0);
        }
        // Neighbouring rows must share a node.
        for i in 1..rows.len() {
            if rows[i - 1].1 < rows[i].0 {
                rows[i - 1].1 = rows[i].0;
            }
        }
        let mut offsets = Vec::with_capacity(rows.len() + 1);
        let mut nodes = 0;
        for (low, high) in &rows {
            offsets.push(nodes);
            nodes += (high - low) as usize + 1;
        }
        offsets.push(nodes);
        Corridor { rows, offsets, target }
    }

    /// The number of source segments.
    pub fn source(&self) -> usize {
        self.rows.len() - 1
    }

    /// The number of target segments.
    pub fn target(&self) -> usize {
        self.target
    }

    /// The number of nodes.
    pub fn nodes(&self) -> usize {
        self.offsets[self.rows.len()]
    }

    /// The target boundaries of a row, both ends included.
    pub fn row(&self, i: usize) -> RangeInclusive<usize> {
        self.rows[i].0 as usize..=self.rows[i].1 as usize
    }

    /// The place of a row's first node in tables; for the row after the last, the number of nodes.
    pub fn first(&self, i: usize) -> usize {
        self.offsets[i]
    }

    /// The place of a node in tables, or `None` if it is outside.
    pub fn node(&self, i: usize, j: usize) -> Option<usize> {
        let (low, high) = *self.rows.get(i)?;
        (low as usize <= j && j <= high as usize).then(|| self.offsets[i] + j - low as usize)
    }

    /// The part of the corridor between two of its nodes, which become its first and last.
    pub fn part(&self, from: (usize, usize), to: (usize, usize)) -> Self {
        let within = |j: u32| j.clamp(from.1 as u32, to.1 as u32) - from.1 as u32;
        let rows = self.rows[from.0..=to.0].iter().map(|(low, high)| (within(*low), within(*high)));
        Self::new(rows.collect(), to.1 - from.1)
    }

    /// The corridor widened to the left and to the right by as much as `by` says of each row, and as much as needed
    /// elsewhere.
    pub fn widened(&self, by: impl Fn(usize) -> (u32, u32)) -> Self {
        let last = self.target as u32;
        let widen = |(i, row): (usize, &(u32, u32))| (row.0.saturating_sub(by(i).0), (row.1 + by(i).1).min(last));
        Self::new(self.rows.iter().enumerate().map(widen).collect(), self.target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_always_connect() {
        for (rows, target) in [
            (vec![(0, 0), (5, 5), (3, 4), (9, 9)], 12),
            (vec![(4, 4)], 7),
            (vec![(7, 7), (0, 0)], 7),
            (vec![(0, 0), (0, 0)], 0),
        ] {
            let corridor = Corridor::new(rows, target);
            assert_eq!(corridor.node(0, 0), Some(0));
            assert_eq!(corridor.node(corridor.source(), target), Some(corridor.nodes() - 1));
            for i in 1..=corridor.source() {
                assert!(corridor.row(i).start() <= corridor.row(i - 1).end());
                assert!(corridor.row(i).start() >= corridor.row(i - 1).start());
                assert!(corridor.row(i).end() >= corridor.row(i - 1).end());
            }
        }
    }
}
