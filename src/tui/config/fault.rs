//! What is wrong with a configuration file, and where.

/// Something wrong with a configuration file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {message}")]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What may have been meant.
    pub hint: Option<String>,
}

impl Fault {
    /// A fault at a byte of the text.
    pub(super) fn at(text: &str, byte: usize, message: String) -> Fault {
        let (line, column) = place(text, byte);
        Fault { line, column, message, hint: None }
    }

    /// Adds a name that may have been meant.
    pub(super) fn hint(self, name: Option<&str>) -> Fault {
        Fault { hint: name.map(|name| format!("did you mean “{name}”?")), ..self }
    }
}

/// The line and column of a byte, both from 1.
pub(super) fn place(text: &str, byte: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(byte)];
    let line = before.rsplit('\n').next().unwrap_or(before);
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// The known name that a given one was most likely meant to be: at most a third of its letters, and one, differ.
pub(super) fn nearest<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let given = short(given).to_lowercase();
    let distance = |name: &str| strsim::damerau_levenshtein(&given, &name.to_lowercase());
    let (distance, name) = known.map(|name| (distance(name), name)).min_by_key(|(distance, _)| *distance)?;
    (distance <= name.chars().count() / 3 + 1 && distance < name.chars().count()).then_some(name)
}

/// A name as a message can hold it.
pub(super) fn short(name: &str) -> String {
    name.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_lines_and_characters() {
        let text = "ab\nاب ج\n";
        for (byte, expected) in [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (7, (2, 3)), (8, (2, 4)), (999, (3, 1))] {
            assert_eq!(place(text, byte), expected, "{byte}");
        }
        assert_eq!(place(text, 4), (2, 1), "inside a character");
    }
}
