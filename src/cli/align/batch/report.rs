//! What came of each pair, for programs: a JSON object a line.

use std::io::{self, Write};

use serde::Serialize;

use super::job::Ready;
use super::keep::{Failure, Kept};
use crate::align::eval::SURE;

/// What there is to say of a pair.
#[derive(Serialize)]
pub struct Line {
    /// The line of the table; none for what is no line of it.
    line: Option<u64>,
    /// `aligned`, `there` or `failed`.
    outcome: &'static str,
    #[serde(flatten)]
    found: Option<Found>,
    /// Its number in the memory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pair: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

#[derive(Serialize)]
struct Found {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    beads: usize,
    /// How many of them are less than sure.
    unsure: usize,
    warnings: Vec<String>,
}

impl Line {
    /// Nothing is known yet but the line of the table.
    pub fn new(line: Option<u64>) -> Self {
        Line { line, outcome: "failed", found: None, pair: None, error: None }
    }

    /// Adds what was found.
    pub fn describe(&mut self, ready: &Ready) {
        let beads = ready.aligned.alignment.beads();
        self.found = Some(Found {
            name: ready.name.clone(),
            file: ready.output.as_ref().map(|path| path.display().to_string()),
            beads: beads.len(),
            unsure: beads.iter().filter(|bead| bead.confidence < SURE).count(),
            warnings: ready.warnings.clone(),
        });
    }

    /// Adds how it ended and writes it all.
    pub fn write(mut self, outcome: &Result<Kept, Failure>, out: &mut dyn Write) -> io::Result<()> {
        match outcome {
            Ok(Kept::New { pair }) => (self.outcome, self.pair) = ("aligned", pair.map(|pair| pair.0)),
            // It was aligned for nothing: the same texts stand above it in the table.
            Ok(Kept::There) => (self.outcome, self.found) = ("there", None),
            Err(Failure::Pair(error) | Failure::All(error)) => self.error = Some(error.message().to_owned()),
        }
        serde_json::to_writer(&mut *out, &self)?;
        out.write_all(b"\n")?;
        out.flush()
    }
}
