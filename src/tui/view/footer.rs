//! The two lines at the bottom: what there is to say or to type, and the keys.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use crate::lang::Direction;
use crate::screen::{Options, layout};
use crate::text::Matching;
use crate::tui::action::Action;
use crate::tui::app::{App, Mode};
use crate::tui::editor::Editor;
use crate::tui::filter::complete;
use crate::tui::keys::Bound;
use crate::tui::paint;
use crate::tui::search::Sides;
use crate::tui::theme::Theme;
use crate::tui::update::typed_direction;
use crate::tui::view::input;

/// The columns that a message beside a typed text may take; a longer one stands above.
const BESIDE: u16 = 32;

/// Draws the message or what is being typed; says where the caret stands in the latter.
pub(super) fn draw_message(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let aside = aside(app);
    let message = app.message().map(|message| {
        let style = if message.error { theme.error() } else { Style::new() };
        (message.text.as_str(), style)
    });
    let message = message.or(aside.as_deref().map(|told| (told, theme.faint())));
    let mut typed = |label: &str, editor: &Editor, base: Direction| {
        let mut end = area.right();
        if let Some((told, style)) = message {
            if told.chars().count() < usize::from(BESIDE) {
                end -= BESIDE;
                paint::text(buffer, end + 1, area.y, area.right(), told, style);
            } else {
                draw_lines(told, style, Rect { y: area.y - 1, ..area }, buffer);
            }
        }
        let x = paint::text(buffer, area.x, area.y, end, label, theme.label());
        let room = Rect { x, width: end.saturating_sub(x), ..area };
        input::draw(editor, base, room, Style::new(), buffer)
    };
    match app.mode() {
        Mode::Find { editor, .. } => {
            let label = find_label("find", app.search().matching(), app.search().sides());
            return typed(&label, editor, typed_direction(editor.text()));
        }
        Mode::Filter { editor, matching, .. } => {
            let label = find_label("show", *matching, Sides::Both);
            return typed(&label, editor, typed_direction(editor.text()));
        }
        Mode::Replacement(editor) => return typed("replace by: ", editor, typed_direction(editor.text())),
        Mode::GoTo(editor) => return typed("go to row: ", editor, Direction::LeftToRight),
        Mode::CodePoint { editor, .. } => return typed("code point: U+", editor, Direction::LeftToRight),
        Mode::Prompt { ask, editor } => return typed(ask.label(), editor, typed_direction(editor.text())),
        Mode::Palette { palette, .. } => return typed(": ", &palette.editor, Direction::LeftToRight),
        Mode::Help { filter, typing: true, .. } => return typed("find: ", filter, typed_direction(filter.text())),
        Mode::File(editor) => return typed("write to: ", editor, Direction::LeftToRight),
        Mode::Question(editor) => {
            let asked = match message {
                Some((told, _)) => told.to_owned(),
                None => format!("There is a file of that name. Replace it (y, n)? {}", editor.text()),
            };
            draw_lines(&asked, theme.label(), area, buffer);
            return None;
        }
        Mode::Rows
        | Mode::Kind
        | Mode::Replace(_)
        | Mode::Split(_)
        | Mode::Edit(_)
        | Mode::Map { .. }
        | Mode::Aligning { .. }
        | Mode::Help { .. } => {}
    }
    let doing = match app.mode() {
        Mode::Split(_) => "Splitting: what is highlighted goes to the row below.",
        Mode::Edit(_) => "Editing.",
        Mode::Replace(_) => "Replacing: what is struck out goes, what is underlined comes.",
        Mode::Aligning { percent } => &format!("Aligning anew: {percent} % done."),
        // The comment on the current row, while there is nothing else to say.
        Mode::Rows => match app.row().and_then(|row| row.bead.note.as_deref()) {
            Some(note) => &format!("comment: {note}"),
            None => "",
        },
        _ => "",
    };
    let (told, style) = message.unwrap_or((doing, theme.faint()));
    draw_lines(told, style, area, buffer);
    None
}

