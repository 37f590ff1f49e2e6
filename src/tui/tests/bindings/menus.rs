//! Every binding where something is chosen from a list, or asked for in a line.

use super::*;
use crate::tui::Kind;

pub(super) fn kinds(action: &Action, key: Key) {
    let mut desk = at(0);
    desk.keys("f").press(key);
    match action {
        Action::Kind(Kind::Warning) => {
            assert_eq!((desk.app.kind(), desk.app.current()), (Kind::Warning, 5), "the first row with an empty side");
        }
        Action::Kind(kind) => {
            assert!(matches!(desk.app.mode(), Mode::Rows));
            let row = desk.app.row().unwrap();
            let none = desk.app.state().rows().all(|row| !kind.has(&row));
            assert!(kind.has(&row) || (none && desk.told().starts_with("there is no row")), "{}", desk.told());
            assert_eq!(desk.app.kind(), *kind);
        }
        Action::KindBelow => {
            desk.press(KeyCode::Backspace).keys("5").press(KeyCode::Enter);
            assert_eq!((desk.app.kind(), desk.app.current()), (Kind::below(0.5), 2));
        }
        Action::Leave => {
            assert_eq!((desk.app.kind(), desk.app.current()), (Kind::ToLook, 0));
            assert!(matches!(desk.app.mode(), Mode::Rows));
        }
        other => panic!("no test for {other:?}"),
    }
}

pub(super) fn asked(action: &Action, key: Key) {
    let mut desk = at(0);
    desk.keys("%").press(key);
    match action {
        // At or above .99, as it stands there.
        Action::Confirm => assert_eq!(desk.statuses(), "AuuAAuuA"),
        Action::Leave => assert_eq!(desk.statuses(), "uuuuuuuu"),
        other => panic!("no test for {other:?}"),
    }
    assert!(matches!(desk.app.mode(), Mode::Rows));
}

pub(super) fn commands(action: &Action, key: Key) {
    let mut desk = at(1);
    desk.keys(":acc").press(key);
    let chosen = |desk: &Desk| match desk.app.mode() {
        Mode::Palette { palette, .. } => Some(palette.chosen),
        _ => None,
    };
    match action {
        Action::Confirm => {
            assert_eq!((desk.statuses().as_str(), desk.app.current()), ("uAuuuuuu", 2));
            assert!(desk.press(':').screen(100, 30).has(" accept "), "what was called last comes first");
        }
        Action::Leave => assert_eq!((desk.statuses().as_str(), chosen(&desk)), ("uuuuuuuu", None)),
        Action::NextRow => assert_eq!(chosen(&desk), Some(1)),
        Action::PreviousRow => {
            let last = chosen(&desk).unwrap();
            assert!(last > 1, "round to the last");
            assert_eq!(chosen(desk.press(key)), Some(last - 1));
        }
        other => panic!("no test for {other:?}"),
    }
}

pub(super) fn help_find(action: &Action, key: Key) {
    let mut desk = at(1);
    desk.keys("?/confidence").press(key);
    let (filter, typing) = match desk.app.mode() {
        Mode::Help { filter, typing, .. } => (filter.text().to_owned(), *typing),
        other => panic!("{other:?}"),
    };
    assert!(!typing);
    match action {
        Action::Confirm => {
            assert_eq!(filter, "confidence");
            let screen = desk.screen(100, 30);
            assert!(screen.has("accept all unreviewed rows at or above") && !screen.has("merge with"));
        }
        Action::Leave => assert_eq!(filter, ""),
        other => panic!("no test for {other:?}"),
    }
}

/// What moves the caret or writes does so in every line that is typed.
pub(super) fn line(action: &Action, key: Key) {
    for begin in ["%", ":", "?/"] {
        let mut desk = at(0);
        desk.keys(begin)
            .press(Key::ctrl(KeyCode::Char('w')))
            .press(Key::ctrl(KeyCode::Char('w')))
            .keys("one two three");
        desk.press(Key::ctrl(KeyCode::Left)).press(key);
        text_changes(action, &desk, "one two ".len(), "one two three", "one ");
    }
}
