//! Writing TMX so that every tool takes it.
//!
//! Version 1.4 with its document type, all seven attributes of the header, a concrete source language, notes and
//! properties before the texts, one `tuv` a side, no empty `seg`, UTF-8 without a byte order mark. Characters that XML
//! cannot hold are removed and counted, not an error; all others come back as they were. A unit looks like this:
//!
//! ```xml
//! <tu tuid="7" creationdate="20260102T030405Z" changedate="20260102T030405Z">
//!   <note>the translator's comment</note>
//!   <prop type="x-muqabala-origin">the name of the pair</prop>
//!   <prop type="x-muqabala-status">accepted</prop>
//!   <prop type="x-muqabala-confidence">0.9981</prop>
//!   <tuv xml:lang="ar">
//!     <seg>نعم.</seg>
//!   </tuv>
//!   …
//! </tu>
//! ```
//!
//! `tuid` is the name that the unit came with, else its place among all that were given, from 1, those left out included:
//! the row number when the units are those of one pair. The header's source language is that of the first unit; a unit with
//! another one says so itself (`srclang` on its `tu`). Of a unit that belongs to a pair only the day and time at which the
//! pair was last changed is known, so both dates are that. Nothing in the header depends on the clock.
//!
//! What a unit was read with is written back: attributes, notes, properties and, at [`TmxLevel::Two`], inline codes. What
//! the grammar has no place for (attributes in other namespaces, codes of a text that was changed since) is left away and
//! counted. Files stay valid whatever was read.
//!
//! With `context`, the source of a unit has the properties `x-context-pre` and `x-context-post`, as memoQ writes them: the
//! source before and behind it in the same text, each as an escaped `seg`. A unit that has such properties keeps its own.
//! OmegaT's `prev` and `next` are never written, because they would make an alternative translation of every unit.

mod context;
#[cfg(test)]
mod tests;
mod tu;

use std::io::{self, Write};

use crate::formats::{Format, Options, Written};
use crate::lang::Lang;
use crate::memory::Unit;

use context::WithContext;

/// How much of a unit TMX carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TmxLevel {
    /// Text alone.
    One,
    /// Text with its inline codes.
    #[default]
    Two,
}

/// Writes units as a TMX file. Rejected units, those that are left out by hand and those with an empty side are left out.
///
/// Without any unit the file is valid and has an empty body; its source language is then Arabic.
pub fn write(units: impl IntoIterator<Item = Unit>, options: &Options, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::nothing(Format::Tmx);
    let units = WithContext::new(units.into_iter(), options.context);
    let source_lang = units.first().map_or_else(Lang::arabic, |unit| unit.source_lang.clone());
    let mut text = String::new();
    head(&mut text, &source_lang);
    let mut number = 0_u64;
    for (unit, context) in units {
        number += 1;
        if written.wants_translation(&unit, options.only) {
            tu::push(
                &mut text,
                &unit,
                number,
                &tu::Surroundings { header: &source_lang, context, options },
                &mut written,
            );
        }
        if text.len() >= BLOCK {
            out.write_all(text.as_bytes())?;
            text.clear();
        }
    }
    text.push_str("  </body>\n</tmx>\n");
    out.write_all(text.as_bytes())?;
    Ok(written)
}

/// How many bytes are handed over at once.
const BLOCK: usize = 64 * 1024;

fn head(out: &mut String, source_lang: &Lang) {
    out.push_str(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n",
    );
    for (name, value) in [
        ("  <header creationtool", "Muqabala"),
        (" creationtoolversion", env!("CARGO_PKG_VERSION")),
        (" segtype", "sentence"),
        (" o-tmf", "Muqabala"),
        (" adminlang", "en"),
        (" srclang", source_lang.as_str()),
        (" datatype", "plaintext"),
    ] {
        out.push_str(name);
        out.push_str("=\"");
        out.push_str(value);
        out.push('"');
    }
    out.push_str("/>\n  <body>\n");
}
