//! Replacing the texts of sides, and bringing the document's own back.

use std::collections::{BTreeMap, BTreeSet};

use crate::edit::plan::draft::Draft;
use crate::edit::plan::{EditError, Plan};
use crate::edit::{BeadId, PairState, SegmentRow, Side, SideText};
use crate::text::Span;

pub(super) fn plan(state: &PairState, id: BeadId, side: Side, text: &str) -> Result<Plan, EditError> {
    many(state, [(id, side, text)])
}

/// Changes many sides in one step, each as by itself. The focus is the first row that was asked for.
pub(super) fn many<'t>(
    state: &PairState,
    edits: impl IntoIterator<Item = (BeadId, Side, &'t str)>,
) -> Result<Plan, EditError> {
    // From the first row on, so that what is made in a row knows what was made above it.
    let mut texts: BTreeMap<(usize, Side), &str> = BTreeMap::new();
    let mut first = None;
    for (id, side, text) in edits {
        let index = state.index_of(id).ok_or(EditError::NoSuchRow)?;
        texts.insert((index, side), text);
        first = first.or(Some(index));
    }
    let first = first.ok_or(EditError::NoChange)?;
    let mut draft = Draft::new(state);
    for ((index, side), text) in &texts {
        set(state, &mut draft, *index, *side, text);
    }
    let rows: BTreeSet<usize> = texts.keys().map(|(index, _)| *index).collect();
    let focus = remove_empty(state, &mut draft, rows, first);
    draft.finish(focus.ok_or(EditError::NoSuchRow)?)
}

/// Removes those of the rows that no segment is left of: they consisted of what the translator had written. Says where
/// to look then: at the row asked for, or at that which took its place.
fn remove_empty(state: &PairState, draft: &mut Draft<'_>, rows: BTreeSet<usize>, wanted: usize) -> Option<BeadId> {
    let id = |index: usize| state.row(index).map(|row| row.bead.id);
    let is_gone = |draft: &Draft<'_>, index: &usize| {
        state.row(*index).is_some_and(|row| {
            let mut segments = Side::BOTH.into_iter().flat_map(|side| row.segments(side));
            segments.all(|segment| draft.segment(segment.id).is_none())
                && Side::BOTH.into_iter().all(|side| draft.made_in(row.bead.id, side).is_none())
        })
    };
    let gone: BTreeSet<usize> = rows.into_iter().filter(|index| is_gone(draft, index)).collect();
    let mut focus = id(wanted);
    let mut below: Option<(usize, Option<usize>)> = None;
    for index in gone.iter().rev().copied() {
        let heir = match below {
            Some((row, heir)) if row == index + 1 => heir,
            _ => Some(index + 1).filter(|below| *below < state.len()),
        };
        below = Some((index, heir));
        let heir = heir.or_else(|| (0..index).rev().find(|above| !gone.contains(above)));
        let (Some(bead), heir) = (id(index), heir.and_then(id)) else { continue };
        match heir {
            Some(heir) => draft.dissolve(bead, heir),
            None => draft.set_bead(bead, None),
        }
        if index == wanted {
            focus = heir.or(focus);
        }
    }
    focus
}

/// Changes the replacements of the segments whose text is another now. A text that comes back to the document's own is
/// no replacement any more; a text on an empty side becomes a segment with no bytes of its own, and goes with its text.
pub(super) fn set(state: &PairState, draft: &mut Draft<'_>, index: usize, side: Side, text: &str) {
    let Some(row) = state.row(index) else { return };
    let text = text.trim();
    if row.len(side) == 0 {
        if !text.is_empty() {
            insert(state, draft, index, row.bead.id, side, text);
        }
        return;
    }
    let shown = row.text(side);
    if shown.as_str() == text {
        return;
    }
    let own = SideText::new(row.segments(side).map(|segment| (segment.id, state.original(segment))));
    let changes = match own.as_str() == text {
        true => row.segments(side).map(|segment| (segment.id, state.original(segment).to_owned())).collect(),
        false => shown.distribute(text),
    };
    for (segment, new) in changes {
        let Some(segment) = draft.segment(segment) else { continue };
        let after = match new.is_empty() && segment.span.is_empty() {
            true => None,
            false => {
                let replacement = Some(new).filter(|new| new != state.original(&segment));
                Some(SegmentRow { replacement, ..segment.clone() })
            }
        };
        draft.set_segment(segment.id, after);
    }
}

/// Drops the replacements of a side. What has no bytes of the document is the translator's own, and stays.
pub(super) fn restore(state: &PairState, id: BeadId, side: Side) -> Result<Plan, EditError> {
    let row = state.view(id).ok_or(EditError::NoSuchRow)?;
    let mut draft = Draft::new(state);
    for segment in row.segments(side).filter(|segment| !segment.span.is_empty()) {
        draft.set_segment(segment.id, Some(SegmentRow { replacement: None, ..segment.clone() }));
    }
    draft.finish(id)
}

/// Makes the segment where the side's text stands at this row: behind the last segment of the rows above.
fn insert(state: &PairState, draft: &mut Draft<'_>, index: usize, bead: BeadId, side: Side, text: &str) {
    let last = |row: crate::edit::RowView<'_>| {
        let made = draft.made_in(row.bead.id, side).and_then(|id| draft.segment(id));
        made.or_else(|| row.segments(side).filter_map(|segment| draft.segment(segment.id)).last())
    };
    let above = (0..index).rev().filter_map(|at| state.row(at)).find_map(last);
    let (place, paragraph, tie) = match above {
        Some(above) if above.span.is_empty() => (above.span.end, above.paragraph, above.tie + 1),
        Some(above) => (above.span.end, above.paragraph, 0),
        None => (0, 0, 0),
    };
    let span = Span { start: place, end: place };
    draft.make_room(index + 1, side, span, tie);
    let id = draft.fresh_segment();
    let replacement = Some(text.to_owned());
    draft.make_in(SegmentRow { id, side, span, tie, paragraph, bead, replacement });
}
