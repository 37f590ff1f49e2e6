//! Drawing: reads the state and changes nothing.

mod footer;
mod header;
mod help;
mod input;
mod menu;
mod meta;
mod rows;
mod small;

use ratatui::Frame;

use crate::tui::app::{App, Mode};
use crate::tui::keys::Context;
use crate::tui::panes::Panes;
use crate::tui::theme::Theme;
use crate::tui::view::menu::Menu;

pub(in crate::tui) use footer::{draw_key_line, draw_lines, draw_typed};
pub(in crate::tui) use help::{draw_lines as draw_help, lines as help_lines};
pub(in crate::tui) use small::draw as draw_small;

/// Draws the review screen. The state must have been told the frame's size by `resize`; where it was not, what has no
/// room is cut off.
pub fn view(app: &App, theme: Theme, frame: &mut Frame<'_>) {
    let size = frame.area().as_size();
    let buffer = frame.buffer_mut();
    let Some(panes) = Panes::new(size, app.state(), app.look()) else { return small::draw(buffer) };
    let mut caret = None;
    header::draw(app, theme, &panes, buffer);
    match app.mode {
        Mode::Help { top, .. } => help::draw(app, top, theme, panes.body, buffer),
        Mode::Palette { ref palette, .. } => {
            rows::draw(app, theme, &panes, buffer);
            let entries = palette.found(app.keys(), &app.recent);
            let (title, none) = ("Commands", "No command has that.");
            Menu { title, none, entries, names: true, chosen: Some(palette.chosen) }.draw(theme, &panes, buffer);
        }
        Mode::Kind => {
            rows::draw(app, theme, &panes, buffer);
            let entries = app.keys().of(Context::Kind).collect();
            let title = "Go through the rows that are …";
            Menu { title, none: "", entries, names: false, chosen: None }.draw(theme, &panes, buffer);
        }
        _ => caret = rows::draw(app, theme, &panes, buffer),
    }
    let typed = footer::draw_message(app, theme, panes.message, buffer);
    footer::draw_keys(app, theme, panes.footer, buffer);
    if let Some(caret) = typed.or(caret) {
        frame.set_cursor_position(caret);
    }
}
