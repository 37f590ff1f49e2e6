//! Placing the caret at which a row is split.

use crate::edit::{Command, Side, SideText};
use crate::screen::caret;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::update::{edit, open_help, palette, rows, unknown};

/// Begins splitting the current row in a side, or in the one across where that side is empty.
pub(super) fn begin(app: &mut App, side: Side) {
    let Some(row) = app.row() else { return };
    let [text, across] = [side, side.other()].map(|side| row.text(side));
    let (side, text) = if text.as_str().is_empty() { (side.other(), across) } else { (side, text) };
    if text.as_str().is_empty() {
        return app.tell("this row has no text to split");
    }
    app.side = side;
    app.mode = Mode::Split(Editor::new(text.as_str(), likely_cut(&text)));
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Confirm => {
            let (Some(bead), Mode::Split(editor)) = (app.bead(), &app.mode) else { return Vec::new() };
            return vec![Effect::Apply(Command::Split { bead, side: app.side, offset: editor.caret() })];
        }
        Action::Leave => rows::back(app),
        Action::OtherSide => other_side(app),
        Action::Help => open_help(app),
        Action::Palette => palette::open(app),
        Action::Unknown(key) => unknown(app, &key),
        action => {
            edit::move_caret(app, &action);
        }
    }
    Vec::new()
}

/// Goes on in the side across, if it has a text.
pub(super) fn other_side(app: &mut App) {
    match app.row().is_some_and(|row| row.text(app.side.other()).as_str().is_empty()) {
        true => app.tell("the other side is empty: there is nothing to split"),
        false => begin(app, app.side.other()),
    }
}

/// Where a caret is most likely wanted: where the second segment begins, else at the word nearest to the middle.
fn likely_cut(text: &SideText) -> usize {
    let joint = text.parts().iter().map(|(_, range)| range.start).find(|start| *start > 0);
    joint.unwrap_or_else(|| {
        let all = text.as_str();
        let mut middle = all.len() / 2;
        while !all.is_char_boundary(middle) {
            middle -= 1;
        }
        let ahead = caret::word_forward(all, middle);
        match ahead < all.len() {
            true => ahead,
            false => caret::word_backward(all, middle),
        }
    })
}
