//! Every binding of the table, by what it does.

mod finding;
mod menus;
mod rows;
mod writing;

use super::*;
use crate::tui::keys::{Context, Key, Keymap};
use crate::tui::{Effect, Mode};

#[test]
fn every_key_does_what_its_binding_says() {
    for bound in Keymap::default().all() {
        for key in &bound.keys {
            let (action, key) = (&bound.binding.action, *key);
            match bound.table.context {
                Context::Rows => rows::test(action, key),
                Context::Split => splitting(action, key),
                Context::Edit => editing(action, key),
                Context::Find if finding::searching_otherwise(action, key) => {}
                Context::Find => finding(action, key),
                Context::Filter => finding::filtering(action, key),
                Context::Replacement => finding::typing_a_replacement(action, key),
                Context::Replace => finding::replacing(action, key),
                Context::GoTo => finding::going(action, key),
                Context::CodePoint => finding::numbering(action, key),
                Context::File => naming(action, key),
                Context::Question => answering(action, key),
                Context::Kind => menus::kinds(action, key),
                Context::Prompt => menus::asked(action, key),
                Context::Palette => menus::commands(action, key),
                Context::HelpFind => menus::help_find(action, key),
                Context::Map => map(action, key),
                // Needs an alignment that takes a while: see `realign`.
                Context::Aligning => assert_eq!(*action, Action::Leave),
                Context::Help => reading(action, key),
                // The list of pairs is a place of its own: see `home::bindings`.
                Context::Home
                | Context::HomeFind
                | Context::HomeName
                | Context::Browse
                | Context::Path
                | Context::Waiting => {}
                Context::Caret => {
                    splitting(action, key);
                    editing(action, key);
                    finding(action, key);
                    naming(action, key);
                    menus::line(action, key);
                }
                Context::Writing if writing::test(action, key) => {}
                Context::Writing => {
                    editing(action, key);
                    finding(action, key);
                    naming(action, key);
                    menus::line(action, key);
                }
                Context::Anywhere => anywhere(action, key),
            }
        }
    }
}

/// A desk at a row, after a key.
fn after(row: usize, key: Key) -> Desk {
    let mut desk = at(row);
    desk.press(key);
    desk
}

fn at(row: usize) -> Desk {
    let mut desk = Desk::new();
    for _ in 0..row {
        desk.press('j');
    }
    assert_eq!(desk.app.current(), row);
    desk
}

/// The Arabic side of row 4 with the caret where splitting begins; `back` and `ahead` are how many words before and
/// after. Left is forward.
fn splitting(action: &Action, key: Key) {
    let mut desk = at(2);
    desk.press('s');
    let start = caret(&desk);
    let text = desk.text(2, Side::Source);
    assert_eq!(&text[start..], "كان على متنها 240 راكبا.", "the caret waits where the second segment begins");
    desk.press(key);
    match action {
        Action::Confirm => {
            assert_eq!(desk.app.state().len(), 9);
            assert_eq!(desk.text(3, Side::Source), &text[start..]);
            assert!(matches!(desk.app.mode(), Mode::Rows));
        }
        Action::Leave => {
            assert_eq!(desk.app.state().len(), 8);
            assert!(matches!(desk.app.mode(), Mode::Rows));
        }
        Action::OtherSide => {
            assert_eq!(desk.app.side(), Side::Target);
            assert_eq!(editor(&desk), desk.text(2, Side::Target));
        }
        Action::Help => assert!(matches!(desk.app.mode(), Mode::Help { .. })),
        Action::Palette => {
            assert!(desk.screen(100, 30).has(" suspend "));
            desk.keys("help").press(KeyCode::Enter);
            assert!(
                matches!(desk.app.mode(), Mode::Help { .. }),
                "what was called is done where the palette was opened"
            );
        }
        action => caret_moves(action, caret(&desk), start, &text),
    }
}

fn editing(action: &Action, key: Key) {
    let mut desk = at(2);
    desk.press('e');
    let text = desk.text(2, Side::Source);
    let end = text.len();
    assert_eq!(caret(&desk), end);
    let start = end - "متنها 240 راكبا.".len();
    while caret(&desk) > start {
        desk.press(KeyCode::Right);
    }
    if *action == Action::Confirm {
        desk.press('!').press(key);
        assert_eq!(desk.text(2, Side::Source), "نزل الركاب. كان على !متنها 240 راكبا.");
        assert!(matches!(desk.app.mode(), Mode::Rows));
        return;
    }
    if matches!(action, Action::Leave | Action::BringBack) {
        desk.press('!').press(KeyCode::Esc).press('e').press(Key::alt(KeyCode::Char('b')));
        assert_eq!(editor(&desk), "نزل الركاب. كان على !متنها 240 راكبا.");
        desk.press(key);
        match action {
            Action::Leave => assert!(matches!(desk.app.mode(), Mode::Rows)),
            _ => assert_eq!(editor(&desk), text, "exchanged back"),
        }
        assert_eq!(desk.text(2, Side::Source), text);
        return;
    }
    if *action == Action::RestoreText {
        desk.press('!').press(key);
        assert_eq!(editor(&desk), text);
        return;
    }
    desk.press(key);
    match action {
        Action::CodePoint => assert!(matches!(desk.app.mode(), Mode::CodePoint { .. })),
        Action::SelectUp => assert_eq!(current(&desk).selected(), &text[..start]),
        Action::SelectDown => assert_eq!(current(&desk).selected(), &text[start..]),
        Action::Help => assert!(matches!(desk.app.mode(), Mode::Help { .. })),
        Action::Palette => {
            assert!(desk.screen(100, 30).has(" suspend "));
            desk.keys("help").press(KeyCode::Enter);
            assert!(
                matches!(desk.app.mode(), Mode::Help { .. }),
                "what was called is done where the palette was opened"
            );
        }
        action => text_changes(action, &desk, start, &text, "نزل الركاب. كان "),
    }
}

