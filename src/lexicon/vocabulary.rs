//! The words of texts that something is to be learned from, numbered.

use rustc_hash::FxHashMap;

use super::Lexicon;
use crate::text::{arabic_stems, english_stem, fold, is_english_function_word, number, without_article, words};

/// Texts as numbers of words.
#[derive(Default)]
struct Texts {
    starts: Vec<usize>,
    words: Vec<u32>,
}

impl Texts {
    fn of(&self, text: usize) -> &[u32] {
        &self.words[self.starts[text]..self.starts[text + 1]]
    }

    /// How many words stand in two texts or more.
    fn repeated(&self, words: usize) -> usize {
        let mut seen = vec![(0_u32, usize::MAX); words];
        for text in 0..self.starts.len() - 1 {
            for word in self.of(text) {
                let (count, last) = &mut seen[*word as usize];
                *count += u32::from(*last != text);
                *last = text;
            }
        }
        seen.iter().filter(|(count, _)| *count > 1).count()
    }
}

/// The distinct words of texts as they are written, in the order in which they first come.
struct Written<'t> {
    texts: Texts,
    forms: Vec<(&'t str, u32)>,
}

impl<'t> Written<'t> {
    fn new(all: impl Iterator<Item = &'t str>) -> Self {
        let mut texts = Texts { starts: vec![0], words: Vec::new() };
        let mut forms: Vec<(&str, u32)> = Vec::new();
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        for text in all {
            for word in words(text) {
                let number = *numbers.entry(word.text).or_insert_with(|| {
                    forms.push((word.text, 0));
                    forms.len() as u32 - 1
                });
                forms[number as usize].1 += 1;
                texts.words.push(number);
            }
            texts.starts.push(texts.words.len());
        }
        Written { texts, forms }
    }

    /// The same texts in other numbers; what has none is left out.
    fn renumbered(&self, numbers: &[Option<u32>]) -> Texts {
        let mut texts = Texts { starts: vec![0], words: Vec::with_capacity(self.texts.words.len()) };
        for text in 0..self.texts.starts.len() - 1 {
            texts.words.extend(self.texts.of(text).iter().filter_map(|word| numbers[*word as usize]));
            texts.starts.push(texts.words.len());
        }
        texts
    }
}

/// Words under the form in which they are compared, each with the written form that is met most often.
#[derive(Default)]
struct Words {
    numbers: FxHashMap<String, u32>,
    /// The form in which it is compared; the written one and how often it is met.
    words: Vec<(String, String, u32)>,
}

impl Words {
    fn number(&mut self, form: String) -> u32 {
        let next = self.words.len() as u32;
        let words = &mut self.words;
        *self.numbers.entry(form).or_insert_with_key(|form| {
            words.push((form.clone(), String::new(), 0));
            next
        })
    }

    /// Takes a written form, if it is met more often than the one that is known; of equals, the first in the alphabet.
    fn offer(&mut self, number: u32, written: &str, count: u32) {
        let (_, known, most) = &mut self.words[number as usize];
        if count > *most || (count == *most && written < known.as_str()) {
            (*known, *most) = (written.to_owned(), count);
        }
    }
}

/// The Arabic side: words without article, clitics and endings, as far as can be told.
pub(super) struct Arabic {
    texts: Texts,
    words: Words,
}

/// An unknown word is taken for a form of a shorter one only if that has so many times as many forms for each cut.
const CUT: f64 = 0.4;

/// A stem that is not known must have so many letters: shorter ones are in every other word.
const LETTERS: usize = 3;

impl Arabic {
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>, lexicon: &Lexicon) -> Self {
        let written = Written::new(texts);
        let folded: Vec<Option<String>> = written.forms.iter().map(|(form, _)| arabic_word(form)).collect();
        let mut support: FxHashMap<String, u32> = FxHashMap::default();
        let headwords: Vec<Option<String>> =
            folded.iter().map(|folded| folded.as_deref().and_then(|folded| lexicon.headword(folded))).collect();
        let unknown = || folded.iter().zip(&headwords).zip(&written.forms).filter(|((_, known), _)| known.is_none());
        for ((folded, _), (_, count)) in unknown() {
            let bare = folded.as_deref().map(without_article);
            for stem in bare.map(arabic_stems).into_iter().flatten() {
                *support.entry(stem.text).or_default() += count;
            }
        }
        let mut words = Words::default();
        let mut numbers = Vec::with_capacity(folded.len());
        for ((folded, known), (form, count)) in folded.into_iter().zip(headwords).zip(&written.forms) {
            let Some(folded) = folded else {
                numbers.push(None);
                continue;
            };
            let headword = known.unwrap_or_else(|| best_stem(without_article(&folded), &support));
            let as_it_is = headword == folded;
            let number = words.number(headword);
            if as_it_is {
                words.offer(number, form, *count);
            }
            numbers.push(Some(number));
        }
        Arabic { texts: written.renumbered(&numbers), words }
    }

    pub fn len(&self) -> usize {
        self.words.words.len()
    }

    pub fn text(&self, text: usize) -> &[u32] {
        self.texts.of(text)
    }

    pub fn repeated(&self) -> usize {
        self.texts.repeated(self.len())
    }

    /// The folded headword.
    pub fn headword(&self, word: u32) -> &str {
        &self.words.words[word as usize].0
    }

    /// The headword as it is mostly written; folded where it only stands in longer forms.
    pub fn written(&self, word: u32) -> &str {
        let (headword, written, count) = &self.words.words[word as usize];
        if *count > 0 { written } else { headword }
    }
}

