//! A ratatui backend that sends rows in the order this terminal needs, and nothing that is not visible.
//!
//! ratatui sends the cells that have changed. Where the terminal reorders rows, one cell changed can move all others of
//! its row; and Arabic letters hang out of their cells, so that xterm leaves pixels of them in the row below when only
//! their own is drawn again. So this backend keeps the screen and sends whole rows, with the rows around them that they
//! touch, the lowest first: what hangs into a row is drawn after it.

use std::borrow::Cow;
use std::cell::Cell as StdCell;
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
    /// Lines that are sent another way than the others.
    exceptions: Vec<(usize, Emission)>,
    /// The screen as the eye is to meet it.
    rows: Vec<Row>,
    cursor: Position,
    /// The size when it was last asked for, which ratatui does before each frame. Rows are sent as wide as that.
    size: StdCell<Option<Size>>,
}

#[derive(Debug, Clone, Default)]
struct Row {
    cells: Vec<Cell>,
    /// For each column as the eye meets it, the column where its cell was sent. Empty when that is the same.
    sent_at: Vec<u16>,
    /// Whether letters of it may hang into the row below, as it was sent last.
    hung: bool,
}

impl Row {
    /// Whether letters of it may hang into the row below.
    fn hangs(&self) -> bool {
        self.cells.iter().flat_map(|cell| cell.symbol().chars().next()).any(row::is_right_to_left)
    }
}

/// A cell and its right neighbour when it is two columns wide.
struct Unit {
    column: usize,
    width: usize,
}

