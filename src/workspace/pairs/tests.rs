//! Pairs renamed, deleted and brought back.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::align::{Alignment, Bead};
use crate::edit::{Command, Status, Texts};
use crate::lang::Lang;
use crate::segment::Segment;
use crate::text::{Document, Span};
use crate::workspace::Finding;

fn texts(lang: Lang, text: &str) -> Texts {
    let segments = vec![Segment { span: Span::new(0, text.len()), paragraph: 0 }];
    Texts { document: Document::plain("test", lang, text), segments }
}

fn open(path: &Path) -> Workspace {
    Workspace::open(path).unwrap().with_clock(|| "2026-01-02T03:04:05Z".parse().unwrap())
}

fn add(workspace: &mut Workspace, name: &str) -> PairId {
    let alignment = Alignment::new(vec![Bead { source: 0..1, target: 0..1, confidence: 0.9 }], 1, 1).unwrap();
    let (source, target) = (texts(Lang::arabic(), "سفينة كبيرة"), texts(Lang::english(), "a great ship"));
    workspace.add_pair(name, &source, &target, &alignment).unwrap()
}

fn accept(workspace: &mut Workspace, id: PairId) {
    let mut pair = workspace.open_pair(id).unwrap();
    let beads = vec![pair.state().row(0).unwrap().bead.id];
    workspace.apply(&mut pair, &Command::SetStatus { beads, status: Status::Accepted }).unwrap();
}

fn names(workspace: &Workspace) -> Vec<String> {
    let mut names: Vec<String> = workspace.pairs().unwrap().into_iter().map(|pair| pair.name).collect();
    names.sort();
    names
}

/// Takes the last step back as the list stands.
fn undo(workspace: &mut Workspace) -> Option<PairStep> {
    let head = workspace.list().unwrap().head;
    workspace.undo_pairs(head).unwrap().map(|change| change.what)
}

fn redo(workspace: &mut Workspace) -> Option<PairStep> {
    let head = workspace.list().unwrap().head;
    workspace.redo_pairs(head).unwrap().map(|change| change.what)
}

#[test]
fn a_deleted_pair_comes_back_tomorrow_with_all_that_was_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let mut workspace = open(&path);
    let (ship, sea) = (add(&mut workspace, "ship"), add(&mut workspace, "sea"));
    accept(&mut workspace, ship);
    let before = workspace.open_pair(ship).unwrap();
    workspace.rename_pair(sea, " بحر ").unwrap();
    workspace.delete_pair(ship).unwrap();
    assert_eq!(names(&workspace), ["بحر"]);
    drop(workspace);

    let mut workspace = open(&path);
    assert_eq!(undo(&mut workspace), Some(PairStep::Restored));
    assert_eq!(workspace.open_pair(ship).unwrap(), before);
    assert_eq!(undo(&mut workspace), Some(PairStep::Renamed { from: "بحر".to_owned() }));
    assert_eq!(undo(&mut workspace), None);
    assert_eq!(names(&workspace), ["sea", "ship"]);
    assert_eq!(redo(&mut workspace), Some(PairStep::Renamed { from: "sea".to_owned() }));
    assert_eq!(redo(&mut workspace), Some(PairStep::Deleted));
    assert_eq!(redo(&mut workspace), None);
    assert_eq!(names(&workspace), ["بحر"]);
    assert_eq!(workspace.check().unwrap(), []);
}

