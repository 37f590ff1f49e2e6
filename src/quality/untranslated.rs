//! A text that was not translated: it is the same on both sides, or written in the script of the other side's language.
//!
//! Names, numbers, addresses and formulas go through as they are. In Latin script a name is told by its capitals, so
//! that what counts there are words with a small first letter; Arabic has no capitals, and there every word counts.

use super::script::Script;
use super::{Finding, SIDES, Warning};
use crate::lang::Lang;
use crate::text::{fold, words};

/// So many words of the other script make a text of it; fewer are a name, or a word that is spoken of.
const ENOUGH: usize = 3;

/// A text that is the same on both sides takes so many words to be one that should have been translated.
const SAME: usize = 2;

pub(super) fn check(texts: [&str; 2], langs: [&Lang; 2]) -> Option<Finding> {
    let finding = |told| Some(Finding { kind: Warning::Untranslated, places: Default::default(), told });
    let scripts = langs.map(Script::of_lang);
    let [source, target] = texts;
    let same = source.len() <= 4 * target.len() && target.len() <= 4 * source.len() && fold(source) == fold(target);
    if same && telling_words(source) >= SAME {
        return finding("the target is the source, word for word".to_owned());
    }
    let [Some(here), Some(there)] = scripts else { return None };
    if here == there || same {
        return None;
    }
    // The target first: it is what was to be translated.
    for (side, foreign) in [(1, here), (0, there)] {
        if mostly(texts[side], foreign) && telling_words(texts[side]) >= ENOUGH {
            return finding(format!("the {} is in {} letters", SIDES[side], foreign.name()));
        }
    }
    None
}

/// Whether more than half of the letters of a text are of a script.
fn mostly(text: &str, script: Script) -> bool {
    let (mut all, mut own) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        all += 1;
        own += usize::from(Script::of(c) == Some(script));
    }
    2 * own > all
}

/// The words of a text that are neither names nor numbers nor addresses; not counted further than needed.
fn telling_words(text: &str) -> usize {
    let telling = |word: &str| {
        let first = word.chars().next();
        let address = word.contains(['@', '/', ':', '_']) || word.starts_with("www.");
        let latin = || first.is_some_and(char::is_lowercase) && word.chars().count() > 1;
        !address && (first.and_then(Script::of) == Some(Script::Arabic) || latin())
    };
    words(text).filter(|word| telling(word.text)).take(ENOUGH.max(SAME)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_as_it_was_is_told() {
        let left = Some("the target is the source, word for word");
        for (source, target, told) in [
            ("قال الوزير إن الأمر انتهى.", "The minister said it was over.", None),
            ("قال الوزير إن الأمر انتهى.", "قال الوزير إن الأمر انتهى.", left),
            ("قال الوزير", "قالَ الوزيرُ", left),
            ("قال الوزير إن الأمر", "قال الوزير إن الامر انتهى", Some("the target is in Arabic letters")),
            ("The minister said", "The minister said", left),
            ("The minister said it", "it was the minister who said so", Some("the source is in Latin letters")),
            ("BBC News", "BBC News", None),
            ("John Smith", "John Smith", None),
            ("240", "240", None),
            ("https://example.org/some/page", "https://example.org/some/page", None),
            ("قالت شركة Apple Computer International", "Apple Computer International said", None),
            ("انظر info@example.org", "See info@example.org", None),
            ("كلمة «كتاب»", "the word “كتاب”", None),
            ("ص", "ص", None),
        ] {
            let (ar, en) = (Lang::arabic(), Lang::english());
            let found = check([source, target], [&ar, &en]).map(|finding| finding.told);
            assert_eq!(found.as_deref(), told, "{source} / {target}");
        }
    }

    #[test]
    fn between_languages_of_one_script_only_the_same_text_is() {
        let (en, fr) = (Lang::english(), "fr".parse().unwrap());
        assert!(check(["The sea is calm", "La mer est calme"], [&en, &fr]).is_none());
        assert!(check(["The sea is calm", "the sea is calm"], [&en, &fr]).is_some());
    }
}
