//! The command palette: every command by name, found by a few letters of it.

use crate::tui::action::Action;
use crate::tui::editor::Editor;
use crate::tui::keys::{Bound, Context, Keymap};

/// How many of the commands that were called last stand first while nothing is typed.
const RECENT: usize = 5;

/// What is typed in the palette, and which of the commands found is the chosen one.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What is typed.
    pub editor: Editor,
    /// The index of the chosen command among those found.
    pub chosen: usize,
    /// Where the commands come from.
    pub context: Context,
}

impl Palette {
    /// The palette of a context, with nothing typed yet.
    pub fn new(context: Context) -> Self {
        Palette { editor: Editor::default(), chosen: 0, context }
    }

    /// The commands that have what is typed, the best first. Of two that fit as well the one that stands first in the
    /// table comes first; while nothing is typed, those called last.
    pub fn found<'a>(&self, keys: &'a Keymap, recent: &[&'static str]) -> Vec<&'a Bound> {
        let words: Vec<String> = self.editor.text().to_lowercase().split_whitespace().map(str::to_owned).collect();
        let commands = keys.within(self.context).filter(|bound| is_command(bound));
        let mut scored: Vec<(u32, &Bound)> = commands
            .filter_map(|bound| {
                let score = words.iter().try_fold(0, |sum, word| Some(sum + score(bound, word)?))?;
                let ago = recent.iter().position(|name| *name == bound.binding.name).filter(|_| words.is_empty());
                Some((ago.map_or(score, |ago| RECENT as u32 - ago as u32), bound))
            })
            .collect();
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, bound)| bound).collect()
    }

    /// The chosen command, if any is found.
    pub fn chosen<'a>(&self, keys: &'a Keymap, recent: &[&'static str]) -> Option<&'a Bound> {
        self.found(keys, recent).get(self.chosen).copied()
    }
}

/// Remembers a command that was called.
pub(super) fn remember(recent: &mut Vec<&'static str>, name: &'static str) {
    recent.retain(|other| *other != name);
    recent.insert(0, name);
    recent.truncate(RECENT);
}

/// Whether a binding is worth calling by name: what only moves a caret, or leaves, is not.
fn is_command(bound: &Bound) -> bool {
    let moves = matches!(bound.table.context, Context::Caret | Context::Writing);
    !moves && !matches!(bound.binding.action, Action::Palette | Action::Leave | Action::Confirm)
}

/// How well a command fits a typed word; none when it does not.
fn score(bound: &Bound, word: &str) -> Option<u32> {
    let name = bound.binding.name;
    let help = bound.binding.help.to_lowercase();
    if name.starts_with(word) {
        Some(60)
    } else if name.split('-').any(|part| part.starts_with(word)) {
        Some(50)
    } else if name.contains(word) {
        Some(40)
    } else if help.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word)) {
        Some(30)
    } else if help.contains(word) {
        Some(20)
    } else {
        initials(name, word).then_some(10)
    }
}

/// Whether the letters of `word` stand in `name` in this order.
fn initials(name: &str, word: &str) -> bool {
    let mut rest = name.chars();
    word.chars().all(|c| rest.any(|other| other == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Vec<&'static str> {
        let keys = Keymap::default();
        let mut palette = Palette::new(Context::Rows);
        palette.editor.insert(typed);
        palette.found(&keys, &[]).iter().map(|bound| bound.binding.name).collect()
    }

    #[test]
    fn a_few_letters_find_a_command() {
        for (typed, first) in [
            ("acc", "accept"),
            ("undo", "undo"),
            ("real all", "realign-all"),
            ("next hit", "next-hit"),
            ("FILE", "export"),
            ("rlgn", "realign"),
        ] {
            assert_eq!(found(typed).first(), Some(&first), "{typed}");
        }
        assert!(found("قصر").is_empty());
    }

    #[test]
    fn with_nothing_typed_all_are_there_and_those_called_last_come_first() {
        let keys = Keymap::default();
        let palette = Palette::new(Context::Rows);
        let mut recent = Vec::new();
        for name in ["undo", "merge", "undo"] {
            remember(&mut recent, name);
        }
        let names: Vec<_> = palette.found(&keys, &recent).iter().map(|bound| bound.binding.name).collect();
        assert_eq!(names[..3], ["undo", "merge", "accept"]);
        assert!(names.len() > 25 && !names.contains(&"leave"));
    }
}
