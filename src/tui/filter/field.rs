//! The words of filters, and what completes one that was begun.

use std::ops::Range;

use crate::edit::Status;
use crate::quality::Warning;

/// What a term may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Status,
    Confidence,
    Kind,
    Source,
    Target,
    Text,
    Note,
    Warning,
    Row,
}

/// The words for fields, and what is said of them.
pub(super) const FIELDS: [(&str, Field); 9] = [
    ("status", Field::Status),
    ("conf", Field::Confidence),
    ("kind", Field::Kind),
    ("source", Field::Source),
    ("target", Field::Target),
    ("text", Field::Text),
    ("note", Field::Note),
    ("warning", Field::Warning),
    ("row", Field::Row),
];

/// The words for kinds of row.
pub(super) const KINDS: [&str; 14] = [
    "1:1",
    "other",
    "empty",
    "empty-source",
    "empty-target",
    "edited",
    "commented",
    "marked",
    "left-out",
    "look",
    "heading",
    "item",
    "cell",
    "footnote",
];

impl Field {
    /// The field of a word, which may be any of its beginnings that no other has.
    pub fn named(name: &str) -> Option<Field> {
        FIELDS.iter().find(|(word, _)| *word == name).map(|(_, field)| *field)
    }

    /// The words that may stand behind it.
    pub fn words(self) -> Vec<&'static str> {
        match self {
            Field::Status => Status::ALL.map(Status::name).to_vec(),
            Field::Confidence => vec!["hand"],
            Field::Kind => KINDS.to_vec(),
            Field::Warning => std::iter::once("any").chain(Warning::ALL.map(Warning::name)).collect(),
            Field::Source | Field::Target | Field::Text | Field::Note | Field::Row => Vec::new(),
        }
    }

    /// What may stand behind it, for people.
    fn told(self) -> String {
        match self {
            Field::Confidence => "conf: <.9, <=.9, >.5, >=.5, .5-.9, hand".to_owned(),
            Field::Row => "row: 120, 100-200, 500-".to_owned(),
            Field::Source => "source: a word, \"some words\" or /an expression/ of the source".to_owned(),
            Field::Target => "target: a word, \"some words\" or /an expression/ of the target".to_owned(),
            Field::Text => "text: a word, \"some words\" or /an expression/ of either side".to_owned(),
            Field::Note => "note: a word, \"some words\" or /an expression/ of the comment".to_owned(),
            Field::Status | Field::Kind | Field::Warning => self.words().join(", "),
        }
    }
}

/// What could stand where the caret is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of what was typed that it would take the place of.
    pub range: Range<usize>,
    /// What all that fits begins with.
    pub with: String,
    /// What is said of it.
    pub told: String,
}

/// What completes the word before the caret.
pub fn complete(typed: &str, caret: usize) -> Completion {
    let before = typed.get(..caret).unwrap_or(typed);
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let start = start + usize::from(before[start..].starts_with('-'));
    let word = &before[start..];
    let (start, words, told) = match word.split_once(':').and_then(|(name, value)| Some((Field::named(name)?, value))) {
        Some((field, value)) => {
            let begun = value.rfind(',').map_or(value, |comma| &value[comma + 1..]);
            (before.len() - begun.len(), field.words(), Some(field.told()))
        }
        None => (start, FIELDS.iter().map(|(name, _)| *name).collect(), None),
    };
    let begun = &before[start..];
    let fitting: Vec<&str> = words.iter().copied().filter(|word| word.starts_with(begun)).collect();
    let colon = if told.is_none() { ":" } else { "" };
    let with = match fitting.as_slice() {
        [] => begun.to_owned(),
        [only] => format!("{only}{colon}"),
        several => shared(several).to_owned(),
    };
    let told = match (fitting.as_slice(), told) {
        ([] | [_], Some(told)) => told,
        ([], None) => all(),
        _ if begun.is_empty() && colon.is_empty() => words.join(", "),
        _ if begun.is_empty() => all(),
        (several, _) => several.iter().map(|word| format!("{word}{colon}")).collect::<Vec<_>>().join(" "),
    };
    Completion { range: start..before.len(), with, told }
}

/// All that can be asked for.
fn all() -> String {
    let names: Vec<String> = FIELDS.iter().map(|(name, _)| format!("{name}:")).collect();
    format!("words, or {} · - before one turns it round", names.join(" "))
}

/// The beginning that all of some words share.
fn shared<'a>(words: &[&'a str]) -> &'a str {
    let Some(first) = words.first() else { return "" };
    let same = |word: &&str| first.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
    &first[..words.iter().map(same).min().unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_were_begun_are_completed() {
        for (typed, completed, name) in [
            ("st", "status:", "a field"),
            ("ship -st", "ship -status:", "one that is turned round"),
            ("status:un", "status:unreviewed", "a value"),
            ("status:accepted,re", "status:accepted,rejected", "another value"),
            ("kind:em", "kind:empty", "what several share"),
            ("kind:empty-s", "kind:empty-source", "the rest of it"),
            ("warning:bi", "warning:bidi-controls", "a warning"),
            ("t", "t", "two fields"),
            ("سفينة", "سفينة", "a text"),
            ("conf:<", "conf:<", "a number"),
        ] {
            let Completion { range, with, told } = complete(typed, typed.len());
            assert_eq!(format!("{}{with}", &typed[..range.start]), completed, "{name}");
            assert!(range.end == typed.len() && !told.is_empty(), "{name}");
        }
    }

    #[test]
    fn what_could_stand_there_is_told() {
        assert!(complete("", 0).told.starts_with("words, or status: conf:"));
        assert_eq!(complete("t", 1).told, "target: text:");
        assert_eq!(complete("status:", 7).told, "unreviewed, accepted, needs-review, rejected");
        assert!(complete("conf:", 5).told.starts_with("conf: <.9"));
        assert_eq!(complete("st ship", 2).with, "status:", "before the caret");
    }
}
