//! What is drawn of the list.

use super::*;
use crate::tui::terminal::{Mouse, MouseKind};

const SIZES: [(u16, u16); 5] = [(60, 15), (80, 24), (120, 35), (160, 45), (200, 50)];

/// Escape sequences, overrides, marks without end, no space, emoji.
fn hostile() -> Vec<String> {
    vec![
        "\u{1B}]52;c;AAAA\u{7}\u{1B}[2J".to_owned(),
        "a\u{202E}txt.exe\u{2066}\u{200F}".to_owned(),
        format!("س{}", "\u{64E}".repeat(10_000)),
        "ب".repeat(100_000),
        "👨\u{200D}👩\u{200D}👧 漢字 \u{E0041}".to_owned(),
        "a\tb\nc\r".to_owned(),
    ]
}

fn harmless(screen: &Screen) -> bool {
    let hidden = |c: char| {
        c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    screen.buffer.content.iter().all(|cell| !cell.symbol().chars().any(hidden))
}

#[test]
fn every_pair_tells_all_that_is_asked_of_it_in_every_window() {
    for (width, height) in SIZES {
        let mut desk = HomeDesk::new();
        let id = desk.workspace.find_pair(Some("sea")).unwrap();
        let mut pair = desk.workspace.open_pair(id).unwrap();
        let beads = pair.state().rows().take(6).map(|row| row.bead.id).collect();
        desk.workspace.apply(&mut pair, &crate::edit::Command::SetStatus { beads, status: Status::Accepted }).unwrap();
        desk = HomeDesk::of(desk.workspace);
        let screen = desk.screen(width, height);
        let line = screen.line(2);
        for part in ["▌ sea", "ar → en", " 8 ", "75%", " 1 "] {
            assert!(line.contains(part), "“{part}” at {width}×{height}: {line}");
        }
        assert!(line.trim_end().ends_with(if width < 80 { "12:05" } else { "today 12:05" }), "{line}");
        assert!(screen.line(3).contains(if width < 80 { "3 d ago" } else { "3 days ago" }));
        assert!(screen.line(4).contains(if width < 80 { "Mar 2025" } else { "2 Mar 2025" }));
        assert!(screen.line(0).contains("3 pairs, last touched first") && screen.line(0).contains("Muqabala"));
        assert!(screen.line(1).contains("name") && screen.line(1).contains("touched"));
        assert!(screen.line(height - 1).contains("Enter open") && screen.line(height - 1).contains("? help"));
        assert_eq!(line.contains("████"), width >= 80, "{line}");
    }
}

#[test]
fn arabic_names_stand_in_their_own_order_beside_the_mark() {
    let mut desk = HomeDesk::new();
    let id = desk.workspace.find_pair(Some("عقد")).unwrap();
    desk.workspace.rename_pair(id, "سلام (1)").unwrap();
    let mut desk = HomeDesk::of(desk.workspace);
    desk.press('G');
    let screen = desk.screen(80, 24);
    let shown: String = (2..12).map(|x| screen.symbol(x, 4)).collect();
    assert_eq!(shown.trim_end(), "(1) \u{FEE1}\u{FEFC}\u{FEB3}");
    assert_eq!(screen.symbol(0, 4), "▌");
}

#[test]
fn hostile_names_of_pairs_are_shown_harmlessly() {
    let mut workspace = Workspace::in_memory().unwrap();
    for name in hostile() {
        add_pair(&mut workspace, &name, (Lang::arabic(), &ARABIC), (Lang::english(), &ENGLISH), &SHAPES);
    }
    let mut desk = HomeDesk::of(workspace);
    for (width, height) in SIZES {
        for keys in ["", "r", "w", "d", "z", "/"] {
            desk.press('j').keys(keys);
            let screen = desk.screen(width, height);
            assert!(harmless(&screen), "after “{keys}” at {width}×{height}");
            assert!(screen.line(2).trim_end().ends_with(|c: char| c.is_ascii_alphanumeric()), "{}", screen.line(2));
            desk.press(KeyCode::Esc);
        }
    }
}

#[test]
fn hostile_names_of_files_are_shown_harmlessly_and_can_be_chosen() {
    let mut desk = HomeDesk::new();
    let mut names: Vec<std::ffi::OsString> = hostile().into_iter().map(|name| name.replace('/', "-").into()).collect();
    use std::os::unix::ffi::OsStringExt;
    names.push(std::ffi::OsString::from_vec(b"\xff\xfe\x1b[2J".to_vec()));
    let count = names.len();
    desk.tools.files.look = Arc::new(move |path| {
        let entry = |name: &std::ffi::OsString| Entry { name: name.clone(), kind: EntryKind::File(None) };
        let entries = names.iter().map(entry).collect();
        Ok(Looked::Folder(Folder { path: path.to_owned(), entries, left_out: 3 }))
    });
    desk.press('a');
    for _ in 0..count {
        for (width, height) in SIZES {
            let screen = desk.screen(width, height);
            assert!(harmless(&screen), "{width}×{height}");
            assert!(screen.has("3 more are not shown"));
        }
        desk.press('j');
    }
    desk.press('G').press(KeyCode::Enter);
    assert!(harmless(&desk.screen(80, 24)) && desk.screen(80, 24).line(0).contains("the translation of"));
    desk.press('/').press(KeyCode::Tab);
    assert!(harmless(&desk.screen(80, 24)));
}

#[test]
fn a_window_too_small_to_show_what_they_do_takes_no_keys() {
    let mut desk = HomeDesk::new();
    desk.size(59, 15).keys("dj");
    assert_eq!((desk.names().len(), desk.at()), (3, "sea"));
    assert!(desk.screen(59, 14).has("The window is too small"));
    for (width, height) in [(1, 1), (1, 40), (200, 1), (60, 14)] {
        desk.screen(width, height);
    }
    desk.size(20, 5).press('q');
    assert_eq!(desk.asked, [Request::Go(Way::End)]);
}

#[test]
fn the_current_pair_is_always_on_the_screen() {
    let mut workspace = Workspace::in_memory().unwrap();
    for number in 0..40 {
        let (source, target) = (["سفينة."], ["a ship."]);
        let name = format!("p{number:02}");
        add_pair(&mut workspace, &name, (Lang::arabic(), &source), (Lang::english(), &target), &[(1, 1, 0.9)]);
    }
    let mut desk = HomeDesk::of(workspace);
    for key in "jjjjjjjjjjjjjjjjjGkkkkkkkkkkkkkkggG".chars() {
        desk.press(key);
        for (width, height) in [(60, 15), (80, 24), (60, 15)] {
            let screen = desk.screen(width, height);
            let marks = screen.lines().iter().filter(|line| line.starts_with('▌')).count();
            assert_eq!(marks, 1, "{key} at {width}×{height}");
            let name = desk.at().to_owned();
            assert!(screen.has(&format!("▌ {name}")));
        }
    }
}

#[test]
fn help_shows_the_keys_and_can_be_narrowed_down() {
    let mut desk = HomeDesk::new();
    desk.press('?').press('/').keys("bring back");
    let screen = desk.screen(80, 24);
    assert!(screen.has("bring a deleted pair back") && !screen.has("accept the row"));
    desk.press(KeyCode::Enter).press(KeyCode::Esc).press(KeyCode::Esc);
    assert!(matches!(desk.home.mode(), HomeMode::List));
}

#[test]
fn the_mouse_goes_to_pairs_and_files_opens_them_and_presses_keys() {
    let mut desk = HomeDesk::new();
    desk.size(80, 24);
    let mouse = |kind, column, line| Action::Mouse(Mouse { kind, column, line });
    desk.act(mouse(MouseKind::Press, 10, 3));
    assert_eq!(desk.at(), "ship");
    desk.act(mouse(MouseKind::DoublePress, 10, 3));
    assert_eq!(desk.opened().as_deref(), Some("ship"));
    desk.asked.clear();
    for line in [0, 1, 5, 22] {
        desk.act(mouse(MouseKind::Press, 10, line));
        desk.act(mouse(MouseKind::DoublePress, 10, line));
    }
    assert_eq!((desk.at(), desk.opened()), ("ship", None), "nothing stands there");
    desk.act(mouse(MouseKind::WheelDown, 0, 0));
    assert_eq!(desk.at(), "عقد");
    desk.act(mouse(MouseKind::WheelUp, 0, 0));
    let add = desk.screen(80, 24).line(23).find("a add").unwrap() as u16;
    desk.act(mouse(MouseKind::Press, add, 23));
    assert_eq!(desk.file(), "broken.txt");
    // `..`, `old`, `broken.txt`, `port.ar.txt`.
    desk.act(mouse(MouseKind::Press, 5, 5));
    desk.act(mouse(MouseKind::DoublePress, 5, 5));
    assert_eq!(desk.file(), "port.en.txt");
    desk.size(10, 5).act(mouse(MouseKind::Press, 5, 2));
}
