//! Aligning anew from the review screen.

use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};

use super::*;

/// A desk whose aligner waits for a word before it does anything.
struct Slow {
    desk: Desk,
    tools: Tools<'static>,
    go: Sender<()>,
}

impl Slow {
    fn new(desk: Desk) -> Self {
        let (go, wait) = channel();
        let wait = Mutex::new(wait);
        let realign = move |state: &PairState, range: Option<(BeadId, BeadId)>, progress: &mut dyn FnMut(f32)| {
            progress(0.42);
            wait.lock().unwrap().recv().unwrap();
            align(state, range, progress)
        };
        let tools = Tools::new(|_: &OpenPair, _: &Path, _: bool| Err(ExportError::Exists), Arc::new(realign));
        Slow { desk, tools, go }
    }

    fn press(&mut self, key: impl Into<Press>) {
        let Press(key) = key.into();
        let action = self.desk.app.keys().action(self.desk.app.context(), &key);
        for effect in update(&mut self.desk.app, action) {
            perform(&mut self.desk.app, &mut self.desk.workspace, &mut self.tools, effect);
        }
    }

    fn go_on(&mut self) {
        go_on(&mut self.desk.app, &mut self.desk.workspace, &mut self.tools, Duration::from_secs(60));
    }

    fn is_waiting(&self) -> bool {
        matches!(self.desk.app.mode(), Mode::Aligning { .. })
    }
}

/// The harbour with the first two rows merged.
fn merged() -> Desk {
    let mut desk = Desk::new();
    desk.press('m');
    desk
}

#[test]
fn the_screen_answers_while_rows_are_aligned() {
    let mut slow = Slow::new(merged());
    slow.press('R');
    assert!(slow.is_waiting());
    let screen = slow.desk.screen(80, 24);
    assert!(screen.has("Aligning anew: 42 % done.") && screen.has("Esc leave"), "{:?}", screen.lines());
    assert_eq!(update(&mut slow.desk.app, Action::Interrupt), [Effect::Quit]);
    assert_eq!(update(&mut slow.desk.app, Action::Redraw), [Effect::Redraw]);
    slow.press('m');
    assert_eq!((slow.desk.told(), slow.desk.app.state().len()), ("m does nothing here", 7));
    slow.go.send(()).unwrap();
    slow.go_on();
    assert!(!slow.is_waiting());
    assert!(slow.desk.told().starts_with("aligned anew: "), "{}", slow.desk.told());
    assert!(slow.desk.told().ends_with("; z takes it back"), "{}", slow.desk.told());
}

#[test]
fn an_alignment_that_was_left_changes_nothing_and_the_next_begins_behind_it() {
    let mut slow = Slow::new(merged());
    for _ in 0..3 {
        slow.press('R');
        assert!(slow.is_waiting());
        slow.press(KeyCode::Esc);
        assert_eq!((slow.is_waiting(), slow.desk.told()), (false, "left: the rows are as they were"));
        slow.go_on();
        assert_eq!(slow.desk.app.state().len(), 7);
    }
    slow.press('R');
    // The first one, which had begun, and the last: those between never begin.
    slow.go.send(()).unwrap();
    slow.go.send(()).unwrap();
    slow.go_on();
    assert!(slow.desk.told().starts_with("aligned anew: "), "{}", slow.desk.told());
    slow.press('z');
    slow.press('z');
    assert_eq!((slow.desk.told(), slow.desk.app.state().len()), ("undone: merge", 8));
    slow.press('z');
    assert_eq!(slow.desk.told(), "nothing to undo", "what was left was never kept");
}

#[test]
fn the_translator_stays_with_the_text() {
    let mut desk = Desk::new();
    desk.keys("mmGkk");
    let text = desk.text(desk.app.current(), Side::Source);
    let row = desk.app.current();
    desk.press('R');
    assert!(desk.told().starts_with("aligned anew: "), "{}", desk.told());
    assert_ne!(desk.app.current(), row, "there are more rows above now");
    assert!(desk.text(desk.app.current(), Side::Source).contains(&text));
    let after = desk.app.state().clone();
    desk.press('z');
    assert_eq!(desk.told(), "undone: realign");
    desk.press('Z');
    assert_eq!((desk.told(), desk.app.state()), ("done again: realign", &after));
}

#[test]
fn what_changes_nothing_and_what_is_not_possible_is_told() {
    let mut desk = Desk::new();
    desk.press('R').press('R');
    assert_eq!(desk.told(), "aligned anew: every row stays as it is");
    while desk.statuses().contains('u') {
        desk.press('n').press('a');
    }
    desk.press('R');
    assert_eq!(desk.told(), "all these rows are accepted: accepted rows stay as they are");
    desk.press(keys::Key::ctrl(KeyCode::Char('r')));
    assert_eq!(desk.told(), "all these rows are accepted: accepted rows stay as they are");
}

#[test]
fn a_pair_that_changed_elsewhere_meanwhile_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let mut workspace = Workspace::open(&path).unwrap();
    let id = add_pair(&mut workspace, "harbour", (Lang::arabic(), &ARABIC), (Lang::english(), &ENGLISH), &SHAPES);
    let pair = workspace.open_pair(id).unwrap();
    let mut slow = Slow::new(Desk::of(workspace, pair));
    slow.press('R');
    let mut other = Workspace::open(&path).unwrap();
    let mut theirs = other.open_pair(id).unwrap();
    let bead = theirs.state().row(0).unwrap().bead.id;
    other.apply(&mut theirs, &edit::Command::MergeWithNext { bead }).unwrap();
    slow.go.send(()).unwrap();
    slow.go_on();
    assert_eq!(slow.desk.told(), "another program has changed this pair: it was read again");
    assert_eq!(slow.desk.app.pair(), &theirs);
}

#[test]
fn an_aligner_that_breaks_down_is_told_and_leaves_all_as_it_is() {
    let mut desk = merged();
    let broken = |_: &PairState, _: Option<(BeadId, BeadId)>, _: &mut dyn FnMut(f32)| {
        std::panic::resume_unwind(Box::new("broken"))
    };
    let mut tools = Tools::new(|_: &OpenPair, _: &Path, _: bool| Err(ExportError::Exists), Arc::new(broken));
    perform(&mut desk.app, &mut desk.workspace, &mut tools, Effect::Realign(None));
    while matches!(desk.app.mode(), Mode::Aligning { .. }) {
        go_on(&mut desk.app, &mut desk.workspace, &mut tools, Duration::from_secs(60));
    }
    assert!(desk.app.message().is_some_and(|message| message.error));
    assert_eq!(
        (desk.told(), desk.app.state().len()),
        ("the rows could not be aligned: the work ended before it was done", 7)
    );
}
