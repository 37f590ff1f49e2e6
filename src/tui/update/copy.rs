//! Copying texts to the clipboard: as they are stored, in logical order.

use crate::edit::Side;
use crate::text::unbroken;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::terminal::MOST_COPIED;

/// Copies the text of the current side.
pub(super) fn side(app: &mut App) -> Vec<Effect> {
    let text = app.row().map(|row| row.text(app.side).as_str().trim().to_owned()).unwrap_or_default();
    copy(app, text, "the text")
}

/// Copies both texts of the current row, with a tab between: a line of a table.
pub(super) fn row(app: &mut App) -> Vec<Effect> {
    let texts = app.row().map(|row| Side::BOTH.map(|side| in_a_field(row.text(side).as_str())));
    let text = texts.map(|[source, target]| format!("{source}\t{target}")).unwrap_or_default();
    copy(app, text, "both texts")
}

/// A text as a table can hold it: what would end the field or the line is a blank.
fn in_a_field(text: &str) -> String {
    unbroken(text.trim()).replace(['\t', '\n', '\r'], " ")
}

pub(super) fn copy(app: &mut App, text: String, what: &'static str) -> Vec<Effect> {
    if !app.clipboard {
        app.tell("nothing is copied: clipboard is false in the configuration file");
    } else if text.trim().is_empty() {
        app.tell("there is no text to copy");
    } else if text.len() > MOST_COPIED {
        app.tell(format!("{what} is too long for the clipboard: {} bytes of at most {MOST_COPIED}", text.len()));
    } else {
        return vec![Effect::Copy { text, what }];
    }
    Vec::new()
}
