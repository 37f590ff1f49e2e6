//! The detail pane, the words it points at, and warnings.

use super::*;
use crate::quality::Warning;
use crate::tui::kind::Kind;
use crate::tui::points::Point;
use crate::tui::reasons::Reason;

fn open(row: usize) -> Desk {
    let mut desk = Desk::new();
    for _ in 0..row {
        desk.press('j');
    }
    desk.press('i');
    desk
}

fn kinds(desk: &Desk, row: usize) -> Vec<Warning> {
    desk.app.warnings(row).into_iter().map(|finding| finding.kind).collect()
}

/// The parts of the current row that stand out.
fn lit(desk: &Desk) -> [Vec<String>; 2] {
    let here = desk.app.spotlight().here;
    Side::BOTH.map(|side| {
        let text = desk.text(desk.app.current(), side);
        here[side as usize].iter().map(|place| text[place.clone()].to_owned()).collect()
    })
}

#[test]
fn the_pane_tells_what_speaks_for_the_row_in_windows_of_every_size() {
    for (width, height) in [(60, 15), (80, 24), (120, 35), (200, 50)] {
        let mut desk = open(2);
        assert!(desk.screen(width, height).has("looking for the reasons"), "{width}");
        let screen = desk.think().screen(width, height);
        for text in ["row 3, 2:1, confidence .42", "matching words"] {
            assert!(screen.has(text), "{width}: {text}\n{}", screen.lines().join("\n"));
        }
        if height >= 24 {
            for text in ["numbers and names:", "240 = 240", "words:", "= passengers"] {
                assert!(screen.has(text), "{width}: {text}\n{}", screen.lines().join("\n"));
            }
        }
        assert!(screen.has("240"), "the row is in sight");
        desk.press('i');
        assert!(!desk.screen(width, height).has("row 3, 2:1"));
    }
}

#[test]
fn rows_and_pane_share_the_screen() {
    for (width, height, beside) in
        [(60, 15, false), (80, 24, false), (120, 35, false), (160, 45, true), (200, 50, true)]
    {
        let mut desk = open(0);
        desk.size(width, height);
        let panes = desk.app.panes().unwrap();
        let detail = panes.detail.unwrap();
        assert!(
            !panes.body.intersects(detail)
                && detail.area() + panes.body.area() == u32::from(width) * u32::from(height - 3),
            "{width}"
        );
        assert_eq!(detail.x > 0, beside, "{width}");
        assert!(panes.columns.iter().all(|column| column.x + column.width <= panes.body.right()), "{width}");
        desk.press('?');
        assert_eq!(desk.app.panes().unwrap().detail, None, "help has all of the screen");
    }
}

#[test]
fn reasons_are_looked_for_again_when_the_row_is_another() {
    let mut desk = open(0);
    desk.think();
    let found = |desk: &Desk| matches!(desk.app.reason(), Some(Reason::Found(_)));
    assert!(found(&desk));
    desk.press('j');
    assert!(!found(&desk));
    desk.think();
    desk.keys("m");
    assert!(!found(&desk));
    desk.think();
    assert!(found(&desk));
}

#[test]
fn the_word_under_the_caret_stands_out_with_its_partner() {
    let mut desk = open(2);
    desk.think();
    assert_eq!(lit(&desk), [Vec::<String>::new(), Vec::new()], "nothing is pointed at yet");
    // The caret waits before the second sentence; four words on is the number.
    desk.press('s');
    for _ in 0..3 {
        desk.press(keys::Key::ctrl(KeyCode::Left));
    }
    assert_eq!(lit(&desk), [vec!["240".to_owned()], vec!["240".to_owned()]]);
    desk.press(KeyCode::Esc).press(KeyCode::Tab).press('e');
    desk.press(KeyCode::Home).press(keys::Key::ctrl(KeyCode::Right));
    assert_eq!(lit(&desk), [vec!["240".to_owned()], vec!["240".to_owned()]], "the other way round too");
}

#[test]
fn what_is_pointed_at_stands_out_and_comes_round() {
    let mut desk = open(2);
    desk.think();
    let points = desk.app.points();
    assert!(points.len() > 3 && points.iter().all(|point| matches!(point, Point::Match(_))), "{points:?}");
    for point in &points {
        desk.press('.');
        assert_eq!(desk.app.point(), Some(*point));
        let screen = desk.screen(80, 24);
        let here = Theme::colour().matched_here();
        let lit = screen.buffer.content.iter().filter(|cell| cell.bg == here.bg.unwrap()).count();
        assert!(lit > 0, "{point:?}\n{}", screen.lines().join("\n"));
    }
    desk.press('.');
    assert_eq!(desk.app.point(), None);
    desk.press(',');
    assert_eq!(desk.app.point(), points.last().copied());
    desk.press('j');
    assert_eq!(desk.app.point(), None, "another row");
}

#[test]
fn a_row_with_a_warning_has_a_sign_before_it() {
    let mut desk = Desk::new();
    assert_eq!(
        (0..8).map(|row| desk.app.has_warning(row)).collect::<Vec<_>>(),
        [false, false, false, false, false, true, true, false]
    );
    let screen = desk.screen(120, 35);
    let signs: Vec<u16> = (0..35).filter(|y| screen.symbol(6, *y) == "!").collect();
    assert_eq!(signs.len(), 2, "{}", screen.lines().join("\n"));
    assert!(signs.iter().all(|y| matches!(screen.symbol(0, *y), "u")));
}

