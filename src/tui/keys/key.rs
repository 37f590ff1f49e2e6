//! A key with its modifiers, as it is written for people.

use std::fmt;
use std::str::FromStr;

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

/// What is held down with a key, as it is written; in this order.
const MODIFIERS: [(KeyModifiers, &str); 3] =
    [(KeyModifiers::CONTROL, "Ctrl"), (KeyModifiers::ALT, "Alt"), (KeyModifiers::SHIFT, "Shift")];

/// Keys that have names, each as it is written and then as it may be written too.
const NAMES: [(KeyCode, &[&str]); 16] = [
    (KeyCode::Char(' '), &["Space"]),
    (KeyCode::Up, &["↑", "Up"]),
    (KeyCode::Down, &["↓", "Down"]),
    (KeyCode::Left, &["←", "Left"]),
    (KeyCode::Right, &["→", "Right"]),
    (KeyCode::PageUp, &["PgUp", "PageUp"]),
    (KeyCode::PageDown, &["PgDn", "PageDown"]),
    (KeyCode::Home, &["Home"]),
    (KeyCode::End, &["End"]),
    (KeyCode::Enter, &["Enter", "Return"]),
    (KeyCode::Esc, &["Esc", "Escape"]),
    (KeyCode::Tab, &["Tab"]),
    (KeyCode::Backspace, &["Backspace"]),
    (KeyCode::Delete, &["Del", "Delete"]),
    (KeyCode::Insert, &["Ins", "Insert"]),
    (KeyCode::KeypadBegin, &["Begin"]),
];

/// The last function key that terminals have.
const LAST_FUNCTION: u8 = 24;

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, name) in MODIFIERS {
            if self.modifiers.contains(modifier) {
                write!(f, "{name}+")?;
            }
        }
        match self.code {
            KeyCode::BackTab => f.write_str("Shift+Tab"),
            KeyCode::F(n) => write!(f, "F{n}"),
            code => match NAMES.iter().find(|(named, _)| *named == code) {
                Some((_, names)) => f.write_str(names[0]),
                None => match code {
                    KeyCode::Char(c) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                        write!(f, "{}", c.to_ascii_uppercase())
                    }
                    KeyCode::Char(c) => write!(f, "{c}"),
                    other => write!(f, "{other}"),
                },
            },
        }
    }
}

/// Why something is no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadKey {
    /// Nothing is written.
    #[error("a key needs a name")]
    Empty,
    /// No key is called that.
    #[error("there is no key “{0}”")]
    Unknown(String),
    /// A modifier that no terminal tells of.
    #[error("there is no modifier “{0}”: they are Ctrl, Alt and Shift")]
    Modifier(String),
    /// Terminals send what they send for another key.
    #[error("terminals send the same for {key} as for {sent}")]
    SameAs {
        /// The key that was asked for.
        key: String,
        /// The key that it is taken for.
        sent: &'static str,
    },
}

impl FromStr for Key {
    type Err = BadKey;

    /// Reads what [`Display`](fmt::Display) writes, names in any case, and `Shift` with a letter for the capital.
    fn from_str(text: &str) -> Result<Self, BadKey> {
        let text = text.trim();
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = text;
        // A plus at the end is the key itself.
        while let Some((name, behind)) =
            rest.split_once('+').filter(|(name, behind)| !name.is_empty() && !behind.is_empty())
        {
            let known = MODIFIERS.iter().find(|(_, known)| known.eq_ignore_ascii_case(name));
            modifiers |= known.map(|(modifier, _)| *modifier).ok_or_else(|| BadKey::Modifier(short(name)))?;
            rest = behind;
        }
        let code = code(rest)?;
        let same_as = |sent| Err(BadKey::SameAs { key: short(text), sent });
        let held = |modifier| modifiers.contains(modifier);
        match code {
            KeyCode::Char(c) if held(KeyModifiers::CONTROL) => match c.to_ascii_lowercase() {
                'i' => same_as("Tab"),
                'm' => same_as("Enter"),
                '[' => same_as("Esc"),
                c if held(KeyModifiers::SHIFT) && c.is_alphabetic() => same_as("Ctrl and the letter alone"),
                c => Ok(Key { code: KeyCode::Char(c), modifiers: modifiers - KeyModifiers::SHIFT }),
            },
            KeyCode::Char(c) if held(KeyModifiers::SHIFT) && c != ' ' => {
                let capital = c.to_uppercase().next().unwrap_or(c);
                Ok(Key { code: KeyCode::Char(capital), modifiers: modifiers - KeyModifiers::SHIFT })
            }
            KeyCode::Char(' ') => Ok(Key { code, modifiers: modifiers - KeyModifiers::SHIFT }),
            KeyCode::Tab if held(KeyModifiers::SHIFT) => {
                Ok(Key { code: KeyCode::BackTab, modifiers: modifiers - KeyModifiers::SHIFT })
            }
            code => Ok(Key { code, modifiers }),
        }
    }
}

