//! The terminal's bytes, decoded: keys, pasted text, and answers to questions.
//!
//! Bytes go in as they arrive, cut anywhere; what is complete comes out in order. Nothing is lost at a cut: the rest
//! waits for more, except that an escape character which stays alone is the Escape key, which only time can tell; the
//! caller waits for [`Decoder::patience`] and then calls [`Decoder::give_up`]. Answers are told from keys whenever they
//! arrive, so a slow terminal's late answer is never taken for commands, and keys typed while questions are open are
//! kept. What is neither (mouse and focus reports, malformed sequences, bytes that are no UTF-8) is dropped.

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::KeyEvent;

use super::answers::{self, Answer};
use super::keys;

/// One thing that came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// A key.
    Key(KeyEvent),
    /// Pasted text as the terminal sent it.
    Paste(String),
    /// An answer to a question.
    Answer(Answer),
}

/// Bytes in, [`Input`] out.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// Bytes that are not yet a whole key, sequence or character.
    rest: Vec<u8>,
    /// The bytes of a paste whose end has not come.
    pasting: Option<Vec<u8>>,
    ready: VecDeque<Input>,
}

/// What the first bytes of a buffer are.
enum Step {
    /// Not decided before more bytes come.
    Wait,
    /// So many bytes, and what they meant, if anything.
    Took(usize, Option<Input>),
    /// So many bytes, and a paste starts behind them.
    PasteStarts(usize),
}

const PASTE_END: &[u8] = b"\x1b[201~";

/// The longest control sequence and the longest control string that are waited for; more is not from a terminal.
const LONGEST_SEQUENCE: usize = 256;
const LONGEST_STRING: usize = 65_536;

impl Decoder {
    /// Takes bytes in.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.rest.extend_from_slice(bytes);
        let mut taken = 0;
        loop {
            if let Some(mut text) = self.pasting.take() {
                let bytes = &self.rest[taken..];
                match bytes.windows(PASTE_END.len()).position(|window| window == PASTE_END) {
                    Some(end) => {
                        text.extend_from_slice(&bytes[..end]);
                        taken += end + PASTE_END.len();
                        self.ready.push_back(Input::Paste(String::from_utf8_lossy(&text).into_owned()));
                    }
                    None => {
                        // The end may be cut in two: its beginning stays in the rest.
                        let keep = bytes.len().min(PASTE_END.len() - 1);
                        text.extend_from_slice(&bytes[..bytes.len() - keep]);
                        taken += bytes.len() - keep;
                        self.pasting = Some(text);
                        break;
                    }
                }
            }
            if taken == self.rest.len() {
                break;
            }
            match step(&self.rest[taken..]) {
                Step::Wait => break,
                Step::Took(length, input) => {
                    taken += length;
                    self.ready.extend(input);
                }
                Step::PasteStarts(length) => {
                    taken += length;
                    self.pasting = Some(Vec::new());
                }
            }
        }
        self.rest.drain(..taken);
    }

    /// The oldest thing that is complete.
    pub(super) fn next(&mut self) -> Option<Input> {
        self.ready.pop_front()
    }

    /// All answers that are complete; keys and pasted text stay.
    pub(super) fn take_answers(&mut self) -> Vec<Answer> {
        let (answers, others): (VecDeque<Input>, VecDeque<Input>) =
            self.ready.drain(..).partition(|input| matches!(input, Input::Answer(_)));
        self.ready = others;
        answers
            .into_iter()
            .filter_map(|input| if let Input::Answer(answer) = input { Some(answer) } else { None })
            .collect()
    }

    /// How long to wait for the rest of what has begun; `None` when nothing has, or only a paste.
    pub(super) fn patience(&self) -> Option<Duration> {
        match self.rest.len() {
            0 => None,
            _ if self.pasting.is_some() => None,
            1 | 2 => Some(Duration::from_millis(40)),
            _ => Some(Duration::from_secs(1)),
        }
    }

    /// No more came: an escape character alone was the Escape key, one with an introducer was Alt and that character,
    /// a longer beginning is dropped.
    pub(super) fn give_up(&mut self) {
        if self.pasting.is_some() {
            return;
        }
        match self.rest[..] {
            [0x1b] => self.ready.push_back(Input::Key(keys::character('\x1b'))),
            [0x1b, second] if second.is_ascii() => {
                self.ready.push_back(Input::Key(keys::with_alt(keys::character(char::from(second)))));
            }
            _ => {}
        }
        self.rest.clear();
    }
}

