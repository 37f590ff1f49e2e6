//! A pair as it stands: both texts, all segments and beads, and the order of the rows.
//!
//! Built once from the store and then changed only by operations. Finding a row's bead is a look-up, finding a bead's
//! row a binary search, and an operation touches its own rows: a pair of 100,000 rows edits like one of ten. A copy shares
//! the texts, and the rows until one of the two changes.

use std::sync::Arc;

use smallvec::SmallVec;

use crate::edit::table::{Numbered, Table};
use crate::edit::{BeadId, BeadRow, Conflict, Operation, PairRow, SegmentId, SegmentRow, Side, SideText, Tally, rank};
use crate::text::{BlockKind, Document, Span};

/// A document pair with its alignment, in memory.
#[derive(Debug, Clone, PartialEq)]
pub struct PairState {
    documents: [Arc<Document>; 2],
    pair: PairRow,
    segments: Table<SegmentRow>,
    beads: Table<BeadEntry>,
    /// Bead ids by rank.
    order: Vec<BeadId>,
    tally: Tally,
}

#[derive(Debug, Clone, PartialEq)]
struct BeadEntry {
    row: BeadRow,
    /// Segment ids of each side, in order. So many as nearly every bead has at most need no memory of their own.
    sides: [SmallVec<[SegmentId; 4]>; 2],
}

impl BeadEntry {
    fn new(row: BeadRow) -> Self {
        BeadEntry { row, sides: [SmallVec::new(), SmallVec::new()] }
    }
}

impl Numbered for BeadEntry {
    fn number(&self) -> u32 {
        self.row.id.0
    }
}

impl Numbered for SegmentRow {
    fn number(&self) -> u32 {
        self.id.0
    }
}

/// A row of the review: a bead with its segments.
#[derive(Debug, Clone, Copy)]
pub struct RowView<'a> {
    /// The bead.
    pub bead: &'a BeadRow,
    state: &'a PairState,
    entry: &'a BeadEntry,
}

impl<'a> RowView<'a> {
    /// The segments of a side, in order.
    pub fn segments(&self, side: Side) -> impl ExactSizeIterator<Item = &'a SegmentRow> + use<'a> {
        let state = self.state;
        self.entry.sides[side as usize].iter().map(move |id| state.segment(*id).expect("a bead lists live segments"))
    }

    /// How many segments a side has.
    pub fn len(&self, side: Side) -> usize {
        self.entry.sides[side as usize].len()
    }

    /// Whether a side has no text.
    pub fn is_empty(&self, side: Side) -> bool {
        self.segments(side).all(|segment| self.state.shown(segment).trim().is_empty())
    }

    /// The text of a side as it is shown.
    pub fn text(&self, side: Side) -> SideText {
        SideText::new(self.segments(side).map(|segment| (segment.id, self.state.shown(segment))))
    }

    /// What the document of a side marks its first segment as; none where it marks nothing.
    pub fn block(&self, side: Side) -> Option<BlockKind> {
        self.state.document(side).kind(self.segments(side).next()?.paragraph)
    }

    /// What a document marks the row as: a heading, an item, a cell, a footnote; none for running text.
    pub fn structure(&self) -> Option<BlockKind> {
        Side::BOTH.into_iter().find_map(|side| self.block(side)).filter(|kind| *kind != BlockKind::Paragraph)
    }

    /// Whether the translator changed the text of a side.
    pub fn is_edited(&self, side: Side) -> bool {
        self.segments(side).any(|segment| segment.replacement.is_some())
    }
}

impl PairState {
    /// A pair without any rows yet; rows come as operations.
    pub fn new(source: Document, target: Document) -> Self {
        PairState {
            documents: [Arc::new(source), Arc::new(target)],
            pair: PairRow::default(),
            segments: Table::new(),
            beads: Table::new(),
            order: Vec::new(),
            tally: Tally::default(),
        }
    }

    /// The same, with what is kept of the pair as a whole.
    pub fn with_pair(self, pair: PairRow) -> Self {
        PairState { pair, ..self }
    }

    /// Builds a pair from all its rows at once, in any order.
    pub fn from_rows(
        source: Document,
        target: Document,
        beads: Vec<BeadRow>,
        segments: Vec<SegmentRow>,
    ) -> Result<Self, Conflict> {
        let mut state = PairState::new(source, target);
        beads.iter().try_for_each(check_bead)?;
        beads.iter().for_each(|row| state.tally.add(row));
        let entries = beads.into_iter().map(BeadEntry::new).collect();
        state.beads = Table::from_rows(entries).map_err(|number| Conflict::Bead(BeadId(number)))?;
        state.put_in_order();
        for segment in &segments {
            state.check_segment(segment)?;
            let entry = state.beads.get_mut(segment.bead.0).ok_or(Conflict::Bead(segment.bead))?;
            entry.sides[segment.side as usize].push(segment.id);
        }
        state.segments = Table::from_rows(segments).map_err(|number| Conflict::Segment(SegmentId(number)))?;
        let PairState { segments, beads, .. } = &mut state;
        let order = |id: &SegmentId| segments.get(id.0).map(SegmentRow::order);
        for side in beads.iter_mut().flat_map(|entry| &mut entry.sides).filter(|side| side.len() > 1) {
            side.sort_unstable_by_key(order);
        }
        Ok(state)
    }

