//! The loop, with a list of events in the place of a terminal.

use std::io;
use std::time::Duration;

use super::*;
use crate::tui::run::BETWEEN_NEWS;
use crate::tui::terminal::Event;
use crate::tui::{Reviewed, Stage, Start, Tools, Unkept, run};

/// Plays events and counts what was asked of it. When they are used up the terminal is gone.
pub(super) struct Script {
    pub terminal: Terminal<TestBackend>,
    events: std::vec::IntoIter<Event>,
    asked: Vec<&'static str>,
    /// Whether the next event comes only when nothing is being done on a thread any more.
    pub patient: bool,
}

impl Script {
    pub fn new(events: Vec<Event>) -> Self {
        let terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        Script { terminal, events: events.into_iter(), asked: Vec::new(), patient: false }
    }
}

impl Stage for Script {
    fn draw(&mut self, render: &mut dyn FnMut(&mut ratatui::Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(|frame| render(frame)).map(|_| ()).map_err(io::Error::other)
    }

    fn next_event(&mut self, patience: Duration) -> io::Result<Event> {
        assert!(patience <= Duration::from_secs(1));
        // So short a patience waits for news of a thread.
        if self.patient && !patience.is_zero() && patience <= BETWEEN_NEWS {
            std::thread::sleep(Duration::from_millis(1));
            return Ok(Event::Tick);
        }
        match self.events.next() {
            Some(Event::Resize(width, height)) => {
                self.terminal.backend_mut().resize(width, height);
                Ok(Event::Resize(width, height))
            }
            Some(event) => Ok(event),
            None => Err(io::Error::other("the terminal is gone")),
        }
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.asked.push("suspend");
        Ok(())
    }

    fn redraw(&mut self) -> io::Result<()> {
        self.asked.push("redraw");
        Ok(())
    }
}

pub(super) fn key(press: impl Into<Press>) -> Event {
    let Press(key) = press.into();
    Event::Key(key)
}

fn play(events: Vec<Event>) -> (Script, Workspace, Reviewed) {
    let Desk { app, mut workspace, .. } = Desk::new();
    let mut script = Script::new(events);
    let export = |pair: &OpenPair, path: &Path, _: bool| match path.to_str() {
        Some("harbour.tmx") => Ok(format!("{} rows", pair.state().len())),
        _ => Err(ExportError::Exists),
    };
    let start = Start::Pair(Box::new(app.pair().clone()));
    let reviewed = run(&mut script, &mut workspace, start, Theme::plain(), &mut Tools::new(export, Arc::new(align)));
    (script, workspace, reviewed)
}

#[test]
fn keys_reach_the_memory_and_quitting_returns_the_pair() {
    let (script, workspace, Reviewed { pair, ended, unkept }) =
        play(vec![key('a'), key('m'), Event::Tick, key('w'), key(KeyCode::Enter), key('q')]);
    assert!(ended.is_ok() && unkept.is_none());
    let pair = pair.unwrap();
    assert_eq!(pair.state().len(), 7);
    assert_eq!(workspace.open_pair(pair.id()).unwrap(), pair);
    let screen = Screen { buffer: script.terminal.backend().buffer().clone(), caret: None };
    assert!(screen.has("7 rows"), "what the export said is told");
}

#[test]
fn a_resize_is_drawn_in_the_new_size_at_once() {
    let (script, ..) = play(vec![Event::Resize(59, 14), Event::Tick, key('q')]);
    let screen = Screen { buffer: script.terminal.backend().buffer().clone(), caret: None };
    assert_eq!((screen.buffer.area.width, screen.buffer.area.height), (59, 14));
    assert!(screen.has("The window is too small"));
}

#[test]
fn suspending_and_redrawing_are_the_terminals() {
    let control = |c| key(keys::Key::ctrl(KeyCode::Char(c)));
    let (script, ..) = play(vec![control('z'), Event::Resumed, control('l'), control('c')]);
    assert_eq!(script.asked, ["suspend", "redraw"]);
}

#[test]
fn a_terminal_that_is_gone_keeps_the_text_under_the_caret() {
    for last in [Some(Event::Hangup), None] {
        let events = vec![key('e'), key('!'), key('!')].into_iter().chain(last.clone()).collect();
        let (_, workspace, Reviewed { ended, unkept, .. }) = play(events);
        assert_eq!((ended.is_ok(), unkept), (last.is_some(), None));
        let pair = workspace.open_pair(workspace.find_pair(None).unwrap()).unwrap();
        let row = pair.state().row(0).unwrap();
        assert!(row.text(Side::Source).as_str().ends_with("!!"));
    }
}

#[test]
fn a_change_elsewhere_is_seen_while_no_key_comes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let mut workspace = Workspace::open(&path).unwrap();
    let id = add_pair(&mut workspace, "harbour", (Lang::arabic(), &ARABIC), (Lang::english(), &ENGLISH), &SHAPES);
    let pair = workspace.open_pair(id).unwrap();
    let mut other = Workspace::open(&path).unwrap();
    let mut theirs = other.open_pair(id).unwrap();
    let bead = theirs.state().row(0).unwrap().bead.id;
    other.apply(&mut theirs, &crate::edit::Command::MergeWithNext { bead }).unwrap();
    let mut script = Script::new(vec![Event::Tick, key('q')]);
    let export = |_: &OpenPair, _: &Path, _: bool| Err(ExportError::Exists);
    let (start, mut tools) = (Start::Pair(Box::new(pair)), Tools::new(export, Arc::new(align)));
    let ours = run(&mut script, &mut workspace, start, Theme::plain(), &mut tools).pair;
    assert_eq!(ours, Some(theirs));
}

