//! Guessing which language a text is in, as far as it matters here: Arabic, English, or neither.
//!
//! The script with more letters decides first. Within the Arabic script, letters that Arabic does not have (پ چ گ ک ی ہ ے
//! …) speak for Persian, Urdu and others, words with the article ال against them. Within the Latin script, the most
//! frequent small words of English speak for it; those of other European languages, and letters beyond ASCII, against.
//! It is meant for defaults and warnings, and says how sure it is.

use unicode_normalization::UnicodeNormalization;

use crate::lang::Lang;
use crate::text::fold;

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// English.
    English,
    /// Another language in Arabic script, such as Persian or Urdu.
    OtherArabicScript,
    /// Another language in Latin script.
    OtherLatinScript,
    /// Another script, or no letters at all.
    Unknown,
}

/// A guess with how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// The guess.
    pub language: Language,
    /// From 0 (nothing to go by) to 1. Below 0.5 it is no basis for a warning; a word or two never get beyond that.
    pub confidence: f64,
}

impl Language {
    /// Its tag, for the two that are known.
    pub fn lang(self) -> Option<Lang> {
        match self {
            Language::Arabic => Some(Lang::arabic()),
            Language::English => Some(Lang::english()),
            _ => None,
        }
    }
}

/// How much of a text is looked at, in characters: some 20 pages.
const SAMPLE: usize = 50_000;

/// The words of English that are both most frequent and not words of its neighbours in the same spelling.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "that", "for", "it", "with", "as", "he", "be", "by", "at", "from", "this", "are", "have",
    "which", "or", "had", "not", "but", "his", "they", "you", "were", "their", "one", "all", "we", "can", "her", "has",
    "there", "been", "if", "more", "when", "will", "would", "who", "what", "said", "its", "about", "after", "she",
];

/// The same of French, Spanish, Portuguese, Italian, German, Dutch, Swedish, Danish, Polish, Turkish, Indonesian, folded.
const OTHER_LATIN: &[&str] = &[
    "le", "les", "des", "et", "une", "que", "qui", "dans", "du", "est", "pour", "pas", "sur", "avec", "el", "los",
    "las", "una", "por", "con", "para", "se", "es", "del", "como", "os", "uma", "nao", "em", "dos", "il", "di", "che",
    "della", "per", "sono", "der", "die", "und", "das", "ist", "nicht", "ein", "eine", "zu", "den", "von", "mit",
    "auf", "fur", "het", "een", "van", "dat", "niet", "zijn", "och", "att", "det", "som", "av", "ar", "og", "er",
    "til", "ikke", "nie", "jest", "sie", "ve", "bir", "bu", "ile", "yang", "dan", "untuk", "dengan", "ini", "itu",
];

/// The share of the words above in an English text: three in ten words and more; in another Latin text one in a hundred.
const USUAL_ENGLISH: f64 = 0.3;

/// The share of words with the article in an Arabic text: one in four; in Persian and Urdu one in a hundred.
const USUAL_ARTICLES: f64 = 0.25;

/// The share of letters that Arabic does not have in a Persian text (its ی and ک alone come to more).
const USUAL_FOREIGN: f64 = 0.08;

/// How many words it takes to be half as sure as one can be.
const HALF_SURE_WORDS: f64 = 4.0;

/// Guesses the language of a text by its beginning.
pub fn detect(text: &str) -> Detected {
    let sample: String = text.chars().take(SAMPLE).nfkc().collect();
    let count = |wanted: fn(char) -> bool| sample.chars().filter(|c| wanted(*c)).count();
    let (arabic, latin, all) = (count(is_arabic_script), count(is_latin), count(char::is_alphabetic));
    if arabic.max(latin) * 2 < all || all == 0 {
        return Detected { language: Language::Unknown, confidence: 0.0 };
    }
    let (language, sure, words) = if arabic >= latin { among_arabic(&sample) } else { among_latin(&sample) };
    let script = arabic.max(latin) as f64 / all as f64;
    let enough = words as f64 / (words as f64 + HALF_SURE_WORDS);
    Detected { language, confidence: sure * script * enough }
}

/// Arabic or another language in its script, how sure, by how many words.
fn among_arabic(sample: &str) -> (Language, f64, usize) {
    let (mut words, mut with_article, mut letters, mut foreign) = (0, 0, 0, 0);
    for word in words_of(sample).filter(|word| word.starts_with(is_arabic_script)) {
        words += 1;
        let stem = word.trim_start_matches(['و', 'ف', 'ب', 'ك']);
        with_article += usize::from(stem.starts_with("ال") || stem.starts_with("لل"));
        letters += word.chars().count();
        foreign += word.chars().filter(|c| is_arabic_script(*c) && !is_arabic_letter(*c)).count();
    }
    let for_arabic = (share(with_article, words) / USUAL_ARTICLES).min(1.0);
    let against = (share(foreign, letters) / USUAL_FOREIGN).min(1.0);
    let (language, difference) = if against > for_arabic {
        (Language::OtherArabicScript, against - for_arabic)
    } else {
        (Language::Arabic, for_arabic - against)
    };
    (language, 0.5 + difference / 2.0, words)
}

