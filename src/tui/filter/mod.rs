//! Which rows are shown: what a filter asks for.
//!
//! A filter is a line of terms with spaces between them, and lets a row through that all of them hold for. A term is a
//! field and a value (`status:unreviewed`), or a text that a side must have; a minus before it turns it round. Values
//! with commas between them are alternatives. A text with spaces stands in quotation marks, a regular expression between
//! slashes; both are compared as searches are. The words are in [`field`].

mod field;
mod parse;

use std::ops::Range;

use crate::edit::{RowView, Side, Status};
use crate::quality::Warning;
use crate::text::{BlockKind, Matching, Pattern};

pub use field::complete;
pub use parse::FilterError;

/// Warnings take about so many times longer to find than a text.
const WARNING: usize = 12;

/// What rows must be to be shown.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    typed: String,
    matching: Matching,
    terms: Vec<Term>,
}

#[derive(Debug, Clone)]
struct Term {
    /// Whether it must not hold.
    not: bool,
    test: Test,
}

#[derive(Debug, Clone)]
enum Test {
    /// One of the places has the text.
    Text(Vec<Place>, Pattern),
    Status(Vec<Status>),
    Confidence(Vec<Confidence>),
    Kind(Vec<Kind>),
    Warning(Vec<Warning>),
    /// The row's number, from 1, is in one of them.
    Row(Vec<Range<usize>>),
}

/// Where a text is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Side(Side),
    Note,
}

/// How sure the aligner must be.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Confidence {
    Below(f64),
    AtMost(f64),
    Above(f64),
    AtLeast(f64),
    /// From one to another, both included.
    Between(f64, f64),
    /// The row was made by hand.
    Hand,
}

/// What a row may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// So many segments of the source, and of the target.
    Shape(usize, usize),
    /// Any other number than one of each.
    Other,
    Empty(Option<Side>),
    Edited,
    Commented,
    Marked,
    LeftOut,
    /// Worth a look.
    Look,
    /// Marked as such by the document of a side.
    Block(BlockKind),
}

/// The warnings of a row, by its index; whoever knows them hands them in.
pub type Warnings<'a> = dyn Fn(&RowView<'_>) -> Vec<Warning> + 'a;

impl Filter {
    /// Reads a filter. Texts are compared as `matching` says.
    pub fn new(typed: &str, matching: Matching) -> Result<Self, FilterError> {
        Ok(Filter { typed: typed.trim().to_owned(), matching, terms: parse::terms(typed, matching)? })
    }

    /// What was typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// How its texts are compared.
    pub fn matching(&self) -> Matching {
        self.matching
    }

    /// Whether it lets every row through because it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// How much longer than a text's it takes to look at a row.
    pub fn weight(&self) -> usize {
        let warns = self.terms.iter().any(|term| matches!(term.test, Test::Warning(_)));
        if warns { WARNING } else { 1 }
    }

    /// Whether it asks for a row's number, which other steps than the row's own change.
    pub fn counts_rows(&self) -> bool {
        self.terms.iter().any(|term| matches!(term.test, Test::Row(_)))
    }

    /// Whether it lets a row through.
    pub fn accepts(&self, row: &RowView<'_>, index: &dyn Fn() -> Option<usize>, warnings: &Warnings<'_>) -> bool {
        self.terms.iter().all(|term| term.test.holds(row, index, warnings) != term.not)
    }

    /// Where the texts of a side that it asks for stand in a text of that side.
    pub fn hits(&self, side: Side, text: &str) -> Vec<Range<usize>> {
        let patterns = self.terms.iter().filter(|term| !term.not).filter_map(|term| match &term.test {
            Test::Text(places, pattern) if places.contains(&Place::Side(side)) => Some(pattern),
            _ => None,
        });
        let mut hits: Vec<Range<usize>> = patterns.flat_map(|pattern| pattern.hits(text)).collect();
        hits.sort_unstable_by_key(|hit| hit.start);
        hits
    }
}

impl Test {
    fn holds(&self, row: &RowView<'_>, index: &dyn Fn() -> Option<usize>, warnings: &Warnings<'_>) -> bool {
        match self {
            Test::Text(places, pattern) => places.iter().any(|place| match place {
                Place::Side(side) => pattern.is_in(row.text(*side).as_str()),
                Place::Note => row.bead.note.as_ref().is_some_and(|note| pattern.is_in(note)),
            }),
            Test::Status(wanted) => wanted.contains(&row.bead.status),
            Test::Confidence(wanted) => wanted.iter().any(|wanted| wanted.holds(row.bead.confidence)),
            Test::Kind(wanted) => wanted.iter().any(|kind| kind.holds(row)),
            Test::Warning(wanted) => warnings(row).iter().any(|warning| wanted.contains(warning)),
            Test::Row(wanted) => index().is_some_and(|index| wanted.iter().any(|range| range.contains(&(index + 1)))),
        }
    }
}

