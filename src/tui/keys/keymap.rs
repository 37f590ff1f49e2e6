//! Which keys are bound to what, at run time: the table's own keys, or others in their place.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::tui::action::Action;
use crate::tui::keys::table::{TABLES, Table, footer};
use crate::tui::keys::{Binding, Context, Key, arabic};

/// The keys in force. Dispatch, footer, help screen, command palette and the README's key table are made of it.
#[derive(Debug, Clone)]
pub struct Keymap {
    bound: Vec<Bound>,
}

/// A binding with the keys that are in force for it; each does the same. There may be none: it can still be called by
/// name.
#[derive(Debug, Clone)]
pub struct Bound {
    /// The table it stands in.
    pub table: &'static Table,
    /// What is bound.
    pub binding: &'static Binding,
    /// The keys.
    pub keys: Vec<Key>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bound = |table: &'static Table| {
            table.bindings.iter().map(move |binding| Bound { table, binding, keys: binding.keys.to_vec() })
        };
        Keymap { bound: TABLES.iter().flat_map(bound).collect() }
    }
}

impl Keymap {
    /// All bindings, in the order of the tables.
    pub fn all(&self) -> &[Bound] {
        &self.bound
    }

    /// The bindings of a context itself, without those that are in force there from elsewhere.
    pub fn of(&self, context: Context) -> impl Iterator<Item = &Bound> {
        self.bound.iter().filter(move |bound| bound.table.context == context)
    }

    /// The bindings in force in a context: its own first, then those from elsewhere.
    pub fn within(&self, context: Context) -> impl Iterator<Item = &Bound> {
        std::iter::once(context).chain(context.inherits().iter().copied()).flat_map(|context| self.of(context))
    }

    /// Binds other keys in the place of those there are. False when the context has no binding of that name.
    pub fn rebind(&mut self, context: Context, name: &str, keys: Vec<Key>) -> bool {
        let found = self.bound.iter_mut().find(|bound| bound.table.context == context && bound.binding.name == name);
        found.map(|bound| bound.keys = keys).is_some()
    }

    /// Keys that mean two things in one place: the key and the two bindings, the one that is in force first.
    pub fn conflicts(&self) -> Vec<(Key, &Bound, &Bound)> {
        let mut found = Vec::new();
        for (at, one) in self.bound.iter().enumerate() {
            let same = |other: &&Bound| other.table.context == one.table.context;
            for other in self.bound[at + 1..].iter().filter(same) {
                found.extend(one.keys.iter().filter(|key| other.keys.contains(key)).map(|key| (*key, one, other)));
            }
        }
        found
    }

    /// What a key press asks for. Where letters are commands, those of the Arabic keyboard layout stand for the keys
    /// they sit on.
    pub fn action(&self, context: Context, event: &KeyEvent) -> Action {
        let key = Key::from(event);
        if let Some(bound) = self.bound_to(context, key) {
            return bound.binding.action.clone();
        }
        let plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(c) if context.takes_text() && plain => Action::Insert(c),
            KeyCode::Char(c) if !context.takes_text() => {
                let under = arabic::key_under(c).map(|c| Key { code: KeyCode::Char(c), ..key });
                let bound = under.and_then(|key| self.bound_to(context, key));
                bound.map_or_else(|| Action::Unknown(key.to_string()), |bound| bound.binding.action.clone())
            }
            _ => Action::Unknown(key.to_string()),
        }
    }

    fn bound_to(&self, context: Context, key: Key) -> Option<&Bound> {
        self.within(context).find(|bound| bound.keys.contains(&key))
    }

    /// The first key of an action in a context, for messages; empty when it has none.
    pub fn key_of(&self, context: Context, action: &Action) -> String {
        let bound = self.within(context).find(|bound| bound.binding.action == *action);
        bound.and_then(|bound| bound.keys.first()).map(Key::to_string).unwrap_or_default()
    }

    /// What the footer of a context offers: a binding that has a key, and what it does in a word.
    pub fn footer(&self, context: Context) -> impl Iterator<Item = (&Bound, &'static str)> {
        let named = move |name| self.within(context).find(|bound| bound.binding.name == name && !bound.keys.is_empty());
        footer(context).iter().filter_map(move |(name, word)| Some((named(*name)?, *word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(c: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        let keys = Keymap::default();
        let told: Vec<String> = keys
            .conflicts()
            .into_iter()
            .map(|(key, one, other)| format!("{key}: {} and {}", one.binding.name, other.binding.name))
            .collect();
        assert!(told.is_empty(), "{told:?}");
    }

    #[test]
    fn every_binding_says_what_it_does_and_has_a_name_of_its_own() {
        let keys = Keymap::default();
        for bound in keys.all() {
            let Binding { name, help, .. } = bound.binding;
            assert!(!help.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{bound:?}");
            assert_eq!(keys.of(bound.table.context).filter(|other| other.binding.name == *name).count(), 1, "{name}");
        }
    }

    #[test]
    fn what_the_footer_offers_is_in_the_table() {
        for context in Context::ALL {
            assert_eq!(Keymap::default().footer(context).count(), footer(context).len(), "{context:?}");
            assert!(footer(context).iter().all(|(_, word)| word.chars().count() <= 12), "{context:?}");
        }
    }

    #[test]
    fn letters_of_the_arabic_layout_are_commands_among_rows_and_text_while_editing() {
        let keys = Keymap::default();
        for (arabic, latin) in
            [('ش', 'a'), ('ض', 'q'), ('ى', 'n'), ('؟', '?'), ('ت', 'j'), ('ن', 'k'), ('ئ', 'z'), ('\u{64C}', 'R')]
        {
            assert_eq!(
                keys.action(Context::Rows, &press(arabic)),
                keys.action(Context::Rows, &press(latin)),
                "{latin}"
            );
            assert_eq!(keys.action(Context::Edit, &press(arabic)), Action::Insert(arabic));
            assert_eq!(keys.action(Context::Find, &press(arabic)), Action::Insert(arabic));
        }
    }

    #[test]
    fn shift_is_told_by_the_letter_and_control_by_the_modifier() {
        let keys = Keymap::default();
        let shifted = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(keys.action(Context::Rows, &shifted), Action::LastRow);
        let back_tab = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(keys.action(Context::Rows, &back_tab), Action::OtherSide);
        let control = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(keys.action(Context::Edit, &control), Action::Interrupt);
        assert_eq!(keys.action(Context::Rows, &control), Action::Interrupt);
    }

    #[test]
    fn a_key_without_meaning_is_named() {
        let keys = Keymap::default();
        let key = KeyEvent::new(KeyCode::F(9), KeyModifiers::CONTROL);
        assert_eq!(keys.action(Context::Edit, &key), Action::Unknown("Ctrl+F9".to_owned()));
        assert_eq!(keys.action(Context::Question, &press('ö')), Action::Unknown("ö".to_owned()));
    }

    #[test]
    fn other_keys_take_the_place_of_the_tables_own() {
        let mut keys = Keymap::default();
        assert!(keys.rebind(Context::Rows, "accept", vec![Key::plain(KeyCode::F(5)), Key::char('+')]));
        assert!(!keys.rebind(Context::Split, "accept", Vec::new()));
        assert_eq!(keys.action(Context::Rows, &press('+')), Action::Accept);
        assert_ne!(keys.action(Context::Rows, &press('a')), Action::Accept);
        assert_eq!(keys.key_of(Context::Rows, &Action::Accept), "F5");
        assert!(keys.rebind(Context::Rows, "accept", vec![Key::char('m')]));
        assert_eq!(keys.conflicts().len(), 1);
    }
}
