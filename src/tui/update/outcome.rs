//! What came of an effect.

use crate::edit::{BeadId, Command, Status};
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::effect::Outcome;
use crate::tui::keys::Context;
use crate::tui::update::{bring_back_keys, realign, replace, rows, settle};
use crate::workspace::Change;

/// Tells the screen what came of an effect; the pair is changed by then.
pub fn outcome(app: &mut App, outcome: Outcome) {
    match outcome {
        Outcome::Applied(command, change) => {
            app.pair_changed();
            let hidden = app.beads_changed(&change.beads);
            let selected = app.chosen();
            app.anchor = None;
            match &command {
                // Many rows: the translator stays where he is, or goes on behind those that were selected.
                Command::SetStatus { beads, .. } | Command::Mark { beads, .. } | Command::LeaveOut { beads, .. }
                    if beads.len() > 1 =>
                {
                    app.go_to(selected.end.saturating_sub(1));
                }
                _ => app.focus(change.focus),
            }
            if matches!(command, Command::Pinpoint { .. }) {
                app.pin = None;
            }
            match app.mode {
                Mode::Replace(_) => replace::applied(app, &command),
                _ => applied(app, &command),
            }
            tell_hidden(app, hidden);
        }
        Outcome::Realigned { gone, made, at, rows } => {
            app.changed = rows.into_iter().collect();
            app.anchor = None;
            app.pair_changed();
            app.all_beads_changed();
            app.focus_segment(at);
            realign::done(app, gone, made);
        }
        Outcome::Undone(change) => stepped(app, &change, "undone"),
        Outcome::Redone(change) => stepped(app, &change, "done again"),
        Outcome::NothingToUndo => app.tell("nothing to undo"),
        Outcome::NothingToRedo => app.tell("nothing to do again"),
        Outcome::Refused(why) => {
            if matches!(app.mode, Mode::Replace(_)) {
                rows::back(app);
            }
            app.tell(why);
        }
        Outcome::Failed(why) => {
            if matches!(app.mode, Mode::Replace(_)) {
                rows::back(app);
            }
            if let Mode::Question(editor) = &app.mode {
                app.mode = Mode::File(editor.clone());
            }
            app.complain(why);
        }
        Outcome::Reloaded { text_left } => reloaded(app, text_left),
        Outcome::Exported(told) => {
            rows::back(app);
            app.tell(told);
        }
        Outcome::Copied(what) => app.tell(format!("copied {what}, if the terminal lets programs do that")),
        Outcome::FileExists(_) => {
            if let Mode::File(editor) = &app.mode {
                app.mode = Mode::Question(editor.clone());
            }
        }
    }
    app.look_again();
    settle(app);
}

/// A step was taken back, or done again.
fn stepped(app: &mut App, change: &Change, told: &str) {
    app.pair_changed();
    let hidden = app.beads_changed(&change.beads);
    app.focus(change.focus);
    app.tell(format!("{told}: {}", change.label));
    tell_hidden(app, hidden);
}

/// Adds to what was told that rows were changed which the filter hides.
fn tell_hidden(app: &mut App, hidden: usize) {
    let Some(told) = app.message.as_ref().map(|message| message.text.clone()).filter(|_| hidden > 0) else { return };
    app.tell(match hidden {
        1 => format!("{told} (a row that the filter hides was changed too)"),
        more => format!("{told} ({more} rows that the filter hides were changed too)"),
    });
}

fn applied(app: &mut App, command: &Command) {
    if matches!(app.mode, Mode::Split(_) | Mode::Edit(_)) {
        rows::back(app);
    }
    let told = match command {
        Command::SetStatus { status: Status::Accepted, beads } => return rows::accepted(app, beads.len()),
        Command::SetStatus { status: Status::NeedsReview, beads } => &of_rows(beads, "marked for another look"),
        Command::SetStatus { status: Status::Rejected, beads } => &of_rows(beads, "rejected"),
        Command::SetStatus { status: Status::Unreviewed, beads } => &of_rows(beads, "unreviewed again"),
        Command::Mark { beads, marked: true } => &of_rows(beads, "bookmarked"),
        Command::Mark { beads, marked: false } => &of_rows(beads, "not bookmarked any more"),
        Command::LeaveOut { beads, left_out: true } => &of_rows(beads, "left out of exports"),
        Command::LeaveOut { beads, left_out: false } => &of_rows(beads, "part of exports again"),
        Command::Note { text, .. } if text.trim().is_empty() => "the comment is gone",
        Command::Note { .. } => "the comment is kept",
        Command::Dismiss { dismissed: true, .. } => "not warned of any more in this row",
        Command::DismissInPair { dismissed: true, .. } => "not warned of any more in this pair",
        Command::Dismiss { .. } | Command::DismissInPair { .. } => "warned of again",
        Command::MergeWithNext { .. } | Command::MergeRows { .. } => "merged",
        Command::MergeSegments { .. } => "one segment now",
        Command::Split { .. } => "split",
        Command::Unmerge { .. } => "a row for each segment",
        Command::TakeApart { .. } => "a row of its own",
        Command::MoveFirstUp { .. } => "moved to the row above",
        Command::MoveLastDown { .. } => "moved to the row below",
        Command::ShiftDown { .. } => "an empty cell was put in",
        Command::ShiftUp { .. } => "the empty cell was closed",
        Command::Swap { .. } => "exchanged with the row below",
        Command::Pinpoint { .. } => "paired",
        Command::EditText { .. } => "the new text is kept",
        Command::EditTexts(texts) => &match texts.len() {
            1 => "replaced in 1 text".to_owned(),
            more => format!("replaced in {more} texts"),
        },
        Command::RestoreText { .. } => "the document's own text is back",
        Command::Realign(_) => "aligned anew",
        Command::Resegment(_) => "cut anew",
    };
    app.tell(format!("{told}; {} takes it back", app.key_of(Context::Rows, &Action::Undo)));
}

fn of_rows(beads: &[BeadId], told: &str) -> String {
    match beads.len() {
        1 => told.to_owned(),
        rows => format!("{rows} rows {told}"),
    }
}

/// The rows may be others now. A text that is being edited stays in the editor if its row is still there.
fn reloaded(app: &mut App, text_left: bool) {
    let told = "another program has changed this pair: it was read again";
    if text_left {
        let (edit, bring_back) = bring_back_keys(app);
        return app.complain(format!("{told}, and this row was gone; your text: {edit}, then {bring_back}"));
    }
    match &app.mode {
        Mode::Edit(_) => return app.complain(format!("{told}; look at the row, then keep the text once more")),
        Mode::Split(_) => rows::back(app),
        _ => {}
    }
    app.tell(told);
}
