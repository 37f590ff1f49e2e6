//! Light stems of Arabic words: what may be left when clitics and endings are taken off.
//!
//! Arabic writes conjunctions, prepositions, the article and pronouns as part of the word, and which letters are clitics
//! cannot be told without a dictionary (`وقف` is "stopped", `وقال` "and said"). So nothing is decided here: every
//! reading is a candidate, and the lexicon says which ones are words. In the manner of light stemming (Larkey, Ballesteros
//! and Connell 2002), with pronouns and the feminine ending before them undone.

/// A possible stem of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stem {
    /// Its letters, folded.
    pub text: String,
    /// How much was taken off: 0 for the word as it is, 1 for a clitic or an ending, 2 for both.
    pub cuts: u8,
}

/// Clitics in front, longest first: conjunction, then preposition or future mark, then article.
const FRONT: &[&str] = &[
    "وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال", "وب", "ول", "وك", "وس", "فب", "فل",
    "فس", "و", "ف", "ب", "ك", "ل", "س",
];

/// Endings, longest first, each with what may have stood in its place: the feminine ه turns into ت before a pronoun, a
/// final ى into ا. Verbs bear the mark of their subject before the pronoun (`يكتبونها`, `فرضناه`), sound plurals lose
/// their ن (`مؤيدوه`, `معلميهم`).
const BACK: &[(&str, &[&str])] = &[
    ("اتهما", &["", "ه"]),
    ("ونهما", &[""]),
    ("اتها", &["", "ه"]),
    ("اتهم", &["", "ه"]),
    ("اتنا", &["", "ه"]),
    ("اتكم", &["", "ه"]),
    ("تهما", &["ه", ""]),
    ("اهما", &["ي", "ا", ""]),
    ("يهما", &["", "ي"]),
    ("ونها", &[""]),
    ("ونهم", &[""]),
    ("ونكم", &[""]),
    ("ونني", &[""]),
    ("وننا", &[""]),
    ("ناها", &[""]),
    ("ناهم", &[""]),
    ("اته", &["", "ه"]),
    ("اتي", &["", "ه"]),
    ("تها", &["ه", "ت", ""]),
    ("تهم", &["ه", "ت", ""]),
    ("تهن", &["ه", "ت", ""]),
    ("تنا", &["ه", "ت", ""]),
    ("تكم", &["ه", "ت", ""]),
    ("تين", &["ه", ""]),
    ("تان", &["ه", ""]),
    ("تني", &["", "ت"]),
    ("يين", &["ي", ""]),
    ("يون", &["ي", ""]),
    ("يات", &["ي", "يه", ""]),
    ("ونه", &[""]),
    ("ناه", &[""]),
    ("وها", &[""]),
    ("وهم", &[""]),
    ("وني", &[""]),
    ("هما", &[""]),
    ("اها", &["ي", "ا", ""]),
    ("اهم", &["ي", "ا", ""]),
    ("يها", &["", "ي"]),
    ("يهم", &["", "ي"]),
    ("يهن", &["", "ي"]),
    ("ينا", &["", "ي"]),
    ("يكم", &["", "ي"]),
    ("ته", &["ه", "ت", ""]),
    ("تي", &["ه", "ت", ""]),
    ("تك", &["ه", "ت", ""]),
    ("ها", &["", "ا"]),
    ("هم", &["", "ا"]),
    ("هن", &[""]),
    ("نا", &["", "ا"]),
    ("كم", &[""]),
    ("ني", &[""]),
    ("ات", &["", "ه"]),
    ("ون", &[""]),
    ("ين", &[""]),
    ("ان", &[""]),
    ("وا", &[""]),
    ("وه", &[""]),
    ("اه", &["ي", "ا", ""]),
    ("يه", &["", "ي"]),
    ("يك", &["", "ي"]),
    ("تا", &["ه", ""]),
    ("ه", &[""]),
    ("ي", &[""]),
    ("ا", &[""]),
    ("و", &[""]),
    ("ك", &[""]),
    ("ت", &[""]),
    ("ن", &[""]),
];

