//! Language tags (BCP 47) and the direction a language is written in.
//!
//! A [`Lang`] is always well formed and in its canonical spelling (`ar`, `en-GB`, `zh-Hant`); underscores and any case
//! are accepted on the way in because translation memories are full of them, and so are codes of three letters where there
//! is one of two (`ara` is `ar`).

mod codes;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A well-formed language tag in canonical spelling.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang(String);

/// The direction in which a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// English and most others.
    LeftToRight,
    /// Arabic, Persian, Urdu, Hebrew and others.
    RightToLeft,
}

/// A tag that is not well formed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag: “{tag}” (examples: ar, en, en-GB)")]
pub struct BadLang {
    /// The tag as it was given.
    pub tag: String,
}

/// The languages that Arabic is made of (those of the macrolanguage `ara` in ISO 639-3).
#[rustfmt::skip]
const ARABIC: &[&str] = &[
    "aao", "abh", "abv", "acm", "acq", "acw", "acx", "acy", "adf", "aeb", "aec", "afb", "ajp", "apc", "apd", "arb", "arq",
    "ars", "ary", "arz", "auz", "avl", "ayh", "ayl", "ayn", "ayp", "bbz", "pga", "shu", "ssh",
];

/// Other languages written from right to left when their tag names no script (CLDR's `characterOrder`).
const RIGHT_TO_LEFT: &[&str] = &[
    "arc", "azb", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "syr", "ug",
    "ur", "yi",
];

/// Scripts written from right to left (ISO 15924).
const RIGHT_TO_LEFT_SCRIPTS: &[&str] = &["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa", "mand", "samr"];

impl Lang {
    /// Arabic.
    pub fn arabic() -> Self {
        Lang("ar".to_owned())
    }

    /// English.
    pub fn english() -> Self {
        Lang("en".to_owned())
    }

    /// The language of a tag as files of translation units have them: the tag itself, or where only what stands behind its
    /// language is out of form (`AR-01`, `en-`), the language alone.
    pub fn in_file(tag: &str) -> Result<Self, BadLang> {
        tag.parse().or_else(|bad| {
            let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
            let known = codes::is_known(&primary) || RIGHT_TO_LEFT.contains(&primary.as_str());
            if known { primary.parse() } else { Err(bad) }
        })
    }

    /// The tag as text, canonical.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag: `ar` of `ar-EG`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The language alone: `ar` of `ar-EG`.
    pub fn without_subtags(&self) -> Lang {
        Lang(self.primary().to_owned())
    }

    /// Whether both tags name the same language, whatever their regions.
    pub fn same_language(&self, other: &Lang) -> bool {
        self.primary() == other.primary()
    }

    /// Whether it is Arabic, or one of the languages that Arabic is made of. Aramaic (`arc`) is not.
    pub fn is_arabic(&self) -> bool {
        self.primary() == "ar" || ARABIC.contains(&self.primary())
    }

    /// The direction of writing: by the script where the tag names one, else by the language.
    pub fn direction(&self) -> Direction {
        let script = self.0.split('-').skip(1).find(|part| part.len() == 4 && part.chars().all(char::is_alphabetic));
        let rtl = match script {
            Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(&script.to_ascii_lowercase().as_str()),
            None => self.is_arabic() || RIGHT_TO_LEFT.contains(&self.primary()),
        };
        if rtl { Direction::RightToLeft } else { Direction::LeftToRight }
    }
}

impl FromStr for Lang {
    type Err = BadLang;

    fn from_str(tag: &str) -> Result<Self, BadLang> {
        let bad = || BadLang { tag: tag.chars().take(40).collect() };
        let parsed = oxilangtag::LanguageTag::parse_and_normalize(&tag.trim().replace('_', "-")).map_err(|_| bad())?;
        // `i-klingon` and `x-private` are tags without a language; nothing here could use them.
        let mut lang = Lang(parsed.into_inner());
        if let Some(code) = codes::canonical(lang.primary()) {
            let rest = lang.0.split_off(lang.primary().len());
            lang.0 = format!("{code}{rest}");
        }
        if !(2..=8).contains(&lang.primary().len()) {
            return Err(bad());
        }
        Ok(lang)
    }
}

impl TryFrom<String> for Lang {
    type Error = BadLang;

    fn try_from(tag: String) -> Result<Self, BadLang> {
        tag.parse()
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> String {
        lang.0
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_put_into_canonical_spelling() {
        for (given, canonical) in [
            ("AR", "ar"),
            ("en_us", "en-US"),
            ("ar-eg", "ar-EG"),
            ("ZH-hant", "zh-Hant"),
            (" en ", "en"),
            ("ara", "ar"),
            ("ENG_us", "en-US"),
            ("iw", "he"),
            ("arz", "arz"),
        ] {
            assert_eq!(given.parse::<Lang>().unwrap().as_str(), canonical, "{given}");
        }
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for given in ["", "*all*", "english language", "a", "en--us", "x-private"] {
            assert!(given.parse::<Lang>().is_err(), "{given}");
        }
    }

    #[test]
    fn a_tag_in_a_file_may_be_out_of_form_behind_its_language() {
        for (given, canonical) in [
            ("AR-01", Some("ar")),
            ("ar-XX1", Some("ar")),
            ("EN-", Some("en")),
            ("ara_?", Some("ar")),
            ("iw--", Some("he")),
            ("ckb-1", Some("ckb")),
            ("ar-EG", Some("ar-EG")),
            ("English (US)", None),
            ("English-1", None),
            ("xx-1", None),
            ("x y", None),
            ("*all*", None),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(Lang::in_file(given).ok().as_ref().map(Lang::as_str), canonical, "{given}");
        }
    }

    #[test]
    fn direction_follows_script_then_language() {
        for (tag, rtl) in [
            ("ar", true),
            ("ar-EG", true),
            ("en", false),
            ("ar-Latn", false),
            ("az-Arab", true),
            ("fa", true),
            ("acm", true),
            ("arc", true),
            ("mt", false),
        ] {
            let direction = tag.parse::<Lang>().unwrap().direction();
            assert_eq!(direction == Direction::RightToLeft, rtl, "{tag}");
        }
    }

    #[test]
    fn arabic_is_many_languages() {
        for (tag, is_arabic) in [
            ("ar", true),
            ("ara", true),
            ("ar-EG", true),
            ("arb", true),
            ("afb-KW", true),
            ("arc", false),
            ("fa", false),
            ("en", false),
        ] {
            assert_eq!(tag.parse::<Lang>().unwrap().is_arabic(), is_arabic, "{tag}");
        }
    }
}
