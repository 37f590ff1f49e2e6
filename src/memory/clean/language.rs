//! Whether texts are in the language that they are said to be in.

use crate::lang::{Direction, Lang};
use crate::text::language::{Language, detect};

/// Less sure guesses are no reason to take a unit away; a sentence of some ten words reaches this.
const SURE: f64 = 0.6;

const SIDES: [&str; 2] = ["source", "target"];

/// Says so when neither text has a letter. One that has no text at all is something else.
pub(super) fn without_words(texts: [&str; 2]) -> Option<String> {
    let blank = |text: &str| text.trim().is_empty();
    let wordless = |text: &str| !text.chars().any(char::is_alphabetic);
    (!texts.iter().any(|text| blank(text)) && texts.iter().all(|text| wordless(text)))
        .then(|| "there are no words in it".to_owned())
}

/// Says so when the two texts are the same and have a letter.
pub(super) fn same(texts: [&str; 2]) -> Option<String> {
    let [source, target] = texts.map(str::trim);
    (source == target && source.chars().any(char::is_alphabetic)).then(|| "the target is the source".to_owned())
}

/// Says so when a text is surely in another language than it is said to be in.
pub(super) fn contradiction(texts: [&str; 2], langs: [&Lang; 2]) -> Option<String> {
    let found = (0..2).find_map(|side| {
        let detected = detect(texts[side]);
        (detected.confidence >= SURE && contradicts(langs[side], detected.language))
            .then_some((side, detected.language))
    });
    found.map(|(side, language)| format!("the {} looks like {}, not {}", SIDES[side], name(language), langs[side]))
}

fn contradicts(lang: &Lang, seen: Language) -> bool {
    let right_to_left = lang.direction() == Direction::RightToLeft;
    let is_arabic = right_to_left && lang.is_arabic();
    match seen {
        Language::Arabic => !right_to_left,
        Language::OtherArabicScript => !right_to_left || is_arabic,
        Language::English => lang.primary() != "en",
        Language::OtherLatinScript => right_to_left || lang.primary() == "en",
        Language::Unknown => false,
    }
}

fn name(language: Language) -> &'static str {
    match language {
        Language::Arabic => "Arabic",
        Language::English => "English",
        Language::OtherArabicScript => "another language in Arabic script",
        Language::OtherLatinScript => "another language in Latin script",
        Language::Unknown => "no language that is known",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARABIC: &str = "أعلنت الوزارة أمس أن الأعمال في الطريق الساحلي ستبدأ في الشهر المقبل.";
    const ENGLISH: &str = "The ministry said yesterday that work on the coastal road would begin next month.";
    const FRENCH: &str =
        "Le ministère a annoncé hier que les travaux sur la route côtière commenceront le mois prochain.";
    const URDU: &str = "وزارت نے اعلان کیا ہے کہ ساحلی سڑک کا کام اگلے مہینے شروع ہو گا۔";

    #[test]
    fn only_what_is_surely_another_language_is_told() {
        for (source, target, langs, told) in [
            (ARABIC, ENGLISH, ["ar", "en"], None),
            (ARABIC, ENGLISH, ["ar-EG", "en-GB"], None),
            (ENGLISH, ARABIC, ["ar", "en"], Some("the source looks like English, not ar")),
            (ARABIC, ARABIC, ["ar", "en"], Some("the target looks like Arabic, not en")),
            (ARABIC, FRENCH, ["ar", "en"], Some("the target looks like another language in Latin script, not en")),
            (ARABIC, FRENCH, ["ar", "fr"], None),
            (URDU, ENGLISH, ["ar", "en"], Some("the source looks like another language in Arabic script, not ar")),
            (URDU, ENGLISH, ["ur", "en"], None),
            (ARABIC, ENGLISH, ["acm", "en"], None),
            (ARABIC, ENGLISH, ["arb-SY", "en"], None),
            (URDU, ENGLISH, ["afb", "en"], Some("the source looks like another language in Arabic script, not afb")),
            (ENGLISH, ARABIC, ["en", "aeb"], None),
            ("نعم", "BBC", ["ar", "en"], None),
            ("London", "London", ["ar", "en"], None),
            ("", "", ["ar", "en"], None),
        ] {
            let [first, second] = langs.map(|tag| tag.parse::<Lang>().unwrap());
            assert_eq!(contradiction([source, target], [&first, &second]).as_deref(), told, "{source} / {target}");
        }
    }

    #[test]
    fn numbers_and_punctuation_are_no_words() {
        for (source, target, wordless) in [
            ("١٢ / ٣", "12 / 3", true),
            ("…", "...", true),
            ("١٢", "twelve", false),
            ("12 كم", "12", false),
            ("", "12", false),
        ] {
            assert_eq!(without_words([source, target]).is_some(), wordless, "{source} / {target}");
        }
    }
}
