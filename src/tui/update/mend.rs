//! Commands on rows, and what there is to say where one makes no sense.

use crate::edit::{BeadId, Command, Side};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::ask::Ask;
use crate::tui::effect::Effect;
use crate::tui::keys::Context;
use crate::tui::update::{prompt, realign};

/// Carries out an action on the row of a bead, or on the selected rows. Returns none when it is no such action.
pub(super) fn update(app: &mut App, action: &Action, bead: BeadId) -> Option<Vec<Effect>> {
    let side = app.side;
    let command = match action {
        Action::Merge => merge(app, bead),
        Action::MoveUp => Command::MoveFirstUp { bead, side },
        Action::MoveDown => Command::MoveLastDown { bead, side },
        Action::MergeSegments => Command::MergeSegments { bead, side },
        Action::Unmerge => Command::Unmerge { bead },
        Action::TakeApart => Command::TakeApart { bead, side },
        Action::ShiftDown => Command::ShiftDown { bead, side },
        Action::ShiftUp => Command::ShiftUp { bead, side },
        Action::Swap => Command::Swap { bead, side },
        Action::Restore => Command::RestoreText { bead, side },
        Action::Mark => mark(app),
        Action::LeaveOut => leave_out(app),
        Action::Pinpoint => match pinpoint(app, bead) {
            Some(command) => command,
            None => return Some(Vec::new()),
        },
        Action::Note => {
            let note = app.row().and_then(|row| row.bead.note.clone()).unwrap_or_default();
            prompt::begin(app, Ask::Note, &note);
            return Some(Vec::new());
        }
        Action::Realign => return Some(realign::here(app, bead)),
        Action::RealignBelow => return Some(realign::below(app, bead)),
        Action::RealignAll => return Some(vec![Effect::Realign(None)]),
        _ => return None,
    };
    Some(vec![Effect::Apply(command)])
}

/// Selected rows become one; else the row and the one below.
fn merge(app: &App, bead: BeadId) -> Command {
    let ends = app.chosen_beads();
    match (app.has_selection(), ends.first(), ends.last()) {
        (true, Some(first), Some(last)) => Command::MergeRows { first: *first, last: *last },
        _ => Command::MergeWithNext { bead },
    }
}

/// A bookmark on all rows that commands are about; away with it where all have one.
fn mark(app: &App) -> Command {
    let beads = app.chosen_beads();
    let marked = beads.iter().any(|bead| app.state().view(*bead).is_some_and(|row| !row.bead.marked));
    Command::Mark { beads, marked }
}

fn leave_out(app: &App) -> Command {
    let beads = app.chosen_beads();
    let left_out = beads.iter().any(|bead| app.state().view(*bead).is_some_and(|row| !row.bead.left_out));
    Command::LeaveOut { beads, left_out }
}

/// The first time marks a cell, the second time pairs the cell across with it.
fn pinpoint(app: &mut App, bead: BeadId) -> Option<Command> {
    let here = (bead, app.side);
    let key = app.key_of(Context::Rows, &Action::Pinpoint);
    if app.row().is_some_and(|row| row.len(app.side) == 0) {
        app.tell("this side is empty: there is nothing to pair");
        return None;
    }
    match app.pinned() {
        Some(pin) if pin == here => {
            app.pin = None;
            app.tell("not marked any more");
            None
        }
        Some((pinned, side)) if side != app.side => {
            let (source, target) = if side == Side::Source { (pinned, bead) } else { (bead, pinned) };
            Some(Command::Pinpoint { source, target })
        }
        _ => {
            app.pin = Some(here);
            let across = app.side.other().name();
            app.tell(format!("marked: go to the {across} that belongs to it, then {key}; Esc leaves it"));
            None
        }
    }
}
