//! The small editor: what is selected, what can be taken back, texts of any kind.

use super::bindings::{caret, editor};
use super::*;
use keys::Key;

const CTRL_A: Key = Key::ctrl(KeyCode::Char('a'));
const CTRL_C: Key = Key::ctrl(KeyCode::Char('c'));
const CTRL_Z: Key = Key::ctrl(KeyCode::Char('z'));

fn selected_cells(screen: &Screen, theme: Theme) -> Vec<(u16, u16)> {
    let area = screen.buffer.area;
    let places = (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y)));
    let background = theme.selection().bg;
    places.filter(|place| screen.buffer[*place].style().bg == background).collect()
}

#[test]
fn what_is_selected_is_shown_on_every_cell_also_where_it_is_torn_apart() {
    let texts = ["جاء في Public Works اليوم."];
    let mut desk = Desk::with("p", (Lang::arabic(), &texts), (Lang::english(), &["One."]), &[(1, 1, 1.0)]);
    desk.press('e').press(Key::ctrl(KeyCode::Home));
    for _ in 0.."جاء في Pub".chars().count() {
        desk.press(Key::shift(KeyCode::Left));
    }
    let screen = desk.screen(120, 35);
    let cells = selected_cells(&screen, Theme::colour());
    let shown: Vec<&str> = cells.iter().map(|(x, y)| screen.symbol(*x, *y)).collect();
    assert_eq!(shown.len(), "جاء في Pub".chars().count());
    assert_eq!(shown[..3], ["P", "u", "b"], "the Latin part stands left of the Arabic one");
    let gaps = cells.windows(2).filter(|pair| pair[1].0 != pair[0].0 + 1).count();
    assert_eq!(gaps, 1, "what is not selected stands between: {cells:?}");
}

#[test]
fn half_of_a_lam_alef_selects_its_cell() {
    let mut desk = Desk::with("p", (Lang::arabic(), &["سلام"]), (Lang::english(), &["Peace."]), &[(1, 1, 1.0)]);
    desk.press('e').press(Key::ctrl(KeyCode::Home)).press(KeyCode::Left);
    desk.press(Key::shift(KeyCode::Left)).press(Key::shift(KeyCode::Left));
    let screen = desk.screen(120, 35);
    let cells = selected_cells(&screen, Theme::colour());
    assert_eq!(cells.len(), 1, "lam and alef share a cell");
}

