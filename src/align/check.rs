//! What a user should know before trusting an alignment.

use super::aligner::{Report, Text};
use super::bead::Bead;
use super::side::{Kind, Reading, Side};
use crate::lang::{Direction, Lang};
use crate::lexicon::{Lexicon, Origin};

/// Something about the two texts that makes a good alignment unlikely.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AlignWarning {
    /// Both texts are in one language.
    #[error("both texts are in {lang}")]
    SameLanguage {
        /// The language of the source.
        lang: Lang,
    },
    /// A text without words.
    #[error("the {} has no words", if *.source_side { "source" } else { "target" })]
    NoWords {
        /// Whether it is the source.
        source_side: bool,
    },
    /// A text that is not written in the script of its language.
    #[error("the {} does not look like {lang}", if *.source_side { "source" } else { "target" })]
    WrongScript {
        /// Whether it is the source.
        source_side: bool,
        /// The language it is said to be in.
        lang: Lang,
    },
    /// Two languages that the word lists have nothing to say about.
    #[error(
        "there are no word lists for {source_lang} and {target_lang}: only lengths, numbers and like spellings count"
    )]
    NoWordLists {
        /// The language of the source.
        source_lang: Lang,
        /// The language of the target.
        target_lang: Lang,
    },
    /// The word lists know hardly a word of the Arabic text.
    #[error("the word lists know only {known} of {words} Arabic words: little more than lengths decides")]
    UnknownWords {
        /// Words that they know.
        known: usize,
        /// All words of the Arabic text.
        words: usize,
    },
    /// One text is several times as long as the other.
    #[error("the {} is {times:.1} times as long as the other text", if *.source_side { "source" } else { "target" })]
    UnevenLength {
        /// Whether the source is the longer one.
        source_side: bool,
        /// How many times as long.
        times: f64,
    },
    /// Hardly anything in the texts corresponds.
    #[error(
        "the texts do not look like translations of one another: of {segments} segments only {matched} have a sure partner"
    )]
    Unrelated {
        /// Segments in sure beads with both sides.
        matched: usize,
        /// All segments.
        segments: usize,
    },
}

impl AlignWarning {
    pub(super) fn mirror(&mut self) {
        match self {
            AlignWarning::NoWords { source_side }
            | AlignWarning::WrongScript { source_side, .. }
            | AlignWarning::UnevenLength { source_side, .. } => *source_side = !*source_side,
            AlignWarning::NoWordLists { source_lang, target_lang } => std::mem::swap(source_lang, target_lang),
            AlignWarning::SameLanguage { .. } | AlignWarning::UnknownWords { .. } | AlignWarning::Unrelated { .. } => {}
        }
    }
}

/// Of Arabic prose the lists that come with the program know nine words in ten, of which a third are particles that every
/// text has; a text of this many words of which they know less than this share is another language's, or a code's.
const KNOWN: f64 = 0.3;
const ENOUGH_WORDS: usize = 10;

/// A text is said to be several times as long as the other from here on.
const UNEVEN: f64 = 4.0;

/// Of texts that translate each other at least a third of the segments are in beads that are nine times likelier right than
/// wrong, also in loose and much shortened translations; of texts that do not, hardly a tenth.
const RELATED: f64 = 0.2;

/// The coverage of the words, and what is wrong with the texts before they are aligned.
pub(super) fn report(source: &Text, target: &Text, sides: (&Side, &Side), left: Reading, lexicon: &Lexicon) -> Report {
    let mut report = Report::default();
    let warnings = &mut report.warnings;
    if source.lang.same_language(target.lang) {
        warnings.push(AlignWarning::SameLanguage { lang: source.lang.clone() });
    } else if left == Reading::Plain {
        let (source_lang, target_lang) = (source.lang.clone(), target.lang.clone());
        warnings.push(AlignWarning::NoWordLists { source_lang, target_lang });
    }
    for (text, side, source_side) in [(source, sides.0, true), (target, sides.1, false)] {
        if side.total == 0 {
            warnings.push(AlignWarning::NoWords { source_side });
        } else if !in_script(text) {
            warnings.push(AlignWarning::WrongScript { source_side, lang: text.lang.clone() });
        }
    }
    let (source_length, target_length) = (sides.0.length() as f64, sides.1.length() as f64);
    if source_length > 0.0 && target_length > 0.0 {
        let times = (source_length / target_length).max(target_length / source_length);
        if times >= UNEVEN {
            warnings.push(AlignWarning::UnevenLength { source_side: source_length > target_length, times });
        }
    }
    if left == Reading::Arabic {
        for unit in sides.0.units.iter() {
            let origin = match &unit.kind {
                Kind::Word => lexicon.known_from(&unit.text),
                Kind::Phrase(known) => known.iter().filter_map(|equivalent| lexicon.origin(equivalent)).min(),
                Kind::Number | Kind::Latin => continue,
            };
            let count = unit.count as usize;
            report.words += count;
            report.known += if origin.is_some() { count } else { 0 };
            report.own += if origin.is_some_and(|origin| origin != Origin::Bundled) { count } else { 0 };
        }
        let (words, known) = (report.words, report.known);
        if words >= ENOUGH_WORDS && (known as f64) < KNOWN * words as f64 {
            report.warnings.push(AlignWarning::UnknownWords { known, words });
        }
    }
    report
}

/// What the alignment itself gives away.
pub(super) fn outcome(report: &mut Report, source: &Text, target: &Text, beads: &[Bead]) {
    let segments = source.segments.len() + target.segments.len();
    let sure = beads.iter().filter(|bead| !bead.source.is_empty() && !bead.target.is_empty() && bead.confidence > 0.9);
    let matched = sure.map(|bead| bead.source.len() + bead.target.len()).sum();
    let worded = !report.warnings.iter().any(|warning| matches!(warning, AlignWarning::NoWords { .. }));
    if worded && segments > 0 && (matched as f64) < RELATED * segments as f64 {
        report.warnings.push(AlignWarning::Unrelated { matched, segments });
    }
}

/// Whether at least half of the letters are Arabic for Arabic, and at most half for a language written from left to right.
fn in_script(text: &Text) -> bool {
    let letters =
        || text.segments.iter().flat_map(|segment| segment.chars()).filter(|c| c.is_alphabetic()).take(20_000);
    let arabic = letters().filter(|c| matches!(c, '\u{0600}'..='\u{08FF}' | '\u{FB50}'..='\u{FEFC}')).count();
    let all = letters().count();
    match text.lang.primary() {
        "ar" | "fa" | "ur" => 2 * arabic >= all,
        _ if text.lang.direction() == Direction::LeftToRight => 2 * arabic <= all,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_told_by_most_letters() {
        for (lang, segment, fits) in [
            ("ar", "قال بيان NATO", true),
            ("ar", "The whole text is English", false),
            ("en", "The city of القاهرة", true),
            ("en", "نص عربي", false),
            ("he", "שלום", true),
            ("en", "1, 2, 3", true),
        ] {
            let lang = lang.parse().unwrap();
            assert_eq!(
                in_script(&Text { lang: &lang, segments: vec![segment], paragraphs: None, kinds: None }),
                fits,
                "{segment}"
            );
        }
    }
}
