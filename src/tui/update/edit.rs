//! Editing the text of a side.

use crate::edit::Command;
use crate::lang::Direction;
use crate::screen::Position;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::update::{bring_back_keys, changed_text, open_help, palette, rows, unknown};

/// Begins editing the current side, with the caret behind its text.
pub(super) fn begin(app: &mut App) {
    let text = app.current_text();
    app.mode = Mode::Edit(Editor::new(&text, text.len()));
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Confirm => return keep(app),
        Action::Leave => leave(app),
        Action::BringBack => bring_back(app),
        Action::Help => open_help(app),
        Action::Palette => palette::open(app),
        Action::Unknown(key) => unknown(app, &key),
        Action::Insert(c) => write(app, c.encode_utf8(&mut [0; 4])),
        Action::Paste(text) => write(app, &text),
        action => {
            move_caret(app, &action);
        }
    }
    Vec::new()
}

fn keep(app: &mut App) -> Vec<Effect> {
    let Some((text, bead)) = changed_text(app).zip(app.bead()) else {
        rows::back(app);
        app.tell("the text is as it was");
        return Vec::new();
    };
    vec![Effect::Apply(Command::EditText { bead, side: app.side, text })]
}

fn leave(app: &mut App) {
    if let Some(text) = changed_text(app) {
        app.left = Some(text);
        let (edit, bring_back) = bring_back_keys(app);
        app.tell(format!("left without keeping the text: {edit}, then {bring_back} brings it back"));
    }
    rows::back(app);
}

/// Exchanges the text with the one that was left, so that neither is lost.
fn bring_back(app: &mut App) {
    let (Mode::Edit(editor), Some(left)) = (&mut app.mode, app.left.take()) else {
        return app.tell("no text was left that could be brought back");
    };
    app.left = Some(editor.exchange(left));
}

fn write(app: &mut App, typed: &str) {
    let Mode::Edit(editor) = &mut app.mode else { return };
    let dropped = editor.insert(typed);
    tell_dropped(app, dropped);
}

/// Writes into a line that is being typed, or moves its caret.
pub(super) fn type_into(app: &mut App, action: Action, base: Direction) {
    let Some(editor) = app.typed_line() else { return };
    let dropped = match action {
        Action::Insert(c) => editor.insert(c.encode_utf8(&mut [0; 4])),
        Action::Paste(text) => editor.insert(&text),
        action => {
            editor.act(&action, base);
            0
        }
    };
    tell_dropped(app, dropped);
}

pub(super) fn tell_dropped(app: &mut App, dropped: usize) {
    match dropped {
        0 => {}
        1 => app.tell("a character that no text may hold was left out"),
        more => app.tell(format!("{more} characters that no text may hold were left out")),
    }
}

/// Moves the caret in the current row, or removes what is beside it when the text is being edited.
pub(super) fn move_caret(app: &mut App, action: &Action) {
    let base = app.direction(app.side);
    match action {
        Action::CaretUp => to_line(app, |line| line.checked_sub(1)),
        Action::CaretDown => to_line(app, |line| line.checked_add(1)),
        action => {
            if let Mode::Split(editor) | Mode::Edit(editor) = &mut app.mode {
                editor.act(action, base);
            }
        }
    }
}

/// Moves the caret to the same column of another line; past the first and last to the ends of the text.
fn to_line(app: &mut App, line: impl Fn(usize) -> Option<usize>) {
    let (Some(panes), Some(row)) = (app.panes(), app.row()) else { return };
    let laid = app.laid(&panes, &row, app.side);
    let rows = laid.layout.rows().len();
    let (Mode::Split(editor) | Mode::Edit(editor)) = &mut app.mode else { return };
    let at = laid.layout.caret(editor.caret());
    let column = editor.column(at.column);
    match line(at.row) {
        None => editor.put(0),
        Some(line) if line >= rows => editor.put(editor.text().len()),
        Some(line) => editor.put(laid.layout.offset_at(Position { row: line, column })),
    }
    editor.keep_to(column);
}
