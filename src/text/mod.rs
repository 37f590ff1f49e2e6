//! What can be said of a text without knowing any other: its spans, and later its words, stems, numbers and sounds.

mod document;
mod span;

pub use document::Document;
pub use span::Span;
