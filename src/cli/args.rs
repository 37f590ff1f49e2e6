//! What can be said on the command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};

use crate::cli::clean::CleanArgs;
use crate::cli::eval::EvalArgs;
use crate::cli::explain::ExplainArgs;
use crate::cli::import::ImportArgs;
use crate::cli::languages::LanguagesArgs;
use crate::cli::lexicon::LexiconArgs;
use crate::cli::merge::MergeArgs;
use crate::cli::realign::RealignArgs;
use crate::cli::resegment::ResegmentArgs;
use crate::cli::selected::SelectArgs;
use crate::cli::split::SplitArgs;
use crate::cli::srx::SrxArgs;
use crate::cli::stats::StatsArgs;
use crate::cli::undo::UndoArgs;
use crate::formats::table::TableColumns;
use crate::formats::{DocumentKind, Format, Only, Reading, TmxLevel};
use crate::lang::Lang;
use crate::quality::Warning;
use crate::tui::terminal::BidiChoice;
use crate::tui::theme::ThemeChoice;

/// Align Arabic and English texts, review the pairs at the terminal, keep them in a translation memory.
#[derive(Debug, Parser)]
#[command(name = "muqabala", version, propagate_version = true)]
#[command(after_help = "\
Examples:
  muqabala                     the list of pairs: open one, or add one
  muqabala align news.ar.txt news.en.txt --review
  muqabala review
  muqabala export --format tmx -o news.tmx

Exit codes: 0 done, 1 the data or the memory is at fault, 2 wrong usage, 3 a check failed.")]
pub struct Cli {
    /// The memory's file [default: muqabala/memory.db in your data folder]
    #[arg(long, global = true, env = "MUQABALA_DB", value_name = "FILE", hide_env_values = true)]
    pub db: Option<PathBuf>,

    #[command(flatten)]
    #[allow(missing_docs)]
    pub screen: ScreenArgs,

