//! `muqabala srx explain`.

use std::io::{self, Read, Write};
use std::path::Path;

use serde::Serialize;

use super::{ExplainArgs, bytes};
use crate::cli::args::ListFormat;
use crate::cli::output::{one_line, write_to};
use crate::cli::{CliError, Exit};
use crate::segment::{Decided, Explained, Srx};
use crate::text::language::detect;

/// So many characters are shown on either side of a place.
const AROUND: usize = 20;
/// The longest text that is explained, in bytes; every place of it is asked.
const MOST_TEXT: u64 = 256 * 1024;

pub fn run(args: &ExplainArgs) -> Result<Exit, CliError> {
    let parsed;
    let srx = if args.file.as_os_str() == "builtin" {
        Srx::bundled()
    } else {
        let wrong = |error| CliError::fault(format_args!("{}:{error}", args.file.display()));
        parsed = Srx::parse(&bytes(&args.file)?).map_err(wrong)?;
        &parsed
    };
    let text = if args.text == "-" { standard_input()? } else { args.text.clone() };
    let unknown = || {
        CliError::usage("this text looks neither Arabic nor English, and its language was not named")
            .hint("--lang says which it is, as in --lang en")
    };
    let lang = args.lang.clone().or_else(|| detect(&text).language.lang()).ok_or_else(unknown)?;
    let places = srx.explain(&lang, &text);
    write_to(Path::new("-"), false, |out| {
        places.iter().try_for_each(|place| match args.format {
            ListFormat::Table => plain(out, &text, place),
            ListFormat::Jsonl => jsonl(out, &text, place),
        })
    })?;
    Ok(Exit::Done)
}

fn standard_input() -> Result<String, CliError> {
    let mut text = String::new();
    let read = io::stdin().lock().take(MOST_TEXT + 1).read_to_string(&mut text);
    read.map_err(|error| CliError::fault(format_args!("-: can't be read: {error}")))?;
    if text.len() as u64 > MOST_TEXT {
        return Err(CliError::fault(format_args!("-: longer than the {} KiB that are explained", MOST_TEXT / 1024)));
    }
    Ok(text)
}

/// The text just before and just behind a place.
fn around(text: &str, at: usize) -> [&str; 2] {
    let (before, after) = text.split_at(at);
    let from = before.char_indices().rev().take(AROUND).last().map_or(at, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    [&before[from..], &after[..to]]
}

fn plain(out: &mut dyn Write, text: &str, place: &Explained<'_>) -> io::Result<()> {
    let [before, after] = around(text, place.at).map(one_line);
    writeln!(out, "{}\t{before}¦{after}", place.at)?;
    let Some((first, others)) = place.rules.split_first() else { return writeln!(out, "\tbreak: a paragraph ends") };
    let Decided { group, line, before, after, .. } = first;
    let [group, before, after] = [group, before, after].map(|text| one_line(text));
    writeln!(out, "\t{}: {group}, line {line}: before “{before}”, after “{after}”", said(first))?;
    others.iter().try_for_each(|rule| {
        writeln!(out, "\t  overruled: {}, {}, line {}", said(rule), one_line(rule.group), rule.line)
    })
}

fn said(rule: &Decided<'_>) -> &'static str {
    if rule.breaks { "break" } else { "no break" }
}

#[derive(Serialize)]
struct Line<'a> {
    at: usize,
    #[serde(rename = "break")]
    breaks: bool,
    paragraph: bool,
    text_before: &'a str,
    text_after: &'a str,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
struct Rule<'a> {
    group: &'a str,
    line: usize,
    column: usize,
    #[serde(rename = "break")]
    breaks: bool,
    beforebreak: &'a str,
    afterbreak: &'a str,
}

fn jsonl(out: &mut dyn Write, text: &str, place: &Explained<'_>) -> io::Result<()> {
    let [text_before, text_after] = around(text, place.at);
    let rules = place.rules.iter().map(|rule| Rule {
        group: rule.group,
        line: rule.line,
        column: rule.column,
        breaks: rule.breaks,
        beforebreak: rule.before,
        afterbreak: rule.after,
    });
    let line = Line {
        at: place.at,
        breaks: place.breaks(),
        paragraph: place.rules.is_empty(),
        text_before,
        text_after,
        rules: rules.collect(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}
