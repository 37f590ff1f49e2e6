//! What is shown, and how; and what is copied.

use super::*;
use crate::tui::keys::Key;

fn alt(c: char) -> Key {
    Key::alt(KeyCode::Char(c))
}

fn marked() -> Desk {
    let arabic = ["قَالَ \u{200E}نَعَمْ. "];
    Desk::with("p", (Lang::arabic(), &arabic), (Lang::english(), &["He\u{200E} said yes. "]), &[(1, 1, 1.0)])
}

#[test]
fn vowel_marks_are_hidden_but_not_while_they_are_edited() {
    let mut desk = marked();
    let shown = |desk: &mut Desk| desk.screen(120, 35).lines().concat().contains('\u{64E}');
    assert!(shown(&mut desk));
    desk.press(alt('v'));
    assert!(!shown(&mut desk));
    assert!(desk.told().contains("kept"));
    desk.press('e');
    assert!(shown(&mut desk), "what is edited is shown as it is");
    desk.press(KeyCode::Esc).press(alt('v'));
    assert!(shown(&mut desk));
    assert_eq!(desk.text(0, Side::Source), "قَالَ \u{200E}نَعَمْ.");
}

#[test]
fn signs_are_hidden_but_not_while_they_are_edited() {
    let mut desk = marked();
    let shown = |desk: &mut Desk| desk.screen(120, 35).lines()[1..30].concat().matches('→').count();
    assert_eq!(shown(&mut desk), 2);
    desk.press(alt('c'));
    assert_eq!(shown(&mut desk), 0);
    desk.press('e');
    assert_eq!(shown(&mut desk), 1);
}

#[test]
fn sides_change_places_and_keep_their_texts() {
    for (width, height) in [(80, 24), (120, 35)] {
        let mut desk = Desk::new();
        let before = desk.app.panes().unwrap();
        desk.size(width, height).press(alt('s'));
        let after = desk.app.panes().unwrap();
        assert_eq!(before.order, [after.order[1], after.order[0]], "{width}");
        // Left and right are as they are seen.
        desk.press(KeyCode::Left);
        assert_eq!(desk.app.side(), Side::Target, "{width}");
        desk.press(alt('s'));
        assert_eq!(desk.app.panes().unwrap().order, before.order, "{width}");
    }
}

#[test]
fn columns_give_and_take_within_bounds() {
    let mut desk = Desk::new();
    let width = |desk: &Desk| desk.app.panes().unwrap().columns.map(|column| column.width);
    let [left, right] = width(&desk);
    desk.press('}');
    let [wider, narrower] = width(&desk);
    assert!(wider > left && narrower < right && wider + narrower == left + right);
    assert_eq!(desk.told(), "left 55 %, right 45 %");
    desk.press('{');
    assert_eq!(width(&desk), [left, right]);
    desk.keys("{{{{{{{{{{{{");
    assert_eq!(desk.told(), "a side can't be narrower");
    assert_eq!(desk.app.look().share, 20);
    assert!(width(&desk)[0] > 15);
    desk.size(80, 24).press('}');
    assert!(desk.told().contains("nothing to divide"));
    assert_eq!(desk.app.look().share, 20);
}

#[test]
fn what_is_copied_is_the_text_in_logical_order() {
    let mut desk = Desk::new();
    desk.press('j').press('y');
    let text = |desk: &Desk| match desk.asked.last() {
        Some(Effect::Copy { text, .. }) => text.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(text(&desk), ARABIC[1].trim());
    assert_eq!(desk.told(), "", "the loop tells it");
    desk.press('Y');
    assert_eq!(text(&desk), format!("{}\t{} {}", ARABIC[1].trim(), ENGLISH[1].trim(), ENGLISH[2].trim()));
    desk.keys("jjjj").press(KeyCode::Tab).press('y');
    assert_eq!((desk.asked.len(), desk.told()), (2, "there is no text to copy"));
}

#[test]
fn a_text_too_long_for_the_clipboard_is_not_cut() {
    let long = "كلمة ".repeat(20_000);
    let mut desk = Desk::with("p", (Lang::arabic(), &[&long]), (Lang::english(), &["a\tb\nc"]), &[(1, 1, 1.0)]);
    desk.press('y');
    assert!(desk.asked.is_empty());
    assert!(desk.told().contains("too long"), "{}", desk.told());
    desk.press(KeyCode::Tab).press('Y');
    assert!(desk.asked.is_empty(), "nor are both");
}

#[test]
fn where_the_clipboard_is_not_to_be_used_it_is_not() {
    let Desk { app, workspace, .. } = Desk::new();
    let mut desk = Desk::of(workspace, app.pair().clone());
    desk.app.clipboard = false;
    desk.press('y');
    assert!(desk.asked.is_empty() && desk.told().contains("configuration"));
}
