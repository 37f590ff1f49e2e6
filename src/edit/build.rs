//! The first rows of a pair, as the aligner left them.

use crate::align::Alignment;
use crate::edit::{BeadId, BeadRow, SegmentId, SegmentRow, Side, rank};
use crate::segment::Segment;
use crate::text::Document;

/// A document with its segments.
#[derive(Debug, Clone, PartialEq)]
pub struct Texts {
    /// The document.
    pub document: Document,
    /// Its segments, tiling it.
    pub segments: Vec<Segment>,
}

/// The rows of a fresh pair. `alignment` must be of exactly these segments.
pub fn rows_of(source: &[Segment], target: &[Segment], alignment: &Alignment) -> (Vec<BeadRow>, Vec<SegmentRow>) {
    let mut beads = Vec::with_capacity(alignment.beads().len());
    let mut segments = Vec::with_capacity(source.len() + target.len());
    for (index, bead) in alignment.beads().iter().enumerate() {
        let id = BeadId(index as u32);
        for (side, all, range) in [(Side::Source, source, &bead.source), (Side::Target, target, &bead.target)] {
            segments.extend(all[range.clone()].iter().map(|segment| (side, *segment, id)));
        }
        let rank = rank::initial(index, alignment.beads().len());
        beads.push(BeadRow { confidence: Some(bead.confidence), ..BeadRow::new(id, rank) });
    }
    let row = |(number, (side, segment, bead)): (usize, (Side, Segment, BeadId))| SegmentRow {
        id: SegmentId(number as u32),
        side,
        span: segment.span,
        tie: 0,
        paragraph: segment.paragraph,
        bead,
        replacement: None,
    };
    (beads, segments.into_iter().enumerate().map(row).collect())
}
