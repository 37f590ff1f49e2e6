//! Every binding where rows are filtered, hits replaced, and rows and characters called by number.

use super::*;
use crate::text::Matching;

fn shown(desk: &Desk) -> Vec<usize> {
    let shown = desk.app.shown();
    (0..shown.len()).map(|place| shown.row(place).unwrap()).collect()
}

pub(super) fn filtering(action: &Action, key: Key) {
    let mut desk = at(3);
    match action {
        Action::Confirm => {
            desk.keys("Fship").press(key);
            assert_eq!((shown(&desk), desk.app.current()), (vec![0, 7], 7), "at the nearest one");
            assert!(matches!(desk.app.mode(), Mode::Rows));
        }
        Action::Leave => {
            desk.keys("Fship");
            assert_eq!(shown(&desk), [0, 3, 7], "shown while it is typed, with the current row");
            desk.press(key);
            assert_eq!((shown(&desk).len(), desk.app.current()), (8, 3));
        }
        Action::Complete => assert_eq!(editor(desk.keys("Fship st").press(key)), "ship status:"),
        Action::SearchExactly => {
            desk.keys("Fthe tomorrow").press(key).press(KeyCode::Enter);
            assert_eq!(shown(&desk), [3], "the row with both begins with The");
        }
        Action::SearchRegex => {
            desk.keys("Fs.ip").press(key);
            assert_eq!(shown(&desk), [0, 3, 7]);
        }
        other => panic!("no test for {other:?}"),
    }
}

pub(super) fn typing_a_replacement(action: &Action, key: Key) {
    let mut desk = at(0);
    desk.keys("/ship").press(KeyCode::Enter).press(KeyCode::F(4)).keys("boat").press(key);
    match action {
        Action::Confirm => assert!(matches!(desk.app.mode(), Mode::Replace(_))),
        Action::Leave => assert!(matches!(desk.app.mode(), Mode::Rows)),
        other => panic!("no test for {other:?}"),
    }
    assert_eq!(desk.text(0, Side::Target), ENGLISH[0].trim());
}

pub(super) fn replacing(action: &Action, key: Key) {
    let mut desk = at(0);
    desk.keys("/the").press(KeyCode::Enter).press(KeyCode::F(4)).keys("THE").press(KeyCode::Enter);
    let first = "The ship reached the port on Sunday morning.";
    desk.press(key);
    match action {
        Action::ReplaceThis => {
            assert_eq!(desk.text(0, Side::Target), first.replace("The", "THE"));
            desk.press(key);
            assert_eq!(
                (desk.text(0, Side::Target).as_str(), desk.app.current()),
                ("THE ship reached THE port on Sunday morning.", 1)
            );
        }
        Action::Skip => {
            desk.press('y');
            assert_eq!(desk.text(0, Side::Target), first.replace("the", "THE"));
        }
        Action::ReplaceAll => {
            assert_eq!(desk.told(), "9 hits replaced in 5 rows; z takes it back");
            assert_eq!(desk.text(7, Side::Target), "THE ship returns tomorrow.");
            desk.press('z');
            assert_eq!(desk.text(0, Side::Target), first);
            assert_eq!(desk.text(7, Side::Target), ENGLISH[7]);
        }
        Action::Leave => assert!(matches!(desk.app.mode(), Mode::Rows) && desk.text(0, Side::Target) == first),
        Action::Help => assert!(matches!(desk.app.mode(), Mode::Help { .. })),
        other => panic!("no test for {other:?}"),
    }
}

pub(super) fn going(action: &Action, key: Key) {
    let mut desk = at(0);
    desk.press(Key::ctrl(KeyCode::Char('g'))).keys("6").press(key);
    match action {
        Action::Confirm => assert_eq!(desk.app.current(), 5),
        Action::Leave => assert_eq!(desk.app.current(), 0),
        other => panic!("no test for {other:?}"),
    }
    assert!(matches!(desk.app.mode(), Mode::Rows));
}

pub(super) fn numbering(action: &Action, key: Key) {
    let mut desk = at(0);
    let before = desk.text(0, Side::Source);
    desk.press('e').press(Key::ctrl(KeyCode::Char('u'))).keys("64e");
    assert_eq!(desk.told(), "U+064E fatha");
    desk.press(key);
    match action {
        Action::Confirm => assert_eq!(editor(&desk), format!("{before}\u{64E}")),
        Action::Leave => assert_eq!(editor(&desk), before),
        other => panic!("no test for {other:?}"),
    }
    assert!(matches!(desk.app.mode(), Mode::Edit(_)));
}

/// What the search prompt does besides searching.
pub(super) fn searching_otherwise(action: &Action, key: Key) -> bool {
    let mut desk = at(3);
    desk.keys("/the ship").press(key);
    let search = desk.app.search();
    match action {
        Action::SearchSides => {
            assert_eq!((desk.app.current(), desk.told()), (3, "no row has it"), "no source has it");
            desk.press(key);
            assert_eq!(desk.app.current(), 7, "a target has it");
        }
        Action::SearchExactly => {
            assert_eq!(search.matching(), Matching { exact: true, regex: false });
            assert_eq!((desk.app.current(), desk.told()), (3, "no row has it"));
        }
        Action::SearchRegex => {
            assert_eq!(search.matching(), Matching { exact: false, regex: true });
            desk.keys(".*mor+ow");
            assert_eq!(desk.app.current(), 7);
        }
        Action::Replace => assert!(matches!(desk.app.mode(), Mode::Replacement(_))),
        _ => return false,
    }
    true
}
