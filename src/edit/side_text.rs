//! The text of one side of a bead as it is shown, and what a change of it means for the segments it is made of.
//!
//! A side may hold several segments. A translator sees and edits one text; the store keeps a replacement per segment.
//! [`SideText`] joins the segments' texts with one space and remembers where each stands; [`SideText::distribute`] takes
//! the text as it was edited and finds which segments changed, by what the two texts have in common at their ends.

use std::ops::Range;

use crate::edit::SegmentId;

/// One side's text and where its segments stand in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SideText {
    text: String,
    parts: Vec<(SegmentId, Range<usize>)>,
}

/// Where a caret falls among the segments of a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caret {
    /// Before the segment with this index, which may be the number of segments.
    Between(usize),
    /// Inside the segment with this index, so many bytes into its text.
    Inside(usize, usize),
}

impl SideText {
    /// Joins the shown texts of a side's segments. A segment with no text takes no space either.
    pub fn new<'a>(segments: impl Iterator<Item = (SegmentId, &'a str)>) -> Self {
        let mut side = SideText::default();
        for (id, shown) in segments {
            if !side.text.is_empty() && !shown.is_empty() {
                side.text.push(' ');
            }
            let start = side.text.len();
            side.text.push_str(shown);
            side.parts.push((id, start..side.text.len()));
        }
        side
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The segments and their byte ranges in the text, in order.
    pub fn parts(&self) -> &[(SegmentId, Range<usize>)] {
        &self.parts
    }

    /// Where a byte offset of the text falls. White space at a segment's ends does not count as its inside.
    pub fn caret(&self, offset: usize) -> Caret {
        for (index, (_, range)) in self.parts.iter().enumerate() {
            let text = &self.text[range.clone()];
            let first = range.start + (text.len() - text.trim_start().len());
            let last = range.start + text.trim_end().len();
            if offset <= first {
                return Caret::Between(index);
            }
            if offset < last {
                return Caret::Inside(index, offset - range.start);
            }
        }
        Caret::Between(self.parts.len())
    }

    /// The new texts of those segments whose text is another in `edited`. Joining all texts again gives `edited`, but for
    /// white space at its ends. A side without segments gives nothing.
    pub fn distribute(&self, edited: &str) -> Vec<(SegmentId, String)> {
        let edited = edited.trim();
        let old = self.text.as_str();
        if old == edited || self.parts.is_empty() {
            return Vec::new();
        }
        let prefix = common_prefix(old, edited);
        let suffix = common_suffix(&old[prefix..], &edited[prefix..]);
        let (changed_from, changed_to) = (prefix, old.len() - suffix);
        // The first part that ends at or behind the change, and the last that starts at or before its end.
        let first = self.parts.iter().position(|(_, range)| range.end >= changed_from).unwrap_or(self.parts.len() - 1);
        let last = self.parts.iter().rposition(|(_, range)| range.start <= changed_to).unwrap_or(0).max(first);
        let start = self.parts[first].1.start;
        let end = edited.len() - (old.len() - self.parts[last].1.end);
        let mut changes = vec![(self.parts[first].0, edited[start..end].to_owned())];
        changes.extend(self.parts[first + 1..=last].iter().map(|(id, _)| (*id, String::new())));
        changes
    }
}

fn common_prefix(a: &str, b: &str) -> usize {
    a.char_indices().zip(b.chars()).find(|((_, x), y)| x != y).map_or(a.len().min(b.len()), |((at, _), _)| at)
}

fn common_suffix(a: &str, b: &str) -> usize {
    a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn side(parts: &[&str]) -> SideText {
        SideText::new(parts.iter().enumerate().map(|(i, text)| (SegmentId(i as u32), *text)))
    }

    fn after(parts: &[&str], edited: &str) -> Vec<String> {
        let mut texts: Vec<String> = parts.iter().map(|part| part.to_string()).collect();
        for (id, text) in side(parts).distribute(edited) {
            texts[id.0 as usize] = text;
        }
        texts
    }

    #[test]
    fn a_change_stays_in_its_segment() {
        assert_eq!(after(&["One.", "Two.", "Three."], "One. Zwei. Three."), ["One.", "Zwei.", "Three."]);
        assert_eq!(after(&["One.", "Two."], "One. Two. More"), ["One.", "Two. More"]);
        assert_eq!(after(&["جملة.", "ثانية."], "جملة. أخرى."), ["جملة.", "أخرى."]);
    }

    #[test]
    fn a_change_over_a_joint_goes_to_the_first_segment() {
        assert_eq!(after(&["One.", "Two.", "Three."], "One, two. Three."), ["One, two.", "", "Three."]);
    }

    #[test]
    fn carets_fall_between_or_inside() {
        let side = side(&["One.", "Two."]);
        for (offset, caret) in [
            (0, Caret::Between(0)),
            (2, Caret::Inside(0, 2)),
            (4, Caret::Between(1)),
            (5, Caret::Between(1)),
            (6, Caret::Inside(1, 1)),
            (9, Caret::Between(2)),
        ] {
            assert_eq!(side.caret(offset), caret, "{offset}");
        }
    }

    proptest! {
        #[test]
        fn joining_again_gives_what_was_edited(parts in prop::collection::vec("[ab.]{0,4}|[أب]{1,3}", 1..5), edited in "[ab. أب]{0,12}") {
            let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
            let texts = after(&parts, &edited);
            let again = SideText::new(texts.iter().enumerate().map(|(i, text)| (SegmentId(i as u32), text.as_str())));
            prop_assert_eq!(again.as_str().trim(), edited.trim());
        }
    }
}
