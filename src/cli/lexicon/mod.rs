//! `muqabala lexicon`: the word lists that texts are aligned with.

mod import;
mod learn;
mod list;

use std::path::{Path, PathBuf};

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Subcommand};

use crate::cli::args::ListFormat;
use crate::cli::output::say;
use crate::cli::{CliError, Exit, memory};
use crate::formats::word_list::WordListFormat;
use crate::workspace::LEARNED;

/// What is told behind the options.
pub const HELP: &str = "\
Examples:
  muqabala lexicon import glossary.tbx
  muqabala lexicon learn
  muqabala lexicon list

The program has word lists of its own. A memory may have more: imported ones, and one that is learned from all accepted
rows. All of them are used whenever texts are aligned into that memory.";

/// `muqabala lexicon`.
#[derive(Debug, Args)]
pub struct LexiconArgs {
    #[command(subcommand)]
    command: LexiconCommand,
}

#[derive(Debug, Subcommand)]
enum LexiconCommand {
    /// Learn words from accepted rows, from a pair, or from aligned files
    #[command(after_help = "\
Examples:
  muqabala lexicon learn                                        from all accepted rows
  muqabala lexicon learn --pair treaty                          from the accepted and the sure rows of a pair
  muqabala lexicon learn --from law.ar.txt law.en.txt           from two files, line by line
  muqabala lexicon learn --from a.txt b.txt --beads a-b.beads   from the lines that a bead file puts together

Only words that no list has yet are learned, and only those that stand together at least twice and far more often than by
chance. What was learned before under the same name is replaced.
muqabala align learns from all accepted rows by itself whenever they have changed; muqabala lexicon remove learned turns
that off, muqabala lexicon learn turns it on again.")]
    Learn(LearnArgs),
    /// Put a word list of another program into the memory
    #[command(after_help = "\
Examples:
  muqabala lexicon import glossary.tsv
  muqabala lexicon import terms.tbx --name 'ministry 2026'
  muqabala lexicon import /usr/share/dictd/freedict-ara-eng.index
  muqabala lexicon import words.txt --format dic --replace

Formats: tsv (Arabic, tab, English words with commas; or the other way round), csv, tbx, dic (hunalign: English words,
@, Arabic words), dictd (NAME.index beside NAME.dict or NAME.dict.dz), tei (FreeDict). They are told by the file's name
and look. Files may be packed with gzip. Lines that are out of form are told of and skipped.")]
    Import(ImportArgs),
    /// List the word lists, or the entries of one
    #[command(after_help = "\
Examples:
  muqabala lexicon list                        all word lists
  muqabala lexicon list learned                what was learned, a line an entry: Arabic, tab, English, tab, weight
  muqabala lexicon list --format jsonl

The entries of a list are in a form that muqabala lexicon import reads.")]
    List(ListArgs),
    /// Remove a word list from the memory
    #[command(after_help = "\
Examples:
  muqabala lexicon remove glossary
  muqabala lexicon remove learned      also stops learning from accepted rows

The lists that are part of the program stay; muqabala lexicon list shows which those are.")]
    Remove {
        /// The list's name
        name: String,
    },
}

/// `muqabala lexicon learn`.
#[derive(Debug, Args)]
struct LearnArgs {
    /// Learn from this pair: its name or number
    #[arg(long, value_name = "PAIR")]
    pair: Option<String>,
    /// Learn from two files, an Arabic and an English one, whose lines translate each other
    #[arg(long, num_args = 2, value_names = ["SOURCE", "TARGET"], conflicts_with = "pair")]
    from: Vec<PathBuf>,
    /// The beads that say which lines of the two files do, as align --format beads prints them
    #[arg(long, value_name = "FILE", requires = "from")]
    beads: Option<PathBuf>,
    /// The list's name [default: that of the pair, or what the two file names have in common]
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    name: Option<String>,
}

/// `muqabala lexicon import`.
#[derive(Debug, Args)]
struct ImportArgs {
    /// The word list
    file: PathBuf,
    /// The list's name in the memory [default: the file's, without its ending]
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    name: Option<String>,
    /// What kind of file it is: tsv, csv, tbx, dic, dictd, tei [default: told by its name and look]
    #[arg(long)]
    format: Option<WordListFormat>,
    /// Take the place of the list of that name, if there is one
    #[arg(long)]
    replace: bool,
}

/// `muqabala lexicon list`.
#[derive(Debug, Args)]
struct ListArgs {
    /// The list whose entries are printed [default: all lists are named, without their entries]
    name: Option<String>,
    /// For people or for programs
    #[arg(long, value_enum, default_value = "table")]
    format: ListFormat,
}

pub fn run(db: Option<&Path>, args: LexiconArgs) -> Result<Exit, CliError> {
    match args.command {
        LexiconCommand::Learn(args) => learn::run(db, &args),
        LexiconCommand::Import(args) => import::run(db, &args),
        LexiconCommand::List(args) => list::run(db, &args),
        LexiconCommand::Remove { name } => {
            memory::open_existing(db)?.remove_list(&name)?;
            say(match name == LEARNED {
                true => {
                    "nothing is learned from accepted rows any more; muqabala lexicon learn turns it on again".into()
                }
                false => format!("“{name}” is removed"),
            });
            Ok(Exit::Done)
        }
    }
}
