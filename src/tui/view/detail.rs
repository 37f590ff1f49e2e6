//! The detail pane: why the current row is what it is, and what may be wrong with it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::align::{Evidence, WordMatch, times};
use crate::edit::{RowEvidence, RowView, Side};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::keys::Context;
use crate::tui::paint;
use crate::tui::points::{Point, hundredths, is_special, otherwise};
use crate::tui::reasons::Reason;
use crate::tui::theme::Theme;
use crate::tui::view::flow::{self, Piece, sentence};

/// What is less likely than this is not worth a line.
const LEAST: f64 = 0.005;

/// Draws the pane, at the right of the rows or below them.
pub(super) fn draw(app: &App, theme: Theme, area: Rect, buffer: &mut Buffer) {
    let beside = area.x > 0;
    let inner = if beside {
        for y in area.y..area.bottom() {
            paint::text(buffer, area.x + 1, y, area.x + 2, "│", theme.faint());
        }
        Rect { x: area.x + 3, width: area.width.saturating_sub(4), ..area }
    } else {
        Rect { x: 1, width: area.width.saturating_sub(2), ..area }
    };
    let heading = Rect { height: 1, ..inner };
    draw_heading(app, theme, heading, beside, buffer);
    let body = Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner };
    let Some(row) = app.row() else { return };
    flow::draw(&paragraphs(app, &row, theme), body, theme.faint(), buffer);
}

/// Which row it is, and the keys of the pane.
fn draw_heading(app: &App, theme: Theme, area: Rect, beside: bool, buffer: &mut Buffer) {
    if !beside {
        let line = "─".repeat(usize::from(buffer.area.width));
        paint::text(buffer, 0, area.y, buffer.area.right(), &line, theme.faint());
    }
    let title = title(app);
    let mut keys: Vec<(String, &str)> = [
        (Action::DismissInPair, "in the pair"),
        (Action::Dismiss, "dismiss"),
        (Action::NextPoint, "next"),
        (Action::Detail, "close"),
    ]
    .into_iter()
    .map(|(action, word)| (app.key_of(Context::Rows, &action), word))
    .filter(|(key, _)| !key.is_empty())
    .collect();
    let width = |keys: &[(String, &str)]| -> usize {
        keys.iter().map(|(key, word)| key.chars().count() + word.chars().count() + 3).sum()
    };
    let room = usize::from(area.width).saturating_sub(title.chars().count() + 4);
    // The least needed go first.
    while width(&keys) > room && !keys.is_empty() {
        keys.remove(0);
    }
    let mut x = area.right().saturating_sub(width(&keys) as u16);
    let shown = if beside { title } else { format!(" {title} ") };
    paint::text(buffer, area.x, area.y, area.right(), &shown, theme.heading());
    for (key, word) in keys {
        x = paint::text(buffer, x, area.y, area.right(), " ", Style::new());
        x = paint::text(buffer, x, area.y, area.right(), &key, theme.key());
        x = paint::text(buffer, x, area.y, area.right(), &format!(" {word} "), theme.faint());
    }
}

fn title(app: &App) -> String {
    let Some(row) = app.row() else { return "no rows".to_owned() };
    let sure = match row.bead.confidence {
        None => "made by hand".to_owned(),
        Some(sure) if sure >= 1.0 => "certain".to_owned(),
        Some(sure) => format!("confidence .{:02}", hundredths(sure)),
    };
    let marked = row.structure().map_or(String::new(), |kind| format!(", {}", kind.name()));
    format!("row {}, {}:{}, {sure}{marked}", app.current() + 1, row.len(Side::Source), row.len(Side::Target))
}

/// All there is to say, the most needed first.
fn paragraphs(app: &App, row: &RowView<'_>, theme: Theme) -> Vec<Vec<Piece>> {
    let mut all = warnings(app, theme);
    let reason = app.reason();
    match reason {
        Some(Reason::Found(found)) => all.extend(reasons(app, row, &found, theme)),
        Some(Reason::Unknown) => all.push(sentence("the reasons could not be found", theme.faint())),
        _ => all.push(sentence("looking for the reasons …", theme.faint())),
    }
    all
}

fn warnings(app: &App, theme: Theme) -> Vec<Vec<Piece>> {
    let mut lines = Vec::new();
    let found = app.warnings(app.current());
    for finding in &found {
        let here = app.point() == Some(Point::Warning(finding.kind));
        let style = if here { theme.matched_here() } else { theme.warning() };
        let mut line = vec![Piece::new("!", theme.warning()), Piece::new(finding.kind.name(), style).here(here)];
        line.push(Piece::new(":", style).tight());
        line.extend(sentence(&finding.told, Style::new()));
        lines.push(line);
    }
    let dismissed = app.warnings.dismissed(app.state(), app.current());
    if dismissed > 0 {
        let noun = if dismissed == 1 { "warning" } else { "warnings" };
        lines.push(sentence(&format!("{dismissed} {noun} dismissed"), theme.faint()));
    }
    lines
}

