//! Replacing the text of a side.

use crate::edit::plan::draft::Draft;
use crate::edit::plan::{EditError, Plan};
use crate::edit::{BeadId, PairState, RowView, SegmentRow, Side};
use crate::text::Span;

/// Changes the replacements of the segments whose text is another now. A text that comes back to the document's own is
/// no replacement any more; a text on an empty side becomes a segment with no bytes of its own, and goes with its text.
pub(super) fn plan(state: &PairState, id: BeadId, side: Side, text: &str) -> Result<Plan, EditError> {
    let row = state.view(id).ok_or(EditError::NoSuchRow)?;
    let mut draft = Draft::new(state);
    if row.len(side) == 0 {
        if !text.trim().is_empty() {
            insert(state, &mut draft, &row, side, text.trim());
        }
        return draft.finish(id);
    }
    for (segment, new) in row.text(side).distribute(text) {
        let Some(segment) = draft.segment(segment) else { continue };
        let after = if new.is_empty() && segment.span.is_empty() {
            None
        } else {
            let replacement = Some(new).filter(|new| new != state.original(&segment));
            Some(SegmentRow { replacement, ..segment.clone() })
        };
        draft.set_segment(segment.id, after);
    }
    // A bead that consisted of nothing else would be left without any segment.
    if row.len(side.other()) == 0 && row.segments(side).all(|segment| draft.segment(segment.id).is_none()) {
        draft.set_bead(id, None);
        let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
        let neighbour = state.row(index + 1).or_else(|| state.row(index.checked_sub(1)?));
        return draft.finish(neighbour.map_or(id, |row| row.bead.id));
    }
    draft.finish(id)
}

/// Makes the segment where the side's text stands at this row: behind the last segment of the rows above.
fn insert(state: &PairState, draft: &mut Draft<'_>, row: &RowView<'_>, side: Side, text: &str) {
    let index = state.index_of(row.bead.id).unwrap_or(0);
    let above = (0..index).rev().filter_map(|at| state.row(at)).find_map(|above| above.segments(side).last());
    let (place, paragraph, tie) = match above {
        Some(above) if above.span.is_empty() => (above.span.end, above.paragraph, above.tie + 1),
        Some(above) => (above.span.end, above.paragraph, 0),
        None => (0, 0, 0),
    };
    let span = Span { start: place, end: place };
    // Those behind it at the very same place make room, the last one first.
    let same = state.segments_in_text_order(side).into_iter().filter(|other| other.span == span && other.tie >= tie);
    for other in same.rev() {
        draft.set_segment(other.id, Some(SegmentRow { tie: other.tie + 1, ..other.clone() }));
    }
    let id = state.fresh_segment();
    let replacement = Some(text.to_owned());
    draft.set_segment(id, Some(SegmentRow { id, side, span, tie, paragraph, bead: row.bead.id, replacement }));
}
