//! The loop: events in, effects out.

use std::io;
use std::path::Path;
use std::time::Duration;

use crossterm::event::KeyEventKind;
use ratatui::Frame;

use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::effect::{Effect, Outcome};
use crate::tui::keys;
use crate::tui::terminal::{Event, Session};
use crate::tui::theme::Theme;
use crate::tui::update::{changed_text, outcome, resize, update};
use crate::tui::view::view;
use crate::workspace::{Change, OpenPair, Workspace, WorkspaceError};

/// How long no key must come before the memory is asked whether another program changed the pair.
const QUIET: Duration = Duration::from_secs(1);

/// What the loop needs of a terminal: a [`Session`], or a stand-in where there is none.
pub trait Stage {
    /// Draws a frame.
    fn draw(&mut self, render: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()>;
    /// Waits for the next event.
    fn next_event(&mut self, patience: Duration) -> io::Result<Event>;
    /// Gives the terminal to the shell until the program is called back.
    fn suspend(&mut self) -> io::Result<()>;
    /// Has the next frame drawn in full.
    fn redraw(&mut self) -> io::Result<()>;
}

impl Stage for Session {
    fn draw(&mut self, render: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        Session::draw(self, render)
    }

    fn next_event(&mut self, patience: Duration) -> io::Result<Event> {
        Session::next_event(self, Some(patience))
    }

    fn suspend(&mut self) -> io::Result<()> {
        Session::suspend(self)
    }

    fn redraw(&mut self) -> io::Result<()> {
        Session::redraw(self)
    }
}

/// Writes a pair to a file, which is replaced if the last argument says so, and returns what there is to say of it.
pub type Export<'a> = dyn FnMut(&OpenPair, &Path, bool) -> Result<String, ExportError> + 'a;

/// Why a pair was not written to a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// There is a file already; it was left as it is.
    #[error("there is a file of that name")]
    Exists,
    /// Anything else, in words.
    #[error("{0}")]
    Failed(String),
}

/// What a review leaves behind. Every step that the screen showed is kept, however it ended.
#[derive(Debug)]
pub struct Reviewed {
    /// The pair as it stands now.
    pub pair: OpenPair,
    /// How it ended: in error when the terminal failed.
    pub ended: io::Result<()>,
    /// A text that was being edited when the terminal went away, if it could not be kept.
    pub unkept: Option<Unkept>,
}

/// A text that could not be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unkept {
    /// The text.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// Shows the review screen until it is left. A text that is being edited when the terminal goes away is kept.
pub fn run(
    stage: &mut impl Stage,
    workspace: &mut Workspace,
    pair: OpenPair,
    theme: Theme,
    export: &mut Export<'_>,
) -> Reviewed {
    let mut app = App::new(pair);
    let ended = turn(stage, workspace, &mut app, theme, export);
    let unkept = changed_text(&app).and_then(|text| keep(&mut app, workspace, export, text));
    Reviewed { pair: app.pair, ended, unkept }
}

/// Keeps the text that is being edited. When the pair had to be read again for it there is another attempt.
fn keep(app: &mut App, workspace: &mut Workspace, export: &mut Export<'_>, text: String) -> Option<Unkept> {
    let unkept = |app: &App| changed_text(app).is_some() || app.left.as_ref() == Some(&text);
    for _ in 0..2 {
        for effect in update(app, Action::Hangup) {
            perform(app, workspace, export, effect);
        }
        if !unkept(app) {
            return None;
        }
    }
    let reason = app.message().map(|message| message.text.clone()).unwrap_or_default();
    Some(Unkept { text, reason })
}

fn turn(
    stage: &mut impl Stage,
    workspace: &mut Workspace,
    app: &mut App,
    theme: Theme,
    export: &mut Export<'_>,
) -> io::Result<()> {
    loop {
        stage.draw(&mut |frame| {
            resize(app, frame.area().as_size());
            view(app, theme, frame);
        })?;
        let patience = if app.is_busy() { Duration::ZERO } else { QUIET };
        let action = match stage.next_event(patience)? {
            Event::Key(key) if key.kind == KeyEventKind::Release => continue,
            Event::Key(key) => keys::action(app.context(), &key),
            Event::Paste(text) => Action::Paste(text),
            Event::Hangup => return Ok(()),
            Event::Resize(..) => continue,
            Event::Resumed | Event::Tick => {
                look_elsewhere(workspace, app);
                Action::Tick
            }
        };
        for effect in update(app, action) {
            match effect {
                Effect::Quit => return Ok(()),
                Effect::Suspend => stage.suspend()?,
                Effect::Redraw => stage.redraw()?,
                effect => perform(app, workspace, export, effect),
            }
        }
    }
}

/// Has an effect carried out on the memory or a file, and tells the state what came of it. Those that concern the
/// terminal alone do nothing here.
pub fn perform(app: &mut App, workspace: &mut Workspace, export: &mut Export<'_>, effect: Effect) {
    let result = match effect {
        Effect::Apply(command) => {
            workspace.apply(&mut app.pair, &command).map(|change| Outcome::Applied(command, change))
        }
        Effect::Undo => told(workspace.undo(&mut app.pair), Outcome::Undone, Outcome::NothingToUndo),
        Effect::Redo => told(workspace.redo(&mut app.pair), Outcome::Redone, Outcome::NothingToRedo),
        Effect::Export { path, overwrite } => Ok(match export(&app.pair, &path, overwrite) {
            Ok(told) => Outcome::Exported(told),
            Err(ExportError::Exists) => Outcome::FileExists(path),
            Err(error) => Outcome::Failed(error.to_string()),
        }),
        Effect::Suspend | Effect::Redraw | Effect::Quit => return,
    };
    let result = match result {
        Ok(result) => result,
        Err(WorkspaceError::Edit(error)) => Outcome::Refused(error.to_string()),
        Err(WorkspaceError::ChangedElsewhere) => reload(workspace, app),
        Err(error) => Outcome::Failed(error.to_string()),
    };
    outcome(app, result);
}

fn told(
    result: Result<Option<Change>, WorkspaceError>,
    done: fn(Change) -> Outcome,
    nothing: Outcome,
) -> Result<Outcome, WorkspaceError> {
    result.map(|change| change.map_or(nothing, done))
}

/// Reads the pair again.
fn reload(workspace: &Workspace, app: &mut App) -> Outcome {
    match workspace.open_pair(app.pair.id()) {
        Ok(pair) => Outcome::Reloaded { text_left: app.reload(pair) },
        Err(error) => Outcome::Failed(error.to_string()),
    }
}

/// Reads the pair again if another program changed it while the translator only looked at it. That the memory can't be
/// asked just now is no news: the next step will say so.
fn look_elsewhere(workspace: &Workspace, app: &mut App) {
    if matches!(app.mode(), Mode::Rows) && workspace.is_stale(app.pair()).unwrap_or(false) {
        let result = reload(workspace, app);
        outcome(app, result);
    }
}
