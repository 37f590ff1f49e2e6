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
        Action::Detail => assert!(after(0, key).app.look().detail),
        Action::NextPoint | Action::PreviousPoint => {
            let desk = after(5, key);
            assert_eq!(desk.app.point(), desk.app.points().first().copied(), "the one warning of the row");
            assert!(desk.app.point().is_some() && desk.app.look().detail);
        }
        Action::Dismiss => {
            let desk = after(5, key);
            assert_eq!((desk.app.has_warning(5), desk.app.has_warning(6)), (false, true));
        }
        Action::DismissInPair => {
            let desk = after(5, key);
            assert_eq!((desk.app.has_warning(5), desk.app.has_warning(6)), (false, false));
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
        Action::CopySide => {
            let copied = |row: usize| Effect::Copy { text: ARABIC[row].trim().to_owned(), what: "the text" };
            assert_eq!(after(4, key).asked, [copied(4 + 1)], "row 2 has two segments");
        }
        Action::CopyRow => {
            let text = format!("{}\t{}", ARABIC[0].trim(), ENGLISH[0].trim());
            assert_eq!(after(0, key).asked, [Effect::Copy { text, what: "both texts" }]);
        }
        Action::ToggleMarks => assert!(!after(0, key).app.look().marks),
        Action::ToggleSigns => assert!(!after(0, key).app.look().signs),
        Action::SwapSides => assert!(after(0, key).app.look().swapped),
        Action::LeftNarrower => assert_eq!(after(0, key).app.look().share, 45),
        Action::LeftWider => assert_eq!(after(0, key).app.look().share, 55),
        Action::ChooseKind => assert!(matches!(after(1, key).app.mode(), Mode::Kind)),
        Action::AcceptAbove => {
            let mut desk = at(1);
            desk.keys("xjj").press(key);
            assert_eq!((desk.statuses().as_str(), desk.app.current()), ("AXAAuuuu", 4));
            assert_eq!(desk.told(), "3 rows accepted; z takes it back");
        }
        Action::AcceptFrom => assert!(matches!(after(1, key).app.mode(), Mode::Prompt { .. })),
        Action::Map => assert!(matches!(after(3, key).app.mode(), Mode::Map { at: 3 })),
        Action::ToggleMinimap => {
            let mut desk = after(0, key);
            assert!(desk.app.look().minimap, "it is hidden in most tests");
            assert!(!desk.press(key).app.look().minimap);
        }
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
        Action::Filter => assert!(matches!(after(0, key).app.mode(), Mode::Filter { .. })),
        Action::Replace => {
            let mut desk = at(0);
            desk.keys("/ship").press(KeyCode::Enter).press(key);
            assert!(matches!(desk.app.mode(), Mode::Replacement(_)));
        }
        Action::GoTo => assert!(matches!(after(0, key).app.mode(), Mode::GoTo(_))),
        Action::Palette => assert!(matches!(after(3, key).app.mode(), Mode::Palette { .. })),
        Action::Mark => {
            let mut desk = after(1, key);
            let marked = |desk: &Desk| desk.app.state().rows().map(|row| row.bead.marked).collect::<Vec<_>>();
            assert_eq!(marked(&desk)[..3], [false, true, false]);
            desk.keys("vj").press(key);
            assert_eq!(marked(&desk)[..4], [false, true, true, false], "where one has none, all get one");
            desk.keys("vk").press(key);
            assert!(marked(&desk).iter().all(|marked| !marked));
        }
        Action::Note => {
            let mut desk = after(1, key);
            desk.keys("to ask: the port?").press(KeyCode::Enter);
            assert_eq!(desk.app.row().unwrap().bead.note.as_deref(), Some("to ask: the port?"));
            assert!(desk.press('k').press('j').screen(100, 30).has("comment: to ask: the port?"));
            desk.press(key).press(Key::ctrl(KeyCode::Char('w'))).press(KeyCode::Esc);
            assert!(desk.app.row().unwrap().bead.note.is_some(), "left");
        }
        Action::LeaveOut => {
            let mut desk = after(1, key);
            assert!(desk.app.row().unwrap().bead.left_out);
            assert_eq!(desk.told(), "left out of exports; z takes it back");
            assert!(!desk.press(key).app.row().unwrap().bead.left_out);
        }
        Action::MergeSegments => {
            let mut desk = at(1);
            desk.press(KeyCode::Tab).press(key);
            assert_eq!((desk.shape(1), desk.app.state().len()), ((1, 1), 8));
        }
        Action::Unmerge => {
            let desk = after(1, key);
            assert_eq!((desk.shape(1), desk.shape(2), desk.app.state().len()), ((1, 1), (0, 1), 9));
        }
        Action::TakeApart => {
            let desk = after(0, key);
            assert_eq!((desk.shape(0), desk.shape(1), desk.app.state().len()), ((0, 1), (1, 0), 9));
        }
        Action::ShiftDown => {
            let mut desk = at(3);
            desk.press(KeyCode::Tab).press(key);
            assert_eq!((desk.shape(3), desk.text(4, Side::Target)), ((1, 0), ENGLISH[4].trim().to_owned()));
        }
        Action::ShiftUp => {
            let mut desk = at(5);
            desk.press(KeyCode::Tab).press(key);
            assert_eq!(desk.text(5, Side::Target), ENGLISH[6].trim());
        }
        Action::Swap => {
            let before = Desk::new();
            let desk = after(3, key);
            assert_eq!(desk.text(3, Side::Source), before.text(4, Side::Source));
            assert_eq!(desk.text(4, Side::Source), before.text(3, Side::Source));
            assert_eq!(desk.text(3, Side::Target), before.text(3, Side::Target));
        }
        Action::Pinpoint => {
            let mut desk = at(5);
            desk.press(key).press('j').press(KeyCode::Tab).press(key);
            assert_eq!((desk.shape(5), desk.app.state().len()), ((1, 1), 7));
            assert_eq!(desk.told(), "paired; z takes it back");
        }
        Action::Restore => {
            let mut desk = at(0);
            let before = desk.text(0, Side::Source);
            desk.keys("e!!").press(KeyCode::Enter);
            assert_ne!(desk.text(0, Side::Source), before);
            desk.press(key);
            assert_eq!(desk.text(0, Side::Source), before);
        }
        Action::RealignBelow => {
            let mut desk = at(0);
            desk.keys("mjm").press(key);
            assert_eq!(desk.shape(0), (2, 3), "what is above stays");
            assert!(desk.shape(1) != (3, 2), "{:?}", desk.shape(1));
        }
        other => panic!("no test for {other:?}"),
    }
}
