//! What the mouse does.

use super::*;
use crate::tui::keys::Context;
use crate::tui::terminal::{Mouse, MouseKind};

const SIZES: [(u16, u16); 4] = [(60, 15), (80, 24), (120, 35), (200, 50)];

fn mouse(desk: &mut Desk, kind: MouseKind, column: u16, line: u16) {
    desk.act(Action::Mouse(Mouse { kind, column, line }));
}

fn press(desk: &mut Desk, column: u16, line: u16) {
    mouse(desk, MouseKind::Press, column, line);
}

/// Where a text stands on the screen, as it is drawn; the place of its first cell from the left.
fn find(screen: &Screen, text: &str) -> (u16, u16) {
    let (line, at) = screen
        .lines()
        .iter()
        .enumerate()
        .find_map(|(y, line)| line.find(text).map(|at| (y as u16, line[..at].chars().count() as u16)))
        .unwrap_or_else(|| panic!("“{text}” is not on the screen"));
    (at, line)
}

#[test]
fn a_press_makes_the_row_and_the_side_current() {
    for (width, height) in SIZES {
        let mut desk = Desk::new();
        let screen = desk.screen(width, height);
        let (column, line) = find(&screen, "The captain");
        press(&mut desk, column + 3, line);
        assert_eq!((desk.app.current(), desk.app.side()), (1, Side::Target), "{width}×{height}");
        let screen = desk.screen(width, height);
        // Before the texts the side stays.
        let (_, line) = find(&screen, "The ship");
        press(&mut desk, 4, line);
        assert_eq!((desk.app.current(), desk.app.side()), (0, Side::Target), "{width}×{height}");
    }
}

#[test]
fn a_press_on_arabic_makes_that_side_current() {
    for (width, height) in SIZES {
        let mut desk = Desk::new();
        desk.press(KeyCode::Tab);
        let screen = desk.screen(width, height);
        // Ends in a waw that begins the first word.
        let (column, line) =
            (0..width).rev().find_map(|x| (1..3).find(|y| screen.symbol(x, *y) == "\u{FEED}").map(|y| (x, y))).unwrap();
        press(&mut desk, column, line);
        assert_eq!((desk.app.current(), desk.app.side()), (0, Side::Source), "{width}×{height}");
    }
}

#[test]
fn every_place_of_every_row_leads_to_that_row() {
    for (width, height) in SIZES {
        let mut desk = Desk::new();
        let screen = desk.screen(width, height);
        let is_blank = |line: u16| (0..width - 4).all(|column| screen.symbol(column, line) == " ");
        let last = (1..height - 2).rev().find(|line| !is_blank(*line)).unwrap();
        let mut row = 0;
        for line in 1..=last {
            row += usize::from(line > 1 && screen.symbol(0, line) == "u");
            // At the right edge stands the minimap, where it has room.
            for column in [0, 5, 11, 12, width / 3, width / 2, width - 5] {
                desk.press('g');
                press(&mut desk, column, line);
                assert_eq!(desk.app.current(), row, "{column},{line} of {width}×{height}");
            }
        }
        assert!(row > 2, "{width}×{height}");
    }
}

#[test]
fn a_press_while_editing_puts_the_caret_where_it_is_drawn() {
    for (width, height) in SIZES {
        for side in Side::BOTH {
            let mut desk = Desk::new();
            desk.size(width, height).keys("jj");
            if side == Side::Target {
                desk.press(KeyCode::Tab);
            }
            desk.press('e').press(KeyCode::Home);
            let text = desk.text(2, side);
            for offset in text.char_indices().map(|(at, _)| at) {
                while bindings::caret(&desk) < offset {
                    let forward = if side == Side::Source { KeyCode::Left } else { KeyCode::Right };
                    desk.press(forward);
                }
                let at = bindings::caret(&desk);
                let drawn = desk.screen(width, height).caret.unwrap();
                desk.press(KeyCode::End);
                press(&mut desk, drawn.x, drawn.y);
                assert_eq!(bindings::caret(&desk), at, "{side:?} {offset} {width}×{height}");
            }
        }
    }
}

