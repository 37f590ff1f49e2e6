//! The review screen without a terminal: keys in, rows and cells out.

mod bindings;
mod detail;
mod editing;
mod finding;
mod home;
mod large;
mod look;
mod loops;
mod map;
mod memory;
mod modes;
mod mouse;
mod random;
mod realign;
mod structure;
mod views;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use crate::align::{Aligner, Alignment, Bead};
use crate::edit::{self, BeadId, EditError, PairState, Realignment, Side, Status, Texts};
use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::segment::Segment;
use crate::text::{Document, Span};
use crate::tui::{
    Action, App, Effect, ExportError, Look, Mode, Theme, Tools, go_on, keys, perform, resize, think, update, view,
};
use crate::workspace::{OpenPair, PairId, Workspace};

const ARABIC: [&str; 8] = [
    "وصلت السفينة إلى الميناء صباح الأحد. ",
    "قال القبطان إن الرحلة كانت طويلة، وإن البحر كان هائجا. ",
    "نزل الركاب. ",
    "كان على متنها 240 راكبا. ",
    "رحّب بهم عمدة المدينة (وهو بحّار سابق) بكلمة قصيرة. ",
    "لم يُصب أحد. ",
    "اقرأ أيضا. ",
    "تعود السفينة غدا.",
];

const ENGLISH: [&str; 8] = [
    "The ship reached the port on Sunday morning. ",
    "The captain said the voyage had been long. ",
    "The sea had been rough. ",
    "The 240 passengers went ashore. ",
    "The mayor, once a sailor himself, welcomed them with a short speech. ",
    "Nobody was hurt. ",
    "It was a calm day on land. ",
    "The ship returns tomorrow.",
];

/// 1:1, 1:2, 2:1, 1:1, 1:1, 1:0, 0:1, 1:1.
const SHAPES: [(usize, usize, f64); 8] =
    [(1, 1, 0.9995), (1, 2, 0.98), (2, 1, 0.42), (1, 1, 1.0), (1, 1, 0.995), (1, 0, 0.77), (0, 1, 0.6), (1, 1, 0.999)];

pub(super) fn texts(lang: Lang, parts: &[&str]) -> Texts {
    let mut at = 0;
    let segments = parts.iter().map(|part| {
        let span = Span::new(at, at + part.len());
        at += part.len();
        Segment { span, paragraph: 0 }
    });
    let segments = segments.collect();
    Texts { document: Document::plain("test", lang, parts.concat()), segments }
}

/// The screen with a memory behind it, as the loop has them.
pub(in crate::tui) struct Desk {
    pub app: App,
    pub workspace: Workspace,
    /// What the next export comes to; what was asked for is put into `exports`.
    pub exporting: Result<String, ExportError>,
    pub exports: Vec<(PathBuf, bool)>,
    /// Effects for the terminal alone.
    pub asked: Vec<Effect>,
}

impl Desk {
    pub fn new() -> Self {
        Desk::with("harbour", (Lang::arabic(), &ARABIC), (Lang::english(), &ENGLISH), &SHAPES)
    }

    pub fn with(name: &str, source: (Lang, &[&str]), target: (Lang, &[&str]), shapes: &[(usize, usize, f64)]) -> Self {
        let mut workspace = Workspace::in_memory().unwrap();
        let id = add_pair(&mut workspace, name, source, target, shapes);
        let pair = workspace.open_pair(id).unwrap();
        Desk::of(workspace, pair)
    }

    pub fn of(workspace: Workspace, pair: OpenPair) -> Self {
        // A free line is empty then.
        let mut app = App::new(pair).with_look(Look { minimap: false, ..Look::default() });
        resize(&mut app, Size::new(120, 35));
        Desk { app, workspace, exporting: Ok("written".to_owned()), exports: Vec::new(), asked: Vec::new() }
    }

    pub fn act(&mut self, action: Action) {
        for effect in update(&mut self.app, action) {
            match effect {
                Effect::Suspend | Effect::Redraw | Effect::Copy { .. } | Effect::List | Effect::Back | Effect::Quit => {
                    self.asked.push(effect)
                }
                effect => {
                    let (exports, exporting) = (&mut self.exports, &self.exporting);
                    let mut export = |_: &OpenPair, path: &Path, overwrite: bool| {
                        exports.push((path.to_owned(), overwrite));
                        exporting.clone()
                    };
                    let mut tools = Tools::new(&mut export, Arc::new(align));
                    perform(&mut self.app, &mut self.workspace, &mut tools, effect);
                    while matches!(self.app.mode(), Mode::Aligning { .. }) {
                        go_on(&mut self.app, &mut self.workspace, &mut tools, Duration::from_secs(1));
                    }
                }
            }
        }
    }

