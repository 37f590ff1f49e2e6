//! Selecting rows.

use crate::tui::app::App;
use crate::tui::update::pages;

/// Begins a selection at the current row, or ends the one there is.
pub(super) fn toggle(app: &mut App) {
    app.anchor = if app.has_selection() { None } else { app.bead() };
    tell(app);
}

/// Selects the row below, or above, too.
pub(super) fn extend(app: &mut App, down: bool) {
    app.anchor = app.anchor.or(app.bead());
    match down {
        true => pages::next_row(app),
        false => pages::previous_row(app),
    }
    tell(app);
}

/// Selects all rows.
pub(super) fn all(app: &mut App) {
    app.anchor = app.shown().row(0).and_then(|row| app.state().row(row)).map(|row| row.bead.id);
    pages::last_row(app);
    tell(app);
}

/// Says how many rows are selected.
pub(super) fn tell(app: &mut App) {
    if app.has_selection() {
        let rows = app.chosen_beads().len();
        app.tell(if rows == 1 { "1 row selected".to_owned() } else { format!("{rows} rows selected") });
    }
}
