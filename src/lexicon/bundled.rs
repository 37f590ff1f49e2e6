//! The word lists that are part of the program.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::{Lexicon, ListInfo, Origin};

/// The lists, by name and content, in alphabetical order.
const LISTS: &[(&str, &str)] = &[
    ("adjectives.tsv", include_str!("ar-en/adjectives.tsv")),
    ("economy.tsv", include_str!("ar-en/economy.tsv")),
    ("function-words.tsv", include_str!("ar-en/function-words.tsv")),
    ("health-science.tsv", include_str!("ar-en/health-science.tsv")),
    ("law.tsv", include_str!("ar-en/law.tsv")),
    ("news-politics.tsv", include_str!("ar-en/news-politics.tsv")),
    ("nouns.tsv", include_str!("ar-en/nouns.tsv")),
    ("numbers-calendar.tsv", include_str!("ar-en/numbers-calendar.tsv")),
    ("organisations-titles-names.tsv", include_str!("ar-en/organisations-titles-names.tsv")),
    ("places.tsv", include_str!("ar-en/places.tsv")),
    ("religion-literature.tsv", include_str!("ar-en/religion-literature.tsv")),
    ("verbs.tsv", include_str!("ar-en/verbs.tsv")),
];

pub(super) fn get() -> &'static Lexicon {
    static BUNDLED: OnceLock<Lexicon> = OnceLock::new();
    BUNDLED.get_or_init(|| {
        let mut lexicon = Lexicon::empty();
        // About forty bytes a line.
        lexicon.reserve(LISTS.iter().map(|(_, text)| text.len() / 40).sum());
        for (name, text) in LISTS {
            // Lists are held to their form by a test; a line that is out of form is left out here, not fatal.
            let info = ListInfo { name: (*name).to_owned(), origin: Origin::Bundled };
            let _ = lexicon.read(info, Cow::Borrowed(text));
        }
        lexicon
    })
}

/// The text of one of the lists.
pub(super) fn text(name: &str) -> Option<&'static str> {
    LISTS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_list_is_an_entry() {
        for (name, text) in LISTS {
            let lexicon = Lexicon::parse_tsv(name, text).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(lexicon.len(), text.lines().filter(|line| !line.starts_with('#')).count(), "{name}");
        }
        assert!(get().len() > 8_000);
    }

    #[test]
    fn every_list_in_the_folder_is_bundled() {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/ar-en")).unwrap();
        let mut names: Vec<_> = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names, LISTS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    }
}
