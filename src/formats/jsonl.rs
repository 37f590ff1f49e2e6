//! JSON lines: one object a line, for programs.
//!
//! | field | what it is |
//! | --- | --- |
//! | `source`, `target` | the two texts; one may be empty |
//! | `status` | `unreviewed`, `accepted`, `needs-review` or `rejected` |
//! | `confidence` | a number from 0 to 1, or `null` for a bead made by hand |
//! | `note` | the translator's comment, or `null` |
//! | `origin` | the name of the pair |
//! | `source_lang`, `target_lang` | BCP 47 tags |
//! | `source_segments`, `target_segments` | the numbers of the segments that each text is made of, from 0 |
//! | `changed` | when it or its pair was last changed, RFC 3339, UTC; null when not known |
//! | `created` | when it came into being, as far as is known, likewise |
//! | `id` | its name in the file that it came from, or `null` |
//!
//! Every field is there in every line, in this order; the texts are as they are, whatever characters they hold.

use std::io::{self, Write};

use serde::Serialize;

use crate::edit::Status;
use crate::formats::{Format, Options, Written};
use crate::memory::Unit;

#[derive(Serialize)]
struct Line<'a> {
    source: &'a str,
    target: &'a str,
    status: Status,
    confidence: Option<f64>,
    note: Option<&'a str>,
    origin: &'a str,
    source_lang: &'a str,
    target_lang: &'a str,
    source_segments: Vec<usize>,
    target_segments: Vec<usize>,
    changed: Option<String>,
    created: Option<String>,
    id: Option<&'a str>,
}

/// Writes each unit as a JSON object.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::nothing(Format::JsonLines);
    for unit in units {
        if !written.wants(&unit, options.only) {
            continue;
        }
        serde_json::to_writer(&mut *out, &line(&unit)).map_err(io::Error::from)?;
        out.write_all(b"\n")?;
        written.units += 1;
    }
    Ok(written)
}

fn line(unit: &Unit) -> Line<'_> {
    Line {
        source: &unit.source,
        target: &unit.target,
        status: unit.status,
        confidence: unit.confidence,
        note: unit.note.as_deref(),
        origin: &unit.origin,
        source_lang: unit.source_lang.as_str(),
        target_lang: unit.target_lang.as_str(),
        source_segments: unit.source_segments.clone().collect(),
        target_segments: unit.target_segments.clone().collect(),
        changed: unit.changed.map(|time| time.to_string()),
        created: unit.created.map(|time| time.to_string()),
        id: unit.extra.as_deref().and_then(|extra| extra.id.as_deref()),
    }
}
