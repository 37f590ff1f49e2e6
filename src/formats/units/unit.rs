//! One unit of a file.

use jiff::Timestamp;

use crate::edit::Status;
use crate::formats::Position;
use crate::formats::units::{BadUnit, UnitProblem};
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
    /// The language that the others were made from, where the file says so.
    pub source_lang: Option<Lang>,
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

impl FileUnit {
    /// The text that the others were made from: the one in the language that the file says, by its exact tag or else
    /// whatever its region; the first where it says none.
    pub fn source_index(&self) -> usize {
        self.source_lang.as_ref().and_then(|lang| self.find(lang)).unwrap_or(0)
    }

    /// The first text in a language: by its exact tag, or else whatever its region.
    pub fn find(&self, lang: &Lang) -> Option<usize> {
        let exact = self.variants.iter().position(|variant| variant.lang == *lang);
        exact.or_else(|| self.variants.iter().position(|variant| variant.lang.same_language(lang)))
    }

    /// The same as one that can't be used.
    pub fn bad(&self, problem: UnitProblem) -> BadUnit {
        let langs = self.variants.iter().map(|variant| variant.lang.clone()).collect();
        BadUnit { position: self.position, problem, langs }
    }

    /// A unit of which nothing but its place is known yet.
    pub fn new(position: Position) -> Self {
        FileUnit {
            position,
            id: None,
            variants: Vec::new(),
            source_lang: None,
            status: Status::Accepted,
            confidence: None,
            note: None,
            origin: None,
            created: None,
            changed: None,
            annotations: Annotations::default(),
        }
    }
}

impl Variant {
    /// A text of which nothing more is said.
    pub fn new(lang: Lang, text: String) -> Self {
        Variant { lang, text, codes: None, created: None, changed: None, annotations: Annotations::default() }
    }
}
