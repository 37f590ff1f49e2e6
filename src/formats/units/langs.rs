//! The languages of a file by its tags.

use crate::formats::units::{Remark, UnitProblem};
use crate::lang::Lang;
use crate::text::excerpt;

/// How many tags are remembered; a file rarely has more than a handful.
const MOST_TAGS: usize = 64;
/// How long a tag may be to be remembered, in bytes.
const LONGEST: usize = 64;

/// The tags of a file, so that none is parsed a million times.
#[derive(Debug, Default)]
pub(in crate::formats) struct Langs {
    known: Vec<(String, Lang)>,
}

impl Langs {
    /// The language of a tag as it [stands in a file](Lang::in_file).
    pub(in crate::formats) fn parse(&mut self, tag: &str) -> Result<Lang, UnitProblem> {
        if let Some((_, lang)) = self.known.iter().find(|(known, _)| known == tag) {
            return Ok(lang.clone());
        }
        let lang = Lang::in_file(tag).map_err(|_| UnitProblem::BadLanguage { tag: excerpt(tag, 40) })?;
        if self.known.len() < MOST_TAGS && tag.len() <= LONGEST {
            self.known.push((tag.to_owned(), lang.clone()));
        }
        Ok(lang)
    }

    /// Which tags were read as another one, each once.
    pub(in crate::formats) fn remarks(&self) -> Vec<Remark> {
        let odd = self.known.iter().filter(|(tag, _)| tag.parse::<Lang>().is_err());
        odd.map(|(tag, lang)| Remark::Language { tag: excerpt(tag, 40), lang: lang.clone() }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_are_out_of_form_are_told_of_once() {
        let mut langs = Langs::default();
        for tag in ["ar", "AR-01", "en_us", "AR-01", "EN-\u{1B}"] {
            assert!(langs.parse(tag).is_ok(), "{tag}");
        }
        let told: Vec<_> = langs.remarks().iter().map(ToString::to_string).collect();
        assert_eq!(told, ["the language tag “AR-01” is read as ar", "the language tag “EN-\u{FFFD}” is read as en"]);
    }

    #[test]
    fn a_tag_that_is_none_is_one_line() {
        let error = Langs::default().parse("x y\ndone: 5 units added").unwrap_err();
        assert_eq!(error.to_string(), "not a language tag: “x y\u{FFFD}done: 5 units added”");
        let error = Langs::default().parse(&"x".repeat(1000)).unwrap_err();
        assert_eq!(error.to_string(), format!("not a language tag: “{}…”", "x".repeat(40)));
    }
}
