//! What a user should know before trusting an alignment.

use super::aligner::{Report, Text};
use super::bead::Bead;
use super::side::{Kind, Reading, Side};
use crate::lang::Lang;
use crate::lexicon::Lexicon;

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
    /// One text is several times as long as the other.
    #[error("the {} is {times:.1} times as long as the other text", if *.source_side { "source" } else { "target" })]
    UnevenLength {
        /// Whether the source is the longer one.
        source_side: bool,
        /// How many times as long.
        times: f64,
    },
    /// Hardly anything in the texts corresponds.
    #[error("the texts do not look like translations of one another: {matched} of {segments} segments found a partner")]
    Unrelated {
        /// Segments in beads with both sides that are likelier right than not.
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
            AlignWarning::SameLanguage { .. } | AlignWarning::Unrelated { .. } => {}
        }
    }
}

pub(super) fn report(_source: &Text, _target: &Text, source_side: &Side, left: Reading, lexicon: &Lexicon) -> Report {
    let mut report = Report::default();
    if left == Reading::Arabic {
        for unit in &source_side.units {
            let known = match unit.kind {
                Kind::Word => lexicon.knows(&unit.text),
                Kind::Phrase(_) => true,
                Kind::Number | Kind::Latin => continue,
            };
            report.words += unit.count as usize;
            report.known += if known { unit.count as usize } else { 0 };
        }
    }
    report
}

pub(super) fn outcome(_report: &mut Report, _source: &Text, _target: &Text, _beads: &[Bead]) {}