    /// What to do [default: show the list of pairs]
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Pair the sentences of two texts
    #[command(after_help = "\
Examples:
  muqabala align news.ar.txt news.en.txt --review
  muqabala align contract.ar.txt contract.en.txt --name 'contract 2026'
  muqabala align a.txt b.txt --no-store --pre-segmented --format beads -o a-b.beads
  muqabala align project.xlf --review
  muqabala align table.csv --columns source=2,target=3
  muqabala align --batch pairs.tsv
  muqabala align --batch pairs.tsv --no-store --format tmx --output-dir out
  muqabala align --jsonl < pairs.jsonl > aligned.jsonl
  muqabala align page.ar.html page.en.html --review

Texts may be plain text, Markdown, HTML, DOCX, ODT, SRT and VTT, in any encoding; what each is is found by looking into \
it, and --as says otherwise. Of a web page the main text is read; --whole-page reads all of it.

One file whose texts are paired already (TMX, XLIFF, TSV, CSV) becomes a pair with a row for each of its units, with the
status and the comment that the file says.
The languages are found by looking at the texts; --source-lang and --target-lang say otherwise.
With --pre-segmented one line is one segment, and an empty line keeps its number.
A pair whose two texts are in the memory already is not aligned again, but opened; --again makes another pair.
The memory's word lists are used too (muqabala lexicon list shows them), and what was accepted since the last time is
learned from before. With --no-store and --jsonl they are used only if --db names the memory on the command line.
Texts are cut by the rules of --srx, else by those of the memory (muqabala srx use), else by the built-in ones. For the
memory's rules the same holds as for its word lists.

--batch reads a table of pairs. A line is source, tab, target, and, if wanted, tab, name. Paths are relative to \
the table's folder. Empty lines, lines that begin with #, and a first line of the words source, target and name count \
for nothing. What is in the memory or in the output folder already is passed over, so that a batch that was \
interrupted goes on where it stood. A pair that can't be aligned is told of with its line, the others go on, and the \
exit code is 1. Ctrl-C lets the pairs that are under way come to their end; a second one ends at once.

--jsonl is a filter and opens no memory. A line in is an object:
  source, target            a text, to be cut into segments, or a list of segments, taken as they are
  source_lang, target_lang  language tags; may be left out
  id, and any other field   goes through as it is
For every line there is one line out, in order, with
  source_lang, target_lang          what the texts were taken for
  beads                             a list of {\"source\": [0], \"target\": [0, 1], \"confidence\": 0.98}
  source_segments, target_segments  lists of texts
  warnings                          a list of texts
or, if the line can't be aligned (also when it is empty, or longer than 64 MiB), with line, its number from 1, and \
error, a text. The exit code is 0 all the same: errors are in the lines that they belong to.")]
    Align(Box<AlignArgs>),
    /// Review and edit a pair at the terminal
    #[command(after_help = "\
Examples:
  muqabala review              the pair that was last changed
  muqabala review treaty       by name
  muqabala review 3            by number
  muqabala review --plain      print the rows as text, for screen readers and pipes

Every step is kept at once, and can be undone tomorrow: nothing needs saving. Press ? for the keys.")]
    Review(ReviewArgs),
    /// Align a pair anew around the rows that were accepted
    #[command(after_help = "\
Examples:
  muqabala realign                       the pair that was last changed
  muqabala realign treaty --dry-run      only print what would change
  muqabala realign treaty --from 40 --to 95

Accepted rows, and all rows outside --from and --to, stay exactly as they are. What lies between
them is aligned again, with the texts as they were edited; rows that come out as before keep their
status and comment. It is one step: z in the review screen takes it back.")]
    Realign(RealignArgs),
    /// Cut the texts of a pair anew around the rows that were accepted
    #[command(after_help = crate::cli::resegment::HELP)]
    Resegment(ResegmentArgs),
    /// Show which words speak for a row, and what else it could be
    #[command(allow_missing_positional = true, after_help = crate::cli::explain::HELP)]
    Explain(ExplainArgs),
    /// List the pairs, with how far their review is
    List(ListArgs),
    /// Give a pair another name
    Rename(RenameArgs),
    /// Delete a pair; it is kept, and can be brought back any time
    #[command(after_help = "\
A deleted pair stays in the memory with all that was done to it, and is left out where pairs are listed, exported
and learned from. muqabala restore brings it back, and so does z in the list of pairs.")]
    Delete(OnePairArgs),
    /// Bring a deleted pair back
    Restore(OnePairArgs),
    /// Write a pair, all of them, or the units that came from files to a file
    #[command(after_help = crate::cli::export::HELP)]
    Export(ExportArgs),
    /// Read translation units from files of other programs into the memory
    #[command(after_help = crate::cli::import::HELP)]
    Import(ImportArgs),
    /// Find units that should not be in the memory, and take them out or put them right
    #[command(after_help = crate::cli::clean::HELP)]
    Clean(CleanArgs),
    /// Take the units of other memories into this one
    #[command(after_help = crate::cli::merge::HELP)]
    Merge(MergeArgs),
    /// Write the memory to several files, by pair, origin, language or property
    #[command(after_help = crate::cli::split::HELP)]
    Split(SplitArgs),
    /// List the languages of the memory's units, or call one otherwise
    #[command(after_help = crate::cli::languages::HELP)]
    Languages(LanguagesArgs),
    /// Count what is in the memory
    Stats(StatsArgs),
    /// Take the last step on units from files back
    #[command(after_help = crate::cli::undo::HELP)]
    Undo(UndoArgs),
    /// Do the step again that was last taken back
    #[command(after_help = crate::cli::undo::HELP)]
    Redo(UndoArgs),
    /// Cut a text into segments
    #[command(after_help = "\
Examples:
  muqabala segment article.ar.txt
  muqabala segment article.txt --lang ar --format jsonl
  muqabala segment - --lang en < article.txt
  muqabala segment page.html

Reads plain text, Markdown, HTML, DOCX, ODT, SRT and VTT; what it is is found by looking into it.")]
    Segment(SegmentArgs),
    /// Export, check and explain segmentation rules (SRX), and choose those of the memory
    #[command(after_help = crate::cli::srx::HELP)]
    Srx(SrxArgs),
    /// Score an alignment against a right one, or check what its confidences mean
    #[command(after_help = crate::cli::eval::HELP)]
    Eval(EvalArgs),
    /// Learn, import, list and remove word lists
    #[command(after_help = crate::cli::lexicon::HELP)]
    Lexicon(LexiconArgs),
    /// Print the configuration in force, or look for mistakes in it
    #[command(after_help = crate::cli::config::HELP)]
    Config(ConfigArgs),
    /// Tell what was found out about this terminal, and settle how it shows Arabic
    #[command(after_help = crate::cli::doctor::HELP)]
    Doctor(DoctorArgs),
    /// Check that the memory is whole, or look for mistakes in the translations of a pair
    #[command(after_help = crate::cli::check::HELP)]
    Check(CheckArgs),
    /// Print a script that completes muqabala's options in your shell
    #[command(after_help = "\
Examples:
  muqabala completions bash > ~/.local/share/bash-completion/completions/muqabala
  muqabala completions fish > ~/.config/fish/completions/muqabala.fish")]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// `muqabala align`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("many").args(["batch", "jsonl"]))]
pub struct AlignArgs {
    /// The text that was translated; - is standard input. Alone: a file that is paired already (TMX, XLIFF, TSV, CSV)
    #[arg(required_unless_present = "many", conflicts_with = "many")]
    pub source: Option<PathBuf>,
    /// Its translation; - is standard input
    #[arg(conflicts_with = "many")]
    pub target: Option<PathBuf>,
    /// Align all pairs of a table: source, tab, target, and, if wanted, tab, name; - is standard input
    #[arg(long, value_name = "TABLE")]
    pub batch: Option<PathBuf>,
    /// Print a JSON object for each pair of a batch: line, outcome (aligned, there, failed), and what there is to say
    #[arg(long, requires = "batch")]
    pub report: bool,
    /// Align pairs of texts from standard input to standard output, a JSON object a line
    #[arg(long, conflicts_with_all = ["kind", "whole_page"])]
    pub jsonl: bool,
    /// On how many threads to align; the result is the same whatever their number [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = threads)]
    pub threads: Option<NonZeroUsize>,
    /// Look at every bead there could be and not only along the way through the texts: slow, and only for texts of up to
    /// a few thousand segments
    #[arg(long, conflicts_with = "many")]
    pub exact: bool,
    /// Open the review screen afterwards (when there is a terminal)
    #[arg(long, conflicts_with_all = ["no_store", "many"])]
    pub review: bool,
    /// The pair's name in the memory [default: what the two file names have in common]
    #[arg(long, conflicts_with = "many")]
    pub name: Option<String>,
    /// The source's language, such as ar [default: found by looking]
    #[arg(long, value_name = "LANG")]
    pub source_lang: Option<Lang>,
    /// The target's language, such as en [default: found by looking]
    #[arg(long, value_name = "LANG")]
    pub target_lang: Option<Lang>,
    /// Which columns of a table are read, by number or name, such as source=2,target=English [default: found by looking]
    #[arg(long, value_name = "COLUMNS", conflicts_with_all = ["target", "many"])]
    pub columns: Option<TableColumns>,
    /// Take each line as one segment, or each paragraph, heading, item or cell of what is no plain text
    #[arg(long)]
    pub pre_segmented: bool,
    /// Segmentation rules (SRX) to be used in the place of the memory's or the built-in ones
    #[arg(long, value_name = "FILE", conflicts_with = "pre_segmented")]
    pub srx: Option<PathBuf>,
    /// A word list to be used beside the built-in ones, in any format that lexicon import takes (may be repeated)
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// Leave aside what was learned from accepted rows, and learn nothing
    #[arg(long)]
    pub no_learned: bool,
    /// Whether the memory was named on the command line, and not just in the environment.
    #[arg(skip)]
    pub db_named: bool,
    /// The encoding of both texts, such as windows-1256 [default: found by looking]
    #[arg(long, conflicts_with = "jsonl")]
    pub encoding: Option<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub form: FormArgs,
    /// Make another pair even if the memory has these two texts already
    #[arg(long, conflicts_with_all = ["no_store", "jsonl"])]
    pub again: bool,
    /// Print the result and leave the memory alone
    #[arg(long)]
    pub no_store: bool,
    /// The form of the result
    #[arg(long, requires = "no_store", conflicts_with = "jsonl", default_value = "beads")]
    pub format: Format,
    /// Where the result goes; - is standard output
    #[arg(short, long, requires = "no_store", conflicts_with = "many", value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
    /// Where the results of a batch go: a file for each pair, called after it
    #[arg(long, requires = "no_store", requires = "batch", value_name = "FOLDER")]
    pub output_dir: Option<PathBuf>,
    /// Replace the output file if it is there
    #[arg(long, requires = "no_store", conflicts_with = "jsonl")]
    pub force: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub screen: ScreenArgs,
}

/// What documents are.
#[derive(Debug, Default, Args)]
pub struct FormArgs {
    /// What the text is, whatever it looks like: text, markdown, html, docx, odt, srt, vtt [default: found by looking]
    #[arg(long = "as", value_name = "KIND")]
    pub kind: Option<DocumentKind>,
    /// Read all of a web page, navigation and the like too, and not only its main text
    #[arg(long)]
    pub whole_page: bool,
}

impl FormArgs {
    /// How a document is to be read.
    pub fn reading<'a>(&self, encoding: Option<&'a str>) -> Reading<'a> {
        Reading { encoding, kind: self.kind, whole_page: self.whole_page }
    }
}