impl<B: Backend> BidiBackend<B> {
    /// Wraps `inner`; rows are sent as `emission` says.
    pub fn new(inner: B, emission: Emission) -> Self {
        BidiBackend {
            inner,
            emission,
            exceptions: Vec::new(),
            rows: Vec::new(),
            cursor: Position::ORIGIN,
            size: StdCell::new(None),
        }
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

    /// Sends single lines another way than the others from now on, so that ways can be compared.
    pub fn set_exceptions(&mut self, exceptions: Vec<(usize, Emission)>) {
        self.exceptions = exceptions;
    }

    /// The column in which the eye meets what was sent to a column. Terminals that reorder rows report the mouse by the
    /// columns as they were sent (seen in PuTTY 0.78 and VTE 0.70).
    pub fn seen_at(&self, column: u16, line: u16) -> u16 {
        let row = self.rows.get(usize::from(line));
        let seen = row.and_then(|row| row.sent_at.iter().position(|sent| *sent == column));
        seen.map_or(column, to_u16)
    }

    fn emission_of(&self, line: u16) -> Emission {
        let found = self.exceptions.iter().find(|(own, _)| *own == usize::from(line));
        found.map_or(self.emission, |(_, emission)| *emission)
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

    /// The rows to send so that `changed` ones are right, and those that they touch.
    fn touched(&self, changed: BTreeSet<u16>) -> BTreeSet<u16> {
        let row = |line: u16| self.rows.get(usize::from(line));
        let mut touched = changed.clone();
        for line in changed {
            // What hangs into the row below is wiped with it.
            if row(line).is_some_and(|row| row.hung || row.hangs()) && row(line + 1).is_some() {
                touched.insert(line + 1);
            }
        }
        for line in touched.clone() {
            // And what hangs into a row that is sent has to be drawn on top of it again.
            let above = (0..line).rev().take_while(|&above| row(above).is_some_and(Row::hangs));
            touched.extend(above);
        }
        touched
    }

    /// The cells of a row as they are sent: column, line, cell.
    fn send(&mut self, line: u16, width: Option<usize>) -> Vec<(u16, u16, Cell)> {
        let emission = self.emission_of(line);
        let row = &mut self.rows[usize::from(line)];
        let width = width.unwrap_or(row.cells.len());
        row.cells.resize_with(width, Cell::default);
        row.sent_at.clear();
        row.hung = row.hangs();
        let units = units(&row.cells);
        let cell = |unit: usize| &row.cells[units[unit].column];
        let characters: Vec<char> =
            (0..units.len()).map(|unit| cell(unit).symbol().chars().next().unwrap_or(' ')).collect();
        let places = match emission {
            Emission::Visual => (0..units.len()).map(Place::of).collect(),
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
            if emission == Emission::Logical {
                symbol = Cow::Owned(plain_letters(&symbol));
            }
            // In a word that kitty turns around, marks get a place of their own and push the letters over one another.
            if emission == Emission::Kitty && symbol.chars().next().is_some_and(row::is_right_to_left) {
                symbol = Cow::Owned(symbol.chars().take(1).collect());
            }
            // kitty turns the letters around and leaves the colours where they are.
            let style_from = if emission == Emission::Kitty { units[place].column } else { from };
            let mut moved = row.cells[style_from].clone();
            moved.set_symbol(&symbol);
            for (offset, at) in sent_at[from..from + width].iter_mut().enumerate() {
                *at = to_u16(column + offset);
            }
            sent.push((to_u16(column), line, moved));
            column += width;
        }
        if emission != Emission::Kitty {
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
        let changed = self.take(content);
        let size = self.size.get();
        let mut sent = Vec::new();
        let touched = self.touched(changed).into_iter().rev();
        for line in touched.filter(|&line| size.is_none_or(|size| line < size.height)) {
            sent.extend(self.send(line, size.map(|size| usize::from(size.width))));
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
        let size = self.inner.size()?;
        self.size.set(Some(size));
        Ok(size)
    }

    fn window_size(&mut self) -> Result<WindowSize, B::Error> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> Result<(), B::Error> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::io::{self, Write};
    use std::rc::Rc;
    use std::sync::LazyLock;

    use proptest::prelude::*;
    use ratatui::Terminal;
    use ratatui::backend::{CrosstermBackend, TestBackend};
    use ratatui::buffer::Buffer;
    use ratatui::style::Color;
    use regex::bytes::Regex;

    use super::*;

    /// A row as the eye is to meet it: Arabic, a number, English that starts with a number.
    const ROW: &str = "A \u{fe8e}\u{fe92} \u{feed} | 5 x";

    fn screen(emission: Emission, width: u16, height: u16) -> Terminal<BidiBackend<TestBackend>> {
        Terminal::new(BidiBackend::new(TestBackend::new(width, height), emission)).unwrap()
    }

    fn lines(terminal: &Terminal<BidiBackend<TestBackend>>) -> Vec<String> {
        let buffer = terminal.backend().inner().buffer();
        (0..buffer.area.height)
            .map(|y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned())
            .collect()
    }

    fn put(buffer: &mut Buffer, y: u16, row: &str) {
        for (x, c) in (0..).zip(row.chars()) {
            buffer[(x, y)].set_char(c);
        }
    }

    #[test]
    fn each_mode_sends_the_row_its_way() {
        for (emission, sent) in [
            (Emission::Visual, ROW),
            (Emission::Kitty, "A \u{fe92}\u{fe8e} \u{feed} | 5 x"),
            (Emission::Inverse, "A \u{feed} \u{fe92}\u{fe8e} |\u{2800}5 x"),
            (Emission::Logical, "A \u{648} \u{628}\u{627} |\u{2800}5 x"),
        ] {
            let mut terminal = screen(emission, 20, 2);
            terminal.draw(|frame| put(frame.buffer_mut(), 1, ROW)).unwrap();
            assert_eq!(lines(&terminal), ["", sent], "{emission}");
        }
    }

    #[test]
    fn the_mouse_is_where_the_eye_meets_it() {
        for emission in [Emission::Visual, Emission::Kitty, Emission::Inverse, Emission::Logical] {
            let mut terminal = screen(emission, 20, 2);
            terminal.draw(|frame| put(frame.buffer_mut(), 0, ROW)).unwrap();
            for column in 0..20 {
                terminal.backend_mut().set_cursor_position((column, 0)).unwrap();
                let sent = terminal.backend_mut().inner.get_cursor_position().unwrap().x;
                let seen = terminal.backend().seen_at(sent, 0);
                assert_eq!(seen, column, "{emission}");
            }
            assert_eq!(terminal.backend().seen_at(5, 1), 5, "{emission}: a row that was never drawn");
            assert_eq!(terminal.backend().seen_at(99, 0), 99, "{emission}: beyond the row");
        }
    }

    #[test]
    fn single_lines_can_be_sent_another_way() {
        let mut terminal = screen(Emission::Visual, 20, 3);
        terminal.backend_mut().set_exceptions(vec![(1, Emission::Kitty), (2, Emission::Inverse)]);
        terminal.draw(|frame| (0..3).for_each(|y| put(frame.buffer_mut(), y, ROW))).unwrap();
        let ways = [ROW, "A \u{fe92}\u{fe8e} \u{feed} | 5 x", "A \u{feed} \u{fe92}\u{fe8e} |\u{2800}5 x"];
        assert_eq!(lines(&terminal), ways);
    }

    #[test]
    fn one_changed_cell_sends_its_row_again() {
        let mut terminal = screen(Emission::Inverse, 20, 2);
        terminal.draw(|frame| put(frame.buffer_mut(), 0, ROW)).unwrap();
        // The English column no longer starts with a number: the letters keep their order, the blank is one again.
        terminal.draw(|frame| put(frame.buffer_mut(), 0, &ROW.replace('5', "y"))).unwrap();
        assert_eq!(lines(&terminal)[0], "A \u{feed} \u{fe92}\u{fe8e} | y x");
        terminal.draw(|_| {}).unwrap();
        assert_eq!(lines(&terminal)[0], "");
    }

    #[test]
    fn colours_go_with_the_letters_except_in_kitty() {
        for (emission, coloured) in [(Emission::Visual, 2), (Emission::Inverse, 5), (Emission::Kitty, 2)] {
            let mut terminal = screen(emission, 20, 1);
            terminal
                .draw(|frame| {
                    put(frame.buffer_mut(), 0, ROW);
                    frame.buffer_mut()[(2, 0)].set_bg(Color::Yellow);
                })
                .unwrap();
            let buffer = terminal.backend().inner().buffer();
            let found: Vec<u16> = (0..20).filter(|&x| buffer[(x, 0)].bg == Color::Yellow).collect();
            assert_eq!(found, [coloured], "{emission}");
        }
    }

    #[test]
    fn kitty_is_sent_no_marks_of_letters_that_it_turns_around() {
        let mut terminal = screen(Emission::Kitty, 4, 1);
        terminal
            .draw(|frame| {
                frame.buffer_mut()[(0, 0)].set_symbol("\u{fe8e}\u{64b}");
                frame.buffer_mut()[(2, 0)].set_symbol("e\u{301}");
            })
            .unwrap();
        assert_eq!(lines(&terminal)[0], "\u{fe8e} e\u{301}");
    }

    #[test]
    fn the_cursor_stands_on_the_letter_meant() {
        for (emission, sent) in [(Emission::Visual, 2), (Emission::Inverse, 5), (Emission::Kitty, 2)] {
            let mut terminal = screen(emission, 20, 1);
            terminal
                .draw(|frame| {
                    put(frame.buffer_mut(), 0, ROW);
                    frame.set_cursor_position((2, 0));
                })
                .unwrap();
            let BidiBackend { inner, .. } = terminal.backend_mut();
            assert_eq!(inner.get_cursor_position().unwrap(), Position { x: sent, y: 0 }, "{emission}");
        }
    }

    #[test]
    fn marks_and_wide_cells_move_whole() {
        let mut terminal = screen(Emission::Inverse, 12, 1);
        terminal
            .draw(|frame| {
                let buffer = frame.buffer_mut();
                buffer.set_string(0, 0, "A", ratatui::style::Style::default());
                for (x, symbol) in [(2, "\u{fe8e}\u{64e}"), (3, "\u{fe92}"), (5, "\u{feed}\u{651}")] {
                    buffer[(x, 0)].set_symbol(symbol);
                }
                buffer.set_string(7, 0, "中b", ratatui::style::Style::default());
            })
            .unwrap();
        let buffer = terminal.backend().inner().buffer();
        let sent: Vec<&str> = (0..12).map(|x| buffer[(x, 0)].symbol()).collect();
        let expected = ["A", " ", "\u{feed}\u{651}", " ", "\u{fe92}", "\u{fe8e}\u{64e}", " ", "中", " ", "b", " ", " "];
        assert_eq!(sent, expected);
    }

    #[test]
    fn a_smaller_window_is_not_written_past() {
        let mut terminal = screen(Emission::Inverse, 20, 3);
        terminal.draw(|frame| put(frame.buffer_mut(), 2, ROW)).unwrap();
        terminal.backend_mut().inner.resize(9, 2);
        terminal.draw(|frame| put(frame.buffer_mut(), 1, &ROW[..ROW.len() - 4])).unwrap();
        assert_eq!(lines(&terminal), ["", "A \u{feed} \u{fe92}\u{fe8e} |"]);
    }

    /// What the backend sends to a real terminal: bytes.
    #[derive(Clone, Default)]
    struct Bytes(Rc<RefCell<Vec<u8>>>);

    impl Write for Bytes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn bytes_of(emission: Emission, symbols: &[String]) -> Vec<u8> {
        let bytes = Bytes::default();
        let mut backend = BidiBackend::new(CrosstermBackend::new(bytes.clone()), emission);
        let mut cell = Cell::default();
        cell.set_fg(Color::Green);
        let cells = symbols.iter().map(|symbol| cell.clone().set_symbol(symbol).clone()).collect::<Vec<_>>();
        backend.draw((0..).zip(&cells).map(|(at, cell)| (at % 16, at / 16, cell))).unwrap();
        backend.set_cursor_position((3, 0)).unwrap();
        bytes.0.take()
    }

    /// The rows that a frame was sent in, in the order they were sent.
    fn rows_sent(bytes: &[u8]) -> Vec<u16> {
        static PLACE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?-u)\x1b\[([0-9]+);[0-9]+H").unwrap());
        let row =
            |found: regex::bytes::Captures<'_>| std::str::from_utf8(&found[1]).unwrap().parse::<u16>().unwrap() - 1;
        let mut rows: Vec<u16> = PLACE.captures_iter(bytes).map(row).collect();
        rows.dedup();
        rows
    }

    #[test]
    fn letters_that_hang_into_the_row_below_leave_nothing_there() {
        for (before, changed, sent, name) in [
            ("..a..", (2, '.'), vec![3, 2], "the row below the one that went"),
            (".....", (2, 'a'), vec![3, 2], "the row below the one that came"),
            ("..a..", (3, 'x'), vec![3, 2], "what hangs into the row is drawn again"),
            ("aaa..", (2, '.'), vec![3, 2, 1, 0], "as far up as they hang"),
            ("a....", (2, 'x'), vec![2], "nothing hangs"),
            ("....a", (4, '.'), vec![4], "there is no row below"),
        ] {
            let bytes = Bytes::default();
            let mut backend = BidiBackend::new(CrosstermBackend::new(bytes.clone()), Emission::Visual);
            let cell = |c: char| {
                let mut cell = Cell::default();
                cell.set_char(if c == 'a' { '\u{feae}' } else { c });
                cell
            };
            let cells: Vec<Cell> = before.chars().map(cell).collect();
            backend.draw((0..).zip(&cells).map(|(y, cell)| (0, y, cell))).unwrap();
            bytes.0.take();
            backend.draw([(0, changed.0, &cell(changed.1))].into_iter()).unwrap();
            assert_eq!(rows_sent(&bytes.0.take()), sent, "{name}");
        }
    }

    /// Takes the control sequences out that a frame may hold: place of the cursor, colours and attributes.
    fn without_sequences(bytes: &[u8]) -> String {
        static ALLOWED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?-u)\x1b\[[0-9;]*[Hm]").unwrap());
        String::from_utf8(ALLOWED.replace_all(bytes, &b""[..]).into_owned()).unwrap()
    }

    fn hostile() -> impl Strategy<Value = String> {
        prop_oneof![
            prop::sample::select(vec![
                "\x1b",
                "\x1b[31m",
                "\x1b]52;c;QUJD\x07",
                "\x1bP+q\x1b\\",
                "\x07",
                "\x08",
                "\r",
                "\n",
                "\x7f",
                "\u{9b}2J",
                "\u{202e}",
                "\u{202a}",
                "\u{2066}",
                "\u{2067}",
                "\u{2068}",
                "\u{2069}",
                "\u{200e}",
                "\u{200f}",
                "\u{61c}",
                "\u{200b}",
                "\u{200c}",
                "\u{200d}",
                "\u{2060}",
                "\u{feff}",
                "\u{ad}",
                "\u{fe0f}",
                "\u{e0100}",
                "\u{e0041}",
                "\u{2028}",
                "\u{85}",
                "\u{600}",
                "\u{6dd}",
                "\u{fff9}",
                "\u{1d173}",
                "\u{115f}",
                "\u{64e}",
                "",
            ])
            .prop_map(str::to_owned),
            ".{0,4}",
            any::<String>(),
            "[a-z \u{fe80}-\u{fefc}0-9().]\u{64e}?",
        ]
    }

    fn shows_all(text: &str) -> bool {
        static INVISIBLE: LazyLock<regex::Regex> =
            LazyLock::new(|| regex::Regex::new(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]").unwrap());
        !INVISIBLE.is_match(text)
    }

    proptest! {
        #[test]
        fn only_visible_characters_and_known_sequences_are_sent(symbols in prop::collection::vec(hostile(), 0..64)) {
            for emission in [Emission::Visual, Emission::Kitty, Emission::Inverse, Emission::Logical] {
                let text = without_sequences(&bytes_of(emission, &symbols));
                prop_assert!(shows_all(&text), "{}: {}", emission, text.escape_debug());
            }
        }
    }

    #[test]
    fn the_byte_test_would_notice() {
        // The backend inside passes everything on: this is what the one around it is for.
        let bytes = Bytes::default();
        let mut cell = Cell::default();
        cell.set_symbol("\x1b]52;c;QUJD\x07");
        CrosstermBackend::new(bytes.clone()).draw([(0, 0, &cell)].into_iter()).unwrap();
        assert!(!shows_all(&without_sequences(&bytes.0.take())));
    }
}
