//! Reading the keys.

use ratatui::layout::Rect;

use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::effect::Effect;
use crate::tui::keys::{Context, Keymap};
use crate::tui::update::unknown;
use crate::tui::view;

pub(super) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let page = app.panes().map_or(1, |panes| usize::from(panes.body.height).saturating_sub(1).max(1));
    let Mode::Help { top, back } = &mut app.mode else { return Vec::new() };
    match action {
        Action::Leave => app.mode = std::mem::replace(&mut **back, Mode::Rows),
        Action::NextRow => *top = top.saturating_add(1),
        Action::PreviousRow => *top = top.saturating_sub(1),
        Action::NextPage => *top = top.saturating_add(page),
        Action::PreviousPage => *top = top.saturating_sub(page),
        Action::FirstRow => *top = 0,
        Action::LastRow => *top = usize::MAX,
        Action::Unknown(key) => unknown(app, &key),
        _ => {}
    }
    Vec::new()
}

/// The line of the help screen on which the keys of a context begin.
pub(super) fn first_line(keys: &Keymap, context: Context, body: Rect) -> usize {
    let title = keys.of(context).next().map_or("", |bound| bound.table.title);
    view::help_lines(keys, body.width).iter().position(|line| line.text == title).unwrap_or(0)
}

/// The furthest that the help screen scrolls.
pub(super) fn last_top(keys: &Keymap, body: Rect) -> usize {
    view::help_lines(keys, body.width).len().saturating_sub(usize::from(body.height))
}