/// A level of TMX.
fn level(text: &str) -> Result<TmxLevel, String> {
    match text {
        "1" => Ok(TmxLevel::One),
        "2" => Ok(TmxLevel::Two),
        _ => Err("the levels of TMX are 1 and 2".to_owned()),
    }
}

/// More threads than any machine that this runs on has; a mistyped number should not start as many as it says.
const MOST_THREADS: usize = 1024;

fn threads(text: &str) -> Result<NonZeroUsize, String> {
    let number = text.parse().ok().filter(|number: &NonZeroUsize| number.get() <= MOST_THREADS);
    number.ok_or_else(|| format!("not a number from 1 to {MOST_THREADS}"))
}

/// How Arabic is to be shown.
#[derive(Debug, Default, Args)]
pub struct ScreenArgs {
    /// Who puts Arabic letters in order: found by asking the terminal (auto), or one of visual (a terminal without
    /// any Arabic), kitty, inverse (PuTTY, tmux), logical [default: as configured, else auto]
    #[arg(long, value_name = "MODE")]
    pub bidi: Option<BidiChoice>,
    /// Colours for a dark or a light ground, or none: auto, dark, light, mono [default: as configured, else auto]
    #[arg(long, value_name = "THEME")]
    pub theme: Option<ThemeChoice>,
    /// Leave the mouse to the terminal
    #[arg(long)]
    pub no_mouse: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub file: ConfigFile,
}

