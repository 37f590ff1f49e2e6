//! Asking for something in a line, and what is done with the answer.

use crate::edit::{Command, Status, unreviewed_from};
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::ask::Ask;
use crate::tui::editor::Editor;
use crate::tui::effect::Effect;
use crate::tui::kind::{Kind, short};
use crate::tui::update::find::direction;
use crate::tui::update::{going, rows, writing};

/// Asks for something; `text` is the answer unless another is typed.
pub(super) fn begin(app: &mut App, ask: Ask, text: &str) {
    app.mode = Mode::Prompt { ask, editor: Editor::new(text, text.len()) };
}

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let Mode::Prompt { ask, editor } = &app.mode else { return Vec::new() };
    match action {
        Action::Confirm => {
            let (ask, text) = (*ask, editor.text().trim().to_owned());
            return answered(app, ask, &text);
        }
        Action::Leave => rows::back(app),
        action => {
            let base = direction(editor.text());
            return writing::update(app, action, base);
        }
    }
    Vec::new()
}

fn answered(app: &mut App, ask: Ask, text: &str) -> Vec<Effect> {
    match ask {
        Ask::Note => {
            rows::back(app);
            let note = app.bead().map(|bead| Effect::Apply(Command::Note { bead, text: text.to_owned() }));
            note.into_iter().collect()
        }
        Ask::AcceptFrom => with_confidence(app, text, accept_from),
        Ask::LookBelow => with_confidence(app, text, |app, limit| {
            going::set_kind(app, Kind::below(limit));
            Vec::new()
        }),
    }
}

/// Goes on with a confidence that was typed, or says what one looks like and leaves the line as it is.
fn with_confidence(app: &mut App, text: &str, then: impl FnOnce(&mut App, f64) -> Vec<Effect>) -> Vec<Effect> {
    match confidence(text) {
        Some(limit) => {
            rows::back(app);
            then(app, limit)
        }
        None => {
            app.tell("a confidence is a number from 0 to 1, such as .9, or a percentage, such as 90 %");
            Vec::new()
        }
    }
}

/// A confidence as people write it: `.9`, `0.9`, `0,9`, `90%`.
fn confidence(text: &str) -> Option<f64> {
    let plain = text.replace(',', ".");
    let (number, scale) = match plain.trim_end().strip_suffix('%') {
        Some(number) => (number.trim_end(), 100.0),
        None => (plain.as_str(), 1.0),
    };
    let value = number.parse::<f64>().ok()? / scale;
    (0.0..=1.0).contains(&value).then_some(value)
}

fn accept_from(app: &mut App, limit: f64) -> Vec<Effect> {
    let mut beads = unreviewed_from(app.state(), limit);
    app.keep_shown(&mut beads);
    if beads.is_empty() {
        app.tell(format!("no unreviewed row is at or above {}", short(limit)));
        return Vec::new();
    }
    vec![Effect::Apply(Command::SetStatus { beads, status: Status::Accepted })]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confidence_is_read_as_people_write_it() {
        for (typed, read) in [
            (".9", Some(0.9)),
            ("0.95", Some(0.95)),
            ("0,95", Some(0.95)),
            ("99%", Some(0.99)),
            ("99 %", Some(0.99)),
            ("1", Some(1.0)),
            ("0", Some(0.0)),
            ("90", None),
            ("-.1", None),
            ("nan", None),
            ("", None),
            ("high", None),
        ] {
            assert_eq!(confidence(typed), read, "{typed}");
        }
    }
}