#[test]
fn a_drag_selects_and_leaves_no_text_unkept() {
    let mut desk = Desk::new();
    desk.press(KeyCode::Tab).press('e');
    let screen = desk.screen(120, 35);
    let (column, line) = find(&screen, "ship");
    press(&mut desk, column, line);
    assert_eq!(bindings::caret(&desk), "The ".len());
    mouse(&mut desk, MouseKind::Drag, column + 4, line);
    assert_eq!(bindings::caret(&desk), "The ship".len());
    mouse(&mut desk, MouseKind::Release, column + 4, line);
    assert!(matches!(desk.app.mode(), Mode::Edit(editor) if editor.selected() == "ship"));
    desk.press(KeyCode::Right).press('!');
    let (column, line) = find(&desk.screen(120, 35), "The captain");
    press(&mut desk, column, line);
    assert!(matches!(desk.app.mode(), Mode::Edit(_)), "the text is still being edited");
    assert_eq!(
        (desk.app.current(), bindings::editor(&desk)),
        (0, "The ship! reached the port on Sunday morning.".into())
    );
    assert!(desk.told().contains("being edited"));
}

#[test]
fn a_press_across_goes_on_splitting_there() {
    let mut desk = Desk::new();
    desk.keys("js");
    let (column, line) = find(&desk.screen(120, 35), "sea");
    press(&mut desk, column, line);
    assert_eq!(desk.app.side(), Side::Target);
    let text = desk.text(1, Side::Target);
    assert_eq!(bindings::caret(&desk), text.find("sea").unwrap());
}

#[test]
fn a_double_press_edits_with_the_caret_there() {
    for (width, height) in SIZES {
        let mut desk = Desk::new();
        let (column, line) = find(&desk.screen(width, height), "captain");
        press(&mut desk, column, line);
        // The screen may have scrolled to show the row below; a user aims at what is drawn.
        mouse(&mut desk, MouseKind::DoublePress, column, line);
        assert!(matches!(desk.app.mode(), Mode::Edit(_)), "{width}×{height}");
        assert_eq!((desk.app.current(), desk.app.side()), (1, Side::Target), "{width}×{height}");
    }
    let mut desk = Desk::new();
    let (column, line) = find(&desk.screen(120, 35), "captain");
    press(&mut desk, column, line);
    mouse(&mut desk, MouseKind::DoublePress, column, line);
    assert_eq!(bindings::caret(&desk), "The ".len());
}

#[test]
fn the_wheel_goes_through_rows_and_help_and_leaves_a_text_alone() {
    let mut desk = Desk::new();
    mouse(&mut desk, MouseKind::WheelDown, 50, 5);
    mouse(&mut desk, MouseKind::WheelDown, 50, 5);
    assert_eq!(desk.app.current(), 2);
    mouse(&mut desk, MouseKind::WheelUp, 50, 5);
    assert_eq!(desk.app.current(), 1);
    desk.press('?');
    let before = desk.screen(80, 24).lines();
    mouse(&mut desk, MouseKind::WheelDown, 50, 5);
    let after = desk.screen(80, 24).lines();
    assert_eq!(before[4..20], after[1..17], "three lines further");
    desk.press(KeyCode::Esc).press('e').press('x');
    let text = bindings::editor(&desk);
    mouse(&mut desk, MouseKind::WheelDown, 50, 5);
    assert_eq!((desk.app.current(), bindings::editor(&desk)), (1, text));
}

