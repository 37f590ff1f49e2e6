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
        .flat_map(|(at, word)| by_script(word).map(move |(inner, part)| (at + inner, part)))
        .map(|(at, word)| Word { text: word, span: Span::new(at, at + word.len()) })
}

/// The parts of a word that are written in one script: `و` and `BBC` of `وBBC`. Digits and signs go with what stands
/// before them.
fn by_script(word: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = Some((0, word)).filter(|_| !word.is_empty());
    std::iter::from_fn(move || {
        let (at, text) = rest?;
        let mut script = None;
        let border = text.char_indices().find(|(_, c)| {
            let own = if is_arabic(*c) { Some(true) } else { c.is_ascii_alphabetic().then_some(false) };
            let other = own.is_some() && script.is_some() && own != script;
            script = own.or(script);
            other
        });
        let (part, next) = text.split_at(border.map_or(text.len(), |(border, _)| border));
        rest = Some((at + part.len(), next)).filter(|_| !next.is_empty());
        Some((at, part))
    })
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{64A}')
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
            ("وBBC", vec!["و", "BBC"]),
            ("فيروس MERS-CoVالذي", vec!["فيروس", "MERS", "CoV", "الذي"]),
            ("ب15 وH1N1", vec!["ب15", "و", "H1N1"]),
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
