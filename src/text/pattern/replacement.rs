//! What is put in the place of a hit.

use crate::text::Pattern;

/// A text to put in the place of hits. For a regular expression, `$1`, `$name` and `${name}` stand for what its groups
/// matched, `$0` for the whole hit and `$$` for a dollar sign.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Replacement {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Group(usize),
}

/// Why something is no replacement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the regular expression has no group “{group}”")]
pub struct ReplacementError {
    /// The group that it names.
    pub group: String,
}

impl Replacement {
    /// A replacement for the hits of a pattern. That of one that is no regular expression is taken as it is.
    pub fn new(typed: &str, pattern: &Pattern) -> Result<Self, ReplacementError> {
        let mut parts = Vec::new();
        let mut text = String::new();
        let mut rest = typed;
        while let Some(at) = rest.find('$').filter(|_| pattern.matching().regex) {
            text.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            let (name, length) = name(rest);
            match name {
                Some(name) => {
                    let missing = || ReplacementError { group: name.to_owned() };
                    let group = pattern.group(name).ok_or_else(missing)?;
                    parts.push(Part::Text(std::mem::take(&mut text)));
                    parts.push(Part::Group(group));
                }
                None => text.push('$'),
            }
            rest = &rest[length..];
        }
        text.push_str(rest);
        parts.push(Part::Text(text));
        Ok(Replacement { parts })
    }

    pub(super) fn expand<'t>(&self, group: impl Fn(usize) -> &'t str) -> String {
        let parts = self.parts.iter().map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Group(number) => group(*number),
        });
        parts.collect()
    }
}

/// The name of a group at the start of a text, and how many bytes it takes; without one those of a second dollar sign.
fn name(text: &str) -> (Option<&str>, usize) {
    if let Some((name, _)) = text.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        return (Some(name), name.len() + 2);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let word = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').map(char::len_utf8).sum();
    match if digits > 0 { digits } else { word } {
        0 => (None, usize::from(text.starts_with('$'))),
        length => (Some(&text[..length]), length),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Matching, replaced};
    use super::*;

    fn replace(wanted: &str, with: &str, matching: Matching, text: &str) -> Result<String, ReplacementError> {
        let pattern = Pattern::new(wanted, matching).unwrap();
        let with = Replacement::new(with, &pattern)?;
        Ok(replaced(text, &pattern.replacements(text, &with)))
    }

    #[test]
    fn hits_are_replaced() {
        let matching = |exact, regex| Matching { exact, regex };
        for (wanted, with, how, text, expected, name) in [
            ("ship", "boat", matching(false, false), "The Ship, a ship", "The boat, a boat", "words"),
            ("سفينة", "باخرة", matching(false, false), "سَفينَةٌ كبيرة", "باخرة كبيرة", "with their marks"),
            ("$5", "$6", matching(false, false), "cost $5", "cost $6", "no groups in a plain text"),
            (r"(\d+) km", "$1 كم", matching(false, true), "٢٤٠ km", "٢٤٠ كم", "a group as it stood"),
            (r"(?<a>\w+) (?<b>\w+)", "${b} $a", matching(true, true), "one two", "two one", "names"),
            (r"(\w)(x)?", "$1$2.", matching(true, true), "ab", "a.b.", "a group that matched nothing"),
            (r"\d", "$$$0", matching(false, true), "a1", "a$1", "dollar signs"),
            (r"(\d)", "$1a", matching(false, true), "7", "7a", "a number ends at the last digit"),
            ("a", "$ b", matching(false, true), "a", "$ b", "a dollar sign alone"),
            ("a", "", matching(false, false), "banana", "bnn", "by nothing"),
            ("[ًٌٍَُِّْ]+", "", matching(true, true), "مُحَمَّدٌ", "محمد", "marks by nothing"),
        ] {
            assert_eq!(replace(wanted, with, how, text).as_deref(), Ok(expected), "{name}");
        }
    }

    #[test]
    fn a_group_that_is_not_there_is_told() {
        for (with, told) in [("$2", "2"), ("${x}", "x"), ("$name", "name"), ("${}", "")] {
            let error = replace("(a)", with, Matching { exact: false, regex: true }, "a").unwrap_err();
            assert_eq!(error, ReplacementError { group: told.to_owned() }, "{with}");
        }
    }
}
