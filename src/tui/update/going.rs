//! Going from one row of a kind to the next.

use crate::edit::RowView;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::ask::Ask;
use crate::tui::effect::Effect;
use crate::tui::hunt;
use crate::tui::keys::Context;
use crate::tui::kind::Kind;
use crate::tui::update::{prompt, rows, unknown};

/// Goes to the next or previous row of the kind that is gone through. When nothing wants a look any more, to the next
/// that nothing was said of.
pub(super) fn along(app: &mut App, forward: bool) {
    if app.kind == Kind::Warning {
        return hunt::begin(app, forward);
    }
    let shown = app.shown();
    let (rows, current) = (shown.len(), shown.place(app.current));
    let away = |steps: usize| round(current, rows, steps, forward);
    let is = |row: &RowView<'_>, kind: Kind| app.is(row, kind);
    let has = |place: &usize, kind: Kind| shown.view(*place).is_some_and(|row| is(&row, kind));
    let find = |kind: Kind| (1..rows).map(away).find(|place| has(place, kind)).and_then(|place| shown.row(place));
    let wanted = app.kind;
    let also = (wanted == Kind::ToLook).then_some(Kind::Unreviewed);
    let here = app.row().is_some_and(|row| is(&row, wanted) || also.is_some_and(|kind| is(&row, kind)));
    let Some(index) = find(wanted).or_else(|| also.and_then(find)) else {
        let told = match (here, wanted) {
            (true, Kind::ToLook) => "this is the only row left to look at".to_owned(),
            (false, Kind::ToLook) => "every row is reviewed".to_owned(),
            (true, kind) => format!("this is the only row {}", kind.name()),
            (false, kind) => format!("there is no row {}", kind.name()),
        };
        return app.tell(told);
    };
    arrive(app, index, forward);
}

/// The place so many steps away, round the ends. There are rows, and no fewer than steps.
pub(in crate::tui) fn round(place: usize, rows: usize, steps: usize, forward: bool) -> usize {
    match forward {
        true => (place + steps) % rows,
        false => (place + rows - steps) % rows,
    }
}

/// Goes to a row that was found, and says so when that was past an end.
pub(in crate::tui) fn arrive(app: &mut App, index: usize, forward: bool) {
    let wrapped = if forward { index < app.current } else { index > app.current };
    app.go_to(index);
    if wrapped {
        app.tell(if forward { "went on from the first row" } else { "went on from the last row" });
    }
}

/// From now on this kind of row is gone through; goes to the next one.
pub(super) fn set_kind(app: &mut App, kind: Kind) {
    app.kind = kind;
    along(app, true);
    if app.message.is_none() {
        let next = app.key_of(Context::Rows, &Action::NextToLook);
        app.tell(format!("{next} goes to the next row {}", kind.name()));
    }
}

/// Asks which kind of row is gone through.
pub(super) fn ask(app: &mut App) {
    app.mode = Mode::Kind;
}

/// What was asked for among the kinds.
pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Kind(kind) => {
            rows::back(app);
            set_kind(app, kind);
        }
        Action::KindBelow => prompt::begin(app, Ask::LookBelow, ".9"),
        Action::Leave => rows::back(app),
        Action::Unknown(key) => unknown(app, &key),
        _ => {}
    }
    Vec::new()
}
