//! Going through the rows, judging and mending them.

use crate::edit::{BeadId, Command, Side, Status, unreviewed_above};
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::ask::Ask;
use crate::tui::effect::Effect;
use crate::tui::keys::Context;
use crate::tui::kind::Kind;
use crate::tui::update::{copy, detail, edit, file, filter, find, go_to, going, look, map, mend, open_help, pages};
use crate::tui::update::{palette, prompt, replace, select, split, unknown};

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    if look::update(app, &action) {
        return Vec::new();
    }
    match (action, app.bead()) {
        (Action::NextRow, _) => pages::next_row(app),
        (Action::PreviousRow, _) => pages::previous_row(app),
        (Action::NextPage, _) => pages::next_page(app),
        (Action::PreviousPage, _) => pages::previous_page(app),
        (Action::FirstRow, _) => pages::first_row(app),
        (Action::LastRow, _) => pages::last_row(app),
        (Action::NextToLook, _) => going::along(app, true),
        (Action::PreviousToLook, _) => going::along(app, false),
        (Action::ChooseKind, _) => going::ask(app),
        (Action::Select, _) => select::toggle(app),
        (Action::SelectDown, _) => select::extend(app, true),
        (Action::SelectUp, _) => select::extend(app, false),
        (Action::SelectAll, _) => select::all(app),
        (Action::OtherSide, _) => app.side = app.side.other(),
        (Action::LeftSide, _) => app.side = app.panes().map_or(Side::Source, |panes| panes.order[0]),
        (Action::RightSide, _) => app.side = app.panes().map_or(Side::Target, |panes| panes.order[1]),
        (Action::Accept, _) => return say(app, Status::Accepted),
        (Action::AcceptAbove, _) => return accept_above(app),
        (Action::AcceptFrom, Some(_)) => prompt::begin(app, Ask::AcceptFrom, ".99"),
        (Action::NeedsReview, _) => return say(app, Status::NeedsReview),
        (Action::Clear, _) => return say(app, Status::Unreviewed),
        (Action::Reject, _) => return say(app, Status::Rejected),
        (Action::Split, Some(_)) => split::begin(app, app.side),
        (Action::Edit, Some(_)) => edit::begin(app),
        (Action::CopySide, _) => return copy::side(app),
        (Action::CopyRow, _) => return copy::row(app),
        (Action::Detail, _) => detail::toggle(app),
        (Action::NextPoint, _) => detail::step(app, true),
        (Action::PreviousPoint, _) => detail::step(app, false),
        (Action::Dismiss, _) => return detail::dismiss(app, false),
        (Action::DismissInPair, _) => return detail::dismiss(app, true),
        (Action::Undo, _) => return vec![Effect::Undo],
        (Action::Redo, _) => return vec![Effect::Redo],
        (Action::Find, _) => find::begin(app),
        (Action::NextHit, _) => find::again(app, true),
        (Action::PreviousHit, _) => find::again(app, false),
        (Action::Filter, Some(_)) => filter::begin(app),
        (Action::Replace, Some(_)) => replace::begin(app),
        (Action::GoTo, Some(_)) => go_to::begin(app),
        (Action::Filter | Action::Replace | Action::GoTo, None) => return nothing_here(app),
        (Action::Leave, _) => leave(app),
        (Action::Palette, _) => palette::open(app),
        (Action::Map, _) => map::open(app),
        (Action::Help, _) => open_help(app),
        (Action::Export, _) => file::begin(app),
        (Action::List, _) => return vec![Effect::List],
        (Action::Quit, _) => return vec![Effect::Back],
        (Action::Paste(_), _) => app.tell("a paste needs a text: e edits one, / searches for one"),
        (Action::Unknown(key), _) => unknown(app, &key),
        (action, Some(bead)) => return mend::update(app, &action, bead).unwrap_or_default(),
        (_, None) => return nothing_here(app),
    }
    Vec::new()
}

fn nothing_here(app: &mut App) -> Vec<Effect> {
    app.tell("this pair has no rows");
    Vec::new()
}

fn say(app: &mut App, status: Status) -> Vec<Effect> {
    if app.row().is_none() {
        return nothing_here(app);
    }
    let other = |bead: &BeadId| app.state().view(*bead).is_some_and(|row| row.bead.status != status);
    let beads: Vec<BeadId> = app.chosen_beads().into_iter().filter(other).collect();
    if !beads.is_empty() {
        return vec![Effect::Apply(Command::SetStatus { beads, status })];
    }
    match status {
        _ if app.has_selection() => app.tell("that was said of all these rows already"),
        Status::Accepted => accepted(app, 0),
        Status::NeedsReview => app.tell("this row is marked for another look already"),
        Status::Rejected => app.tell("this row is rejected already"),
        Status::Unreviewed => app.tell("nothing was said of this row yet"),
    }
    Vec::new()
}

/// Accepts the current row and those above that nothing was said of.
fn accept_above(app: &mut App) -> Vec<Effect> {
    if app.row().is_none() {
        return nothing_here(app);
    }
    let mut beads = app.bead().map(|bead| unreviewed_above(app.state(), bead)).unwrap_or_default();
    app.keep_shown(&mut beads);
    if beads.is_empty() {
        app.tell("no row up to this one is unreviewed");
        return Vec::new();
    }
    vec![Effect::Apply(Command::SetStatus { beads, status: Status::Accepted })]
}

/// Leaves what is in force beside the rows: the selection, else the kind that is gone through, else the search, else
/// the filter.
fn leave(app: &mut App) {
    if app.has_selection() {
        app.anchor = None;
    } else if app.pin.take().is_some() {
        app.tell("not marked any more");
    } else if app.kind != Kind::ToLook {
        app.kind = Kind::ToLook;
        let next = app.key_of(Context::Rows, &Action::NextToLook);
        app.tell(format!("{next} goes to rows worth a look again"));
    } else if !app.search.is_empty() || app.filter.is_none() {
        app.search = app.search.anew();
    } else {
        filter::clear(app);
    }
}

/// Goes on to the row below the last of `rows` rows that were accepted.
pub(super) fn accepted(app: &mut App, rows: usize) {
    let shown = app.shown();
    let last = shown.place(app.current) + 1 >= shown.len();
    let next = shown.away(app.current, 1).unwrap_or(app.current);
    if rows > 1 {
        app.go_to(next);
        let undo = app.key_of(Context::Rows, &Action::Undo);
        app.tell(format!("{rows} rows accepted; {undo} takes it back"));
    } else if last {
        app.tell("accepted; this is the last row");
    } else {
        app.go_to(next);
    }
}

/// Goes back to the rows.
pub(super) fn back(app: &mut App) {
    app.mode = Mode::Rows;
}
