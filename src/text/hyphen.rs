//! Words that a line end breaks, with a hyphen before it.
//!
//! Nobody knows whether the hyphen was there before (`al-Assad`) or came with the line end (`inter-national`), so it stays.

use std::borrow::Cow;

/// Whether a text ends and the next one begins within one word: with a hyphen behind a letter, and a letter.
pub fn breaks_word(before: &str, behind: &str) -> bool {
    before.strip_suffix(['-', '‐']).is_some_and(|word| word.ends_with(char::is_alphabetic))
        && behind.starts_with(char::is_alphabetic)
}

/// A text without the line ends inside of its words. Other line ends stay.
pub fn unbroken(text: &str) -> Cow<'_, str> {
    let is_line_end = |c: char| matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut whole = String::new();
    let (mut from, mut at) = (0, 0);
    while let Some(end) = text[at..].find(is_line_end).map(|found| at + found) {
        let behind = text[end..].trim_start();
        let before = text[..end].trim_end_matches([' ', '\t']);
        at = text.len() - behind.len();
        let is_one =
            text[end..at].chars().filter(|c| is_line_end(*c)).count() == 1 || text[end..at].starts_with("\r\n");
        if is_one && before.len() >= from && breaks_word(before, behind) {
            whole.push_str(&text[from..before.len()]);
            from = at;
        }
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    whole.push_str(&text[from..]);
    Cow::Owned(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_a_line_end_breaks_are_whole_again() {
        for (text, expected, name) in [
            ("Bashar al-\nAssad came.", "Bashar al-Assad came.", "a name"),
            ("an inter-\r\nnational one", "an inter-national one", "a break"),
            ("an inter- \n   national one", "an inter-national one", "with spaces"),
            ("الشرق-\nالأوسط", "الشرق-الأوسط", "Arabic"),
            ("a-\nb-\nc\nd", "a-b-c\nd", "one after the other"),
            ("inter‐\nnational", "inter‐national", "the hyphen of Unicode"),
            ("he came -\nand went", "he came -\nand went", "a dash"),
            ("the years 1990-\n1995", "the years 1990-\n1995", "numbers"),
            ("a list-\n- of", "a list-\n- of", "a sign behind"),
            ("inter-\n\nnational", "inter-\n\nnational", "a blank line"),
            ("-\nb", "-\nb", "nothing before"),
            ("a-\n", "a-\n", "nothing behind"),
            ("", "", "nothing"),
        ] {
            assert_eq!(unbroken(text), expected, "{name}");
        }
    }
}