/// English or another language in Latin script, how sure, by how many words.
fn among_latin(sample: &str) -> (Language, f64, usize) {
    let (mut words, mut english, mut other, mut letters, mut beyond_ascii) = (0, 0, 0, 0, 0);
    for word in words_of(sample).filter(|word| word.starts_with(is_latin)) {
        words += 1;
        letters += word.chars().count();
        beyond_ascii += word.chars().filter(|c| is_latin(*c) && !c.is_ascii()).count();
        let word = fold(word);
        english += usize::from(ENGLISH.contains(&&*word));
        other += usize::from(OTHER_LATIN.contains(&&*word));
    }
    let for_english = (share(english, words) / USUAL_ENGLISH).min(1.0);
    // English has its share of foreign names, but not one letter in a hundred with an accent.
    let against = ((share(other, words) + share(beyond_ascii, letters) * 5.0) / USUAL_ENGLISH).min(1.0);
    // A text without small words is a heading when it is short and another language when it is long.
    let absence = share(words.clamp(10, 60) - 10, 50) * 0.2;
    let (language, difference) = if against.max(absence) > for_english {
        (Language::OtherLatinScript, against.max(absence) - for_english)
    } else {
        (Language::English, for_english - against)
    };
    (language, 0.5 + difference / 2.0, words)
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphabetic() || matches!(c, '\u{64B}'..='\u{652}' | 'ـ')))
        .filter(|word| !word.is_empty())
}

fn is_arabic_script(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{870}'..='\u{8FF}')
}

/// The letters and marks of Arabic itself (Unicode: U+0621 to U+0652, wasla, superscript alef).
fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{63A}' | '\u{640}'..='\u{652}' | '\u{670}' | '\u{671}')
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        use Language::*;
        for (text, language, name) in [
            ("أعلنت الوزارة أمس أن الأعمال في الطريق الساحلي ستبدأ في الشهر المقبل.", Arabic, "Arabic news"),
            ("أَعْلَنَتِ الوِزارَةُ أَمْسِ أَنَّ الأَعْمالَ سَتَبْدَأُ قَرِيبًا", Arabic, "with vowel marks"),
            ("وقال مدير شركة Volkswagen في مدينة Wolfsburg إن الإنتاج ارتفع", Arabic, "with Latin names"),
            ("فاز منتخب البرتگال على منتخب إسپانيا في المباراة", Arabic, "with two letters of loanwords"),
            ("شكرا", Arabic, "one word"),
            (
                "وزارت راه اعلام کرد که کارهای جاده ساحلی از ماه آینده آغاز می‌شود و یک سال طول می‌کشد.",
                OtherArabicScript,
                "Persian",
            ),
            (
                "وزارت راه اعلام كرد كه كارهاي جاده ساحلي از ماه آينده با چهار پيمانكار آغاز مي‌شود و تا پايان سال طول مي‌كشد و گران است.",
                OtherArabicScript,
                "Persian with Arabic letters",
            ),
            ("وزارت نے اعلان کیا ہے کہ ساحلی سڑک کا کام اگلے مہینے شروع ہو گا۔", OtherArabicScript, "Urdu"),
            (
                "The ministry said yesterday that work on the coastal road would begin next month.",
                English,
                "English news",
            ),
            (
                "Beyoncé and Plácido Domingo were among the guests who came to the café.",
                English,
                "English with accents",
            ),
            ("Road closed", English, "a short heading"),
            (
                "Le ministère a annoncé hier que les travaux sur la route côtière commenceront le mois prochain.",
                OtherLatinScript,
                "French",
            ),
            (
                "Das Ministerium teilte gestern mit, dass die Arbeiten an der Straße im Mai beginnen.",
                OtherLatinScript,
                "German",
            ),
            (
                "El ministerio anunció ayer que las obras de la carretera empezarán en mayo.",
                OtherLatinScript,
                "Spanish",
            ),
            ("Министерство сообщило, что работы начнутся в мае.", Unknown, "Russian"),
            ("12 + 30 = 42", Unknown, "no letters"),
            ("", Unknown, "nothing"),
        ] {
            assert_eq!(detect(text).language, language, "{name}: {:?}", detect(text));
        }
    }

    #[test]
    fn more_text_makes_it_surer() {
        let sentence = "The ministry said that the work on the road would begin in May. ";
        let [word, one, many] = ["Road", sentence, &sentence.repeat(20)].map(detect);
        assert!(word.confidence < 0.5 && one.confidence > 0.5 && many.confidence > 0.9, "{word:?} {one:?} {many:?}");
        let sentence = "قالت الوزارة إن العمل في الطريق الساحلي سيبدأ في مايو. ";
        let [word, one, many] = ["طريق", sentence, &sentence.repeat(20)].map(detect);
        assert!(word.confidence < 0.5 && one.confidence > 0.5 && many.confidence > 0.9, "{word:?} {one:?} {many:?}");
    }

    #[test]
    fn presentation_forms_are_arabic() {
        let shaped = "\u{FE8D}\u{FEDF}\u{FEB4}\u{FEFC}\u{FEE1} \u{FECB}\u{FEE0}\u{FEF4}\u{FEDC}\u{FEE2}";
        assert_eq!(detect(shaped).language, Language::Arabic);
    }
}
