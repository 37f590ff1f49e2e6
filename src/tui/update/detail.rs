//! Seeing why a row is what it is, and dismissing warnings.

use std::collections::BTreeSet;

use crate::edit::Command;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::keys::Context;

/// Opens or closes the pane.
pub(super) fn toggle(app: &mut App) {
    app.look.detail = !app.look.detail;
}

/// Points at the next thing, or the one before; opens the pane for it.
pub(super) fn step(app: &mut App, forward: bool) {
    app.look.detail = true;
    app.step_point(forward);
}

/// Dismisses a warning of the current row.
pub(super) fn dismiss(app: &mut App, in_pair: bool) -> Vec<Effect> {
    let (Some(bead), Some(kind)) = (app.bead(), app.pointed_warning()) else {
        let undo = app.key_of(Context::Rows, &Action::Undo);
        match app.warnings.dismissed(app.state(), app.current) {
            0 => app.tell("there is no warning here"),
            _ => app.tell(format!("dismissed already; {undo} takes a step back")),
        }
        return Vec::new();
    };
    let warnings = BTreeSet::from([kind]);
    vec![Effect::Apply(match in_pair {
        true => Command::DismissInPair { bead, warnings, dismissed: true },
        false => Command::Dismiss { beads: vec![bead], warnings, dismissed: true },
    })]
}
