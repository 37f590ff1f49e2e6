//! Beads: one a line as segment numbers, for measuring alignments.
//!
//! `0,1:0:0.9981` is a bead of the source segments 0 and 1 and the target segment 0, with its confidence in four
//! decimals. Segments are counted from 0; an empty side stays empty (`3::0.9700`); a bead made by hand has no confidence
//! and then no second colon (`0,1:0`), because nobody computed one. Rejected beads, those
//! that were left out by hand and those with an empty side are written like all others. It is the layout of vecalign's output, with a confidence where that has a cost.

use std::io::{self, Write};

use crate::formats::characters::{confidence, numbers};
use crate::formats::{Format, Options, Written};
use crate::memory::Unit;

/// Writes the bead of each unit.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::nothing(Format::Beads);
    for unit in units {
        if !written.wants_status(&unit, options.only) {
            continue;
        }
        write!(out, "{}:{}", numbers(&unit.source_segments, ","), numbers(&unit.target_segments, ","))?;
        if let Some(confidence) = confidence(unit.confidence) {
            write!(out, ":{confidence}")?;
        }
        writeln!(out)?;
        written.units += 1;
    }
    Ok(written)
}
