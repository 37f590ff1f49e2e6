//! A line of the filter's output.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::fields::Passed;
use crate::align::{Alignment, Bead};

/// Fields that a result may have itself: what comes in under these names does not go through.
const OWN: [&str; 5] = ["beads", "source_segments", "target_segments", "warnings", "error"];

/// What came of a pair of texts.
pub struct Answer<'a> {
    /// Fields of the input.
    pub passed: &'a [Passed<'a>],
    /// The languages of source and target.
    pub langs: [&'a str; 2],
    /// The beads.
    pub alignment: &'a Alignment,
    /// The segments of source and target.
    pub segments: [Vec<&'a str>; 2],
    /// What should be known before the beads are trusted.
    pub warnings: Vec<String>,
}

/// Why nothing came of a line.
pub struct Refusal<'a> {
    /// The line, from 1.
    pub line: u64,
    /// Fields of the input, if they could be read.
    pub passed: &'a [Passed<'a>],
    /// The reason.
    pub error: &'a str,
}

impl Answer<'_> {
    /// The line with its end.
    pub fn line(&self) -> Vec<u8> {
        to_line(self)
    }
}

impl Refusal<'_> {
    /// The line with its end.
    pub fn line(&self) -> Vec<u8> {
        to_line(self)
    }
}

fn to_line(value: &impl Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(value).expect("texts and numbers can be written to memory");
    line.push(b'\n');
    line
}

impl Serialize for Answer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in self.passed.iter().filter(|(key, _)| !OWN.contains(&key.as_str())) {
            map.serialize_entry(key, value)?;
        }
        map.serialize_entry("source_lang", self.langs[0])?;
        map.serialize_entry("target_lang", self.langs[1])?;
        map.serialize_entry("beads", &self.alignment.beads().iter().map(Shown::from).collect::<Vec<_>>())?;
        map.serialize_entry("source_segments", &self.segments[0])?;
        map.serialize_entry("target_segments", &self.segments[1])?;
        map.serialize_entry("warnings", &self.warnings)?;
        map.end()
    }
}

impl Serialize for Refusal<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("line", &self.line)?;
        for (key, value) in self.passed.iter().filter(|(key, _)| key != "line" && !OWN.contains(&key.as_str())) {
            map.serialize_entry(key, value)?;
        }
        map.serialize_entry("error", self.error)?;
        map.end()
    }
}

/// A bead as it stands in a result.
#[derive(serde::Serialize)]
struct Shown {
    source: Vec<usize>,
    target: Vec<usize>,
    confidence: f64,
}

impl From<&Bead> for Shown {
    fn from(bead: &Bead) -> Self {
        let Bead { source, target, confidence } = bead.clone();
        Shown { source: source.collect(), target: target.collect(), confidence }
    }
}