fn finding(action: &Action, key: Key) {
    let mut desk = at(3);
    desk.press('/').keys("the ship re");
    assert_eq!(desk.app.current(), 7, "found behind the row where the search began");
    desk.press(Key::ctrl(KeyCode::Left));
    let (text, start) = ("the ship re", "the ship ".len());
    match action {
        Action::NextHit | Action::PreviousHit => {
            desk.press(key);
            assert_eq!((desk.app.current(), desk.app.side()), (0, Side::Target));
            assert!(matches!(desk.app.mode(), Mode::Find { .. }));
        }
        Action::Confirm => {
            desk.press(key);
            assert_eq!((desk.app.current(), desk.app.search().wanted()), (7, text));
            assert!(matches!(desk.app.mode(), Mode::Rows));
        }
        Action::Leave => {
            desk.press(key);
            assert_eq!((desk.app.current(), desk.app.search().wanted()), (3, ""));
            assert!(matches!(desk.app.mode(), Mode::Rows));
        }
        action => {
            desk.press(key);
            text_changes(action, &desk, start, text, "the ");
        }
    }
}

fn naming(action: &Action, key: Key) {
    let mut desk = at(0);
    desk.press('w').press(Key::ctrl(KeyCode::Char('w'))).press(Key::ctrl(KeyCode::Char('w'))).keys("old ship.tmx");
    match action {
        Action::Confirm => {
            desk.press(key);
            assert_eq!(desk.exports, [(PathBuf::from("old ship.tmx"), false)]);
            assert_eq!(desk.told(), "written");
            assert!(matches!(desk.app.mode(), Mode::Rows));
        }
        Action::Leave => {
            desk.press(key);
            assert!(desk.exports.is_empty() && matches!(desk.app.mode(), Mode::Rows));
        }
        action => {
            for _ in 0.."ship.tmx".len() {
                desk.press(KeyCode::Left);
            }
            desk.press(key);
            text_changes(action, &desk, "old ".len(), "old ship.tmx", "");
        }
    }
}

fn answering(action: &Action, key: Key) {
    let mut desk = at(0);
    desk.exporting = Err(ExportError::Exists);
    desk.press('w').press(KeyCode::Enter);
    assert!(matches!(desk.app.mode(), Mode::Question(_)));
    desk.exporting = Ok("replaced".to_owned());
    desk.press(key);
    match action {
        Action::Yes => {
            assert_eq!(desk.exports.last(), Some(&(PathBuf::from("harbour.tmx"), true)));
            assert_eq!(desk.told(), "replaced");
        }
        Action::No => {
            assert_eq!(desk.exports.len(), 1);
            assert!(matches!(desk.app.mode(), Mode::File(name) if name.text() == "harbour.tmx"));
        }
        other => panic!("no test for {other:?}"),
    }
}

fn reading(action: &Action, key: Key) {
    let mut desk = Desk::new();
    desk.size(60, 15).press('?');
    let top = |desk: &Desk| match desk.app.mode() {
        Mode::Help { top, .. } => Some(*top),
        _ => None,
    };
    desk.press('j').press(KeyCode::PageDown);
    assert_eq!(top(&desk), Some(12), "one line and a screen less one");
    desk.press(key);
    match action {
        Action::Leave => assert_eq!(top(&desk), None),
        Action::Find => assert!(matches!(desk.app.mode(), Mode::Help { top: 0, typing: true, .. })),
        Action::NextRow => assert_eq!(top(&desk), Some(13)),
        Action::PreviousRow => assert_eq!(top(&desk), Some(11)),
        Action::NextPage => assert_eq!(top(&desk), Some(23)),
        Action::PreviousPage => assert_eq!(top(&desk), Some(1)),
        Action::FirstRow => assert_eq!(top(&desk), Some(0)),
        Action::LastRow => assert!(desk.screen(60, 15).line(12).contains("+ stands for more than nine")),
        other => panic!("no test for {other:?}"),
    }
}

