//! One unit of a file.

use jiff::Timestamp;

use crate::edit::Status;
use crate::formats::Position;
use crate::lang::Lang;
use crate::memory::Annotations;

/// The same text in several languages, as it stands in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileUnit {
    /// Where it begins.
    pub position: Position,
    /// Its name in the file.
    pub id: Option<String>,
    /// The text in each language, in the order of the file; a language may be there more than once. None is blank.
    pub variants: Vec<Variant>,
    /// Which of the variants the others were made from, where the file says so and it is there.
    pub source: Option<usize>,
    /// What a translator said of it; accepted where the file says nothing.
    pub status: Status,
    /// The posterior probability that an aligner gave it, if the file says one.
    pub confidence: Option<f64>,
    /// The translator's comment: the first one, if there are several.
    pub note: Option<String>,
    /// Where the file says that it comes from.
    pub origin: Option<String>,
    /// When it came into being.
    pub created: Option<Timestamp>,
    /// When it was last changed.
    pub changed: Option<Timestamp>,
    /// All else that the file says of it.
    pub annotations: Annotations,
}

/// A text in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Its language, as the file says.
    pub lang: Lang,
    /// The text, without inline codes.
    pub text: String,
    /// The text with its inline codes, as in [`Extra`](crate::memory::Extra); none when there are none.
    pub codes: Option<String>,
    /// When it came into being, if the file says so of the variant.
    pub created: Option<Timestamp>,
    /// When it was last changed, likewise.
    pub changed: Option<Timestamp>,
    /// All else that the file says of it.
    pub annotations: Annotations,
}