impl Confidence {
    fn holds(self, confidence: Option<f64>) -> bool {
        let Some(sure) = confidence else { return self == Confidence::Hand };
        match self {
            Confidence::Below(limit) => sure < limit,
            Confidence::AtMost(limit) => sure <= limit,
            Confidence::Above(limit) => sure > limit,
            Confidence::AtLeast(limit) => sure >= limit,
            Confidence::Between(low, high) => (low..=high).contains(&sure),
            Confidence::Hand => false,
        }
    }
}

impl Kind {
    fn holds(self, row: &RowView<'_>) -> bool {
        let [source, target] = Side::BOTH.map(|side| row.len(side));
        match self {
            Kind::Shape(n, m) => (source, target) == (n, m),
            Kind::Other => (source, target) != (1, 1),
            Kind::Empty(side) => Side::BOTH
                .into_iter()
                .filter(|one| side.is_none_or(|side| side == *one))
                .any(|side| row.text(side).as_str().is_empty()),
            Kind::Edited => Side::BOTH.into_iter().any(|side| row.is_edited(side)),
            Kind::Commented => row.bead.note.is_some(),
            Kind::Marked => row.bead.marked,
            Kind::LeftOut => row.bead.left_out,
            Kind::Look => row.bead.wants_a_look(),
            Kind::Block(kind) => Side::BOTH.into_iter().any(|side| row.block(side) == Some(kind)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::tests::Desk;

    fn rows(desk: &Desk, typed: &str) -> Vec<usize> {
        let filter = Filter::new(typed, Matching::default()).unwrap();
        let state = desk.app.state();
        let warned = |row: &RowView<'_>| match row.text(Side::Target).as_str().is_empty() {
            true => vec![Warning::Empty],
            false => Vec::new(),
        };
        let accepts = |index: &usize| {
            let row = state.row(*index).unwrap();
            filter.accepts(&row, &|| Some(*index), &warned)
        };
        (0..state.len()).filter(accepts).collect()
    }

    #[test]
    fn rows_are_let_through_that_everything_holds_for() {
        let mut desk = Desk::new();
        desk.keys("agjjrjjx");
        desk.press('g').press('e').keys("!").press(crossterm::event::KeyCode::Enter);
        for (typed, expected) in [
            ("", (0..8).collect()),
            ("ship", vec![0, 7]),
            ("السفينه", vec![0, 7]),
            ("السفينة returns", vec![7]),
            ("source:ship", vec![]),
            ("target:ship", vec![0, 7]),
            ("-ship -the", vec![4, 5, 6]),
            ("\"ship returns\"", vec![7]),
            ("/^the .*ing/", vec![0]),
            ("/[٠-٩]{3}/", vec![2]),
            ("status:accepted,rejected", vec![0, 4]),
            ("status:needs", vec![2]),
            ("status:A,x", vec![0, 4]),
            ("-status:u", vec![0, 2, 4]),
            ("conf:<.5", vec![2]),
            ("conf:<=60%", vec![2, 6]),
            ("conf:.5-.98", vec![1, 5, 6]),
            ("conf:>.999", vec![0, 3]),
            ("conf:>=.999", vec![0, 3, 7]),
            ("conf:hand", vec![]),
            ("kind:other", vec![1, 2, 5, 6]),
            ("kind:2:1,1:2", vec![1, 2]),
            ("kind:empty", vec![5, 6]),
            ("kind:empty-source", vec![6]),
            ("kind:empty-target", vec![5]),
            ("kind:edited", vec![0]),
            ("kind:marked,commented,left-out", vec![]),
            ("kind:look", vec![1, 2, 5, 6]),
            ("warning:empty", vec![5]),
            ("warning:any", vec![5]),
            ("row:2-3,8", vec![1, 2, 7]),
            ("row:7-", vec![6, 7]),
            ("kind:other conf:<.7", vec![2, 6]),
        ] {
            assert_eq!(rows(&desk, typed), expected, "{typed}");
        }
    }

    #[test]
    fn hits_are_those_of_the_side() {
        let filter = Filter::new("ship target:port -sun status:u", Matching::default()).unwrap();
        let text = "The ship reached the port on Sunday";
        assert_eq!(filter.hits(Side::Target, text), [4..8, 21..25]);
        assert_eq!(filter.hits(Side::Source, text), Vec::from_iter(std::iter::once(4..8)));
    }
}
