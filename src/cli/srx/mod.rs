//! `muqabala srx`: segmentation rules as files, and those of a memory.

mod check;
mod explain;
mod memory;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::cli::args::ListFormat;
use crate::cli::output::{say, write_to};
use crate::cli::{self, CliError, Exit};
use crate::formats::read_bytes;
use crate::lang::Lang;
use crate::segment::Srx;

/// What is told behind the options.
pub const HELP: &str = "\
Examples:
  muqabala srx export -o my.srx            the built-in rules, to start from
  muqabala srx check my.srx
  muqabala srx explain my.srx 'قال د. سامي: أين؟ هنا.'
  muqabala srx use my.srx                  for this memory from now on
  muqabala srx                             which rules this memory goes by

Texts are cut by the rules of --srx, else by those of the memory, else by the built-in ones. Pairs that are in the memory
stay as they were cut; muqabala resegment cuts them anew.";

/// `muqabala srx`.
#[derive(Debug, Args)]
pub struct SrxArgs {
    #[command(subcommand)]
    command: Option<SrxCommand>,
}

#[derive(Debug, Subcommand)]
enum SrxCommand {
    /// Write rules to a file: the built-in ones, with their comments, or those of the memory
    Export(ExportArgs),
    /// Look for what is wrong in a file of rules
    #[command(after_help = "\
A line is FILE:LINE:COLUMN, what it is (error or warning), and the reason. A file with errors is refused wherever rules
are asked for; one with warnings can be used. The exit code is 3 when there are errors, with --strict also when there are
warnings.")]
    Check(CheckArgs),
    /// Show which rule breaks or holds at each place of a text
    #[command(after_help = "\
Examples:
  muqabala srx explain my.srx 'He met Dr. Sami. They spoke.'
  muqabala srx explain builtin 'قال د. سامي: أين؟ هنا.'
  muqabala srx explain my.srx - --format jsonl < text.txt

A place is told as its byte, then the text around it with ¦ where it is. The first rule that matches decides; those behind
it in the order of the rules are overruled and told of without their expressions. White space at a break goes to the
segment before it.")]
    Explain(ExplainArgs),
    /// Have the memory go by the rules of a file from now on
    Use(UseArgs),
}

#[derive(Debug, Args)]
struct ExportArgs {
    /// The rules of the memory, as they were put into it, in the place of the built-in ones
    #[arg(long)]
    memory: bool,
    /// Where they go; - is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// Replace the file if it is there
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// The file
    file: PathBuf,
    /// Exit with 3 for warnings too
    #[arg(long)]
    strict: bool,
    /// For people or for programs
    #[arg(long, value_enum, default_value = "table")]
    format: ListFormat,
}

#[derive(Debug, Args)]
struct ExplainArgs {
    /// The file; builtin stands for the built-in rules
    file: PathBuf,
    /// The text; - is standard input
    text: String,
    /// The text's language, such as ar [default: found by looking]
    #[arg(long)]
    lang: Option<Lang>,
    /// For people or for programs
    #[arg(long, value_enum, default_value = "table")]
    format: ListFormat,
}

#[derive(Debug, Args)]
struct UseArgs {
    /// The file
    #[arg(required_unless_present = "builtin")]
    file: Option<PathBuf>,
    /// Go back to the built-in rules
    #[arg(long, conflicts_with = "file")]
    builtin: bool,
}

pub fn run(db: Option<&Path>, args: SrxArgs) -> Result<Exit, CliError> {
    match args.command {
        None => memory::show(db),
        Some(SrxCommand::Export(args)) => export(db, &args),
        Some(SrxCommand::Check(args)) => check::run(&args),
        Some(SrxCommand::Explain(args)) => explain::run(&args),
        Some(SrxCommand::Use(args)) => memory::choose(db, args.file.as_deref()),
    }
}

fn export(db: Option<&Path>, args: &ExportArgs) -> Result<Exit, CliError> {
    let file = if args.memory {
        let rules = cli::memory::open_existing(db)?.rules()?;
        let none = || CliError::fault("this memory has no rules of its own; it goes by the built-in ones");
        rules.map(|rules| rules.file).ok_or_else(none)?
    } else {
        Srx::bundled_file().as_bytes().to_vec()
    };
    write_to(&args.output, args.force, |out| out.write_all(&file))?;
    if args.output.as_os_str() != "-" {
        say(format_args!("{}: written", args.output.display()));
    }
    Ok(Exit::Done)
}

/// A file of rules, as long as one may be.
fn bytes(file: &Path) -> Result<Vec<u8>, CliError> {
    Ok(read_bytes(file, Srx::MOST_BYTES as u64 + 1)?)
}
