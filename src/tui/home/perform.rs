//! Having effects carried out: by the workspace, or by what was handed in for files.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::tui::home::update::outcome;
use crate::tui::home::{Home, HomeEffect, HomeMode, HomeOutcome, Looked, Prepared, Purpose, TextsFound, Waiting};
use crate::tui::job::Job;
use crate::tui::place::{Request, Way};
use crate::tui::run::{AT_ONCE, ExportError, Tools};
use crate::workspace::{PairChange, Workspace, WorkspaceError};

/// How long rows are counted before the next key is looked for.
const SLICE: Duration = Duration::from_millis(8);

/// What comes of work on a thread.
pub(in crate::tui) enum Work {
    Looked(Result<Looked, String>, Purpose),
    Read(Result<Box<TextsFound>, String>),
    Aligned(Result<Box<Prepared>, String>),
}

/// Has an effect carried out, tells the list what came of it, and does what that asks for; what concerns the terminal or
/// leads elsewhere comes back.
pub(in crate::tui) fn perform(
    home: &mut Home,
    workspace: &mut Workspace,
    tools: &mut Tools<'_>,
    effect: HomeEffect,
) -> Vec<Request> {
    let outcome = match effect {
        HomeEffect::Open(pair) => return vec![Request::Go(Way::Open(pair))],
        HomeEffect::Suspend => return vec![Request::Suspend],
        HomeEffect::Redraw => return vec![Request::Redraw],
        HomeEffect::Quit => return vec![Request::Go(Way::End)],
        HomeEffect::Rename(pair, name) => done(workspace.rename_pair(pair, &name)),
        HomeEffect::Delete(pair) => done(workspace.delete_pair(pair)),
        HomeEffect::Restore(pair) => done(workspace.restore_pair(pair)),
        HomeEffect::Undo => {
            let undone = workspace.undo_pairs(home.shelf.list().head);
            taken(undone, HomeOutcome::Undone, HomeOutcome::NothingToUndo)
        }
        HomeEffect::Redo => {
            let redone = workspace.redo_pairs(home.shelf.list().head);
            taken(redone, HomeOutcome::Redone, HomeOutcome::NothingToRedo)
        }
        HomeEffect::Export { pair, path, overwrite } => match workspace.open_pair(pair) {
            Ok(pair) => match tools.export(&pair, &path, overwrite) {
                Ok(told) => HomeOutcome::Exported(told),
                Err(ExportError::Exists) => HomeOutcome::FileExists,
                Err(error) => HomeOutcome::Failed(error.to_string()),
            },
            Err(error) => refused(error),
        },
        HomeEffect::Browse => {
            let folder = workspace.folder().ok().flatten().unwrap_or_else(|| tools.files.start.clone());
            home.mode = HomeMode::Browse(super::Browser::new(folder.clone()));
            return look(home, workspace, tools, folder, Purpose::Go);
        }
        HomeEffect::Look(path, purpose) => return look(home, workspace, tools, path, purpose),
        HomeEffect::Remember(folder) => {
            // A memory that can't be written to has no use for it.
            let _ = workspace.remember_folder(&folder);
            return Vec::new();
        }
        HomeEffect::Read(wanted) => {
            let read = tools.files.read.clone();
            return begin(home, workspace, tools, move |_| Work::Read(read(&wanted).map(Box::new)));
        }
        HomeEffect::Align(texts, _) => {
            let align = tools.files.align.clone();
            return begin(home, workspace, tools, move |progress| Work::Aligned(align(*texts, progress).map(Box::new)));
        }
        HomeEffect::Leave => {
            tools.work.iter().for_each(Job::leave);
            return Vec::new();
        }
    };
    tell(home, workspace, tools, outcome)
}

/// Reads the list again, tells what came of an effect, and does what that asks for.
fn tell(home: &mut Home, workspace: &mut Workspace, tools: &mut Tools<'_>, result: HomeOutcome) -> Vec<Request> {
    let changed = matches!(
        result,
        HomeOutcome::Done(_)
            | HomeOutcome::Undone(_)
            | HomeOutcome::Redone(_)
            | HomeOutcome::Refused(_)
            | HomeOutcome::Known(_)
            | HomeOutcome::Added(..)
    );
    let read = if changed { workspace.list().map(|list| home.shelf.put(list)) } else { Ok(()) };
    let mut requests = Vec::new();
    for effect in outcome(home, result) {
        requests.extend(perform(home, workspace, tools, effect));
    }
    if let Err(error) = read {
        home.complain(error.to_string());
    }
    requests
}

fn look(
    home: &mut Home,
    workspace: &mut Workspace,
    tools: &mut Tools<'_>,
    path: PathBuf,
    purpose: Purpose,
) -> Vec<Request> {
    if let HomeMode::Browse(browser) | HomeMode::Path(browser, _) = &mut home.mode {
        browser.reading = true;
    }
    let look = tools.files.look.clone();
    begin(home, workspace, tools, move |_| Work::Looked(look(&path), purpose))
}

