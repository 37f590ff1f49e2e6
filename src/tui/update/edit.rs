//! Editing the text of a side.

use crate::edit::{Command, SideText};
use crate::screen::{Layout, Position, caret};
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::keys::Context;
use crate::tui::update::{bring_back_keys, changed_text, code_point, open_help, palette, rows, writing};

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
        Action::RestoreText => restore(app),
        Action::CodePoint => code_point::begin(app),
        Action::Help => open_help(app),
        Action::Palette => palette::open(app),
        action => {
            if !move_caret(app, &action) {
                let base = app.direction(app.side);
                return writing::update(app, action, base);
            }
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

/// Puts the document's own text into the editor.
fn restore(app: &mut App) {
    let Some(row) = app.row() else { return };
    let segments = row.segments(app.side);
    let original = SideText::new(segments.map(|segment| (segment.id, app.state().original(segment))));
    let original = original.as_str().to_owned();
    let undo = app.key_of(Context::Edit, &Action::UndoTyping);
    let Mode::Edit(editor) = &mut app.mode else { return };
    if original.is_empty() {
        app.tell("the document has no text here");
    } else if editor.text() == original {
        app.tell("this is the document's own text already");
    } else {
        editor.exchange(original);
        app.tell(format!("this is the document's own text; {undo} takes it back"));
    }
}

/// Moves the caret among the lines of the current row, or in one where the text is only walked through. Returns whether
/// that was asked for.
pub(super) fn move_caret(app: &mut App, action: &Action) -> bool {
    let page = app.panes().map_or(1, |panes| isize::from(panes.body.height as i16)).max(2) - 1;
    match action {
        Action::CaretUp => to_line(app, -1, false),
        Action::CaretDown => to_line(app, 1, false),
        Action::SelectUp => to_line(app, -1, true),
        Action::SelectDown => to_line(app, 1, true),
        Action::CaretPageUp => to_line(app, -page, false),
        Action::CaretPageDown => to_line(app, page, false),
        Action::LineStart => to_end(app, line_start, false),
        Action::LineEnd => to_end(app, line_end, false),
        Action::SelectLineStart => to_end(app, line_start, true),
        Action::SelectLineEnd => to_end(app, line_end, true),
        action => {
            let base = app.direction(app.side);
            return match &mut app.mode {
                Mode::Split(editor) => editor.act(action, base),
                _ => false,
            };
        }
    }
    true
}

/// Moves the caret to about the same column of another line; past the first and last to the ends of the text.
fn to_line(app: &mut App, lines: isize, select: bool) {
    let (Some(panes), Some(row)) = (app.panes(), app.row()) else { return };
    let laid = app.laid(&panes, &row, app.side);
    let rows = laid.layout.rows();
    let (Mode::Split(editor) | Mode::Edit(editor)) = &mut app.mode else { return };
    let at = laid.layout.caret(editor.caret());
    let column = editor.column(at.column);
    // Of a very long text only a part has lines; there its first and last line stand for all that is above and below.
    let (starts, ends) = (is_start(&laid.layout, 0), is_end(&laid.layout, rows.len() - 1, editor.text()));
    let offset = match at.row.checked_add_signed(lines) {
        None if starts => 0,
        Some(line) if line >= rows.len() && ends => editor.text().len(),
        line => laid.layout.offset_at(Position { row: line.unwrap_or(0).min(rows.len() - 1), column }),
    };
    go(editor, offset, select);
    editor.keep_to(column);
}

fn go(editor: &mut Editor, offset: usize, select: bool) {
    match select {
        true => editor.select_to(offset),
        false => editor.put(offset),
    }
}

/// Whether a line is the first of its text, and not what stands for all that is above.
fn is_start(layout: &Layout, line: usize) -> bool {
    layout.rows().get(line).is_none_or(|row| row.span.range().start == 0 && !layout.is_cut(line))
}

fn is_end(layout: &Layout, line: usize, text: &str) -> bool {
    layout.rows().get(line).is_none_or(|row| row.span.range().end == text.len() && !layout.is_cut(line))
}

/// Moves the caret to an end of the line that it stands in.
fn to_end(app: &mut App, end: fn(&Layout, usize, &str) -> usize, select: bool) {
    let (Some(panes), Some(row)) = (app.panes(), app.row()) else { return };
    let laid = app.laid(&panes, &row, app.side);
    let (Mode::Split(editor) | Mode::Edit(editor)) = &mut app.mode else { return };
    let line = laid.layout.caret(editor.caret()).row;
    let offset = end(&laid.layout, line, editor.text());
    go(editor, offset, select);
}

fn line_start(layout: &Layout, line: usize, _: &str) -> usize {
    layout.rows().get(line).map_or(0, |row| row.span.range().start)
}

/// The last place that is drawn in the line: behind the text in the last one, else before the space at which it was
/// broken, or before the last letter of a word that was cut.
fn line_end(layout: &Layout, line: usize, text: &str) -> usize {
    let Some(row) = layout.rows().get(line) else { return text.len() };
    let (start, end) = (row.span.range().start, row.span.range().end);
    if end == text.len() {
        return end;
    }
    let shown = row.span.of(text);
    match shown.trim_end().len() {
        length if length < shown.len() => start + length,
        _ => caret::previous(text, end).max(start),
    }
}
