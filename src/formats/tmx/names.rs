//! The names of TMX: which attributes an element may have, which elements are codes, how times are written.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The property that says where a unit comes from.
pub(super) const ORIGIN: &str = "x-muqabala-origin";
/// The property that says what a translator said of it.
pub(super) const STATUS: &str = "x-muqabala-status";
/// The property that says how sure the aligner was.
pub(super) const CONFIDENCE: &str = "x-muqabala-confidence";

/// The attributes that TMX 1.4 knows of a `tu`, but for its id, its dates and its source language.
pub(super) const UNIT_ATTRIBUTES: &[&str] = &[
    "o-encoding",
    "datatype",
    "usagecount",
    "lastusagedate",
    "creationtool",
    "creationtoolversion",
    "creationid",
    "segtype",
    "changeid",
    "o-tmf",
];

/// The attributes that TMX 1.4 knows of a `tuv`, but for its language and its dates.
pub(super) const VARIANT_ATTRIBUTES: &[&str] = &[
    "o-encoding",
    "datatype",
    "usagecount",
    "lastusagedate",
    "creationtool",
    "creationtoolversion",
    "creationid",
    "changeid",
    "o-tmf",
];

/// What an element within a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inline {
    /// Its content is code: no text of the segment.
    Code,
    /// It marks text.
    Text,
    /// Text within a code, such as a tooltip: no text of the segment either.
    Sub,
}

/// An element within a segment: its name, what it is, and the attributes that it may have.
pub(super) type InlineElement = (&'static str, Inline, &'static [&'static str]);

/// The elements that may stand within a segment.
pub(super) const INLINE: &[InlineElement] = &[
    ("bpt", Inline::Code, &["i", "x", "type"]),
    ("ept", Inline::Code, &["i"]),
    ("ph", Inline::Code, &["assoc", "x", "type"]),
    ("it", Inline::Code, &["pos", "x", "type"]),
    ("ut", Inline::Code, &["x"]),
    ("hi", Inline::Text, &["x", "type"]),
    ("sub", Inline::Sub, &["datatype", "type"]),
];

/// A time as TMX writes it, `20260102T030405Z`; also with the separators that some programs put in.
pub(super) fn time(text: &str) -> Option<Timestamp> {
    let digits: String = text.trim().chars().filter(|c| !matches!(c, '-' | ':')).collect();
    let date = digits.strip_suffix('Z').unwrap_or(&digits);
    let time = DateTime::strptime("%Y%m%dT%H%M%S", date).or_else(|_| DateTime::strptime("%Y%m%d%H%M%S", date)).ok()?;
    TimeZone::UTC.to_timestamp(time).ok()
}

/// A time as TMX writes it.
pub(super) fn written(time: Timestamp) -> String {
    time.strftime("%Y%m%dT%H%M%SZ").to_string()
}
