//! Adding a pair: two files, a name, and what can go wrong on the way.

use super::*;
use crate::tui::home::Waiting;

/// Chooses `port.ar.txt` and its translation.
fn chosen() -> HomeDesk {
    let mut desk = HomeDesk::new();
    desk.press('a').press('j').press(KeyCode::Enter).press(KeyCode::Enter);
    desk
}

#[test]
fn two_files_become_a_pair_that_is_opened() {
    let mut desk = chosen();
    assert_eq!(desk.typed(), "port");
    desk.keys(" ميناء").press(KeyCode::Enter);
    assert_eq!(desk.opened().as_deref(), Some("port ميناء"));
    assert_eq!(desk.names()[0], "port ميناء");
    assert_eq!(desk.workspace.folder().unwrap(), Some(PathBuf::from("/news")), "remembered for the next time");
    assert_eq!(desk.workspace.check().unwrap(), []);
}

#[test]
fn texts_that_are_a_pair_already_are_opened() {
    let mut desk = chosen();
    desk.press(KeyCode::Enter);
    let pairs = desk.names().len();
    desk.asked.clear();
    desk.press('a').press('j').press(KeyCode::Enter).press(KeyCode::Enter);
    assert_eq!((desk.opened().as_deref(), desk.names().len()), (Some("port"), pairs));
    // Once deleted it is no longer one: the two are aligned again.
    desk.asked.clear();
    desk.press('g').press('d').press('a').press('j').press(KeyCode::Enter).press(KeyCode::Enter);
    assert_eq!((desk.opened(), desk.typed()), (None, "port"));
}

#[test]
fn a_pair_of_a_taken_name_gets_a_number() {
    let mut desk = chosen();
    desk.press(keys::Key::ctrl(KeyCode::Char('w'))).keys("ship").press(KeyCode::Enter);
    assert_eq!(desk.opened().as_deref(), Some("ship-2"));
}

#[test]
fn what_is_no_text_is_told_and_another_file_can_be_chosen() {
    let mut desk = HomeDesk::new();
    desk.press('a').press(KeyCode::Enter).press('/').keys("war.en.txt").press(KeyCode::Enter);
    assert_eq!(desk.told(), "broken.txt: this is no text");
    assert!(desk.home.message().unwrap().error);
    assert_eq!(desk.browser().folder(), Path::new("/news"));
    desk.press(KeyCode::Esc);
    assert_eq!(desk.file(), "broken.txt");
    assert_eq!(desk.press(KeyCode::Esc).names().len(), 3, "nothing was added");
}

#[test]
fn the_source_is_not_its_own_translation() {
    let mut desk = HomeDesk::new();
    desk.press('a').press('j').press(KeyCode::Enter).press('k').press(KeyCode::Down).press('k');
    while desk.file() != "port.ar.txt" {
        desk.press('k');
    }
    desk.press(KeyCode::Enter);
    assert_eq!(desk.told(), "this is the source itself: choose its translation");
}

#[test]
fn what_fails_to_be_aligned_leaves_nothing_behind() {
    let mut desk = chosen();
    desk.tools.files.align = Arc::new(|_, _| Err("these can't be aligned".to_owned()));
    desk.press(KeyCode::Enter);
    assert_eq!((desk.told(), desk.names().len()), ("these can't be aligned", 3));
    assert_eq!(desk.file(), "port.en.txt", "back at the files");
}

#[test]
fn aligning_tells_how_far_it_is_and_can_be_left() {
    let mut desk = chosen();
    let (release, held) = std::sync::mpsc::channel::<()>();
    let held = std::sync::Mutex::new(held);
    desk.tools.files.align = Arc::new(move |found, progress| {
        progress(0.42);
        let _ = held.lock().unwrap().recv();
        prepared(found)
    });
    // Not through `press`: that waits.
    for effect in home::update(&mut desk.home, Action::Confirm) {
        home::perform(&mut desk.home, &mut desk.workspace, &mut desk.tools, effect);
    }
    while !matches!(desk.home.mode(), HomeMode::Waiting { waiting: Waiting::Aligning { percent: 42, .. }, .. }) {
        home::go_on(&mut desk.home, &mut desk.workspace, &mut desk.tools, Duration::ZERO);
    }
    assert!(desk.screen(80, 24).has("Aligning “port”: 42 % done."));
    for effect in home::update(&mut desk.home, Action::Leave) {
        home::perform(&mut desk.home, &mut desk.workspace, &mut desk.tools, effect);
    }
    assert_eq!(desk.told(), "left: nothing was added");
    release.send(()).unwrap();
    desk.wait();
    home::go_on(&mut desk.home, &mut desk.workspace, &mut desk.tools, Duration::from_millis(50));
    assert_eq!((desk.workspace.pairs().unwrap().len(), desk.opened()), (3, None));
    assert_eq!(desk.file(), "port.en.txt");
}

#[test]
fn an_empty_memory_offers_the_sample() {
    let mut desk = HomeDesk::empty();
    let screen = desk.screen(60, 15);
    assert!(screen.has("No pairs yet.") && screen.has("Enter aligns the sample article") && screen.has("a     picks"));
    desk.press(KeyCode::Enter).wait();
    assert_eq!(desk.opened().as_deref(), Some("sample"));
    desk.press('d');
    let screen = desk.screen(80, 24);
    assert!(screen.has("No pairs are left.") && screen.has("shows the deleted pair"));
}

#[test]
fn a_folder_that_is_gone_is_told_of() {
    let mut desk = HomeDesk::new();
    desk.workspace.remember_folder(Path::new("/gone")).unwrap();
    desk.press('a');
    assert!(desk.told().starts_with("/gone: there is no such"), "{}", desk.told());
    desk.press('~');
    assert_eq!(desk.browser().folder(), Path::new("/home/layla"));
}
