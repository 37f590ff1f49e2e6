//! The beginning of a text from outside, for a message.

/// The first `most` characters of a text on one line: control characters become U+FFFD, and `…` stands for what is missing.
pub fn excerpt(text: &str, most: usize) -> String {
    let mut line: String = text.chars().take(most).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
    if text.chars().nth(most).is_some() {
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_one_line() {
        for (text, most, shown, name) in [
            ("", 3, "", "nothing"),
            ("نعم", 3, "نعم", "all of it"),
            ("نعم!", 3, "نعم…", "its beginning"),
            ("a\r\n\u{1B}b", 9, "a\u{FFFD}\u{FFFD}\u{FFFD}b", "control characters"),
            ("ab", 0, "…", "no room at all"),
        ] {
            assert_eq!(excerpt(text, most), shown, "{name}");
        }
    }
}
