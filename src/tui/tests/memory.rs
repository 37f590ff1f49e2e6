//! What the memory refuses, and what other programs do to it.

use super::*;
use crate::edit::Command;
use crate::tui::Mode;

struct OnDisk {
    desk: Desk,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

fn on_disk() -> OnDisk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("memory.db");
    let mut workspace = Workspace::open(&path).unwrap();
    let id = add_pair(&mut workspace, "harbour", (Lang::arabic(), &ARABIC), (Lang::english(), &ENGLISH), &SHAPES);
    let pair = workspace.open_pair(id).unwrap();
    OnDisk { desk: Desk::of(workspace, pair), path, _folder: folder }
}

/// Another program on the same memory.
fn elsewhere(path: &Path, command: impl Fn(&OpenPair) -> Command) {
    let mut workspace = Workspace::open(path).unwrap();
    let mut pair = workspace.open_pair(workspace.find_pair(None).unwrap()).unwrap();
    let command = command(&pair);
    workspace.apply(&mut pair, &command).unwrap();
}

fn merge(row: usize) -> impl Fn(&OpenPair) -> Command {
    move |pair| Command::MergeWithNext { bead: pair.state().row(row).unwrap().bead.id }
}

#[test]
fn a_change_elsewhere_is_read_and_the_row_stays() {
    let OnDisk { mut desk, path, _folder } = on_disk();
    desk.keys("jjj");
    elsewhere(&path, merge(0));
    desk.press('x');
    assert_eq!(desk.told(), "another program has changed this pair: it was read again");
    assert_eq!((desk.app.state().len(), desk.app.current()), (7, 2));
    assert_eq!(desk.statuses(), "uuuuuuu", "what was asked for was not done to a row that may be another");
    desk.press('x');
    assert_eq!(desk.statuses(), "uuXuuuu");
}

#[test]
fn a_text_under_the_caret_survives_a_change_elsewhere() {
    let OnDisk { mut desk, path, _folder } = on_disk();
    desk.keys("jj").press('e').keys("!!");
    elsewhere(&path, merge(0));
    desk.press(KeyCode::Enter);
    assert!(matches!(desk.app.mode(), Mode::Edit(editor) if editor.text().ends_with("!!")), "{:?}", desk.app.mode());
    desk.press(KeyCode::Enter);
    assert!(desk.text(1, Side::Source).ends_with("!!"));
}

#[test]
fn a_text_whose_row_is_gone_can_be_brought_back() {
    let OnDisk { mut desk, path, _folder } = on_disk();
    desk.keys("jj").press('e').keys("!!");
    elsewhere(&path, merge(1));
    desk.press(KeyCode::Enter);
    assert!(matches!(desk.app.mode(), Mode::Rows));
    assert!(desk.told().contains("this row was gone"), "{}", desk.told());
    desk.press('e').press(keys::Key::alt(KeyCode::Char('b')));
    assert!(super::bindings::editor(&desk).ends_with("!!"));
}

#[test]
fn undo_reaches_what_was_done_before_the_program_was_closed() {
    let OnDisk { mut desk, path, _folder } = on_disk();
    desk.keys("mx");
    drop(desk);
    let workspace = Workspace::open(&path).unwrap();
    let pair = workspace.open_pair(workspace.find_pair(None).unwrap()).unwrap();
    let mut desk = Desk::of(workspace, pair);
    desk.press('z');
    assert_eq!(desk.told(), "undone: reject");
    desk.press('z');
    assert_eq!((desk.told(), desk.app.state().len()), ("undone: merge", 8));
    desk.press('z');
    assert_eq!(desk.told(), "nothing to undo");
    desk.keys("ZZ");
    assert_eq!((desk.told(), desk.app.state().len()), ("done again: reject", 7));
    desk.press('Z');
    assert_eq!(desk.told(), "nothing to do again");
}

#[test]
fn what_the_memory_refuses_is_said_in_words_and_nothing_changes() {
    let OnDisk { mut desk, path, _folder } = on_disk();
    let refusal = "create trigger no before insert on log begin select raise(abort, 'no room'); end";
    rusqlite::Connection::open(&path).unwrap().execute_batch(refusal).unwrap();
    let before = desk.app.pair().clone();
    desk.press('m');
    assert!(desk.told().ends_with("no room") && desk.app.message().unwrap().error, "{}", desk.told());
    desk.press('e').keys("!!").press(KeyCode::Enter);
    assert!(matches!(desk.app.mode(), Mode::Edit(editor) if editor.text().ends_with("!!")), "the text is still there");
    desk.press(KeyCode::Esc).keys("sx");
    assert_eq!(*desk.app.pair(), before);
}

#[test]
fn an_export_that_fails_says_why_and_keeps_the_name() {
    let mut desk = Desk::new();
    desk.exporting = Err(ExportError::Failed("harbour.tmx: permission denied".to_owned()));
    desk.press('w').press(KeyCode::Enter);
    assert_eq!(desk.told(), "harbour.tmx: permission denied");
    assert!(matches!(desk.app.mode(), Mode::File(name) if name.text() == "harbour.tmx"));
}
