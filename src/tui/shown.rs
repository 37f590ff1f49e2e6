//! Which rows are shown, and in which place: all of them, or those that a filter lets through.
//!
//! The current row is always among them, so that no row goes from under the translator's eyes when a step takes away what
//! the filter asks for; it goes when the translator does.

use crate::edit::{BeadId, PairState, RowView};
use crate::tui::sieve;

/// The rows that are shown, each with its place from 0.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    state: &'a PairState,
    /// The rows that a filter lets through, if there is one.
    found: Option<&'a [BeadId]>,
    /// The current row, when the filter does not let it through, and its place.
    extra: Option<(usize, BeadId)>,
}

impl<'a> Shown<'a> {
    /// All rows of a pair.
    pub fn all(state: &'a PairState) -> Self {
        Shown { state, found: None, extra: None }
    }

    /// Those of `found`, which are in order, and the one at index `current`.
    pub fn of(state: &'a PairState, found: &'a [BeadId], current: usize) -> Self {
        let current = state.row(current).map(|row| row.bead.id);
        let place = |bead| sieve::place(found, state, bead).err().map(|place| (place, bead));
        Shown { state, found: Some(found), extra: current.and_then(place) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.found.map_or(self.state.len(), |found| found.len() + usize::from(self.extra.is_some()))
    }

    /// The index among all rows of the row in a place.
    pub fn row(&self, place: usize) -> Option<usize> {
        match self.found {
            None => Some(place).filter(|place| *place < self.state.len()),
            Some(found) => self.state.index_of(self.bead(found, place)?),
        }
    }

    /// The row in a place.
    pub fn view(&self, place: usize) -> Option<RowView<'a>> {
        match self.found {
            None => self.state.row(place),
            Some(found) => self.state.view(self.bead(found, place)?),
        }
    }

    fn bead(&self, found: &[BeadId], place: usize) -> Option<BeadId> {
        match self.extra {
            Some((extra, bead)) if extra == place => Some(bead),
            Some((extra, _)) if extra < place => found.get(place - 1).copied(),
            _ => found.get(place).copied(),
        }
    }

    /// The place of the row at an index, or of the first one shown behind it; that of the last one where there is none.
    pub fn place(&self, index: usize) -> usize {
        let last = self.len().saturating_sub(1);
        let (Some(found), Some(row)) = (self.found, self.state.row(index)) else { return index.min(last) };
        let bead = row.bead.id;
        let (Ok(place) | Err(place)) = sieve::place(found, self.state, bead);
        let shift = self.extra.is_some_and(|(extra, current)| {
            extra < place || (extra == place && current != bead && self.state.index_of(current) < Some(index))
        });
        (place + usize::from(shift)).min(last)
    }

    /// The indexes of the rows from the one at `index` on.
    pub fn rows_from(self, index: usize) -> impl Iterator<Item = usize> + use<'a> {
        (self.place(index)..self.len()).map_while(move |place| self.row(place))
    }

    /// Whether the row at an index is shown.
    pub fn has(&self, index: usize) -> bool {
        self.row(self.place(index)) == Some(index)
    }

    /// The index of the row so many places away from the one at `index`, as far as there are rows.
    pub fn away(&self, index: usize, places: isize) -> Option<usize> {
        let last = self.len().checked_sub(1)?;
        self.row(self.place(index).saturating_add_signed(places).min(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::tests::Desk;

    fn shown(found: &[usize], current: usize) -> Vec<usize> {
        let desk = Desk::new();
        let state = desk.app.state();
        let found: Vec<BeadId> = found.iter().map(|index| state.row(*index).unwrap().bead.id).collect();
        let shown = Shown::of(state, &found, current);
        let rows: Vec<usize> = (0..shown.len()).map(|place| shown.row(place).unwrap()).collect();
        for (place, row) in rows.iter().enumerate() {
            assert_eq!(shown.place(*row), place);
        }
        for index in 0..state.len() {
            assert_eq!(shown.has(index), rows.contains(&index), "{index}");
            let behind = rows.iter().position(|row| *row >= index).unwrap_or(rows.len().saturating_sub(1));
            assert_eq!(shown.place(index), behind, "{index}");
        }
        assert_eq!(shown.row(shown.len()), None);
        rows
    }

    #[test]
    fn the_current_row_is_shown_with_those_of_the_filter() {
        for (found, current, rows) in [
            (vec![1, 4, 6], 4, vec![1, 4, 6]),
            (vec![1, 4, 6], 3, vec![1, 3, 4, 6]),
            (vec![1, 4, 6], 0, vec![0, 1, 4, 6]),
            (vec![1, 4, 6], 7, vec![1, 4, 6, 7]),
            (vec![], 5, vec![5]),
        ] {
            assert_eq!(shown(&found, current), rows);
        }
    }

    #[test]
    fn steps_stay_among_the_rows_that_are_shown() {
        let desk = Desk::new();
        let state = desk.app.state();
        let found: Vec<BeadId> = [1, 4, 6].map(|index| state.row(index).unwrap().bead.id).to_vec();
        let shown = Shown::of(state, &found, 4);
        let away = |index, places| shown.away(index, places);
        assert_eq!([away(4, 1), away(4, -1), away(4, 9), away(4, -9)], [Some(6), Some(1), Some(6), Some(1)]);
        assert_eq!(Shown::all(state).away(4, 1), Some(5));
    }
}
