//! Splitting, editing, searching, exporting: what the table of bindings does not tell.

use super::bindings::{caret, editor};
use super::*;
use crate::tui::keys::Key;
use crate::tui::{Effect, Mode};

const CTRL_C: Key = Key::ctrl(KeyCode::Char('c'));
const BRING_BACK: Key = Key::alt(KeyCode::Char('b'));

#[test]
fn a_split_is_where_the_caret_is_and_both_halves_stay_paired() {
    let mut desk = Desk::new();
    desk.keys("js");
    // Behind the comma: one word on from the middle.
    let text = desk.text(1, Side::Source);
    let comma = text.find('،').unwrap() + '،'.len_utf8();
    while caret(&desk) > comma {
        desk.press(KeyCode::Right);
    }
    while caret(&desk) < comma {
        desk.press(KeyCode::Left);
    }
    desk.press(KeyCode::Enter);
    assert_eq!(desk.told(), "split; z takes it back");
    assert_eq!(desk.text(1, Side::Source), &text[..comma]);
    assert_eq!(desk.text(1, Side::Target), "The captain said the voyage had been long.");
    assert_eq!(desk.text(2, Side::Target), "The sea had been rough.");
    assert_eq!(desk.app.current(), 1);
}

#[test]
fn a_caret_at_an_end_splits_nothing_and_stays() {
    let mut desk = Desk::new();
    desk.press('s').press(KeyCode::Home).press(KeyCode::Enter);
    assert_eq!(desk.told(), "put the caret between two words to split there");
    assert!(matches!(desk.app.mode(), Mode::Split(_)));
    assert_eq!(desk.app.state().len(), 8);
}

#[test]
fn splitting_begins_in_the_side_that_has_text() {
    let mut desk = Desk::new();
    desk.keys("jjjjjjs");
    assert_eq!(desk.app.side(), Side::Target, "row 6 has no Arabic");
    desk.press(KeyCode::Tab);
    assert_eq!(desk.told(), "the other side is empty: there is nothing to split");
}

#[test]
fn an_edit_is_kept_by_enter_and_undone_by_z() {
    let mut desk = Desk::new();
    let before = desk.text(0, Side::Target);
    desk.press(KeyCode::Tab).press('e').press(KeyCode::Backspace).keys(" (UTC).").press(KeyCode::Enter);
    assert_eq!(desk.text(0, Side::Target), "The ship reached the port on Sunday morning (UTC).");
    assert!(desk.screen(120, 35).line(1).starts_with("u*"), "the row says that a text of it was edited");
    desk.press('z');
    assert_eq!(desk.text(0, Side::Target), before);
}

#[test]
fn typed_letters_are_text_and_no_commands_while_editing() {
    let mut desk = Desk::new();
    desk.press('e').press(KeyCode::End).keys("xqش");
    assert!(editor(&desk).ends_with("xqش"));
    assert!(desk.asked.is_empty());
    assert_eq!(desk.statuses(), "uuuuuuuu");
}

#[test]
fn lam_alef_from_the_keyboard_becomes_two_letters() {
    let mut desk = Desk::new();
    desk.press('e').press(KeyCode::End).press('\u{FEFB}').press('\u{FEF7}');
    assert!(editor(&desk).ends_with("لالأ"));
}

#[test]
fn backspace_takes_the_mark_before_the_letter() {
    let mut desk = Desk::new();
    desk.press('e').press(KeyCode::End).keys("بَّ").press(KeyCode::Backspace);
    assert!(editor(&desk).ends_with("بّ") || editor(&desk).ends_with("بَ"));
    desk.press(KeyCode::Backspace).press(KeyCode::Backspace);
    assert_eq!(editor(&desk), desk.text(0, Side::Source));
}

#[test]
fn a_paste_loses_line_ends_and_controls_and_says_so() {
    let mut desk = Desk::new();
    desk.press('e').act(Action::Paste("a\r\nb\tc\u{1B}[31m\u{7}".to_owned()));
    assert!(editor(&desk).ends_with("a b c[31m"), "{}", editor(&desk));
    assert_eq!(desk.told(), "2 characters that no text may hold were left out");
}