    /// Waits until it is known why the current row is what it is.
    pub fn think(&mut self) -> &mut Self {
        let explain = |rows: &edit::RowsAround| rows.evidence(&mut Aligner::new(Lexicon::bundled()));
        let export = |_: &OpenPair, _: &Path, _: bool| Ok(String::new());
        let mut tools = Tools::new(export, Arc::new(align)).explaining(Arc::new(explain));
        while think(&mut self.app, &mut tools) {
            std::thread::sleep(Duration::from_millis(1));
        }
        self
    }

    pub fn press(&mut self, key: impl Into<Press>) -> &mut Self {
        let Press(key) = key.into();
        let action = self.app.keys().action(self.app.context(), &key);
        self.act(action);
        self
    }

    /// Presses a key for every character.
    pub fn keys(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.press(c);
        }
        self
    }

    pub fn size(&mut self, width: u16, height: u16) -> &mut Self {
        resize(&mut self.app, Size::new(width, height));
        self
    }

    pub fn told(&self) -> &str {
        self.app.message().map_or("", |message| &message.text)
    }

    pub fn statuses(&self) -> String {
        self.app.state().rows().map(|row| row.bead.status.letter()).collect()
    }

    pub fn status(&self, row: usize) -> Status {
        self.app.state().row(row).unwrap().bead.status
    }

    pub fn text(&self, row: usize, side: Side) -> String {
        self.app.state().row(row).unwrap().text(side).as_str().to_owned()
    }

    pub fn shape(&self, row: usize) -> (usize, usize) {
        let row = self.app.state().row(row).unwrap();
        (row.len(Side::Source), row.len(Side::Target))
    }

    pub fn screen(&mut self, width: u16, height: u16) -> Screen {
        self.screen_in(Theme::colour(), width, height)
    }

    pub fn screen_in(&mut self, theme: Theme, width: u16, height: u16) -> Screen {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        self.size(width, height);
        terminal.draw(|frame| view(&self.app, theme, frame)).unwrap();
        let caret = terminal.backend().cursor_visible().then(|| terminal.backend().cursor_position());
        Screen { buffer: terminal.backend().buffer().clone(), caret }
    }
}

/// Aligns rows anew, as the program does.
pub(super) fn align(
    state: &PairState,
    range: Option<(BeadId, BeadId)>,
    progress: &mut dyn FnMut(f32),
) -> Result<Realignment, EditError> {
    edit::realign(state, range, &mut Aligner::new(Lexicon::bundled()).on_progress(progress))
}

pub(super) fn add_pair(
    workspace: &mut Workspace,
    name: &str,
    source: (Lang, &[&str]),
    target: (Lang, &[&str]),
    shapes: &[(usize, usize, f64)],
) -> PairId {
    let (mut s, mut t) = (0, 0);
    let mut beads = Vec::new();
    for (n, m, confidence) in shapes {
        beads.push(Bead { source: s..s + n, target: t..t + m, confidence: *confidence });
        (s, t) = (s + n, t + m);
    }
    let alignment = Alignment::new(beads, source.1.len(), target.1.len()).unwrap();
    workspace.add_pair(name, &texts(source.0, source.1), &texts(target.0, target.1), &alignment).unwrap()
}

/// What was drawn.
pub(super) struct Screen {
    pub buffer: Buffer,
    pub caret: Option<Position>,
}

impl Screen {
    pub fn symbol(&self, x: u16, y: u16) -> &str {
        self.buffer[(x, y)].symbol()
    }

    pub fn line(&self, y: u16) -> String {
        (0..self.buffer.area.width).map(|x| self.symbol(x, y)).collect()
    }

    pub fn lines(&self) -> Vec<String> {
        (0..self.buffer.area.height).map(|y| self.line(y)).collect()
    }

    pub fn has(&self, text: &str) -> bool {
        self.lines().iter().any(|line| line.contains(text))
    }
}

/// A key press.
pub(super) struct Press(KeyEvent);

impl From<char> for Press {
    fn from(c: char) -> Self {
        Press(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE))
    }
}

impl From<KeyCode> for Press {
    fn from(code: KeyCode) -> Self {
        Press(KeyEvent::new(code, KeyModifiers::NONE))
    }
}

impl From<keys::Key> for Press {
    fn from(key: keys::Key) -> Self {
        Press(KeyEvent::new(key.code, key.modifiers))
    }
}