#[test]
fn a_press_on_a_key_of_the_last_line_is_that_key() {
    for (width, height) in SIZES {
        for (bound, word) in Desk::new().app.keys().footer(Context::Rows) {
            let mut desk = Desk::new();
            let key = bound.keys[0].to_string();
            let footer = desk.screen(width, height).line(height - 1);
            let Some(at) = footer.find(&format!("{key} {word}")) else { continue };
            let column = footer[..at].chars().count() as u16 + 2;
            let mut pressed = Desk::new();
            pressed.size(width, height).press(bound.keys[0]);
            press(&mut desk, column, height - 1);
            assert_eq!(desk.statuses(), pressed.statuses(), "{word}");
            assert_eq!(desk.app.current(), pressed.app.current(), "{word}");
            assert_eq!(desk.told(), pressed.told(), "{word}");
            assert_eq!(desk.app.context(), pressed.app.context(), "{word}");
            assert_eq!(desk.asked, pressed.asked, "{word}");
        }
    }
    let mut desk = Desk::new();
    let footer = desk.screen(80, 24).line(23);
    let gap = footer.find("  ").unwrap() as u16;
    press(&mut desk, gap, 23);
    assert_eq!(desk.statuses(), "uuuuuuuu", "between two keys is none");
}

#[test]
fn a_drag_over_rows_selects_them_and_a_press_ends_that() {
    let mut desk = Desk::new();
    let screen = desk.screen(120, 35);
    let places = ["The captain", "The 240", "Nobody"].map(|text| find(&screen, text));
    press(&mut desk, places[0].0, places[0].1);
    mouse(&mut desk, MouseKind::Drag, places[0].0 + 2, places[0].1);
    assert!(!desk.app.has_selection(), "inside of a row");
    mouse(&mut desk, MouseKind::Drag, places[1].0, places[1].1);
    assert_eq!(desk.told(), "2 rows selected");
    mouse(&mut desk, MouseKind::Drag, places[2].0, places[2].1);
    mouse(&mut desk, MouseKind::Release, places[2].0, places[2].1);
    let rows = desk.app.current();
    assert_eq!(desk.told(), format!("{rows} rows selected"), "from the second on");
    desk.press('r');
    assert_eq!(&desk.statuses()[..3], "uRR");
    press(&mut desk, places[0].0, places[0].1);
    assert!(!desk.app.has_selection());
}

#[test]
fn a_press_on_an_entry_of_a_list_takes_it() {
    for (width, height) in SIZES {
        let mut desk = Desk::new();
        desk.size(width, height).press(':').keys("needs");
        let (column, line) = find(&desk.screen(width, height), "needs-review");
        press(&mut desk, column, line);
        assert_eq!(desk.statuses(), "Ruuuuuuu", "{width}×{height}");
        desk.press('f');
        let screen = desk.screen(width, height);
        let line = (1..height).rev().find(|y| screen.line(*y).contains("other than 1:1")).unwrap();
        press(&mut desk, 20, line);
        assert_eq!(desk.app.current(), 1, "{width}×{height}");
    }
}

#[test]
fn no_place_of_any_screen_breaks_anything() {
    let kinds = [MouseKind::Press, MouseKind::DoublePress, MouseKind::Drag, MouseKind::Release, MouseKind::WheelDown];
    for mode in ["", "s", "e", "/ship", "w", "?", ":mark", "f"] {
        for (width, height) in [(1, 1), (60, 15), (99, 16), (100, 20)] {
            let mut desk = Desk::new();
            desk.size(width, height).keys(mode);
            for (kind, place) in kinds.into_iter().cycle().zip(0u16..60) {
                mouse(&mut desk, kind, (place * 37) % (width + 5), (place * 11) % (height + 5));
                desk.screen(width, height);
                desk.press(KeyCode::Esc);
                if matches!(desk.app.mode(), Mode::Rows) {
                    desk.keys(mode);
                }
            }
        }
    }
    for (width, height) in SIZES {
        let mut desk = Desk::with("p", (Lang::arabic(), &[]), (Lang::english(), &[]), &[]);
        desk.size(width, height);
        press(&mut desk, 20, 3);
        assert_eq!(desk.app.current(), 0, "a pair without rows");
    }
}