#[test]
fn warnings_are_dismissed_for_a_row_or_for_the_pair_and_can_be_brought_back() {
    let mut desk = open(5);
    assert_eq!(kinds(&desk, 5), [Warning::Empty]);
    desk.press('!');
    assert_eq!((kinds(&desk, 5), kinds(&desk, 6)), (vec![], vec![Warning::Empty]));
    assert!(desk.told().contains("not warned"), "{}", desk.told());
    assert!(desk.screen(120, 35).has("1 warning dismissed"));
    desk.press('!');
    assert!(desk.told().contains("dismissed already"), "{}", desk.told());
    desk.press('z');
    assert_eq!(kinds(&desk, 5), [Warning::Empty]);
    desk.press('&');
    assert_eq!((kinds(&desk, 5), kinds(&desk, 6)), (vec![], vec![]));
    desk.press('z');
    assert_eq!((kinds(&desk, 5), kinds(&desk, 6)), (vec![Warning::Empty], vec![Warning::Empty]));
    desk.keys("k!");
    assert_eq!(desk.told(), "there is no warning here");
}

#[test]
fn a_warning_that_is_pointed_at_is_the_one_that_goes() {
    let english = ["No 240 (passengers came. "];
    let arabic = ["جاء ٢٤٠ راكبا و30 بحارا؟ "];
    let mut desk = Desk::with("two", (Lang::arabic(), &arabic), (Lang::english(), &english), &[(1, 1, 0.9)]);
    let before = [Warning::Numbers, Warning::MixedDigits, Warning::Punctuation, Warning::Unbalanced];
    assert_eq!(kinds(&desk, 0), before);
    desk.keys("...");
    assert_eq!(desk.app.point(), Some(Point::Warning(Warning::Punctuation)));
    assert_eq!(lit(&desk)[0], ["؟"], "what it is about stands out");
    assert!(desk.screen(120, 35).has("punctuation: the source asks, the target does not"));
    desk.press('!');
    assert_eq!(kinds(&desk, 0), [Warning::Numbers, Warning::MixedDigits, Warning::Unbalanced]);
}

#[test]
fn warnings_follow_the_text() {
    let mut desk = open(2);
    assert_eq!(kinds(&desk, 2), []);
    desk.press(KeyCode::Tab).press('e').press(KeyCode::Home);
    desk.keys("12 ").press(KeyCode::Enter);
    assert_eq!(kinds(&desk, 2), [Warning::Numbers]);
    assert!(desk.screen(120, 35).has("12 is missing in the source"));
    desk.press('z');
    assert_eq!(kinds(&desk, 2), []);
    desk.keys("x");
    desk.press('e').press(KeyCode::Home).keys("12 ").press(KeyCode::Enter);
    assert_eq!(kinds(&desk, 2), [], "a rejected row is no translation");
}

#[test]
fn a_source_translated_in_two_ways_is_told_in_both_rows() {
    let arabic = ["عادت السفينة غدا إلينا. ", "وصلت السفينة صباحا. ", "عادت السفينة غدا إلينا. "];
    let english = ["The ship returns to us. ", "It came in the morning. ", "Back comes the ship. "];
    let shapes = [(1, 1, 0.9); 3];
    let mut desk = Desk::with("same", (Lang::arabic(), &arabic), (Lang::english(), &english), &shapes);
    let inconsistent =
        |desk: &Desk| (0..3).map(|row| kinds(desk, row).contains(&Warning::Inconsistent)).collect::<Vec<_>>();
    assert_eq!(inconsistent(&desk), [true, false, true]);
    desk.press('i');
    assert!(desk.screen(120, 35).has("row 3 translates the same source differently"));
    desk.press('x');
    assert_eq!(inconsistent(&desk), [false, false, false], "a rejected row translates nothing");
    desk.press('z');
    assert_eq!(inconsistent(&desk), [true, false, true]);
    desk.press(KeyCode::Tab).press('e').press(keys::Key::ctrl(KeyCode::Char('w')));
    for _ in 0..5 {
        desk.press(keys::Key::ctrl(KeyCode::Char('w')));
    }
    desk.keys("Back comes the ship!").press(KeyCode::Enter);
    assert_eq!(inconsistent(&desk), [false, false, false], "the same words, whatever the marks");
}

#[test]
fn without_colours_the_pane_tells_as_much() {
    let mut desk = open(5);
    let screen = desk.think().screen_in(Theme::plain(), 80, 24);
    assert!(screen.has("! empty: the target has no text"), "{}", screen.lines().join("\n"));
}

#[test]
fn going_from_warning_to_warning_comes_round_and_is_cut_into_slices() {
    let mut desk = Desk::new();
    desk.app.kind = Kind::Warning;
    let mut rows = Vec::new();
    for key in ['n', 'n', 'n', 'N'] {
        desk.press(key);
        rows.push(desk.app.current());
    }
    assert_eq!((rows, desk.told()), (vec![5, 6, 5, 6], "went on from the last row"));
    desk.press('&').press('n');
    assert_eq!(desk.told(), "there is no row with a warning");

    let english: Vec<String> = (0..250).map(|row| format!("Ship {} came in. ", row + 10)).collect();
    let arabic: Vec<String> =
        (0..250).map(|row| format!("جاءت السفينة {}. ", if row == 240 { 7 } else { row + 10 })).collect();
    let english: Vec<&str> = english.iter().map(String::as_str).collect();
    let arabic: Vec<&str> = arabic.iter().map(String::as_str).collect();
    let mut desk = Desk::with("many", (Lang::arabic(), &arabic), (Lang::english(), &english), &[(1, 1, 0.999); 250]);
    desk.app.kind = Kind::Warning;
    desk.press('n');
    assert!(desk.app.is_busy() && desk.told().contains("rows to go"), "{}", desk.told());
    while desk.app.is_busy() {
        desk.act(Action::Tick);
    }
    assert_eq!((desk.app.current(), desk.told()), (240, ""));
    desk.press('g').press('n').press('j');
    assert!(!desk.app.is_busy(), "any key stops it");
}
