//! Whole sessions of any commands, on a memory in a file that is closed and opened again between them.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{TestCaseError, TestRunner};

use super::*;
use crate::align::Bead;
use crate::edit::any::{Choice, any_command, command_of};
use crate::lang::Lang;
use crate::segment::Segment;
use crate::text::Span;

/// How many commands a session has.
const COMMANDS: usize = 200;

/// What happens after a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    Nothing,
    Reopen,
    Undo,
    Redo,
    UndoAndRedo,
}

fn any_step() -> impl Strategy<Value = (Choice, Then)> {
    let then = prop_oneof![
        24 => Just(Then::Nothing),
        2 => Just(Then::Reopen),
        2 => Just(Then::Undo),
        1 => Just(Then::Redo),
        1 => Just(Then::UndoAndRedo),
    ];
    (any_command(), then)
}

fn texts(lang: Lang, sentence: &str, count: usize) -> Texts {
    let (mut text, mut segments) = (String::new(), Vec::new());
    for number in 0..count {
        let start = text.len();
        text.push_str(&format!("{sentence} {number}.{}", if number % 3 == 2 { "\n" } else { " " }));
        segments.push(Segment { span: Span::new(start, text.len()), paragraph: number as u32 / 3 });
    }
    Texts { document: Document::plain("test", lang, text), segments }
}

/// Twelve source segments and eleven target segments, among them beads of 2:1, 1:2 and 1:0.
fn add(workspace: &mut Workspace) -> PairId {
    let source = texts(Lang::arabic(), "وصلت السفينة", 12);
    let target = texts(Lang::english(), "The ship arrived", 11);
    let shapes = [(1, 1), (2, 1), (1, 1), (1, 2), (1, 1), (1, 0), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1)];
    let (mut s, mut t) = (0, 0);
    let beads = shapes.map(|(n, m)| {
        let bead = Bead { source: s..s + n, target: t..t + m, confidence: 0.1 * n as f64 + 0.4 * m as f64 };
        (s, t) = (s + n, t + m);
        bead
    });
    workspace.add_pair("test", &source, &target, &Alignment::new(beads.into(), 12, 11).unwrap()).unwrap()
}

fn same(pair: &OpenPair, other: &OpenPair) -> Result<(), TestCaseError> {
    prop_assert_eq!(pair, other);
    Ok(())
}

/// A session: all steps one after the other; then everything taken back, and everything done again.
fn session(steps: &[(Choice, Then)]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let open = || {
        let workspace = Workspace::open(&path).unwrap().with_clock(|| "2026-01-02T03:04:05Z".parse().unwrap());
        // Nothing here is about a power cut, and each step would wait for the disk.
        workspace.store.sql(|db| db.pragma_update(None, "synchronous", "off")).unwrap();
        workspace
    };
    let mut workspace = open();
    let id = add(&mut workspace);
    let mut pair = workspace.open_pair(id).unwrap();
    let start = pair.state().clone();
    for (choice, then) in steps {
        let command = command_of(pair.state(), *choice);
        let before = pair.clone();
        match workspace.apply(&mut pair, &command) {
            Ok(_) => {}
            Err(WorkspaceError::Edit(_)) => same(&before, &pair)?,
            Err(error) => return Err(TestCaseError::fail(format!("{command:?}: {error}"))),
        }
        let before = pair.clone();
        match then {
            Then::Nothing => {}
            Then::Reopen => {
                drop(workspace);
                workspace = open();
                let again = workspace.open_pair(id).unwrap();
                same(&again, &pair)?;
                pair = again;
            }
            Then::Undo => drop(workspace.undo(&mut pair).unwrap()),
            Then::Redo => drop(workspace.redo(&mut pair).unwrap()),
            Then::UndoAndRedo => {
                if workspace.undo(&mut pair).unwrap().is_some() {
                    workspace.redo(&mut pair).unwrap();
                    same(&before, &pair)?;
                }
            }
        }
    }
    // A last step, so that all others are before it and none is left to be done again.
    let first = pair.state().row(0).expect("a document's segments are always in a row").bead;
    let last = Command::Mark { beads: vec![first.id], marked: !first.marked };
    workspace.apply(&mut pair, &last).unwrap();
    let end = pair.state().clone();
    prop_assert_eq!(workspace.check().unwrap(), []);
    let mut undone = 0;
    while workspace.undo(&mut pair).unwrap().is_some() {
        undone += 1;
    }
    prop_assert_eq!(pair.state(), &start);
    prop_assert_eq!(workspace.check().unwrap(), []);
    drop(workspace);
    let mut workspace = open();
    let mut pair = workspace.open_pair(id).unwrap();
    prop_assert_eq!(pair.state(), &start);
    while workspace.redo(&mut pair).unwrap().is_some() {
        undone -= 1;
    }
    prop_assert_eq!((pair.state(), undone), (&end, 0));
    prop_assert_eq!(workspace.check().unwrap(), []);
    same(&workspace.open_pair(id).unwrap(), &pair)
}