/// Pronouns before which a final hamza is written on a carrier: `أجزاء` and `أجزائه`, `أجزاؤها`.
const PRONOUNS: &[&str] = &["هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه", "ي", "ك"];

/// All candidate stems of a folded word, the word itself first; no two are the same.
pub fn arabic_stems(folded: &str) -> Vec<Stem> {
    let mut stems = Vec::with_capacity(12);
    add(&mut stems, folded.to_owned(), 0);
    endings(&mut stems, folded, 1);
    for clitic in FRONT {
        let Some(rest) = folded.strip_prefix(clitic).filter(|rest| letters(rest) >= 2) else { continue };
        add(&mut stems, rest.to_owned(), 1);
        endings(&mut stems, rest, 2);
        // ل swallows the alef of the article: للعرب is ل and العرب, لللغة is ل and اللغة.
        if clitic.ends_with("لل") {
            add(&mut stems, format!("ل{rest}"), 1);
        }
    }
    stems
}

/// The word without its article and the clitics before it; as it is when it has none.
pub fn without_article(folded: &str) -> &str {
    let articles = FRONT.iter().filter(|clitic| clitic.ends_with("ال") || clitic.ends_with("لل"));
    let mut stripped = articles.filter_map(|clitic| folded.strip_prefix(clitic));
    stripped.find(|rest| letters(rest) >= 2).unwrap_or(folded)
}

/// The word as it is, and without each of the clitics it may begin with.
pub fn without_clitics(folded: &str) -> impl Iterator<Item = &str> {
    let stripped = FRONT.iter().filter_map(move |clitic| folded.strip_prefix(clitic));
    std::iter::once(folded).chain(stripped.filter(|rest| letters(rest) >= 2))
}

fn endings(stems: &mut Vec<Stem>, word: &str, cuts: u8) {
    for (ending, replacements) in BACK {
        let Some(rest) = word.strip_suffix(ending).filter(|rest| letters(rest) >= 2) else { continue };
        for replacement in *replacements {
            add(stems, format!("{rest}{replacement}"), cuts);
        }
    }
    for pronoun in PRONOUNS {
        let carried = word.strip_suffix(pronoun).and_then(|rest| rest.strip_suffix(['ي', 'و']));
        if let Some(rest) = carried.filter(|rest| rest.ends_with('ا') && letters(rest) >= 2) {
            add(stems, format!("{rest}ء"), cuts);
        }
    }
}

fn add(stems: &mut Vec<Stem>, text: String, cuts: u8) {
    if stems.iter().all(|stem| stem.text != text) {
        stems.push(Stem { text, cuts });
    }
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn the_dictionary_form_is_among_the_candidates() {
        for (word, form) in [
            ("والكتاب", "كتاب"),
            ("وبالمدرسة", "مدرسة"),
            ("مدرستهم", "مدرسة"),
            ("للدول", "دول"),
            ("لللغة", "لغة"),
            ("سيكتب", "يكتب"),
            ("معلمات", "معلمة"),
            ("المسؤولين", "مسؤول"),
            ("المصريون", "مصري"),
            ("كتبوها", "كتب"),
            ("وقف", "وقف"),
            ("هو", "هو"),
        ] {
            let stems = arabic_stems(&fold(word));
            assert!(stems.iter().any(|stem| stem.text == fold(form)), "{word}: {stems:?}");
            assert_eq!(stems[0].text, fold(word), "{word}");
        }
    }

    #[test]
    fn the_article_goes_with_what_stands_before_it() {
        for (word, bare) in [("المتحدة", "متحدة"), ("وللأمم", "أمم"), ("قال", "قال"), ("الم", "الم")]
        {
            assert_eq!(without_article(&fold(word)), fold(bare), "{word}");
        }
    }
}
