//! What may be wrong with a translation, told by looking at its two texts.
//!
//! [`check`] takes the source and the target of a row, as they are shown, and returns [`Finding`]s: what kind, where in
//! either text, and a sentence for the translator. Each check is a file of its own. They would rather miss a mistake
//! than cry wolf: of the rows of a good translation hardly any carries a warning of a kind, because a translator who
//! has waved ten of them away reads no further ones. Where two languages differ by their nature (the dual, decades,
//! months, a question within a statement), the check is lenient.
//!
//! Whether a source is translated in two ways can only be told from the whole pair: that is what [`Translations`] is
//! for. Nothing here fails; what is not understood is passed over.
//!
//! | file | what it finds |
//! | --- | --- |
//! | `empty` | a side without text |
//! | `untranslated` | a text left as it was, or in the other side's script |
//! | `length` | a side far too long or too short for the other |
//! | `numbers` | numbers of one side that are missing on the other |
//! | `digits` | digits of two scripts in one text |
//! | `punctuation` | one side asks, the other does not |
//! | `pairs` | quotation marks and brackets without a partner |
//! | `bidi` | characters that command the direction of writing |
//! | `repeated` | a source that another row translates differently |
//!
//! [`Habits`] are what is usual in a pair.

mod bidi;
mod digits;
mod empty;
mod habits;
mod kind;
mod length;
mod numbers;
mod pairs;
mod punctuation;
mod repeated;
mod script;
mod untranslated;

use std::ops::Range;

use crate::lang::Lang;

pub use habits::Habits;
pub use kind::{BadWarning, Warning};
pub use numbers::{Figure, figures};
pub use pairs::Nearby;
pub use repeated::{Translations, told as told_of_repeated};

/// Something about a row that may be a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub kind: Warning,
    /// What to look at, as byte ranges of the source and of the target, in order; none where all of a text is meant.
    pub places: [Vec<Range<usize>>; 2],
    /// What to tell the translator: a short sentence without a full stop. May hold words of the texts.
    pub told: String,
}

/// What the checks know of the pair that a row belongs to.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The languages of source and target.
    pub langs: [&'a Lang; 2],
    /// What is usual in it.
    pub habits: Habits,
    /// Says what the rows near this one leave open, on the side of the source and of the target. Few rows ask.
    pub near: &'a dyn Fn() -> [Nearby; 2],
}

/// The names of the sides, as findings tell them.
const SIDES: [&str; 2] = ["source", "target"];

/// Longer texts are not looked through for numbers: no sentence is as long, and a key has to be answered in time.
const LARGEST: usize = 32 * 1024;

/// What may be wrong with a row, in the order of [`Warning::ALL`]; a kind at most once. A row without text on a side has
/// nothing to compare, so that little else is said of it.
pub fn check(source: &str, target: &str, context: &Context<'_>) -> Vec<Finding> {
    let texts = [source, target];
    if let Some(finding) = empty::check(texts) {
        return std::iter::once(finding).chain(bidi::check(texts)).collect();
    }
    let untranslated = untranslated::check(texts, context.langs);
    // Of a text that was not translated at all length and marks say nothing more.
    let compared = untranslated.is_none();
    let found = [
        untranslated,
        compared.then(|| length::check(texts, context.habits.ratio)).flatten(),
        numbers::check(texts, context.langs),
        digits::check(texts, context.langs),
        (compared && context.habits.questions).then(|| punctuation::check(texts)).flatten(),
        pairs::check(texts, context.near, context.habits.quotes),
        bidi::check(texts),
    ];
    found.into_iter().flatten().collect()
}

/// Only whether a side has no text.
pub fn without_text(texts: [&str; 2]) -> Option<Finding> {
    empty::check(texts)
}

/// Only whether a text was left as it was, or is in the other side's script.
pub fn untranslated(texts: [&str; 2], langs: [&Lang; 2]) -> Option<Finding> {
    untranslated::check(texts, langs)
}

/// Only whether one side is far too long or too short for the other, with `ratio` as in [`Habits`].
pub fn out_of_proportion(texts: [&str; 2], ratio: f64) -> Option<Finding> {
    length::check(texts, ratio)
}

#[cfg(test)]
mod tests;
