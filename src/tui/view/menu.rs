//! A list over the lower part of the rows: the choices of a context, or the commands of the palette.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use crate::tui::keys::Bound;
use crate::tui::paint;
use crate::tui::panes::Panes;
use crate::tui::theme::Theme;

/// The most entries that are shown at once.
const MOST: u16 = 14;

/// The columns of the keys, and of the names.
const KEYS: u16 = 16;
const NAMES: u16 = 20;

/// A list with a heading.
pub(super) struct Menu<'a> {
    pub title: &'a str,
    /// What stands there when there is no entry.
    pub none: &'a str,
    pub entries: Vec<&'a Bound>,
    /// Whether the entries' names are shown.
    pub names: bool,
    /// The index of the entry that Enter takes, if there is such a thing.
    pub chosen: Option<usize>,
}

impl Menu<'_> {
    /// Where it stands: at the bottom of the body, the heading first.
    fn area(&self, panes: &Panes) -> Rect {
        let height = (self.entries.len().max(1) as u16).min(MOST).min(panes.body.height.saturating_sub(1));
        Rect { y: panes.body.bottom() - height - 1, height: height + 1, ..panes.body }
    }

    /// The first entry that is shown: the chosen one is always among them.
    fn top(&self, area: Rect) -> usize {
        (self.chosen.unwrap_or(0) + 1).saturating_sub(usize::from(area.height - 1))
    }

    /// The index of the entry at a line of the screen.
    pub fn entry_at(&self, panes: &Panes, line: u16) -> Option<usize> {
        let area = self.area(panes);
        let below = (area.y + 1..area.bottom()).contains(&line).then(|| usize::from(line - area.y - 1))?;
        Some(self.top(area) + below).filter(|index| *index < self.entries.len())
    }

    pub fn draw(&self, theme: Theme, panes: &Panes, buffer: &mut Buffer) {
        let area = self.area(panes);
        Clear.render(area, buffer);
        paint::look(buffer, Rect { height: 1, ..area }, theme.header());
        paint::text(buffer, area.x + 1, area.y, area.right(), self.title, theme.header());
        if self.entries.is_empty() {
            paint::text(buffer, area.x + 1, area.y + 1, area.right(), self.none, theme.faint());
        }
        let top = self.top(area);
        for (y, (at, bound)) in (area.y + 1..area.bottom()).zip(self.entries.iter().enumerate().skip(top)) {
            let keys: Vec<String> = bound.keys.iter().map(ToString::to_string).collect();
            paint::text(buffer, area.x + 1, y, area.x + KEYS, &keys.join(" "), theme.key());
            let mut x = area.x + KEYS;
            if self.names {
                paint::text(buffer, x, y, x + NAMES - 1, bound.binding.name, theme.heading());
                x += NAMES;
            }
            paint::text(buffer, x, y, area.right(), bound.binding.help, Style::new());
            if self.chosen == Some(at) {
                paint::look(buffer, Rect { y, height: 1, ..area }, theme.chosen());
            }
        }
    }
}
