//! Splitting a row at a caret.
//!
//! What stands before the caret stays, what stands behind it goes to a new row below. The other side is divided where
//! its share of the text is nearest to the caret's. When the other side has nothing to give to the lower half and the
//! next row waits with this very side empty, the lower half goes there: a translator who splits first one side, then
//! the other, gets two rows and not three.

use crate::edit::plan::draft::{Draft, changed_status};
use crate::edit::plan::{EditError, Plan};
use crate::edit::side_text::Caret;
use crate::edit::{BeadId, PairState, RowView, SegmentId, SegmentRow, Side};
use crate::text::Span;

pub(super) fn plan(state: &PairState, id: BeadId, side: Side, offset: usize) -> Result<Plan, EditError> {
    let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
    let row = state.view(id).ok_or(EditError::NoSuchRow)?;
    let text = row.text(side);
    if !text.as_str().is_char_boundary(offset) {
        return Err(EditError::NothingToSplit);
    }
    let ids: Vec<SegmentId> = row.segments(side).map(|segment| segment.id).collect();
    let (cut, inside) = match text.caret(offset) {
        Caret::Between(at) => (at, None),
        Caret::Inside(at, within) => (at, Some(within)),
    };
    if inside.is_none() && (cut == 0 || cut == ids.len()) {
        return Err(EditError::NothingToSplit);
    }

    let share = offset as f64 / text.as_str().len().max(1) as f64;
    let across: Vec<SegmentId> = row.segments(side.other()).map(|segment| segment.id).collect();
    let across_cut = nearest_cut(&row, side.other(), share);
    let nothing_across = row.text(side.other()).parts()[across_cut..].iter().all(|(_, range)| range.is_empty());
    let waiting = state.row(index + 1).filter(|next| nothing_across && next.text(side).as_str().is_empty());

    let mut draft = Draft::new(state);
    let lower = match &waiting {
        Some(next) => {
            draft.made_by_hand(next.bead.id, changed_status(next.bead.status));
            next.bead.id
        }
        None => draft.insert_bead_at(index + 1, changed_status(row.bead.status)),
    };
    let mut below = ids[cut..].to_vec();
    if let Some(within) = inside {
        let segment = state.segment(ids[cut]).ok_or(EditError::NoSuchRow)?;
        let (first, second) = halves(state, segment, within);
        let fresh = state.fresh_segment();
        for (tied, tie) in room_for_tie(state, &second) {
            draft.set_segment(tied.id, Some(SegmentRow { tie, ..tied }));
        }
        draft.set_segment(first.id, Some(first));
        draft.set_segment(fresh, Some(SegmentRow { id: fresh, bead: lower, ..second }));
        below.remove(0);
    }
    draft.give(below, lower);
    draft.give(across[across_cut..].iter().copied(), lower);
    draft.made_by_hand(id, changed_status(row.bead.status));
    draft.finish(id)
}

/// The number of segments of `side` that stay above so that their share of the text is nearest to `share`. At least one
/// stays where there is any.
fn nearest_cut(row: &RowView<'_>, side: Side, share: f64) -> usize {
    let text = row.text(side);
    let total = text.as_str().len().max(1) as f64;
    let ends = text.parts().iter().map(|(_, range)| range.end as f64 / total);
    let distances = ends.enumerate().map(|(at, end)| (at + 1, (end - share).abs()));
    distances.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(cut, _)| cut)
}

/// Cuts a segment `within` its shown text. An edited one is cut twice: the replacement at the caret, the document's own
/// text at the corresponding place.
fn halves(state: &PairState, segment: &SegmentRow, within: usize) -> (SegmentRow, SegmentRow) {
    let own = segment.span.of(&state.document(segment.side).text);
    let leading = own.len() - own.trim_start().len();
    let visible = own.trim();
    let at = match &segment.replacement {
        None => leading + within,
        Some(text) => leading + corresponding(visible, within as f64 / text.len().max(1) as f64),
    };
    // White space between two segments belongs to the first.
    let at = at + (own[at..].len() - own[at..].trim_start().len());
    let middle = segment.span.start as usize + at;
    let (first, second) = match &segment.replacement {
        None => (None, None),
        Some(text) => (Some(text[..within].trim_end().to_owned()), Some(text[within..].trim_start().to_owned())),
    };
    let start = Span::new(segment.span.start as usize, middle);
    let end = Span::new(middle, segment.span.end as usize);
    let tie = if start == end { segment.tie + 1 } else { 0 };
    (
        SegmentRow { span: start, replacement: first, ..segment.clone() },
        SegmentRow { span: end, replacement: second, tie, ..segment.clone() },
    )
}

/// The start of the word, but the first, that stands nearest to a share of the text; any character's where there is but
/// one word; the end where there is but one character.
fn corresponding(text: &str, share: f64) -> usize {
    let wanted = (text.len() as f64 * share) as usize;
    let starts = |word: bool| {
        let mut space = false;
        text.char_indices().filter_map(move |(at, c)| {
            let start = !word || (space && !c.is_whitespace());
            space = c.is_whitespace();
            start.then_some(at)
        })
    };
    let nearest = |places: &mut dyn Iterator<Item = usize>| places.min_by_key(|at| at.abs_diff(wanted));
    nearest(&mut starts(true)).or_else(|| nearest(&mut starts(false).skip(1))).unwrap_or(text.len())
}

/// The segments with the same empty bytes that must make room for one more tie, with their new ties, the last one first.
fn room_for_tie(state: &PairState, new: &SegmentRow) -> Vec<(SegmentRow, u32)> {
    if !new.span.is_empty() {
        return Vec::new();
    }
    let same = state.segments_in_text_order(new.side).into_iter().filter(|other| other.span == new.span);
    let mut behind: Vec<_> =
        same.filter(|other| other.tie >= new.tie).map(|other| (other.clone(), other.tie + 1)).collect();
    behind.reverse();
    behind
}
