//! Where lines break: greedily, on the logical order, by the widths of the cells.
//!
//! A small part of UAX #14: after a run of spaces, after a hyphen or dash inside a word, after a slash before a letter,
//! after a zero width or ideographic space, and between East Asian wide characters except before their closing and after
//! their opening punctuation. Digits, commas and quotation marks stay with their word. A word longer than the line is
//! cut between clusters, and within one only if that alone is longer.
//!
//! Spaces at the end of a line hang: they never cause a break. Where they do not fit they are given to the last cell
//! that does, so that every byte keeps a cell.

use std::ops::Range;

use super::cell::{Cell, CellKind};
use super::sign::TOO_WIDE;

/// The columns that text may fill in a layout of `width` columns: one is kept for the caret behind the last character.
pub(super) fn room(width: u16) -> usize {
    usize::from(width.max(2) - 1)
}

/// Cuts cells into lines, as ranges of cells in order. There is at least one, empty for no cells. Cells are changed only
/// by taking in spaces that do not fit.
pub(super) fn wrap(text: &str, cells: &mut Vec<Cell>, width: u16) -> Vec<Range<usize>> {
    if width < 2 {
        for cell in cells.iter_mut().filter(|cell| cell.width > 1) {
            (cell.symbol, cell.width, cell.kind) = (std::iter::once(TOO_WIDE).collect(), 1, CellKind::Control);
        }
    }
    let kept = Lines::new(text, usize::from(width.max(1)), room(width)).run(std::mem::take(cells));
    *cells = kept.cells;
    kept.lines
}

struct Lines<'a> {
    text: &'a str,
    width: usize,
    room: usize,
    cells: Vec<Cell>,
    lines: Vec<Range<usize>>,
    /// The first cell of the line at hand.
    start: usize,
    /// The columns it takes.
    columns: usize,
    /// The cell before which it can break, with the columns up to there.
    candidate: Option<(usize, usize)>,
    /// The first cell of the last grapheme cluster, with the columns up to there.
    cluster: (usize, usize),
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, width: usize, room: usize) -> Self {
        Lines {
            text,
            width,
            room,
            cells: Vec::new(),
            lines: Vec::new(),
            start: 0,
            columns: 0,
            candidate: None,
            cluster: (0, 0),
        }
    }

    fn run(mut self, cells: Vec<Cell>) -> Self {
        self.cells.reserve(cells.len());
        let mut before = Before::default();
        for cell in cells {
            let next = Class::of(&cell, self.text);
            let here = (self.cells.len(), self.columns);
            if before.breaks(next) && self.start < here.0 {
                self.candidate = Some(here);
            }
            if next != Class::Glued {
                self.cluster = here;
            }
            before.step(next);
            let columns = usize::from(cell.width);
            if next == Class::Space {
                self.hang(cell, columns);
                continue;
            }
            while self.columns + columns > self.room && self.start < self.cells.len() {
                self.end_line();
            }
            self.columns += columns;
            self.cells.push(cell);
        }
        self.lines.push(self.start..self.cells.len());
        self
    }

    /// Ends the line at hand at its last break; without one before the last grapheme cluster; without that as it is.
    fn end_line(&mut self) {
        let here = (self.cells.len(), self.columns);
        let cluster = Some(self.cluster).filter(|cluster| cluster.0 > self.start);
        let (at, taken) = self.candidate.take().or(cluster).unwrap_or(here);
        self.lines.push(self.start..at);
        self.start = at;
        self.columns -= taken;
        self.cluster.1 = self.cluster.1.saturating_sub(taken);
    }

    /// Adds a space to the line at hand.
    fn hang(&mut self, cell: Cell, columns: usize) {
        if self.columns + columns <= self.width {
            self.columns += columns;
            self.cells.push(cell);
        } else if let Some(last) = self.cells.last_mut() {
            last.span.end = cell.span.end;
        } else {
            self.cells.push(cell);
        }
    }
}

/// What a cell is to the search for a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Class {
    Space,
    Letter,
    Digit,
    Hyphen,
    Dash,
    Slash,
    /// An invisible character that allows a break behind it.
    Allow,
    /// East Asian characters and emoji, and their punctuation.
    Wide,
    WideOpening,
    WideClosing,
    /// The rest of a grapheme cluster that is cut into several cells.
    Glued,
    #[default]
    Other,
}

