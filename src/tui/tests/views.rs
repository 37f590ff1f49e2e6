//! What is drawn.

use super::*;
use crate::screen;
use crate::tui::keys::Keymap;
use ratatui::style::{Color, Modifier};

const SIZES: [(u16, u16); 4] = [(60, 15), (80, 24), (120, 35), (200, 50)];

/// The lines of the body that belong to a row, by the screen's own account: from its first line to a free one.
fn rows_of(screen: &Screen) -> Vec<Vec<u16>> {
    let mut rows = vec![Vec::new()];
    for y in 1..screen.buffer.area.height - 2 {
        // Without the minimap, which has something in every line.
        let text: String = (0..screen.buffer.area.width - 3).map(|x| screen.symbol(x, y)).collect();
        match text.trim().is_empty() {
            true => rows.push(Vec::new()),
            false => rows.last_mut().unwrap().push(y),
        }
    }
    rows.retain(|row| !row.is_empty());
    rows
}

#[test]
fn the_first_line_of_a_row_begins_with_its_letter() {
    for (width, height) in SIZES {
        let mut desk = Desk::new();
        desk.keys("arxg");
        let screen = desk.screen(width, height);
        for (row, lines) in rows_of(&screen).into_iter().enumerate() {
            let letter = desk.status(row).letter().to_string();
            assert_eq!(screen.symbol(0, lines[0]), letter, "row {row} at {width}×{height}");
            assert!(lines[1..].iter().all(|y| screen.symbol(0, *y) == " "), "row {row} at {width}×{height}");
        }
    }
}

#[test]
fn just_the_rows_that_n_goes_to_have_a_bold_confidence() {
    for theme in [Theme::colour(), Theme::plain()] {
        let mut desk = Desk::new();
        // The current row has a look of its own.
        desk.keys("jjagG");
        let screen = desk.screen_in(theme, 120, 50);
        let bold = |lines: &Vec<u16>| screen.buffer[(4, lines[0])].modifier.contains(Modifier::BOLD);
        let found: Vec<bool> = rows_of(&screen).iter().map(bold).collect();
        let wanted: Vec<bool> = desk.app.state().rows().map(|row| row.bead.wants_a_look()).collect();
        assert_eq!(found[..7], wanted[..7]);
        assert_eq!(wanted[..7], [false, true, false, false, false, true, true]);
    }
}

#[test]
fn a_row_that_begins_above_the_screen_still_tells_what_it_is() {
    let english = "It went on and on. ".repeat(200);
    let mut desk = Desk::with("p", (Lang::arabic(), &ARABIC[..1]), (Lang::english(), &[&english]), &[(1, 1, 0.42)]);
    desk.press(KeyCode::PageDown);
    assert_eq!(desk.screen(120, 35).line(1).chars().take(11).collect::<String>(), "u  .42!1:1█");
}

#[test]
fn a_window_too_small_to_show_what_they_do_takes_no_keys() {
    let mut desk = Desk::new();
    desk.size(59, 15).keys("axme");
    assert_eq!((desk.statuses().as_str(), desk.app.current(), desk.told()), ("uuuuuuuu", 0, ""));
    assert!(desk.size(60, 15).press('e').app.caret_in_row().is_some());
    desk.keys("xyz").size(20, 5).keys("123").press(KeyCode::Esc);
    assert!(desk.size(60, 15).app.caret_in_row().is_some_and(|editor| editor.text().ends_with(".xyz")));
    desk.size(20, 5).press(keys::Key::ctrl(KeyCode::Char('c')));
    desk.press('q');
    assert_eq!(desk.asked, [Effect::Back]);
}

#[test]
fn confidence_and_type_stand_before_the_texts() {
    let mut desk = Desk::new();
    desk.keys("jmk");
    let screen = desk.screen(120, 35);
    let starts: Vec<String> =
        rows_of(&screen).iter().map(|lines| screen.line(lines[0]).chars().take(10).collect()).collect();
    assert_eq!(starts[0], "u  .99 1:1");
    assert_eq!(starts[1], "u hand 3:3");
    assert_eq!(starts[2], "u  1.0 1:1");
    assert_eq!(starts[4], "u  .77!1:0");
}

