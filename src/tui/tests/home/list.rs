//! The pairs: opened, renamed, deleted and brought back, sorted, narrowed down, exported.

use super::*;

#[test]
fn pairs_are_sorted_by_time_name_and_what_is_left() {
    let mut desk = HomeDesk::new();
    let id = desk.workspace.find_pair(Some("عقد")).unwrap();
    let mut pair = desk.workspace.open_pair(id).unwrap();
    let beads = vec![pair.state().row(2).unwrap().bead.id];
    desk.workspace.rename_pair(id, "a contract").unwrap();
    desk.workspace.apply(&mut pair, &crate::edit::Command::SetStatus { beads, status: Status::NeedsReview }).unwrap();
    let beads = vec![pair.state().row(0).unwrap().bead.id];
    desk.workspace.apply(&mut pair, &crate::edit::Command::SetStatus { beads, status: Status::NeedsReview }).unwrap();
    desk = HomeDesk::of(desk.workspace);
    assert_eq!(desk.names(), ["sea", "a contract", "ship"], "changed at the same time as the sea, and added before");
    desk.press('s');
    assert_eq!((desk.names(), desk.at(), desk.told()), (vec!["a contract", "sea", "ship"], "sea", "by name"));
    desk.press('s');
    assert_eq!((desk.names()[0], desk.told()), ("a contract", "most to look at first"));
    assert_eq!(desk.press('s').told(), "last touched first");
}

#[test]
fn names_are_found_without_marks_and_case() {
    let mut desk = HomeDesk::new();
    let id = desk.workspace.find_pair(Some("عقد")).unwrap();
    desk.workspace.rename_pair(id, "عَقْد الإيجار — Lease").unwrap();
    let mut desk = HomeDesk::of(desk.workspace);
    for (typed, found) in [("عقد", 1), ("الايجار عقد", 1), ("LEASE", 1), ("s", 3), ("nothing", 0)] {
        desk.press('/').keys(typed);
        assert_eq!(desk.names().len(), found, "{typed}");
        desk.press(KeyCode::Esc);
    }
    assert!(desk.press('/').keys("nothing").screen(80, 24).has("No pair has that in its name."));
    desk.press(KeyCode::Enter).press(KeyCode::Enter);
    assert_eq!(desk.opened(), None);
    assert_eq!(desk.keys("dw").told(), "there is no pair here");
}

#[test]
fn steps_on_the_list_walk_back_one_by_one() {
    let mut desk = HomeDesk::new();
    desk.press('r').keys("!").press(KeyCode::Enter).press('j').press('d').press('d');
    assert_eq!(desk.names(), ["sea!"]);
    assert_eq!(desk.press('z').names(), ["sea!", "عقد"]);
    assert_eq!(desk.press('z').names(), ["sea!", "ship", "عقد"]);
    assert_eq!(desk.press('z').names(), ["sea", "ship", "عقد"]);
    assert_eq!(desk.press('z').told(), "nothing to undo: no pair was renamed or deleted");
    desk.keys("ZZZ");
    assert_eq!(desk.names(), ["sea!"]);
    assert_eq!(desk.press('Z').told(), "nothing to do again");
}

#[test]
fn a_deleted_pair_is_not_opened_renamed_or_exported_but_brought_back() {
    let mut desk = HomeDesk::new();
    desk.press('d').press('D').press('g');
    assert_eq!(desk.at(), "sea");
    for key in ['r', 'w'] {
        assert_eq!(desk.press(key).told(), "this pair was deleted; b brings it back first");
    }
    assert_eq!(desk.press(KeyCode::Enter).told(), "this pair was deleted; b brings it back");
    assert_eq!(desk.press('d').told(), "this pair is deleted already");
    assert_eq!(desk.opened(), None);
    desk.press('b').press(KeyCode::Enter);
    assert_eq!(desk.opened().as_deref(), Some("sea"));
    assert_eq!(desk.press('b').told(), "no pair was deleted");
}

#[test]
fn a_name_that_is_taken_or_none_is_refused_and_can_be_mended() {
    let mut desk = HomeDesk::new();
    desk.press('r').press(keys::Key::ctrl(KeyCode::Char('w'))).keys("ship").press(KeyCode::Enter);
    assert_eq!((desk.told(), desk.typed()), ("there is a pair “ship” in this memory already", "ship"));
    desk.press(keys::Key::ctrl(KeyCode::Char('w'))).press(KeyCode::Enter);
    assert!(desk.told().starts_with("a pair's name is one line"), "{}", desk.told());
    desk.keys("sea").press(KeyCode::Enter);
    assert_eq!(desk.told(), "the pair is called “sea” already");
    desk.press(KeyCode::Esc);
    assert_eq!(desk.names(), ["sea", "ship", "عقد"]);
}