fn sessions(count: u32) {
    // A session that fails is made shorter only so often: each try is a session.
    let config = ProptestConfig { cases: count, max_shrink_iters: 500, ..ProptestConfig::default() };
    let steps = prop::collection::vec(any_step(), COMMANDS);
    TestRunner::new(config).run(&steps, |steps| session(&steps)).unwrap();
}

#[test]
fn sessions_are_taken_back_done_again_and_survive_closing() {
    sessions(50);
}

/// The same a thousand times: `cargo test --lib a_thousand_sessions -- --ignored`.
#[test]
#[ignore = "takes minutes"]
fn a_thousand_sessions_are_taken_back_done_again_and_survive_closing() {
    sessions(1000);
}

/// A disk that fills up: the file may not grow by more than a few pages. Steps fail, and change nothing; as soon as there
/// is room again they are done.
#[test]
fn a_disk_that_fills_up_leaves_the_pair_as_it_was() {
    let mut runner = TestRunner::deterministic();
    for room in [0, 1, 2, 5] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("memory.db");
        let mut workspace = Workspace::open(&path).unwrap();
        let id = add(&mut workspace);
        let mut pair = workspace.open_pair(id).unwrap();
        let pages: i64 = workspace.store.sql(|db| db.pragma_query_value(None, "page_count", |row| row.get(0))).unwrap();
        let limit = |workspace: &Workspace, pages: i64| {
            workspace.store.sql(|db| db.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))).unwrap();
        };
        limit(&workspace, pages + room);
        let (mut full, mut done) = (0, 0);
        for _ in 0..80 {
            let choice = any_command().new_tree(&mut runner).unwrap().current();
            // Comments of some thousand bytes fill any room soon.
            let command = match command_of(pair.state(), choice) {
                Command::Note { bead, text } => Command::Note { bead, text: text.repeat(500) },
                other => other,
            };
            let before = pair.clone();
            match workspace.apply(&mut pair, &command) {
                Ok(_) => done += 1,
                Err(WorkspaceError::Edit(_)) => {}
                Err(error) => {
                    assert!(error.to_string().ends_with("the disk is full: nothing was changed"), "{error}");
                    assert_eq!(pair, before);
                    assert_eq!(workspace.open_pair(id).unwrap(), before);
                    full += 1;
                    if full % 5 == 1 {
                        limit(&workspace, pages + 1000);
                        workspace.apply(&mut pair, &command).unwrap();
                        workspace.undo(&mut pair).unwrap();
                        assert_eq!(pair.state(), before.state());
                        limit(&workspace, 1);
                    }
                }
            }
        }
        assert!(full > 0 && (done > 0 || room == 0), "{room}: {full} refused, {done} done");
        assert_eq!(workspace.check().unwrap(), []);
    }
}
