//! Drawing: reads the state and changes nothing.

mod detail;
mod flow;
mod footer;
mod header;
mod help;
mod input;
mod lines;
mod map;
mod menu;
mod meta;
mod minimap;
mod progress;
mod rows;
mod small;

use ratatui::Frame;

use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::keys::Context;
use crate::tui::panes::Panes;
use crate::tui::theme::Theme;
use crate::tui::view::menu::Menu;

pub(in crate::tui) use footer::{action_at as footer_action, draw_key_line, draw_lines as draw_told, draw_typed};
pub(in crate::tui) use help::{draw_lines as draw_help, lines as help_lines};
pub use lines::{Line, draw_lines};
pub(in crate::tui) use small::draw as draw_small;

/// Draws the review screen. The state must have been told the frame's size by `resize`; where it was not, what has no
/// room is cut off.
pub fn view(app: &App, theme: Theme, frame: &mut Frame<'_>) {
    let size = frame.area().as_size();
    let buffer = frame.buffer_mut();
    let Some(panes) = app.panes_in(size) else { return small::draw(buffer) };
    let mut caret = None;
    header::draw(app, theme, &panes, buffer);
    if let Some(area) = panes.detail {
        detail::draw(app, theme, area, buffer);
    }
    match app.mode {
        Mode::Help { top, .. } => help::draw(app, top, theme, panes.body, buffer),
        Mode::Map { at } => caret = map::draw(app, at, theme, &panes, buffer),
        _ => caret = rows::draw(app, theme, &panes, buffer),
    }
    if !matches!(app.mode, Mode::Help { .. } | Mode::Map { .. }) {
        minimap::draw(app, theme, &panes, buffer);
    }
    if let Some(menu) = menu(app) {
        caret = None;
        menu.draw(theme, &panes, buffer);
    }
    let typed = footer::draw_message(app, theme, panes.message, buffer);
    footer::draw_keys(app, theme, panes.footer, buffer);
    if let Some(caret) = typed.or(caret) {
        frame.set_cursor_position(caret);
    }
}

/// The list that stands over the rows, if there is one.
fn menu(app: &App) -> Option<Menu<'_>> {
    match &app.mode {
        Mode::Palette { palette, .. } => {
            let entries = palette.found(app.keys(), &app.recent);
            let (title, none) = ("Commands", "No command has that.");
            Some(Menu { title, none, entries, names: true, chosen: Some(palette.chosen) })
        }
        Mode::Kind => {
            let entries = app.keys().of(Context::Kind).collect();
            let title = "Go through the rows that are …";
            Some(Menu { title, none: "", entries, names: false, chosen: None })
        }
        _ => None,
    }
}

/// The entry of the list over the rows that stands at a line of the screen: its index, and what it is for.
pub(in crate::tui) fn menu_entry(app: &App, panes: &Panes, line: u16) -> Option<(usize, Action)> {
    let menu = menu(app)?;
    let index = menu.entry_at(panes, line)?;
    menu.entries.get(index).map(|bound| (index, bound.binding.action.clone()))
}
