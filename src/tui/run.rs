//! The loop: events in, effects out.

use std::collections::HashSet;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::KeyEventKind;
use ratatui::Frame;

use crate::edit::{BeadId, Command, EditError, PairState, Realignment, RowView, SegmentId, Side};
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::effect::{Effect, Outcome};
use crate::tui::job::{Job, JobError, Realign};
use crate::tui::keys::Keymap;
use crate::tui::look::Look;
use crate::tui::reasons::{Explain, Thinking};
use crate::tui::terminal::{Event, Session};
use crate::tui::theme::Theme;
use crate::tui::update::{changed_text, outcome, resize, update};
use crate::tui::view::view;
use crate::workspace::{Change, OpenPair, Workspace, WorkspaceError};

/// How long no key must come before the memory is asked whether another program changed the pair.
const QUIET: Duration = Duration::from_secs(1);

/// What is aligned within this time needs no word about it.
const AT_ONCE: Duration = Duration::from_millis(100);

/// How often the screen says how far a longer alignment is.
const BETWEEN_NEWS: Duration = Duration::from_millis(100);

/// How often it is asked why a row is what it is.
const SOON: Duration = Duration::from_millis(30);

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
    /// Puts a text on the clipboard. A stage without one has nothing to do.
    fn copy(&mut self, _text: &str) -> io::Result<()> {
        Ok(())
    }
}

/// How the screen is set up.
#[derive(Debug, Clone)]
pub struct Setup {
    /// How things look.
    pub theme: Theme,
    /// The keys in force.
    pub keys: Keymap,
    /// What is shown, and how.
    pub look: Look,
    /// Whether texts may be put on the clipboard.
    pub clipboard: bool,
    /// What is told at the start.
    pub first: Option<String>,
}

impl From<Theme> for Setup {
    /// Everything else as by default.
    fn from(theme: Theme) -> Self {
        Setup { theme, keys: Keymap::default(), look: Look::default(), clipboard: true, first: None }
    }
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

    fn copy(&mut self, text: &str) -> io::Result<()> {
        // One that is too long was not asked for.
        Session::copy(self, text).map(|_| ())
    }
}

/// Writes a pair to a file, which is replaced if the last argument says so, and returns what there is to say of it.
type Export<'a> = dyn FnMut(&OpenPair, &Path, bool) -> Result<String, ExportError> + 'a;

/// What the screen has others do: it knows neither file formats nor word lists.
pub struct Tools<'a> {
    export: Box<Export<'a>>,
    realign: Arc<Realign>,
    /// What is being aligned, or still is after the translator has left it.
    job: Option<Job>,
    /// Finds out why rows are what they are.
    thinking: Option<Thinking>,
}

impl<'a> Tools<'a> {
    /// `export` writes a pair to a file, which is replaced if the last argument says so, and returns what there is to say
    /// of it.
    pub fn new(
        export: impl FnMut(&OpenPair, &Path, bool) -> Result<String, ExportError> + 'a,
        realign: Arc<Realign>,
    ) -> Self {
        Tools { export: Box::new(export), realign, job: None, thinking: None }
    }

    /// The same, with `explain` to say what speaks for a row.
    pub fn explaining(self, explain: Arc<Explain>) -> Self {
        Tools { thinking: Some(Thinking::new(explain)), ..self }
    }
}

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
    setup: impl Into<Setup>,
    tools: &mut Tools<'_>,
) -> Reviewed {
    let Setup { theme, keys, look, clipboard, first } = setup.into();
    let mut app = App::new(pair).with_keys(keys).with_look(look).with_clipboard(clipboard);
    if let Some(first) = first {
        app.tell(first);
    }
    let ended = turn(stage, workspace, &mut app, theme, tools);
    let unkept = changed_text(&app).and_then(|text| keep(&mut app, workspace, tools, text));
    Reviewed { pair: app.pair, ended, unkept }
}