/// The folded word, if it is one in Arabic letters.
fn arabic_word(form: &str) -> Option<String> {
    let arabic = |c: char| matches!(c, '\u{0620}'..='\u{064A}' | '\u{0671}'..='\u{06D3}');
    (form.contains(arabic) && number(form).is_none()).then(|| fold(form))
}

/// The stem that most of the unknown words share, cuts weighed against it.
fn best_stem(bare: &str, support: &FxHashMap<String, u32>) -> String {
    let worth = |text: &str, cuts: u8| {
        f64::from(support.get(text).copied().unwrap_or(0)) * (0..cuts).fold(1.0, |worth, _| worth * CUT)
    };
    let mut best = (worth(bare, 0), bare.to_owned());
    for stem in arabic_stems(bare) {
        let worth = worth(&stem.text, stem.cuts);
        if worth > best.0 && stem.text.chars().count() >= LETTERS {
            best = (worth, stem.text);
        }
    }
    best.1
}

impl Lexicon {
    /// The headword that a folded word is a form of, with the fewest cuts.
    fn headword(&self, folded: &str) -> Option<String> {
        let stems = arabic_stems(folded).into_iter().filter(|stem| self.words.contains_key(&stem.text));
        stems.min_by_key(|stem| stem.cuts).map(|stem| stem.text)
    }
}

/// The English side: stems.
pub(super) struct English {
    texts: Texts,
    words: Words,
}

impl English {
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let written = Written::new(texts);
        let mut words = Words::default();
        let mut numbers = Vec::with_capacity(written.forms.len());
        // A word that is also written with a small letter is one that a sentence began with.
        let small: FxHashMap<&str, u32> = written.forms.iter().copied().collect();
        for (form, count) in &written.forms {
            let is_word = form.chars().any(char::is_alphabetic) && number(form).is_none();
            numbers.push(is_word.then(|| {
                let number = words.number(english_stem(form));
                let lower = form.to_lowercase();
                match small.get(lower.as_str()) {
                    Some(also) if lower != **form => words.offer(number, &lower, *also + *count),
                    _ => words.offer(number, form, *count),
                }
                number
            }));
        }
        English { texts: written.renumbered(&numbers), words }
    }

    pub fn text(&self, text: usize) -> &[u32] {
        self.texts.of(text)
    }

    pub fn repeated(&self) -> usize {
        self.texts.repeated(self.words.words.len())
    }

    /// The number of a stem, if the texts hold it.
    pub fn number(&self, stem: &str) -> Option<u32> {
        self.words.numbers.get(stem).copied()
    }

    /// The word as it is mostly written.
    pub fn written(&self, word: u32) -> &str {
        &self.words.words[word as usize].1
    }

    /// Whether a word does more than serve grammar.
    pub fn means_something(&self, word: u32) -> bool {
        let (stem, written, _) = &self.words.words[word as usize];
        stem.chars().count() > 1
            && !is_english_function_word(&written.to_lowercase())
            && !is_english_function_word(stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_unknown_word_are_one_word() {
        let texts = ["الشقنوب ليس شقنوبا", "بالشقنوب والشقنوب", "شقنوب", "شقنوب", "شقنوبها", "وزعفوق مع زعفوق"];
        let arabic = Arabic::new(texts.into_iter(), &Lexicon::empty());
        let word = arabic.text(2)[0];
        assert_eq!((arabic.headword(word), arabic.written(word)), ("شقنوب", "شقنوب"));
        assert_eq!(arabic.text(1), [word, word]);
        assert_eq!(arabic.text(4), [word]);
        assert_eq!([arabic.text(0)[0], arabic.text(0)[2]], [word, word]);
    }

    #[test]
    fn words_are_shown_as_they_are_written() {
        let english = English::new(["The flanges. Flanges", "flange NATO NATO", "Flanges 15 %"].into_iter());
        let written: Vec<&str> = english.text(0).iter().map(|word| english.written(*word)).collect();
        assert_eq!(written, ["The", "flanges", "flanges"]);
        assert_eq!(english.written(english.text(1)[1]), "NATO");
        assert_eq!(english.text(2).len(), 1);
        assert!(!english.means_something(english.text(0)[0]) && english.means_something(english.text(0)[1]));
        let arabic = Arabic::new(["إدارة الهيئة ٢٠٢٤ NATO"].into_iter(), Lexicon::bundled());
        assert_eq!(arabic.text(0).len(), 2);
        assert_eq!(arabic.written(arabic.text(0)[0]), "إدارة");
    }
}
