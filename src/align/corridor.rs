//! Where a corridor is too wide, and where it is too narrow.

use super::grid::Corridor;
use super::lattice::Sums;

/// A node that alignments pass through with less than e to this power (a thousand-millionth) is not looked at again.
const HOPELESS: f64 = -20.7;

/// So many more nodes on both sides of those worth looking at.
const ROOM: u32 = 2;

/// The part of a corridor through which alignments worth considering lead, with some room.
pub(super) fn narrowed(corridor: &Corridor, sums: &Sums) -> Corridor {
    let mut rows: Vec<(u32, u32)> = Vec::with_capacity(corridor.source() + 1);
    for i in 0..=corridor.source() {
        let likely = |j: &usize| corridor.node(i, *j).is_some_and(|node| sums.passes(node, HOPELESS));
        let (first, last) = (corridor.row(i).find(likely), corridor.row(i).rev().find(likely));
        rows.push(match (first, last) {
            (Some(first), Some(last)) => (first as u32, last as u32),
            // A row that beads jump over.
            _ => rows.last().copied().unwrap_or((0, 0)),
        });
    }
    Corridor::new(rows, corridor.target()).widened(|_| (ROOM, ROOM))
}

/// A wider corridor, by `near` nodes and rows, where alignments press against the edge of this one: an edge node is passed
/// with at least e to the power `ln_least`. `None` if they do not.
pub(super) fn widened(corridor: &Corridor, sums: &Sums, ln_least: f64, near: usize) -> Option<Corridor> {
    let rows = corridor.source() + 1;
    let mut pressed = vec![(false, false); rows];
    let mut any = false;
    for i in 0..rows {
        let (low, high) = (*corridor.row(i).start(), *corridor.row(i).end());
        let at = |j: usize| corridor.node(i, j).is_some_and(|node| sums.passes(node, ln_least));
        let (left, right) = (low > 0 && at(low), high < corridor.target() && at(high));
        if left || right {
            any = true;
            for row in &mut pressed[i.saturating_sub(near)..(i + near + 1).min(rows)] {
                *row = (row.0 || left, row.1 || right);
            }
        }
    }
    let by = |pressed: bool| if pressed { near as u32 } else { 0 };
    any.then(|| corridor.widened(|i| (by(pressed[i].0), by(pressed[i].1))))
}