/// Keeps the text that is being edited. When the pair had to be read again for it there is another attempt.
fn keep(app: &mut App, workspace: &mut Workspace, tools: &mut Tools<'_>, text: String) -> Option<Unkept> {
    let unkept = |app: &App| changed_text(app).is_some() || app.left.as_ref() == Some(&text);
    for _ in 0..2 {
        for effect in update(app, Action::Hangup) {
            perform(app, workspace, tools, effect);
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
    tools: &mut Tools<'_>,
) -> io::Result<()> {
    loop {
        go_on(app, workspace, tools, Duration::ZERO);
        let thinking = think(app, tools);
        stage.draw(&mut |frame| {
            resize(app, frame.area().as_size());
            view(app, theme, frame);
        })?;
        let patience = match app.mode() {
            Mode::Aligning { .. } => BETWEEN_NEWS,
            _ if app.is_busy() => Duration::ZERO,
            _ if thinking => SOON,
            _ => QUIET,
        };
        let action = match stage.next_event(patience)? {
            Event::Key(key) if key.kind == KeyEventKind::Release => continue,
            Event::Key(key) => app.keys().action(app.context(), &key),
            Event::Mouse(mouse) => Action::Mouse(mouse),
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
                Effect::Copy { text, what } => {
                    stage.copy(&text)?;
                    outcome(app, Outcome::Copied(what));
                }
                effect => perform(app, workspace, tools, effect),
            }
        }
    }
}

/// Has an effect carried out on the memory or a file, and tells the state what came of it. Those that concern the
/// terminal alone do nothing here.
pub fn perform(app: &mut App, workspace: &mut Workspace, tools: &mut Tools<'_>, effect: Effect) {
    let result = match effect {
        Effect::Apply(command) => {
            workspace.apply(&mut app.pair, &command).map(|change| Outcome::Applied(command, change))
        }
        Effect::Undo => told(workspace.undo(&mut app.pair), Outcome::Undone, Outcome::NothingToUndo),
        Effect::Redo => told(workspace.redo(&mut app.pair), Outcome::Redone, Outcome::NothingToRedo),
        Effect::Realign(range) => match begin(app, tools, range) {
            Ok(()) => return go_on(app, workspace, tools, AT_ONCE),
            Err(told) => Ok(told),
        },
        Effect::Export { path, overwrite } => Ok(match (tools.export)(&app.pair, &path, overwrite) {
            Ok(told) => Outcome::Exported(told),
            Err(ExportError::Exists) => Outcome::FileExists(path),
            Err(error) => Outcome::Failed(error.to_string()),
        }),
        Effect::Suspend | Effect::Redraw | Effect::Copy { .. } | Effect::Quit => return,
    };
    let result = result.unwrap_or_else(|error| refusal(workspace, app, error));
    outcome(app, result);
}

/// What there is to say of a step that was not taken.
fn refusal(workspace: &Workspace, app: &mut App, error: WorkspaceError) -> Outcome {
    match error {
        WorkspaceError::Edit(error) => Outcome::Refused(error.to_string()),
        WorkspaceError::ChangedElsewhere => reload(workspace, app),
        error => Outcome::Failed(error.to_string()),
    }
}

/// Begins to align rows anew.
fn begin(app: &mut App, tools: &mut Tools<'_>, range: Option<(BeadId, BeadId)>) -> Result<(), Outcome> {
    let earlier = tools.job.take().inspect(Job::leave);
    let job = Job::start(Arc::clone(&tools.realign), app.state().clone(), range, earlier);
    tools.job = Some(job.map_err(|error| Outcome::Failed(error.to_string()))?);
    app.mode = Mode::Aligning { percent: 0 };
    Ok(())
}

/// Looks whether rows that are being aligned have come out, waiting for them no longer than `patience`, and keeps what
/// came of them.
pub fn go_on(app: &mut App, workspace: &mut Workspace, tools: &mut Tools<'_>, patience: Duration) {
    let Some(job) = &tools.job else { return };
    let Mode::Aligning { percent } = &mut app.mode else { return job.leave() };
    let Some(found) = job.wait(patience) else {
        *percent = job.percent();
        return;
    };
    tools.job = None;
    app.mode = Mode::Rows;
    let result = match found {
        Ok(realignment) => keep_realignment(app, workspace, realignment),
        Err(JobError::Edit(error)) => Outcome::Refused(error.to_string()),
        Err(JobError::Broken) => Outcome::Failed(JobError::Broken.to_string()),
    };
    outcome(app, result);
}

/// Takes what was found out of why rows are what they are, and has more found out where it is wanted. Returns whether
/// there will be news soon.
pub fn think(app: &mut App, tools: &mut Tools<'_>) -> bool {
    tools.thinking.as_mut().is_some_and(|thinking| {
        thinking.go_on(app);
        thinking.is_busy()
    })
}

fn keep_realignment(app: &mut App, workspace: &mut Workspace, realignment: Realignment) -> Outcome {
    let at = app.segment();
    let kept = realignment.compare(app.state()).map_err(WorkspaceError::from).and_then(|comparison| {
        let (gone, made) = (comparison.gone(), comparison.made());
        let before = shapes(app.state(), comparison.rows.clone());
        workspace.apply(&mut app.pair, &Command::Realign(realignment))?;
        let range = comparison.rows.start..comparison.rows.end + made - gone;
        let came = range.filter_map(|index| app.state().row(index)).filter(|row| !before.contains(&shape(row)));
        Ok(Outcome::Realigned { gone, made, at, rows: came.map(|row| row.bead.id).collect() })
    });
    kept.unwrap_or_else(|error| match error {
        WorkspaceError::Edit(EditError::NoChange) => {
            Outcome::Refused("aligned anew: every row stays as it is".to_owned())
        }
        error => refusal(workspace, app, error),
    })
}

/// What a row is made of: the first segment of each side, and how many there are.
type Shape = [(Option<SegmentId>, usize); 2];

fn shape(row: &RowView<'_>) -> Shape {
    Side::BOTH.map(|side| (row.segments(side).next().map(|segment| segment.id), row.len(side)))
}

fn shapes(state: &PairState, rows: Range<usize>) -> HashSet<Shape> {
    rows.filter_map(|index| state.row(index)).map(|row| shape(&row)).collect()
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
