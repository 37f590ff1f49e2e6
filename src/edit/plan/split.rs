//! Splitting a row at a caret.
//!
//! What stands before the caret stays, what stands behind it goes to a new row below. The other side is divided where
//! its share of the text is nearest to the caret's. When the other side has nothing to give to the lower half and the
//! next row waits with this very side empty, the lower half goes there: a translator who splits first one side, then
//! the other, gets two rows and not three.

use std::ops::Range;

use crate::edit::plan::draft::{Draft, cell, changed_status};
use crate::edit::plan::{EditError, Plan};
use crate::edit::side_text::Caret;
use crate::edit::{BeadId, PairState, RowView, SegmentRow, Side};
use crate::text::Span;

/// What splitting would come to: the bytes of both sides' texts, as they are shown, that the two rows would hold. The
/// first of two is the source's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitPreview {
    /// What stays.
    pub above: [Range<usize>; 2],
    /// What goes to the row below; empty where a side has nothing to give.
    pub below: [Range<usize>; 2],
    /// The row that waits below with an empty side, if it takes the lower half; a new one is made otherwise.
    pub waiting: Option<BeadId>,
}

/// Says what [`Command::Split`](crate::edit::Command::Split) would do, or why it can't be done.
pub fn split_preview(state: &PairState, id: BeadId, side: Side, offset: usize) -> Result<SplitPreview, EditError> {
    let cut = Cut::find(state, id, side, offset)?;
    let (mut above, mut below) = ([0..0, 0..0], [0..0, 0..0]);
    for this in Side::BOTH {
        let text = cut.row.text(this);
        let (end, start) = match this == side {
            true => (offset, offset),
            false => {
                let parts = text.parts();
                let end = cut.across.checked_sub(1).map_or(0, |last| parts[last].1.end);
                (end, parts.get(cut.across).map_or(text.as_str().len(), |part| part.1.start))
            }
        };
        // White space at the cut is shown in neither half.
        let (head, tail) = (&text.as_str()[..end], &text.as_str()[start..]);
        above[this as usize] = 0..head.trim_end().len();
        below[this as usize] = text.as_str().len() - tail.trim_start().len()..text.as_str().len();
    }
    Ok(SplitPreview { above, below, waiting: cut.waiting })
}

pub(super) fn plan(state: &PairState, id: BeadId, side: Side, offset: usize) -> Result<Plan, EditError> {
    let cut = Cut::find(state, id, side, offset)?;
    let mut draft = Draft::new(state);
    let lower = match cut.waiting {
        Some(next) => {
            draft.changed_by_hand(next);
            next
        }
        None => draft.insert_bead_at(cut.index + 1, changed_status(cut.row.bead.status), cut.row.bead),
    };
    let ids = cell(&cut.row, side);
    let mut below = &ids[cut.stay..];
    if let Some((segment, within)) = cut.inside {
        let (first, second) = halves(state, segment, within);
        if second.span.is_empty() {
            draft.make_room(cut.index, side, second.span, second.tie);
        }
        let id = draft.fresh_segment();
        draft.set_segment(first.id, Some(first));
        draft.set_segment(id, Some(SegmentRow { id, bead: lower, ..second }));
        below = &below[1..];
    }
    draft.give(below.iter().copied(), lower);
    draft.give(cell(&cut.row, side.other())[cut.across..].iter().copied(), lower);
    draft.changed_by_hand(id);
    draft.finish(id)
}

/// Where a row is cut.
struct Cut<'a> {
    index: usize,
    row: RowView<'a>,
    /// How many segments of the side with the caret stay as they are.
    stay: usize,
    /// The segment that is cut itself, and where in its shown text.
    inside: Option<(&'a SegmentRow, usize)>,
    /// How many segments of the other side stay.
    across: usize,
    /// The row below, if it takes the lower half.
    waiting: Option<BeadId>,
}

impl<'a> Cut<'a> {
    fn find(state: &'a PairState, id: BeadId, side: Side, offset: usize) -> Result<Self, EditError> {
        let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
        let row = state.view(id).ok_or(EditError::NoSuchRow)?;
        let text = row.text(side);
        if !text.as_str().is_char_boundary(offset) {
            return Err(EditError::NothingToSplit);
        }
        let (stay, within) = match text.caret(offset) {
            Caret::Between(at) => (at, None),
            Caret::Inside(at, within) => (at, Some(within)),
        };
        let inside = within.and_then(|within| Some((row.segments(side).nth(stay)?, within)));
        if inside.is_none() && (stay == 0 || stay == row.len(side)) {
            return Err(EditError::NothingToSplit);
        }
        let share = offset as f64 / text.as_str().len().max(1) as f64;
        let across = nearest_cut(&row, side.other(), share);
        let nothing_across = row.text(side.other()).parts()[across..].iter().all(|(_, range)| range.is_empty());
        let waiting = state.row(index + 1).filter(|next| nothing_across && next.text(side).as_str().is_empty());
        Ok(Cut { index, row, stay, inside, across, waiting: waiting.map(|next| next.bead.id) })
    }
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