/// What there is to say where nothing happened: what could be typed, how many rows have what is searched for.
fn aside(app: &App) -> Option<String> {
    match app.mode() {
        Mode::Filter { editor, .. } => Some(complete(editor.text(), editor.caret()).told),
        Mode::Find { .. } | Mode::Rows => app.counted(),
        _ => None,
    }
}

/// What stands before a line with something to search for.
fn find_label(what: &str, matching: Matching, sides: Sides) -> String {
    let side = match sides {
        Sides::Both => "",
        Sides::One(side) => side.name(),
    };
    let (exact, regex) = (if matching.exact { "exactly" } else { "" }, if matching.regex { "regex" } else { "" });
    let ways: Vec<&str> = [side, exact, regex].into_iter().filter(|way| !way.is_empty()).collect();
    if ways.is_empty() { format!("{what}: ") } else { format!("{what} ({}): ", ways.join(", ")) }
}

/// Draws a text such that its last line stands in `area`, and those before it above: what went wrong is told to its end.
fn draw_lines(told: &str, style: Style, area: Rect, buffer: &mut Buffer) {
    // Free for the caret that is not there.
    let width = area.width.saturating_add(1);
    let laid = layout(told, Direction::LeftToRight, width, &Options::default());
    let rows = &laid.rows()[..laid.height().min(MOST_LINES)];
    let first = area.y.saturating_sub(rows.len() as u16 - 1);
    for (y, row) in (first..).zip(rows) {
        Clear.render(Rect { y, ..area }, buffer);
        paint::row(buffer, area.x, y, row, &|_, _| style);
    }
}

/// The lines that a message may take.
const MOST_LINES: usize = 5;

/// Draws as many keys as there is room for, and help always.
pub(super) fn draw_keys(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) {
    for (x, item) in placed(app, area) {
        item.draw(x, theme, area, buffer);
    }
}

/// What the key at a column of the last line does.
pub(in crate::tui) fn action_at(app: &App, area: Rect, column: u16) -> Option<Action> {
    let here = |(x, item): &(u16, Item)| (*x..x + item.width()).contains(&column);
    placed(app, area).into_iter().find(here).map(|(_, item)| item.action)
}

/// The keys that have room, each with its first column.
fn placed(app: &App, area: Rect) -> Vec<(u16, Item)> {
    let items = app.keys().footer(app.context()).map(|(bound, word)| Item::new(bound, word));
    let (help, items): (Vec<Item>, Vec<Item>) = items.partition(|item| item.action == Action::Help);
    let help = help.into_iter().next();
    let end = area.right().saturating_sub(help.as_ref().map_or(0, |help| help.width() + GAP));
    let mut placed = Vec::with_capacity(items.len() + 1);
    let mut x = area.x;
    for item in items {
        let next = x + item.width() + GAP;
        if x + item.width() > end {
            break;
        }
        placed.push((x, item));
        x = next;
    }
    placed.extend(help.map(|help| (area.right().saturating_sub(help.width()), help)));
    placed
}

/// The free columns between two keys.
const GAP: u16 = 2;

/// A key and what it does in a word.
struct Item {
    key: String,
    word: &'static str,
    action: Action,
}

impl Item {
    fn new(bound: &Bound, word: &'static str) -> Self {
        let key = bound.keys.first().map(ToString::to_string).unwrap_or_default();
        Item { key, word, action: bound.binding.action.clone() }
    }

    fn width(&self) -> u16 {
        (self.key.chars().count() + 1 + self.word.chars().count()) as u16
    }

    fn draw(&self, x: u16, theme: Theme, area: Rect, buffer: &mut Buffer) {
        let after = paint::text(buffer, x, area.y, area.right(), &self.key, theme.key());
        paint::text(buffer, after + 1, area.y, area.right(), self.word, Style::new());
    }
}
