//! Typed and pasted text, made fit to be stored.

use unicode_normalization::UnicodeNormalization;

/// Folds typed or pasted text: presentation forms become base letters, line ends and tabs become spaces, and controls
/// are dropped and counted.
///
/// Kept are the format characters with a use in plain text: joiners and non-joiners, zero width space and word joiner,
/// the soft hyphen, marks of direction and isolates, variation selectors, the signs that stand around digits. Dropped is
/// every other control: of the terminal, embeddings and overrides, byte order marks, tags, noncharacters.
pub fn clean_input(text: &str) -> (String, usize) {
    let mut clean = String::with_capacity(text.len());
    let mut dropped = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\t'..='\r' | '\u{85}' | '\u{2028}'..='\u{2029}' => clean.push(' '),
            c if is_dropped(c) => dropped += 1,
            c => push_letters(&mut clean, c),
        }
    }
    (clean, dropped)
}

fn is_dropped(c: char) -> bool {
    match c {
        '\u{202A}'..='\u{202E}'
        | '\u{2061}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FEFF}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E00FF}'
        | '\u{E01F0}'..='\u{E0FFF}' => true,
        c => c.is_control() || u32::from(c) & 0xFFFE == 0xFFFE,
    }
}

/// Appends a character, as base letters where it is a presentation form. The ligatures of whole words and phrases
/// (U+FDF0 and after) are written on purpose and stay.
fn push_letters(clean: &mut String, c: char) {
    match c {
        '\u{FB50}'..='\u{FDEF}' | '\u{FE70}'..='\u{FEFC}' => {
            let letters = std::iter::once(c).nfkc();
            // The forms of a mark alone decompose to a space and the mark.
            clean.extend(letters.filter(|letter| *letter != ' '));
        }
        c => clean.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn input_is_folded() {
        for (typed, kept, dropped, name) in [
            ("\u{FEFB}\u{FEF5}\u{FEF7}\u{FEF9}", "لالآلألإ", 0, "the lam-alef keys"),
            ("\u{FEB3}\u{FEFC}\u{FEE1}", "سلام", 0, "text copied from a page description"),
            ("\u{FB8E}\u{FBFF}", "کی", 0, "Persian forms"),
            ("\u{FE76}\u{FE77}", "\u{64E}\u{640}\u{64E}", 0, "forms of marks"),
            ("\u{FDFA}\u{FD3E}", "\u{FDFA}\u{FD3E}", 0, "ligatures and brackets that are written on purpose"),
            ("a\r\nb\nc\td\re", "a b c d e", 0, "line ends and tabs"),
            ("a\u{1B}[31mب\u{7}\u{9B}", "a[31mب", 3, "controls of the terminal"),
            ("\u{FEFF}a\u{202E}b\u{202C}", "ab", 3, "an override and a byte order mark"),
            (
                "می\u{200C}ها C++\u{200E} \u{2067}ا\u{2069}",
                "می\u{200C}ها C++\u{200E} \u{2067}ا\u{2069}",
                0,
                "useful ones",
            ),
            ("❤\u{FE0F}👨\u{200D}👩", "❤\u{FE0F}👨\u{200D}👩", 0, "emoji"),
            ("ﬁ café", "ﬁ café", 0, "compatibility forms of other scripts"),
            ("", "", 0, "nothing"),
        ] {
            assert_eq!(clean_input(typed), (kept.to_owned(), dropped), "{name}");
            assert_eq!(clean_input(kept), (kept.to_owned(), 0), "{name}, once more");
        }
    }
}
