//! Looking for the next row with a warning, a slice at a time: in a pair of 100,000 rows there may be none.

use crate::tui::app::App;
use crate::tui::update::{arrive, round};

/// How many rows one slice looks at: a few milliseconds.
const SLICE: usize = 100;

/// How far the looking has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hunt {
    /// How many rows it is away from the current one.
    steps: usize,
    forward: bool,
}

/// Begins to look for the next row with a warning, or the one before.
pub(super) fn begin(app: &mut App, forward: bool) {
    app.hunt = Some(Hunt { steps: 1, forward });
    go_on(app);
}

/// Looks at the next rows, and goes to one that has a warning.
pub(super) fn go_on(app: &mut App) {
    let Some(Hunt { steps, forward }) = app.hunt else { return };
    let shown = app.shown();
    let (rows, current) = (shown.len(), shown.place(app.current));
    let last = steps.saturating_add(SLICE).min(rows);
    let away = |steps: usize| round(current, rows, steps, forward);
    let found = (steps..last).filter_map(|steps| shown.row(away(steps))).find(|index| app.has_warning(*index));
    app.hunt = None;
    match found {
        Some(index) => {
            app.message = None;
            arrive(app, index, forward);
        }
        None if last < rows => {
            app.hunt = Some(Hunt { steps: last, forward });
            app.tell(format!("looking for warnings: {} rows to go", rows - last));
        }
        None if app.has_warning(app.current) => app.tell("this is the only row with a warning"),
        None => app.tell("there is no row with a warning"),
    }
}
