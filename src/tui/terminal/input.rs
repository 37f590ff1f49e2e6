//! The terminal's bytes, decoded: keys, the mouse, pasted text, and answers to questions.
//!
//! Bytes go in as they arrive, cut anywhere; what is complete comes out in order. Nothing is lost at a cut: the rest
//! waits for more, except that an escape character which stays alone is the Escape key, which only time can tell; the
//! caller waits for [`Decoder::patience`] and then calls [`Decoder::give_up`]. Answers are told from keys whenever they
//! arrive, so a slow terminal's late answer is never taken for commands, and keys typed while questions are open are
//! kept. What is none of these (focus reports, old mouse reports, malformed sequences, bytes that are no UTF-8) is dropped.

use std::collections::VecDeque;
use std::time::Duration;

use crossterm::event::KeyEvent;

use super::answers::{self, Answer};
use super::keys;
use super::mouse::{self, Mouse};

/// One thing that came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Input {
    /// A key.
    Key(KeyEvent),
    /// Something done with the mouse.
    Mouse(Mouse),
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
        ([b'<', parameters @ ..], b"", b'M' | b'm') => {
            Step::Took(length, mouse::from_sgr(parameters, last).map(Input::Mouse))
        }
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
    let content = &bytes[2..end];
    let answer = if bytes[1] == b'P' { answers::from_dcs(content) } else { answers::from_osc(content) };
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

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyModifiers};
    use proptest::prelude::*;

    use super::*;

    fn decode(bytes: &[u8]) -> Vec<Input> {
        let mut decoder = Decoder::default();
        decoder.feed(bytes);
        std::iter::from_fn(|| decoder.next()).collect()
    }

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
        Input::Key(KeyEvent::new(code, modifiers))
    }

    fn typed(c: char) -> Input {
        key(KeyCode::Char(c), KeyModifiers::NONE)
    }

    const NONE: KeyModifiers = KeyModifiers::NONE;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

    #[test]
    fn keys() {
        for (bytes, code, modifiers) in [
            ("a", KeyCode::Char('a'), NONE),
            ("G", KeyCode::Char('G'), SHIFT),
            ("\u{634}", KeyCode::Char('\u{634}'), NONE),
            ("\u{fefb}", KeyCode::Char('\u{fefb}'), NONE),
            ("?", KeyCode::Char('?'), NONE),
            ("\r", KeyCode::Enter, NONE),
            ("\t", KeyCode::Tab, NONE),
            ("\x7f", KeyCode::Backspace, NONE),
            ("\x08", KeyCode::Char('h'), CONTROL),
            ("\x03", KeyCode::Char('c'), CONTROL),
            ("\x1a", KeyCode::Char('z'), CONTROL),
            ("\0", KeyCode::Char(' '), CONTROL),
            ("\x1f", KeyCode::Char('7'), CONTROL),
            ("\x1bx", KeyCode::Char('x'), ALT),
            ("\x1b\u{634}", KeyCode::Char('\u{634}'), ALT),
            ("\x1b\r", KeyCode::Enter, ALT),
            ("\x1b[A", KeyCode::Up, NONE),
            ("\x1bOA", KeyCode::Up, NONE),
            ("\x1bOP", KeyCode::F(1), NONE),
            ("\x1b[[E", KeyCode::F(5), NONE),
            ("\x1b[11~", KeyCode::F(1), NONE),
            ("\x1b[15~", KeyCode::F(5), NONE),
            ("\x1b[17~", KeyCode::F(6), NONE),
            ("\x1b[21~", KeyCode::F(10), NONE),
            ("\x1b[24~", KeyCode::F(12), NONE),
            ("\x1b[25~", KeyCode::F(13), NONE),
            ("\x1b[29~", KeyCode::F(16), NONE),
            ("\x1b[34~", KeyCode::F(20), NONE),
            ("\x1b[1;2R", KeyCode::F(3), SHIFT),
            ("\x1b[5~", KeyCode::PageUp, NONE),
            ("\x1b[1~", KeyCode::Home, NONE),
            ("\x1b[8~", KeyCode::End, NONE),
            ("\x1b[3;5~", KeyCode::Delete, CONTROL),
            ("\x1b[1;2C", KeyCode::Right, SHIFT),
            ("\x1b[1;5D", KeyCode::Left, CONTROL),
            ("\x1b[1;3A", KeyCode::Up, ALT),
            ("\x1b[Z", KeyCode::BackTab, SHIFT),
            ("\x1b[97;5u", KeyCode::Char('a'), CONTROL),
            ("\x1b[97:65;2u", KeyCode::Char('A'), SHIFT),
            ("\x1b[1588u", KeyCode::Char('\u{634}'), NONE),
            ("\x1b[13;2u", KeyCode::Enter, SHIFT),
            ("\x1b[27;5;13~", KeyCode::Enter, CONTROL),
            ("\x1b[9;2u", KeyCode::BackTab, SHIFT),
        ] {
            assert_eq!(decode(bytes.as_bytes()), [key(code, modifiers)], "{}", bytes.escape_debug());
        }
    }

    #[test]
    fn answers_are_told_from_keys() {
        let mode = |state| Input::Answer(Answer::Mode { mode: 8, state });
        for (bytes, expected, name) in [
            ("\x1b[8;1$y", vec![mode(1)], "implicit"),
            ("\x1b[8;0$y", vec![mode(0)], "mode unknown"),
            ("\x1b[8$y", vec![], "a report without a state"),
            ("\x1b[?2004;2$y", vec![], "a private mode that nobody has asked for"),
            ("\x1bP>|XTerm(379)\x1b\\", vec![Input::Answer(Answer::Version("XTerm(379)".to_owned()))], "version"),
            ("\x1bP>|\x1b\\", vec![Input::Answer(Answer::Version(String::new()))], "a version that is empty"),
            ("\x1bP!|7E565445\x1b\\", vec![Input::Answer(Answer::Tertiary("7E565445".to_owned()))], "unit"),
            ("\x1bP1$r0m\x1b\\", vec![], "another control string"),
            ("\x1b]10;rgb:0000/0000/0000\x07", vec![], "a colour that nobody has asked for"),
            ("\x1b]11;rgb:ffff/8000/0000\x07", vec![Input::Answer(Answer::Background([255, 127, 0]))], "the ground"),
            (
                "\x1b]11;rgba:28/2c/34/ff\x1b\\",
                vec![Input::Answer(Answer::Background([0x28, 0x2c, 0x34]))],
                "the ground, that can be seen through",
            ),
            ("\x1b]11;rgb:f/f\x07", vec![], "a ground without blue"),
            ("\x1b]11;rgb:12345/0/0\x07", vec![], "a ground of too many digits"),
            ("\x1b]11;#ffffff\x07", vec![], "a ground in another form"),
            ("\x1b]12;rgb:0/0/0\x1b\\x", vec![typed('x')], "a key behind a control string"),
            ("\x1b[>65;7006;1c", vec![Input::Answer(Answer::Secondary(vec![65, 7006, 1]))], "kind"),
            ("\x1b[>c", vec![Input::Answer(Answer::Secondary(vec![0]))], "a kind without numbers"),
            ("\x1b[>1;99999999999c", vec![Input::Answer(Answer::Secondary(vec![1, 0]))], "a number too large"),
            ("\x1b[?62;c", vec![Input::Answer(Answer::Primary)], "fence"),
            (
                "j\x1b[8;1$yk\x1b[?6cl",
                vec![typed('j'), mode(1), typed('k'), Input::Answer(Answer::Primary), typed('l')],
                "keys between answers",
            ),
            ("\x1b[12;40R", vec![], "a cursor position"),
            ("\x1b[<1;1;1M\x1b[<1;1;1mx", vec![typed('x')], "another button than the left"),
            ("\x1b[M\x1b[Ax", vec![typed('x')], "an old mouse report holds anything"),
            ("\x1b[I\x1b[Ox", vec![typed('x')], "focus reports"),
            ("\x1b[1\x01x", vec![key(KeyCode::Char('a'), CONTROL), typed('x')], "a sequence broken off"),
            ("\x1bPab\x1b[Ax", vec![key(KeyCode::Up, NONE), typed('x')], "a control string broken off"),
            ("\x1bOx", vec![key(KeyCode::Char('O'), ALT | SHIFT), typed('x')], "Alt and O, then x"),
            ("\x1b\x1b[A", vec![key(KeyCode::Esc, NONE), key(KeyCode::Up, NONE)], "Escape, then an arrow"),
        ] {
            assert_eq!(decode(bytes.as_bytes()), expected, "{name}");
        }
        assert_eq!(
            decode(b"a\xff\xc3b\xd8\xb4"),
            [typed('a'), typed('b'), typed('\u{634}')],
            "bytes that are no UTF-8"
        );
    }

    #[test]
    fn the_mouse() {
        use super::super::mouse::MouseKind;
        let mouse = |kind, column, line| Input::Mouse(Mouse { kind, column, line });
        assert_eq!(
            decode(b"a\x1b[<0;10;3M\x1b[<32;11;3M\x1b[<0;11;3m\x1b[<65;1;1Mb"),
            [
                typed('a'),
                mouse(MouseKind::Press, 9, 2),
                mouse(MouseKind::Drag, 10, 2),
                mouse(MouseKind::Release, 10, 2),
                mouse(MouseKind::WheelDown, 0, 0),
                typed('b'),
            ]
        );
    }

    #[test]
    fn pasted_text_is_no_command() {
        let text = "q\u{634}\r\n\x1b[Ax";
        let bytes = format!("j\x1b[200~{text}\x1b[201~k");
        assert_eq!(decode(bytes.as_bytes()), [typed('j'), Input::Paste(text.to_owned()), typed('k')]);
        assert_eq!(decode(b"\x1b[200~\x1b[201~"), [Input::Paste(String::new())]);
        assert_eq!(decode(b"\x1b[200~a\xff\x1b[201~"), [Input::Paste("a\u{fffd}".to_owned())]);
    }

    #[test]
    fn what_stays_unfinished_is_decided_by_time() {
        for (bytes, expected, name) in [
            ("\x1b", vec![key(KeyCode::Esc, NONE)], "Escape"),
            ("\x1b[", vec![key(KeyCode::Char('['), ALT)], "Alt and ["),
            ("\x1bO", vec![key(KeyCode::Char('O'), ALT | SHIFT)], "Alt and O"),
            ("\x1bP", vec![key(KeyCode::Char('P'), ALT | SHIFT)], "Alt and P"),
            ("\x1b[1;", vec![], "half a sequence"),
            ("\x1bP>|XTerm", vec![], "half an answer"),
        ] {
            let mut decoder = Decoder::default();
            decoder.feed(bytes.as_bytes());
            assert_eq!(decoder.next(), None, "{name}");
            assert!(decoder.patience().is_some(), "{name}");
            decoder.give_up();
            assert!(decoder.patience().is_none(), "{name}");
            assert_eq!(std::iter::from_fn(|| decoder.next()).collect::<Vec<_>>(), expected, "{name}");
        }
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b[200~slow");
        assert_eq!(decoder.patience(), None, "a paste is waited for");
        decoder.give_up();
        decoder.feed(b" paste\x1b[201~");
        assert_eq!(decoder.next(), Some(Input::Paste("slow paste".to_owned())));
    }

    #[test]
    fn answers_leave_what_was_typed() {
        let mut decoder = Decoder::default();
        decoder.feed(b"j\x1b[8;1$yk\x1b[?6c");
        assert_eq!(decoder.take_answers(), [Answer::Mode { mode: 8, state: 1 }, Answer::Primary]);
        assert_eq!(std::iter::from_fn(|| decoder.next()).collect::<Vec<_>>(), [typed('j'), typed('k')]);
    }

    #[test]
    fn nothing_is_waited_for_without_end() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b[");
        decoder.feed(&[b'1'; 10_000]);
        decoder.feed(b"\x1bP");
        decoder.feed(&[b'x'; 100_000]);
        assert!(decoder.rest.len() <= LONGEST_STRING, "{}", decoder.rest.len());
    }

    /// What a terminal may send, in pieces.
    fn piece() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            Just(b"\x1b[8;1$y".to_vec()),
            Just(b"\x1bP>|kitty(0.26.5)\x1b\\".to_vec()),
            Just(b"\x1b[?62;c".to_vec()),
            Just(b"\x1b[1;5D".to_vec()),
            Just(b"\x1b[200~\xd8\xb4 q\x1b[201~".to_vec()),
            "[a-z\u{621}-\u{64a}]{1,3}".prop_map(String::into_bytes),
            prop::collection::vec(any::<u8>(), 0..6),
        ]
    }

    proptest! {
        #[test]
        fn cuts_do_not_matter(pieces in prop::collection::vec(piece(), 0..12), cut in 1..7usize) {
            let bytes = pieces.concat();
            let mut decoder = Decoder::default();
            for chunk in bytes.chunks(cut) {
                decoder.feed(chunk);
            }
            let cut: Vec<Input> = std::iter::from_fn(|| decoder.next()).collect();
            prop_assert_eq!(cut, decode(&bytes));
        }
    }
}
