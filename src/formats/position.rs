//! Places in a file, for messages.

use std::fmt;

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Bytes of the file before it: counted from 0, a byte order mark included.
    pub byte: u64,
    /// The line, counted from 1.
    pub line: u64,
    /// The column in characters, counted from 1.
    pub column: u64,
}

impl Position {
    /// The place behind `before`, which is everything up to `byte` as text. Lines end in LF, CRLF or CR.
    pub fn after(before: &str, byte: usize) -> Self {
        let (mut line, mut column) = (1, 1);
        let mut last = '\0';
        for c in before.chars() {
            match c {
                '\n' if last == '\r' => {}
                '\n' | '\r' => (line, column) = (line + 1, 1),
                _ => column += 1,
            }
            last = c;
        }
        Position { byte: byte as u64, line, column }
    }
}

impl fmt::Display for Position {
    /// `line:column`, as it stands behind a path.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_any_of_three_ways() {
        for (before, shown, name) in [
            ("", "1:1", "the start"),
            ("abc", "1:4", "English"),
            ("سلام", "1:5", "Arabic counts characters, not bytes"),
            ("a\nb", "2:2", "LF"),
            ("a\r\nb\r\n", "3:1", "CRLF is one line end"),
            ("a\rb", "2:2", "CR"),
            ("a\n\r", "3:1", "LF, then CR"),
        ] {
            assert_eq!(Position::after(before, before.len()).to_string(), shown, "{name}");
        }
    }
}
