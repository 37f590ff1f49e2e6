//! What came of an effect.

use crate::edit::{Command, Status};
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::effect::Outcome;
use crate::tui::keys::Context;
use crate::tui::update::{bring_back_keys, realign, rows, settle};

/// Tells the screen what came of an effect; the pair is changed by then.
pub fn outcome(app: &mut App, outcome: Outcome) {
    match outcome {
        Outcome::Applied(command, change) => {
            app.pair_changed();
            let selected = app.chosen();
            app.anchor = None;
            match &command {
                // Many rows: the translator stays where he is, or goes on behind those that were selected.
                Command::SetStatus { beads, .. } if beads.len() > 1 => app.go_to(selected.end.saturating_sub(1)),
                _ => app.focus(change.focus),
            }
            applied(app, &command);
        }
        Outcome::Realigned { gone, made, at } => {
            app.pair_changed();
            app.focus_segment(at);
            realign::done(app, gone, made);
        }
        Outcome::Undone(change) => {
            app.pair_changed();
            app.focus(change.focus);
            app.tell(format!("undone: {}", change.label));
        }
        Outcome::Redone(change) => {
            app.pair_changed();
            app.focus(change.focus);
            app.tell(format!("done again: {}", change.label));
        }
        Outcome::NothingToUndo => app.tell("nothing to undo"),
        Outcome::NothingToRedo => app.tell("nothing to do again"),
        Outcome::Refused(why) => app.tell(why),
        Outcome::Failed(why) => {
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
        Outcome::FileExists(_) => {
            if let Mode::File(editor) = &app.mode {
                app.mode = Mode::Question(editor.clone());
            }
        }
    }
    settle(app);
}

fn applied(app: &mut App, command: &Command) {
    if matches!(app.mode, Mode::Split(_) | Mode::Edit(_)) {
        rows::back(app);
    }
    let told = match command {
        Command::SetStatus { status: Status::Accepted, beads } => return rows::accepted(app, beads.len()),
        Command::SetStatus { status: Status::NeedsReview, .. } => "marked for another look",
        Command::SetStatus { status: Status::Rejected, .. } => "rejected",
        Command::SetStatus { status: Status::Unreviewed, .. } => "unreviewed again",
        Command::Mark { marked: true, .. } => "bookmark set",
        Command::Mark { marked: false, .. } => "bookmark removed",
        Command::Note { text, .. } if text.trim().is_empty() => "comment removed",
        Command::Note { .. } => "comment kept",
        Command::LeaveOut { left_out: true, .. } => "left out of the memory and of exports",
        Command::LeaveOut { left_out: false, .. } => "taken in again",
        Command::Dismiss { dismissed: true, .. } => "warning dismissed",
        Command::Dismiss { dismissed: false, .. } => "warned again",
        Command::DismissInPair { dismissed: true, .. } => "warning dismissed for the whole pair",
        Command::DismissInPair { dismissed: false, .. } => "warned again in the whole pair",
        Command::MergeWithNext { .. } | Command::MergeRows { .. } => "merged",
        Command::MergeSegments { .. } => "one segment now",
        Command::Unmerge { .. } => "divided",
        Command::TakeApart { .. } => "taken apart",
        Command::ShiftDown { .. } => "an empty one inserted",
        Command::ShiftUp { .. } => "the empty one closed",
        Command::Swap { .. } => "texts exchanged",
        Command::Pinpoint { .. } => "paired",
        Command::EditTexts(_) => "replaced",
        Command::RestoreText { .. } => "the document's own text again",
        Command::Split { .. } => "split",
        Command::MoveFirstUp { .. } => "moved to the row above",
        Command::MoveLastDown { .. } => "moved to the row below",
        Command::EditText { .. } => "the new text is kept",
        Command::Realign(_) => "aligned anew",
    };
    app.tell(format!("{told}; {} takes it back", app.key_of(Context::Rows, &Action::Undo)));
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