fn step(bytes: &[u8]) -> Step {
    match bytes {
        [0x1b] => Step::Wait,
        [0x1b, b'[', ..] => control_sequence(bytes),
        [0x1b, b'O'] => Step::Wait,
        [0x1b, b'O', letter, ..] => match keys::letter(*letter) {
            Some(code) => Step::Took(3, Some(Input::Key(code.into()))),
            None => Step::Took(2, Some(Input::Key(keys::with_alt(keys::character('O'))))),
        },
        [0x1b, b'P' | b']', ..] => control_string(bytes),
        [0x1b, 0x1b, ..] => Step::Took(1, Some(Input::Key(keys::character('\x1b')))),
        [0x1b, rest @ ..] => match character(rest) {
            Step::Took(length, Some(Input::Key(key))) => Step::Took(length + 1, Some(Input::Key(keys::with_alt(key)))),
            Step::Took(length, _) => Step::Took(length + 1, None),
            other => other,
        },
        _ => character(bytes),
    }
}

/// A control sequence (ECMA-48, 5.4): `ESC [`, parameter bytes, intermediate bytes, a last byte.
fn control_sequence(bytes: &[u8]) -> Step {
    let body = &bytes[2..];
    // The Linux console sends its first five function keys as `ESC [ [ A` to `ESC [ [ E`.
    if let [b'[', rest @ ..] = body {
        return match rest {
            [] => Step::Wait,
            [letter @ b'A'..=b'E', ..] => {
                let key = crossterm::event::KeyCode::F(1 + letter - b'A');
                Step::Took(4, Some(Input::Key(key.into())))
            }
            _ => Step::Took(3, None),
        };
    }
    let parameters = body.iter().take_while(|byte| (0x30..=0x3f).contains(*byte)).count();
    let intermediates = body[parameters..].iter().take_while(|byte| (0x20..=0x2f).contains(*byte)).count();
    let Some(&last) = body.get(parameters + intermediates) else {
        return if bytes.len() < LONGEST_SEQUENCE { Step::Wait } else { Step::Took(bytes.len(), None) };
    };
    let length = 2 + parameters + intermediates + 1;
    if !(0x40..=0x7e).contains(&last) {
        // Malformed; the byte that broke it off may begin something else.
        return Step::Took(length - 1, None);
    }
    let (parameters, intermediates) = body[..parameters + intermediates].split_at(parameters);
    match (parameters, intermediates, last) {
        (b"200", b"", b'~') => Step::PasteStarts(length),
        // A mouse report of the oldest kind: three bytes follow, whatever they are.
        (b"", b"", b'M') if bytes.len() < length + 3 => Step::Wait,
        (b"", b"", b'M') => Step::Took(length + 3, None),
        ([b'<' | b'=' | b'>' | b'?', ..], ..) | (_, [_, ..], _) => {
            Step::Took(length, answers::from_csi(parameters, intermediates, last).map(Input::Answer))
        }
        _ => Step::Took(length, keys::control_sequence(parameters, last).map(Input::Key)),
    }
}

/// A control string: `ESC P` or `ESC ]`, anything, `ESC \` (or BEL). Any other escape character breaks it off.
fn control_string(bytes: &[u8]) -> Step {
    let Some(end) = bytes[2..].iter().position(|&byte| byte == 0x1b || byte == 0x07).map(|end| end + 2) else {
        return if bytes.len() < LONGEST_STRING { Step::Wait } else { Step::Took(bytes.len(), None) };
    };
    let length = match bytes[end..] {
        [0x07, ..] => end + 1,
        [0x1b] => return Step::Wait,
        [0x1b, b'\\', ..] => end + 2,
        _ => return Step::Took(end, None),
    };
    let answer = if bytes[1] == b'P' { answers::from_dcs(&bytes[2..end]) } else { None };
    Step::Took(length, answer.map(Input::Answer))
}

/// One character of UTF-8.
fn character(bytes: &[u8]) -> Step {
    let length = match bytes[0] {
        0x00..=0x7f => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Step::Took(1, None),
    };
    let there = &bytes[..length.min(bytes.len())];
    match std::str::from_utf8(there) {
        Ok(text) => Step::Took(length, text.chars().next().map(|c| Input::Key(keys::character(c)))),
        Err(error) if error.error_len().is_none() => Step::Wait,
        Err(_) => Step::Took(1, None),
    }
}
