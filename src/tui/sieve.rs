//! Which rows something holds for, found a slice at a time.
//!
//! A pair may have 100,000 rows, and looking at all their texts takes longer than a key may. So rows are looked through
//! from the first to the last, some at a time, whenever no key waits. What was found stays right while rows change: those
//! that a step touched are looked at again, and all others are where they were, because the order of rows is by ranks
//! that no step changes but those of its own rows.

use crate::edit::{BeadId, PairState, RowView};

/// How much one slice looks at, in bytes of text: a few milliseconds.
const SLICE: usize = 192 * 1024;

/// What looking at a row costs besides its text.
const ROW: usize = 16;

/// So many changed rows are looked at again at once; for more the work begins anew, in slices.
const FEW: usize = 128;

/// What rows are ordered by.
type Key = (i64, BeadId);

/// The rows that were found, and how far the work has come.
#[derive(Debug, Clone, Default)]
pub struct Sieve {
    /// In the order of the rows.
    found: Vec<BeadId>,
    /// Rows that were found before less held for rows, the last first: they are to be looked at again.
    again: Vec<BeadId>,
    /// The first row that is still to be looked at, or what comes after it if it is gone.
    next: Next,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Next {
    /// None was looked at.
    #[default]
    First,
    From(Key),
    /// All were looked at.
    Done,
}

impl Sieve {
    /// The rows that were found so far, in order.
    pub fn found(&self) -> &[BeadId] {
        &self.found
    }

    /// Whether all rows were looked at.
    pub fn is_done(&self) -> bool {
        self.next == Next::Done && self.again.is_empty()
    }

    /// From now on something is asked for that holds for no other rows than before: those that were not found need not be
    /// looked at again.
    pub fn narrow(&mut self) {
        self.again.extend(self.found.drain(..).rev());
    }

    /// Where a row stands among those that were found, or would stand.
    pub fn place(&self, state: &PairState, bead: BeadId) -> Result<usize, usize> {
        place(&self.found, state, bead)
    }