#[test]
fn a_paste_among_the_rows_is_no_command() {
    let mut desk = Desk::new();
    desk.act(Action::Paste("xxxq".to_owned()));
    assert_eq!(desk.statuses(), "uuuuuuuu");
    assert!(desk.asked.is_empty() && desk.told().starts_with("a paste needs a text"));
}

#[test]
fn a_text_that_was_left_can_be_brought_back_anywhere() {
    let mut desk = Desk::new();
    desk.press('e').keys("!!").press(KeyCode::Esc);
    assert!(desk.told().contains("brings it back"), "{}", desk.told());
    desk.press('j').press('e');
    let second = editor(&desk);
    desk.press(BRING_BACK);
    assert_eq!(editor(&desk), desk.text(0, Side::Source) + "!!");
    desk.press(BRING_BACK);
    assert_eq!(editor(&desk), second);
}

#[test]
fn interrupting_leaves_a_changed_text_first() {
    let mut desk = Desk::new();
    desk.press('e').keys("!!").press(KeyCode::F(1)).press(CTRL_C);
    assert!(desk.asked.is_empty() && matches!(desk.app.mode(), Mode::Rows));
    desk.press('e').press(BRING_BACK);
    assert!(editor(&desk).ends_with("!!"));
    desk.press(KeyCode::Esc).press(CTRL_C);
    assert_eq!(desk.asked, [Effect::Quit]);
}

#[test]
fn a_lost_terminal_keeps_a_changed_text() {
    let mut desk = Desk::new();
    desk.press('e').keys("!!").act(Action::Hangup);
    assert!(desk.text(0, Side::Source).ends_with("!!"));
    assert_eq!(desk.asked, [Effect::Quit]);
}

#[test]
fn text_for_an_empty_side_can_be_written() {
    let mut desk = Desk::new();
    desk.keys("jjjjj").press(KeyCode::Tab).press('e').keys("Read also.").press(KeyCode::Enter);
    assert_eq!(desk.text(5, Side::Target), "Read also.");
    assert_eq!(desk.shape(5), (1, 1));
}

#[test]
fn a_search_ignores_marks_and_alef_forms_and_comes_back_on_escape() {
    let mut desk = Desk::new();
    desk.press('j').press('/').keys("رحب");
    assert_eq!((desk.app.current(), desk.app.side()), (3, Side::Source));
    desk.press(KeyCode::Backspace).press(KeyCode::Backspace).press(KeyCode::Backspace);
    assert_eq!(desk.app.current(), 1, "nothing is searched for");
    desk.keys("الاحد");
    assert_eq!(desk.app.current(), 0, "went on from the first row");
    desk.keys("كلا");
    assert_eq!((desk.app.current(), desk.told()), (1, "no row has it"));
    desk.press(KeyCode::Esc);
    assert_eq!(desk.app.current(), 1);
}

#[test]
fn a_long_search_goes_on_while_no_key_waits() {
    let words: Vec<String> = (0..3000).map(|n| format!("Sentence number {n} about nothing at all, really. ")).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let shapes = vec![(1, 1, 1.0); words.len()];
    let mut desk = Desk::with("long", (Lang::arabic(), &words), (Lang::english(), &words), &shapes);
    desk.press('/').keys("number 2999");
    assert!(desk.app.search().is_running() && desk.told().starts_with("searching: "), "{}", desk.told());
    desk.press(KeyCode::Enter);
    let mut ticks = 0;
    while desk.app.search().is_running() {
        desk.act(Action::Tick);
        ticks += 1;
    }
    assert_eq!(desk.app.current(), 2999);
    assert!(ticks > 1);
    desk.press('/').keys("number 4000").press(KeyCode::Enter);
    assert!(desk.app.search().is_running());
    desk.press('k');
    assert!(!desk.app.search().is_running(), "another key ends a search");
}

#[test]
fn looking_goes_round_and_then_to_what_is_left() {
    let mut desk = Desk::new();
    let seen: Vec<usize> = (0..5).map(|_| desk.press('n').app.current()).collect();
    assert_eq!(seen, [1, 2, 5, 6, 1]);
    assert_eq!(desk.told(), "went on from the first row");
    desk.keys("jxjxggjjjjjxjxg");
    assert_eq!(desk.press('n').app.current(), 1);
}