/// The configuration file.
#[derive(Debug, Default, Args)]
pub struct ConfigFile {
    /// The configuration file [default: muqabala/config.toml in your configuration folder]
    #[arg(long, env = "MUQABALA_CONFIG", value_name = "FILE", hide_env_values = true)]
    pub config: Option<PathBuf>,
}

/// `muqabala config`.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// Only look for mistakes; exits with 3 when there are some
    #[arg(long)]
    pub check: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub file: ConfigFile,
}

/// `muqabala doctor`.
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// For people or for programs
    #[arg(long, value_enum, default_value = "table")]
    pub format: ListFormat,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub screen: ScreenArgs,
}

/// `muqabala review`.
#[derive(Debug, Args)]
pub struct ReviewArgs {
    /// The pair's name or number [default: the one that was last changed]
    pub pair: Option<String>,
    /// Print the rows as lines of text, in logical order, and show no screen: for screen readers and pipes
    #[arg(long)]
    pub plain: bool,
    /// A word list to be used beside the built-in one when rows are aligned anew (may be repeated)
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub screen: ScreenArgs,
}

/// `muqabala rename`.
#[derive(Debug, Args)]
pub struct RenameArgs {
    /// The pair's name or number
    pub pair: String,
    /// Its new name
    pub name: String,
}

