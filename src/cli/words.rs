//! The words that texts are aligned with.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use crate::cli::args::AlignArgs;
use crate::cli::output::say;
use crate::cli::{CliError, memory, read, summary};
use crate::lexicon::Lexicon;
use crate::workspace::Workspace;

/// The program's word lists, those of the memory, and those of files. Learns from the memory's accepted rows before, if
/// they have changed, and says so; unless what is learned is to be left aside.
pub fn of_memory(
    workspace: &mut Workspace,
    learned: bool,
    files: &[PathBuf],
) -> Result<Cow<'static, Lexicon>, CliError> {
    if learned && let Some(learned) = workspace.learn_if_changed()? {
        say(summary::of_learning(&learned));
    }
    read::lexicon(workspace.lexicon(learned)?, files)
}

/// For work that keeps nothing: the lists of the memory only if it was named on the command line, so that the result is
/// the same for everyone otherwise.
pub fn without_memory(db: Option<&Path>, args: &AlignArgs) -> Result<Cow<'static, Lexicon>, CliError> {
    let lexicon = match db.filter(|_| args.db_named) {
        Some(path) => memory::open_existing(Some(path))?.lexicon(!args.no_learned)?,
        None => Cow::Borrowed(Lexicon::bundled()),
    };
    read::lexicon(lexicon, &args.lexicon)
}
