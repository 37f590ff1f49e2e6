//! Every binding that selects, copies or takes back where text is typed.

use super::*;

const CTRL_A: Key = Key::ctrl(KeyCode::Char('a'));
const CTRL_X: Key = Key::ctrl(KeyCode::Char('x'));

/// What leads to each line and text that is typed, with keys of the table.
fn ways() -> Vec<Vec<Key>> {
    let chars = |text: &str| text.chars().map(Key::char).collect::<Vec<_>>();
    let edit = [vec![Key::plain(KeyCode::Tab)], chars("e")].concat();
    let number = [edit.clone(), vec![Key::ctrl(KeyCode::Char('u'))]].concat();
    let replacement = [chars("/ship"), vec![Key::plain(KeyCode::F(4))]].concat();
    let go_to = vec![Key::ctrl(KeyCode::Char('g'))];
    let lines = ["/", "w", "%", ":", "?/", "F"].map(chars);
    lines.into_iter().chain([edit, number, replacement, go_to]).collect()
}

/// Tests an action wherever text is typed; says whether it is one of these.
pub(super) fn test(action: &Action, key: Key) -> bool {
    ways().into_iter().all(|way| {
        let mut desk = at(0);
        for key in &way {
            desk.press(*key);
        }
        desk.press(CTRL_A).keys("one two three");
        does(action, key, &mut desk)
    })
}

/// Tests an action in a line with “one two three” and the caret at its end.
fn does(action: &Action, key: Key, desk: &mut Desk) -> bool {
    let home = Key::plain(KeyCode::Home);
    let all = "one two three";
    let copied = Effect::Copy { text: all.to_owned(), what: "what is selected" };
    let selected = |desk: &Desk| current(desk).selected().to_owned();
    match action {
        Action::SelectLeft => assert_eq!(selected(desk.press(key)), "e"),
        Action::SelectWordLeft => assert_eq!(selected(desk.press(key)), "three"),
        Action::SelectLineStart | Action::SelectTextStart => assert_eq!(selected(desk.press(key)), all),
        Action::SelectRight => assert_eq!(selected(desk.press(home).press(key)), "o"),
        Action::SelectWordRight => assert_eq!(selected(desk.press(home).press(key)), "one "),
        Action::SelectLineEnd | Action::SelectTextEnd => assert_eq!(selected(desk.press(home).press(key)), all),
        Action::SelectAll => assert_eq!(selected(desk.press(home).press(key)), all),
        Action::Copy => {
            desk.press(CTRL_A).press(key);
            assert_eq!((desk.asked.as_slice(), editor(desk).as_str()), ([copied.clone()].as_slice(), all));
        }
        Action::Cut => {
            desk.press(CTRL_A).press(key);
            assert_eq!((desk.asked.as_slice(), editor(desk).as_str()), ([copied.clone()].as_slice(), ""));
        }
        Action::PasteCopied => {
            desk.press(CTRL_A).press(CTRL_X).press(key).press(key);
            assert_eq!(editor(desk), format!("{all}{all}"));
        }
        Action::UndoTyping => assert_eq!(editor(desk.press(key)), "one two "),
        Action::RedoTyping => assert_eq!(editor(desk.press(Key::ctrl(KeyCode::Char('z'))).press(key)), all),
        Action::DeleteWordAhead => assert_eq!(editor(desk.press(home).press(key)), "two three"),
        Action::MarkLeft => {
            desk.press(key);
            assert_eq!(caret(desk), all.len() - 1);
            assert_eq!(desk.told(), "before the caret: U+0065 latin small letter e");
        }
        Action::MarkRight => {
            desk.press(home).press(key);
            assert_eq!((caret(desk), desk.told()), (1, "before the caret: U+006F latin small letter o"));
        }
        _ => return false,
    }
    true
}