#[test]
fn a_deleted_pair_counts_nowhere() {
    let mut workspace = Workspace::in_memory().unwrap();
    let (ship, sea) = (add(&mut workspace, "ship"), add(&mut workspace, "sea"));
    accept(&mut workspace, ship);
    accept(&mut workspace, sea);
    assert_eq!(workspace.learn_if_changed().unwrap().unwrap().rows, 2);
    workspace.delete_pair(ship).unwrap();
    assert_eq!(workspace.learn_if_changed().unwrap().unwrap().rows, 1);
    assert_eq!(workspace.find_pair(None).unwrap(), sea);
    for wanted in ["ship", &ship.0.to_string()] {
        let error = workspace.find_pair(Some(wanted)).unwrap_err();
        assert!(matches!(&error, WorkspaceError::DeletedPair(name) if name == "ship"), "{wanted}: {error}");
    }
    let (source, target) = (texts(Lang::arabic(), "سفينة كبيرة"), texts(Lang::english(), "a great ship"));
    assert_eq!(workspace.pair_of(&source.document, &target.document).unwrap(), Some(sea));
    workspace.delete_pair(sea).unwrap();
    assert_eq!(workspace.pair_of(&source.document, &target.document).unwrap(), None);
    assert!(matches!(workspace.find_pair(None), Err(WorkspaceError::NoPairs)));
    assert_eq!(workspace.deleted_pairs().unwrap().len(), 2);
    assert_eq!(workspace.find_deleted_pair("ship").unwrap(), ship);
    assert_eq!(workspace.check().unwrap(), [], "what is deleted is whole all the same");
    workspace.restore_pair(ship).unwrap();
    assert_eq!(workspace.learn_if_changed().unwrap().unwrap().rows, 1);
    assert_eq!(names(&workspace), ["ship"]);
}

#[test]
fn a_name_is_one_short_line_that_no_other_pair_has() {
    let mut workspace = Workspace::in_memory().unwrap();
    let (ship, sea) = (add(&mut workspace, "ship"), add(&mut workspace, "sea"));
    let long = "س".repeat(LONGEST_PAIR_NAME + 1);
    for (name, fits) in [
        ("ship", false),
        (" ship ", false),
        ("sea", false),
        ("", false),
        (" \u{A0}", false),
        ("a\nb", false),
        ("\u{1B}[2J", false),
        (&long, false),
        (&long["س".len()..], true),
        ("معاهدة ١٩٢٠", true),
    ] {
        assert_eq!(workspace.rename_pair(ship, name).is_ok(), fits, "{name:?}");
    }
    workspace.delete_pair(sea).unwrap();
    assert!(workspace.rename_pair(ship, "sea").is_ok(), "a deleted pair keeps no name from others");
    workspace.restore_pair(sea).unwrap();
    assert!(matches!(workspace.find_pair(Some("sea")), Err(WorkspaceError::Ambiguous { count: 2, .. })));
}

#[test]
fn what_another_program_did_to_the_list_is_not_undone_unseen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let mut ours = open(&path);
    let ship = add(&mut ours, "ship");
    let (seen, version) = (ours.list().unwrap().head, ours.version().unwrap());
    assert_eq!(ours.version().unwrap(), version);
    let mut theirs = open(&path);
    theirs.rename_pair(ship, "boat").unwrap();
    assert_ne!(ours.version().unwrap(), version);
    assert!(matches!(ours.undo_pairs(seen), Err(WorkspaceError::ListChangedElsewhere)));
    assert!(matches!(ours.redo_pairs(seen), Err(WorkspaceError::ListChangedElsewhere)));
    assert_eq!(names(&ours), ["boat"]);
    assert_eq!(undo(&mut ours), Some(PairStep::Renamed { from: "boat".to_owned() }));
    assert_eq!(names(&theirs), ["ship"]);
}

#[test]
fn who_has_a_pair_open_is_told_of_its_name_and_deletion_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let mut ours = open(&path);
    let ship = add(&mut ours, "ship");
    let mut pair = ours.open_pair(ship).unwrap();
    let mut theirs = open(&path);
    assert_eq!(ours.look_at(&mut pair).unwrap(), None);
    theirs.rename_pair(ship, "boat").unwrap();
    assert_eq!(ours.look_at(&mut pair).unwrap().unwrap().what, PairStep::Renamed { from: "ship".to_owned() });
    theirs.delete_pair(ship).unwrap();
    assert_eq!(ours.look_at(&mut pair).unwrap().unwrap().what, PairStep::Deleted);
    assert_eq!((pair.name(), pair.is_deleted()), ("boat", true));
    let beads = vec![pair.state().row(0).unwrap().bead.id];
    ours.apply(&mut pair, &Command::SetStatus { beads, status: Status::Accepted }).unwrap();
    assert_eq!(ours.look_at(&mut pair).unwrap(), None);
    assert_eq!(undo(&mut theirs), Some(PairStep::Restored));
    assert_eq!(ours.look_at(&mut pair).unwrap().unwrap().what, PairStep::Restored);
    assert_eq!(theirs.pairs().unwrap()[0].accepted, 1);
    assert_eq!(theirs.check().unwrap(), []);
}

