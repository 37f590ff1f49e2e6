//! `muqabala resegment`.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::align::Aligner;
use crate::cli::output::{say, write_to};
use crate::cli::progress::Progress;
use crate::cli::realign::{ChangeFormat, line};
use crate::cli::{CliError, Exit, memory, read, rules, summary, words};
use crate::edit::{self, Command, EditError, PairState, Side, plan};

/// What is told behind the options.
pub const HELP: &str = "\
Examples:
  muqabala resegment                       the pair that was last changed, by the rules of the memory
  muqabala resegment treaty --srx my.srx
  muqabala resegment treaty --dry-run      only print what would change

Accepted rows stay exactly as they are. The texts between them are cut anew, by the rules of --srx, else by those of the
memory, else by the built-in ones, and aligned anew. A segment whose text was edited stays whole. It is one step: z in the
review screen takes it back.";

/// `muqabala resegment`.
#[derive(Debug, Args)]
pub struct ResegmentArgs {
    /// The pair's name or number [default: the one that was last changed]
    pub pair: Option<String>,
    /// Segmentation rules (SRX) to be used in the place of the memory's or the built-in ones
    #[arg(long, value_name = "FILE")]
    pub srx: Option<PathBuf>,
    /// A word list to be used beside the built-in one (may be repeated)
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// Print what would change and leave the pair as it is
    #[arg(long)]
    pub dry_run: bool,
    /// The form in which changes are printed
    #[arg(long, value_enum, requires = "dry_run", default_value = "table")]
    pub format: ChangeFormat,
}

pub fn run(db: Option<&Path>, args: &ResegmentArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open_existing(db)?;
    let id = workspace.find_pair(args.pair.as_deref())?;
    let mut pair = workspace.open_pair(id)?;
    let srx = rules::of_memory(&workspace, args.srx.as_deref())?;
    let lexicon = words::of_memory(&mut workspace, true, &args.lexicon)?;
    let cut = Side::BOTH.map(|side| {
        let document = pair.state().document(side);
        srx.segmenter(&document.lang).segment_blocks(&document.text, &document.blocks)
    });
    let found = {
        let progress = Progress::new("aligning");
        let mut aligner = Aligner::new(&lexicon).threads(read::threads()).on_progress(|share| progress.set(share));
        edit::resegment(pair.state(), cut, &mut aligner)
    };
    let found = match found {
        Err(EditError::NoChange) => {
            say(format_args!("{}: these rules cut the texts as they are cut already", pair.name()));
            return Ok(Exit::Done);
        }
        found => found.map_err(CliError::fault)?,
    };
    let before = pair.state().clone();
    let command = Command::Resegment(found);
    if args.dry_run {
        let mut after = before.clone();
        let plan = plan(&before, &command).map_err(CliError::fault)?;
        after.apply_all(&plan.operations).expect("a plan fits the state it was made for");
        print(&before, &after, args.format)?;
        say(told(pair.name(), &before, &after));
        say("nothing was changed");
        return Ok(Exit::Done);
    }
    workspace.apply(&mut pair, &command)?;
    say(told(pair.name(), &before, pair.state()));
    say(summary::looks(pair.state()));
    say("z in the review screen takes it back");
    Ok(Exit::Done)
}

fn told(name: &str, before: &PairState, after: &PairState) -> String {
    let segments = |state: &PairState, side: Side| state.rows().map(|row| row.len(side)).sum::<usize>();
    let [source, target] = Side::BOTH.map(|side| [before, after].map(|state| segments(state, side)));
    format!(
        "{name}: {} rows became {}; source segments {} → {}, target segments {} → {}",
        before.len(),
        after.len(),
        source[0],
        source[1],
        target[0],
        target[1]
    )
}

/// The rows that are on one side of the change only.
fn print(before: &PairState, after: &PairState, format: ChangeFormat) -> Result<(), CliError> {
    type Texts = [String; 2];
    let texts = |state: &PairState| -> Vec<Texts> {
        state.rows().map(|row| Side::BOTH.map(|side| row.text(side).as_str().to_owned())).collect()
    };
    let (old, new) = (texts(before), texts(after));
    let (old_set, new_set): (HashSet<&Texts>, HashSet<&Texts>) = (old.iter().collect(), new.iter().collect());
    write_to(Path::new("-"), false, |out| {
        for (change, state, rows, other) in [("-", before, &old, &new_set), ("+", after, &new, &old_set)] {
            for (index, _) in rows.iter().enumerate().filter(|(_, texts)| !other.contains(texts)) {
                if let Some(row) = state.row(index) {
                    line(out, format, change, index + 1, &row)?;
                }
            }
        }
        Ok(())
    })
}
