//! What stands before the texts of a row: status letter, mark of edited text, confidence, sign of a warning, type.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::edit::{RowView, Side};
use crate::text::BlockKind;
use crate::tui::app::App;
use crate::tui::kind::Kind;
use crate::tui::paint;
use crate::tui::theme::Theme;

/// The columns of the signs of what was done to a row.
const SIGNS: [u16; 2] = [1, 6];
/// First column of the confidence, and of the type.
const CONFIDENCE: u16 = 2;
const TYPE: u16 = 7;
/// Column of the sign that the row has a warning.
const WARNING: u16 = 6;
/// The column of the bar at the current row.
pub(super) const BAR: u16 = 10;

/// What stands out is what wants a look; the rest is there for the eye that looks for it.
pub(super) fn draw(app: &App, row: &RowView<'_>, chosen: bool, theme: Theme, y: u16, buffer: &mut Buffer) {
    let status = row.bead.status;
    paint::text(buffer, 0, y, 1, &status.letter().to_string(), theme.status(status));
    let (signs, warned) = (signs(app, row), app.is(row, Kind::Warning));
    // A warning takes the second place.
    let places = &SIGNS[..if warned { 1 } else { 2 }];
    for (at, x) in places.iter().copied().enumerate() {
        let more = at + 1 == places.len() && signs.len() > places.len();
        let Some(sign) = signs.get(at) else { break };
        paint::text(buffer, x, y, x + 1, if more { "+" } else { sign }, theme.marked());
    }
    let confidence = format!("{:>4}", confidence(row.bead.confidence));
    paint::text(buffer, CONFIDENCE, y, TYPE - 1, &confidence, theme.confidence(row.bead));
    if warned {
        paint::text(buffer, WARNING, y, WARNING + 1, "!", theme.warning());
    }
    let shape = format!("{}:{}", count(row.len(Side::Source)), count(row.len(Side::Target)));
    let style = if shape == "1:1" { theme.faint() } else { Style::new() };
    paint::text(buffer, TYPE, y, BAR, &shape, style);
    if chosen {
        paint::look(buffer, Rect { x: 0, y, width: BAR, height: 1 }, theme.current());
    }
}

/// What was done to a row and what it is, a sign each, what matters most first.
fn signs(app: &App, row: &RowView<'_>) -> Vec<&'static str> {
    let pinned = app.pinned().is_some_and(|(bead, _)| bead == row.bead.id);
    [
        (pinned, "p"),
        (app.is(row, Kind::Changed), "~"),
        (app.is(row, Kind::Marked), "b"),
        (app.is(row, Kind::Commented), "c"),
        (app.is(row, Kind::LeftOut), "-"),
        (app.is(row, Kind::Edited), "*"),
    ]
    .into_iter()
    .filter_map(|(has, sign)| has.then_some(sign))
    .chain(row.structure().and_then(block))
    .collect()
}

/// The sign of what a document marks; none for running text.
fn block(kind: BlockKind) -> Option<&'static str> {
    match kind {
        BlockKind::Paragraph => None,
        BlockKind::Heading => Some("#"),
        BlockKind::ListItem => Some("·"),
        BlockKind::Cell => Some("|"),
        BlockKind::Footnote => Some("^"),
    }
}

/// Two decimals, cut off and not rounded: only what is certain is `1.0`.
pub(super) fn confidence(confidence: Option<f64>) -> String {
    match confidence {
        None => "hand".to_owned(),
        Some(sure) if sure >= 1.0 => "1.0".to_owned(),
        // The little more makes up for hundredths that binary fractions fall short of.
        Some(sure) => format!(".{:02}", ((sure.clamp(0.0, 1.0) * 100.0 + 1e-9) as u32).min(99)),
    }
}

/// A number of segments in one column.
fn count(segments: usize) -> String {
    if segments > 9 { "+".to_owned() } else { segments.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_is_short_and_never_too_good() {
        for (given, shown) in [
            (None, "hand"),
            (Some(1.0), "1.0"),
            (Some(0.9999), ".99"),
            (Some(0.29), ".29"),
            (Some(0.98), ".98"),
            (Some(0.0), ".00"),
            (Some(f64::NAN), ".00"),
        ] {
            assert_eq!(confidence(given), shown, "{given:?}");
        }
    }
}
