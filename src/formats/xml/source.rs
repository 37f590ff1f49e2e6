//! A stream of bytes in any encoding, as UTF-8 that knows its lines.

use std::cell::Cell;
use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, DecoderResult};

use super::LARGEST_TOKEN;
use super::error::{XmlError, XmlProblem, one_line, shorten};
use crate::formats::Position;
use crate::text::xml_encoding;

/// How much is read at once.
const BLOCK: usize = 64 * 1024;

/// Decodes a stream and counts lines and columns of what was consumed.
pub(super) struct Source<R> {
    input: R,
    raw: Vec<u8>,
    /// What of `raw` is not decoded yet.
    pending: std::ops::Range<usize>,
    at_end: bool,
    decoder: Option<Decoder>,
    /// Whether all of the stream is decoded.
    finished: bool,
    /// What is decoded: the first `filled` bytes; never shorter than a block needs.
    text: Vec<u8>,
    filled: usize,
    consumed: usize,
    /// An offset into `text` and its place, from which others are counted: counting for every token takes longer than
    /// reading it, and hardly any place is asked for.
    known: Cell<(usize, Position)>,
    start: TokenStart,
    /// How many bytes were handed out since the last token began.
    token: u64,
    bound: Option<Bound>,
    failure: Option<XmlProblem>,
}

/// What may still be handed out of one part of a document.
struct Bound {
    /// Where the part begins.
    at: Position,
    limit: u64,
    left: u64,
}

/// Where the token begins that is read.
enum TokenStart {
    /// At an offset into the text.
    Here(usize),
    /// In text that is gone.
    Before(Position),
}

impl<R: Read> Source<R> {
    pub(super) fn new(input: R) -> Self {
        Source {
            input,
            raw: vec![0; BLOCK],
            pending: 0..0,
            at_end: false,
            decoder: None,
            finished: false,
            text: Vec::new(),
            filled: 0,
            consumed: 0,
            known: Cell::new((0, Position { byte: 0, line: 1, column: 1 })),
            start: TokenStart::Here(0),
            token: 0,
            bound: None,
            failure: None,
        }
    }

    /// Where what comes next stands. Bytes are counted in UTF-8.
    pub(super) fn position(&self) -> Position {
        let position = self.position_at(self.consumed);
        self.known.set((self.consumed, position));
        position
    }

    /// A new token begins.
    pub(super) fn next_token(&mut self) {
        self.token = 0;
        self.start = TokenStart::Here(self.consumed);
    }

    /// No more than so many bytes may be handed out from here on: what begins `at` that place is larger.
    pub(super) fn bind(&mut self, at: Position, limit: u64) {
        self.bound = Some(Bound { at, limit, left: limit });
    }

    /// Any number of bytes may be handed out again.
    pub(super) fn unbind(&mut self) {
        self.bound = None;
    }

    /// Where the token that is read begins. Only until the place behind it is asked for.
    pub(super) fn token_position(&self) -> Position {
        match self.start {
            TokenStart::Here(at) => self.position_at(at),
            TokenStart::Before(position) => position,
        }
    }

    /// The place of an offset into the text, not before the known one.
    fn position_at(&self, offset: usize) -> Position {
        let (at, mut position) = self.known.get();
        advance(&mut position, self.text.get(at..offset).unwrap_or_default());
        position
    }

    /// What an error of the XML reader comes of. The token it was met in began at `start`; `read` is what was read of it.
    pub(super) fn explain(
        &mut self,
        error: quick_xml::Error,
        start: Position,
        read: &[u8],
        into_token: usize,
    ) -> XmlError {
        if let Some(problem) = self.failure.take() {
            let position = match (&problem, &self.bound) {
                (XmlProblem::NotText { .. }, _) => self.end(),
                (XmlProblem::TooLarge { .. }, Some(bound)) => bound.at,
                _ => start,
            };
            return XmlError { position, problem };
        }
        let reason = match error {
            quick_xml::Error::Io(error) => {
                return XmlError { position: start, problem: XmlProblem::Io(io::Error::other(error.to_string())) };
            }
            error => one_line(error),
        };
        let mut position = start;
        advance(&mut position, &read[..into_token.min(read.len())]);
        XmlError { position, problem: XmlProblem::Malformed { reason } }
    }