/// The key of a name, or of a single character.
fn code(name: &str) -> Result<KeyCode, BadKey> {
    let mut characters = name.chars();
    let named = NAMES.iter().find(|(_, names)| names.iter().any(|known| known.eq_ignore_ascii_case(name)));
    if let Some((code, _)) = named {
        return Ok(*code);
    }
    let function = name.strip_prefix(['F', 'f']).and_then(|number| number.parse().ok());
    match (characters.next(), characters.next()) {
        (None, _) => Err(BadKey::Empty),
        (Some(c), None) if !c.is_control() => Ok(KeyCode::Char(c)),
        _ => match function.filter(|number| (1..=LAST_FUNCTION).contains(number)) {
            Some(number) => Ok(KeyCode::F(number)),
            None => Err(BadKey::Unknown(short(name))),
        },
    }
}

/// The names of all keys that have one, for suggestions.
pub(in crate::tui) fn key_names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().flat_map(|(_, names)| names.iter().copied())
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keys_are_read_as_people_write_them() {
        let shift = KeyModifiers::SHIFT;
        let control = KeyModifiers::CONTROL;
        for (text, code, modifiers, written) in [
            ("a", KeyCode::Char('a'), KeyModifiers::NONE, "a"),
            ("A", KeyCode::Char('A'), KeyModifiers::NONE, "A"),
            ("Shift+a", KeyCode::Char('A'), KeyModifiers::NONE, "A"),
            ("ctrl+r", KeyCode::Char('r'), control, "Ctrl+R"),
            ("Ctrl+R", KeyCode::Char('r'), control, "Ctrl+R"),
            ("Alt+z", KeyCode::Char('z'), KeyModifiers::ALT, "Alt+z"),
            ("Alt+Z", KeyCode::Char('Z'), KeyModifiers::ALT, "Alt+Z"),
            ("Ctrl+Shift+Left", KeyCode::Left, control | shift, "Ctrl+Shift+←"),
            ("shift+ctrl+←", KeyCode::Left, control | shift, "Ctrl+Shift+←"),
            ("F3", KeyCode::F(3), KeyModifiers::NONE, "F3"),
            ("Shift+f12", KeyCode::F(12), shift, "Shift+F12"),
            ("f", KeyCode::Char('f'), KeyModifiers::NONE, "f"),
            ("space", KeyCode::Char(' '), KeyModifiers::NONE, "Space"),
            ("+", KeyCode::Char('+'), KeyModifiers::NONE, "+"),
            ("Ctrl++", KeyCode::Char('+'), control, "Ctrl++"),
            ("Shift+Tab", KeyCode::BackTab, KeyModifiers::NONE, "Shift+Tab"),
            ("delete", KeyCode::Delete, KeyModifiers::NONE, "Del"),
            ("PageDown", KeyCode::PageDown, KeyModifiers::NONE, "PgDn"),
            ("ش", KeyCode::Char('ش'), KeyModifiers::NONE, "ش"),
            (" Esc ", KeyCode::Esc, KeyModifiers::NONE, "Esc"),
        ] {
            let key: Key = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!((key.code, key.modifiers), (code, modifiers), "{text}");
            assert_eq!(key.to_string(), written, "{text}");
        }
        for (text, told) in [
            ("", "needs a name"),
            ("Ctrl+", "no key “Ctrl+”"),
            ("Entre", "no key “Entre”"),
            ("F25", "no key “F25”"),
            ("F0", "no key “F0”"),
            ("Cmd+a", "no modifier “Cmd”"),
            ("Ctrl+I", "same for Ctrl+I as for Tab"),
            ("Ctrl+Shift+a", "same for Ctrl+Shift+a"),
        ] {
            let error = text.parse::<Key>().unwrap_err().to_string();
            assert!(error.contains(told), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            code in prop_oneof![
                any::<char>().prop_map(KeyCode::Char),
                (1..=LAST_FUNCTION).prop_map(KeyCode::F),
                prop::sample::select(NAMES.map(|(code, _)| code).to_vec()),
                Just(KeyCode::BackTab),
            ],
            modifiers in (0u8..8).prop_map(KeyModifiers::from_bits_truncate),
        ) {
            // As they come from the terminal: a control character is another key.
            let key = Key::from(&KeyEvent::new(code, modifiers));
            let character = if let KeyCode::Char(c) = key.code { Some(c) } else { None };
            prop_assume!(!character.is_some_and(|c| c.is_control() || (c.is_whitespace() && c != ' ')));
            let control = key.modifiers.contains(KeyModifiers::CONTROL);
            let mistaken = control && matches!(character, Some('i' | 'm' | '['));
            let tab_with_shift = key.code == KeyCode::Tab && key.modifiers.contains(KeyModifiers::SHIFT);
            prop_assume!(!mistaken && !tab_with_shift);
            prop_assert_eq!(key.to_string().parse::<Key>(), Ok(key));
        }
    }
}
