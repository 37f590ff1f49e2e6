//! The section `keys`: a preset, and for each context the keys of its commands.

use crossterm::event::{KeyCode, KeyModifiers};
use toml::de::{DeTable, DeValue};

use super::preset::{Preset, bind};
use super::{Entry, Reader, fault};
use crate::tui::action::Action;
use crate::tui::keys::{BadKey, Bound, Context, Key, Keymap, key_names};

/// Keys that the file gives to a command.
struct Asked {
    context: Context,
    name: &'static str,
    /// Each with the byte it stands at.
    keys: Vec<(Key, usize)>,
    /// Where the command stands.
    at: usize,
}

impl Reader<'_> {
    pub(super) fn keys(&mut self, table: &DeTable<'_>) {
        let mut asked = Vec::new();
        for entry in table {
            let (name, value) = entry;
            match (name.get_ref().as_ref(), value.get_ref().as_table()) {
                ("preset", _) => self.preset(entry),
                (name_of, Some(commands)) => match Context::ALL.into_iter().find(|known| known.name() == name_of) {
                    Some(context) => commands.iter().for_each(|entry| asked.extend(self.command(context, entry))),
                    None => {
                        let known = Context::ALL.iter().map(|context| context.name());
                        self.unknown("context", name.span().start, name_of, known);
                    }
                },
                (name, None) => self.fault(value.span().start, format!("“{name}” is a section: write [keys.{name}]")),
            }
        }
        asked.sort_by_key(|asked| asked.at);
        self.twice(&asked);
        let mut keys = Keymap::default();
        self.config.preset.apply(&mut keys);
        for Asked { context, name, keys: wanted, .. } in &asked {
            keys.rebind(*context, name, wanted.iter().map(|(key, _)| *key).collect());
        }
        for Asked { context, name, keys: wanted, .. } in &asked {
            let wanted: Vec<Key> = wanted.iter().map(|(key, _)| *key).collect();
            let meant = |bound: &Bound| asked.iter().any(|asked| is(bound, asked.context, asked.name));
            for (loser, key) in bind(&mut keys, *context, name, wanted, &meant) {
                let told = format!("{loser} in [keys.{}] has no key any more: {name} took {key}", context.name());
                self.config.notes.push(told);
            }
        }
        if let Some(context) = Context::ALL.into_iter().find(|context| !has_way_out(&keys, *context)) {
            let at = asked.iter().find(|asked| asked.name == "interrupt").map_or(0, |asked| asked.at);
            let told = format!("no key leaves the program any more (in {})", context.name());
            self.fault(at, told);
        }
        self.config.keys = keys;
    }

    fn preset(&mut self, (_, value): Entry<'_>) {
        let words = || Preset::ALL.into_iter().map(Preset::name);
        let given = value.get_ref().as_str();
        match Preset::ALL.into_iter().find(|preset| given == Some(preset.name())) {
            Some(preset) => self.config.preset = preset,
            None => {
                let told = format!("preset is one of {}", words().collect::<Vec<_>>().join(", "));
                let hint = given.and_then(|given| fault::nearest(given, words()));
                self.faults.push(fault::Fault::at(self.text, value.span().start, told).hint(hint));
            }
        }
    }

    fn command(&mut self, context: Context, (name, value): Entry<'_>) -> Option<Asked> {
        let default = Keymap::default();
        let commands = || default.of(context).map(|bound| bound.binding.name);
        let Some(command) = commands().find(|known| known == name.get_ref()) else {
            let told = format!("there is no command “{}” in [keys.{}]", fault::short(name.get_ref()), context.name());
            let hint = fault::nearest(name.get_ref(), commands());
            self.faults.push(fault::Fault::at(self.text, name.span().start, told).hint(hint));
            return None;
        };
        let keys = match value.get_ref() {
            DeValue::String(_) => vec![value],
            DeValue::Array(keys) => keys.iter().collect(),
            _ => {
                self.fault(value.span().start, "keys are a text or a list of texts".to_owned());
                return None;
            }
        };
        let mut found = Vec::with_capacity(keys.len());
        for key in keys {
            let at = key.span().start;
            match key.get_ref().as_str().map(str::parse::<Key>) {
                None => self.fault(at, "a key is a text, such as \"Ctrl+F\"".to_owned()),
                Some(Err(error)) => {
                    let hint = match &error {
                        BadKey::Unknown(name) => fault::nearest(name, key_names()),
                        _ => None,
                    };
                    self.faults.push(fault::Fault::at(self.text, at, error.to_string()).hint(hint));
                }
                Some(Ok(key)) if writes(context, key) => {
                    self.fault(at, format!("{key} writes a letter here: it needs Ctrl or Alt"));
                }
                Some(Ok(key)) => found.push((key, at)),
            }
        }
        Some(Asked { context, name: command, keys: found, at: name.span().start })
    }

    /// Finds keys that the file binds twice in one context.
    fn twice(&mut self, asked: &[Asked]) {
        let all = || asked.iter().flat_map(|asked| asked.keys.iter().map(move |(key, at)| (asked, *key, *at)));
        for (number, (one, key, at)) in all().enumerate() {
            let same = |(other, other_key, _): &(&Asked, Key, usize)| other.context == one.context && *other_key == key;
            if let Some((first, _, first_at)) = all().take(number).find(same) {
                let (line, column) = fault::place(self.text, first_at);
                self.fault(at, format!("{key} is bound to {} already ({line}:{column})", first.name));
            }
        }
    }
}

fn is(bound: &Bound, context: Context, name: &str) -> bool {
    bound.table.context == context && bound.binding.name == name
}

/// Whether a key would write what it should command.
fn writes(context: Context, key: Key) -> bool {
    let typed = context.takes_text() || matches!(context, Context::Caret | Context::Writing);
    let held = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    typed && matches!(key.code, KeyCode::Char(_)) && !held
}

/// Whether some key leaves the program from a context; those that are only inherited are none.
fn has_way_out(keys: &Keymap, context: Context) -> bool {
    let is_place = !matches!(context, Context::Caret | Context::Writing | Context::Anywhere);
    let first = |key: &Key| keys.within(context).find(|bound| bound.keys.contains(key));
    let mut ways = keys.within(context).filter(|bound| bound.binding.action == Action::Interrupt);
    !is_place || ways.any(|way| way.keys.iter().any(|key| first(key).is_some_and(|first| std::ptr::eq(first, way))))
}
