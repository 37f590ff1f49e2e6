//! What can be said of a text without knowing any other: its spans, and its words, stems, numbers and sounds.

mod arabic;
mod document;
mod english;
mod excerpt;
mod fold;
mod hyphen;
pub mod language;
mod name;
mod number;
mod numeral;
mod pattern;
mod sound;
mod span;
mod word;
mod xml_encoding;

pub use arabic::{Stem, arabic_stems, without_article, without_clitics};
pub use document::{BadBlockKind, Block, BlockKind, Document};
pub use english::{english_number, english_stem, is_english_function_word};
pub use excerpt::excerpt;
pub use fold::{Folded, fold};
pub use hyphen::{breaks_word, unbroken};
pub use name::character_name;
pub use number::number;
pub use numeral::{Numeral, arabic_numeral, begins_numeral, english_numeral, number_word};
pub use pattern::{Matching, Pattern, PatternError, Replacement, ReplacementError, replaced};
pub use sound::{Sounds, likeness};
pub use span::Span;
pub use word::{Word, spelled_out, words};
pub use xml_encoding::xml_encoding;