#[test]
fn a_log_that_does_not_fit_the_pairs_is_found() {
    for damage in [
        "update pair set name = 'other'",
        "update pair set deleted = 'x'",
        "update pair_log set parent = 2 where id = 1",
        "update pair_head set step = 1",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("memory.db");
        let mut workspace = open(&path);
        let ship = add(&mut workspace, "ship");
        workspace.rename_pair(ship, "boat").unwrap();
        workspace.rename_pair(ship, "vessel").unwrap();
        assert_eq!(workspace.check().unwrap(), []);
        rusqlite::Connection::open(&path).unwrap().execute_batch(damage).unwrap();
        let found = workspace.check().unwrap();
        assert!(matches!(found.as_slice(), [Finding::PairLog(_)]), "{damage}: {found:?}");
    }
}

#[test]
fn what_is_counted_is_what_the_list_for_programs_says() {
    let mut workspace = Workspace::in_memory().unwrap();
    let (ship, sea) = (add(&mut workspace, "ship"), add(&mut workspace, "sea"));
    accept(&mut workspace, ship);
    for pair in workspace.pairs().unwrap() {
        let PairCounts { rows, accepted, rejected, want_a_look } = workspace.count(pair.id).unwrap();
        assert_eq!(
            (rows, accepted, rejected, want_a_look),
            (pair.rows, pair.accepted, pair.rejected, pair.want_a_look)
        );
    }
    assert_eq!(workspace.count(sea).unwrap().want_a_look, 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Undo all gives the start, redo all the end; the log fits the pairs at any point.
    #[test]
    fn steps_on_the_list_can_all_be_undone(steps in prop::collection::vec((0..6u8, 0..3usize, 0..4usize), 1..30)) {
        let mut workspace = Workspace::in_memory().unwrap();
        let ids: Vec<PairId> = (0..3).map(|n| add(&mut workspace, &format!("p{n}"))).collect();
        let labels = |workspace: &Workspace| {
            let mut pairs = workspace.list().unwrap().pairs;
            pairs.sort_by_key(|pair| pair.id);
            pairs.into_iter().map(|pair| (pair.name, pair.deleted)).collect::<Vec<_>>()
        };
        let start = labels(&workspace);
        for (step, pair, name) in steps {
            let before = labels(&workspace);
            let done = match step {
                0 | 1 => workspace.rename_pair(ids[pair], &format!("n{name}")).is_ok(),
                2 => workspace.delete_pair(ids[pair]).is_ok(),
                3 => workspace.restore_pair(ids[pair]).is_ok(),
                4 => { undo(&mut workspace); continue }
                _ => { redo(&mut workspace); continue }
            };
            if done {
                let after = labels(&workspace);
                prop_assert_ne!(&after, &before);
                undo(&mut workspace);
                prop_assert_eq!(labels(&workspace), before);
                redo(&mut workspace);
                prop_assert_eq!(labels(&workspace), after);
            }
            prop_assert_eq!(workspace.check().unwrap(), vec![]);
        }
        while redo(&mut workspace).is_some() {}
        let end = labels(&workspace);
        while undo(&mut workspace).is_some() {}
        prop_assert_eq!(labels(&workspace), start);
        while redo(&mut workspace).is_some() {}
        prop_assert_eq!(labels(&workspace), end);
    }
}
