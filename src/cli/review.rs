//! `muqabala review`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::cli::args::{ReviewArgs, ScreenArgs};
use crate::cli::output::say;
use crate::cli::{CliError, Exit, explain, export, files, memory, plain, read, realign, screen, summary};
use crate::lexicon::Lexicon;
use crate::tui::{self, Start, Tools, Unkept};
use crate::workspace::{PairId, Workspace};

pub fn run(db: Option<&Path>, args: ReviewArgs) -> Result<Exit, CliError> {
    let mut workspace = memory::open_existing(db)?;
    let id = workspace.find_pair(args.pair.as_deref())?;
    if args.plain {
        return plain::print(&workspace.open_pair(id)?);
    }
    open(&mut workspace, id, &args.lexicon, &args.screen)
}

/// Shows the list of pairs.
pub fn list(workspace: &mut Workspace, args: &ScreenArgs) -> Result<Exit, CliError> {
    read_words();
    show(workspace, Start::List, &[], args)
}

/// Shows the review screen of a pair, and says afterwards how far it is. Rows are aligned anew with these word lists
/// beside the built-in one.
pub fn open(workspace: &mut Workspace, id: PairId, lexicon: &[PathBuf], args: &ScreenArgs) -> Result<Exit, CliError> {
    read_words();
    let pair = Box::new(workspace.open_pair(id)?);
    show(workspace, Start::Pair(pair), lexicon, args)
}

/// Reads the program's words into memory meanwhile; where there is no thread for it, they are read when they are asked for.
fn read_words() {
    let _ = thread::Builder::new().name("words".to_owned()).spawn(Lexicon::bundled);
}

fn show(workspace: &mut Workspace, start: Start, lexicon: &[PathBuf], args: &ScreenArgs) -> Result<Exit, CliError> {
    let files = files::for_screen(workspace.path(), lexicon);
    let lexicon = Arc::new(read::lexicon(workspace.lexicon(true)?, lexicon)?);
    let mut tools = Tools::new(export::from_screen, realign::for_screen(Arc::clone(&lexicon)))
        .explaining(explain::for_screen(lexicon))
        .with_files(files);
    let reviewed = {
        let (mut session, setup) = screen::start(args)?;
        tui::run(&mut session, workspace, start, setup, &mut tools)
    };
    if let Some(pair) = &reviewed.pair {
        say(summary::of_review(pair));
    }
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
