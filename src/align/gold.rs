//! Alignments as bead files, and how well one agrees with another.
//!
//! A line of a bead file is one bead: `0,1:0` is source segments 0 and 1 with target segment 0; an empty side stays empty;
//! a cost or confidence after another colon is read over, and so are brackets, as in `[0, 1]:[0]:0.3`.

use std::collections::BTreeSet;

/// The segments of one bead, each side in rising order.
pub type Sets = (Vec<usize>, Vec<usize>);

/// A line of a bead file that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}: “{text}” is no bead (examples: 0,1:0 or 3:)")]
pub struct BadBead {
    /// The line, from 1.
    pub line: usize,
    /// What stands there, shortened.
    pub text: String,
}

/// Reads a bead file. Empty lines and lines that begin with `#` count for nothing.
pub fn read_beads(text: &str) -> Result<Vec<Sets>, BadBead> {
    let mut beads = Vec::new();
    for (index, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let bad = || BadBead { line: index + 1, text: line.chars().take(40).collect() };
        let mut parts = line.split(':');
        let source = side(parts.next()).ok_or_else(bad)?;
        let target = side(parts.next()).ok_or_else(bad)?;
        if !source.is_empty() || !target.is_empty() {
            beads.push((source, target));
        }
    }
    Ok(beads)
}

fn side(text: Option<&str>) -> Option<Vec<usize>> {
    let text = text?.trim().trim_start_matches('[').trim_end_matches(']');
    let numbers = text.split(',').map(str::trim).filter(|number| !number.is_empty());
    let mut segments: Vec<usize> = numbers.map(|number| number.parse().ok()).collect::<Option<_>>()?;
    segments.sort_unstable();
    segments.dedup();
    Some(segments)
}

/// How many beads agree exactly. Scores of several documents are added up before anything is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Strict {
    /// Beads with both sides in the gold alignment.
    pub gold: usize,
    /// Beads with both sides in the alignment that is judged.
    pub predicted: usize,
    /// Those of them that are exactly a gold bead.
    pub right: usize,
}

impl Strict {
    /// Compares two alignments. Beads with an empty side count neither for nor against.
    pub fn new(gold: &[Sets], predicted: &[Sets]) -> Self {
        let full = |beads: &[Sets]| -> BTreeSet<Sets> {
            beads.iter().filter(|(source, target)| !source.is_empty() && !target.is_empty()).cloned().collect()
        };
        let (gold, predicted) = (full(gold), full(predicted));
        Strict { gold: gold.len(), predicted: predicted.len(), right: gold.intersection(&predicted).count() }
    }

    /// Adds the counts of another document.
    pub fn add(&mut self, other: Strict) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.right += other.right;
    }

    /// The share of predicted beads that are right; 0 if there are none.
    pub fn precision(&self) -> f64 {
        share(self.right, self.predicted)
    }

    /// The share of gold beads that were found; 0 if there are none.
    pub fn recall(&self) -> f64 {
        share(self.right, self.gold)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        share(2 * self.right, self.gold + self.predicted)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bead_files_are_read() {
        let text = "\u{FEFF}0:0\n# a comment\n\n2,1:1:0.98\n[3]:[]:0.1\n:2\n:\n";
        let expected =
            vec![(vec![0], vec![0]), (vec![1, 2], vec![1]), (vec![3], vec![]), (vec![], vec![2])];
        assert_eq!(read_beads(text).unwrap(), expected);
    }

    #[test]
    fn what_is_no_bead_is_refused_with_its_line() {
        for line in ["0", "a:b", "0;1:2", "-1:0"] {
            let error = read_beads(&format!("0:0\n{line}\n")).unwrap_err();
            assert_eq!(error, BadBead { line: 2, text: line.to_owned() });
        }
    }

    #[test]
    fn only_exact_beads_with_both_sides_count() {
        let gold = read_beads("0:0\n1,2:1\n3:\n4:2").unwrap();
        let predicted = read_beads("0:0\n1:1\n2:\n3:2\n4:").unwrap();
        let strict = Strict::new(&gold, &predicted);
        assert_eq!(strict, Strict { gold: 3, predicted: 3, right: 1 });
        assert!((strict.f1() - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!(Strict::new(&[], &[]).f1(), 0.0);
    }
}