/// What became of a text when the terminal went away, after `meanwhile` was done to the memory's file.
fn hung_up_after(meanwhile: impl FnOnce(&Path, &OpenPair)) -> (Workspace, Option<Unkept>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let mut workspace = Workspace::open(&path).unwrap();
    let id = add_pair(&mut workspace, "harbour", (Lang::arabic(), &ARABIC), (Lang::english(), &ENGLISH), &SHAPES);
    let pair = workspace.open_pair(id).unwrap();
    meanwhile(&path, &pair);
    let events = vec![key('j'), key('e'), key('!'), key('!'), key(KeyCode::F(1)), Event::Hangup];
    let export = |_: &OpenPair, _: &Path, _: bool| Err(ExportError::Exists);
    let (start, mut tools) = (Start::Pair(Box::new(pair)), Tools::new(export, Arc::new(align)));
    let reviewed = run(&mut Script::new(events), &mut workspace, start, Theme::plain(), &mut tools);
    (workspace, reviewed.unkept)
}

#[test]
fn a_text_under_the_caret_that_can_not_be_kept_is_handed_back() {
    let (_, unkept) = hung_up_after(|path, _| {
        let refusal = "create trigger no before insert on log begin select raise(abort, 'no room'); end";
        rusqlite::Connection::open(path).unwrap().execute_batch(refusal).unwrap();
    });
    let Unkept { text, reason } = unkept.unwrap();
    assert_eq!(text, format!("{}!!", ARABIC[1].trim()));
    assert!(reason.ends_with("no room"), "{reason}");
}

#[test]
fn a_text_under_the_caret_is_kept_although_another_program_changed_the_pair() {
    let elsewhere = |row: usize| {
        hung_up_after(move |path, pair| {
            let mut other = Workspace::open(path).unwrap();
            let bead = pair.state().row(row).unwrap().bead.id;
            other.apply(&mut pair.clone(), &crate::edit::Command::MergeWithNext { bead }).unwrap();
        })
    };
    let (workspace, unkept) = elsewhere(3);
    let pair = workspace.open_pair(workspace.find_pair(None).unwrap()).unwrap();
    let text = pair.state().row(1).unwrap().text(Side::Source).as_str().to_owned();
    assert_eq!((text.ends_with("!!"), unkept), (true, None));
    let (_, unkept) = elsewhere(0);
    assert!(unkept.is_some_and(|unkept| unkept.text.ends_with("!!")), "its row is gone");
}
