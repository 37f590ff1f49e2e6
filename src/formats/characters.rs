//! Characters that files of texts cannot hold, and how numbers are spelled in them.

use std::borrow::Cow;
use std::ops::Range;

/// Whether XML 1.0 can hold a character (its production 2, `Char`): not most of the control characters, not U+FFFE and
/// U+FFFF. Bidirectional controls, joiners, tatweel and vowel marks are all allowed.
pub(super) fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
}

/// A text without the characters that XML cannot hold; `removed` grows by their number.
pub(super) fn allowed<'a>(text: &'a str, removed: &mut usize) -> Cow<'a, str> {
    // Control characters are one byte; U+FFFE and U+FFFF begin with 0xEF.
    let suspect = |byte: u8| (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0xEF;
    if !text.bytes().any(suspect) {
        return Cow::Borrowed(text);
    }
    let forbidden = text.chars().filter(|c| !is_allowed(*c)).count();
    if forbidden == 0 {
        return Cow::Borrowed(text);
    }
    *removed += forbidden;
    Cow::Owned(text.chars().filter(|c| is_allowed(*c)).collect())
}

/// White space, control characters, and characters that only steer how others are shown: a text of nothing else has
/// nothing in it.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// The numbers of segments, one after the other.
pub(super) fn numbers(segments: &Range<usize>, separator: &str) -> String {
    segments.clone().map(|segment| segment.to_string()).collect::<Vec<_>>().join(separator)
}

/// A confidence as it stands in files: four decimals between 0 and 1, a dot before them. None when there is none.
pub(super) fn confidence(confidence: Option<f64>) -> Option<String> {
    confidence.filter(|value| !value.is_nan()).map(|value| format!("{:.4}", value.clamp(0.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_xml_forbids_goes() {
        for (given, left, count, name) in [
            ("plain", "plain", 0, "English"),
            ("السَّـلام", "السَّـلام", 0, "vowel marks and tatweel"),
            ("\u{202B}می\u{200C}شود\u{202C}\u{200F}", "\u{202B}می\u{200C}شود\u{202C}\u{200F}", 0, "bidi and joiners"),
            ("a\u{0}\u{1}b\u{1F}", "ab", 3, "control characters"),
            ("\u{FFFE}س\u{FFFF}", "س", 2, "U+FFFE and U+FFFF"),
            ("\t\r\n\u{7F}\u{85}\u{1FFFE}", "\t\r\n\u{7F}\u{85}\u{1FFFE}", 0, "odd but allowed"),
        ] {
            let mut removed = 0;
            assert_eq!(allowed(given, &mut removed), left, "{name}");
            assert_eq!(removed, count, "{name}");
        }
    }

    #[test]
    fn confidences_have_four_decimals() {
        for (given, text) in [
            (None, None),
            (Some(f64::NAN), None),
            (Some(0.99999), Some("1.0000")),
            (Some(0.5), Some("0.5000")),
            (Some(1.0 + 1e-9), Some("1.0000")),
            (Some(-1e-12), Some("0.0000")),
        ] {
            assert_eq!(confidence(given).as_deref(), text);
        }
    }
}
