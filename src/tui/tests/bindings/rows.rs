//! Every binding among the rows.

use super::*;
use crate::tui::Kind;

/// Looks at what the key of an action does.
pub(super) fn test(action: &Action, key: Key) {
    match action {
        Action::Accept => {
            let desk = after(1, key);
            assert_eq!((desk.statuses().as_str(), desk.app.current()), ("uAuuuuuu", 2));
        }
        Action::NeedsReview => assert_eq!(after(1, key).statuses(), "uRuuuuuu"),
        Action::Reject => assert_eq!(after(6, key).statuses(), "uuuuuuXu"),
        Action::Clear => {
            let mut desk = at(0);
            desk.keys("x").press(key);
            assert_eq!(desk.statuses(), "uuuuuuuu");
        }
        Action::NextToLook => assert_eq!(after(2, key).app.current(), 5, "rows 3 and 4 are sure"),
        Action::PreviousToLook => assert_eq!(after(5, key).app.current(), 2),
        Action::Merge => {
            let desk = after(0, key);
            assert_eq!((desk.app.state().len(), desk.shape(0)), (7, (2, 3)));
        }
        Action::Split => assert!(matches!(after(1, key).app.mode(), Mode::Split(_))),
        Action::MoveUp => {
            let desk = after(2, key);
            assert_eq!((desk.shape(1), desk.shape(2)), ((2, 2), (1, 1)));
        }
        Action::MoveDown => {
            let desk = after(2, key);
            assert_eq!((desk.shape(2), desk.shape(3)), ((1, 1), (2, 1)));
        }
        Action::Edit => assert!(matches!(after(1, key).app.mode(), Mode::Edit(editor) if !editor.text().is_empty())),
        Action::OtherSide => assert_eq!(after(0, key).app.side(), Side::Target),
        Action::RightSide => assert_eq!(after(0, key).app.side(), Side::Target, "English stands on the right"),
        Action::LeftSide => {
            let mut desk = at(0);
            desk.press(KeyCode::Tab).press(key);
            assert_eq!(desk.app.side(), Side::Source);
        }
        Action::Realign => {
            let mut desk = at(0);
            desk.keys("mjjjammg").press(key);
            let shapes = (0..desk.app.state().len()).map(|row| desk.shape(row));
            let expected = [(1, 1), (1, 2), (2, 1), (1, 1), (1, 1), (2, 2)];
            assert_eq!(shapes.collect::<Vec<_>>(), expected, "what is behind the accepted row stays");
        }
        Action::RealignAll => {
            let mut desk = at(0);
            desk.keys("mjjjammg").press(key);
            assert_eq!((desk.statuses().as_str(), desk.shape(4), desk.shape(5)), ("uuuuAuu", (1, 1), (1, 1)));
        }
        Action::Undo => {
            let mut desk = at(0);
            desk.keys("m").press(key);
            assert_eq!((desk.app.state().len(), desk.told()), (8, "undone: merge"));
        }
        Action::Redo => {
            let mut desk = at(0);
            desk.keys("mz").press(key);
            assert_eq!((desk.app.state().len(), desk.told()), (7, "done again: merge"));
        }
        Action::Find => assert!(matches!(after(0, key).app.mode(), Mode::Find { .. })),
        Action::NextHit | Action::PreviousHit => {
            let mut desk = at(0);
            desk.keys("/ship").press(KeyCode::Enter).press(key);
            assert_eq!((desk.app.current(), desk.app.side()), (7, Side::Target), "rows 0 and 7 have it");
        }
        Action::Leave => {
            let mut desk = at(0);
            desk.keys("/ship").press(KeyCode::Enter).keys("fejv").press(key);
            assert!(!desk.app.has_selection() && desk.app.kind() == Kind::EmptySide);
            desk.press(key);
            assert!(desk.app.kind() == Kind::ToLook && !desk.app.search().is_empty());
            desk.press(key);
            assert!(desk.app.search().is_empty());
        }
        Action::NextRow => assert_eq!(after(3, key).app.current(), 4),
        Action::PreviousRow => assert_eq!(after(3, key).app.current(), 2),
        Action::NextPage => {
            let mut desk = Desk::new();
            desk.size(60, 15).press(key);
            let row = desk.app.current();
            assert!((1..7).contains(&row), "{row}");
        }
        Action::PreviousPage => {
            let mut desk = Desk::new();
            desk.size(60, 15).press('G').press(key);
            let row = desk.app.current();
            assert!((1..7).contains(&row), "{row}");
        }
        Action::FirstRow => assert_eq!(after(5, key).app.current(), 0),
        Action::LastRow => assert_eq!(after(2, key).app.current(), 7),
        Action::Export => assert!(matches!(after(0, key).app.mode(), Mode::File(name) if name.text() == "harbour.tmx")),
        Action::Quit => assert_eq!(after(0, key).asked, [Effect::Back]),
        Action::List => assert_eq!(after(0, key).asked, [Effect::List]),
        Action::Help => assert!(matches!(after(0, key).app.mode(), Mode::Help { top: 0, .. })),
        Action::ChooseKind => assert!(matches!(after(1, key).app.mode(), Mode::Kind)),
        Action::AcceptAbove => {
            let mut desk = at(1);
            desk.keys("xjj").press(key);
            assert_eq!((desk.statuses().as_str(), desk.app.current()), ("AXAAuuuu", 4));
            assert_eq!(desk.told(), "3 rows accepted; z takes it back");
        }
        Action::AcceptFrom => assert!(matches!(after(1, key).app.mode(), Mode::Prompt { .. })),
        Action::Select => {
            let mut desk = at(1);
            desk.press(key).keys("jjr");
            assert_eq!((desk.statuses().as_str(), desk.app.has_selection()), ("uRRRuuuu", false));
            desk.press(key).press(key).keys("x");
            assert_eq!(desk.statuses(), "uRRXuuuu", "ended by the same key");
        }
        Action::SelectDown => assert_eq!(after(3, key).press('x').statuses(), "uuuXXuuu"),
        Action::SelectUp => assert_eq!(after(3, key).press('x').statuses(), "uuXXuuuu"),
        Action::SelectAll => assert_eq!(after(3, key).press('a').statuses(), "AAAAAAAA"),
        Action::Palette => assert!(matches!(after(3, key).app.mode(), Mode::Palette { .. })),
        other => panic!("no test for {other:?}"),
    }
}
