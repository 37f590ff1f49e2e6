//! Words: the runs of letters and digits of a text, and the few signs that are read as words.
//!
//! Boundaries are those of Unicode's word segmentation (UAX 29), so `3,000.5`, `don't` and `U.S` are one word each, and
//! vowel marks stay with their letters. Signs that a translator writes out (`%`, `$`) are words too; every other
//! punctuation mark is left out.

use unicode_segmentation::UnicodeSegmentation;

use super::Span;

/// A word of a text, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'t> {
    /// Its letters and digits.
    pub text: &'t str,
    /// Where it stands in the text.
    pub span: Span,
}

/// The words of a text, in order.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let found = text.split_word_bound_indices();
    found
        .filter(|(_, word)| word.chars().any(char::is_alphanumeric) || spelled_out(word).is_some())
        .map(|(at, word)| Word { text: word, span: Span::new(at, at + word.len()) })
}

/// The English word for a sign that is read as a word: `percent` for `%` and `٪`, `dollar` for `$`.
pub fn spelled_out(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "%" | "٪" | "﹪" | "％" => "percent",
        "$" => "dollar",
        "€" => "euro",
        "£" => "pound",
        "¥" => "yen",
        "°" => "degree",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        for (text, expected) in [
            ("It doesn't cost $3,000.50!", vec!["It", "doesn't", "cost", "$", "3,000.50"]),
            ("قالَ: «نعم»، ثم مضى.", vec!["قالَ", "نعم", "ثم", "مضى"]),
            ("بنسبة ٤٫٥٪", vec!["بنسبة", "٤٫٥", "٪"]),
            ("Al-Assad", vec!["Al", "Assad"]),
            ("… — !", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(words(text).map(|word| word.text).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn spans_point_at_the_words() {
        let text = "عام 2024، year";
        assert!(words(text).all(|word| word.span.of(text) == word.text));
    }
}
