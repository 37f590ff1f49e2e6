//! How long a key takes in the small editor with texts that were made to be slow, drawing included.
//!
//! ```console
//! $ cargo bench --bench editing
//! ```
//!
//! Each text is opened for editing at 200×50 cells and 600 keys are pressed in it, at its start, its middle and its end.
//! What was typed must stand in the text at the end: only a wrong result fails.

use std::time::Instant;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use muqabala::align::{Alignment, Bead};
use muqabala::edit::{Side, Texts};
use muqabala::lang::Lang;
use muqabala::segment::Segment;
use muqabala::text::{Document, Span};
use muqabala::tui::{App, Mode, Theme, resize, update, view};
use muqabala::workspace::Workspace;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const MEGABYTE: usize = 1_000_000;

/// What is pressed at each place, and how often.
const KEYS: [(KeyCode, KeyModifiers); 10] = [
    (KeyCode::Char('س'), KeyModifiers::NONE),
    (KeyCode::Char('x'), KeyModifiers::NONE),
    (KeyCode::Left, KeyModifiers::NONE),
    (KeyCode::Right, KeyModifiers::SHIFT),
    (KeyCode::Up, KeyModifiers::NONE),
    (KeyCode::Down, KeyModifiers::NONE),
    (KeyCode::Backspace, KeyModifiers::NONE),
    (KeyCode::Char('z'), KeyModifiers::CONTROL),
    (KeyCode::PageDown, KeyModifiers::NONE),
    (KeyCode::Home, KeyModifiers::NONE),
];

fn main() {
    println!("{:<32} {:>9} {:>7} {:>7} {:>7} {:>9}  milliseconds", "text", "bytes", "p50", "p99", "max", "words");
    for (name, text) in [
        ("a sentence", "وصلت السفينة إلى الميناء صباح الأحد. ".repeat(3)),
        ("32 KiB of sentences", "وصلت السفينة إلى الميناء. ".repeat(32 * 1024 / 47)),
        ("1 MB without a space", "بسم".repeat(MEGABYTE / 6)),
        ("1 MB of sentences", "وصلت السفينة إلى الميناء. ".repeat(MEGABYTE / 47)),
        ("1 MB of English", "The ship reached the port. ".repeat(MEGABYTE / 27)),
        ("10,000 marks on one letter", format!("ب{}", "\u{64E}".repeat(10_000))),
        ("1 MB of marks", format!("ب{}", "\u{64E}".repeat(MEGABYTE / 2))),
        ("1 MB of emoji", "👨\u{200D}👩\u{200D}👧".repeat(MEGABYTE / 18)),
        ("1 MB of flags", "🇪🇬".repeat(MEGABYTE / 8)),
        ("1 MB of CJK", "漢字".repeat(MEGABYTE / 6)),
        ("1 MB of controls", "\u{202E}\u{2066}a\u{1B}".repeat(MEGABYTE / 8)),
    ] {
        measure(name, &text);
    }
}

fn texts(lang: Lang, text: &str) -> Texts {
    let segments = vec![Segment { span: Span::new(0, text.len()), paragraph: 0 }];
    Texts { document: Document::plain("bench", lang, text), segments }
}

fn measure(name: &str, text: &str) {
    let mut workspace = Workspace::in_memory().expect("a memory");
    let beads = vec![Bead { source: 0..1, target: 0..1, confidence: 1.0 }];
    let alignment = Alignment::new(beads, 1, 1).expect("one bead");
    let (source, target) = (texts(Lang::arabic(), text), texts(Lang::english(), "One."));
    let id = workspace.add_pair("bench", &source, &target, &alignment).expect("a pair");
    let mut app = App::new(workspace.open_pair(id).expect("the pair opens"));
    let mut terminal = Terminal::new(TestBackend::new(200, 50)).expect("a screen in memory");
    let mut press = |app: &mut App, code: KeyCode, held: KeyModifiers| {
        let started = Instant::now();
        let action = app.keys().action(app.context(), &KeyEvent::new(code, held));
        update(app, action);
        let drawn = terminal.draw(|frame| {
            resize(app, frame.area().as_size());
            view(app, Theme::colour(), frame);
        });
        drawn.expect("a screen in memory can be drawn on");
        started.elapsed().as_secs_f64() * 1000.0
    };
    press(&mut app, KeyCode::Char('e'), KeyModifiers::NONE);
    let mut times = Vec::new();
    for place in [KeyCode::Home, KeyCode::End] {
        press(&mut app, place, KeyModifiers::CONTROL);
        for _ in 0..20 {
            times.extend(KEYS.iter().map(|(code, held)| press(&mut app, *code, *held)));
        }
    }
    press(&mut app, KeyCode::Home, KeyModifiers::CONTROL);
    for _ in 0..10 {
        times.push(press(&mut app, KeyCode::PageDown, KeyModifiers::NONE));
    }
    // Words can be as long as the text: they are told apart.
    let words = press(&mut app, KeyCode::Left, KeyModifiers::CONTROL);
    press(&mut app, KeyCode::End, KeyModifiers::CONTROL);
    press(&mut app, KeyCode::Char('!'), KeyModifiers::NONE);
    let Mode::Edit(editor) = app.mode() else { panic!("the text is being edited") };
    assert!(editor.text().ends_with('!') && editor.text().len() >= text.trim().len(), "{name}");
    assert_eq!(app.side(), Side::Source);
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!(
        "{name:<32} {:>9} {:>7.2} {:>7.2} {:>7.2} {words:>9.2}",
        text.len(),
        at(50),
        at(99),
        times[times.len() - 1]
    );
}
