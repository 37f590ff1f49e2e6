//! The ladder that hunalign writes: where each bead begins, for tools that read its output.
//!
//! A line is a rung, `n TAB m TAB confidence`: a bead begins behind the first n segments of the source and the first m of
//! the target. The first rung is `0 0`; the last one, behind all segments, begins no bead, and its confidence is 0. A bead
//! made by hand has the confidence 1, because hunalign's readers want a number there.
//!
//! A ladder tells of the whole alignment of one pair: a rung that is missing would make one bead of two. So all beads are
//! written, also the rejected ones, whatever [`Options::only`] says, and units of several pairs do not go together.

use std::io::{self, Write};

use crate::formats::characters::confidence;
use crate::formats::{Format, Options, Written};
use crate::memory::Unit;

/// Writes the rung of each unit's bead, and the last one.
pub fn write(units: impl IntoIterator<Item = Unit>, _options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::nothing(Format::Ladder);
    let mut end = (0, 0);
    for unit in units {
        let confidence = confidence(unit.confidence).unwrap_or_else(|| "1".to_owned());
        writeln!(out, "{}\t{}\t{confidence}", unit.source_segments.start, unit.target_segments.start)?;
        end = (unit.source_segments.end, unit.target_segments.end);
        written.units += 1;
    }
    writeln!(out, "{}\t{}\t0", end.0, end.1)?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Status;
    use crate::formats::written::tests::unit;

    #[test]
    fn rungs_go_from_the_beginning_to_the_end() {
        let bead = |source, target, confidence| Unit {
            source_segments: source,
            target_segments: target,
            confidence,
            ..unit("س", "s")
        };
        for (units, expected, name) in [
            (vec![], "0\t0\t0\n", "nothing"),
            (vec![bead(0..1, 0..2, Some(0.5))], "0\t0\t0.5000\n1\t2\t0\n", "one bead"),
            (
                vec![
                    bead(0..1, 0..0, Some(0.25)),
                    Unit { status: Status::Rejected, ..bead(1..3, 0..1, None) },
                    bead(3..3, 1..2, Some(1.0)),
                ],
                "0\t0\t0.2500\n1\t0\t1\n3\t1\t1.0000\n3\t2\t0\n",
                "empty sides, a rejected bead made by hand",
            ),
        ] {
            let mut out = Vec::new();
            write(units, &Options::default(), &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), expected, "{name}");
        }
    }
}
