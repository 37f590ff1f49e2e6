//! What the detail pane tells of the current row, one thing after the other, and what of it stands in the texts.

use std::ops::Range;

use crate::align::{Basis, WordMatch};
use crate::edit::{RowEvidence, Side};
use crate::quality::Warning;
use crate::text::words;
use crate::tui::app::App;
use crate::tui::matched::Lookup;
use crate::tui::reasons::Reason;

/// Something that the translator can point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    /// A warning.
    Warning(Warning),
    /// Two words that match: their place in the evidence.
    Match(usize),
}

/// Byte ranges of source and target.
pub(super) type Places = [Vec<Range<usize>>; 2];

/// What stands out in the current row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Spotlight {
    /// All words that match.
    pub matched: Places,
    /// The words that are pointed at, or that the caret stands in, with their partners; what a warning is about.
    pub here: Places,
}

/// Whether a match is of numbers or names, which are told apart from the other words.
pub(super) fn is_special(word: &WordMatch) -> bool {
    matches!(word.basis, Basis::Number | Basis::Name | Basis::Spelling)
}

impl App {
    /// All that can be pointed at, in the order in which it is shown.
    pub(super) fn points(&self) -> Vec<Point> {
        let warnings = self.warnings(self.current).into_iter().map(|finding| Point::Warning(finding.kind));
        let mut points: Vec<Point> = warnings.collect();
        if let Some(Reason::Found(row)) = self.reason() {
            let matches = &row.evidence.matches;
            for special in [true, false] {
                let these = matches.iter().enumerate().filter(|(_, word)| is_special(word) == special);
                points.extend(these.map(|(index, _)| Point::Match(index)));
            }
        }
        points
    }

    /// What is pointed at.
    pub(super) fn point(&self) -> Option<Point> {
        let (bead, point) = self.pointed?;
        (self.look.detail && self.bead() == Some(bead)).then_some(point)
    }

    /// Points at what comes next, or before; past the last one at nothing.
    pub(super) fn step_point(&mut self, forward: bool) {
        let points = self.points();
        let at = self.point().and_then(|point| points.iter().position(|other| *other == point));
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => points.len().wrapping_sub(1),
            (Some(at), true) => at + 1,
            (Some(at), false) => at.wrapping_sub(1),
        };
        self.pointed = self.bead().zip(points.get(next).copied());
    }

    /// The warning that is pointed at, else the first one.
    pub(super) fn pointed_warning(&self) -> Option<Warning> {
        let warnings = self.warnings(self.current);
        let pointed = match self.point() {
            Some(Point::Warning(kind)) => warnings.iter().find(|finding| finding.kind == kind),
            _ => None,
        };
        pointed.or(warnings.first()).map(|finding| finding.kind)
    }

    /// A side of the current row as it is seen: with what is being typed.
    fn seen(&self, side: Side) -> String {
        match self.caret_in_row().filter(|_| side == self.side) {
            Some(editor) => editor.text().to_owned(),
            None => self.row().map(|row| row.text(side).as_str().to_owned()).unwrap_or_default(),
        }
    }

    /// What stands out in the current row; nothing when the detail pane is closed.
    pub(super) fn spotlight(&self) -> Spotlight {
        let mut light = Spotlight::default();
        if !self.look.detail {
            return light;
        }
        let point = self.point();
        if let Some(Point::Warning(kind)) = point {
            // While a text is being edited its places are others.
            let finding = self.warnings(self.current).into_iter().find(|finding| finding.kind == kind);
            light.here = finding.filter(|_| self.caret_in_row().is_none()).map(|it| it.places).unwrap_or_default();
        }
        let Some(Reason::Found(row)) = self.reason() else { return light };
        let lookups = Side::BOTH.map(|side| Lookup::new(&self.seen(side), &self.state().document(side).lang));
        let caret = self.caret_in_row().map(|editor| editor.caret());
        let mut under_caret = false;
        for (index, word) in row.evidence.matches.iter().enumerate() {
            let places = [lookups[0].find(&word.source), lookups[1].find(&word.target)];
            if places.iter().any(Vec::is_empty) {
                continue;
            }
            let own = &places[self.side as usize];
            // The match that says most, where a word has several.
            let caret_in =
                caret.is_some_and(|caret| own.iter().any(|place| (place.start..=place.end).contains(&caret)));
            if (caret_in && !under_caret) || (caret.is_none() && point == Some(Point::Match(index))) {
                under_caret |= caret_in;
                light.here = places.clone();
            }
            for (all, these) in light.matched.iter_mut().zip(places) {
                all.extend(these);
            }
        }
        light
    }

    /// The names of the current row, told by their capitals, that match nothing.
    pub(super) fn lonely_names(&self, light: &Spotlight) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for side in Side::BOTH {
            let text = self.seen(side);
            if text.len() > LARGEST {
                continue;
            }
            let mut end = 0;
            for word in words(&text) {
                let range = word.span.range();
                let begins = end == 0 || text[end..range.start].contains(['.', '?', '!', ':', '"', '“', '(', '\n']);
                end = range.end;
                let mut letters = word.text.chars();
                let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some();
                let alone = !light.matched[side as usize].iter().any(|place| meet(place, &range));
                if capital && !begins && alone && !names.iter().any(|name| name == word.text) {
                    names.push(word.text.to_owned());
                }
            }
        }
        names
    }
}

/// Longer texts are not looked through for names.
const LARGEST: usize = 32 * 1024;

fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// What another bead would take and leave, in words: `with the next source sentence, without its last target sentence`.
pub(super) fn otherwise(app: &App, row: &RowEvidence) -> Option<String> {
    let other = row.evidence.runner_up.as_ref()?;
    let own = app.row()?;
    let mut parts = Vec::new();
    for side in Side::BOTH {
        let mine: Vec<_> = own.segments(side).map(|segment| segment.id).collect();
        let theirs = &row.runner_up[side as usize];
        let name = side.name();
        let first = theirs.iter().position(|id| mine.contains(id));
        let last = theirs.iter().rposition(|id| mine.contains(id));
        match (first, last, theirs.is_empty()) {
            (_, _, true) if !mine.is_empty() => parts.push(format!("without any {name}")),
            (_, _, true) => {}
            (Some(first), Some(last), _) => {
                let (before, behind) = (first, theirs.len() - 1 - last);
                parts.extend(counted("with the", before, name, " before"));
                parts.extend(counted("with the next", behind, name, ""));
                let cut_above = mine.iter().take_while(|id| !theirs.contains(id)).count();
                let cut_below = mine.iter().rev().take_while(|id| !theirs.contains(id)).count();
                parts.extend(counted("without its first", cut_above, name, ""));
                parts.extend(counted("without its last", cut_below, name, ""));
            }
            _ => parts.push(format!("with the {name} of another row")),
        }
    }
    let (source, target) = other.shape();
    let what = if parts.is_empty() { String::new() } else { format!(" {}", parts.join(", ")) };
    Some(format!("it could also be {source}:{target}{what}, .{:02}", hundredths(other.confidence)))
}

fn counted(what: &str, count: usize, name: &str, behind: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("{what} {name} sentence{behind}")),
        count => Some(format!("{what} {count} {name} sentences{behind}")),
    }
}

/// A confidence in hundredths, cut off and never all of them.
pub(super) fn hundredths(confidence: f64) -> u32 {
    ((confidence.clamp(0.0, 1.0) * 100.0 + 1e-9) as u32).min(99)
}
