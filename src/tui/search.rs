//! Searching the rows, a slice at a time.
//!
//! A pair may have 100,000 rows, and folding all their text takes longer than a key may. So a search looks through some
//! rows, says how it stands, and goes on when it is asked again; the loop asks whenever no key waits.

use crate::edit::{PairState, Side};
use crate::text::{Folded, fold};

/// How much text one slice folds, in bytes: a few milliseconds.
const SLICE: usize = 64 * 1024;

/// What is searched for, and how far the search has come.
#[derive(Debug, Clone, Default)]
pub struct Search {
    wanted: String,
    needle: Folded,
    scan: Option<Scan>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Scan {
    /// The row to look at next.
    at: usize,
    /// How many rows are still to be looked at.
    left: usize,
    forward: bool,
    /// Whether it went on from the other end.
    wrapped: bool,
    running: bool,
    /// Whether the row at `at` has it.
    found: bool,
}

/// How a search stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// A row has it.
    Found {
        /// The row.
        row: usize,
        /// The side that has it; the source when both have.
        side: Side,
        /// Whether the search went past an end of the pair to get there.
        wrapped: bool,
    },
    /// No row has it.
    Nowhere,
    /// There are rows left to look at.
    Running {
        /// How many.
        left: usize,
    },
}

impl Search {
    /// What is searched for, as it was typed.
    pub fn wanted(&self) -> &str {
        &self.wanted
    }

    /// What is searched for, folded.
    pub fn needle(&self) -> &Folded {
        &self.needle
    }

    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.needle.as_str().is_empty()
    }

    /// Whether there are rows left to look at.
    pub fn is_running(&self) -> bool {
        self.scan.is_some_and(|scan| scan.running)
    }

    /// Looks no further.
    pub fn stop(&mut self) {
        if let Some(scan) = &mut self.scan {
            scan.running = false;
        }
    }

    /// Goes on looking where it was stopped.
    pub fn resume(&mut self) {
        if let Some(scan) = &mut self.scan {
            scan.running = scan.left > 0 && !scan.found;
        }
    }

    /// Searches for another text from a row on, that row included. Where the text only grew, rows that did not have its
    /// beginning are not looked at again.
    pub fn change(&mut self, wanted: &str, from: usize, rows: usize) {
        let needle = Folded::new(wanted);
        let grew = !self.is_empty() && needle.as_str().starts_with(self.needle.as_str());
        match &mut self.scan {
            Some(scan) if grew => {
                scan.running = true;
                scan.found = false;
            }
            _ => self.scan = Some(Scan::new(from, rows, true)),
        }
        (self.wanted, self.needle) = (wanted.to_owned(), needle);
    }

    /// Searches from the row behind `current` on, or from the one before it backwards; `current` comes last.
    pub fn again(&mut self, current: usize, rows: usize, forward: bool) {
        let mut scan = Scan::new(current, rows, forward);
        scan.step(rows);
        scan.left = rows;
        self.scan = Some(scan);
    }

    /// Looks through the next slice.
    pub fn go_on(&mut self, state: &PairState) -> Progress {
        let (Some(scan), false) = (&mut self.scan, self.needle.as_str().is_empty()) else { return Progress::Nowhere };
        let mut budget = SLICE;
        while scan.left > 0 && scan.at < state.len() {
            if budget == 0 {
                return Progress::Running { left: scan.left };
            }
            if let Some(row) = state.row(scan.at) {
                for side in Side::BOTH {
                    let text = row.text(side);
                    if fold(text.as_str()).contains(self.needle.as_str()) {
                        scan.running = false;
                        scan.found = true;
                        return Progress::Found { row: scan.at, side, wrapped: scan.wrapped };
                    }
                    budget = budget.saturating_sub(text.as_str().len() + 16);
                }
            }
            scan.step(state.len());
        }
        scan.running = false;
        scan.left = 0;
        Progress::Nowhere
    }
}

impl Scan {
    fn new(at: usize, left: usize, forward: bool) -> Self {
        Scan { at, left, forward, wrapped: false, running: true, found: false }
    }

    fn step(&mut self, rows: usize) {
        self.left = self.left.saturating_sub(1);
        let past = if self.forward { self.at + 1 >= rows } else { self.at == 0 };
        self.wrapped |= past;
        self.at = match (self.forward, past) {
            (true, true) => 0,
            (true, false) => self.at + 1,
            (false, true) => rows.saturating_sub(1),
            (false, false) => self.at - 1,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::tests::Desk;

    fn ask(search: &mut Search, state: &PairState) -> Vec<(usize, bool)> {
        let mut found = Vec::new();
        while let Progress::Found { row, wrapped, .. } = search.go_on(state) {
            found.push((row, wrapped));
            if found.len() > 3 {
                break;
            }
            search.again(row, state.len(), true);
        }
        found
    }

    #[test]
    fn hits_are_found_round_the_pair_from_the_row_where_the_search_begins() {
        let desk = Desk::new();
        let state = desk.app.state();
        let mut search = Search::default();
        search.change("ship", 1, state.len());
        assert_eq!(ask(&mut search, state), [(7, false), (0, true), (7, false), (0, true)]);
    }

    #[test]
    fn backwards_is_the_other_way_round() {
        let desk = Desk::new();
        let mut search = Search::default();
        search.change("ship", 0, 8);
        search.again(0, 8, false);
        let side = Side::Target;
        assert_eq!(search.go_on(desk.app.state()), Progress::Found { row: 7, side, wrapped: true });
    }

    #[test]
    fn a_text_that_grows_goes_on_from_the_row_it_was_at() {
        let desk = Desk::new();
        let state = desk.app.state();
        let mut search = Search::default();
        let mut rows = Vec::new();
        for wanted in ["t", "the ship", "the ship ret", "the ship retu?", "the"] {
            search.change(wanted, 0, state.len());
            rows.push(match search.go_on(state) {
                Progress::Found { row, .. } => Some(row),
                _ => None,
            });
        }
        assert_eq!(rows, [Some(0), Some(0), Some(7), None, Some(0)]);
        assert!(!search.is_running());
    }

    #[test]
    fn nothing_is_nowhere() {
        let mut search = Search::default();
        assert_eq!(search.go_on(Desk::new().app.state()), Progress::Nowhere);
        search.change("\u{64E}", 0, 8);
        assert!(search.is_empty());
        assert_eq!(search.go_on(Desk::new().app.state()), Progress::Nowhere);
    }
}
