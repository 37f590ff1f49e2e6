//! The filter in force, and the rows that are shown because of it.

use crate::edit::{BeadId, PairState, RowView};
use crate::quality::Warning;
use crate::tui::app::App;
use crate::tui::filter::Filter;
use crate::tui::search::{Search, Shows};
use crate::tui::shown::Shown;
use crate::tui::sieve::Sieve;

/// A filter and the rows that it lets through, as far as they were looked at.
#[derive(Debug, Clone, Default)]
pub struct Filtered {
    pub(super) filter: Filter,
    pub(super) rows: Sieve,
}

impl App {
    /// The filter in force, if there is one.
    pub fn filter(&self) -> Option<&Filter> {
        self.filter.as_ref().map(|filtered| &filtered.filter)
    }

    /// The rows that are shown.
    pub fn shown(&self) -> Shown<'_> {
        match &self.filter {
            None => Shown::all(self.state()),
            Some(filtered) => Shown::of(self.state(), filtered.rows.found(), self.current),
        }
    }

    /// Shows the rows that a filter lets through, or all.
    pub(super) fn set_filter(&mut self, filter: Option<Filter>) {
        self.filter = filter.map(|filter| Filtered { filter, rows: Sieve::default() });
        self.search.recount();
        self.go_on_filtering();
    }

    /// Keeps those of some beads whose rows are shown.
    pub(super) fn keep_shown(&self, beads: &mut Vec<BeadId>) {
        if self.filter.is_some() {
            let shown = self.shown();
            beads.retain(|bead| self.state().index_of(*bead).is_some_and(|row| shown.has(row)));
        }
    }

    /// Whether rows are still to be looked at for the filter.
    pub(super) fn is_filtering(&self) -> bool {
        self.filter.as_ref().is_some_and(|filtered| !filtered.rows.is_done())
    }

    /// Looks at the next rows for the filter.
    pub(super) fn go_on_filtering(&mut self) {
        let Some(mut filtered) = self.filter.take() else { return };
        let Filtered { filter, rows } = &mut filtered;
        rows.go_on(self.state(), filter.weight(), &|row| self.lets_through(filter, row));
        self.filter = Some(filtered);
    }

    fn lets_through(&self, filter: &Filter, row: &RowView<'_>) -> bool {
        let index = || self.state().index_of(row.bead.id);
        filter.accepts(row, &index, &|row| self.warned(row))
    }

    /// The kinds of warning that a row has.
    fn warned(&self, row: &RowView<'_>) -> Vec<Warning> {
        let index = self.state().index_of(row.bead.id);
        let found = index.map(|index| self.warnings(index)).unwrap_or_default();
        found.into_iter().map(|finding| finding.kind).collect()
    }

    /// Has something done with the search, the rows, and what says which of them are shown.
    pub(super) fn with_search<R>(&mut self, work: impl FnOnce(&mut Search, &PairState, &Shows<'_>) -> R) -> R {
        let mut search = std::mem::take(&mut self.search);
        let app = &*self;
        let shows = |row: &RowView<'_>| match &app.filter {
            None => true,
            Some(filtered) if filtered.rows.is_done() => filtered.rows.place(app.state(), row.bead.id).is_ok(),
            Some(filtered) => app.lets_through(&filtered.filter, row),
        };
        let result = work(&mut search, app.state(), &shows);
        self.search = search;
        result
    }

    /// How many rows have what is searched for, and which of them this one is; none when nothing is.
    pub(super) fn counted(&self) -> Option<String> {
        let found = self.search.rows();
        let (rows, so_far) = (found.found().len(), if found.is_done() { "" } else { " so far" });
        let here = self.bead().and_then(|bead| found.place(self.state(), bead).ok());
        let all = match rows {
            1 => "1 row".to_owned(),
            rows => format!("{} rows", grouped(rows)),
        };
        (!self.search.is_empty()).then(|| match here {
            Some(here) => format!("{} of {all}{so_far}", grouped(here + 1)),
            None => format!("{all}{so_far}"),
        })
    }

    /// Looks again at what a step touched. Returns how many of those rows the filter hides, now and before, besides the
    /// current one.
    pub(super) fn beads_changed(&mut self, touched: &[BeadId]) -> usize {
        let mut touched = touched.to_vec();
        touched.sort_unstable();
        touched.dedup();
        let mut hidden = 0;
        if let Some(mut filtered) = self.filter.take() {
            let Filtered { filter, rows } = &mut filtered;
            let among = |rows: &Sieve| rows.found().iter().filter(|bead| touched.binary_search(bead).is_ok()).count();
            let before = among(rows);
            match filter.counts_rows() {
                true => *rows = Sieve::default(),
                false => rows.refresh(self.state(), &touched, &|row| self.lets_through(filter, row)),
            }
            if rows.is_done() {
                let current = self.bead().filter(|bead| touched.binary_search(bead).is_ok());
                let current = current.filter(|bead| rows.place(self.state(), *bead).is_err());
                hidden = touched.len().saturating_sub(before.max(among(rows)) + usize::from(current.is_some()));
            }
            self.filter = Some(filtered);
        }
        self.with_search(|search, state, shows| search.refresh(state, &touched, shows));
        hidden
    }

    /// Looks at all rows anew: the pair is another, or too much of it.
    pub(super) fn all_beads_changed(&mut self) {
        if let Some(filtered) = &mut self.filter {
            filtered.rows = Sieve::default();
        }
        self.search.recount();
    }
}

/// A number with commas between its thousands.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_told_apart() {
        let numbers = [0, 999, 1000, 1204, 100_000, 1_000_000].map(grouped);
        assert_eq!(numbers, ["0", "999", "1,000", "1,204", "100,000", "1,000,000"]);
    }
}