/// On the map of a pair of eight rows at 120×35, where each row has cells of its own.
fn map(action: &Action, key: Key) {
    let under = |desk: &Desk| match desk.app.mode() {
        Mode::Map { at } => Some(*at),
        _ => None,
    };
    let mut desk = at(3);
    desk.press('M');
    assert_eq!(under(&desk), Some(3));
    desk.press(key);
    match action {
        Action::Confirm => {
            let mut desk = at(3);
            desk.press('M').press(KeyCode::End).press(key);
            assert_eq!((under(&desk), desk.app.current()), (None, 7));
        }
        Action::Leave => {
            let mut desk = at(3);
            desk.press('M').press(KeyCode::End).press(key);
            assert_eq!((under(&desk), desk.app.current()), (None, 3));
        }
        // The source is Arabic: it begins on the right.
        Action::NextRow | Action::CaretLeft => assert_eq!(under(&desk), Some(4)),
        Action::PreviousRow | Action::CaretRight => assert_eq!(under(&desk), Some(2)),
        Action::NextToLook => assert_eq!(under(&desk), Some(5)),
        Action::PreviousToLook => assert_eq!(under(&desk), Some(2)),
        Action::NextPage => assert_eq!(under(&desk), Some(4), "a tenth of eight rows is one"),
        Action::PreviousPage => assert_eq!(under(&desk), Some(2)),
        Action::FirstRow => assert_eq!(under(&desk), Some(0)),
        Action::LastRow => assert_eq!(under(&desk), Some(7)),
        Action::MapSigns => {
            assert!(!desk.app.look().dots);
            assert!(desk.press(key).app.look().dots);
        }
        Action::Help => assert!(matches!(desk.app.mode(), Mode::Help { .. })),
        other => panic!("no test for {other:?}"),
    }
}

fn anywhere(action: &Action, key: Key) {
    let effect = match action {
        Action::Interrupt => Effect::Quit,
        Action::Suspend => Effect::Suspend,
        Action::Redraw => Effect::Redraw,
        other => panic!("no test for {other:?}"),
    };
    // Where text is typed, the key that suspends takes back.
    let ways = ["", "s", "?", "e", "/", "w"];
    for way in if *action == Action::Suspend { &ways[..3] } else { &ways } {
        let mut desk = at(1);
        desk.keys(way).press(key);
        assert_eq!(desk.asked, std::slice::from_ref(&effect), "after “{way}”");
    }
}

fn text_changes(action: &Action, desk: &Desk, start: usize, text: &str, without_word: &str) {
    let (before, behind) = text.split_at(start);
    let first = |text: &str| text.chars().next().unwrap().len_utf8();
    let last = |text: &str| text.chars().next_back().unwrap().len_utf8();
    match action {
        Action::Backspace => assert_eq!(editor(desk), format!("{}{behind}", &before[..before.len() - last(before)])),
        Action::Delete => assert_eq!(editor(desk), format!("{before}{}", &behind[first(behind)..])),
        Action::DeleteWord => assert_eq!(editor(desk), format!("{without_word}{behind}")),
        action => caret_moves(action, caret(desk), start, text),
    }
}

/// In Arabic, Left is forward.
fn caret_moves(action: &Action, caret: usize, start: usize, text: &str) {
    let arabic = !text.is_ascii();
    let ahead = text[start..].chars().next().unwrap().len_utf8();
    let behind = text[..start].chars().next_back().unwrap().len_utf8();
    match action {
        Action::CaretLeft if arabic => assert_eq!(caret, start + ahead),
        Action::CaretRight if arabic => assert_eq!(caret, start - behind),
        Action::CaretLeft => assert_eq!(caret, start - behind),
        Action::CaretRight => assert_eq!(caret, start + ahead),
        Action::WordLeft if arabic => assert!(caret > start + ahead),
        Action::WordRight if arabic => assert!(caret < start - behind),
        Action::WordLeft => assert!(caret < start - behind),
        Action::WordRight => assert!(caret > start + ahead),
        // The text has one line: up is its start, down its end.
        Action::TextStart | Action::LineStart | Action::CaretUp | Action::CaretPageUp => assert_eq!(caret, 0),
        Action::TextEnd | Action::LineEnd | Action::CaretDown | Action::CaretPageDown => {
            assert_eq!(caret, text.len());
        }
        other => panic!("no test for {other:?}"),
    }
}

pub(super) fn caret(desk: &Desk) -> usize {
    current(desk).caret()
}

pub(super) fn editor(desk: &Desk) -> String {
    current(desk).text().to_owned()
}

fn current(desk: &Desk) -> &crate::tui::Editor {
    match desk.app.mode() {
        Mode::Split(editor) | Mode::Edit(editor) | Mode::File(editor) | Mode::Question(editor) => editor,
        Mode::Find { editor, .. } | Mode::Prompt { editor, .. } | Mode::Filter { editor, .. } => editor,
        Mode::CodePoint { editor, .. } | Mode::GoTo(editor) | Mode::Replacement(editor) => editor,
        Mode::Palette { palette, .. } => &palette.editor,
        Mode::Help { filter, .. } => filter,
        other => panic!("no text is edited in {other:?}"),
    }
}