    /// The place behind all that was decoded.
    fn end(&self) -> Position {
        self.position_at(self.filled)
    }

    fn fail(&mut self, problem: XmlProblem) -> io::Error {
        self.failure = Some(problem);
        io::Error::other("see the reason")
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.pending.start > 0 {
            self.raw.copy_within(self.pending.clone(), 0);
            self.pending = 0..self.pending.len();
        }
        while !self.at_end && self.pending.end < self.raw.len() {
            match self.input.read(&mut self.raw[self.pending.end..]) {
                Ok(0) => self.at_end = true,
                Ok(count) => self.pending.end += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    let kind = error.kind();
                    let copy = io::Error::new(kind, error.to_string());
                    self.failure = Some(XmlProblem::Io(error));
                    return Err(copy);
                }
            }
        }
        Ok(())
    }

    /// Decodes the next block into `text`, which is used up.
    fn decode(&mut self) -> io::Result<()> {
        self.fill()?;
        if self.decoder.is_none() {
            let (encoding, mark) = match xml_encoding(&self.raw[self.pending.clone()]) {
                Ok(found) => found,
                Err(label) => return Err(self.fail(XmlProblem::UnknownEncoding { label: shorten(&label) })),
            };
            self.pending.start += mark;
            self.decoder = Some(encoding.new_decoder_without_bom_handling());
        }
        if let TokenStart::Here(at) = self.start {
            self.start = TokenStart::Before(self.position_at(at));
        }
        self.known.set((0, self.position_at(self.filled)));
        (self.filled, self.consumed) = (0, 0);
        let raw = &self.raw[self.pending.clone()];
        let decoder = self.decoder.as_mut().expect("it was just made");
        let room = decoder.max_utf8_buffer_length_without_replacement(raw.len()).unwrap_or(BLOCK * 3).max(16);
        if self.text.len() < room {
            self.text.resize(room, 0);
        }
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(raw, &mut self.text, self.at_end);
        self.filled = written;
        self.pending.start += read;
        match result {
            DecoderResult::InputEmpty => {
                self.finished = self.at_end;
                Ok(())
            }
            DecoderResult::OutputFull => Ok(()),
            DecoderResult::Malformed(..) => {
                let encoding = decoder.encoding().name();
                Err(self.fail(XmlProblem::NotText { encoding }))
            }
        }
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(into.len());
        into[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.token > LARGEST_TOKEN {
            return Err(self.fail(XmlProblem::TokenTooLarge { limit: LARGEST_TOKEN }));
        }
        if let Some(Bound { limit, left: 0, .. }) = self.bound {
            return Err(self.fail(XmlProblem::TooLarge { limit }));
        }
        while self.consumed == self.filled && !self.finished {
            self.decode()?;
        }
        Ok(&self.text[self.consumed..self.filled])
    }

    fn consume(&mut self, count: usize) {
        self.token += count as u64;
        if let Some(bound) = &mut self.bound {
            bound.left = bound.left.saturating_sub(count as u64);
        }
        self.consumed = (self.consumed + count).min(self.filled);
    }
}

/// Moves a place behind some bytes of UTF-8. Lines end in LF, which CR LF does too.
pub(super) fn advance(position: &mut Position, bytes: &[u8]) {
    position.byte += bytes.len() as u64;
    let characters = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count() as u64;
    let ends = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
    match bytes.iter().rposition(|byte| *byte == b'\n') {
        Some(last) => {
            position.line += ends;
            position.column = 1 + characters(&bytes[last + 1..]);
        }
        None => position.column += characters(bytes),
    }
}
