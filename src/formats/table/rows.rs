//! A stream cut into rows, and these into cells.
//!
//! A cell that begins with a quotation mark is a quoted one if its closing mark stands before a delimiter, a line end or
//! the end of the file; marks inside it are doubled. Any other cell is text as it stands, with all its marks. Where tabs
//! delimit, a quoted cell has no tab behind a line end: those would be rows, which a mark of the text has swallowed.

use std::io::{self, Read};

use csv::StringRecord;

use super::dialect::Dialect;
use crate::formats::Position;
use crate::formats::units::{UnitsError, UnitsProblem};

/// How large a row may be, in bytes.
const LARGEST_ROW: usize = 16 * 1024 * 1024;
/// How many line ends a quoted cell may hold: as many as in Excel.
pub(super) const MOST_LINE_ENDS: usize = 253;
/// How much is read at once.
const BLOCK: usize = 64 * 1024;

/// A row and where it begins.
pub(super) type Row = (StringRecord, Position);

/// Reads the rows of a stream of UTF-8. Empty lines are none.
pub(super) struct Rows<R> {
    stream: R,
    dialect: Dialect,
    /// Whether a quotation mark that is never closed is text, and no error.
    open_is_text: bool,
    buffer: Vec<u8>,
    /// Where in the buffer the next cell begins.
    at: usize,
    /// The place of that.
    position: Position,
    /// How large the row is up to there.
    row: usize,
    at_end: bool,
    marks_in_text: bool,
}

/// What a quotation mark at the beginning of a cell is.
enum Mark {
    /// The first of a quoted cell, whose last stands so many bytes behind it.
    Opening(usize),
    /// A part of the text.
    Text,
    /// There is no other one that could close it.
    NeverClosed,
}

impl<R: Read> Rows<R> {
    pub(super) fn new(stream: R, dialect: Dialect, start: Position, open_is_text: bool) -> Self {
        let (buffer, at, row) = (Vec::new(), 0, 0);
        Rows { stream, dialect, open_is_text, buffer, at, position: start, row, at_end: false, marks_in_text: false }
    }

    /// Whether a cell so far began with a quotation mark and was no quoted one.
    pub(super) fn have_marks_in_text(&self) -> bool {
        self.marks_in_text
    }

    pub(super) fn stream(&self) -> &R {
        &self.stream
    }

