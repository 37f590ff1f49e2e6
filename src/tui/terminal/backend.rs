//! A ratatui backend that sends rows in the order this terminal needs, and nothing that is not visible.
//!
//! ratatui sends the cells that have changed. Where the terminal reorders rows, one cell changed can move all others of
//! its row: so in every mode but the plain one this backend keeps the screen and sends whole rows.

use std::borrow::Cow;
use std::collections::BTreeSet;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::Modifier;
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthStr;

use super::choice::Emission;
use super::printable::printable;
use super::row::{self, Place};

/// Wraps another backend.
#[derive(Debug)]
pub struct BidiBackend<B: Backend> {
    inner: B,
    emission: Emission,
    /// The screen as the eye is to meet it; not kept in the plain mode.
    rows: Vec<Row>,
    cursor: Position,
}

#[derive(Debug, Clone, Default)]
struct Row {
    cells: Vec<Cell>,
    /// For each column as the eye meets it, the column where its cell was sent. Empty when that is the same.
    sent_at: Vec<u16>,
}

/// A cell and its right neighbour when it is two columns wide.
struct Unit {
    column: usize,
    width: usize,
}

impl<B: Backend> BidiBackend<B> {
    /// Wraps `inner`; rows are sent as `emission` says.
    pub fn new(inner: B, emission: Emission) -> Self {
        BidiBackend { inner, emission, rows: Vec::new(), cursor: Position::ORIGIN }
    }

    /// The backend inside.
    pub fn inner(&self) -> &B {
        &self.inner
    }

    /// How rows are sent.
    pub fn emission(&self) -> Emission {
        self.emission
    }

    /// Sends rows another way from now on; the caller clears the screen and draws all of it.
    pub fn set_emission(&mut self, emission: Emission) {
        self.emission = emission;
        self.rows.clear();
    }

    /// Takes changed cells over; returns the rows they are in.
    fn take<'a>(&mut self, content: impl Iterator<Item = (u16, u16, &'a Cell)>) -> BTreeSet<u16> {
        let mut changed = BTreeSet::new();
        for (x, y, cell) in content {
            let (column, line) = (usize::from(x), usize::from(y));
            if self.rows.len() <= line {
                self.rows.resize_with(line + 1, Row::default);
            }
            let cells = &mut self.rows[line].cells;
            if cells.len() <= column {
                cells.resize_with(column + 1, Cell::default);
            }
            cells[column] = printable(cell).into_owned();
            changed.insert(y);
        }
        changed
    }

    /// The cells of a row as they are sent: column, cell.
    fn send(&mut self, line: u16, width: usize) -> Vec<(u16, u16, Cell)> {
        let row = &mut self.rows[usize::from(line)];
        row.cells.resize_with(width, Cell::default);
        row.sent_at.clear();
        let units = units(&row.cells);
        let cell = |unit: usize| &row.cells[units[unit].column];
        let characters: Vec<char> =
            (0..units.len()).map(|unit| cell(unit).symbol().chars().next().unwrap_or(' ')).collect();
        let places = match self.emission {
            Emission::Visual => Vec::new(),
            Emission::Kitty => {
                let font = |unit: usize| cell(unit).modifier & (Modifier::BOLD | Modifier::ITALIC);
                row::kitty(&characters, |a, b| font(a) == font(b))
            }
            Emission::Inverse | Emission::Logical => row::inverse(&characters),
        };
        let mut sent = Vec::with_capacity(units.len());
        let mut sent_at = vec![0; width];
        let mut column = 0;
        for (place, Place { cell: unit, instead }) in places.into_iter().enumerate() {
            let Unit { column: from, width } = units[unit];
            let mut symbol = Cow::Borrowed(row.cells[from].symbol());
            if let Some(character) = instead {
                let marks: String = symbol.chars().skip(1).collect();
                symbol = Cow::Owned(format!("{character}{marks}"));
            }
            if self.emission == Emission::Logical {
                symbol = Cow::Owned(plain_letters(&symbol));
            }
            // kitty turns the letters around and leaves the colours where they are.
            let style_from = if self.emission == Emission::Kitty { units[place].column } else { from };
            let mut moved = row.cells[style_from].clone();
            moved.set_symbol(&symbol);
            for (offset, at) in sent_at[from..from + width].iter_mut().enumerate() {
                *at = to_u16(column + offset);
            }
            sent.push((to_u16(column), line, moved));
            column += width;
        }
        if self.emission != Emission::Kitty {
            row.sent_at = sent_at;
        }
        sent
    }
}

fn to_u16(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// The cells of a row, wide ones with the column they cover. A wide cell with no room for it counts as narrow.
fn units(cells: &[Cell]) -> Vec<Unit> {
    let mut units = Vec::with_capacity(cells.len());
    let mut column = 0;
    while column < cells.len() {
        let width = if cells[column].symbol().width() > 1 && column + 1 < cells.len() { 2 } else { 1 };
        units.push(Unit { column, width });
        column += width;
    }
    units
}

/// Joined forms as the letters they are forms of, where that is one letter; a ligature takes one cell and stays.
fn plain_letters(symbol: &str) -> String {
    symbol
        .chars()
        .map(|c| match c {
            '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
                let mut letters = c.nfkc();
                match (letters.next(), letters.next()) {
                    (Some(letter), None) => letter,
                    _ => c,
                }
            }
            _ => c,
        })
        .collect()
}

impl<B: Backend> Backend for BidiBackend<B> {
    type Error = B::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), B::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        if self.emission == Emission::Visual {
            let safe: Vec<(u16, u16, Cow<'a, Cell>)> = content.map(|(x, y, cell)| (x, y, printable(cell))).collect();
            return self.inner.draw(safe.iter().map(|(x, y, cell)| (*x, *y, cell.as_ref())));
        }
        let changed = self.take(content);
        let size = self.inner.size()?;
        let mut sent = Vec::new();
        for line in changed.into_iter().filter(|&line| line < size.height) {
            sent.extend(self.send(line, usize::from(size.width)));
        }
        self.inner.draw(sent.iter().map(|(x, y, cell)| (*x, *y, cell)))
    }

    fn append_lines(&mut self, n: u16) -> Result<(), B::Error> {
        self.inner.append_lines(n)
    }

    fn hide_cursor(&mut self) -> Result<(), B::Error> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), B::Error> {
        self.inner.show_cursor()
    }

    /// Where the cursor was last put. The terminal is not asked: its answer would have to be read here.
    fn get_cursor_position(&mut self) -> Result<Position, B::Error> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), B::Error> {
        self.cursor = position.into();
        let Position { x, y } = self.cursor;
        let sent_at = self.rows.get(usize::from(y)).and_then(|row| row.sent_at.get(usize::from(x)));
        self.inner.set_cursor_position(Position { x: sent_at.copied().unwrap_or(x), y })
    }

    fn clear(&mut self) -> Result<(), B::Error> {
        self.rows.clear();
        self.inner.clear()
    }

    /// Clears a part of the screen. The copy kept here forgets all of it, so a caller that clears less than the whole
    /// draws the rest again.
    fn clear_region(&mut self, clear_type: ClearType) -> Result<(), B::Error> {
        self.rows.clear();
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> Result<Size, B::Error> {
        self.inner.size()
    }

    fn window_size(&mut self) -> Result<WindowSize, B::Error> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> Result<(), B::Error> {
        self.inner.flush()
    }
}
