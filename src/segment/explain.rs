//! Which rule decides at each place of a text.

use super::paragraph::paragraphs;
use super::srx::{Group, Rule, Srx};
use crate::lang::Lang;

/// A place of a text at which something is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained<'a> {
    /// The place, in bytes from the start of the text.
    pub at: usize,
    /// The rules that match there, in order: the first decides, the others are overruled. Without any, a paragraph ends.
    pub rules: Vec<Decided<'a>>,
}

/// A rule that matches at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided<'a> {
    /// The name of its group.
    pub group: &'a str,
    /// The line of the file it begins in, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// Whether the text breaks where it decides.
    pub breaks: bool,
    /// What must stand before the place.
    pub before: &'a str,
    /// What must stand behind it.
    pub after: &'a str,
}

impl Explained<'_> {
    /// Whether the text breaks here. White space behind the place goes to the segment before it, and where nothing else
    /// stands between two such places they are one break.
    pub fn breaks(&self) -> bool {
        self.rules.first().is_none_or(|rule| rule.breaks)
    }
}

impl Srx {
    /// Goes through a text and tells of each place at which a rule matches or a paragraph ends, in order.
    ///
    /// All places are asked, so this takes some thousand times longer than cutting the text.
    pub fn explain(&self, lang: &Lang, text: &str) -> Vec<Explained<'_>> {
        let rules: Vec<(&Group, &Rule)> = self
            .groups_for(lang)
            .into_iter()
            .flat_map(|group| group.rules.iter().map(move |rule| (group, rule)))
            .collect();
        let matcher = self.matcher(lang);
        let mut scratch = matcher.scratch();
        let mut places: Vec<Explained<'_>> = Vec::new();
        for paragraph in paragraphs(text) {
            if paragraph.start > 0 && !text[..paragraph.start].trim().is_empty() {
                places.push(Explained { at: paragraph.start, rules: Vec::new() });
            }
            let inside = &text[paragraph.clone()];
            for (at, _) in inside.char_indices().skip(1) {
                let matching = matcher.matching(inside, at, &mut scratch);
                let rules: Vec<Decided<'_>> = matching
                    .iter()
                    .filter_map(|(index, _)| rules.get(*index))
                    .map(|(group, rule)| decided(group, rule))
                    .collect();
                if !rules.is_empty() {
                    places.push(Explained { at: paragraph.start + at, rules });
                }
            }
        }
        places
    }
}

fn decided<'a>(group: &'a Group, rule: &'a Rule) -> Decided<'a> {
    let Rule { breaks, before, after, at, .. } = rule;
    Decided { group: &group.name, line: at.line, column: at.column, breaks: *breaks, before, after }
}
