//! Beads as they stand in bead files.
//!
//! A line of a bead file is one bead: `0,1:0` is source segments 0 and 1 with target segment 0; an empty side stays empty;
//! a cost or confidence may stand behind another colon, and there may be brackets, as in `[0, 1]:[0]:0.3`. Empty lines
//! and lines that begin with `#` count for nothing, nor do beads of two empty sides. A segment that stands twice in a
//! bead is kept twice, so that such a bead is equal to none without that fault.

use crate::align::Alignment;

/// The segments of one bead, each side in order.
pub type Sets = (Vec<usize>, Vec<usize>);

/// A bead and how sure its maker was, 0 to 1.
pub type Weighed = (Sets, f64);

/// A line of a bead file that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {kind}")]
pub struct BadBead {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub kind: BadBeadKind,
}

/// What is wrong with a line of a bead file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadBeadKind {
    /// No colon between two sides.
    #[error("“{text}” is no bead (examples: 0,1:0 or 3:)")]
    NoBead {
        /// The line, shortened.
        text: String,
    },
    /// Something else than the number of a segment.
    #[error("“{text}” is no segment number")]
    NoNumber {
        /// What stands there, shortened.
        text: String,
    },
    /// Nothing behind the two sides, where a confidence was asked for.
    #[error("this bead has no confidence (example: 0,1:0:0.98)")]
    NoConfidence,
    /// Something else than a number from 0 to 1.
    #[error("“{text}” is no confidence from 0 to 1")]
    BadConfidence {
        /// What stands there, shortened.
        text: String,
    },
}

/// Reads a bead file. What stands behind the two sides of a bead is read over.
pub fn read_beads(text: &str) -> Result<Vec<Sets>, BadBead> {
    lines(text).filter_map(|line| line.sets().transpose()).collect()
}

/// Reads a bead file whose beads all have a confidence.
pub fn read_weighed(text: &str) -> Result<Vec<Weighed>, BadBead> {
    let weighed = |line: Line| Ok(line.sets()?.map(|sets| Ok((sets, line.confidence()?))));
    lines(text).filter_map(|line| weighed(line).and_then(Option::transpose).transpose()).collect()
}

/// The beads of an alignment in the form in which they are judged.
pub fn weighed(alignment: &Alignment) -> Vec<Weighed> {
    let beads = alignment.beads().iter();
    beads.map(|bead| ((bead.source.clone().collect(), bead.target.clone().collect()), bead.confidence)).collect()
}

/// A line that holds a bead or should.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    number: usize,
}

/// Lines end in LF, CRLF or CR.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let text = text.trim_start_matches('\u{FEFF}');
    let lines = text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    let lines = lines.zip(1..).map(|(text, number)| Line { text, number });
    lines.filter(|line| !line.text.trim().is_empty() && !line.text.trim_start().starts_with('#'))
}

impl<'a> Line<'a> {
    /// Both sides; none when both are empty.
    fn sets(self) -> Result<Option<Sets>, BadBead> {
        let mut parts = self.text.split(':');
        let (Some(source), Some(target)) = (parts.next(), parts.next()) else {
            let text = self.text.trim();
            return Err(self.bad(text, BadBeadKind::NoBead { text: short(text) }));
        };
        let sets = (self.side(source)?, self.side(target)?);
        Ok((!sets.0.is_empty() || !sets.1.is_empty()).then_some(sets))
    }

    fn side(self, side: &'a str) -> Result<Vec<usize>, BadBead> {
        let bare = side.trim().trim_start_matches('[').trim_end_matches(']');
        let numbers = bare.split(',').map(str::trim).filter(|number| !number.is_empty());
        let read = |number: &'a str| match number.parse::<usize>() {
            Ok(segment) => Ok(segment),
            Err(_) => Err(self.bad(number, BadBeadKind::NoNumber { text: short(number) })),
        };
        let mut segments: Vec<usize> = numbers.map(read).collect::<Result<_, _>>()?;
        segments.sort_unstable();
        Ok(segments)
    }

    fn confidence(self) -> Result<f64, BadBead> {
        let Some(text) = self.text.splitn(3, ':').nth(2).map(str::trim).filter(|text| !text.is_empty()) else {
            return Err(self.bad(&self.text[self.text.trim_end().len()..], BadBeadKind::NoConfidence));
        };
        let number = text.parse().ok().filter(|number| (0.0..=1.0).contains(number));
        number.ok_or_else(|| self.bad(text, BadBeadKind::BadConfidence { text: short(text) }))
    }

    /// An error at a part of the line.
    fn bad(self, part: &str, kind: BadBeadKind) -> BadBead {
        let before = part.as_ptr() as usize - self.text.as_ptr() as usize;
        BadBead { line: self.number, column: self.text[..before].chars().count() + 1, kind }
    }
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bead_files_are_read() {
        let text = "\u{FEFF}0:0\n# a comment\n\n2,1:1:0.98\r\n[3]:[]:0.1\r:2\n:\n [5, 4] : [ 3 ] \n6:4,4";
        let expected = vec![
            (vec![0], vec![0]),
            (vec![1, 2], vec![1]),
            (vec![3], vec![]),
            (vec![], vec![2]),
            (vec![4, 5], vec![3]),
            (vec![6], vec![4, 4]),
        ];
        assert_eq!(read_beads(text).unwrap(), expected);
        assert_eq!(read_beads("").unwrap(), []);
    }

    #[test]
    fn confidences_are_read_where_they_are_wanted() {
        let expected = vec![((vec![0], vec![0]), 0.98), ((vec![1], vec![]), 1.0), ((vec![], vec![1]), 0.0)];
        assert_eq!(read_weighed("0:0:0.98\n1:: 1\n:\n:1:0").unwrap(), expected);
    }

    #[test]
    fn what_is_no_bead_is_refused_with_its_place() {
        for (line, message) in [
            ("0", "2:1: “0” is no bead (examples: 0,1:0 or 3:)"),
            ("a:b", "2:1: “a” is no segment number"),
            ("0;1:2", "2:1: “0;1” is no segment number"),
            ("0:1, ٢س:.5", "2:6: “٢س” is no segment number"),
            ("  0,-1:0", "2:5: “-1” is no segment number"),
            ("0:99999999999999999999", "2:3: “99999999999999999999” is no segment number"),
        ] {
            assert_eq!(read_beads(&format!("0:0\n{line}\n")).unwrap_err().to_string(), message);
        }
        for (line, message) in [
            ("0:0", "2:4: this bead has no confidence (example: 0,1:0:0.98)"),
            ("0:0: ", "2:5: this bead has no confidence (example: 0,1:0:0.98)"),
            ("0:0:high", "2:5: “high” is no confidence from 0 to 1"),
            ("0:0:1.01", "2:5: “1.01” is no confidence from 0 to 1"),
            ("0:0:NaN", "2:5: “NaN” is no confidence from 0 to 1"),
            ("0:0:.5:x", "2:5: “.5:x” is no confidence from 0 to 1"),
            ("0:x", "2:3: “x” is no segment number"),
        ] {
            assert_eq!(read_weighed(&format!("# one\n{line}\n")).unwrap_err().to_string(), message);
        }
    }
}
