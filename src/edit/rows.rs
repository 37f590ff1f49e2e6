//! The kinds of row that editing changes: segments, beads and the pair's own, exactly as they are stored.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::align::eval::SURE;
use crate::edit::Status;
use crate::quality::Warning;
use crate::text::Span;

/// One of the two texts of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The text that was translated.
    Source,
    /// Its translation.
    Target,
}

impl Side {
    /// Both, source first.
    pub const BOTH: [Side; 2] = [Side::Source, Side::Target];

    /// The word for it in messages and in the memory.
    pub fn name(self) -> &'static str {
        match self {
            Side::Source => "source",
            Side::Target => "target",
        }
    }

    /// The one across.
    pub fn other(self) -> Side {
        match self {
            Side::Source => Side::Target,
            Side::Target => Side::Source,
        }
    }
}

/// The number of a segment within its pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SegmentId(pub u32);

/// The number of a bead within its pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BeadId(pub u32);

/// A segment and the bead it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentRow {
    /// Its number.
    pub id: SegmentId,
    /// Which text it is of.
    pub side: Side,
    /// Its bytes in the text. Empty for a segment that the translator wrote where the text has none.
    pub span: Span,
    /// Order among segments with the very same bytes, which are then empty.
    pub tie: u32,
    /// The paragraph it stands in.
    pub paragraph: u32,
    /// The bead it belongs to.
    pub bead: BeadId,
    /// What the translator put in the place of the text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub replacement: Option<String>,
}

impl SegmentRow {
    /// What segments of one side are ordered by.
    pub fn order(&self) -> (u32, u32, u32, SegmentId) {
        (self.span.start, self.span.end, self.tie, self.id)
    }
}

/// A bead; its segments name it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BeadRow {
    /// Its number.
    pub id: BeadId,
    /// What beads are ordered by; see the `rank` file for how room is kept between two.
    pub rank: i64,
    /// What the translator said of it.
    pub status: Status,
    /// The aligner's posterior probability; none for a bead made by hand.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub confidence: Option<f64>,
    /// The translator's comment.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
    /// Whether the translator put a bookmark here.
    #[serde(skip_serializing_if = "is_off", default)]
    pub marked: bool,
    /// Whether it stays out of the memory and of every file that is exported, without being lost.
    #[serde(skip_serializing_if = "is_off", default)]
    pub left_out: bool,
    /// The warnings that are not to be told of it any more.
    #[serde(skip_serializing_if = "BTreeSet::is_empty", default)]
    pub dismissed: BTreeSet<Warning>,
}

/// What is kept of a pair as a whole, besides its texts and rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PairRow {
    /// The warnings that are not to be told of any row.
    #[serde(skip_serializing_if = "BTreeSet::is_empty", default)]
    pub dismissed: BTreeSet<Warning>,
}

fn is_off(flag: &bool) -> bool {
    !flag
}

impl BeadRow {
    /// A bead that nothing is known of yet.
    pub fn new(id: BeadId, rank: i64) -> Self {
        BeadRow {
            id,
            rank,
            status: Status::Unreviewed,
            confidence: None,
            note: None,
            marked: false,
            left_out: false,
            dismissed: BTreeSet::new(),
        }
    }

    /// Whether the translator should see it: one marked so, or one that nothing was said of and that the aligner was
    /// not sure of or that was made by hand. One that is left out only if it was marked so.
    pub fn wants_a_look(&self) -> bool {
        match self.status {
            Status::NeedsReview => true,
            Status::Unreviewed => !self.left_out && self.confidence.is_none_or(|confidence| confidence < SURE),
            Status::Accepted | Status::Rejected => false,
        }
    }
}
