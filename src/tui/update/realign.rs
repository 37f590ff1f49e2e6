//! Aligning rows anew.

use crate::edit::{BeadId, stretch_around};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::keys::Context;
use crate::tui::update::{rows, unknown};

/// Asks for the selected rows or, where there is no selection, for the stretch around a row in which nothing is accepted.
pub(super) fn here(app: &mut App, bead: BeadId) -> Vec<Effect> {
    let ends = app.chosen_beads();
    if let (true, Some(first), Some(last)) = (app.has_selection(), ends.first(), ends.last()) {
        return vec![Effect::Realign(Some((*first, *last)))];
    }
    match stretch_around(app.state(), bead) {
        Ok(stretch) => return vec![Effect::Realign(Some(stretch))],
        Err(error) => app.tell(error.to_string()),
    }
    Vec::new()
}

/// Asks for the rows from one on.
pub(super) fn below(app: &App, bead: BeadId) -> Vec<Effect> {
    let last = app.state().rows().next_back().map_or(bead, |row| row.bead.id);
    vec![Effect::Realign(Some((bead, last)))]
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
        (gone, made) if gone == made => {
            app.tell(format!("aligned anew: {} changed, marked ~; {undo} takes it back", rows(made)));
        }
        _ => app.tell(format!("aligned anew: {} became {made}, marked ~; {undo} takes it back", rows(gone))),
    }
}