impl Class {
    fn of(cell: &Cell, text: &str) -> Class {
        if cell.stop != cell.span.start {
            return Class::Glued;
        }
        let c = cell.span.of(text).chars().next().unwrap_or(' ');
        match c {
            // The spaces that join.
            '\u{A0}' | '\u{2007}' | '\u{202F}' => Class::Other,
            '\t' | '\n' | '\r' | '\u{AD}' | '\u{200B}' | '\u{2028}' | '\u{2029}' => Class::Allow,
            _ if cell.kind == CellKind::Control => Class::Other,
            '-' | '\u{058A}' | '\u{05BE}' | '\u{2010}' => Class::Hyphen,
            '\u{2012}'..='\u{2014}' => Class::Dash,
            '/' => Class::Slash,
            // A space that carries a mark shows something.
            _ if c.is_whitespace() && cell.symbol.len() == c.len_utf8() => Class::Space,
            '〈' | '《' | '「' | '『' | '【' | '〔' | '〖' | '〘' | '〚' | '（' | '［' | '｛' | '｟' => {
                Class::WideOpening
            }
            '、' | '。' | '，' | '．' | '！' | '？' | '：' | '；' | '・' | 'ー' | '々' | '〻' | '〜' | '～' => {
                Class::WideClosing
            }
            '〉' | '》' | '」' | '』' | '】' | '〕' | '〗' | '〙' | '〛' | '）' | '］' | '｝' | '｠' => {
                Class::WideClosing
            }
            'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' => Class::WideClosing,
            'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ' => {
                Class::WideClosing
            }
            _ if cell.width == 2 => Class::Wide,
            _ if c.is_numeric() => Class::Digit,
            _ if c.is_alphabetic() => Class::Letter,
            _ => Class::Other,
        }
    }
}

/// What stands before the cell at hand.
#[derive(Debug, Default)]
struct Before {
    /// The class of the cell before; `None` at the start of the text.
    last: Option<Class>,
    /// Whether that is a hyphen, dash or slash with something before it that it can be broken off with.
    inside: bool,
}

impl Before {
    fn step(&mut self, class: Class) {
        self.inside = !matches!(self.last, None | Some(Class::Space | Class::Allow | Class::WideOpening));
        if class != Class::Glued || self.last.is_none() {
            self.last = Some(class);
        }
    }

    fn breaks(&self, next: Class) -> bool {
        use Class::{Allow, Dash, Digit, Glued, Hyphen, Letter, Other, Slash, Space, Wide, WideClosing, WideOpening};
        let Some(last) = self.last else { return false };
        match (last, next) {
            (_, Space | Glued | WideClosing) => false,
            (Space | Allow, _) => true,
            (Hyphen | Slash, Letter | Wide) => self.inside,
            (Dash, Letter | Digit | Wide) => self.inside,
            (Wide | WideClosing, Wide | WideOpening | Letter | Digit) => true,
            (Letter | Digit, Wide | WideOpening) => true,
            (Letter | Digit | Other | Hyphen | Dash | Slash | Wide | WideOpening | WideClosing | Glued, _) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lang::Direction;
    use crate::screen::{Options, layout};

    fn lines(text: &str, width: u16) -> Vec<&str> {
        let layout = layout(text, Direction::LeftToRight, width, &Options::default());
        layout.rows().iter().map(|row| row.span.of(text)).collect()
    }

    #[test]
    fn lines_break_where_they_should() {
        for (text, width, expected, name) in [
            ("one two three", 8, vec!["one two ", "three"], "at spaces"),
            ("كتاب قلم دفتر", 9, vec!["كتاب قلم ", "دفتر"], "Arabic, at spaces"),
            ("one two", 5, vec!["one ", "two"], "a line exactly full"),
            ("well-known fact", 8, vec!["well-", "known ", "fact"], "after a hyphen"),
            ("run -v now", 6, vec!["run ", "-v ", "now"], "not after a hyphen that starts a word"),
            ("in 1990-1995", 9, vec!["in ", "1990-199", "5"], "not between digits"),
            ("نعم،لا", 5, vec!["نعم،", "لا"], "a word too long is cut, not at the comma but where the line ends"),
            ("ab 1,234,567", 10, vec!["ab ", "1,234,567"], "digits stay together"),
            ("abcdefgh", 4, vec!["abc", "def", "gh"], "a word longer than the line"),
            ("لالالالا", 3, vec!["لالا", "لالا"], "lam-alef is never cut"),
            ("a     b", 4, vec!["a     ", "b"], "spaces hang"),
            ("     b", 4, vec!["     ", "b"], "spaces at the start"),
            ("a b", 1, vec!["a ", "b", ""], "one column, and a row for the caret"),
            ("a\u{A0}b c", 5, vec!["a\u{A0}b ", "c"], "a space that joins"),
            ("ab\u{200B}cd", 5, vec!["ab\u{200B}", "cd"], "a zero width space"),
            ("🇪🇬🇪🇬 x", 4, vec!["🇪🇬", "🇪🇬 ", "x"], "flags"),
            ("👨\u{200D}👩\u{200D}👧", 6, vec!["👨\u{200D}👩\u{200D}", "👧"], "a joined emoji, only where it must"),
            ("", 10, vec![""], "nothing"),
        ] {
            assert_eq!(lines(text, width), expected, "{name}");
        }
    }

    #[test]
    fn spaces_that_do_not_fit_belong_to_the_last_cell_that_does() {
        let layout = layout("a     b", Direction::LeftToRight, 4, &Options::default());
        let spans: Vec<_> = layout.rows()[0].cells.iter().map(|cell| cell.span.range()).collect();
        assert_eq!(spans, [0..1, 1..2, 2..3, 3..6]);
    }
}
