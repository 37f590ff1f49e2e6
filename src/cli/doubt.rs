//! Whether texts look like the languages that they are said to be in.

use crate::lang::{Direction, Lang};
use crate::text::language::{Detected, Language};

/// How sure one must be to doubt what the user says.
const SURE: f64 = 0.5;

/// How sure that a text is in neither of the two languages that are told apart well. A list of terms has no small words
/// either.
const SURE_OF_ANOTHER: f64 = 0.7;

/// A text and what it looks like.
#[derive(Clone, Copy)]
pub struct Looks<'a> {
    /// What the text is called.
    pub name: &'a str,
    /// What it is taken for.
    pub lang: &'a Lang,
    /// What it looks like, whatever was asked for.
    pub detected: Detected,
}

impl Looks<'_> {
    /// What is to be said when a text does not look like its language.
    pub fn doubt(&self) -> Option<String> {
        let Looks { name, lang, detected: Detected { language, confidence } } = *self;
        let (is_ltr, is) = (lang.direction() == Direction::LeftToRight, |tag| lang.primary() == tag);
        // Varieties of Arabic have tags of their own, and Persian may look like Arabic.
        let (is_doubtful, looks) = match language {
            Language::Arabic => (confidence >= SURE && is_ltr, "Arabic"),
            Language::English => (confidence >= SURE && !is("en"), "English"),
            Language::OtherArabicScript => {
                (confidence >= SURE_OF_ANOTHER && (is_ltr || is("ar")), "another language in Arabic script")
            }
            Language::OtherLatinScript => {
                (confidence >= SURE_OF_ANOTHER && (!is_ltr || is("en")), "another language in Latin script")
            }
            Language::Unknown => (false, ""),
        };
        is_doubtful.then(|| format!("{name} looks like {looks}, not {lang}"))
    }

    /// The language that it surely looks like, of the two that are told apart well.
    fn surely(&self) -> Option<Lang> {
        self.detected.language.lang().filter(|_| self.detected.confidence >= SURE)
    }
}

/// What is to be said of the languages of a text and its translation.
pub fn doubts(source: Looks, target: Looks) -> Vec<String> {
    if let (Some(first), Some(second)) = (source.surely(), target.surely()) {
        let swapped = first.same_language(target.lang) && second.same_language(source.lang);
        if swapped && !first.same_language(source.lang) {
            return vec![format!(
                "the two texts seem to be swapped: the first looks like {first}, not {}",
                source.lang
            )];
        }
    }
    [source, target].iter().filter_map(Looks::doubt).collect()
}

/// The language of a text that nobody named: what it surely looks like, else what its file says, else what it may look like.
pub fn guess(detected: Detected, said: Option<Lang>) -> Option<Lang> {
    let looks = detected.language.lang();
    let writes = match detected.language {
        Language::Arabic | Language::OtherArabicScript => Some(Direction::RightToLeft),
        Language::English | Language::OtherLatinScript => Some(Direction::LeftToRight),
        Language::Unknown => None,
    };
    // A template's language stays behind on pages that were translated.
    let said = said.filter(|said| writes.is_none_or(|writes| writes == said.direction()));
    if detected.confidence >= SURE { looks.or(said) } else { said.or(looks) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::language::detect;

    const ARABIC: &str = "أعلنت الوزارة أمس أن الأعمال في الطريق الساحلي ستبدأ في الشهر المقبل.";
    const ENGLISH: &str = "The ministry said yesterday that work on the coastal road would begin next month.";
    const FRENCH: &str =
        "Le ministère a annoncé hier que les travaux sur la route côtière commenceront le mois prochain.";

    fn lang(tag: &str) -> Lang {
        tag.parse().unwrap()
    }

    #[test]
    fn a_text_in_another_language_is_doubted() {
        for (text, tag, expected) in [
            (ARABIC, "ar", None),
            (ARABIC, "ar-EG", None),
            (ARABIC, "arz", None),
            (ARABIC, "en", Some("x looks like Arabic, not en")),
            (ENGLISH, "ar", Some("x looks like English, not ar")),
            (ENGLISH, "en-GB", None),
            (ENGLISH, "de", Some("x looks like English, not de")),
            (FRENCH, "fr", None),
            (FRENCH, "ar", Some("x looks like another language in Latin script, not ar")),
            ("Road", "ar", None),
            ("12 + 30", "ar", None),
        ] {
            let lang = lang(tag);
            let doubt = Looks { name: "x", lang: &lang, detected: detect(text) }.doubt();
            assert_eq!(doubt.as_deref(), expected, "{text} {tag}");
        }
    }

    #[test]
    fn two_texts_have_one_warning_each_or_one_for_both() {
        let (ar, en) = (Lang::arabic(), Lang::english());
        for (source, target, expected) in [
            (ARABIC, ENGLISH, &[][..]),
            (ENGLISH, ARABIC, &["the two texts seem to be swapped: the first looks like en, not ar"]),
            (ENGLISH, ENGLISH, &["a looks like English, not ar"]),
            (FRENCH, ARABIC, &["a looks like another language in Latin script, not ar", "b looks like Arabic, not en"]),
        ] {
            let source = Looks { name: "a", lang: &ar, detected: detect(source) };
            let target = Looks { name: "b", lang: &en, detected: detect(target) };
            assert_eq!(doubts(source, target), expected);
        }
    }

    #[test]
    fn what_the_file_says_counts_where_the_text_leaves_it_open() {
        for (text, said, expected, name) in [
            (ARABIC, Some("en"), Some("ar"), "the text is sure"),
            (ARABIC, None, Some("ar"), "nothing said"),
            (FRENCH, Some("fr"), Some("fr"), "another language"),
            (FRENCH, Some("ar"), None, "another script"),
            ("طريق", Some("en"), Some("ar"), "a word in another script"),
            ("Straße", Some("de"), Some("de"), "a word"),
            ("12", Some("ar"), Some("ar"), "no word"),
            ("12", None, None, "nothing at all"),
        ] {
            assert_eq!(guess(detect(text), said.map(lang)), expected.map(lang), "{name}");
        }
    }
}
