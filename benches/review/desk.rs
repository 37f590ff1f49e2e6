//! The review screen as the loop has it, but for the terminal.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use muqabala::align::Aligner;
use muqabala::edit;
use muqabala::lexicon::Lexicon;
use muqabala::tui::{Action, App, Effect, ExportError, Mode, Theme, Tools, go_on, perform, resize, update, view};
use muqabala::workspace::{OpenPair, Workspace};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;

use crate::clock::Clock;
use crate::figures::Figures;

pub struct Desk {
    pub app: App,
    pub figures: Figures,
    workspace: Workspace,
    tools: Tools<'static>,
    terminal: Terminal<TestBackend>,
}

impl Desk {
    /// Opens the only pair of a memory.
    pub fn open(path: &Path, size: Size) -> Desk {
        let workspace = Workspace::open(path).expect("a memory");
        let id = workspace.find_pair(None).expect("a pair");
        let pair = workspace.open_pair(id).expect("the pair opens");
        let export = |_: &OpenPair, _: &Path, _: bool| Err(ExportError::Failed("nothing is written here".to_owned()));
        let tools = Tools::new(
            export,
            Arc::new(|state, range, progress| {
                edit::realign(state, range, &mut Aligner::new(Lexicon::bundled()).threads(2).on_progress(progress))
            }),
        );
        let terminal = Terminal::new(TestBackend::new(size.width, size.height)).expect("a screen in memory");
        Desk { app: App::new(pair), figures: Figures::default(), workspace, tools, terminal }
    }

    /// Draws a frame, as the loop does before it waits for a key.
    pub fn draw(&mut self) {
        let Desk { app, terminal, .. } = self;
        let drawn = terminal.draw(|frame| {
            resize(app, frame.area().as_size());
            view(app, Theme::colour(), frame);
        });
        drawn.expect("a screen in memory can be drawn on");
    }

    /// Whether a text stands in a line of the screen.
    pub fn shows(&self, text: &str) -> bool {
        let buffer = self.terminal.backend().buffer();
        let line = |y: u16| -> String { (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect() };
        (0..buffer.area.height).any(|y| line(y).contains(text))
    }

    /// Presses a key and has the answer drawn; then whatever is left to be done, as the loop does when no key waits.
    pub fn press(&mut self, kind: &'static str, code: KeyCode, modifiers: KeyModifiers) {
        let key = KeyEvent::new(code, modifiers);
        self.timed(kind, |desk| {
            let action = desk.app.keys().action(desk.app.context(), &key);
            desk.act(action);
            desk.draw();
        });
        while self.app.is_busy() {
            self.timed("(a slice of a search)", |desk| {
                desk.act(Action::Tick);
                desk.draw();
            });
        }
    }

    pub fn key(&mut self, kind: &'static str, c: char) {
        self.press(kind, KeyCode::Char(c), KeyModifiers::NONE);
    }

    /// Waits for rows that are being aligned anew. What is timed is how long the screen does not answer meanwhile.
    pub fn await_rows(&mut self, kind: &'static str) {
        while matches!(self.app.mode(), Mode::Aligning { .. }) {
            std::thread::sleep(Duration::from_millis(20));
            self.timed(kind, |desk| {
                go_on(&mut desk.app, &mut desk.workspace, &mut desk.tools, Duration::ZERO);
                desk.draw();
            });
        }
    }

    fn act(&mut self, action: Action) {
        for effect in update(&mut self.app, action) {
            match effect {
                Effect::Suspend | Effect::Redraw | Effect::Quit => {}
                effect => perform(&mut self.app, &mut self.workspace, &mut self.tools, effect),
            }
        }
    }

    fn timed(&mut self, kind: &'static str, step: impl FnOnce(&mut Desk)) {
        let clock = Clock::start();
        step(self);
        self.figures.add(kind, clock.stop());
    }
}
