//! Characters that are in texts by accident.

use std::borrow::Cow;

/// A text without control characters. Tabs and line ends stay (CR LF becomes LF), and so does everything that shapes or
/// directs writing, such as ZWNJ and bidi marks. Vertical tabs, form feeds and NEL end lines too, but hardly any program shows
/// them so: they become spaces.
pub(super) fn without_controls(text: &str) -> Cow<'_, str> {
    let is_stray = |c: char| match c {
        '\n' | '\t' => false,
        // A byte order mark in the midst of a text, and what Unicode sets aside as no characters.
        '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => true,
        c => c.is_control(),
    };
    if !text.contains(is_stray) {
        return Cow::Borrowed(text);
    }
    // A lone CR ends a line as well.
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace(['\u{B}', '\u{C}', '\u{85}'], " ");
    Cow::Owned(text.chars().filter(|c| !is_stray(*c)).collect())
}

/// A text without space around it, and with one space where there are several. Line ends within it stay, and a space that
/// does not break stays one when there are only such.
pub(super) fn spaced_once(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\u{A0}');
    let mut spaced = String::with_capacity(trimmed.len());
    let mut rest = trimmed;
    while let Some(start) = rest.find(is_space) {
        let (before, from) = rest.split_at(start);
        let length = from.find(|c| !is_space(c)).unwrap_or(from.len());
        let (run, after) = from.split_at(length);
        spaced.push_str(before);
        let mut characters = run.chars();
        match (characters.next(), characters.next()) {
            (Some(only), None) => spaced.push(only),
            _ => spaced.push(if run.chars().all(|c| c == '\u{A0}') { '\u{A0}' } else { ' ' }),
        }
        rest = after;
    }
    spaced.push_str(rest);
    if spaced == text { Cow::Borrowed(text) } else { Cow::Owned(spaced) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_what_directs_writing_stays() {
        for (text, clean, name) in [
            ("نعم", "نعم", "Arabic"),
            ("a\u{0}b\u{1B}c\u{9C}", "abc", "C0 and C1"),
            ("a\tb\nc", "a\tb\nc", "tabs and line ends"),
            ("a\r\nb\rc", "a\nb\nc", "line ends of other systems"),
            ("a\u{85}b\u{B}c\u{C}d", "a b c d", "rare line ends keep words apart"),
            ("می\u{200C}خواهم \u{202B}x\u{202C} \u{200F}", "می\u{200C}خواهم \u{202B}x\u{202C} \u{200F}", "ZWNJ, bidi"),
            ("\u{FEFF}نص", "نص", "a byte order mark"),
            ("", "", "nothing"),
        ] {
            assert_eq!(without_controls(text), clean, "{name}");
            assert_eq!(without_controls(clean), clean, "{name}, again");
        }
    }

    #[test]
    fn one_space_stays_of_several() {
        for (text, clean, name) in [
            ("قال  نعم", "قال نعم", "two"),
            ("  he said ", "he said", "around"),
            ("a \t b", "a b", "a tab among them"),
            ("a\tb", "a\tb", "a tab alone"),
            ("12\u{A0}km", "12\u{A0}km", "one that does not break"),
            ("12\u{A0}\u{A0}km", "12\u{A0}km", "two that do not break"),
            ("a\n\nb", "a\n\nb", "line ends"),
            ("   ", "", "nothing else"),
            ("", "", "nothing"),
        ] {
            assert_eq!(spaced_once(text), clean, "{name}");
            assert_eq!(spaced_once(clean), clean, "{name}, again");
        }
    }
}
