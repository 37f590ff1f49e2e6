//! Whatever is pressed: nothing breaks, the screen and the memory agree, and undo leads back to the start.

use proptest::prelude::*;

use super::*;
use crate::edit::PairState;

/// Keys of the table, letters of both alphabets, pastes and resizes.
#[derive(Debug, Clone)]
enum Happening {
    Bound(usize),
    Typed(char),
    Pasted(String),
    Resized(u16, u16),
}

/// All keys of the table.
fn bound_keys() -> Vec<keys::Key> {
    keys::Keymap::default().all().iter().flat_map(|bound| bound.keys.clone()).collect()
}

fn happening() -> impl Strategy<Value = Happening> {
    let keys = bound_keys().len();
    prop_oneof![
        8 => (0..keys).prop_map(Happening::Bound),
        // The keys that change something, more often than the many that move.
        4 => prop::sample::select("mudsaxrczZ".chars().collect::<Vec<_>>()).prop_map(Happening::Typed),
        2 => any::<char>().prop_map(Happening::Typed),
        1 => "[a-z ا-ي\\r\\n\u{202E}\u{64E}]{0,12}".prop_map(Happening::Pasted),
        1 => (1u16..140, 1u16..45).prop_map(|(width, height)| Happening::Resized(width, height)),
    ]
}

fn shown(state: &PairState) -> Vec<(Status, String, String)> {
    let text = |row: &crate::edit::RowView<'_>, side| row.text(side).as_str().to_owned();
    state.rows().map(|row| (row.bead.status, text(&row, Side::Source), text(&row, Side::Target))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn anything_may_be_pressed(happenings in prop::collection::vec(happening(), 1..60)) {
        let mut desk = Desk::new();
        let start = shown(desk.app.state());
        let keys = bound_keys();
        let mut size = (100, 30);
        for happening in happenings {
            match happening {
                Happening::Bound(key) => { desk.press(keys[key]); }
                Happening::Typed(c) => { desk.press(c); }
                Happening::Pasted(text) => desk.act(Action::Paste(text)),
                Happening::Resized(width, height) => size = (width, height),
            }
            let screen = desk.screen(size.0, size.1);
            if let Some(caret) = screen.caret {
                prop_assert!(caret.x < size.0 && caret.y < size.1);
            }
            prop_assert!(desk.app.current() < desk.app.state().len().max(1));
            prop_assert_eq!(desk.app.counts().all(), desk.app.state().len());
        }
        prop_assert_eq!(desk.app.pair(), &desk.workspace.open_pair(desk.app.pair().id()).unwrap());
        desk.size(100, 30);
        // Out of whatever is being done, then back to the start.
        for _ in 0..4 {
            desk.press(KeyCode::Esc);
        }
        while desk.told() != "nothing to undo" {
            desk.press('z');
        }
        prop_assert_eq!(shown(desk.app.state()), start);
    }
}
