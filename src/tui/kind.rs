//! The kinds of row that a translator goes through, one after the other.

use crate::edit::{RowView, Side, Status};

/// A kind of row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Worth a look: marked for another one, or nothing said and less than sure.
    ToLook,
    /// Nothing was said of it.
    Unreviewed,
    /// Nothing was said of it and the aligner is less sure than this, in ten-thousandths, or it was made by hand.
    Below(u16),
    /// Other than one segment on each side.
    NotOneToOne,
    /// A side has no text.
    EmptySide,
    /// Bookmarked.
    Marked,
    /// With a comment.
    Commented,
    /// With a text that was edited.
    Edited,
    /// Left out of exports.
    LeftOut,
    /// With something that may be a mistake.
    Warning,
    /// Come of the last time that rows were aligned anew.
    Changed,
}

/// A confidence of 1, in the unit of [`Kind::Below`].
const SURELY: f64 = 10_000.0;

impl Kind {
    /// Less sure than a confidence from 0 to 1.
    pub fn below(confidence: f64) -> Self {
        Kind::Below((confidence.clamp(0.0, 1.0) * SURELY).round() as u16)
    }

    /// Whether a row is of this kind, as far as the row itself tells.
    pub fn has(self, row: &RowView<'_>) -> bool {
        let bead = row.bead;
        match self {
            Kind::ToLook => bead.wants_a_look(),
            Kind::Unreviewed => bead.status == Status::Unreviewed,
            Kind::Below(limit) => {
                let limit = f64::from(limit) / SURELY;
                bead.status == Status::Unreviewed && bead.confidence.is_none_or(|confidence| confidence < limit)
            }
            Kind::NotOneToOne => Side::BOTH.into_iter().any(|side| row.len(side) != 1),
            Kind::EmptySide => Side::BOTH.into_iter().any(|side| row.is_empty(side)),
            Kind::Marked => bead.marked,
            Kind::Commented => bead.note.is_some(),
            Kind::Edited => Side::BOTH.into_iter().any(|side| row.is_edited(side)),
            Kind::LeftOut => bead.left_out,
            // Only the pair as a whole can tell, a slice at a time: see `hunt`.
            Kind::Warning => false,
            Kind::Changed => false,
        }
    }

    /// What a row of this kind is, for messages.
    pub fn name(self) -> String {
        match self {
            Kind::ToLook => "worth a look".to_owned(),
            Kind::Unreviewed => "unreviewed".to_owned(),
            Kind::Below(limit) => format!("below {}", short(f64::from(limit) / SURELY)),
            Kind::NotOneToOne => "not 1:1".to_owned(),
            Kind::EmptySide => "with an empty side".to_owned(),
            Kind::Marked => "bookmarked".to_owned(),
            Kind::Commented => "with a comment".to_owned(),
            Kind::Edited => "with an edited text".to_owned(),
            Kind::LeftOut => "left out of exports".to_owned(),
            Kind::Warning => "with a warning".to_owned(),
            Kind::Changed => "changed by aligning anew".to_owned(),
        }
    }
}

/// A confidence as it was meant when it was typed: `.9` and not `0.90000`.
pub fn short(confidence: f64) -> String {
    let digits = format!("{confidence:.4}");
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    digits.strip_prefix("0.").map_or_else(|| digits.to_owned(), |rest| format!(".{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::tests::Desk;

    #[test]
    fn a_confidence_is_written_shortly() {
        for (confidence, shown) in [(0.9, ".9"), (0.99, ".99"), (0.5, ".5"), (1.0, "1"), (0.0, "0"), (0.12345, ".1235")]
        {
            assert_eq!(short(confidence), shown);
        }
    }

    #[test]
    fn rows_are_of_their_kinds() {
        let desk = Desk::new();
        let of = |kind: Kind| -> Vec<usize> {
            desk.app.state().rows().enumerate().filter(|(_, row)| kind.has(row)).map(|(index, _)| index).collect()
        };
        assert_eq!(of(Kind::ToLook), [1, 2, 5, 6]);
        assert_eq!(of(Kind::Unreviewed).len(), 8);
        assert_eq!(of(Kind::below(0.7)), [2, 6]);
        assert_eq!(of(Kind::NotOneToOne), [1, 2, 5, 6]);
        assert_eq!(of(Kind::EmptySide), [5, 6]);
        assert!(of(Kind::Marked).is_empty() && of(Kind::Edited).is_empty() && of(Kind::LeftOut).is_empty());
    }
}