#[test]
fn both_texts_start_at_the_gutter() {
    for swapped in [false, true] {
        let (ar, en) = ((Lang::arabic(), &ARABIC[..1]), (Lang::english(), &ENGLISH[..1]));
        let (source, target) = if swapped { (en, ar) } else { (ar, en) };
        let mut desk = Desk::with("p", source, target, &[(1, 1, 1.0)]);
        let screen = desk.screen(120, 35);
        let gutter = (0..120).find(|x| screen.symbol(*x, 1) == "┃").unwrap();
        assert_eq!(screen.symbol(gutter + 2, 1), "T", "English begins right of the gutter");
        let waw = screen.symbol(gutter - 2, 1);
        assert_eq!(waw, "\u{FEED}", "Arabic begins left of it: an isolated waw");
        let first_of_arabic = screen::line(ARABIC[0].trim(), crate::lang::Direction::RightToLeft, 80);
        let shown: Vec<&str> = first_of_arabic.rows()[0].cells.iter().map(|cell| cell.symbol.as_str()).collect();
        let start = gutter - 1 - shown.len() as u16;
        let drawn: Vec<&str> = (start..gutter - 1).map(|x| screen.symbol(x, 1)).collect();
        assert_eq!(drawn, shown);
    }
}

#[test]
fn narrow_windows_show_the_source_above_the_target() {
    let screen = Desk::new().screen(80, 24);
    assert_eq!(screen.symbol(79, 1), "\u{FEED}", "flush right");
    assert!(screen.line(2).contains("The ship reached"));
    assert!(screen.line(2).find("The").unwrap() < 20);
}

#[test]
fn the_current_row_and_side_are_seen_without_colour() {
    for (width, height) in SIZES {
        let mut desk = Desk::new();
        desk.press('j');
        let (source, target) = {
            let source = desk.screen_in(Theme::plain(), width, height);
            desk.press(KeyCode::Tab);
            (source, desk.screen_in(Theme::plain(), width, height))
        };
        let lines = rows_of(&source);
        let reversed = |y: u16| source.buffer[(0, y)].modifier.contains(Modifier::REVERSED);
        let marked: Vec<bool> = lines.iter().map(|lines| reversed(lines[0])).collect();
        assert_eq!(marked.iter().filter(|marked| **marked).count(), 1);
        assert!(marked[1], "the second row is the current one");
        let differs = lines[1].iter().any(|y| source.line(*y) != target.line(*y));
        assert!(differs, "the current side is told by a sign, {width}×{height}");
        for cell in source.buffer.content() {
            assert!(cell.fg == Color::Reset && cell.bg == Color::Reset);
        }
    }
}

#[test]
fn the_footer_is_made_of_the_table_and_always_tells_of_help() {
    for (width, height) in SIZES {
        let screen = Desk::new().screen(width, height);
        let footer = screen.line(height - 1);
        assert!(footer.starts_with("a accept  n next"), "{footer}");
        assert!(footer.trim_end().ends_with("? help"), "{footer}");
    }
}

#[test]
fn the_help_screen_shows_every_binding() {
    for width in [60, 120] {
        let text: Vec<String> = crate::tui::view::help_lines(&Keymap::default(), "", width)
            .iter()
            .inspect(|line| assert!(line.text.chars().count() + 20 <= usize::from(width) || line.key.is_empty()))
            .map(|line| line.text.clone())
            .collect();
        let text = text.join(" ");
        for bound in Keymap::default().all() {
            assert!(text.contains(bound.binding.help), "{}", bound.binding.help);
        }
    }
}

#[test]
fn what_goes_below_in_a_split_is_highlighted_on_both_sides() {
    let mut desk = Desk::new();
    desk.keys("j").press(KeyCode::Tab).press('s');
    let screen = desk.screen(120, 35);
    let lit = |y: u16| -> String {
        (0..120).filter(|x| screen.buffer[(*x, y)].bg == Color::Cyan).map(|x| screen.symbol(x, y)).collect()
    };
    assert_eq!(format!("{} {}", lit(3).trim(), lit(4).trim()), "The sea had been rough.");
    let caret = screen.caret.unwrap();
    assert_eq!(screen.symbol(caret.x, caret.y), "T", "the caret stands on the first letter that goes below");
}

#[test]
fn the_caret_behind_arabic_text_stands_left_of_it() {
    let mut desk = Desk::new();
    desk.press('e');
    let screen = desk.screen(120, 35);
    let caret = screen.caret.unwrap();
    assert_eq!((screen.symbol(caret.x, caret.y), screen.symbol(caret.x + 1, caret.y)), (" ", "."));
    desk.press(KeyCode::Home);
    let screen = desk.screen(120, 35);
    let caret = screen.caret.unwrap();
    assert_eq!(screen.symbol(caret.x, caret.y), "\u{FEED}");
}

#[test]
fn hits_are_highlighted_in_shaped_text() {
    let mut desk = Desk::new();
    desk.press('/').keys("السفينه");
    let screen = desk.screen(120, 35);
    let lit: Vec<u16> = (0..120).filter(|x| screen.buffer[(*x, 1)].bg == Color::Yellow).collect();
    assert_eq!(lit.len(), "السفينة".chars().count());
    assert!(lit.windows(2).all(|pair| pair[1] == pair[0] + 1));
    assert!(screen.line(33).starts_with("find: "));
    let caret = screen.caret.unwrap();
    assert_eq!((caret.x, caret.y), (6, 33), "next to the label, left of what was typed");
    assert_eq!(screen.symbol(13, 33), "\u{FE8D}");
}

