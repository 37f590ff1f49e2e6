//! Replacing what was searched for: the hit at hand, and what a row would be.

use std::ops::Range;

use crate::edit::{BeadId, PairState, Side};
use crate::text::{Pattern, Replacement, replaced};
use crate::tui::search::{Shows, Sides};

/// How much text one slice looks at, in bytes.
const SLICE: usize = 64 * 1024;

/// Going from hit to hit.
#[derive(Debug, Clone)]
pub struct Replacing {
    pub(super) with: Replacement,
    /// Whether a hit was looked for and not found yet.
    pub(super) looking: bool,
    /// The hit at hand.
    pub(super) here: Option<Here>,
    /// How many hits were replaced, and in how many rows.
    pub(super) done: (usize, usize),
    /// The row that was changed last.
    pub(super) last: Option<BeadId>,
    /// Where to go on behind a hit that is being replaced: in bytes of the side's new text.
    pub(super) next: usize,
    /// The replacing of all hits, if that was asked for.
    pub(super) all: Option<All>,
}

/// A side of the current row with its hits.
#[derive(Debug, Clone)]
pub struct Here {
    /// The text of the side.
    pub(super) text: String,
    pub(super) hits: Vec<(Range<usize>, String)>,
    /// Which one is at hand.
    pub(super) at: usize,
    pub(super) preview: Preview,
}

/// A text with what would go and what would come in it, one behind the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preview {
    /// The text.
    pub text: String,
    /// What of it would go.
    pub old: Vec<Range<usize>>,
    /// What would come.
    pub new: Vec<Range<usize>>,
    /// The hit at hand, with what would come.
    pub here: Range<usize>,
}

/// The replacing of all hits, a slice at a time.
#[derive(Debug, Clone, Default)]
pub struct All {
    /// The row to look at next.
    row: usize,
    /// The new texts.
    pub(super) edits: Vec<(BeadId, Side, String)>,
    /// How many hits they replace, and in how many rows.
    pub(super) hits: usize,
    pub(super) rows: usize,
}

impl Replacing {
    /// Begins; the first hit is still to be looked for.
    pub fn new(with: Replacement) -> Self {
        Replacing { with, looking: false, here: None, done: (0, 0), last: None, next: 0, all: None }
    }

    /// Whether there is work that goes on when no key waits.
    pub fn is_busy(&self) -> bool {
        self.looking || self.all.is_some()
    }
}

impl Here {
    /// The hits of a text, at the first one from an offset on; none when there is none.
    pub fn new(text: &str, hits: Vec<(Range<usize>, String)>, from: usize) -> Option<Self> {
        let at = hits.iter().position(|(hit, _)| hit.start >= from)?;
        let preview = Preview::new(text, &hits, at);
        Some(Here { text: text.to_owned(), hits, at, preview })
    }

    /// The text with the hit at hand replaced, and where the hit ends in it then.
    pub fn replaced(&self) -> (String, usize) {
        let hit = &self.hits[self.at..=self.at];
        (replaced(&self.text, hit), hit[0].0.start + hit[0].1.len())
    }
}

impl Preview {
    fn new(text: &str, hits: &[(Range<usize>, String)], at: usize) -> Self {
        let mut preview = Preview::default();
        let mut end = 0;
        for (index, (hit, with)) in hits.iter().enumerate() {
            preview.text.push_str(&text[end..hit.start]);
            let start = preview.text.len();
            preview.text.push_str(&text[hit.clone()]);
            preview.old.push(start..preview.text.len());
            // Old and new do not join.
            preview.text.push('\u{200C}');
            let new = preview.text.len();
            preview.text.push_str(with);
            preview.new.push(new..preview.text.len());
            if index == at {
                preview.here = start..preview.text.len();
            }
            end = hit.end;
        }
        preview.text.push_str(&text[end..]);
        preview
    }
}

impl All {
    /// Looks at the next rows. Returns whether that were the last ones.
    pub fn go_on(
        &mut self,
        state: &PairState,
        pattern: &Pattern,
        sides: Sides,
        with: &Replacement,
        shows: &Shows<'_>,
    ) -> bool {
        let mut budget = SLICE;
        while budget > 0 {
            let Some(row) = state.row(self.row) else { return true };
            self.row += 1;
            budget = budget.saturating_sub(16);
            if !shows(&row) {
                continue;
            }
            let before = self.edits.len();
            for side in Side::BOTH.into_iter().filter(|side| sides.has(*side)) {
                let text = row.text(side);
                let hits = pattern.replacements(text.as_str(), with);
                budget = budget.saturating_sub(text.as_str().len());
                let new = replaced(text.as_str(), &hits);
                if new != text.as_str() {
                    self.hits += hits.len();
                    self.edits.push((row.bead.id, side, new));
                }
            }
            self.rows += usize::from(self.edits.len() > before);
        }
        false
    }

    /// How many rows were looked at.
    pub fn looked_at(&self) -> usize {
        self.row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_shows_what_goes_and_what_comes() {
        let text = "The ship, a ship.";
        let hits = vec![(4..8, "boat".to_owned()), (12..16, "boat".to_owned())];
        let here = Here::new(text, hits, 5).unwrap();
        let Preview { text: shown, old, new, here: at } = &here.preview;
        assert_eq!(shown.replace('\u{200C}', "|"), "The ship|boat, a ship|boat.");
        assert_eq!(old.iter().map(|range| &shown[range.clone()]).collect::<Vec<_>>(), ["ship", "ship"]);
        assert_eq!(new.iter().map(|range| &shown[range.clone()]).collect::<Vec<_>>(), ["boat", "boat"]);
        assert!(at.start == old[1].start && at.end == new[1].end);
        assert_eq!(here.replaced(), ("The ship, a boat.".to_owned(), 16));
    }
}
