//! Aligning rows anew.

use crate::edit::{BeadId, stretch_around};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::keys::Context;
use crate::tui::update::{rows, unknown};

/// Asks for the stretch around a row in which nothing is accepted.
pub(super) fn around(app: &mut App, bead: BeadId) -> Vec<Effect> {
    match stretch_around(app.state(), bead) {
        Ok(stretch) => return vec![Effect::Realign(Some(stretch))],
        Err(error) => app.tell(error.to_string()),
    }
    Vec::new()
}

/// While it is being done.
pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Leave => {
            rows::back(app);
            app.tell("left: the rows are as they were");
        }
        Action::Unknown(key) => unknown(app, &key),
        _ => {}
    }
    Vec::new()
}

/// Says what came of it.
pub(super) fn done(app: &mut App, gone: usize, made: usize) {
    let undo = app.key_of(Context::Rows, &Action::Undo);
    let rows = |count: usize| if count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
    match (gone, made) {
        (0, 0) => app.tell(format!("aligned anew: the rows stay, with new confidences; {undo} takes it back")),
        (gone, made) if gone == made => app.tell(format!("aligned anew: {} changed; {undo} takes it back", rows(made))),
        _ => app.tell(format!("aligned anew: {} became {made}; {undo} takes it back", rows(gone))),
    }
}
