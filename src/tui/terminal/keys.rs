//! Keys as terminals send them: characters, control characters and the control sequences of xterm, rxvt, the Linux
//! console, `modifyOtherKeys` and `CSI u`. Modifiers follow crossterm: an upper-case letter carries Shift.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::answers::numbers;

/// A character that was typed.
pub(super) fn character(c: char) -> KeyEvent {
    let control = |c: char| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
    match c {
        '\r' => plain(KeyCode::Enter),
        '\t' => plain(KeyCode::Tab),
        '\x7f' => plain(KeyCode::Backspace),
        '\x1b' => plain(KeyCode::Esc),
        '\0' => control(' '),
        '\x01'..='\x1a' => control(char::from(c as u8 - 1 + b'a')),
        '\x1c'..='\x1f' => control(char::from(c as u8 - 0x1c + b'4')),
        _ if c.is_uppercase() => KeyEvent::new(KeyCode::Char(c), KeyModifiers::SHIFT),
        _ => plain(KeyCode::Char(c)),
    }
}

/// The same key with Alt held.
pub(super) fn with_alt(mut key: KeyEvent) -> KeyEvent {
    key.modifiers |= KeyModifiers::ALT;
    key
}

/// A key sent as `ESC O` and a letter, or as `CSI` and a letter.
pub(super) fn letter(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(1 + letter - b'P'),
        _ => return None,
    })
}

/// A key sent as a control sequence: its parameter bytes and its last byte. `None` when it is no key.
pub(super) fn control_sequence(parameters: &[u8], last: u8) -> Option<KeyEvent> {
    // Sub-parameters (after a colon) tell presses from releases, which nobody has asked for.
    let plain_parameters: Vec<&[u8]> =
        parameters.split(|&b| b == b';').map(|part| part.split(|&b| b == b':').next().unwrap_or(part)).collect();
    let numbers = numbers(&plain_parameters.join(&b';'));
    let (first, held) = (numbers[0], modifiers(numbers.get(1).copied().unwrap_or(0)));
    let key = |code| Some(KeyEvent::new(code, held));
    match (last, first) {
        (b'Z', _) => Some(KeyEvent::new(KeyCode::BackTab, held | KeyModifiers::SHIFT)),
        (b'~', 27) => coded(*numbers.get(2)?, held),
        (b'~', _) => key(match first {
            1 | 7 => KeyCode::Home,
            2 => KeyCode::Insert,
            3 => KeyCode::Delete,
            4 | 8 => KeyCode::End,
            5 => KeyCode::PageUp,
            6 => KeyCode::PageDown,
            11..=15 => KeyCode::F(function(first, 10)),
            17..=21 => KeyCode::F(function(first, 11)),
            23..=26 => KeyCode::F(function(first, 12)),
            28..=29 => KeyCode::F(function(first, 13)),
            31..=34 => KeyCode::F(function(first, 14)),
            _ => return None,
        }),
        (b'u', _) => coded(first, held),
        // `CSI row ; column R` is a cursor position, which nobody has asked for; F3 has 1 or nothing there.
        (b'R', 2..) | (b'M', _) => None,
        _ => key(letter(last)?),
    }
}

/// A key sent as the number of its character.
fn coded(code: u32, held: KeyModifiers) -> Option<KeyEvent> {
    let c = char::from_u32(code)?;
    let held_shift = held.contains(KeyModifiers::SHIFT);
    let code = match c {
        '\t' if held_shift => KeyCode::BackTab,
        '\x08' | '\x7f' => KeyCode::Backspace,
        '\r' | '\n' => KeyCode::Enter,
        '\t' | '\x1b' => character(c).code,
        // Private use: modifier and media keys of kitty's protocol.
        '\u{e000}'..='\u{f8ff}' | '\0'..='\x1f' => return None,
        _ if held_shift => KeyCode::Char(c.to_uppercase().next().unwrap_or(c)),
        _ => KeyCode::Char(c),
    };
    Some(KeyEvent::new(code, held))
}

/// xterm's numbering of modifiers: one more than the sum of 1 Shift, 2 Alt, 4 Control, 8 Super; 0 when missing.
fn modifiers(number: u32) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL), (8, KeyModifiers::SUPER)]
        .into_iter()
        .filter(|&(bit, _)| bits & bit != 0)
        .fold(KeyModifiers::NONE, |held, (_, modifier)| held | modifier)
}

/// The number of a function key; VT220 left gaps in its numbering.
fn function(number: u32, offset: u32) -> u8 {
    u8::try_from(number.saturating_sub(offset)).unwrap_or(0)
}

fn plain(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}