/// `muqabala delete` and `muqabala restore`.
#[derive(Debug, Args)]
pub struct OnePairArgs {
    /// The pair's name or number
    pub pair: String,
}

/// `muqabala check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Look for what may be wrong with the translations of a pair, and not at the memory
    #[arg(long)]
    pub quality: bool,
    /// The pair's name or number [default: the one that was last changed]
    #[arg(requires = "quality")]
    pub pair: Option<String>,
    /// Only warnings of this kind (may be repeated)
    #[arg(long, value_name = "KIND", requires = "quality")]
    pub only: Vec<Warning>,
    /// For people or for programs
    #[arg(long, value_enum, default_value = "table", requires = "quality")]
    pub format: ListFormat,
}

/// `muqabala list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// The deleted pairs instead
    #[arg(long)]
    pub deleted: bool,
    /// For people or for programs
    #[arg(long, value_enum, default_value = "table")]
    pub format: ListFormat,
}

/// The forms of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Columns, for people.
    Table,
    /// A JSON object a line, for programs.
    Jsonl,
}

/// `muqabala export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The pair's name or number [default: the one that was last changed]
    #[arg(conflicts_with_all = ["all", "units", "imported"])]
    pub pair: Option<String>,
    /// All pairs of the memory, and all units that came from files
    #[arg(long, conflicts_with_all = ["units", "imported"])]
    pub all: bool,
    /// Only units of the memory: those of accepted rows, and those that came from files
    #[arg(long, conflicts_with = "imported")]
    pub units: bool,
    /// Only the units that came from files
    #[arg(long)]
    pub imported: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub select: SelectArgs,
    /// The form of the file [default: as its name ends, else tmx]
    #[arg(long)]
    pub format: Option<Format>,
    /// The level of a TMX: 1 for texts alone, 2 with the inline codes that units from files have
    #[arg(long, value_name = "LEVEL", default_value = "2", value_parser = level)]
    pub level: TmxLevel,
    /// Tell in a TMX what stands before and behind each row, as memoQ does
    #[arg(long)]
    pub context: bool,
    /// Which rows
    #[arg(long, value_enum, default_value = "all")]
    pub only: OnlyRows,
    /// Where it goes; - is standard output. Two files (moses) are called after it and the languages
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
    /// Begin a table with a byte order mark, which some spreadsheet programs need to take it for UTF-8
    #[arg(long)]
    pub bom: bool,
    /// Replace the file if it is there
    #[arg(long)]
    pub force: bool,
}

/// `muqabala segment`.
#[derive(Debug, Args)]
pub struct SegmentArgs {
    /// The text; - is standard input
    pub file: PathBuf,
    /// Its language, such as ar [default: found by looking]
    #[arg(long)]
    pub lang: Option<Lang>,
    /// Segmentation rules (SRX) to be used in the place of the memory's or the built-in ones
    #[arg(long, value_name = "FILE")]
    pub srx: Option<PathBuf>,
    /// Whether the memory was named on the command line, and not just in the environment.
    #[arg(skip)]
    pub db_named: bool,
    /// The text's encoding [default: found by looking]
    #[arg(long)]
    pub encoding: Option<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub form: FormArgs,
    /// The form of the result
    #[arg(long, value_enum, default_value = "lines")]
    pub format: SegmentFormat,
}

/// The forms of a list of segments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SegmentFormat {
    /// One segment a line, white space folded.
    Lines,
    /// A JSON object a line: start and end (bytes of the text in UTF-8), paragraph, its kind (in what is no plain text), text.
    Jsonl,
}

/// Which rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OnlyRows {
    /// All that the format takes.
    All,
    /// Those that were accepted.
    Accepted,
}

impl From<OnlyRows> for Only {
    fn from(rows: OnlyRows) -> Only {
        match rows {
            OnlyRows::All => Only::All,
            OnlyRows::Accepted => Only::Accepted,
        }
    }
}
