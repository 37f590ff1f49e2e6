//! Reading the keys.

use ratatui::layout::Rect;

use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::effect::Effect;
use crate::tui::keys::Context;
use crate::tui::update::find::direction;
use crate::tui::update::{unknown, writing};
use crate::tui::view;

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let page = app.panes().map_or(1, |panes| usize::from(panes.body.height).saturating_sub(1).max(1));
    let Mode::Help { top, filter, typing, back } = &mut app.mode else { return Vec::new() };
    match action {
        Action::Leave if *typing || !filter.text().is_empty() => {
            *typing = false;
            *filter = Default::default();
        }
        Action::Leave => app.mode = std::mem::replace(&mut **back, Mode::Rows),
        Action::Confirm => *typing = false,
        Action::Find => {
            *typing = true;
            *top = 0;
        }
        Action::NextRow => *top = top.saturating_add(1),
        Action::PreviousRow => *top = top.saturating_sub(1),
        Action::NextPage => *top = top.saturating_add(page),
        Action::PreviousPage => *top = top.saturating_sub(page),
        Action::FirstRow => *top = 0,
        Action::LastRow => *top = usize::MAX,
        Action::Unknown(key) => unknown(app, &key),
        action => {
            let base = direction(filter.text());
            return writing::update(app, action, base);
        }
    }
    Vec::new()
}

/// The line of the help screen on which the keys of a context begin.
pub(super) fn first_line(app: &App, context: Context, body: Rect) -> usize {
    let title = app.keys.of(context).next().map_or("", |bound| bound.table.title);
    view::help_lines(&app.keys, "", body.width).iter().position(|line| line.text == title).unwrap_or(0)
}

/// Scrolls no further than to the last line.
pub(super) fn settle(app: &mut App, body: Rect) {
    let Mode::Help { top, filter, .. } = &mut app.mode else { return };
    let lines = view::help_lines(&app.keys, filter.text(), body.width).len();
    *top = (*top).min(lines.saturating_sub(usize::from(body.height)));
}