#[test]
fn a_row_taller_than_the_screen_scrolls_inside() {
    let long: String = (0..300).map(|n| format!("كلمة word {n} ")).collect();
    let texts = ["One. ", long.as_str(), " Three."];
    let sides = [(1, 1, 1.0), (1, 1, 1.0), (1, 1, 1.0)];
    let mut desk = Desk::with("tall", (Lang::arabic(), &texts), (Lang::english(), &texts), &sides);
    desk.size(60, 15).press('j');
    let mut screens = vec![desk.screen(60, 15).lines()[1..13].to_vec()];
    while desk.press('j').app.current() == 1 {
        screens.push(desk.screen(60, 15).lines()[1..13].to_vec());
        assert!(screens.len() < 100);
    }
    assert!(screens.len() > 5);
    assert!(screens.windows(2).all(|pair| pair[0] != pair[1]), "every key shows something else");
    desk.press('k');
    assert_eq!(desk.screen(60, 15).lines()[1..13], *screens.last().unwrap(), "come upon from below");
    desk.press('e').press(KeyCode::End);
    let caret = desk.screen(60, 15).caret.unwrap();
    assert!((1..13).contains(&caret.y), "the caret is on the screen");
}

#[test]
fn a_window_too_small_says_so_in_a_sentence() {
    let screen = Desk::new().screen(59, 20);
    assert!(screen.line(0).starts_with("The window is too small: make it at least 60 columns"));
    assert!(!Desk::new().screen(60, 15).has("too small"));
}

#[test]
fn nothing_breaks_in_any_size_whatever_the_texts_hold() {
    let zalgo = "ب".to_owned() + &"\u{64E}".repeat(2000) + " x";
    let hostile = [
        "\u{1B}[31mred\u{1B}]52;c;eA==\u{7} ",
        "\u{202E}evil\u{202C} \u{2066}iso\u{2069} ",
        "👨‍👩‍👧 漢字 \u{200D}\u{FE0F} ",
        "لالالالا ",
        zalgo.as_str(),
        "",
        "a\u{0}b\tc\r\nd\u{85} ",
        "\u{E0041}\u{FEFF}\u{AD}\u{200B}",
    ];
    let name = "\u{1B}[2J\u{202E}name";
    let shapes = [(1, 1, f64::NAN); 8];
    let mut desk = Desk::with(name, (Lang::arabic(), &hostile), (Lang::english(), &hostile), &shapes);
    for mode in ["", "s", "e", "/\u{202E}ل", "w", "?"] {
        for row in 0..8 {
            desk.press('g');
            (0..row).for_each(|_| {
                desk.press('j');
            });
            desk.keys(mode);
            for (width, height) in SIZES.into_iter().chain([(1, 1), (2, 1), (1, 40), (59, 15), (61, 15), (99, 16)]) {
                let screen = desk.screen(width, height);
                for cell in screen.buffer.content() {
                    let bad = |c: char| {
                        c.is_control()
                            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
                    };
                    assert!(!cell.symbol().chars().any(bad), "{:?}", cell.symbol());
                }
            }
            desk.press(KeyCode::Esc).press(KeyCode::Esc);
        }
    }
}

#[test]
fn every_size_from_one_cell_up_is_drawn() {
    for mode in ["", "jjs", "jje", "/ship", "w", "?"] {
        let mut desk = Desk::new();
        desk.keys(mode);
        for width in (1..=6).chain((58..=62).chain([80, 99, 100, 101, 130])) {
            for height in (1..=20).chain([40]) {
                let screen = desk.screen(width, height);
                if let Some(caret) = screen.caret {
                    assert!(caret.x < width && caret.y < height, "{width}×{height} {mode}");
                }
            }
        }
    }
}

#[test]
fn a_long_message_is_told_to_its_end() {
    let long = "/home/translator/.local/share/muqabala/memory.db: the disk is full; this step was not kept";
    for (width, height) in SIZES {
        let mut desk = Desk::new();
        desk.exporting = Err(ExportError::Failed(long.to_owned()));
        desk.press('w').press(KeyCode::Enter);
        let screen = desk.screen(width, height);
        let told: Vec<String> = screen.lines().iter().map(|line| line.trim().to_owned()).collect();
        assert!(told.join(" ").contains(long), "{told:?}");
        assert!(screen.line(height - 2).starts_with("write to: harbour.tmx"));
    }
}