#[test]
fn lines_are_gone_through_and_selected_as_they_are_seen() {
    let long = "وصلت السفينة إلى الميناء صباح الأحد ثم غادرته قبل أن يصل الركاب من المدينة القريبة.";
    let mut desk = Desk::with("p", (Lang::arabic(), &[long]), (Lang::english(), &["One."]), &[(1, 1, 1.0)]);
    desk.press('e');
    let end = caret(&desk);
    assert_eq!(end, long.len());
    desk.press(KeyCode::Home);
    let start = caret(&desk);
    assert!(start > 0 && start < end, "the last line of several");
    desk.press(KeyCode::Up).press(KeyCode::End);
    assert_eq!(&long[caret(&desk)..start], " ", "before the space where the line was broken");
    desk.press(KeyCode::Home).press(Key::shift(KeyCode::Down));
    let selected = match desk.app.mode() {
        Mode::Edit(editor) => editor.selected().to_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(selected, long[..start], "a whole line");
    desk.size(200, 50);
    assert_eq!(caret(&desk), start, "another width changes nothing");
    desk.press(KeyCode::Delete);
    assert_eq!(editor(&desk), long[start..]);
    desk.press(CTRL_Z);
    assert_eq!(editor(&desk), long);
    desk.press(Key::ctrl(KeyCode::Home));
    assert_eq!(caret(&desk), 0);
    desk.press(KeyCode::PageDown);
    assert_eq!(caret(&desk), long.len());
}

#[test]
fn interrupting_copies_what_is_selected_and_else_leaves() {
    let mut desk = Desk::new();
    desk.press('e').press(CTRL_A).press(CTRL_C);
    assert_eq!(desk.asked, [Effect::Copy { text: ARABIC[0].trim().to_owned(), what: "what is selected" }]);
    assert!(desk.told().ends_with("characters copied") && matches!(desk.app.mode(), Mode::Edit(_)));
    desk.press(KeyCode::End).press(CTRL_C);
    assert_eq!(desk.asked.last(), Some(&Effect::Quit));
}

#[test]
fn what_was_cut_is_pasted_in_another_row() {
    let mut desk = Desk::new();
    desk.press(KeyCode::Tab).press('e').press(CTRL_A).press(Key::ctrl(KeyCode::Char('x'))).press(KeyCode::Enter);
    desk.press('j').press('e').press(CTRL_A).press(Key::ctrl(KeyCode::Char('v'))).press(KeyCode::Enter);
    assert_eq!(desk.text(0, Side::Target), "");
    assert_eq!(desk.text(1, Side::Target), ENGLISH[0].trim());
    desk.press('e').press(KeyCode::Esc).press('j').press('e').press(Key::ctrl(KeyCode::Char('x')));
    assert!(desk.told().starts_with("nothing is selected"));
}

#[test]
fn the_documents_own_text_comes_back_as_one_change() {
    let mut desk = Desk::new();
    desk.press('e').press(CTRL_A).keys("نص آخر").press(KeyCode::Enter).press('e');
    let restore = Key::ctrl(KeyCode::Char('o'));
    desk.press(restore);
    assert_eq!(editor(&desk), ARABIC[0].trim());
    assert_eq!(desk.told(), "this is the document's own text; Ctrl+Z takes it back");
    assert_eq!(desk.press(restore).told(), "this is the document's own text already");
    desk.press(CTRL_Z);
    assert_eq!(editor(&desk), "نص آخر");
    desk.press(restore).press(KeyCode::Enter);
    assert!(!desk.app.row().unwrap().is_edited(Side::Source));
    desk.keys("jjjjj").press(KeyCode::Tab).press('e').press(restore);
    assert_eq!(desk.told(), "the document has no text here");
}

#[test]
fn vowel_marks_are_named_and_taken_one_by_one() {
    let mut desk = Desk::with("p", (Lang::arabic(), &["بَّ"]), (Lang::english(), &["b"]), &[(1, 1, 1.0)]);
    desk.press('e');
    let back = Key::alt(KeyCode::Right);
    let mut told = vec![];
    for _ in 0..3 {
        told.push(desk.press(back).told().to_owned());
    }
    let marks: Vec<char> = "بَّ".chars().collect();
    let named = |c: char| format!("before the caret: {}", crate::text::character_name(c));
    assert_eq!(told, [named(marks[1]), named(marks[0]), "before the caret: nothing".to_owned()]);
    desk.press(Key::alt(KeyCode::Left)).press(KeyCode::Delete);
    assert_eq!(editor(&desk).chars().collect::<Vec<_>>(), [marks[0], marks[2]]);
    desk.screen(120, 35);
}

#[test]
fn numbers_that_are_no_character_are_told_and_write_nothing() {
    let mut desk = Desk::new();
    let number = Key::ctrl(KeyCode::Char('u'));
    desk.press('e').press(number).keys("202e").press(KeyCode::Enter);
    assert!(desk.told().contains("no text may hold it"), "{}", desk.told());
    assert!(matches!(desk.app.mode(), Mode::CodePoint { .. }));
    desk.press(KeyCode::Esc);
    assert_eq!(editor(&desk), ARABIC[0].trim());
    desk.keys("!").press(number).press(CTRL_C);
    assert!(matches!(desk.app.mode(), Mode::Rows), "the changed text is left, not lost");
    desk.press('e').press(Key::alt(KeyCode::Char('b')));
    assert!(editor(&desk).ends_with('!'));
}

#[test]
fn hostile_texts_can_be_edited() {
    let marks = format!("ب{}", "\u{64E}".repeat(10_000));
    let long = "بسم".repeat(60_000);
    let control = "a\u{1B}]52;c;AAAA\u{7}\u{202E}b\u{2066}c";
    for text in [marks.as_str(), long.as_str(), "👨\u{200D}👩\u{200D}👧🇪🇬🇪", "漢字かな交じり文。", control]
    {
        let mut desk = Desk::with("p", (Lang::arabic(), &[text]), (Lang::english(), &["b"]), &[(1, 1, 1.0)]);
        desk.press('e').press(Key::ctrl(KeyCode::Home)).press('x');
        for key in [KeyCode::Left, KeyCode::Down, KeyCode::PageDown, KeyCode::Up, KeyCode::End, KeyCode::Home] {
            desk.press(key);
            let screen = desk.screen(120, 35);
            assert!(screen.caret.is_some(), "{key:?}");
            assert!(screen.lines().iter().all(|line| !line.contains(['\u{1B}', '\u{202E}', '\u{2066}'])));
        }
        desk.press(Key::ctrl(KeyCode::End)).press(KeyCode::Backspace).press(KeyCode::Enter);
        assert!(desk.text(0, Side::Source).starts_with('x'), "{}", desk.told());
        desk.press('z');
        assert_eq!(desk.text(0, Side::Source), text);
    }
}
