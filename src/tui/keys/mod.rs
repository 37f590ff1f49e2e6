//! The keys: one table that dispatch, footer, help screen and the README's key table are all made of.

mod arabic;
mod key;
mod markdown;
mod table;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::tui::action::Action;

pub use key::Key;
pub use markdown::markdown;
pub use table::BINDINGS;

/// Where a key is pressed: what it means depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Among the rows.
    Rows,
    /// While a row is being split.
    Split,
    /// While a text is being edited.
    Edit,
    /// While a search is being typed.
    Find,
    /// While a file's name is being typed.
    File,
    /// While a question waits for yes or no.
    Question,
    /// While rows are aligned anew.
    Aligning,
    /// On the help screen.
    Help,
    /// In all of the above.
    Anywhere,
}

impl Context {
    /// All of them, in the order in which they are explained.
    pub const ALL: [Context; 9] = [
        Context::Rows,
        Context::Split,
        Context::Edit,
        Context::Find,
        Context::File,
        Context::Question,
        Context::Aligning,
        Context::Help,
        Context::Anywhere,
    ];

    /// The heading over its keys.
    pub fn title(self) -> &'static str {
        match self {
            Context::Rows => "Reviewing",
            Context::Split => "Splitting a row (s)",
            Context::Edit => "Editing a text (e)",
            Context::Find => "Searching (/)",
            Context::File => "Naming a file (w)",
            Context::Question => "Answering a question",
            Context::Aligning => "While rows are aligned anew (R)",
            Context::Help => "On the help screen (?)",
            Context::Anywhere => "Anywhere",
        }
    }

    /// Whether keys with a letter write it.
    fn takes_text(self) -> bool {
        matches!(self, Context::Edit | Context::Find | Context::File)
    }
}

/// What keys mean in a context.
#[derive(Debug)]
pub struct Binding {
    /// Where they are pressed.
    pub context: Context,
    /// The keys; each does the same.
    pub keys: &'static [Key],
    /// What they ask for.
    pub action: Action,
    /// What they do, for the help screen and the README.
    pub help: &'static str,
    /// What they do in a word, for the footer; empty for those that are not in it.
    pub footer: &'static str,
}

/// What a key press asks for. Where letters are commands, those of the Arabic keyboard layout stand for the keys they
/// sit on.
pub fn action(context: Context, event: &KeyEvent) -> Action {
    let key = Key::from(event);
    let bound = |key: Key| BINDINGS.iter().find(|b| b.context == context && b.keys.contains(&key));
    let anywhere = || BINDINGS.iter().find(|b| b.context == Context::Anywhere && b.keys.contains(&key));
    if let Some(binding) = bound(key).or_else(anywhere) {
        return binding.action.clone();
    }
    let plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    match key.code {
        KeyCode::Char(c) if context.takes_text() && plain => Action::Insert(c),
        KeyCode::Char(c) if !context.takes_text() => {
            let under = arabic::key_under(c).and_then(|c| bound(Key { code: KeyCode::Char(c), ..key }));
            under.map_or_else(|| Action::Unknown(key.to_string()), |binding| binding.action.clone())
        }
        _ => Action::Unknown(key.to_string()),
    }
}

/// The bindings of a context, in the order of the table.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |binding| binding.context == context)
}

/// The key of an action in a context, for messages.
pub fn key_of(context: Context, action: &Action) -> String {
    let binding = bindings(context).find(|binding| binding.action == *action);
    binding.and_then(|binding| binding.keys.first()).map(Key::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn press(c: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for context in Context::ALL {
            let mut seen = HashSet::new();
            let keys = bindings(context).chain(bindings(Context::Anywhere).filter(|_| context != Context::Anywhere));
            for key in keys.flat_map(|binding| binding.keys) {
                assert!(seen.insert(*key), "{key} in {context:?}");
            }
        }
    }

    #[test]
    fn every_binding_says_what_it_does() {
        for binding in BINDINGS {
            assert!(!binding.help.is_empty() && !binding.keys.is_empty(), "{binding:?}");
            assert!(binding.footer.chars().count() <= 12, "{binding:?}");
        }
    }

    #[test]
    fn letters_of_the_arabic_layout_are_commands_among_rows_and_text_while_editing() {
        for (arabic, latin) in
            [('ش', 'a'), ('ض', 'q'), ('ى', 'n'), ('؟', '?'), ('ت', 'j'), ('ن', 'k'), ('ئ', 'z'), ('\u{64C}', 'R')]
        {
            assert_eq!(action(Context::Rows, &press(arabic)), action(Context::Rows, &press(latin)), "{latin}");
            assert_eq!(action(Context::Edit, &press(arabic)), Action::Insert(arabic));
            assert_eq!(action(Context::Find, &press(arabic)), Action::Insert(arabic));
        }
    }

    #[test]
    fn shift_is_told_by_the_letter_and_control_by_the_modifier() {
        let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(action(Context::Rows, &shifted), Action::LastRow);
        let back_tab = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(action(Context::Rows, &back_tab), Action::OtherSide);
        let control = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(action(Context::Edit, &control), Action::Interrupt);
        assert_eq!(action(Context::Rows, &control), Action::Interrupt);
    }

    #[test]
    fn a_key_without_meaning_is_named() {
        assert_eq!(action(Context::Rows, &press('y')), Action::Unknown("y".to_owned()));
        let key = KeyEvent::new(KeyCode::F(9), KeyModifiers::CONTROL);
        assert_eq!(action(Context::Edit, &key), Action::Unknown("Ctrl+F9".to_owned()));
    }
}
