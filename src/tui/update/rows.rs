//! Going through the rows, judging and mending them.

use crate::edit::{BeadRow, Command, Side, Status};
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::effect::Effect;
use crate::tui::update::{edit, file, find, open_help, pages, realign, split, unknown};

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let apply = |command: Command| vec![Effect::Apply(command)];
    match (action, app.bead()) {
        (Action::NextRow, _) => pages::next_row(app),
        (Action::PreviousRow, _) => pages::previous_row(app),
        (Action::NextPage, _) => pages::next_page(app),
        (Action::PreviousPage, _) => pages::previous_page(app),
        (Action::FirstRow, _) => pages::first_row(app),
        (Action::LastRow, _) => app.go_to(usize::MAX),
        (Action::NextToLook, _) => to_look(app, true),
        (Action::PreviousToLook, _) => to_look(app, false),
        (Action::OtherSide, _) => app.side = app.side.other(),
        (Action::LeftSide, _) => app.side = app.panes().map_or(Side::Source, |panes| panes.order[0]),
        (Action::RightSide, _) => app.side = app.panes().map_or(Side::Target, |panes| panes.order[1]),
        (Action::Accept, _) => return say(app, Status::Accepted),
        (Action::NeedsReview, _) => return say(app, Status::NeedsReview),
        (Action::Clear, _) => return say(app, Status::Unreviewed),
        (Action::Reject, _) => return say(app, Status::Rejected),
        (Action::Merge, Some(bead)) => return apply(Command::MergeWithNext { bead }),
        (Action::MoveUp, Some(bead)) => return apply(Command::MoveFirstUp { bead, side: app.side }),
        (Action::MoveDown, Some(bead)) => return apply(Command::MoveLastDown { bead, side: app.side }),
        (Action::Split, Some(_)) => split::begin(app, app.side),
        (Action::Edit, Some(_)) => edit::begin(app),
        (Action::Realign, Some(bead)) => return realign::around(app, bead),
        (Action::RealignAll, Some(_)) => return vec![Effect::Realign(None)],
        (Action::Realign | Action::RealignAll, None) => return nothing_here(app),
        (Action::Merge | Action::MoveUp | Action::MoveDown | Action::Split | Action::Edit, None) => {
            return nothing_here(app);
        }
        (Action::Undo, _) => return vec![Effect::Undo],
        (Action::Redo, _) => return vec![Effect::Redo],
        (Action::Find, _) => find::begin(app),
        (Action::NextHit, _) => find::again(app, true),
        (Action::PreviousHit, _) => find::again(app, false),
        (Action::Leave, _) => app.search = Default::default(),
        (Action::Help, _) => open_help(app),
        (Action::Export, _) => file::begin(app),
        (Action::List, _) => return vec![Effect::List],
        (Action::Quit, _) => return vec![Effect::Quit],
        (Action::Paste(_), _) => app.tell("a paste needs a text: e edits one, / searches for one"),
        (Action::Unknown(key), _) => unknown(app, &key),
        _ => {}
    }
    Vec::new()
}

fn nothing_here(app: &mut App) -> Vec<Effect> {
    app.tell("this pair has no rows");
    Vec::new()
}

fn say(app: &mut App, status: Status) -> Vec<Effect> {
    let Some(row) = app.row() else { return nothing_here(app) };
    let (bead, before) = (row.bead.id, row.bead.status);
    if before != status {
        return vec![Effect::Apply(Command::SetStatus { beads: vec![bead], status })];
    }
    match status {
        Status::Accepted => accepted(app),
        Status::NeedsReview => app.tell("this row is marked for another look already"),
        Status::Rejected => app.tell("this row is rejected already"),
        Status::Unreviewed => app.tell("nothing was said of this row yet"),
    }
    Vec::new()
}

/// Goes on to the row below one that is accepted.
pub(super) fn accepted(app: &mut App) {
    let last = app.current + 1 >= app.state().len();
    if last {
        app.tell("accepted; this is the last row");
    } else {
        app.go_to(app.current + 1);
    }
}

fn to_look(app: &mut App, forward: bool) {
    let rows = app.state().len();
    let away = |steps: usize| match forward {
        true => (app.current + steps) % rows,
        false => (app.current + rows - steps) % rows,
    };
    let find = |wanted: fn(&BeadRow) -> bool| {
        (1..rows).map(away).find(|index| app.state().row(*index).is_some_and(|row| wanted(row.bead)))
    };
    let unreviewed = |bead: &BeadRow| bead.status == Status::Unreviewed;
    let here = app.row().is_some_and(|row| row.bead.wants_a_look() || unreviewed(row.bead));
    let Some(index) = find(BeadRow::wants_a_look).or_else(|| find(unreviewed)) else {
        let told = if here { "this is the only row left to look at" } else { "every row is reviewed" };
        return app.tell(told);
    };
    let wrapped = if forward { index < app.current } else { index > app.current };
    app.go_to(index);
    if wrapped {
        app.tell(if forward { "went on from the first row" } else { "went on from the last row" });
    }
}

/// Goes back to the rows.
pub(super) fn back(app: &mut App) {
    app.mode = Mode::Rows;
}
