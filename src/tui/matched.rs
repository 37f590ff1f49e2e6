//! Where the words that match stand in a text.
//!
//! The aligner tells a match by its two words as they are first written. In a text they are looked for as it compared
//! them: folded in Arabic, by their stems in English, numbers by their value.

use std::ops::Range;

use crate::lang::Lang;
use crate::quality::{Figure, figures};
use crate::text::{english_stem, fold, number, words};

/// Longer texts have no words found in them: a key has to be answered in time.
const LARGEST: usize = 32 * 1024;

/// A text in which words can be looked for.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    words: Vec<(Range<usize>, String)>,
    figures: Vec<Figure>,
    stems: bool,
}

impl Lookup {
    /// Reads a text.
    pub fn new(text: &str, lang: &Lang) -> Self {
        if text.len() > LARGEST {
            return Lookup::default();
        }
        let stems = lang.primary() == "en";
        let words = words(text).map(|word| (word.span.range(), key(word.text, stems))).collect();
        Lookup { words, figures: figures(text, lang), stems }
    }

    /// Where a word stands, or an expression of several.
    pub fn find(&self, written: &str) -> Vec<Range<usize>> {
        if let Some(value) = number(written) {
            let same = self.figures.iter().filter(|figure| figure.value == value);
            let found: Vec<_> = same.map(|figure| figure.place.clone()).collect();
            if !found.is_empty() {
                return found;
            }
        }
        let wanted: Vec<String> = words(written).map(|word| key(word.text, self.stems)).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let runs = self.words.windows(wanted.len());
        let same = runs.filter(|run| run.iter().map(|(_, key)| key).eq(&wanted));
        same.filter_map(|run| Some(run.first()?.0.start..run.last()?.0.end)).collect()
    }
}

/// What makes two spellings one word.
fn key(word: &str, stems: bool) -> String {
    if stems { english_stem(word) } else { fold(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_they_were_compared() {
        let arabic = ("قالت السفينةُ إن الأمم المتحدة أرسلت ثلاثة ملايين رجل و٢٤٠ سفينة", Lang::arabic());
        let english = ("The ships said the ship's 240 men and three million others", Lang::english());
        for ((text, lang), written, found) in [
            (&arabic, "السفينة", vec!["السفينةُ"]),
            (&arabic, "الأمم المتحدة", vec!["الأمم المتحدة"]),
            (&arabic, "240", vec!["و٢٤٠"]),
            (&arabic, "3000000", vec!["ثلاثة ملايين"]),
            (&arabic, "بحر", vec![]),
            (&english, "ship", vec!["ships", "ship's"]),
            (&english, "240", vec!["240"]),
            (&english, "3000000", vec!["three million"]),
            (&english, "", vec![]),
        ] {
            let places = Lookup::new(text, lang).find(written);
            assert_eq!(places.into_iter().map(|place| &text[place]).collect::<Vec<_>>(), found, "{written}");
        }
    }
}
