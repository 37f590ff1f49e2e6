//! Searching the rows, a slice at a time.
//!
//! A pair may have 100,000 rows, and folding all their text takes longer than a key may. So a search looks through some
//! rows, says how it stands, and goes on when it is asked again; the loop asks whenever no key waits. When a row was
//! found, or none is there, the same way all rows with a hit are counted.

use std::ops::Range;

use crate::edit::{BeadId, PairState, RowView, Side};
use crate::text::{Matching, Pattern, PatternError};
use crate::tui::sieve::Sieve;

/// How much text one slice folds, in bytes: a few milliseconds.
const SLICE: usize = 64 * 1024;

/// Which sides are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Sides {
    /// Both.
    #[default]
    Both,
    /// One of them.
    One(Side),
}

impl Sides {
    /// Whether a side is searched.
    pub fn has(self, side: Side) -> bool {
        self == Sides::Both || self == Sides::One(side)
    }

    /// What comes after it when they are gone through.
    pub fn next(self) -> Sides {
        match self {
            Sides::Both => Sides::One(Side::Source),
            Sides::One(Side::Source) => Sides::One(Side::Target),
            Sides::One(Side::Target) => Sides::Both,
        }
    }
}

/// Says whether a row is among those that are searched.
pub type Shows<'a> = dyn Fn(&RowView<'_>) -> bool + 'a;

/// What is searched for, and how far the search has come.
#[derive(Debug, Clone, Default)]
pub struct Search {
    wanted: String,
    matching: Matching,
    sides: Sides,
    pattern: Pattern,
    /// Why what was typed can't be searched for; the pattern is empty then.
    error: Option<PatternError>,
    scan: Option<Scan>,
    /// The rows that have it.
    rows: Sieve,
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
    /// A search for nothing yet, compared and on the sides as this one.
    pub fn anew(&self) -> Self {
        Search { matching: self.matching, sides: self.sides, ..Search::default() }
    }

    /// What is searched for, as it was typed.
    pub fn wanted(&self) -> &str {
        &self.wanted
    }

    /// How it is compared.
    pub fn matching(&self) -> Matching {
        self.matching
    }

    /// Which sides are searched.
    pub fn sides(&self) -> Sides {
        self.sides
    }

    /// What is searched for.
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// Why what was typed can't be searched for.
    pub fn error(&self) -> Option<&PatternError> {
        self.error.as_ref()
    }

    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.pattern.is_empty()
    }

    /// Where a text of a side has it.
    pub fn hits(&self, side: Side, text: &str) -> Vec<Range<usize>> {
        if self.sides.has(side) { self.pattern.hits(text) } else { Vec::new() }
    }

    /// Whether a side of a row has it.
    pub fn is_in(&self, row: &RowView<'_>, side: Side) -> bool {
        self.sides.has(side) && self.pattern.is_in(row.text(side).as_str())
    }

    /// The rows that have it, as far as they were counted.
    pub fn rows(&self) -> &Sieve {
        &self.rows
    }

    /// Whether there are rows left to look at for the next hit.
    pub fn is_running(&self) -> bool {
        self.scan.is_some_and(|scan| scan.running)
    }

    /// Whether rows with it are still to be counted.
    pub fn is_counting(&self) -> bool {
        !self.is_empty() && !self.rows.is_done()
    }

    /// Looks no further for the next hit.
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

    /// Searches for another text, or in another way, from a row on, that row included. Where that can only be in rows
    /// that had it before, others are not looked at again.
    pub fn change(&mut self, wanted: &str, matching: Matching, sides: Sides, from: usize, rows: usize) {
        let (pattern, error) = match Pattern::new(wanted, matching) {
            Ok(pattern) => (pattern, None),
            Err(error) => (Pattern::default(), Some(error)),
        };
        let grew = !self.is_empty() && sides == self.sides && pattern.narrows(&self.pattern);
        match &mut self.scan {
            Some(scan) if grew => {
                scan.running = true;
                scan.found = false;
            }
            _ => self.scan = Some(Scan::new(from, rows, true)),
        }
        let mut rows = Sieve::default();
        if grew {
            rows = std::mem::take(&mut self.rows);
            rows.narrow();
        }
        *self = Search { wanted: wanted.to_owned(), matching, sides, pattern, error, scan: self.scan, rows };
    }

    /// Searches from the row behind `current` on, or from the one before it backwards; `current` comes last.
    pub fn again(&mut self, current: usize, rows: usize, forward: bool) {
        let mut scan = Scan::new(current, rows, forward);
        scan.step(rows);
        scan.left = rows;
        self.scan = Some(scan);
    }

    /// Searches in the rows below one, to the last.
    pub fn below(&mut self, current: usize, rows: usize) {
        self.scan = Some(Scan::new(current + 1, rows.saturating_sub(current + 1), true));
    }

    /// Looks through the next slice, among the rows that are shown.
    pub fn go_on(&mut self, state: &PairState, shows: &Shows<'_>) -> Progress {
        if self.is_empty() {
            return Progress::Nowhere;
        }
        let Some(mut scan) = self.scan else { return Progress::Nowhere };
        let mut budget = SLICE;
        while scan.left > 0 && scan.at < state.len() {
            if budget == 0 {
                self.scan = Some(scan);
                return Progress::Running { left: scan.left };
            }
            if let Some(row) = state.row(scan.at).filter(|row| shows(row)) {
                for side in Side::BOTH {
                    if self.is_in(&row, side) {
                        self.scan = Some(Scan { running: false, found: true, ..scan });
                        return Progress::Found { row: scan.at, side, wrapped: scan.wrapped };
                    }
                    budget = budget.saturating_sub(row.text(side).as_str().len());
                }
            }
            budget = budget.saturating_sub(16);
            scan.step(state.len());
        }
        self.scan = Some(Scan { running: false, left: 0, ..scan });
        Progress::Nowhere
    }

    /// Counts the rows with it in the next slice, among those that are shown.
    pub fn count_on(&mut self, state: &PairState, shows: &Shows<'_>) {
        let (pattern, sides) = (&self.pattern, self.sides);
        self.rows.go_on(state, 1, &|row| shows(row) && has(pattern, sides, row));
    }

    /// Looks again at rows that were changed, that came or that went.
    pub fn refresh(&mut self, state: &PairState, touched: &[BeadId], shows: &Shows<'_>) {
        let (pattern, sides) = (&self.pattern, self.sides);
        self.rows.refresh(state, touched, &|row| shows(row) && has(pattern, sides, row));
    }

    /// Counts anew: other rows are shown, or too many are others.
    pub fn recount(&mut self) {
        self.rows = Sieve::default();
    }
}

