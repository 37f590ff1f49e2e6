//! `muqabala srx check`.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::{CheckArgs, bytes};
use crate::cli::args::ListFormat;
use crate::cli::output::{one_line, say, write_to};
use crate::cli::{CliError, Exit};
use crate::segment::{Srx, SrxFinding};

pub fn run(args: &CheckArgs) -> Result<Exit, CliError> {
    let findings = Srx::check(&bytes(&args.file)?);
    let name = args.file.display().to_string();
    write_to(Path::new("-"), false, |out| {
        findings.iter().try_for_each(|finding| match args.format {
            ListFormat::Table => writeln!(out, "{name}:{}", one_line(&finding.to_string())),
            ListFormat::Jsonl => jsonl(out, &name, finding),
        })
    })?;
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let warnings = findings.len() - errors;
    say(format_args!("{name}: {}, {}", counted(errors, "error"), counted(warnings, "warning")));
    let failed = errors > 0 || args.strict && warnings > 0;
    Ok(if failed { Exit::CheckFailed } else { Exit::Done })
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    message: String,
}

fn jsonl(out: &mut dyn Write, file: &str, finding: &SrxFinding) -> io::Result<()> {
    let SrxFinding { line, column, found } = finding;
    let (severity, kind, message) = match found {
        Ok(warning) => ("warning", Some(warning.name()), warning.to_string()),
        Err(error) => ("error", None, error.to_string()),
    };
    serde_json::to_writer(&mut *out, &Line { file, line: *line, column: *column, severity, kind, message })?;
    writeln!(out)
}
