//! Decoding that stops at the first byte that means nothing.

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::formats::Position;
use crate::formats::text::TextError;

/// How many bytes are decoded at once: little enough that the text grows with the file and not three times as fast.
const CHUNK: usize = 1 << 20;

/// Decodes `bytes[start..]`, or says where the first byte is that is not valid.
pub(super) fn decode(encoding: &'static Encoding, bytes: &[u8], start: usize) -> Result<String, TextError> {
    if encoding == UTF_8 {
        return match std::str::from_utf8(&bytes[start..]) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => {
                let at = start + error.valid_up_to();
                Err(invalid(encoding, bytes, at, &String::from_utf8_lossy(&bytes[start..at])))
            }
        };
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut at = start;
    loop {
        let chunk = &bytes[at..bytes.len().min(at + CHUNK)];
        let last = at + chunk.len() == bytes.len();
        text.reserve(decoder.max_utf8_buffer_length_without_replacement(chunk.len()).unwrap_or(3 * CHUNK));
        let (result, read) = decoder.decode_to_string_without_replacement(chunk, &mut text, last);
        at += read;
        match result {
            DecoderResult::InputEmpty if last => return Ok(text),
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, read_behind) => {
                let at = at.saturating_sub(usize::from(length) + usize::from(read_behind));
                return Err(invalid(encoding, bytes, at, &text));
            }
        }
    }
}

fn invalid(encoding: &'static Encoding, bytes: &[u8], at: usize, before: &str) -> TextError {
    let found = bytes.get(at).copied().unwrap_or_default();
    TextError::Invalid { encoding: encoding.name(), found, forced: false, position: Position::after(before, at) }
}

/// How many bytes a text took in the file.
pub(super) fn encoded_len(text: &str, encoding: &'static Encoding) -> usize {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        // Their encoder in the Encoding Standard is that of UTF-8.
        return text.encode_utf16().count() * 2;
    }
    encoding.encode(text).0.len()
}