#[test]
fn looking_with_nothing_doubtful_left_goes_to_the_unreviewed() {
    let sure = [(1, 1, 1.0), (1, 1, 1.0), (1, 1, 1.0)];
    let mut desk = Desk::with("p", (Lang::arabic(), &ARABIC[..3]), (Lang::english(), &ENGLISH[..3]), &sure);
    desk.press('n');
    assert_eq!(desk.app.current(), 1);
    desk.keys("aagxjn");
    assert_eq!((desk.statuses().as_str(), desk.told()), ("XAA", "every row is reviewed"));
    desk.keys("c");
    assert_eq!(desk.press('n').told(), "this is the only row left to look at");
}

#[test]
fn accepting_goes_on_also_over_what_is_accepted_already() {
    let mut desk = Desk::new();
    desk.keys("agaG");
    assert_eq!(desk.statuses(), "Auuuuuuu");
    desk.press('a');
    assert_eq!((desk.status(7), desk.told()), (Status::Accepted, "accepted; this is the last row"));
}

#[test]
fn a_key_without_meaning_tells_of_help_and_changes_nothing() {
    let mut desk = Desk::new();
    desk.press('ö');
    assert_eq!(desk.told(), "ö does nothing here; ? shows the keys");
    desk.press('s').press('y');
    assert_eq!(desk.told(), "y does nothing here; ? shows the keys");
    assert!(matches!(desk.app.mode(), Mode::Split(_)));
}

#[test]
fn help_begins_with_the_keys_that_are_in_force() {
    for (key, help, first) in [('g', '?', "Judging rows"), ('s', '?', "Splitting a row")] {
        let mut desk = Desk::new();
        desk.size(80, 24).press(key).press(help);
        assert_eq!(desk.screen(80, 24).line(1).trim(), first);
    }
    let mut desk = Desk::new();
    desk.size(80, 24).press('e').press(KeyCode::F(1));
    assert_eq!(desk.screen(80, 24).line(1).trim(), "Editing a text");
    desk.press('g');
    assert_eq!(desk.screen(80, 24).line(1).trim(), "Judging rows");
}

#[test]
fn help_goes_back_to_what_was_being_done() {
    let mut desk = Desk::new();
    desk.press('e').keys("!!").press(KeyCode::F(1)).press('q');
    assert!(editor(&desk).ends_with("!!"));
}

#[test]
fn the_arabic_layout_works_among_the_rows() {
    let mut desk = Desk::new();
    // j, r, a, q on their keys.
    desk.keys("تقتش");
    assert_eq!((desk.statuses().as_str(), desk.app.current()), ("uRAuuuuu", 3));
    desk.press('ض');
    assert_eq!(desk.asked, [Effect::Quit]);
}

#[test]
fn a_file_name_holds_nothing_that_leads_elsewhere() {
    for (pair, file) in [
        ("../../etc/passwd", "etc-passwd.tmx"),
        ("a\u{1B}b", "a-b.tmx"),
        ("معاهدة", "معاهدة.tmx"),
        ("  ", "pair.tmx"),
        (".hidden", "hidden.tmx"),
    ] {
        let mut desk =
            Desk::with(pair, (Lang::arabic(), &ARABIC[..1]), (Lang::english(), &ENGLISH[..1]), &[(1, 1, 1.0)]);
        desk.press('w');
        assert_eq!(editor(&desk), file);
    }
}

#[test]
fn a_pair_without_rows_refuses_everything_in_words() {
    let mut desk = Desk::with("none", (Lang::arabic(), &[]), (Lang::english(), &[]), &[]);
    for bound in keys::Keymap::default().all() {
        for key in &bound.keys {
            desk.press(*key);
            desk.screen(80, 24);
            desk.press(KeyCode::Esc);
        }
    }
    assert_eq!(desk.press('m').told(), "this pair has no rows");
    assert!(desk.screen(80, 24).has("This pair has no rows."));
}
