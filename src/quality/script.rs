//! The scripts of letters, as far as the checks have to tell them apart.

use crate::lang::{Direction, Lang};

/// A script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Arabic,
    Latin,
}

impl Script {
    /// The script of a letter; none for other scripts and for what is no letter.
    pub fn of(c: char) -> Option<Self> {
        match c {
            'A'..='Z' | 'a'..='z' => Some(Script::Latin),
            c if c.is_ascii() || !c.is_alphabetic() => None,
            '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08FF}' => Some(Script::Arabic),
            '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => Some(Script::Arabic),
            '\u{00AA}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' => Some(Script::Latin),
            _ => None,
        }
    }

    /// The script that a language is written in, of the languages that most texts here are of.
    pub fn of_lang(lang: &Lang) -> Option<Self> {
        match (lang.primary(), lang.direction()) {
            ("ar" | "fa" | "ur" | "ps" | "ckb" | "ug" | "sd" | "arz" | "apc" | "ary", Direction::RightToLeft) => {
                Some(Script::Arabic)
            }
            (
                "en" | "fr" | "de" | "es" | "it" | "pt" | "nl" | "sv" | "da" | "nb" | "no" | "pl" | "tr" | "id" | "ms",
                Direction::LeftToRight,
            ) => Some(Script::Latin),
            _ => None,
        }
    }

    /// What its letters are called.
    pub fn name(self) -> &'static str {
        match self {
            Script::Arabic => "Arabic",
            Script::Latin => "Latin",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_languages_have_their_scripts() {
        for (c, script) in [
            ('a', Some(Script::Latin)),
            ('é', Some(Script::Latin)),
            ('م', Some(Script::Arabic)),
            ('\u{FEFB}', Some(Script::Arabic)),
            ('٣', None),
            ('1', None),
            ('،', None),
            ('я', None),
        ] {
            assert_eq!(Script::of(c), script, "{c:?}");
        }
        for (tag, script) in [
            ("ar", Some(Script::Arabic)),
            ("ar-Latn", None),
            ("en-GB", Some(Script::Latin)),
            ("fa", Some(Script::Arabic)),
            ("ru", None),
        ] {
            assert_eq!(Script::of_lang(&tag.parse().unwrap()), script, "{tag}");
        }
    }
}
