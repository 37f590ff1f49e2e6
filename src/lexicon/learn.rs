//! Learning words from texts that translate each other.
//!
//! In go pairs of an Arabic and an English text; out comes a list of the words that a lexicon does not know yet, each as a
//! headword that [`Lexicon::lookup`] finds, with its English equivalent in the form it is mostly written in. What the
//! lexicon knows helps: a word that is explained already explains nothing else. A pair of words is learned only if
//! both stand in at least two texts together, far more often than by chance, and each mostly translates the other; of
//! words that are seen once nothing is learned. Numbers, and Latin words in Arabic texts, need no learning.

use super::association::Test;
use super::model1::{Known, Model1, NumberedPair};
use super::vocabulary::{Arabic, English};
use super::{Lexicon, ListEntry};

/// Two texts that translate each other.
#[derive(Debug, Clone, Copy)]
pub struct Taught<'a> {
    /// The Arabic one.
    pub arabic: &'a str,
    /// The English one.
    pub english: &'a str,
    /// How sure it is that they do, from 0 to 1.
    pub weight: f64,
}

/// How often the lexicon's words count as having been seen.
const KNOWN: f64 = 2.0;

/// How many pairs of words may pass the test by chance; most of them fail the next one.
const CHANCE: f64 = 1.0;

/// Of the occurrences of an Arabic word so many must be translated by the English one.
const SHARE: f64 = 0.2;

/// And so many the other way round: an English word may have several in Arabic, with all their forms.
const SHARE_BACK: f64 = 0.1;

const ROUNDS: usize = 5;

/// What the texts teach that the lexicon does not know. By headword, the weightiest first.
pub fn learn(texts: &[Taught], lexicon: &Lexicon) -> Vec<ListEntry> {
    let arabic = Arabic::new(texts.iter().map(|text| text.arabic), lexicon);
    let english = English::new(texts.iter().map(|text| text.english));
    let mut known: Vec<Known> = Vec::new();
    for word in 0..arabic.len() as u32 {
        for equivalent in lexicon.lookup(arabic.headword(word)) {
            if let Some(target) = english.number(&equivalent.stem) {
                known.push(Known { source: word, target, count: KNOWN * equivalent.weight });
            }
        }
    }
    let forward: Vec<NumberedPair> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| NumberedPair { source: arabic.text(at), target: english.text(at), weight: text.weight })
        .collect();
    let backward: Vec<NumberedPair> =
        forward.iter().map(|pair| NumberedPair { source: pair.target, target: pair.source, ..*pair }).collect();
    let known_back: Vec<Known> =
        known.iter().map(|known| Known { source: known.target, target: known.source, ..*known }).collect();
    let test = Test::among(arabic.repeated() as f64 * english.repeated() as f64, CHANCE);
    let there = Model1::train(&forward, &known, test, ROUNDS, 1);
    let back = Model1::train(&backward, &known_back, test, ROUNDS, 1);
    known.sort_unstable_by_key(|known| (known.source, known.target));
    let is_known =
        |word, target| known.binary_search_by_key(&(word, target), |known| (known.source, known.target)).is_ok();
    let mut learned = Vec::new();
    for word in 0..arabic.len() as u32 {
        for cell in there.row(word) {
            let mutual = cell.p >= SHARE && back.p(cell.target, word) >= SHARE_BACK;
            if mutual && !is_known(word, cell.target) && english.means_something(cell.target) {
                let weight = (cell.p.min(1.0) * 10_000.0).round() / 10_000.0;
                let (arabic, english) = (arabic.written(word).to_owned(), english.written(cell.target).to_owned());
                learned.push(ListEntry { arabic, english, weight });
            }
        }
    }
    learned.sort_by(|a, b| {
        a.arabic.cmp(&b.arabic).then(b.weight.total_cmp(&a.weight)).then_with(|| a.english.cmp(&b.english))
    });
    learned
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts about a subject whose words no list has.
    const TEXTS: &[(&str, &str)] = &[
        ("يضبط الفني الشقنوب قبل التشغيل.", "The technician adjusts the flange before start-up."),
        ("لا تلمس الشقنوب الساخن.", "Do not touch the hot flange."),
        ("نظف الزعفوق كل أسبوع.", "Clean the gasket every week."),
        ("استبدل الزعفوق والشقنوب معا.", "Replace the gasket and the flange together."),
        ("تحت الشقنوب أنبوب طويل.", "Under the flange is a long pipe."),
        ("هذا زعفوق جديد من المطاط.", "This is a new rubber gasket."),
        ("اترك الآلة تبرد.", "Let the machine cool."),
        ("زعفوقها الأصلي أفضل.", "Its original gasket is better."),
        ("افتح الباب ببطء.", "Open the door slowly."),
        ("لا يتحمل شقنوب رخيص الضغط العالي.", "A cheap flange does not withstand high pressure."),
    ];

    fn taught() -> Vec<Taught<'static>> {
        TEXTS.iter().map(|(arabic, english)| Taught { arabic, english, weight: 1.0 }).collect()
    }

    fn found(entries: &[ListEntry]) -> Vec<(&str, &str)> {
        entries.iter().map(|entry| (entry.arabic.as_str(), entry.english.as_str())).collect()
    }

    #[test]
    fn words_that_no_list_has_are_learned_and_found() {
        let entries = learn(&taught(), Lexicon::bundled());
        assert_eq!(found(&entries), [("زعفوق", "gasket"), ("شقنوب", "flange")]);
        assert!(entries.iter().all(|entry| entry.weight > 0.5 && entry.weight <= 1.0), "{entries:?}");
        let mut lexicon = Lexicon::empty();
        let info = super::super::ListInfo { name: "learned".to_owned(), origin: super::super::Origin::Learned };
        lexicon.add_list(info, &entries);
        for (word, stem) in [("الشقنوب", "flang"), ("وزعفوقها", "gasket"), ("شقنوبين", "flang")] {
            assert_eq!(lexicon.lookup(word)[0].stem, stem, "{word}");
        }
    }

    #[test]
    fn what_is_known_is_not_learned_again() {
        let mut lexicon = Lexicon::bundled().clone();
        lexicon.merge(&Lexicon::parse_tsv("own", "شقنوب\tflange").unwrap());
        assert_eq!(found(&learn(&taught(), &lexicon)), [("زعفوق", "gasket")]);
    }

    #[test]
    fn little_or_nothing_teaches_nothing() {
        let same = vec![Taught { arabic: "الشقنوب", english: "the flange", weight: 1.0 }; 50];
        let unsure: Vec<Taught> = taught().into_iter().map(|text| Taught { weight: 0.0, ..text }).collect();
        for (texts, name) in [
            (&[][..], "nothing"),
            (&taught()[..1], "one text"),
            (&same, "the same text again and again tells nothing apart"),
            (&unsure, "texts of which nothing is sure"),
        ] {
            assert_eq!(learn(texts, Lexicon::bundled()), [], "{name}");
        }
        let numbers =
            [("عام 2024 ١٥ NATO", "2024 15 NATO"); 9].map(|(arabic, english)| Taught { arabic, english, weight: 1.0 });
        assert_eq!(learn(&numbers, &Lexicon::empty()), []);
    }
}
