//! What makes a memory unclean, and what is to be done about it.
//!
//! [`judge`] looks at one unit by itself; what is told by comparing units is in [`choose`]. A rule rather misses a unit than
//! takes a good one away: names, numbers and short texts are left alone wherever they may be meant.

mod group;
mod kind;
mod language;
mod remedy;
mod spelling;

pub use group::{BadKeep, Keep, choose};
pub use kind::{BadCleanKind, CleanKind};
pub use remedy::{Remedy, Texts};

use crate::memory::Unit;
use crate::quality;

/// What is to be done about a unit of which a kind speaks; none when nothing is. `ratio` is how many characters of target
/// there usually are for one of source, between its languages.
///
/// Nothing is found by a kind that compares units.
pub fn judge(kind: CleanKind, unit: &Unit, ratio: f64) -> Option<Remedy> {
    let texts = [unit.source.as_str(), unit.target.as_str()];
    let langs = [&unit.source_lang, &unit.target_lang];
    let remove = |told: Option<String>| told.map(Remedy::Remove);
    match kind {
        CleanKind::ControlCharacters => remedy::rewrite(unit, spelling::without_controls, "control characters"),
        CleanKind::Spaces => remedy::rewrite(unit, spelling::spaced_once, "spaces"),
        CleanKind::Empty => remove(quality::without_text(texts).map(|found| found.told)),
        CleanKind::NoWords => remove(language::without_words(texts)),
        CleanKind::SameAsSource => remove(language::same(texts)),
        CleanKind::Untranslated if language::same(texts).is_some() => None,
        CleanKind::Untranslated => remove(quality::untranslated(texts, langs).map(|found| found.told)),
        CleanKind::WrongLanguage => remove(language::contradiction(texts, langs)),
        CleanKind::Length => remove(quality::out_of_proportion(texts, ratio).map(|found| found.told)),
        CleanKind::Duplicates | CleanKind::Inconsistent => None,
    }
}

#[cfg(test)]
mod tests;