    /// Looks through the next slice, which is smaller by `weight` for what takes longer than to look for a text.
    pub fn go_on(&mut self, state: &PairState, weight: usize, holds: &dyn Fn(&RowView<'_>) -> bool) {
        let mut budget = SLICE / weight.max(1);
        while let Some(bead) = self.again.pop() {
            let Some(row) = state.view(bead) else { continue };
            if holds(&row) {
                self.put(state, bead);
            }
            budget = budget.saturating_sub(cost(&row));
            if budget == 0 {
                return;
            }
        }
        let mut at = match self.next {
            Next::First => 0,
            Next::From(key) => index_from(state, key),
            Next::Done => return,
        };
        while let Some(row) = state.row(at) {
            if budget == 0 {
                self.next = Next::From(key(&row));
                return;
            }
            if holds(&row) {
                self.put(state, row.bead.id);
            }
            budget = budget.saturating_sub(cost(&row));
            at += 1;
        }
        self.next = Next::Done;
    }

    /// Looks again at rows that were changed, that came or that went.
    pub fn refresh(&mut self, state: &PairState, touched: &[BeadId], holds: &dyn Fn(&RowView<'_>) -> bool) {
        let mut touched = touched.to_vec();
        touched.sort_unstable();
        touched.dedup();
        let live = || touched.iter().filter_map(|bead| state.view(*bead));
        if touched.len() > FEW || live().map(|row| cost(&row)).sum::<usize>() > 2 * SLICE {
            *self = Sieve::default();
            return;
        }
        self.found.retain(|bead| touched.binary_search(bead).is_err());
        self.again.retain(|bead| touched.binary_search(bead).is_err());
        for row in live() {
            let looked_at = match self.next {
                Next::First => false,
                Next::From(next) => key(&row) < next,
                Next::Done => true,
            };
            if looked_at && holds(&row) {
                self.put(state, row.bead.id);
            }
        }
    }

    /// Puts a row among those that were found. Most come in their order, at the end.
    fn put(&mut self, state: &PairState, bead: BeadId) {
        let rank = |bead: BeadId| state.view(bead).map(|row| key(&row));
        match self.found.last() {
            Some(last) if rank(*last) >= rank(bead) => {
                if let Err(at) = self.place(state, bead) {
                    self.found.insert(at, bead);
                }
            }
            _ => self.found.push(bead),
        }
    }
}

/// Where a bead stands among beads that are in the order of the rows, or would stand.
pub(super) fn place(beads: &[BeadId], state: &PairState, bead: BeadId) -> Result<usize, usize> {
    let rank = |bead: BeadId| state.view(bead).map(|row| key(&row));
    let wanted = rank(bead);
    beads.binary_search_by_key(&wanted, |bead| rank(*bead))
}

fn key(row: &RowView<'_>) -> Key {
    (row.bead.rank, row.bead.id)
}

fn cost(row: &RowView<'_>) -> usize {
    use crate::edit::Side;
    let text = |side| row.segments(side).map(|segment| segment.span.range().len()).sum::<usize>();
    ROW + text(Side::Source) + text(Side::Target)
}

/// The index of the first row that is not before a key.
fn index_from(state: &PairState, wanted: Key) -> usize {
    let (mut low, mut high) = (0, state.len());
    while low < high {
        let middle = low + (high - low) / 2;
        match state.row(middle) {
            Some(row) if key(&row) < wanted => low = middle + 1,
            _ => high = middle,
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Side, Status};
    use crate::tui::tests::Desk;

    fn accepted(row: &RowView<'_>) -> bool {
        row.bead.status == Status::Accepted
    }

    fn run(state: &PairState, holds: &dyn Fn(&RowView<'_>) -> bool) -> Vec<BeadId> {
        let mut sieve = Sieve::default();
        while !sieve.is_done() {
            sieve.go_on(state, 1, holds);
        }
        sieve.found
    }

    #[test]
    fn what_was_found_stays_right_while_rows_change() {
        let mut desk = Desk::new();
        desk.keys("aajja");
        let mut sieve = Sieve::default();
        sieve.go_on(desk.app.state(), 1, &accepted);
        assert_eq!((sieve.found.len(), sieve.is_done()), (3, true));
        // Every key changes rows: splits, merges, moves, status, and all of it taken back.
        for key in "gxjacjmjauggmzzzzzzza".chars() {
            let before: Vec<_> = desk.app.state().rows().map(|row| (row.bead.clone(), row.len(Side::Source))).collect();
            desk.press(key);
            let now: Vec<_> = desk.app.state().rows().map(|row| (row.bead.clone(), row.len(Side::Source))).collect();
            let changed = before.iter().chain(&now).filter(|row| !(before.contains(row) && now.contains(row)));
            let touched: Vec<BeadId> = changed.map(|(bead, _)| bead.id).collect();
            sieve.refresh(desk.app.state(), &touched, &accepted);
            assert_eq!(sieve.found, run(desk.app.state(), &accepted), "after {key}");
        }
    }

    #[test]
    fn rows_that_were_not_looked_at_yet_wait_their_turn() {
        let mut desk = Desk::new();
        desk.keys("aaaa");
        let beads: Vec<BeadId> = desk.app.state().rows().map(|row| row.bead.id).collect();
        let third = desk.app.state().row(2).map(|row| key(&row)).unwrap();
        let mut sieve = Sieve { found: beads[..2].to_vec(), next: Next::From(third), ..Sieve::default() };
        desk.keys("gxjjx");
        sieve.refresh(desk.app.state(), &[beads[0], beads[2]], &accepted);
        assert_eq!(sieve.found, [beads[1]]);
        sieve.go_on(desk.app.state(), 1, &accepted);
        assert_eq!(sieve.found, run(desk.app.state(), &accepted));
    }

    #[test]
    fn what_asks_for_more_looks_only_at_rows_that_were_found() {
        let mut desk = Desk::new();
        desk.keys("agjjajja");
        let state = desk.app.state();
        let mut sieve = Sieve::default();
        sieve.go_on(state, 1, &accepted);
        let all = sieve.found.clone();
        sieve.narrow();
        assert!(!sieve.is_done() && sieve.found.is_empty());
        let looked_at = std::cell::RefCell::new(Vec::new());
        let odd = |row: &RowView<'_>| {
            looked_at.borrow_mut().push(row.bead.id);
            row.bead.id.0.is_multiple_of(2)
        };
        sieve.refresh(state, &[all[1]], &odd);
        sieve.go_on(state, 1, &odd);
        assert_eq!(sieve.found, all.iter().copied().filter(|bead| bead.0 % 2 == 0).collect::<Vec<_>>());
        let mut seen = looked_at.into_inner();
        seen.sort_unstable();
        assert_eq!((seen, sieve.is_done()), (all, true));
    }

    #[test]
    fn after_many_changes_the_work_begins_anew() {
        let mut sieve = Sieve { found: vec![BeadId(3)], next: Next::Done, ..Sieve::default() };
        let many: Vec<BeadId> = (0..500).map(BeadId).collect();
        sieve.refresh(Desk::new().app.state(), &many, &accepted);
        assert!(sieve.found.is_empty() && !sieve.is_done());
    }
}
