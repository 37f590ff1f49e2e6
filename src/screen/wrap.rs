//! Where lines break: greedily, on the logical order, by the widths of the cells.
//!
//! A small part of UAX #14: after a run of spaces, after a hyphen or dash inside a word, after a slash before a letter,
//! after a zero width or ideographic space, and between East Asian wide characters except before their closing and after
//! their opening punctuation. Digits, commas and quotation marks stay with their word. A word longer than the line is
//! cut between cells.
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
}

impl<'a> Lines<'a> {
    fn new(text: &'a str, width: usize, room: usize) -> Self {
        Lines { text, width, room, cells: Vec::new(), lines: Vec::new(), start: 0, columns: 0, candidate: None }
    }

    fn run(mut self, cells: Vec<Cell>) -> Self {
        self.cells.reserve(cells.len());
        let mut before = Before::default();
        for cell in cells {
            let next = Class::of(&cell, self.text);
            if before.breaks(next) && self.start < self.cells.len() {
                self.candidate = Some((self.cells.len(), self.columns));
            }
            before.step(next);
            let columns = usize::from(cell.width);
            if next == Class::Space {
                self.hang(cell, columns);
                continue;
            }
            if self.columns + columns > self.room && self.start < self.cells.len() {
                let (at, taken) = self.candidate.take().unwrap_or((self.cells.len(), self.columns));
                self.lines.push(self.start..at);
                self.start = at;
                self.columns -= taken;
                // What was carried over is shorter than a line, but the cell may not fit behind it.
                if self.columns + columns > self.room && self.start < self.cells.len() {
                    self.lines.push(self.start..self.cells.len());
                    self.start = self.cells.len();
                    self.columns = 0;
                }
            }
            self.columns += columns;
            self.cells.push(cell);
        }
        self.lines.push(self.start..self.cells.len());
        self
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
            _ if c.is_whitespace() => Class::Space,
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
