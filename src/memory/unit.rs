//! Translation units: what a memory is made of and what files of it hold.

use std::ops::Range;

use jiff::Timestamp;

use crate::edit::{PairState, Side, Status};
use crate::lang::Lang;
use crate::memory::Extra;

/// A source text, a target text and where they come from; what TMX calls `tu`.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// The language of the source.
    pub source_lang: Lang,
    /// The language of the target.
    pub target_lang: Lang,
    /// The source text; may be empty, and then no translation-memory format takes the unit.
    pub source: String,
    /// The target text; may be empty likewise.
    pub target: String,
    /// The segments that the source is made of: indexes in the order of the text, from 0.
    pub source_segments: Range<usize>,
    /// The segments that the target is made of.
    pub target_segments: Range<usize>,
    /// What the translator said of it.
    pub status: Status,
    /// The aligner's posterior probability; none when made by hand.
    pub confidence: Option<f64>,
    /// The translator's comment.
    pub note: Option<String>,
    /// Whether the translator wants it in no file and in no memory.
    pub left_out: bool,
    /// The name of the pair it comes from.
    pub origin: String,
    /// When it came into being; none where nobody knows.
    pub created: Option<Timestamp>,
    /// When it was last changed; that of a pair, when the pair was. None where nobody knows: a file did not say.
    pub changed: Option<Timestamp>,
    /// What a file of units said of it besides, if it came from one.
    pub extra: Option<Box<Extra>>,
}

/// The units of a pair, one a row, in the order of the rows; also those of rejected rows, of those
/// that are left out, and those with an empty side.
///
/// Segment indexes of a side always go on where the row above ends.
pub fn units_of(state: &PairState, origin: &str, changed: Timestamp) -> impl Iterator<Item = Unit> {
    let mut next = [0, 0];
    state.rows().map(move |row| {
        let [source_segments, target_segments] = Side::BOTH.map(|side| {
            let start = next[side as usize];
            next[side as usize] = start + row.len(side);
            start..next[side as usize]
        });
        let text = |side| row.text(side).as_str().trim().to_owned();
        Unit {
            source_lang: state.document(Side::Source).lang.clone(),
            target_lang: state.document(Side::Target).lang.clone(),
            source: text(Side::Source),
            target: text(Side::Target),
            source_segments,
            target_segments,
            status: row.bead.status,
            confidence: row.bead.confidence,
            note: row.bead.note.clone(),
            left_out: row.bead.left_out,
            origin: origin.to_owned(),
            created: Some(changed),
            changed: Some(changed),
            extra: None,
        }
    })
}
