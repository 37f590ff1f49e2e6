//! A pair of 100,000 rows.

use std::time::{Duration, Instant};

use super::*;

/// Times keys on a large pair; the figures are for reading, and the limit is loose because tests run beside others.
#[test]
#[ignore = "takes a while; run it by name, with --release, to see the figures"]
fn keys_are_answered_at_once_in_a_pair_of_100_000_rows() {
    let arabic: Vec<String> = (0..100_000).map(|n| format!("{}{n} {} ", ARABIC[n % 8], ARABIC[(n + 3) % 8])).collect();
    let english: Vec<String> =
        (0..100_000).map(|n| format!("{}{n} {} ", ENGLISH[n % 8], ENGLISH[(n + 3) % 8])).collect();
    let [arabic, english] = [&arabic, &english].map(|texts| texts.iter().map(String::as_str).collect::<Vec<_>>());
    let shapes: Vec<_> = (0..100_000).map(|n| (1, 1, if n % 50_000 == 49_999 { 0.5 } else { 1.0 })).collect();
    let mut desk = Desk::with("large", (Lang::arabic(), &arabic), (Lang::english(), &english), &shapes);
    let started = Instant::now();
    let pair = desk.workspace.open_pair(desk.app.pair().id()).unwrap();
    println!("reading the pair: {:?}", started.elapsed());
    drop(pair);
    let mut terminal = Terminal::new(TestBackend::new(200, 50)).unwrap();
    let mut timed = Vec::new();
    let script = "jjjkGgnnNaarxcmzZsl/السفينه 77777";
    for c in script.chars() {
        let started = Instant::now();
        desk.press(c);
        terminal
            .draw(|frame| {
                resize(&mut desk.app, frame.area().as_size());
                view(&desk.app, Theme::colour(), frame);
            })
            .unwrap();
        timed.push((started.elapsed(), c));
        if c == 'l' {
            desk.press(KeyCode::Esc);
        }
    }
    let mut slices = Vec::new();
    while desk.app.is_busy() {
        let started = Instant::now();
        desk.act(Action::Tick);
        slices.push(started.elapsed());
    }
    println!("slowest slice of the search: {:?} of {}", slices.iter().max(), slices.len());
    timed.sort_unstable();
    println!("slowest keys: {:?}", &timed[timed.len() - 8..]);
    assert!(timed[timed.len() / 2].0 < Duration::from_millis(16));
}

#[test]
#[ignore = "takes a while; run it by name, with --release, to see the figures"]
fn a_text_of_a_megabyte_without_a_space_can_be_walked_through() {
    let long = "بسم".repeat(170_000);
    let texts = ["One. ", long.as_str()];
    let shapes = [(1, 1, 1.0), (1, 1, 1.0)];
    let mut desk = Desk::with("long", (Lang::arabic(), &texts), (Lang::english(), &texts), &shapes);
    let mut timed = Vec::new();
    for key in "jjjjkesx".chars() {
        let started = Instant::now();
        desk.press(key);
        desk.screen(120, 35);
        timed.push((key, started.elapsed()));
        if key == 'e' {
            desk.press(KeyCode::Left).press(KeyCode::Up).press(KeyCode::Esc);
        }
    }
    println!("{timed:?}");
    assert_eq!(desk.app.current(), 1);
}
