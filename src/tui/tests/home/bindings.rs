//! Every binding of the list of pairs, by what it does.

use super::*;
use crate::tui::keys::{Context, Key, Keymap};

/// Apart from those of the review, which are a place of their own.
#[test]
fn every_key_of_the_list_does_what_its_binding_says() {
    for bound in Keymap::default().all() {
        for key in &bound.keys {
            let (action, key) = (&bound.binding.action, *key);
            match bound.table.context {
                Context::Home => list(action, key),
                Context::HomeFind => find(action, key),
                Context::HomeName => name(action, key),
                Context::Browse => browse(action, key),
                Context::Path => path(action, key),
                // Needs work that takes a while: see `add`.
                Context::Waiting => assert_eq!(*action, Action::Leave),
                _ => {}
            }
        }
    }
}

fn list(action: &Action, key: Key) {
    let mut desk = HomeDesk::new();
    desk.press('j');
    assert_eq!((desk.names(), desk.at()), (vec!["sea", "ship", "عقد"], "ship"));
    match action {
        Action::Confirm => {
            assert_eq!(desk.press(key).opened().as_deref(), Some("ship"));
            let mut first = HomeDesk::empty();
            first.press(key).wait();
            assert_eq!(first.opened().as_deref(), Some("sample"));
        }
        Action::AddPair => assert_eq!(desk.press(key).browser().folder(), Path::new("/news")),
        Action::NextRow => assert_eq!(desk.press(key).at(), "عقد"),
        Action::PreviousRow => assert_eq!(desk.press(key).at(), "sea"),
        Action::NextPage | Action::LastRow => assert_eq!(desk.press(key).at(), "عقد"),
        Action::PreviousPage | Action::FirstRow => assert_eq!(desk.press(key).at(), "sea"),
        Action::Find => assert!(matches!(desk.press(key).home.mode(), HomeMode::Find { .. })),
        Action::Leave => {
            desk.press('/').keys("sea").press(KeyCode::Enter);
            assert_eq!(desk.names(), ["sea"]);
            assert_eq!(desk.press(key).names().len(), 3);
        }
        Action::Sort => assert_eq!(desk.press(key).told(), "by name"),
        Action::Rename => assert_eq!(desk.press(key).typed(), "ship"),
        Action::DeletePair => {
            assert_eq!(desk.press(key).names(), ["sea", "عقد"]);
            assert_eq!(desk.told(), "“ship” was deleted, and is kept; z takes it back");
        }
        Action::BringBackPair => {
            desk.press('d').press(key);
            assert_eq!((desk.names(), desk.at()), (vec!["sea", "ship", "عقد"], "ship"), "shown, to be chosen from");
            desk.press(key);
            assert_eq!(desk.told(), "“ship” is back; z takes it back");
        }
        Action::ShowDeleted => {
            desk.press('d').press(key);
            assert_eq!(desk.names(), ["sea", "ship", "عقد"]);
            assert_eq!(desk.press(key).names(), ["sea", "عقد"]);
        }
        Action::Undo => {
            desk.press('d').press(key);
            assert_eq!((desk.told(), desk.at()), ("undone: “ship” is back", "ship"));
        }
        Action::Redo => {
            desk.keys("dz").press(key);
            assert_eq!(desk.told(), "done again: “ship” was deleted, and is kept");
        }
        Action::Export => assert_eq!(desk.press(key).typed(), "ship.tmx"),
        Action::Help => {
            assert!(matches!(desk.press(key).home.mode(), HomeMode::Help { top: 1.., .. }));
            assert!(desk.screen(120, 35).line(1).contains("In the list of pairs"));
        }
        Action::Quit => assert_eq!(desk.press(key).asked, [Request::Go(Way::End)]),
        other => panic!("no test for {other:?}"),
    }
}

fn find(action: &Action, key: Key) {
    let mut desk = HomeDesk::new();
    desk.press('/').keys("s");
    assert_eq!(desk.names(), ["sea", "ship"]);
    match action {
        Action::Confirm => {
            assert_eq!((desk.press(key).names().len(), desk.opened()), (2, None));
            assert!(matches!(desk.home.mode(), HomeMode::List));
            let mut one = HomeDesk::new();
            assert_eq!(one.press('/').keys("عق").press(key).opened().as_deref(), Some("عقد"));
        }
        Action::Leave => {
            assert_eq!(desk.press(key).names().len(), 3);
            assert!(matches!(desk.home.mode(), HomeMode::List));
        }
        Action::NextRow => assert_eq!(desk.press(key).at(), "ship"),
        Action::PreviousRow => assert_eq!(desk.press(KeyCode::Down).press(key).at(), "sea"),
        other => panic!("no test for {other:?}"),
    }
}

fn name(action: &Action, key: Key) {
    let mut desk = HomeDesk::new();
    desk.press('r').keys(" wreck").press(key);
    match action {
        Action::Confirm => {
            assert_eq!(desk.names(), ["sea wreck", "ship", "عقد"]);
            assert_eq!(desk.told(), "“sea” is called “sea wreck” now; z takes it back");
        }
        Action::Leave => assert_eq!(desk.names(), ["sea", "ship", "عقد"]),
        other => panic!("no test for {other:?}"),
    }
    assert!(matches!(desk.home.mode(), HomeMode::List));
}

