//! How bad it is: the order in which rows of one cell compete for it.

use ratatui::style::Style;

use crate::edit::{BeadRow, Status};
use crate::tui::theme::Theme;

/// What a row asks of the translator, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worst {
    /// Nothing: it was accepted.
    Accepted,
    /// Nothing was said of it, and it is not worth a look.
    Sure,
    /// Nothing: it was rejected.
    Rejected,
    /// It was made by hand, and nothing was said of it.
    Hand,
    /// The aligner was less than sure of it.
    Middle,
    /// The aligner rather doubted it.
    Low,
    /// It is to be looked at again.
    Review,
}

impl Worst {
    /// All of them, the worst first.
    pub const ALL: [Worst; 7] =
        [Worst::Review, Worst::Low, Worst::Middle, Worst::Hand, Worst::Rejected, Worst::Sure, Worst::Accepted];

    /// What a row asks for.
    pub fn of(row: &BeadRow) -> Worst {
        match row.status {
            Status::Accepted => Worst::Accepted,
            Status::Rejected => Worst::Rejected,
            Status::NeedsReview => Worst::Review,
            Status::Unreviewed if !row.wants_a_look() => Worst::Sure,
            Status::Unreviewed => match row.confidence {
                None => Worst::Hand,
                Some(sure) if sure < 0.5 => Worst::Low,
                Some(_) => Worst::Middle,
            },
        }
    }

    /// The sign for it; statuses have their letters.
    pub fn sign(self) -> char {
        match self {
            Worst::Accepted => Status::Accepted.letter(),
            Worst::Sure => Status::Unreviewed.letter(),
            Worst::Rejected => Status::Rejected.letter(),
            Worst::Review => Status::NeedsReview.letter(),
            Worst::Hand => 'h',
            Worst::Middle => '?',
            Worst::Low => '!',
        }
    }

    /// What the sign stands for.
    pub fn words(self) -> &'static str {
        match self {
            Worst::Accepted => "accepted",
            Worst::Sure => "sure",
            Worst::Rejected => "rejected",
            Worst::Hand => "by hand",
            Worst::Middle => "below .99",
            Worst::Low => "below .50",
            Worst::Review => "needs review",
        }
    }

    /// Whether it is worth a look.
    pub fn wants_a_look(self) -> bool {
        self >= Worst::Hand
    }

    /// How it looks.
    pub fn style(self, theme: Theme) -> Style {
        match self {
            Worst::Accepted => theme.map_status(Status::Accepted),
            Worst::Rejected => theme.map_status(Status::Rejected),
            Worst::Review => theme.map_status(Status::NeedsReview),
            Worst::Sure => theme.map(Some(1.0)),
            Worst::Hand => theme.map(None),
            Worst::Middle => theme.map(Some(0.9)),
            Worst::Low => theme.map(Some(0.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::BeadId;

    #[test]
    fn what_wants_a_look_is_worse_than_what_does_not() {
        let row = |status, confidence| BeadRow { status, confidence, ..BeadRow::new(BeadId(0), 1) };
        for (given, expected) in [
            (row(Status::Accepted, None), Worst::Accepted),
            (row(Status::Rejected, Some(0.1)), Worst::Rejected),
            (row(Status::NeedsReview, Some(1.0)), Worst::Review),
            (row(Status::Unreviewed, Some(0.99)), Worst::Sure),
            (row(Status::Unreviewed, Some(0.989)), Worst::Middle),
            (row(Status::Unreviewed, Some(0.49)), Worst::Low),
            (row(Status::Unreviewed, None), Worst::Hand),
            (BeadRow { left_out: true, ..row(Status::Unreviewed, Some(0.1)) }, Worst::Sure),
        ] {
            assert_eq!(Worst::of(&given), expected, "{given:?}");
            assert_eq!(expected.wants_a_look(), given.wants_a_look(), "{given:?}");
        }
        assert!(Worst::ALL.is_sorted_by(|a, b| a > b));
    }
}
