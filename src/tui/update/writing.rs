//! What is the same wherever text is typed.

use crate::lang::Direction;
use crate::text::character_name;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::terminal::MOST_COPIED;
use crate::tui::update::unknown;

/// Carries out an action on the text that is being typed, in which Left and Right are as `base` has them.
pub(super) fn update(app: &mut App, action: Action, base: Direction) -> Vec<Effect> {
    let copied = if action == Action::PasteCopied { app.copied.clone() } else { String::new() };
    let Some(editor) = app.writing_mut() else { return Vec::new() };
    match action {
        Action::Insert(c) => {
            let dropped = editor.insert(c.encode_utf8(&mut [0; 4]));
            tell_dropped(app, dropped);
        }
        Action::Paste(text) => {
            let dropped = editor.insert(&text);
            tell_dropped(app, dropped);
        }
        Action::PasteCopied if copied.is_empty() => app.tell("nothing was copied or cut yet"),
        Action::PasteCopied => {
            editor.insert(&copied);
        }
        Action::Copy => return copy(app),
        Action::Cut => return cut(app),
        Action::UndoTyping => {
            if !editor.undo() {
                app.tell("nothing was changed here that could be taken back");
            }
        }
        Action::RedoTyping => {
            if !editor.redo() {
                app.tell("nothing was taken back here that could be done again");
            }
        }
        Action::MarkLeft | Action::MarkRight => {
            editor.act(&action, base);
            let before = editor.before().map(character_name);
            app.tell(format!("before the caret: {}", before.as_deref().unwrap_or("nothing")));
        }
        Action::Unknown(key) => unknown(app, &key),
        action => {
            editor.act(&action, base);
        }
    }
    Vec::new()
}

/// Copies what is selected, for pasting here and elsewhere.
pub(super) fn copy(app: &mut App) -> Vec<Effect> {
    let selected = app.writing().map_or("", |editor| editor.selected()).to_owned();
    keep(app, selected, "copied")
}

fn cut(app: &mut App) -> Vec<Effect> {
    let cut = app.writing_mut().map(|editor| editor.cut()).unwrap_or_default();
    keep(app, cut, "cut")
}

fn keep(app: &mut App, text: String, done: &str) -> Vec<Effect> {
    if text.is_empty() {
        app.tell("nothing is selected: Shift and an arrow key select");
        return Vec::new();
    }
    app.copied.clone_from(&text);
    match text.chars().count() {
        1 => app.tell(format!("1 character {done}")),
        more => app.tell(format!("{more} characters {done}")),
    }
    // Pasting in this program works without the clipboard of the terminal.
    match app.clipboard && text.len() <= MOST_COPIED {
        true => vec![Effect::Copy { text, what: "what is selected" }],
        false => Vec::new(),
    }
}

pub(super) fn tell_dropped(app: &mut App, dropped: usize) {
    match dropped {
        0 => {}
        1 => app.tell("a character that no text may hold was left out"),
        more => app.tell(format!("{more} characters that no text may hold were left out")),
    }
}
