//! Adding a pair, once its texts are read.

use crate::tui::action::Action;
use crate::tui::editor::Editor;
use crate::tui::home::update::{tell_dropped, write};
use crate::tui::home::{Browser, Home, HomeEffect, HomeMode, TextsFound, Waiting};
use crate::workspace::{LONGEST_PAIR_NAME, is_pair_name};

/// Asks what the pair is to be called.
pub(super) fn begin(home: &mut Home, texts: Box<TextsFound>, back: Browser) {
    let editor = Editor::new(&texts.name, texts.name.len());
    if !texts.odd.is_empty() {
        home.tell(texts.odd.join("; "));
    }
    home.mode = HomeMode::Name { texts, editor, back: Some(back) };
}

/// While its name is typed.
pub(super) fn name(home: &mut Home, action: Action) -> Vec<HomeEffect> {
    let HomeMode::Name { texts, editor, back } = &mut home.mode else { return Vec::new() };
    match &action {
        Action::Confirm if !is_pair_name(editor.text().trim()) => {
            home.tell(format!("the pair needs a name of at most {LONGEST_PAIR_NAME} characters"));
        }
        Action::Confirm => {
            let name = editor.text().trim().to_owned();
            let (texts, back) = (texts.clone(), back.take());
            return vec![align(home, texts, name, back)];
        }
        Action::Leave => {
            let back = back.take();
            go_back(home, back);
        }
        action => {
            let dropped = write(editor, action);
            tell_dropped(home, dropped);
        }
    }
    Vec::new()
}

/// Has the texts aligned.
pub(super) fn align(home: &mut Home, texts: Box<TextsFound>, name: String, back: Option<Browser>) -> HomeEffect {
    let waiting = Waiting::Aligning { percent: 0, name: name.clone() };
    home.mode = HomeMode::Waiting { waiting, back };
    HomeEffect::Align(texts, name)
}

/// While its texts are read or aligned.
pub(super) fn waiting(home: &mut Home, action: Action) -> Vec<HomeEffect> {
    let HomeMode::Waiting { back, .. } = &mut home.mode else { return Vec::new() };
    if action != Action::Leave {
        return Vec::new();
    }
    let back = back.take();
    go_back(home, back);
    home.tell("left: nothing was added");
    vec![HomeEffect::Leave]
}

/// Back to where the files were chosen, or to the list.
pub(super) fn go_back(home: &mut Home, back: Option<Browser>) {
    home.mode = back.map_or(HomeMode::List, HomeMode::Browse);
}
