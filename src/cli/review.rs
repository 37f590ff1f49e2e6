//! `muqabala review`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::args::{ReviewArgs, ScreenArgs};
use crate::cli::output::say;
use crate::cli::{CliError, Exit, explain, export, memory, plain, read, realign, screen, summary};
use crate::tui::{self, Tools, Unkept};
use crate::workspace::{PairId, Workspace};

pub fn run(db: Option<&Path>, args: ReviewArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open_existing(db)?;
    let id = workspace.find_pair(args.pair.as_deref())?;
    if args.plain {
        return plain::print(&workspace.open_pair(id)?);
    }
    open(&mut workspace, id, &args.lexicon, &args.screen)
}

/// Shows the review screen of a pair, and says afterwards how far it is. Rows are aligned anew with these word lists
/// beside the built-in one.
pub fn open(workspace: &mut Workspace, id: PairId, lexicon: &[PathBuf], args: &ScreenArgs) -> Result<Exit, CliError> {
    let pair = workspace.open_pair(id)?;
    let lexicon = Arc::new(read::lexicon(workspace.lexicon(true)?, lexicon)?);
    let mut tools = Tools::new(export::from_screen, realign::for_screen(Arc::clone(&lexicon)))
        .explaining(explain::for_screen(lexicon));
    let reviewed = {
        let (mut session, setup) = screen::start(args)?;
        tui::run(&mut session, workspace, pair, setup, &mut tools)
    };
    say(summary::of_review(&reviewed.pair));
    // Now, while nobody waits for it; where it fails, the next alignment says why.
    if let Ok(Some(learned)) = workspace.learn_if_changed()
        && learned.entries > 0
    {
        say(summary::of_learning(&learned));
    }
    if let Some(Unkept { text, reason }) = reviewed.unkept {
        return Err(CliError::fault(reason).hint(format!("the text that was being edited: {text}")));
    }
    reviewed
        .ended
        .map_err(|error| CliError::fault(format_args!("the terminal failed: {error}")).hint("every step is kept"))?;
    Ok(Exit::Done)
}