fn browse(action: &Action, key: Key) {
    let mut desk = HomeDesk::new();
    desk.press('a');
    assert_eq!(desk.file(), "broken.txt", "at the first file");
    match action {
        Action::Confirm => {
            desk.press('j').press(key);
            assert_eq!(desk.file(), "port.en.txt", "its likely translation");
            desk.press('g').press('j').press(key);
            assert_eq!(desk.browser().folder(), Path::new("/news/old"));
        }
        Action::ParentFolder => {
            desk.press(key);
            assert_eq!((desk.browser().folder(), desk.file().as_str()), (Path::new("/"), "news"));
        }
        Action::TypePath => assert_eq!(desk.press(key).typed(), ""),
        Action::OwnFolder => assert_eq!(desk.press(key).browser().folder(), Path::new("/home/layla")),
        Action::ShowHidden => {
            let before = desk.browser().len();
            assert_eq!(desk.press(key).browser().len(), before + 1);
            assert_eq!(desk.press(key).browser().len(), before);
        }
        Action::NextRow => assert_eq!(desk.press(key).file(), "port.ar.txt"),
        Action::PreviousRow => assert_eq!(desk.press(key).file(), "old"),
        Action::NextPage | Action::LastRow => assert_eq!(desk.press(key).file(), "war.en.txt"),
        Action::PreviousPage | Action::FirstRow => assert_eq!(desk.press(key).file(), ".."),
        Action::Help => {
            desk.press(key);
            assert!(desk.screen(120, 35).line(1).contains("Choosing files"));
            assert_eq!(desk.press(KeyCode::Esc).file(), "broken.txt");
        }
        Action::Leave => {
            desk.press('j').press(KeyCode::Enter).press(key);
            assert_eq!(desk.file(), "port.ar.txt", "back to the source");
            assert!(matches!(desk.press(key).home.mode(), HomeMode::List));
        }
        other => panic!("no test for {other:?}"),
    }
}

fn path(action: &Action, key: Key) {
    let mut desk = HomeDesk::new();
    desk.press('a').press('/');
    match action {
        Action::Complete => {
            assert_eq!(desk.keys("wa").press(key).typed(), "war.");
            assert_eq!(desk.told(), "2 fit: war.ar.txt  war.en.txt");
            assert_eq!(desk.keys("a").press(key).typed(), "war.ar.txt");
            let mut own = HomeDesk::new();
            own.press('a').press('/').keys("~").press(key);
            assert_eq!(own.typed(), "~/");
            assert_eq!(own.keys("story.e").press(key).typed(), "~/story.en.txt");
            assert_eq!(own.keys("x").press(key).told(), "nothing there has such a name");
        }
        Action::Confirm => {
            assert_eq!(desk.keys("old").press(key).browser().folder(), Path::new("/news/old"));
            desk.press('/').keys("~/story.ar.txt").press(key);
            assert_eq!(desk.browser().folder(), Path::new("/home/layla"), "the translation is looked for beside it");
            assert_eq!(desk.file(), "story.en.txt");
            desk.press('/').keys("nowhere").press(key);
            assert!(desk.told().ends_with("there is no such file or folder"), "{}", desk.told());
            assert_eq!(desk.typed(), "nowhere", "to be mended");
        }
        Action::Leave => {
            desk.keys("old").press(key);
            assert!(matches!(desk.home.mode(), HomeMode::Browse(_)));
            assert_eq!(desk.browser().folder(), Path::new("/news"));
        }
        other => panic!("no test for {other:?}"),
    }
}

/// What is in force wherever text is typed: carets and removing.
#[test]
fn names_are_typed_as_texts_are() {
    let mut desk = HomeDesk::new();
    desk.keys("G").press('r').press(KeyCode::Backspace);
    assert_eq!(desk.typed(), "عق");
    let end = desk.caret();
    assert!(desk.press(KeyCode::Right).caret() < end, "right is back in Arabic");
    desk.press(Key::ctrl(KeyCode::Char('w')));
    assert_eq!(desk.typed(), "ق");
    desk.act(Action::Paste("a\u{1B}[31m\u{202E}\n".to_owned()));
    assert!(!desk.typed().chars().any(char::is_control), "{:?}", desk.typed());
    desk.press(Key::ctrl(KeyCode::Char('c')));
    assert_eq!(desk.asked, [Request::Go(Way::End)]);
}

#[test]
fn suspending_and_drawing_anew_are_the_terminals() {
    // Where text is typed Ctrl+Z takes back what was typed.
    for way in ["", "a", "?"] {
        let mut desk = HomeDesk::new();
        desk.keys(way).press(Key::ctrl(KeyCode::Char('z'))).press(Key::ctrl(KeyCode::Char('l')));
        assert_eq!(desk.asked, [Request::Suspend, Request::Redraw], "after “{way}”");
    }
}