fn reasons(app: &App, row: &RowView<'_>, found: &RowEvidence, theme: Theme) -> Vec<Vec<Piece>> {
    let mut all = vec![sums(app, row, found, theme)];
    if found.evidence.runner_up.as_ref().is_some_and(|other| other.confidence >= LEAST) {
        all.extend(otherwise(app, found).map(|told| sentence(&told, Style::new())));
    } else if found.evidence.confidence > 0.5 {
        all.push(sentence("no other bead comes near", theme.faint()));
    }
    let light = app.spotlight();
    let mut special = matches(app, &found.evidence, true, theme);
    let names = app.lonely_names(&light);
    if !names.is_empty() {
        let mut pieces =
            sentence(if special.is_empty() { "without a match:" } else { "· without a match:" }, theme.faint());
        pieces.extend(names.iter().take(MOST_NAMES).map(|name| Piece::new(name, theme.warning())));
        special.extend(pieces);
    }
    if !special.is_empty() {
        special.splice(0..0, sentence("numbers and names:", theme.faint()));
        all.push(special);
    }
    let mut words = matches(app, &found.evidence, false, theme);
    if !words.is_empty() {
        words.splice(0..0, sentence("words:", theme.faint()));
        all.push(words);
    }
    all
}

/// So many names without a match are told.
const MOST_NAMES: usize = 12;

/// The logarithm of a tenth: what is less usual is rare.
const RARE: f64 = -2.3;

/// What counts for the row and against it.
fn sums(app: &App, row: &RowView<'_>, found: &RowEvidence, theme: Theme) -> Vec<Piece> {
    let Evidence { matched, unmatched, form, prior, alone, confidence, .. } = &found.evidence;
    let empty = Side::BOTH.map(|side| row.text(side).as_str().trim().is_empty());
    let mut line = Vec::new();
    let mut add = |what: String, weight: f64| {
        if !line.is_empty() {
            line.push(Piece::new("·", theme.faint()));
        }
        line.extend(sentence(&what, Style::new()));
        let style = if weight < 0.0 { theme.warning() } else { theme.heading() };
        line.push(Piece::new(times(weight).replace(' ', ""), style));
    };
    if empty == [false, false] {
        add("matching words".to_owned(), *matched);
        if *unmatched != 0.0 {
            let [source, target] = Side::BOTH.map(|side| app.state().document(side).lang.to_string());
            add(format!("{} {source} and {} {target} alone", alone.0, alone.1), *unmatched);
        }
    }
    let (source, target) = found.shape;
    if *prior == f64::NEG_INFINITY {
        line.extend(sentence(&format!("· {source}:{target} is never proposed"), Style::new()));
        return line;
    }
    if source > 0 && target > 0 {
        add("lengths".to_owned(), *form);
    }
    let usual = if *prior < RARE { "rare" } else { "usual" };
    add(format!("{source}:{target} is {usual}"), *prior);
    let then = row.bead.confidence.unwrap_or(f64::NAN);
    // Not where it is what the row has anyway.
    if (then - confidence).abs() >= 0.05 || then.is_nan() {
        line.extend(sentence(&format!("· now .{:02}", hundredths(*confidence)), Style::new()));
    }
    line
}

/// Words that match, those that weigh most first.
fn matches(app: &App, evidence: &Evidence, special: bool, theme: Theme) -> Vec<Piece> {
    let [source, target] = Side::BOTH.map(|side| app.direction(side));
    let mut pieces = Vec::new();
    for (index, word) in evidence.matches.iter().enumerate().filter(|(_, word)| is_special(word) == special) {
        if !pieces.is_empty() {
            pieces.push(Piece::new(" ·", theme.faint()).tight());
        }
        let WordMatch { source: here, target: there, weight, .. } = word;
        let pointed = app.point() == Some(Point::Match(index));
        let style = if pointed { theme.matched_here() } else { theme.matched() };
        pieces.push(Piece::of(here, source, style).here(pointed));
        pieces.push(Piece::new(" = ", theme.faint()).tight());
        pieces.push(Piece::of(there, target, style).tight());
        pieces.push(Piece::new(format!(" {}", times(*weight).replace(' ', "")), theme.faint()).tight());
    }
    pieces
}
