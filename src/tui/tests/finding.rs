//! Searching, filtering, replacing, going to rows.

use super::bindings::editor;
use super::*;
use keys::Key;

fn shown(desk: &Desk) -> Vec<usize> {
    let shown = desk.app.shown();
    (0..shown.len()).map(|place| shown.row(place).unwrap()).collect()
}

fn filtered(filter: &str) -> Desk {
    let mut desk = Desk::new();
    desk.press('F').keys(filter).press(KeyCode::Enter);
    desk
}

/// Lets what is at work come to its end.
fn settled(desk: &mut Desk) {
    while desk.app.is_busy() {
        desk.act(Action::Tick);
    }
}

#[test]
fn rows_with_hits_are_counted_while_no_key_waits() {
    let mut desk = Desk::new();
    desk.keys("/the");
    settled(&mut desk);
    assert!(desk.screen(120, 35).has("1 of 5 rows"));
    desk.press(KeyCode::Enter).press('>');
    assert!(desk.screen(120, 35).has("2 of 5 rows"));
    desk.press('m');
    settled(&mut desk);
    assert!(desk.screen(120, 35).has("merged"), "a message comes before the count");
    desk.press(KeyCode::Tab);
    assert!(desk.screen(120, 35).has("2 of 4 rows"), "a merge makes one row of two");
}

#[test]
fn a_pattern_that_is_none_is_told_and_harmless() {
    let mut desk = Desk::new();
    desk.press('j').press('/').press(Key::alt(KeyCode::Char('r'))).keys("(the");
    assert_eq!((desk.told(), desk.app.current()), ("character 1: unclosed group", 1));
    desk.screen(120, 35);
    desk.keys(" ship)");
    assert_eq!((desk.told(), desk.app.current()), ("", 7));
    assert!(desk.screen(120, 35).has("find (regex): "));
    desk.press(KeyCode::Enter).press(KeyCode::Esc).press('/');
    assert!(desk.screen(120, 35).has("find (regex): "), "the way of searching stays");
}

#[test]
fn hits_stand_out_in_shaped_arabic() {
    let mut desk = Desk::with("p", (Lang::arabic(), &["السَّلام"]), (Lang::english(), &["Peace."]), &[(1, 1, 1.0)]);
    desk.keys("/ا").press(KeyCode::Enter);
    let screen = desk.screen(120, 35);
    let hit = Theme::colour().hit().bg;
    let cells = (0..120).filter(|x| screen.buffer[(*x, 1)].style().bg == hit).count();
    assert_eq!(cells, 2, "the first letter, and the cell of lam and alef");
}

#[test]
fn a_hit_far_down_in_a_long_text_comes_into_sight() {
    let long = format!("{}needle {}", "hay ".repeat(3000), "hay ".repeat(3000));
    let mut desk = Desk::with("p", (Lang::english(), &["One."]), (Lang::arabic(), &[&long]), &[(1, 1, 1.0)]);
    desk.keys("/needle").press(KeyCode::Enter);
    assert!(desk.keys(">").screen(120, 35).has("needle"));
    let longer = format!("{}needle {}", "hay ".repeat(30_000), "hay ".repeat(3000));
    let mut desk = Desk::with("p", (Lang::english(), &["One."]), (Lang::arabic(), &[&longer]), &[(1, 1, 1.0)]);
    assert!(desk.keys("/needle").press(KeyCode::Enter).keys(">").screen(120, 35).has("needle"));
}

#[test]
fn movement_stays_among_the_rows_that_are_shown() {
    let mut desk = filtered("kind:other");
    assert_eq!((shown(&desk), desk.app.current()), (vec![1, 2, 5, 6], 1));
    let mut seen = vec![];
    for key in ['j', 'j', 'k', 'G', 'g', 'n', 'n', 'n'] {
        seen.push(desk.press(key).app.current());
    }
    assert_eq!(seen, [2, 5, 2, 6, 1, 2, 5, 6]);
    let screen = desk.screen(160, 45);
    assert!(screen.line(0).contains("4 of 8 rows: kind:other"), "{}", screen.line(0));
    assert!(!screen.has("tomorrow") && screen.has("calm day"));
    desk.press(KeyCode::PageUp);
    assert_eq!(desk.app.current(), 1);
    desk.press(KeyCode::Esc);
    assert_eq!((shown(&desk).len(), desk.told()), (8, "all rows are shown again"));
}