    /// The next row; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Row>, UnitsError> {
        self.row = 0;
        while self.line_end()? {}
        if self.byte(0)?.is_none() {
            return Ok(None);
        }
        let start = self.position;
        let mut cells = StringRecord::new();
        let result = loop {
            match self.cell() {
                Ok(cell) => cells.push_field(&cell),
                // A mark has a place of its own.
                Err(error) if matches!(error.problem, UnitsProblem::OpenQuote) => return Err(error),
                Err(error) => break Err(error),
            }
            match self.byte(0) {
                Ok(Some(byte)) if byte == self.dialect.delimiter => self.pass(1),
                Ok(_) => break self.line_end(),
                Err(error) => break Err(error),
            }
        };
        result.map_err(|error| UnitsError { position: start, ..error })?;
        Ok(Some((cells, start)))
    }

    /// Passes over a line end, if there is one here.
    fn line_end(&mut self) -> Result<bool, UnitsError> {
        let length = match self.byte(0)? {
            Some(b'\r') if self.byte(1)? == Some(b'\n') => 2,
            Some(b'\r' | b'\n') => 1,
            _ => return Ok(false),
        };
        self.pass(length);
        Ok(true)
    }

    /// The cell that begins here.
    fn cell(&mut self) -> Result<String, UnitsError> {
        if self.dialect.quoted && self.byte(0)? == Some(b'"') {
            match self.mark()? {
                Mark::Opening(length) => {
                    let cell = self.text(1, length)?;
                    self.pass(length + 1);
                    return Ok(if cell.contains('"') { cell.replace("\"\"", "\"") } else { cell });
                }
                Mark::NeverClosed if !self.open_is_text => return Err(self.fail(UnitsProblem::OpenQuote)),
                Mark::Text | Mark::NeverClosed => self.marks_in_text = true,
            }
        }
        let mut length = 0;
        while self.byte(length)?.is_some_and(|byte| !self.ends_cell(byte)) {
            length += 1;
        }
        let cell = self.text(0, length)?;
        self.pass(length);
        Ok(cell)
    }

    /// What the quotation mark is that stands here.
    fn mark(&mut self) -> Result<Mark, UnitsError> {
        let (mut at, mut line_ends) = (1, 0);
        loop {
            let byte = match self.byte(at) {
                Ok(Some(byte)) => byte,
                Ok(None) => return Ok(Mark::NeverClosed),
                Err(UnitsError { problem: UnitsProblem::RowTooLarge { .. }, .. }) => return Ok(Mark::NeverClosed),
                Err(error) => return Err(error),
            };
            match byte {
                b'"' => match self.byte(at + 1)? {
                    Some(b'"') => at += 1,
                    Some(byte) if !self.ends_cell(byte) => return Ok(Mark::Text),
                    _ => return Ok(Mark::Opening(at)),
                },
                b'\r' if self.byte(at + 1)? == Some(b'\n') => {}
                b'\r' | b'\n' if line_ends == MOST_LINE_ENDS => {
                    self.marks_in_text = true;
                    return Ok(Mark::NeverClosed);
                }
                b'\r' | b'\n' => line_ends += 1,
                b'\t' if self.dialect.delimiter == b'\t' && line_ends > 0 => return Ok(Mark::Text),
                _ => {}
            }
            at += 1;
        }
    }

    fn ends_cell(&self, byte: u8) -> bool {
        byte == self.dialect.delimiter || matches!(byte, b'\r' | b'\n')
    }

    /// The byte so far behind the beginning of the cell; none at the end of the stream.
    fn byte(&mut self, behind: usize) -> Result<Option<u8>, UnitsError> {
        while self.buffer.len() <= self.at + behind && !self.at_end {
            if self.row + behind > LARGEST_ROW {
                return Err(self.fail(UnitsProblem::RowTooLarge { limit: LARGEST_ROW as u64 }));
            }
            self.fill().map_err(|error| self.fail(UnitsProblem::Io(error)))?;
        }
        Ok(self.buffer.get(self.at + behind).copied())
    }

    fn fill(&mut self) -> io::Result<()> {
        self.buffer.drain(..self.at);
        self.at = 0;
        let length = self.buffer.len();
        self.buffer.resize(length + BLOCK, 0);
        let read = self.stream.read(&mut self.buffer[length..]);
        self.buffer.truncate(length + read.as_ref().map_or(0, |count| *count));
        match read {
            Ok(count) => self.at_end = count == 0,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// A part of the cell as text.
    fn text(&self, from: usize, to: usize) -> Result<String, UnitsError> {
        let bytes = &self.buffer[self.at + from..self.at + to];
        let text = std::str::from_utf8(bytes).map_err(|_| self.fail(UnitsProblem::NotText { encoding: "UTF-8" }))?;
        Ok(text.to_owned())
    }

    /// Goes on by so many bytes.
    fn pass(&mut self, length: usize) {
        let mut last = b'\0';
        for byte in &self.buffer[self.at..self.at + length] {
            match byte {
                b'\n' if last == b'\r' => {}
                b'\n' | b'\r' => (self.position.line, self.position.column) = (self.position.line + 1, 1),
                // The first byte of a character.
                byte if byte & 0b1100_0000 != 0b1000_0000 => self.position.column += 1,
                _ => {}
            }
            last = *byte;
        }
        self.position.byte += length as u64;
        self.at += length;
        self.row += length;
    }

    fn fail(&self, problem: UnitsProblem) -> UnitsError {
        UnitsError { position: self.position, problem }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Position = Position { byte: 0, line: 1, column: 1 };

    /// The cells of a table, `|` between them, and the places of its rows.
    fn rows(text: &str, dialect: Dialect) -> Result<Vec<String>, String> {
        let mut rows = Rows::new(text.as_bytes(), dialect, START, dialect.delimiter == b'\t');
        let mut found = Vec::new();
        while let Some((row, position)) = rows.next().map_err(|error| error.to_string())? {
            found.push(format!("{} {}", position.line, row.iter().collect::<Vec<_>>().join("|")));
        }
        Ok(found)
    }

    #[test]
    fn marks_belong_to_the_text_unless_they_stand_around_the_cell() {
        let (commas, tabs) = (Dialect::COMMAS, Dialect::TABS);
        for (text, dialect, expected, name) in [
            ("\"a, b\",نعم\n", commas, &["1 a, b|نعم"][..], "a delimiter inside"),
            ("\"a \"\"b\"\"\",\"\"\r\nc,d", commas, &["1 a \"b\"|", "2 c|d"], "doubled marks, nothing"),
            ("\"a\r\nb\rc\nd\",e\nf,g\n", commas, &["1 a\r\nb\rc\nd|e", "5 f|g"], "line ends inside"),
            ("\"Stop\" he said,x\n", commas, &["1 \"Stop\" he said|x"], "text behind the closing mark"),
            ("\"a\"b,\"c\"\n", commas, &["1 \"a\"b|c"], "its neighbour is quoted"),
            ("5\" x,a \"b\"\n", commas, &["1 5\" x|a \"b\""], "marks behind the beginning"),
            ("\"a,b\nc,\"d\"\n", commas, &["1 \"a|b", "2 c|d"], "a lone mark, and a quoted cell below"),
            ("\"quoted\" word\tكلمة\n", tabs, &["1 \"quoted\" word|كلمة"], "tabs: text behind the closing mark"),
            ("\"a\tb\nc\td\"\n", tabs, &["1 \"a|b", "2 c|d\""], "tabs: a mark that would swallow rows"),
            ("\"a\nb\tc\n", tabs, &["1 \"a", "2 b|c"], "tabs: never closed"),
            ("\"a\tb\nc\"\td\n", tabs, &["1 a\tb\nc|d"], "tabs: a tab before the line end"),
            ("\n\r\n\ra,b\n\n\nc\n", commas, &["4 a|b", "7 c"], "empty lines"),
            ("a,b,\n,\n", commas, &["1 a|b|", "2 |"], "empty cells"),
            ("", commas, &[], "nothing"),
        ] {
            assert_eq!(rows(text, dialect).unwrap(), expected, "{name}");
        }
    }

    #[test]
    fn a_mark_that_is_never_closed_is_told_with_its_place() {
        for (text, expected, name) in [
            ("en,ar\nHello,\"مرحبا\nBye,وداعا\n", "2:7", "in the second cell"),
            ("\"Hello,مرحبا\n", "1:1", "in the first one"),
            ("سلام,\"\"\"\n", "1:6", "two marks at the end are one of the text"),
            ("\"a\nb\",\"", "2:4", "behind a cell with a line end"),
        ] {
            let expected = format!("{expected}: this quotation mark is never closed");
            assert_eq!(rows(text, Dialect::COMMAS), Err(expected), "{name}");
        }
        let lines = |count| format!("a,\"{}\"\n", "x\n".repeat(count));
        assert!(rows(&lines(MOST_LINE_ENDS), Dialect::COMMAS).is_ok());
        let error = rows(&lines(MOST_LINE_ENDS + 1), Dialect::COMMAS).unwrap_err();
        assert_eq!(error, "1:3: this quotation mark is never closed");
    }

    #[test]
    fn blocks_of_any_size_give_the_same_rows() {
        /// Gives one byte at a time.
        struct Slow<'a>(&'a [u8]);
        impl Read for Slow<'_> {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                let count = self.0.len().min(into.len()).min(1);
                self.0.read(&mut into[..count])
            }
        }
        let text = "\"نعم\r\n\"\"لا\"\"\",\"a\" b\r\n\r\nc,\"d\"\r";
        let mut slow = Rows::new(Slow(text.as_bytes()), Dialect::COMMAS, START, false);
        let mut whole = Rows::new(text.as_bytes(), Dialect::COMMAS, START, false);
        loop {
            let row = slow.next().unwrap();
            assert_eq!(row, whole.next().unwrap());
            if row.is_none() {
                break;
            }
        }
    }
}
