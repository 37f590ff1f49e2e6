//! What can be said of a text without knowing any other: its spans, and its words, stems, numbers and sounds.

mod document;
mod fold;
pub mod language;
mod span;

pub use document::Document;
pub use fold::{Folded, fold};
pub use span::Span;
