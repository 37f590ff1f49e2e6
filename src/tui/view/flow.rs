//! Pieces of text set one behind the other, broken into lines between them.
//!
//! Each piece is laid out by itself, in the direction of its own language, so that an Arabic word reads right wherever it
//! stands in an English sentence.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::lang::Direction;
use crate::screen::line;
use crate::tui::paint;

/// A piece of text that stays together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    text: String,
    base: Direction,
    style: Style,
    /// Whether it stands right behind the piece before it.
    tight: bool,
    /// Whether the translator points at it.
    here: bool,
}

impl Piece {
    /// A piece of an English sentence.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Piece { text: text.into(), base: Direction::LeftToRight, style, tight: false, here: false }
    }

    /// A piece written in a direction.
    pub fn of(text: impl Into<String>, base: Direction, style: Style) -> Self {
        Piece { base, ..Piece::new(text, style) }
    }

    /// Right behind the piece before it.
    pub fn tight(self) -> Self {
        Piece { tight: true, ..self }
    }

    /// What the translator points at, which must be in sight.
    pub fn here(self, here: bool) -> Self {
        Piece { here, ..self }
    }

    fn width(&self, most: u16) -> u16 {
        line(&self.text, self.base, most).rows().first().map_or(0, |row| row.width())
    }

    fn draw(&self, x: u16, y: u16, end: u16, buffer: &mut Buffer) {
        let laid = line(&self.text, self.base, end.saturating_sub(x));
        for row in laid.rows() {
            // Right-to-left text is set flush right in its line; here it stands where the sentence has come to.
            let row = crate::screen::Row { indent: 0, ..row.clone() };
            paint::row(buffer, x, y, &row, &|_, _| self.style);
        }
    }
}

/// The words of an English sentence, each a piece.
pub(super) fn sentence(text: &str, style: Style) -> Vec<Piece> {
    text.split_whitespace().map(|word| Piece::new(word, style)).collect()
}

/// Draws paragraphs of pieces into an area, each from a new line on, and such that what is pointed at is in sight. Later
/// lines of a paragraph are indented.
pub(super) fn draw(paragraphs: &[Vec<Piece>], area: Rect, more: Style, buffer: &mut Buffer) {
    if area.width <= INDENT || area.height == 0 {
        return;
    }
    let lines: Vec<Vec<(u16, &Piece)>> = paragraphs.iter().flat_map(|pieces| broken(pieces, area.width)).collect();
    let room = usize::from(area.height);
    let pointed = lines.iter().position(|line| line.iter().any(|(_, piece)| piece.here)).unwrap_or(0);
    // One line stays for what is below.
    let top = (pointed + 2).saturating_sub(room).min(lines.len().saturating_sub(room));
    for (y, line) in (area.y..area.bottom()).zip(&lines[top..]) {
        for (x, piece) in line {
            piece.draw(area.x + x, y, area.right(), buffer);
        }
    }
    let hidden = lines.len().saturating_sub(top + room);
    if hidden > 0 {
        let told = format!(" +{hidden} lines");
        let x = area.right().saturating_sub(told.chars().count() as u16);
        paint::text(buffer, x, area.bottom() - 1, area.right(), &told, more);
    }
}

/// The columns by which the lines of a paragraph behind its first are indented.
const INDENT: u16 = 2;

/// The pieces of a paragraph with their columns, line by line.
fn broken(pieces: &[Piece], width: u16) -> Vec<Vec<(u16, &Piece)>> {
    let mut lines: Vec<Vec<(u16, &Piece)>> = vec![Vec::new()];
    let mut x = 0;
    let mut at = 0;
    while at < pieces.len() {
        // What is tight stays with what it belongs to.
        let behind = pieces[at + 1..].iter().take_while(|piece| piece.tight).count();
        let group = &pieces[at..=at + behind];
        at += group.len();
        let widths: Vec<u16> = group.iter().map(|piece| piece.width(width - INDENT)).collect();
        let whole = widths.iter().fold(0, |sum: u16, width| sum.saturating_add(*width));
        let gap = u16::from(x > INDENT || (x > 0 && lines.len() == 1));
        if x > 0 && x.saturating_add(gap).saturating_add(whole) > width {
            lines.push(Vec::new());
            x = INDENT;
        } else {
            x += gap;
        }
        for (piece, own) in group.iter().zip(widths) {
            if x < width {
                lines.last_mut().expect("starts with one").push((x, piece));
            }
            x = x.saturating_add(own);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(words: &[&str], width: u16) -> Vec<Vec<(u16, String)>> {
        let pieces: Vec<Piece> = words
            .iter()
            .map(|word| match word.strip_prefix('~') {
                Some(word) => Piece::new(word, Style::new()).tight(),
                None => Piece::new(*word, Style::new()),
            })
            .collect();
        let lines = broken(&pieces, width).into_iter();
        lines.map(|line| line.into_iter().map(|(x, piece)| (x, piece.text.clone())).collect()).collect()
    }

    #[test]
    fn pieces_are_broken_between_lines_and_tight_ones_stay_together() {
        let at = |x: u16, text: &str| (x, text.to_owned());
        for (words, width, expected) in [
            (vec!["one", "two"], 10, vec![vec![at(0, "one"), at(4, "two")]]),
            (vec!["one", "two", "three"], 8, vec![vec![at(0, "one"), at(4, "two")], vec![at(2, "three")]]),
            (vec!["one", "two", "~,"], 7, vec![vec![at(0, "one")], vec![at(2, "two"), at(5, ",")]]),
            (vec![], 8, vec![vec![]]),
        ] {
            assert_eq!(columns(&words, width), expected, "{words:?}");
        }
    }

    #[test]
    fn arabic_stands_where_the_sentence_has_come_to_and_reads_from_the_right() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        let pieces = vec![Piece::new("sea", Style::new()), Piece::of("بحر", Direction::RightToLeft, Style::new())];
        draw(&[pieces], buffer.area, Style::new(), &mut buffer);
        let symbols: String = (0..8).map(|x| buffer[(x, 0)].symbol().to_owned()).collect();
        assert_eq!(symbols, "sea \u{FEAE}\u{FEA4}\u{FE91} ");
    }

    #[test]
    fn what_is_pointed_at_is_in_sight() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 3));
        let lines: Vec<Vec<Piece>> =
            (0..9).map(|n| vec![Piece::new(format!("line {n}"), Style::new()).here(n == 5)]).collect();
        draw(&lines, buffer.area, Style::new(), &mut buffer);
        let line = |y| (0..20).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>();
        assert!(line(1).starts_with("line 5") && line(2).ends_with("+2 lines"), "{} / {}", line(1), line(2));
    }
}
