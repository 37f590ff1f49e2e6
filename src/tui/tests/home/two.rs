//! Two programs on one memory.

use super::*;
use crate::edit::Command;
use crate::tui::{Mode, look_elsewhere};

struct Two {
    ours: HomeDesk,
    theirs: Workspace,
    _folder: tempfile::TempDir,
}

fn two() -> Two {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let ours = HomeDesk::of(three(Workspace::open(&path).unwrap()));
    let mut two = Two { ours, theirs: Workspace::open(&path).unwrap(), _folder: folder };
    look(&mut two.ours);
    two
}

fn look(desk: &mut HomeDesk) {
    home::look_elsewhere(&mut desk.home, &desk.workspace);
    while home::count(&mut desk.home, &desk.workspace) {}
}

/// Their review of a pair.
fn review(workspace: &Workspace, name: &str) -> OpenPair {
    workspace.open_pair(workspace.find_pair(Some(name)).unwrap()).unwrap()
}

fn merge(pair: &OpenPair) -> Command {
    Command::MergeWithNext { bead: pair.state().row(0).unwrap().bead.id }
}

#[test]
fn the_list_follows_what_is_done_elsewhere() {
    let Two { mut ours, mut theirs, _folder } = two();
    ours.press('j');
    let mut pair = review(&theirs, "عقد");
    let command = merge(&pair);
    theirs.apply(&mut pair, &command).unwrap();
    look(&mut ours);
    assert_eq!((ours.home.shelf().counts(pair.id()).unwrap().rows, ours.at(), ours.told()), (7, "ship", ""));
    theirs.rename_pair(pair.id(), "عقد الإيجار").unwrap();
    let sea = theirs.find_pair(Some("sea")).unwrap();
    theirs.delete_pair(sea).unwrap();
    look(&mut ours);
    assert_eq!((ours.names().len(), ours.at()), (2, "ship"));
    assert_eq!(ours.told(), "another program has changed the list of pairs");
    assert!(ours.names().contains(&"عقد الإيجار"));
}

#[test]
fn a_step_on_a_list_that_is_another_by_now_is_not_undone_unseen() {
    let Two { mut ours, mut theirs, _folder } = two();
    let ship = theirs.find_pair(Some("ship")).unwrap();
    theirs.delete_pair(ship).unwrap();
    ours.press('z');
    assert_eq!(ours.told(), "another program has changed the list of pairs; look at it again first");
    assert_eq!(ours.names(), ["sea", "عقد"], "it is read again");
    assert_eq!(ours.press('z').told(), "undone: “ship” is back");
    assert_eq!(theirs.pairs().unwrap().len(), 3);
    // The other way round.
    ours.press('g').press('d');
    assert_eq!(theirs.pairs().unwrap().len(), 2);
}

#[test]
fn a_pair_that_is_deleted_elsewhere_stays_open_and_loses_nothing() {
    let Two { ours, mut theirs, _folder } = two();
    let pair = review(&ours.workspace, "ship");
    let id = pair.id();
    let mut desk = Desk::of(ours.workspace, pair);
    desk.press('e').keys("!!");
    theirs.delete_pair(id).unwrap();
    look_elsewhere(&desk.workspace, &mut desk.app);
    assert!(desk.told().starts_with("another program has deleted this pair; it is kept"), "{}", desk.told());
    desk.press(KeyCode::Enter).press('a');
    assert!(desk.text(0, Side::Source).ends_with("!!"));
    assert_eq!(desk.statuses(), "Auuuuuuu");
    theirs.restore_pair(id).unwrap();
    look_elsewhere(&desk.workspace, &mut desk.app);
    assert_eq!(desk.told(), "another program has brought this pair back");
    assert_eq!(review(&theirs, "ship").state(), desk.app.state());
    assert_eq!(theirs.check().unwrap(), []);
}

#[test]
fn a_pair_that_is_renamed_elsewhere_shows_its_new_name() {
    let Two { ours, mut theirs, _folder } = two();
    let pair = review(&ours.workspace, "ship");
    let id = pair.id();
    let mut desk = Desk::of(ours.workspace, pair);
    theirs.rename_pair(id, "الباخرة").unwrap();
    look_elsewhere(&desk.workspace, &mut desk.app);
    assert_eq!((desk.app.pair().name(), desk.told()), ("الباخرة", "another program calls this pair “الباخرة” now"));
    assert!(!desk.screen(120, 35).line(0).contains("ship"));
    desk.press('a');
    assert_eq!(desk.statuses(), "Auuuuuuu", "what is asked for is done");
}

#[test]
fn two_reviewers_see_one_anothers_steps_also_while_a_text_is_edited() {
    let Two { ours, theirs, _folder } = two();
    let (first, second) = (review(&ours.workspace, "ship"), review(&theirs, "ship"));
    let mut first = Desk::of(ours.workspace, first);
    let mut second = Desk::of(theirs, second);
    first.press('a');
    look_elsewhere(&second.workspace, &mut second.app);
    assert_eq!(second.statuses(), "Auuuuuuu");
    second.press('j').press('e').keys("!!");
    first.press('x');
    look_elsewhere(&second.workspace, &mut second.app);
    assert_eq!(second.told(), "another program has changed this pair; your text is not lost");
    assert!(matches!(second.app.mode(), Mode::Edit(editor) if editor.text().ends_with("!!")));
    second.press(KeyCode::Enter).press(KeyCode::Enter);
    look_elsewhere(&first.workspace, &mut first.app);
    assert_eq!(first.app.state(), second.app.state());
    assert!(first.text(1, Side::Source).ends_with("!!"));
}