fn has(pattern: &Pattern, sides: Sides, row: &RowView<'_>) -> bool {
    Side::BOTH.into_iter().any(|side| sides.has(side) && pattern.is_in(row.text(side).as_str()))
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

    const FOLDED: Matching = Matching { exact: false, regex: false };

    fn change(search: &mut Search, wanted: &str, from: usize) {
        search.change(wanted, FOLDED, Sides::Both, from, 8);
    }

    fn ask(search: &mut Search, state: &PairState) -> Vec<(usize, bool)> {
        let mut found = Vec::new();
        while let Progress::Found { row, wrapped, .. } = search.go_on(state, &|_| true) {
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
        change(&mut search, "ship", 1);
        assert_eq!(ask(&mut search, state), [(7, false), (0, true), (7, false), (0, true)]);
    }

    #[test]
    fn backwards_is_the_other_way_round() {
        let desk = Desk::new();
        let mut search = Search::default();
        change(&mut search, "ship", 0);
        search.again(0, 8, false);
        let side = Side::Target;
        assert_eq!(search.go_on(desk.app.state(), &|_| true), Progress::Found { row: 7, side, wrapped: true });
    }

    #[test]
    fn a_text_that_grows_goes_on_from_the_row_it_was_at() {
        let desk = Desk::new();
        let state = desk.app.state();
        let mut search = Search::default();
        let mut rows = Vec::new();
        for wanted in ["t", "the ship", "the ship ret", "the ship retu?", "the"] {
            change(&mut search, wanted, 0);
            rows.push(match search.go_on(state, &|_| true) {
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
        assert_eq!(search.go_on(Desk::new().app.state(), &|_| true), Progress::Nowhere);
        change(&mut search, "\u{64E}", 0);
        assert!(search.is_empty());
        assert_eq!(search.go_on(Desk::new().app.state(), &|_| true), Progress::Nowhere);
    }

    #[test]
    fn sides_and_rows_are_searched_that_are_asked_for() {
        let desk = Desk::new();
        let state = desk.app.state();
        let found = |wanted: &str, matching, sides, shows: &Shows<'_>| {
            let mut search = Search::default();
            search.change(wanted, matching, sides, 0, state.len());
            while search.is_counting() {
                search.count_on(state, shows);
            }
            let rows = search.rows().found().iter().map(|bead| state.index_of(*bead).unwrap());
            rows.collect::<Vec<_>>()
        };
        let regex = Matching { regex: true, ..FOLDED };
        let exact = Matching { exact: true, ..FOLDED };
        let (source, target) = (Sides::One(Side::Source), Sides::One(Side::Target));
        assert_eq!(found("240", FOLDED, Sides::Both, &|_| true), [2]);
        assert_eq!(found("240", FOLDED, source, &|_| true), [2]);
        assert_eq!(found("passengers", FOLDED, source, &|_| true), [0; 0]);
        assert_eq!(found("^the (ship|sea)", regex, target, &|_| true), [0, 7]);
        assert_eq!(found("the", exact, target, &|_| true), [0, 1, 3]);
        assert_eq!(found("the", exact, target, &|row| row.len(Side::Target) == 1), [0, 3]);
    }

    #[test]
    fn what_is_no_pattern_is_found_nowhere() {
        let mut search = Search::default();
        search.change("ship(", Matching { regex: true, ..FOLDED }, Sides::Both, 0, 8);
        assert_eq!(search.error().map(ToString::to_string).as_deref(), Some("character 5: unclosed group"));
        assert_eq!(search.go_on(Desk::new().app.state(), &|_| true), Progress::Nowhere);
        assert!(!search.is_counting());
    }
}