#[test]
fn texts_that_a_filter_asks_for_stand_out() {
    let mut desk = filtered("target:ship");
    let (hit, screen) = (Theme::colour().hit().bg, desk.screen(120, 35));
    let cells = |screen: &Screen| {
        let places = (1..30).flat_map(|y| (0..120).map(move |x| (x, y)));
        places.filter(|place| screen.buffer[*place].style().bg == hit).count()
    };
    assert_eq!(cells(&screen), 2 * "ship".len());
    desk.keys("/port").press(KeyCode::Enter);
    assert_eq!(cells(&desk.screen(120, 35)), "port".len(), "a search comes before it");
}

#[test]
fn a_row_that_no_longer_matches_stays_until_it_is_left() {
    let mut desk = filtered("status:unreviewed kind:other");
    desk.press('x');
    assert_eq!((shown(&desk), desk.app.current()), (vec![1, 2, 5, 6], 1));
    desk.press('a');
    assert_eq!((shown(&desk), desk.app.current()), (vec![2, 5, 6], 2), "accepting goes on");
    desk.press('z');
    assert_eq!((shown(&desk), desk.app.current()), (vec![1, 2, 5, 6], 1), "and undoing comes back");
    desk.keys("zG");
    assert_eq!(shown(&desk), [1, 2, 5, 6]);
}

#[test]
fn a_step_that_changes_hidden_rows_says_so() {
    let mut desk = filtered("ship");
    assert_eq!(shown(&desk), [0, 7]);
    desk.press('m');
    assert!(
        desk.told().starts_with("merged") && desk.told().ends_with("(a row that the filter hides was changed too)")
    );
    assert_eq!(desk.shape(0), (2, 3));
    let mut desk = filtered("status:u");
    desk.press('m');
    assert!(!desk.told().contains("hides"), "{}", desk.told());
}

#[test]
fn commands_are_about_the_selected_rows_that_are_shown() {
    let mut desk = filtered("kind:other");
    desk.keys("vGx");
    assert_eq!(desk.statuses(), "uXXuuXXu");
    let mut desk = filtered("kind:other");
    desk.keys("G").press('A');
    assert_eq!(desk.statuses(), "uAAuuAAu");
}

#[test]
fn searching_stays_among_the_rows_that_are_shown() {
    let mut desk = filtered("conf:>=.999");
    assert_eq!(shown(&desk), [0, 3, 7]);
    desk.keys("/the");
    settled(&mut desk);
    assert!(desk.screen(120, 35).has("1 of 3 rows"));
    desk.press(KeyCode::Enter).keys(">");
    assert_eq!(desk.app.current(), 3);
}

#[test]
fn a_filter_that_is_none_is_told_and_the_last_one_stays() {
    let mut desk = Desk::new();
    desk.keys("Fkind:other ").act(Action::Paste("conf:".to_owned()));
    assert_eq!((desk.told(), shown(&desk)), ("nothing stands behind “conf:”", vec![0, 1, 2, 5, 6]));
    desk.press(KeyCode::Enter);
    assert!(matches!(desk.app.mode(), Mode::Filter { .. }), "it has to be mended first");
    desk.keys("<.5").press(KeyCode::Enter);
    assert_eq!((shown(&desk), desk.app.current()), (vec![2], 2));
    desk.press('F');
    assert_eq!(editor(&desk), "kind:other conf:<.5");
    desk.press(Key::ctrl(KeyCode::Char('a'))).press(KeyCode::Backspace).press(KeyCode::Enter);
    assert_eq!(shown(&desk).len(), 8);
}

#[test]
fn a_filter_that_lets_nothing_through_says_so() {
    let mut desk = filtered("submarine");
    assert_eq!(desk.told(), "no row is like that; Esc shows all rows again");
    assert_eq!((shown(&desk), desk.app.current()), (vec![0], 0));
    desk.keys("jkG").screen(60, 15);
    assert_eq!(desk.app.current(), 0);
}

