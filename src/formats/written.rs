//! What is to be written, and what was.

use std::fmt;
use std::iter::Peekable;

use crate::edit::Status;
use crate::formats::Format;
use crate::formats::tmx::TmxLevel;
use crate::lang::Lang;
use crate::memory::Unit;

/// Which units are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    /// All that the format takes.
    #[default]
    All,
    /// Those that the translator accepted.
    Accepted,
}

/// How units are to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Which units are wanted.
    pub only: Only,
    /// Whether a table begins with a byte order mark, which some spreadsheet programs need to take it for UTF-8. Other
    /// formats never have one.
    pub byte_order_mark: bool,
    /// Whether TMX has inline codes.
    pub level: TmxLevel,
    /// Whether a unit in TMX says what stands before and behind it in its text.
    pub context: bool,
}

/// What was written and what was not. Displays as one line for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The format.
    pub format: Format,
    /// How many units, rows or beads were written.
    pub units: usize,
    /// How many were not, by reason.
    pub left_out: LeftOut,
    /// How many characters are missing in what was written because no XML file and no table can hold them.
    pub removed_characters: usize,
    /// How many line ends and tabs became spaces because a cell of a table has no room for them.
    pub spaced: usize,
    /// How many texts lost their inline codes because the format has none.
    pub without_codes: usize,
    /// How many cells begin with an apostrophe of ours because a spreadsheet would have taken them for formulas.
    pub formulas: usize,
    /// How many attributes and tags of what the units were read from are missing because the format has no place for them.
    pub dropped: usize,
}

/// Units that were not written. Each is counted once, under the first reason that fits, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LeftOut {
    /// The translator left them out by hand.
    pub by_hand: usize,
    /// The translator rejected them.
    pub rejected: usize,
    /// Only accepted ones were wanted.
    pub not_accepted: usize,
    /// Source or target is empty, or nothing is left of it without the characters that XML cannot hold.
    pub empty_side: usize,
    /// Their languages are others than those of the file, and it holds only one of each.
    pub other_languages: usize,
}

impl LeftOut {
    /// All of them.
    pub fn total(&self) -> usize {
        self.by_hand + self.rejected + self.not_accepted + self.empty_side + self.other_languages
    }
}

impl Written {
    /// Nothing yet.
    pub(super) fn nothing(format: Format) -> Self {
        Written {
            format,
            units: 0,
            left_out: LeftOut::default(),
            removed_characters: 0,
            spaced: 0,
            without_codes: 0,
            formulas: 0,
            dropped: 0,
        }
    }

    /// Whether a unit is wanted; counts it as left out if not.
    pub(super) fn wants(&mut self, unit: &Unit, only: Only) -> bool {
        if unit.left_out {
            self.left_out.by_hand += 1;
            return false;
        }
        self.wants_status(unit, only)
    }

    /// The same for what holds translations only: rejected units are none.
    pub(super) fn wants_translation(&mut self, unit: &Unit, only: Only) -> bool {
        if unit.status == Status::Rejected && !unit.left_out {
            self.left_out.rejected += 1;
            return false;
        }
        self.wants(unit, only)
    }

    /// Passes over the units before the first one that is wanted and counts them; returns that one's languages. For what
    /// holds one pair of languages and must name it first.
    pub(super) fn langs_of_first_translation<T>(
        &mut self,
        units: &mut Peekable<impl Iterator<Item = T>>,
        only: Only,
        unit: impl Fn(&T) -> &Unit,
    ) -> Option<[Lang; 2]> {
        while let Some(next) = units.peek().map(&unit) {
            if self.wants_translation(next, only) {
                return Some([next.source_lang.clone(), next.target_lang.clone()]);
            }
            units.next();
        }
        None
    }

    /// The same, with those that were left out by hand: for what tells of an alignment, and not of translations.
    pub(super) fn wants_status(&mut self, unit: &Unit, only: Only) -> bool {
        let left_out = match (only, unit.status) {
            (Only::Accepted, Status::Rejected) => &mut self.left_out.rejected,
            (Only::Accepted, Status::Unreviewed | Status::NeedsReview) => &mut self.left_out.not_accepted,
            (Only::All, _) | (Only::Accepted, Status::Accepted) => return true,
        };
        *left_out += 1;
        false
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} written", self.units, self.format.noun(self.units))?;
        let LeftOut { by_hand, rejected, not_accepted, empty_side, other_languages } = self.left_out;
        let reasons = [
            (by_hand, "by hand"),
            (rejected, "rejected"),
            (not_accepted, "not accepted"),
            (empty_side, "with an empty side"),
            (other_languages, "in other languages"),
        ];
        let mut separator = "; left out: ";
        for (count, reason) in reasons.into_iter().filter(|(count, _)| *count > 0) {
            write!(f, "{separator}{count} {reason}")?;
            separator = ", ";
        }
        let changes = [
            (
                self.removed_characters,
                "character removed that the format cannot hold",
                "characters removed that the format cannot hold",
            ),
            (self.without_codes, "text without its inline codes", "texts without their inline codes"),
            (self.spaced, "line end or tab made a space", "line ends and tabs made spaces"),
            (
                self.formulas,
                "cell marked with ' so as not to be a formula",
                "cells marked with ' so as not to be formulas",
            ),
            (
                self.dropped,
                "attribute or tag left away that the format has no place for",
                "attributes and tags left away that the format has no place for",
            ),
        ];
        for (count, one, many) in changes.into_iter().filter(|(count, _, _)| *count > 0) {
            write!(f, "; {count} {}", if count == 1 { one } else { many })?;
        }
        Ok(())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::memory::sample;

    /// An accepted unit in Arabic and English.
    pub(in crate::formats) fn unit(source: &str, target: &str) -> Unit {
        Unit {
            source_segments: 0..1,
            target_segments: 0..1,
            confidence: Some(0.99816),
            origin: "pair".to_owned(),
            ..sample(source, target)
        }
    }

    #[test]
    fn the_summary_names_only_what_there_is() {
        let nothing = Written::nothing(Format::Tmx);
        assert_eq!(nothing.to_string(), "0 units written");
        let left_out = LeftOut { by_hand: 3, rejected: 2, not_accepted: 0, empty_side: 1, other_languages: 0 };
        let written = Written { units: 1, left_out, removed_characters: 1, ..nothing };
        assert_eq!(
            written.to_string(),
            "1 unit written; left out: 3 by hand, 2 rejected, 1 with an empty side; 1 character removed that the format cannot hold"
        );
        let written = Written { units: 3, spaced: 2, formulas: 1, ..Written::nothing(Format::Tsv) };
        assert_eq!(
            written.to_string(),
            "3 rows written; 2 line ends and tabs made spaces; 1 cell marked with ' so as not to be a formula"
        );
    }
}
