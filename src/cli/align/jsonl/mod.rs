//! `muqabala align --jsonl`: a filter. One pair of texts a line in, one result a line out, in the same order.
//!
//! Fields of a line in: `source` and `target`, each a text to be cut or a list of segments; `source_lang` and
//! `target_lang`, else those of the command line, else what the texts look like. Every other field, such as `id`, goes
//! through untouched, byte for byte, but for those that a result has itself. Nothing is kept of a line once its result
//! is written, and no memory is opened.

mod fields;
mod result;

use std::io::{self, BufReader, Write};
use std::path::Path;

use crate::align::{Aligner, Text};
use crate::cli::args::AlignArgs;
use crate::cli::doubt::{Looks, doubts};
use crate::cli::lines::{Line, Lines};
use crate::cli::output::standard_output;
use crate::cli::parallel::{Died, Window, ordered};
use crate::cli::read::warn;
use crate::cli::{CliError, Exit, words};
use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::segment::Srx;
use crate::text::language::{Detected, detect};

use super::cut::Cutter;
use super::{rules_without_memory, threads};
use fields::{BadInput, Fields, Given};
use result::{Answer, Refusal};

/// The longest line, in bytes.
const MOST: usize = 64 << 20;

/// How much may be under way: lines for each thread, and bytes of all of them.
const AHEAD: usize = 8;
const WEIGHT: usize = 4 * MOST;

/// A line and its number.
struct Numbered {
    line: u64,
    text: io::Result<Line>,
}

pub fn run(db: Option<&Path>, args: &AlignArgs) -> Result<Exit, CliError> {
    let lexicon = words::without_memory(db, args)?;
    let srx = rules_without_memory(db, args)?;
    let job = Job { args, lexicon: &lexicon, srx: srx.as_deref() };
    let lines = Lines::new(BufReader::new(io::stdin()), MOST).zip(1..).map(|(text, line)| {
        let weight = if let Ok(Line::Bytes(bytes)) = &text { bytes.len() } else { 0 };
        (Numbered { line, text }, weight)
    });
    let threads = threads(args);
    let window = Window { items: AHEAD * threads, weight: WEIGHT };
    let mut out = standard_output();
    let (mut written, mut refused) = (0, 0);
    ordered(
        threads,
        window,
        lines,
        || Cutter::new(job.srx),
        |cutter, line| job.answer(cutter, line),
        |answer| {
            written += 1;
            let (line, good) = match answer {
                Ok(answer) => answer?,
                Err(Died) => (
                    Refusal { line: written, passed: &[], error: "the program made a mistake on this line" }.line(),
                    false,
                ),
            };
            refused += u64::from(!good);
            // A line is the work of some milliseconds at least; whoever waits for it should not wait for the next one too.
            out.write_all(&line).and_then(|()| out.flush()).map_err(CliError::writing)
        },
    )?;
    if refused > 0 {
        warn(format_args!("{refused} of {written} lines could not be aligned; their results say why"));
    }
    Ok(Exit::Done)
}

/// What all threads work with.
struct Job<'a> {
    args: &'a AlignArgs,
    lexicon: &'a Lexicon,
    srx: Option<&'a Srx>,
}

impl Job<'_> {
    /// The result for a line, and whether it is one and no refusal. Fails when there is no line.
    fn answer(&self, cutter: &mut Cutter, Numbered { line, text }: Numbered) -> Result<(Vec<u8>, bool), CliError> {
        let failed = |error| CliError::fault(format_args!("-: can't be read: {error}"));
        let bytes = match text.map_err(failed)? {
            Line::Bytes(bytes) => bytes,
            Line::TooLong => return Ok((refusal(line, &[], &BadInput::TooLong), false)),
        };
        let fields = match Fields::read(&bytes) {
            Ok(fields) => fields,
            Err(error) => return Ok((refusal(line, &[], &error), false)),
        };
        Ok(match self.align(cutter, &fields) {
            Ok(answer) => (answer, true),
            Err(error) => (refusal(line, &fields.passed, &error), false),
        })
    }

    fn align(&self, cutter: &mut Cutter, fields: &Fields) -> Result<Vec<u8>, BadInput> {
        let source = self.side(cutter, "source", fields.source, fields.source_lang, self.args.source_lang.as_ref())?;
        let target = self.side(cutter, "target", fields.target, fields.target_lang, self.args.target_lang.as_ref())?;
        let aligned = Aligner::new(self.lexicon).align(&source.text(), &target.text());
        let warnings = doubts(source.looks("the source"), target.looks("the target"))
            .into_iter()
            .chain(aligned.report.warnings.iter().map(ToString::to_string))
            .collect();
        let answer = Answer {
            passed: &fields.passed,
            langs: [source.lang.as_str(), target.lang.as_str()],
            alignment: &aligned.alignment,
            segments: [source.segments(), target.segments()],
            warnings,
        };
        Ok(answer.line())
    }

    fn side(
        &self,
        cutter: &mut Cutter,
        name: &'static str,
        given: Option<&serde_json::value::RawValue>,
        lang: Option<&serde_json::value::RawValue>,
        default: Option<&Lang>,
    ) -> Result<Side, BadInput> {
        let given = Given::read(name, given)?;
        let detected = detect(&given.sample());
        let named = fields::lang(name, lang)?.or_else(|| default.cloned());
        let lang = named.or_else(|| detected.language.lang()).ok_or(BadInput::NoLang { side: name })?;
        let cuts = match &given {
            Given::Text(text) => Some(cutter.segments(text, &[], &lang)),
            Given::Segments(_) => None,
        };
        let paragraphs = cuts.as_ref().filter(|_| !self.args.pre_segmented);
        let paragraphs = paragraphs.map(|cuts| cuts.iter().map(|segment| segment.paragraph).collect());
        Ok(Side { cuts, paragraphs, given, lang, detected })
    }
}

/// One of the two texts of a line.
struct Side {
    given: Given,
    lang: Lang,
    detected: Detected,
    cuts: Option<Vec<crate::segment::Segment>>,
    paragraphs: Option<Vec<u32>>,
}

impl Side {
    fn looks<'a>(&'a self, name: &'a str) -> Looks<'a> {
        Looks { name, lang: &self.lang, detected: self.detected }
    }

    /// The segments as they are shown: those that were cut without the white space around them.
    fn segments(&self) -> Vec<&str> {
        match (&self.given, &self.cuts) {
            (Given::Text(text), Some(cuts)) => cuts.iter().map(|segment| segment.span.of(text).trim()).collect(),
            (Given::Text(text), None) => vec![text],
            (Given::Segments(segments), _) => segments.iter().map(String::as_str).collect(),
        }
    }

    fn text(&self) -> Text<'_> {
        let segments = self.segments().into_iter().map(str::trim).collect();
        Text { lang: &self.lang, segments, paragraphs: self.paragraphs.clone(), kinds: None }
    }
}

fn refusal(line: u64, passed: &[fields::Passed], error: &BadInput) -> Vec<u8> {
    Refusal { line, passed, error: &error.to_string() }.line()
}