#[test]
fn hits_are_replaced_one_by_one_with_a_preview() {
    let mut desk = Desk::new();
    desk.keys("/ship").press(KeyCode::F(4)).keys("boat");
    assert!(desk.screen(120, 35).has("replace by: boat"));
    desk.press(KeyCode::Enter);
    let screen = desk.screen(120, 35);
    assert!(screen.has("The shipboat reached"), "old and new side by side");
    desk.press('y');
    assert_eq!(
        (desk.text(0, Side::Target).as_str(), desk.app.current()),
        ("The boat reached the port on Sunday morning.", 7)
    );
    desk.press('y');
    assert_eq!(desk.told(), "2 hits replaced in 2 rows; z takes it back");
    desk.keys("zz");
    assert_eq!(desk.text(0, Side::Target), ENGLISH[0].trim());
}

#[test]
fn an_accepted_row_stays_accepted_when_hits_in_it_are_replaced() {
    let mut desk = Desk::new();
    desk.keys("ag/ship").press(KeyCode::F(4)).keys("boat").press(KeyCode::Enter).press('a');
    assert_eq!((desk.statuses().as_str(), desk.told()), ("Auuuuuuu", "2 hits replaced in 2 rows; z takes it back"));
    assert_eq!(desk.text(0, Side::Target), "The boat reached the port on Sunday morning.");
}

#[test]
fn groups_of_an_expression_are_put_back_as_they_stood() {
    let mut desk = Desk::new();
    desk.press('/').press(Key::alt(KeyCode::Char('r'))).keys("السفينه (الى)").press(KeyCode::F(4)).keys("$2");
    desk.press(KeyCode::Enter);
    assert_eq!(desk.told(), "the regular expression has no group “2”");
    desk.press(KeyCode::Backspace).keys("1 السفينة").press(KeyCode::Enter).press('y');
    assert_eq!(desk.text(0, Side::Source), "وصلت إلى السفينة الميناء صباح الأحد.");
    assert_eq!(desk.told(), "1 hit replaced in 1 row; z takes it back");
}

#[test]
fn only_the_sides_and_rows_that_are_searched_are_replaced() {
    let mut desk = Desk::new();
    desk.press('F').keys("row:1-2").press(KeyCode::Enter).keys("/the").press(KeyCode::F(4)).keys("X");
    desk.press(KeyCode::Enter).press('a');
    assert_eq!(desk.text(1, Side::Target), "X captain said X voyage had been long. X sea had been rough.");
    assert_eq!(desk.text(3, Side::Target), ENGLISH[4].trim());
    let mut desk = Desk::new();
    desk.keys("/240").press(KeyCode::Tab).press(KeyCode::F(4)).keys("٢٤٠").press(KeyCode::Enter).press('a');
    assert!(desk.text(2, Side::Source).contains("٢٤٠ راكبا") && desk.text(2, Side::Target).contains("240"));
}

#[test]
fn replacing_without_a_search_asks_for_one_first() {
    let mut desk = Desk::new();
    desk.press(KeyCode::F(4));
    assert_eq!(desk.told(), "type what is to be replaced, then F4");
    desk.keys("submarine").press(KeyCode::F(4)).keys("x").press(KeyCode::Enter);
    assert!(desk.told().starts_with("nothing was replaced"), "{}", desk.told());
}

#[test]
fn rows_are_gone_to_by_number() {
    for (typed, from, row, told) in [
        ("6", 0, 5, ""),
        ("٦", 0, 5, ""),
        ("+3", 1, 4, ""),
        ("-9", 5, 0, ""),
        ("50%", 0, 3, ""),
        ("100%", 0, 7, ""),
        ("99", 0, 7, "there are rows 1 to 8"),
        ("", 2, 2, ""),
    ] {
        let mut desk = Desk::new();
        desk.keys(&"j".repeat(from));
        desk.press(Key::ctrl(KeyCode::Char('g'))).keys(typed).press(KeyCode::Enter);
        assert_eq!((desk.app.current(), desk.told()), (row, told), "{typed}");
    }
    let mut desk = filtered("kind:other");
    desk.press(Key::ctrl(KeyCode::Char('g'))).keys("4").press(KeyCode::Enter);
    assert_eq!((desk.app.current(), desk.told()), (5, "row 4 is not shown; this is the nearest one behind it that is"));
    desk.press(Key::ctrl(KeyCode::Char('g'))).keys("x").press(KeyCode::Enter);
    assert!(desk.told().starts_with("a row is a number") && matches!(desk.app.mode(), Mode::GoTo(_)));
}
