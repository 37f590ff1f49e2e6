//! A document: one text in one language.

use crate::lang::Lang;

/// One text in one language, as it was read. The text never changes afterwards: everything else points into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Where it came from, for people: a path, or `-` for standard input.
    pub name: String,
    /// The language it is written in.
    pub lang: Lang,
    /// The whole text, UTF-8, line ends as in the file.
    pub text: String,
}
