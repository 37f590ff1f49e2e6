//! The map, the minimap and the progress bar on the screen.

use super::*;
use crate::tui::map::Worst;
use crate::tui::terminal::{Mouse, MouseKind};

fn click(column: u16, line: u16) -> Action {
    Action::Mouse(Mouse { kind: MouseKind::Press, column, line })
}

#[test]
fn the_map_shows_the_path_and_the_row_under_the_cursor() {
    let mut desk = Desk::new();
    desk.keys("jjM");
    let screen = desk.screen(60, 15);
    assert!(
        screen.line(1).trim_end().ends_with("↓ target (en), 8 segments   ← source (ar), 8 segments"),
        "{}",
        screen.line(1)
    );
    // Six lines for the path: from the right end of the first to the left end of the last.
    assert!(screen.symbol(59, 2) != " " && screen.symbol(0, 8) != " ", "{:?}", screen.lines());
    assert!(screen.line(9).starts_with("R needs review  ! below .50  ? below .99"), "{}", screen.line(9));
    assert!(screen.line(10).starts_with("row 3"), "{}", screen.line(10));
    assert!(screen.line(10).contains(".42   2:1   unreviewed"), "{}", screen.line(10));
    assert!(screen.line(12).starts_with("The 240 passengers went ashore."), "{}", screen.line(12));
    let caret = screen.caret.unwrap();
    assert!((2..9).contains(&caret.y) && screen.symbol(caret.x, caret.y) != " ");
}

#[test]
fn a_source_from_left_to_right_begins_on_the_left() {
    let mut desk = Desk::with("p", (Lang::english(), &ENGLISH), (Lang::arabic(), &ARABIC), &[(1, 1, 1.0); 8]);
    desk.keys("M");
    let screen = desk.screen(60, 15);
    assert!(screen.line(1).starts_with("→ source (en), 8 segments   ↓ target (ar), 8 segments"), "{}", screen.line(1));
    assert!(screen.symbol(0, 2) != " " && screen.symbol(59, 8) != " ", "{:?}", screen.lines());
    desk.press(KeyCode::Right);
    assert!(matches!(desk.app.mode(), Mode::Map { at: 1 }), "{:?}", desk.app.mode());
}

#[test]
fn without_colours_what_wants_a_look_is_a_sign() {
    let mut desk = Desk::new();
    desk.keys("xGrM");
    let signs = |screen: &Screen| -> String { (2..9).map(|y| screen.line(y)).collect() };
    let plain = signs(&desk.screen_in(Theme::plain(), 60, 15));
    assert!(plain.contains('R') && plain.contains('!') && plain.contains('?') && !plain.contains('u'), "{plain}");
    let coloured = signs(&desk.screen(60, 15));
    assert!(coloured.chars().all(|c| c == ' ' || ('\u{2800}'..='\u{28FF}').contains(&c)), "{coloured}");
    desk.keys("b");
    let letters = signs(&desk.screen(60, 15));
    assert!(letters.contains('X') && letters.contains('u') && letters.is_ascii(), "{letters}");
}

#[test]
fn the_map_is_made_anew_when_a_row_changes() {
    let mut desk = Desk::new();
    desk.keys("M").press(KeyCode::Esc).keys("r");
    let panes = desk.app.panes().unwrap();
    assert_eq!(desk.app.chart(&panes).stops()[0].how, Worst::Review);
    assert_eq!(desk.app.strip(8).worst(0), Some(Worst::Review));
    desk.keys("z");
    assert_eq!(desk.app.chart(&panes).stops()[0].how, Worst::Sure);
    assert_eq!(desk.app.strip(8).worst(0), Some(Worst::Sure));
}

#[test]
fn the_minimap_stands_at_the_right_edge_where_there_is_room() {
    let mut desk = Desk::new();
    desk.press(keys::Key::alt(KeyCode::Char('m'))).keys("xG");
    let at = |screen: &Screen, width: u16| -> String { (1..33).map(|y| screen.symbol(width - 1, y)).collect() };
    let screen = desk.screen(120, 35);
    // Eight rows on 32 lines, four for each.
    assert_eq!(at(&screen, 120), "XXXX????!!!!░░░░░░░░????????░░░░");
    assert!((1..33).all(|y| screen.symbol(118, y) == "▐"), "all rows are on the screen");
    assert_eq!(at(&desk.screen(80, 35), 80).trim(), "");
    assert_eq!(at(&desk.screen(100, 35), 100).chars().next(), Some('X'));
    desk.press(keys::Key::alt(KeyCode::Char('m')));
    assert_eq!(at(&desk.screen(120, 35), 120).trim(), "");
}

#[test]
fn a_click_on_a_map_goes_to_the_row_there() {
    let mut desk = Desk::new();
    desk.size(120, 35).press(keys::Key::alt(KeyCode::Char('m')));
    desk.act(click(119, 11));
    assert_eq!((desk.app.current(), desk.told()), (2, ""));
    desk.keys("gM");
    let panes = desk.app.panes().unwrap();
    let stop = *desk.app.chart(&panes).stops().last().unwrap();
    desk.act(click(stop.cell.0, stop.cell.1 + 2));
    assert!(matches!(desk.app.mode(), Mode::Map { at: 7 }), "{:?}", desk.app.mode());
    desk.press(KeyCode::Enter);
    assert_eq!(desk.app.current(), 7);
}

#[test]
fn an_empty_pair_has_no_map() {
    let mut desk = Desk::with("p", (Lang::arabic(), &[]), (Lang::english(), &[]), &[]);
    desk.keys("M");
    assert_eq!(desk.told(), "this pair has no rows");
    assert!(matches!(desk.app.mode(), Mode::Rows));
    desk.screen(120, 35);
}

#[test]
fn the_header_tells_what_is_left() {
    let mut desk = Desk::new();
    desk.keys("ajrjx");
    let line = desk.screen(120, 35).line(0);
    // Rows 2, 6 and 7 are less than sure, row 3 needs review.
    assert!(line.contains("A 1  R 1  X 1  u 5  █▌XXRR░░░░░░ 25%  4 left to look at"), "{line}");
    assert!(desk.screen(80, 24).line(0).contains("row 4/8  █▌XXRR░░░░░░ 25%  4 left to look at"));
}
