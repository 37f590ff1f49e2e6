//! Levels and visual order (UAX #9).
//!
//! Three deviations, all because every character here has a cell that can be seen: embeddings, overrides and their end
//! are not obeyed (rule X9 lets an implementation ignore them; here they count as boundary neutrals, which keep the
//! level of what stands before them); a line or paragraph separator inside the text does not end the paragraph but
//! counts as a segment separator; and the direction of the base is never guessed.

use unicode_bidi::{BidiClass, BidiDataSource, BidiInfo, HardcodedBidiData, Level, ParagraphBidiInfo};

use crate::lang::Direction;

/// The levels of a text before it is cut into lines.
pub(super) struct Levels<'text> {
    /// Levels and classes for each byte; `None` when all is left to right, as in nearly all English.
    info: Option<ParagraphBidiInfo<'text>>,
    base: Level,
}

/// What rule L1 needs to know of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reset {
    /// Keeps its level.
    Never,
    /// Takes the level of the base at the end of a line and before a separator.
    Trailing,
    /// Always takes the level of the base.
    Separator,
}

impl<'text> Levels<'text> {
    pub fn new(text: &'text str, base: Direction) -> Self {
        let base = match base {
            Direction::LeftToRight => Level::ltr(),
            Direction::RightToLeft => Level::rtl(),
        };
        let plain = base.is_ltr() && text.is_ascii();
        let info = (!plain).then(|| ParagraphBidiInfo::new_with_data_source(&Classes, text, Some(base)));
        Levels { info, base }
    }

    /// The level of the base.
    pub fn base(&self) -> u8 {
        self.base.number()
    }

    /// The level of the character at a byte offset.
    pub fn at(&self, offset: usize) -> u8 {
        self.info.as_ref().and_then(|info| info.levels.get(offset)).unwrap_or(&self.base).number()
    }

    /// What rule L1 does to the character at a byte offset.
    pub fn reset(&self, offset: usize) -> Reset {
        use BidiClass::{B, BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, S, WS};
        match self.info.as_ref().and_then(|info| info.original_classes.get(offset)) {
            None => Reset::Never,
            Some(B | S) => Reset::Separator,
            Some(WS | FSI | LRI | RLI | PDI | BN | LRE | RLE | LRO | RLO | PDF) => Reset::Trailing,
            Some(_) => Reset::Never,
        }
    }
}

/// Applies rule L1 to the levels of one line, given in logical order.
pub(super) fn reset_line(levels: &mut [u8], resets: impl DoubleEndedIterator<Item = Reset>, base: u8) {
    let mut trailing = true;
    for (level, reset) in levels.iter_mut().rev().zip(resets.rev()) {
        trailing = match reset {
            Reset::Separator => true,
            Reset::Trailing => trailing,
            Reset::Never => false,
        };
        if trailing {
            *level = base;
        }
    }
}

/// The visual order of one line (rule L2): for each place from left to right, the logical index.
pub(super) fn visual_order(levels: &[u8]) -> Vec<usize> {
    let levels: Vec<Level> = levels.iter().map(|&level| Level::new(level).unwrap_or_else(|_| Level::ltr())).collect();
    BidiInfo::reorder_visual(&levels)
}

/// The bidirectional classes of the Unicode Character Database, but for the deviations named above.
struct Classes;

impl BidiDataSource for Classes {
    fn bidi_class(&self, c: char) -> BidiClass {
        match HardcodedBidiData.bidi_class(c) {
            BidiClass::LRE | BidiClass::RLE | BidiClass::LRO | BidiClass::RLO | BidiClass::PDF => BidiClass::BN,
            BidiClass::B => BidiClass::S,
            class => class,
        }
    }
}