/// Begins work on a thread; what is done at once is told of at once.
fn begin(
    home: &mut Home,
    workspace: &mut Workspace,
    tools: &mut Tools<'_>,
    work: impl FnOnce(&mut dyn FnMut(f32)) -> Work + Send + 'static,
) -> Vec<Request> {
    // A folder that does not answer must not keep others waiting; aligning that was left ends by itself.
    if let Some(earlier) = tools.work.take() {
        earlier.leave();
    }
    match Job::start(work, None) {
        Ok(job) => tools.work = Some(job),
        Err(error) => return tell(home, workspace, tools, HomeOutcome::Failed(error.to_string())),
    }
    go_on(home, workspace, tools, AT_ONCE)
}

/// Looks whether work has come to its end, waiting no longer than `patience`, and does what follows.
pub(in crate::tui) fn go_on(
    home: &mut Home,
    workspace: &mut Workspace,
    tools: &mut Tools<'_>,
    patience: Duration,
) -> Vec<Request> {
    let Some(job) = tools.work.as_ref().filter(|job| job.is_wanted()) else { return Vec::new() };
    let Some(found) = job.wait(patience) else {
        if let HomeMode::Waiting { waiting: Waiting::Aligning { percent, .. }, .. } = &mut home.mode {
            *percent = job.percent();
        }
        return Vec::new();
    };
    tools.work = None;
    let result = match found {
        Err(broken) => HomeOutcome::Failed(broken.to_string()),
        Ok(Work::Looked(looked, purpose)) => HomeOutcome::Looked(looked, purpose),
        Ok(Work::Read(Err(why)) | Work::Aligned(Err(why))) => HomeOutcome::Failed(why),
        Ok(Work::Read(Ok(texts))) => match workspace.pair_of(&texts.source, &texts.target) {
            Ok(Some(pair)) => HomeOutcome::Known(pair),
            Ok(None) => HomeOutcome::Read(texts),
            Err(error) => HomeOutcome::Failed(error.to_string()),
        },
        Ok(Work::Aligned(Ok(prepared))) => keep(home, workspace, *prepared),
    };
    tell(home, workspace, tools, result)
}

/// Keeps a new pair, if it is still waited for.
fn keep(home: &Home, workspace: &mut Workspace, prepared: Prepared) -> HomeOutcome {
    let HomeMode::Waiting { waiting: Waiting::Aligning { name, .. }, .. } = &home.mode else {
        return HomeOutcome::Refused("left: nothing was added".to_owned());
    };
    let Prepared { source, target, alignment, odd } = prepared;
    match workspace.add_pair(name, &source, &target, &alignment) {
        Ok(pair) => HomeOutcome::Added(pair, odd),
        Err(error) => HomeOutcome::Failed(error.to_string()),
    }
}

/// Counts the rows of pairs for a while. Returns whether there is more to be counted.
pub(in crate::tui) fn count(home: &mut Home, workspace: &Workspace) -> bool {
    let started = Instant::now();
    while let Some(pair) = home.uncounted() {
        // What can't be counted now is counted when the pair has changed.
        let counts = workspace.count(pair).ok();
        home.shelf.counted(pair, counts);
        if started.elapsed() > SLICE {
            return home.uncounted().is_some();
        }
    }
    false
}

/// Reads the list again if another program changed the memory. That it can't be asked just now is no news: the next step
/// will say so.
pub(in crate::tui) fn look_elsewhere(home: &mut Home, workspace: &Workspace) {
    let Ok(version) = workspace.version() else { return };
    if home.version == Some(version) {
        return;
    }
    let first = home.version.is_none();
    let Ok(list) = workspace.list() else { return };
    home.version = Some(version);
    let renamed = list.head != home.shelf.list().head;
    if list != *home.shelf.list() {
        home.shelf.put(list);
        if renamed && !first && home.message.is_none() {
            home.tell("another program has changed the list of pairs");
        }
    }
}

fn done(result: Result<PairChange, WorkspaceError>) -> HomeOutcome {
    result.map_or_else(refused, HomeOutcome::Done)
}

fn taken(
    result: Result<Option<PairChange>, WorkspaceError>,
    done: fn(PairChange) -> HomeOutcome,
    nothing: HomeOutcome,
) -> HomeOutcome {
    result.map_or_else(refused, |change| change.map_or(nothing, done))
}

/// What there is to say of a step that was not taken.
fn refused(error: WorkspaceError) -> HomeOutcome {
    match error {
        WorkspaceError::Store(error) => HomeOutcome::Failed(error.to_string()),
        error => HomeOutcome::Refused(error.to_string()),
    }
}
