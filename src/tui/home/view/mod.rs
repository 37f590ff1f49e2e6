//! Drawing the list of pairs: reads the state and changes nothing.

mod browse;
mod columns;
mod list;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::lang::Direction;
use crate::tui::editor::Editor;
use crate::tui::home::{Home, HomeMode, Picking, Waiting};
use crate::tui::panes::SMALLEST;
use crate::tui::theme::Theme;
use crate::tui::update::typed_direction;
use crate::tui::view::{draw_help, draw_key_line, draw_small, draw_told, draw_typed, help_lines};

/// Draws the list, or whatever is being done in it. The state must have been told the frame's size by `resize`.
pub fn view(home: &Home, theme: Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    if area.width < SMALLEST.width || area.height < SMALLEST.height {
        return draw_small(buffer);
    }
    let line = |y: u16| Rect { x: 0, y, width: area.width, height: 1 };
    let body = Rect { x: 0, y: 2, width: area.width, height: area.height - 4 };
    match &home.mode {
        HomeMode::Browse(browser) | HomeMode::Path(browser, _) => browse::draw(browser, theme, line(0), body, buffer),
        HomeMode::Help { top, filter, .. } => {
            list::draw_header(home, theme, line(0), buffer);
            let body = Rect { y: 1, height: body.height + 1, ..body };
            draw_help(&help_lines(&home.keys, filter.text(), area.width), *top, theme, body, buffer);
        }
        _ => {
            list::draw_header(home, theme, line(0), buffer);
            list::draw(home, theme, body, buffer);
        }
    }
    let caret = draw_message(home, theme, line(area.height - 2), buffer);
    draw_key_line(&home.keys, home.context(), theme, line(area.height - 1), buffer);
    if let Some(caret) = caret {
        frame.set_cursor_position(caret);
    }
}

/// Draws what there is to say, or what is being typed; says where the caret stands in the latter.
fn draw_message(home: &Home, theme: Theme, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let message = home.message.as_ref().map(|message| {
        let style = if message.error { theme.error() } else { Style::new() };
        (message.text.as_str(), style)
    });
    let mut typed =
        |label: &str, editor: &Editor, base: Direction| draw_typed(message, label, editor, base, theme, area, buffer);
    match &home.mode {
        HomeMode::Find { editor, .. } => return typed("show: ", editor, typed_direction(editor.text())),
        HomeMode::Rename(_, editor) => return typed("new name: ", editor, typed_direction(editor.text())),
        HomeMode::Name { editor, .. } => return typed("name of the pair: ", editor, typed_direction(editor.text())),
        HomeMode::File(_, editor) => return typed("write to: ", editor, Direction::LeftToRight),
        HomeMode::Help { filter, typing: true, .. } => return typed("find: ", filter, typed_direction(filter.text())),
        HomeMode::Path(_, editor) => return typed("path: ", editor, Direction::LeftToRight),
        _ => {}
    }
    let doing = match &home.mode {
        HomeMode::Question(_, editor) => {
            format!("There is a file of that name. Replace it (y, n)? {}", editor.text())
        }
        HomeMode::Waiting { waiting: Waiting::Reading, .. } => "Reading the texts.".to_owned(),
        HomeMode::Waiting { waiting: Waiting::Aligning { percent, name }, .. } => {
            format!("Aligning “{name}”: {percent} % done.")
        }
        HomeMode::Browse(browser) if browser.is_reading() => "Reading the folder.".to_owned(),
        HomeMode::Browse(browser) => match browser.left_out() {
            0 => match browser.picking() {
                Picking::Source => "Choose the text that was translated.".to_owned(),
                Picking::Target(_) => "Choose its translation.".to_owned(),
            },
            left => format!("{left} more are not shown: type the path of one."),
        },
        HomeMode::List if !home.shelf.filter().is_empty() => {
            format!("Only pairs with “{}” are shown; Esc shows all.", home.shelf.filter())
        }
        _ => String::new(),
    };
    let (told, style) = message.unwrap_or((&doing, theme.faint()));
    draw_told(told, style, area, buffer);
    None
}
