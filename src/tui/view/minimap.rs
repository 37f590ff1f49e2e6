//! The minimap beside the rows: the whole pair from top to bottom, and where in it the screen is.

use ratatui::buffer::Buffer;

use crate::tui::app::App;
use crate::tui::map::Worst;
use crate::tui::paint;
use crate::tui::panes::Panes;
use crate::tui::theme::Theme;

/// Draws the minimap where it has room.
pub(super) fn draw(app: &App, theme: Theme, panes: &Panes, buffer: &mut Buffer) {
    let Some(area) = panes.minimap else { return };
    let strip = app.strip(area.height);
    let seen = app.rows_on_screen(panes);
    for line in 0..area.height {
        let Some(worst) = strip.worst(usize::from(line)) else { continue };
        let (y, rows) = (area.y + line, strip.rows_of(usize::from(line)));
        let here = rows.start < seen.end && seen.start < rows.end;
        let (bar, look) = if here { ("▐", theme.bar()) } else { ("│", theme.minimap()) };
        paint::text(buffer, area.x, y, area.x + 1, bar, look);
        paint::text(buffer, area.x + 1, y, area.right(), &sign(worst).to_string(), worst.style(theme));
    }
}

/// What wants a look is a sign; the rest is plain, so that the eye finds the signs.
fn sign(worst: Worst) -> char {
    match worst {
        Worst::Accepted => '█',
        Worst::Sure => '░',
        other => other.sign(),
    }
}
