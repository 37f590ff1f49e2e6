//! Lines of a stream, one at a time, however long the stream or a line is.

use std::io::{self, BufRead};

/// A line without its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// What stands in it.
    Bytes(Vec<u8>),
    /// It is longer than allowed, and was read over.
    TooLong,
}

/// The lines of a stream. Ends with the first error of the stream. A line end at the very end begins no further line.
pub struct Lines<R> {
    stream: R,
    most: usize,
    read: u64,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// Lines of up to `most` bytes.
    pub fn new(stream: R, most: usize) -> Self {
        Lines { stream, most, read: 0, ended: false }
    }

    /// How many bytes were read so far.
    pub fn bytes_read(&self) -> u64 {
        self.read
    }

    fn line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let (mut too_long, mut any) = (false, false);
        loop {
            let buffer = match self.stream.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if buffer.is_empty() {
                break;
            }
            any = true;
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let part = &buffer[..end.unwrap_or(buffer.len())];
            too_long |= line.len() + part.len() > self.most;
            if too_long {
                line = Vec::new();
            } else {
                line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(end.is_some());
            self.stream.consume(used);
            self.read += used as u64;
            if end.is_some() {
                break;
            }
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(any.then_some(if too_long { Line::TooLong } else { Line::Bytes(line) }))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let line = self.line().transpose();
        self.ended = !matches!(line, Some(Ok(_)));
        line
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::*;

    fn read(stream: impl Read, capacity: usize) -> Vec<Option<String>> {
        let lines = Lines::new(BufReader::with_capacity(capacity, stream), 5);
        let text = |line| match line {
            Line::Bytes(bytes) => Some(String::from_utf8(bytes).unwrap()),
            Line::TooLong => None,
        };
        lines.map(|line| text(line.unwrap())).collect()
    }

    #[test]
    fn lines_are_the_same_whatever_pieces_they_come_in() {
        for (stream, expected) in [
            ("", vec![]),
            ("\n", vec![Some("")]),
            ("a\r\n\nbc", vec![Some("a"), Some(""), Some("bc")]),
            ("12345\n123456\n1\n", vec![Some("12345"), None, Some("1")]),
            ("123456789", vec![None]),
        ] {
            for capacity in 1..12 {
                let lines = read(stream.as_bytes(), capacity);
                assert_eq!(lines.iter().map(Option::as_deref).collect::<Vec<_>>(), expected, "{stream:?} {capacity}");
            }
        }
    }

    #[test]
    fn a_line_without_end_is_not_held() {
        let stream = io::repeat(b'x').take(1 << 26).chain(&b"\nend"[..]);
        assert_eq!(read(stream, 1 << 16), [None, Some("end".to_owned())]);
    }

    #[test]
    fn an_error_is_told_of_once() {
        struct Fails;
        impl Read for Fails {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("cable pulled"))
            }
        }
        let mut lines = Lines::new(BufReader::new(b"a\n".chain(Fails)), 5);
        assert!(lines.next().unwrap().is_ok());
        assert!(lines.next().unwrap().is_err());
        assert!(lines.next().is_none());
        assert_eq!(lines.bytes_read(), 2);
    }
}
