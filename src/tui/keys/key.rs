//! A key with its modifiers, as it is written for people.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with its modifiers. Shift is no modifier of a letter: the letter is another one then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// What is held down with it.
    pub modifiers: KeyModifiers,
}

impl Key {
    /// A letter or sign.
    pub const fn char(c: char) -> Self {
        Key { code: KeyCode::Char(c), modifiers: KeyModifiers::NONE }
    }

    /// Another key.
    pub const fn plain(code: KeyCode) -> Self {
        Key { code, modifiers: KeyModifiers::NONE }
    }

    /// A key with Ctrl.
    pub const fn ctrl(code: KeyCode) -> Self {
        Key { code, modifiers: KeyModifiers::CONTROL }
    }

    /// A key with Alt.
    pub const fn alt(code: KeyCode) -> Self {
        Key { code, modifiers: KeyModifiers::ALT }
    }

    /// A key with Ctrl and Shift.
    pub const fn ctrl_shift(code: KeyCode) -> Self {
        Key { code, modifiers: KeyModifiers::CONTROL.union(KeyModifiers::SHIFT) }
    }

    /// A key with Shift.
    pub const fn shift(code: KeyCode) -> Self {
        Key { code, modifiers: KeyModifiers::SHIFT }
    }
}

impl From<&KeyEvent> for Key {
    fn from(event: &KeyEvent) -> Self {
        let held = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        match event.code {
            KeyCode::Char(c) if held.contains(KeyModifiers::CONTROL) => {
                Key { code: KeyCode::Char(c.to_ascii_lowercase()), modifiers: held - KeyModifiers::SHIFT }
            }
            // Its name says Shift already.
            KeyCode::BackTab => Key { code: event.code, modifiers: held - KeyModifiers::SHIFT },
            KeyCode::Char(_) => Key { code: event.code, modifiers: held - KeyModifiers::SHIFT },
            code => Key { code, modifiers: held },
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, name) in
            [(KeyModifiers::CONTROL, "Ctrl+"), (KeyModifiers::ALT, "Alt+"), (KeyModifiers::SHIFT, "Shift+")]
        {
            if self.modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                write!(f, "{}", c.to_ascii_uppercase())
            }
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(n) => write!(f, "F{n}"),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::BackTab => f.write_str("Shift+Tab"),
            other => write!(f, "{other}"),
        }
    }
}