#[test]
fn pairs_are_exported_as_from_their_review() {
    let mut desk = HomeDesk::new();
    *desk.exporting.borrow_mut() = Err(ExportError::Exists);
    desk.press('w').press(KeyCode::Enter);
    assert!(matches!(desk.home.mode(), HomeMode::Question(..)));
    assert!(desk.screen(80, 24).has("Replace it (y, n)?"));
    assert_eq!(desk.press('n').typed(), "sea.tmx");
    desk.press(KeyCode::Enter);
    *desk.exporting.borrow_mut() = Err(ExportError::Failed("no room".to_owned()));
    desk.press('y');
    assert_eq!((desk.told(), desk.typed()), ("no room", "sea.tmx"));
    *desk.exporting.borrow_mut() = Ok("written".to_owned());
    desk.press(KeyCode::Enter);
    assert_eq!(desk.told(), "written");
    assert!(matches!(desk.home.mode(), HomeMode::List));
    let asked = desk.exports.borrow();
    assert!(asked.iter().all(|(name, path, _)| name == "sea" && path == Path::new("sea.tmx")));
    assert_eq!(asked.iter().map(|(_, _, replace)| *replace).collect::<Vec<_>>(), [false, false, true, false]);
}

#[test]
fn what_the_memory_refuses_is_said_in_words_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let mut desk = HomeDesk::of(three(Workspace::open(&path).unwrap()));
    let refusal = "create trigger no before insert on pair_log begin select raise(abort, 'no room'); end";
    rusqlite::Connection::open(&path).unwrap().execute_batch(refusal).unwrap();
    desk.press('d');
    assert!(desk.told().ends_with("no room") && desk.home.message().unwrap().error, "{}", desk.told());
    desk.press('r').keys("!").press(KeyCode::Enter);
    assert!(desk.told().ends_with("no room"));
    assert_eq!(desk.typed(), "sea!");
    assert_eq!(desk.press(KeyCode::Esc).names(), ["sea", "ship", "عقد"]);
}

#[test]
fn three_thousand_pairs_are_listed_at_once() {
    let mut workspace = Workspace::in_memory().unwrap();
    for number in 0..3000 {
        let name = format!("{number} صفقة");
        let (source, target) = (["سفينة."], ["a ship."]);
        add_pair(&mut workspace, &name, (Lang::arabic(), &source), (Lang::english(), &target), &[(1, 1, 0.9)]);
    }
    let mut desk = HomeDesk::of(workspace);
    assert_eq!(desk.names().len(), 3000);
    desk.press('G');
    let place = desk.home.shelf().current();
    assert_eq!(place, 2999);
    let screen = desk.screen(80, 24);
    assert_eq!(screen.symbol(0, 21), "▌");
    desk.press('/').keys("2345");
    assert_eq!(desk.names(), ["2345 صفقة"]);
    assert_eq!(desk.home.uncounted(), None);
}

#[test]
fn what_was_counted_holds_until_the_pair_has_changed() {
    let mut desk = HomeDesk::new();
    let id = desk.workspace.find_pair(Some("ship")).unwrap();
    assert_eq!(desk.home.shelf().counts(id).unwrap().want_a_look, 4);
    desk.home.read_again(desk.workspace.list().unwrap());
    assert_eq!(desk.home.uncounted(), None);
    let mut pair = desk.workspace.open_pair(id).unwrap();
    let beads = vec![pair.state().row(2).unwrap().bead.id];
    desk.workspace.apply(&mut pair, &crate::edit::Command::SetStatus { beads, status: Status::Accepted }).unwrap();
    desk.home.read_again(desk.workspace.list().unwrap());
    assert_eq!(desk.home.uncounted(), Some(id));
    assert!(!home::count(&mut desk.home, &desk.workspace));
    let counts = desk.home.shelf().counts(id).unwrap();
    assert_eq!((counts.accepted, counts.want_a_look), (1, 3));
}

#[test]
fn the_arabic_layout_works_in_the_list() {
    let mut desk = HomeDesk::new();
    // j, d, z on their keys.
    desk.keys("تيئ");
    assert_eq!(desk.told(), "undone: “ship” is back");
}
