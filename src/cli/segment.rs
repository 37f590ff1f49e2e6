//! `muqabala segment`.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::cli::args::{SegmentArgs, SegmentFormat};
use crate::cli::output::write_to;
use crate::cli::{CliError, Exit, read, rules};
use crate::segment::Segment;
use crate::text::{BlockKind, Document, unbroken};

pub fn run(db: Option<&Path>, args: SegmentArgs) -> Result<Exit, CliError> {
    let read = read::document(&args.file, &args.form.reading(args.encoding.as_deref()), args.lang)?;
    read.looks().doubt().iter().for_each(read::warn);
    let document = read.document;
    let srx = rules::without_memory(db.filter(|_| args.db_named), args.srx.as_deref())?;
    let segments = srx.segmenter(&document.lang).segment_blocks(&document.text, &document.blocks);
    write_to(Path::new("-"), false, |out| match args.format {
        SegmentFormat::Lines => segments.iter().try_for_each(|segment| line(out, segment.span.of(&document.text))),
        SegmentFormat::Jsonl => segments.iter().try_for_each(|segment| jsonl(out, segment, &document)),
    })?;
    Ok(Exit::Done)
}

/// One line is one segment, so line ends inside become spaces, but for those that break a word.
fn line(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let whole = unbroken(text);
    let words: Vec<&str> = whole.split_whitespace().collect();
    writeln!(out, "{}", words.join(" "))
}

#[derive(Serialize)]
struct Line<'a> {
    start: u32,
    end: u32,
    paragraph: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    text: &'a str,
}

fn jsonl(out: &mut dyn Write, segment: &Segment, document: &Document) -> io::Result<()> {
    let Segment { span, paragraph } = *segment;
    let kind = document.kind(paragraph).map(BlockKind::name);
    let line = Line { start: span.start, end: span.end, paragraph, kind, text: span.of(&document.text).trim() };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}