    /// The document of a side.
    pub fn document(&self, side: Side) -> &Document {
        &self.documents[side as usize]
    }

    /// What is kept of the pair as a whole.
    pub fn pair(&self) -> &PairRow {
        &self.pair
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The row at an index, from 0.
    pub fn row(&self, index: usize) -> Option<RowView<'_>> {
        self.view(*self.order.get(index)?)
    }

    /// All rows in order.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = RowView<'_>> + ExactSizeIterator {
        self.order.iter().map(|id| self.view(*id).expect("the order lists live beads"))
    }

    /// The row of a bead.
    pub fn view(&self, id: BeadId) -> Option<RowView<'_>> {
        let entry = self.entry(id)?;
        Some(RowView { bead: &entry.row, state: self, entry })
    }

    /// Where a bead stands among the rows.
    pub fn index_of(&self, id: BeadId) -> Option<usize> {
        let rank = self.entry(id)?.row.rank;
        self.position(rank, id).ok()
    }

    /// A segment by its number.
    pub fn segment(&self, id: SegmentId) -> Option<&SegmentRow> {
        self.segments.get(id.0)
    }

    /// All segments of one side in the order of the text.
    pub fn segments_in_text_order(&self, side: Side) -> Vec<&SegmentRow> {
        let mut all: Vec<&SegmentRow> = self.segments.iter().filter(|segment| segment.side == side).collect();
        all.sort_unstable_by_key(|segment| segment.order());
        all
    }

    /// The segments of one side that have exactly these bytes, in order.
    pub fn segments_at(&self, side: Side, span: Span) -> Vec<&SegmentRow> {
        let here = |segment: &&SegmentRow| segment.span == span && segment.side == side;
        let mut all: Vec<&SegmentRow> = self.segments.iter().filter(here).collect();
        all.sort_unstable_by_key(|segment| segment.order());
        all
    }

    /// How many rows have which status.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The text of a segment as it is shown: the replacement, or the document's own without white space around it.
    pub fn shown<'a>(&'a self, segment: &'a SegmentRow) -> &'a str {
        match &segment.replacement {
            Some(text) => text,
            None => self.original(segment),
        }
    }

    /// The document's own text of a segment, without white space around it.
    pub fn original(&self, segment: &SegmentRow) -> &str {
        segment.span.of(&self.document(segment.side).text).trim()
    }

    /// A bead number that is not in use: the one behind the largest.
    pub fn fresh_bead(&self) -> BeadId {
        BeadId(fresh(&self.beads))
    }

    /// A segment number that is not in use: the one behind the largest.
    pub fn fresh_segment(&self) -> SegmentId {
        SegmentId(fresh(&self.segments))
    }

    /// So many bead numbers that are not in use: those behind the largest, unless there are no more of them.
    pub fn fresh_beads(&self, count: usize) -> Vec<BeadId> {
        let behind = self.beads.last().map_or(Some(0), |last| last.checked_add(1));
        let behind = behind.filter(|first| u32::try_from(count).is_ok_and(|count| first.checked_add(count).is_some()));
        let all = behind.unwrap_or(0)..=u32::MAX;
        all.filter(|number| self.beads.get(*number).is_none()).take(count).map(BeadId).collect()
    }

    /// Carries out an operation, or refuses it and leaves everything as it is.
    pub fn apply(&mut self, operation: &Operation) -> Result<(), Conflict> {
        self.apply_and(operation, Order::Kept)
    }

    /// Carries out operations one after the other; if one is refused, those before it are taken back.
    pub fn apply_all(&mut self, operations: &[Operation]) -> Result<(), Conflict> {
        let moves = operations.iter().filter(|operation| operation.changes_order()).count();
        let order = if moves > FEW { Order::Later } else { Order::Kept };
        let mut result = Ok(());
        for (done, operation) in operations.iter().enumerate() {
            if let Err(conflict) = self.apply_and(operation, order) {
                for earlier in crate::edit::inverse(&operations[..done]) {
                    self.apply_and(&earlier, order).expect("what was just done can be taken back");
                }
                result = Err(conflict);
                break;
            }
        }
        if order == Order::Later {
            self.put_in_order();
        }
        result
    }

    fn apply_and(&mut self, operation: &Operation, order: Order) -> Result<(), Conflict> {
        match operation {
            Operation::Bead { before, after } => self.apply_bead(before.as_ref(), after.as_ref(), order),
            Operation::Segment { before, after } => self.apply_segment(before.as_ref(), after.as_ref()),
            Operation::Pair { before, after } if self.pair == *before => {
                self.pair.clone_from(after);
                Ok(())
            }
            Operation::Pair { .. } => Err(Conflict::Pair),
        }
    }

    fn put_in_order(&mut self) {
        let mut order: Vec<(i64, BeadId)> = self.beads.iter().map(|entry| (entry.row.rank, entry.row.id)).collect();
        order.sort_unstable();
        self.order = order.into_iter().map(|(_, id)| id).collect();
    }

    fn apply_bead(&mut self, before: Option<&BeadRow>, after: Option<&BeadRow>, order: Order) -> Result<(), Conflict> {
        let Some(id) = before.or(after).map(|bead| bead.id) else { return Ok(()) };
        let conflict = Conflict::Bead(id);
        if self.entry(id).map(|entry| &entry.row) != before || after.is_some_and(|after| after.id != id) {
            return Err(conflict);
        }
        if after.is_none() && self.entry(id).is_some_and(|entry| entry.sides.iter().any(|side| !side.is_empty())) {
            return Err(conflict);
        }
        after.map_or(Ok(()), check_bead)?;
        if order == Order::Kept && before.map(|bead| bead.rank) != after.map(|bead| bead.rank) {
            if let Some(before) = before {
                let at = self.position(before.rank, id).expect("a live bead is in the order");
                self.order.remove(at);
            }
            if let Some(after) = after {
                let at = self.position(after.rank, id).expect_err("it was just taken out");
                self.order.insert(at, id);
            }
        }
        before.iter().for_each(|before| self.tally.take(before));
        after.iter().for_each(|after| self.tally.add(after));
        match (self.beads.get_mut(id.0), after) {
            (Some(entry), Some(after)) => entry.row.clone_from(after),
            (None, Some(after)) => self.beads.insert(BeadEntry::new(after.clone())),
            (_, None) => self.beads.remove(id.0),
        }
        Ok(())
    }

    fn apply_segment(&mut self, before: Option<&SegmentRow>, after: Option<&SegmentRow>) -> Result<(), Conflict> {
        let Some(id) = before.or(after).map(|segment| segment.id) else { return Ok(()) };
        if self.segment(id) != before || after.is_some_and(|after| after.id != id) {
            return Err(Conflict::Segment(id));
        }
        if let Some(after) = after {
            self.check_segment(after)?;
            self.entry(after.bead).ok_or(Conflict::Bead(after.bead))?;
        }
        if let Some(before) = before {
            let key = before.order();
            let siblings = &self.entry(before.bead).expect("a live segment's bead is live").sides[before.side as usize];
            let at = siblings.partition_point(|other| self.segment(*other).is_some_and(|other| other.order() < key));
            let entry = self.beads.get_mut(before.bead.0).expect("a live segment's bead is live");
            let removed = entry.sides[before.side as usize].remove(at);
            debug_assert_eq!(removed, id, "a bead lists its segments in order");
        }
        match after {
            Some(after) => self.segments.insert(after.clone()),
            None => self.segments.remove(id.0),
        };
        if let Some(after) = after {
            let key = after.order();
            let siblings = &self.entry(after.bead).expect("checked above").sides[after.side as usize];
            let at = siblings.partition_point(|other| self.segment(*other).is_some_and(|other| other.order() < key));
            let entry = self.beads.get_mut(after.bead.0).expect("checked above");
            entry.sides[after.side as usize].insert(at, id);
        }
        Ok(())
    }

    /// Refuses a segment that is not made of whole characters of its text, and one whose tie leaves no larger one.
    fn check_segment(&self, segment: &SegmentRow) -> Result<(), Conflict> {
        let inside = self.document(segment.side).text.get(segment.span.range()).is_some();
        if inside && segment.tie < MOST_TIES { Ok(()) } else { Err(Conflict::Segment(segment.id)) }
    }

    fn entry(&self, id: BeadId) -> Option<&BeadEntry> {
        self.beads.get(id.0)
    }

    fn position(&self, rank: i64, id: BeadId) -> Result<usize, usize> {
        let key = |id: &BeadId| (self.entry(*id).expect("the order lists live beads").row.rank, *id);
        self.order.binary_search_by_key(&(rank, id), key)
    }
}

/// Whether the order of the rows is brought up to date with each operation, or once behind many: a row that comes or goes
/// shifts all behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Kept,
    Later,
}

/// So many rows may come and go one by one.
const FEW: usize = 32;

/// More segments than ever stand at one place of a text.
const MOST_TIES: u32 = 1 << 31;

/// Refuses a bead whose rank leaves no room for others beside it.
fn check_bead(bead: &BeadRow) -> Result<(), Conflict> {
    if rank::is_sound(bead.rank) { Ok(()) } else { Err(Conflict::Bead(bead.id)) }
}

/// The number behind the largest in a table, so that states with the same rows hand out the same ones; the smallest
/// free one where the largest is the last there is.
fn fresh<R: Numbered + Clone>(table: &Table<R>) -> u32 {
    let behind = table.last().map_or(Some(0), |last| last.checked_add(1));
    let free = || (0..=u32::MAX).find(|number| table.get(*number).is_none());
    behind.or_else(free).expect("there are more numbers than memory for rows")
}
