//! Looking words up: from an Arabic word as it stands in a text to weighted English stems.

use super::{Entry, Lexicon, Origin};
use crate::text::{arabic_stems, english_stem, is_english_function_word, number, without_article, words};

/// What an Arabic word or expression may be in English.
#[derive(Debug, Clone, PartialEq)]
pub struct Equivalent {
    /// The English stem, or a number in digits.
    pub stem: String,
    /// How much speaks for it, above 0 and at most 1.
    pub weight: f64,
    /// The list it stands in, if it is from one: [`Lexicon::list`] tells more.
    pub list: Option<u32>,
}

/// An expression of several words that was found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// How many words of the text it takes.
    pub words: usize,
    /// Its equivalents.
    pub equivalents: Vec<Equivalent>,
}

/// What every clitic or ending that has to be cut off takes from the weight. Tuned on news and scripture.
const CUT: f64 = 0.25;

impl Lexicon {
    /// The English stems for an Arabic word, best first; empty if no reading of it is a headword.
    ///
    /// Every candidate stem is looked up. An equivalent has the weight its list gives it, 1 in most, a quarter of it for
    /// each cut that leads to its headword; one of several words shares its weight among those that carry meaning. A stem that is
    /// reached in several ways keeps its largest weight.
    pub fn lookup(&self, arabic: &str) -> Vec<Equivalent> {
        let mut found = Vec::new();
        for stem in arabic_stems(&crate::text::fold(arabic)) {
            let weight = CUT.powi(stem.cuts.into());
            for entry in self.chain(self.words.get(&stem.text)) {
                self.equivalents_into(&mut found, entry, weight);
            }
        }
        sort(&mut found);
        found
    }

    /// Whether any reading of an Arabic word is a headword.
    pub fn knows(&self, arabic: &str) -> bool {
        arabic_stems(&crate::text::fold(arabic)).iter().any(|stem| self.words.contains_key(&stem.text))
    }

    /// The origin of the lists in which any reading of an Arabic word is a headword; the most reliable one of several.
    pub fn known_from(&self, arabic: &str) -> Option<Origin> {
        let stems = arabic_stems(&crate::text::fold(arabic));
        let entries = stems.iter().flat_map(|stem| self.chain(self.words.get(&stem.text)));
        entries.map(|entry| self.list(entry.list).origin).min()
    }

    /// The origin of the list in which an equivalent stands.
    pub fn origin(&self, equivalent: &Equivalent) -> Option<Origin> {
        equivalent.list.map(|list| self.list(list).origin)
    }

    /// Whether an expression may begin with this folded word.
    pub fn begins_phrase(&self, folded: &str) -> bool {
        phrase_starts(folded).any(|start| self.phrases.contains_key(start))
    }

    /// The longest expression that begins with the first of these folded words.
    pub fn phrase(&self, folded: &[&str]) -> Option<Phrase> {
        let first = folded.first().filter(|_| folded.len() > 1 && !self.phrases.is_empty())?;
        let mut best: Option<&Entry> = None;
        for entry in phrase_starts(first).flat_map(|start| self.chain(self.phrases.get(start))) {
            let mut rest = entry.rest.iter().zip(&folded[1..]);
            let fits = entry.rest.len() < folded.len() && rest.all(|(a, b)| a == without_article(b));
            if fits && best.is_none_or(|best| best.rest.len() < entry.rest.len()) {
                best = Some(entry);
            }
        }
        let best = best?;
        let mut equivalents = Vec::new();
        for entry in phrase_starts(first).flat_map(|start| self.chain(self.phrases.get(start))) {
            if entry.rest == best.rest {
                self.equivalents_into(&mut equivalents, entry, 1.0);
            }
        }
        sort(&mut equivalents);
        Some(Phrase { words: best.rest.len() + 1, equivalents })
    }

    /// Adds the comma-separated equivalents of an entry.
    fn equivalents_into(&self, found: &mut Vec<Equivalent>, entry: &Entry, weight: f64) {
        let weight = weight * f64::from(entry.weight);
        for equivalent in self.equivalents(entry).split(',') {
            let mut parts: Vec<&str> = words(equivalent).map(|word| word.text).collect();
            if parts.len() > 1 && parts.iter().any(|part| !is_english_function_word(part)) {
                parts.retain(|part| !is_english_function_word(part));
            }
            let share = weight / parts.len().max(1) as f64;
            for part in parts {
                let stem = number(part).unwrap_or_else(|| english_stem(part));
                match found.iter_mut().find(|known| known.stem == stem) {
                    Some(known) if known.weight >= share => {}
                    Some(known) => (known.weight, known.list) = (share, Some(entry.list)),
                    None => found.push(Equivalent { stem, weight: share, list: Some(entry.list) }),
                }
            }
        }
    }
}

/// The readings of a word at the beginning of an expression: there a conjunction or preposition may stand before it.
fn phrase_starts(folded: &str) -> impl Iterator<Item = &str> {
    let bare = without_article(folded);
    [Some(bare), bare.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك'])].into_iter().flatten()
}

fn sort(found: &mut [Equivalent]) {
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.stem.cmp(&b.stem)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn lexicon() -> Lexicon {
        let list = "مدرسة\tschool\nكتب\twrite\nكتاب\tbook, writers\nالأمم المتحدة\tUnited Nations, UN\nثلاثة\tthree, 3\n\
                    عاجل\tin a hurry";
        Lexicon::parse_tsv("test", list).unwrap()
    }

    #[test]
    fn inflected_words_are_found() {
        for (word, stem, weight) in [
            ("مدرسة", "school", 1.0),
            ("بالمدرسة", "school", 0.25),
            ("ومدرستهم", "school", 0.0625),
            ("كَتَبَ", "write", 1.0),
            ("ثلاثة", "3", 1.0),
            ("عاجل", "hurri", 1.0),
        ] {
            let found = lexicon().lookup(word);
            assert!(found.iter().any(|e| e.stem == stem && e.weight == weight), "{word}: {found:?}");
        }
        assert!(lexicon().lookup("قطار").is_empty());
        assert!(!lexicon().knows("قطار") && lexicon().knows("والكتاب"));
    }

    #[test]
    fn expressions_are_found_with_clitics() {
        for (text, expected) in [
            ("الأمم المتحدة", Some(2)),
            ("وللأمم المتحدة تقرير", Some(2)),
            ("والأمم المتحدة", Some(2)),
            ("أمم متحدة", Some(2)),
            ("الأمم", None),
            ("الأمم الأخرى", None),
        ] {
            let folded = fold(text);
            let words: Vec<&str> = folded.split(' ').collect();
            assert_eq!(lexicon().phrase(&words).map(|phrase| phrase.words), expected, "{text}");
        }
        let folded = fold("الأمم المتحدة");
        let phrase = lexicon().phrase(&folded.split(' ').collect::<Vec<_>>()).unwrap();
        assert_eq!(phrase.equivalents.len(), 3);
        assert_eq!(phrase.equivalents[0], Equivalent { stem: "un".to_owned(), weight: 1.0, list: Some(0) });
    }

    #[test]
    fn merging_keeps_both() {
        let mut both = lexicon();
        both.merge(&Lexicon::parse_tsv("more", "كتاب\tvolume").unwrap());
        let stems: Vec<_> = both.lookup("كتاب").into_iter().map(|e| e.stem).collect();
        assert!(stems.contains(&"book".to_owned()) && stems.contains(&"volum".to_owned()));
    }
}
