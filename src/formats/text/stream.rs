//! Plain text as a stream: what is too large to be held, in an encoding that its beginning tells.

use std::io::{self, ErrorKind, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

use super::{FileKind, TextError, detect, encoding};

/// How much is looked at to find the encoding.
const HEAD: usize = 256 * 1024;
/// How much is read at once.
const BLOCK: usize = 64 * 1024;

/// A stream of bytes as UTF-8, without a byte order mark.
pub(in crate::formats) struct DecodedStream<R> {
    input: R,
    encoding: &'static Encoding,
    decoder: Decoder,
    /// Bytes that are not decoded yet.
    raw: Vec<u8>,
    /// How many of them are used up.
    used: usize,
    text: Vec<u8>,
    given: usize,
    at_end: bool,
    finished: bool,
    malformed: bool,
}

impl<R: Read> DecodedStream<R> {
    /// Looks at the beginning of a stream. `forced` is the label of an encoding that the caller knows it to be in. An error
    /// of the second kind is the stream's own.
    pub(in crate::formats) fn new(mut input: R, forced: Option<&str>) -> Result<Result<Self, TextError>, io::Error> {
        let forced = match forced.map(encoding).transpose() {
            Ok(forced) => forced,
            Err(error) => return Ok(Err(error)),
        };
        let mut raw = Vec::new();
        input.by_ref().take(HEAD as u64).read_to_end(&mut raw)?;
        if raw.is_empty() {
            return Ok(Err(TextError::Empty));
        }
        if let Some(kind) = FileKind::of(&raw) {
            return Ok(Err(TextError::OtherKind { kind }));
        }
        let (encoding, used) = match (forced, Encoding::for_bom(&raw)) {
            (forced, Some((marked, length))) if forced.is_none_or(|forced| forced == marked) => (marked, length),
            (Some(forced), _) => (forced, 0),
            (None, _) => (detect::guess(&raw), 0),
        };
        Ok(Ok(DecodedStream {
            input,
            encoding,
            decoder: encoding.new_decoder_without_bom_handling(),
            at_end: raw.len() < HEAD,
            raw,
            used,
            text: Vec::new(),
            given: 0,
            finished: false,
            malformed: false,
        }))
    }

    /// The encoding that was found.
    pub(in crate::formats) fn encoding(&self) -> &'static str {
        self.encoding.name()
    }

    /// Whether reading has failed because of bytes that are no text.
    pub(in crate::formats) fn is_malformed(&self) -> bool {
        self.malformed
    }

    fn fill(&mut self) -> io::Result<()> {
        self.raw.drain(..self.used);
        self.used = 0;
        while !self.at_end && self.raw.len() < BLOCK {
            let length = self.raw.len();
            self.raw.resize(BLOCK, 0);
            let read = self.input.read(&mut self.raw[length..]);
            self.raw.truncate(length + read.as_ref().map_or(0, |count| *count));
            match read {
                Ok(0) => self.at_end = true,
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn decode(&mut self) -> io::Result<()> {
        self.fill()?;
        self.given = 0;
        self.text.resize(BLOCK * 3 + 16, 0);
        let (result, read, written) =
            self.decoder.decode_to_utf8_without_replacement(&self.raw[self.used..], &mut self.text, self.at_end);
        self.text.truncate(written);
        self.used += read;
        match result {
            DecoderResult::InputEmpty => self.finished = self.at_end,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => self.malformed = true,
        }
        Ok(())
    }
}

impl<R: Read> Read for DecodedStream<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() {
            if self.malformed {
                return Err(io::Error::new(ErrorKind::InvalidData, "not text in its encoding"));
            }
            if self.finished {
                return Ok(0);
            }
            self.decode()?;
        }
        let rest = &self.text[self.given..];
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8], forced: Option<&str>) -> (String, &'static str, bool) {
        let mut stream = DecodedStream::new(bytes, forced).unwrap().unwrap();
        let mut text = Vec::new();
        let _ = stream.read_to_end(&mut text);
        (String::from_utf8(text).unwrap(), stream.encoding(), stream.is_malformed())
    }

    #[test]
    fn long_texts_of_every_encoding_are_decoded() {
        let text = "وصلت السفينة إلى الميناء.\tThe ship arrived.\n".repeat(20_000);
        let (windows, _, _) = encoding_rs::WINDOWS_1256.encode(&text);
        let utf16: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, forced, encoding) in [
            (text.as_bytes(), None, "UTF-8"),
            (&*windows, None, "windows-1256"),
            (&*windows, Some("cp1256"), "windows-1256"),
            (&*utf16, None, "UTF-16LE"),
        ] {
            assert_eq!(all(bytes, forced), (text.clone(), encoding, false), "{encoding}");
        }
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert_eq!(all(b"ab\xFFcd", Some("utf-8")), ("ab".to_owned(), "UTF-8", true));
        for (bytes, forced) in [(&b""[..], None), (b"PK\x03\x04", None), (b"x", Some("klingon"))] {
            assert!(DecodedStream::new(bytes, forced).unwrap().is_err());
        }
    }
}
