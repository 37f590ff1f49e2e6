//! One run of the program: from place to place, effects carried out, until it ends.

use std::collections::HashSet;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::KeyEvent;
use ratatui::Frame;

use crate::edit::{BeadId, Command, EditError, PairState, Realignment, RowView, SegmentId, Side};
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::effect::{Effect, Outcome};
use crate::tui::home::{self, Files, Home, HomeMode};
use crate::tui::job::{Job, Realign};
use crate::tui::keys::Keymap;
use crate::tui::look::Look;
use crate::tui::place::{Place, Request, Way, World, stay};
use crate::tui::reasons::{Explain, Thinking};
use crate::tui::terminal::{Event, Session};
use crate::tui::theme::Theme;
use crate::tui::update::{changed_text, outcome, resize, update};
use crate::tui::view::view;
use crate::workspace::{Change, OpenPair, PairChange, PairId, PairStep, Workspace, WorkspaceError};

/// How long no key must come before the memory is asked whether another program changed the pair.
const QUIET: Duration = Duration::from_secs(1);

/// What is aligned within this time needs no word about it.
pub(super) const AT_ONCE: Duration = Duration::from_millis(10);

/// How often the screen says how far a longer alignment is.
pub(super) const BETWEEN_NEWS: Duration = Duration::from_millis(40);

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
    /// Rows that are being aligned anew, or still are after the translator has left that.
    job: Option<Job<Result<Realignment, EditError>>>,
    pub(super) files: Files,
    /// What is being done for the list of pairs.
    pub(super) work: Option<Job<home::Work>>,
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
        Tools { export: Box::new(export), realign, job: None, files: Files::default(), work: None, thinking: None }
    }

    /// The same, with what the list of pairs does with files.
    pub fn with_files(self, files: Files) -> Self {
        Tools { files, ..self }
    }

    pub(super) fn export(&mut self, pair: &OpenPair, path: &Path, overwrite: bool) -> Result<String, ExportError> {
        (self.export)(pair, path, overwrite)
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

/// Where a run begins.
#[derive(Debug)]
pub enum Start {
    /// At the list of pairs.
    List,
    /// At the review of a pair.
    Pair(Box<OpenPair>),
}

/// What a run leaves behind. Every step that the screen showed is kept, however it ended.
#[derive(Debug)]
pub struct Reviewed {
    /// The pair under review as it stands now; none when the run ended at the list.
    pub pair: Option<OpenPair>,
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

/// Shows the list of pairs, or the review of one, until the program is left. A text that is being edited when the
/// terminal goes away is kept.
pub fn run(
    stage: &mut impl Stage,
    workspace: &mut Workspace,
    start: Start,
    setup: impl Into<Setup>,
    tools: &mut Tools<'_>,
) -> Reviewed {
    let mut setup: Setup = setup.into();
    let mut list: Option<Home> = None;
    let mut open = match start {
        Start::List => None,
        Start::Pair(pair) => Some(*pair),
    };
    loop {
        let came_from = match open.take() {
            Some(pair) => {
                let mut app = App::new(pair)
                    .with_keys(setup.keys.clone())
                    .with_look(setup.look.clone())
                    .with_clipboard(setup.clipboard);
                if let Some(first) = setup.first.take() {
                    app.tell(first);
                }
                let way = stay(stage, &mut app, setup.theme, &mut World { workspace, tools });
                setup.look = app.look().clone();
                match way {
                    Ok(Way::List) => app.pair.id(),
                    Ok(Way::Back) if list.is_some() => app.pair.id(),
                    way => {
                        let unkept = changed_text(&app).and_then(|text| keep(&mut app, workspace, tools, text));
                        return Reviewed { pair: Some(app.pair), ended: way.map(drop), unkept };
                    }
                }
            }
            None => PairId(0),
        };
        let mut home =
            list.take().unwrap_or_else(|| Home::new(Default::default(), workspace.path().display().to_string()));
        home = home.with_keys(setup.keys.clone()).with_home(tools.files.home.clone());
        come_back(&mut home, workspace, came_from);
        if let Some(first) = setup.first.take() {
            home.tell(first);
        }
        match stay_at_list(stage, &mut home, &setup, &mut World { workspace, tools }) {
            Ok(Some(pair)) => open = Some(pair),
            ended => return Reviewed { pair: None, ended: ended.map(drop), unkept: None },
        }
        list = Some(home);
    }
}

/// Brings the list up to date, at the pair that one comes from.
fn come_back(home: &mut Home, workspace: &Workspace, from: PairId) {
    match workspace.list() {
        Ok(list) => home.read_again(list),
        Err(error) => home.complain(error.to_string()),
    }
    home.focus(from);
}

/// Stays at the list until a pair was opened; none when the program is left.
fn stay_at_list(
    stage: &mut impl Stage,
    home: &mut Home,
    setup: &Setup,
    world: &mut World<'_, '_>,
) -> io::Result<Option<OpenPair>> {
    loop {
        let Way::Open(id) = stay(stage, home, setup.theme, world)? else { return Ok(None) };
        // Reading a large pair takes a moment, which should not pass without a word.
        let told = home.message().cloned();
        let name = home.shelf().by_id(id).map(|pair| pair.name.clone()).unwrap_or_default();
        home.tell(format!("opening “{name}” …"));
        stage.draw(&mut |frame| home.draw(setup.theme, frame))?;
        home.take_message(told);
        match world.workspace.open_pair(id) {
            Ok(pair) => return Ok(Some(pair)),
            Err(error) => home.complain(error.to_string()),
        }
    }
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

impl Place for App {
    fn go_on(&mut self, world: &mut World<'_, '_>) -> Vec<Request> {
        go_on(self, world.workspace, world.tools, Duration::ZERO);
        think(self, world.tools);
        Vec::new()
    }

    fn draw(&mut self, theme: Theme, frame: &mut Frame<'_>) {
        resize(self, frame.area().as_size());
        view(self, theme, frame);
    }

    fn patience(&self, world: &World<'_, '_>) -> Duration {
        let thinking = world.tools.thinking.as_ref().is_some_and(Thinking::is_busy);
        match self.mode() {
            Mode::Aligning { .. } => BETWEEN_NEWS,
            _ if self.is_busy() => Duration::ZERO,
            _ if thinking => SOON,
            _ => QUIET,
        }
    }

    fn action(&self, key: &KeyEvent) -> Action {
        self.keys().action(self.context(), key)
    }

    fn look_elsewhere(&mut self, world: &mut World<'_, '_>) {
        look_elsewhere(world.workspace, self);
    }

    fn act(&mut self, action: Action, world: &mut World<'_, '_>) -> Vec<Request> {
        let mut requests = Vec::new();
        for effect in update(self, action) {
            match effect {
                Effect::Back => requests.push(Request::Go(Way::Back)),
                Effect::Quit => requests.push(Request::Go(Way::End)),
                Effect::List => requests.push(Request::Go(Way::List)),
                Effect::Suspend => requests.push(Request::Suspend),
                Effect::Redraw => requests.push(Request::Redraw),
                Effect::Copy { text, what } => {
                    requests.push(Request::Copy(text));
                    outcome(self, Outcome::Copied(what));
                }
                effect => perform(self, world.workspace, world.tools, effect),
            }
        }
        requests
    }
}

impl Place for Home {
    fn go_on(&mut self, world: &mut World<'_, '_>) -> Vec<Request> {
        self.set_now((world.tools.files.now)());
        home::count(self, world.workspace);
        home::go_on(self, world.workspace, world.tools, Duration::ZERO)
    }

    fn draw(&mut self, theme: Theme, frame: &mut Frame<'_>) {
        home::resize(self, frame.area().as_size());
        home::view(self, theme, frame);
    }

    fn patience(&self, _world: &World<'_, '_>) -> Duration {
        match self.mode() {
            HomeMode::Waiting { .. } => BETWEEN_NEWS,
            HomeMode::Browse(browser) | HomeMode::Path(browser, _) if browser.is_reading() => BETWEEN_NEWS,
            _ if self.uncounted().is_some() => Duration::ZERO,
            _ => QUIET,
        }
    }

    fn action(&self, key: &KeyEvent) -> Action {
        self.keys().action(self.context(), key)
    }

    fn look_elsewhere(&mut self, world: &mut World<'_, '_>) {
        home::look_elsewhere(self, world.workspace);
    }

    fn act(&mut self, action: Action, world: &mut World<'_, '_>) -> Vec<Request> {
        let effects = home::update(self, action);
        effects.into_iter().flat_map(|effect| home::perform(self, world.workspace, world.tools, effect)).collect()
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
            Err(broken) => Ok(Outcome::Failed(broken)),
        },
        Effect::Export { path, overwrite } => Ok(match (tools.export)(&app.pair, &path, overwrite) {
            Ok(told) => Outcome::Exported(told),
            Err(ExportError::Exists) => Outcome::FileExists(path),
            Err(error) => Outcome::Failed(error.to_string()),
        }),
        Effect::Suspend | Effect::Redraw | Effect::Copy { .. } | Effect::List | Effect::Back | Effect::Quit => return,
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
fn begin(app: &mut App, tools: &mut Tools<'_>, range: Option<(BeadId, BeadId)>) -> Result<(), String> {
    let earlier = tools.job.take().inspect(Job::leave);
    let (realign, state) = (Arc::clone(&tools.realign), app.state().clone());
    let job = Job::start(move |progress| realign(&state, range, progress), earlier);
    tools.job = Some(job.map_err(|broken| broken.to_string())?);
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
        Ok(Ok(realignment)) => keep_realignment(app, workspace, realignment),
        Ok(Err(error)) => Outcome::Refused(error.to_string()),
        Err(broken) => Outcome::Failed(format!("the rows could not be aligned: {broken}")),
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

/// Reads the pair again if another program changed it while the translator only looked at it; while a text is being
/// edited it is only told of. That the memory can't be asked just now is no news: the next step will say so.
pub fn look_elsewhere(workspace: &Workspace, app: &mut App) {
    let change = workspace.look_at(&mut app.pair).unwrap_or_default();
    if workspace.is_stale(app.pair()).unwrap_or(false) {
        match app.mode() {
            Mode::Rows => {
                let result = reload(workspace, app);
                outcome(app, result);
            }
            Mode::Edit(_) | Mode::Split(_) if app.message().is_none() => {
                app.tell("another program has changed this pair; your text is not lost");
            }
            _ => {}
        }
    }
    if let Some(change) = change {
        tell_change(app, &change);
    }
}

/// Tells what another program made of the pair as a whole.
fn tell_change(app: &mut App, change: &PairChange) {
    let name = &change.name;
    match change.what {
        PairStep::Renamed { .. } => app.tell(format!("another program calls this pair “{name}” now")),
        PairStep::Deleted => app.complain(
            "another program has deleted this pair; it is kept, and so is what you do: the list of pairs brings it back",
        ),
        PairStep::Restored => app.tell("another program has brought this pair back"),
    }
}
