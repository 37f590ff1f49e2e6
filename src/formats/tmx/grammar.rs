//! What the grammar of TMX 1.4 (`tmx14.dtd`) knows of units: which attributes, and what may stand in what.

/// Attributes of a `tu` and a `tuv` that are kept without fields of their own.
const OF_BOTH: &[&str] = &[
    "o-encoding",
    "datatype",
    "usagecount",
    "lastusagedate",
    "creationtool",
    "creationtoolversion",
    "creationid",
    "changeid",
    "o-tmf",
];

/// Whether a `tu` may have an attribute besides `tuid`, its dates and `srclang`.
pub(super) fn is_of_tu(name: &str, value: &str) -> bool {
    OF_BOTH.contains(&name) || (name == "segtype" && matches!(value, "block" | "paragraph" | "sentence" | "phrase"))
}

/// Whether a `tuv` may have an attribute besides its language.
pub(super) fn is_of_tuv(name: &str) -> bool {
    OF_BOTH.contains(&name) || matches!(name, "creationdate" | "changedate")
}

/// An element within a `seg`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inline {
    /// Begins a pair of codes.
    Bpt,
    /// Ends one.
    Ept,
    /// A code that stands alone.
    Ph,
    /// One whose other half is in another unit.
    It,
    /// A code that nothing is known of.
    Ut,
    /// Text that is marked.
    Hi,
    /// Text within a code.
    Sub,
}

impl Inline {
    /// The element of a name, in any case.
    pub(super) fn named(name: &str) -> Option<Self> {
        use Inline::*;
        [Bpt, Ept, Ph, It, Ut, Hi, Sub].into_iter().find(|inline| inline.name().eq_ignore_ascii_case(name))
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Inline::Bpt => "bpt",
            Inline::Ept => "ept",
            Inline::Ph => "ph",
            Inline::It => "it",
            Inline::Ut => "ut",
            Inline::Hi => "hi",
            Inline::Sub => "sub",
        }
    }

    /// Whether what stands in it is a code, and no text.
    pub(super) fn is_code(self) -> bool {
        !matches!(self, Inline::Hi | Inline::Sub)
    }

    /// Whether it may stand in another element, or in the `seg` itself.
    pub(super) fn may_be_in(self, outer: Option<Inline>) -> bool {
        let in_code = outer.is_some_and(Inline::is_code);
        (self == Inline::Sub) == in_code
    }

    /// Whether it may have an attribute.
    pub(super) fn may_have(self, name: &str, value: &str) -> bool {
        match name {
            "i" => matches!(self, Inline::Bpt | Inline::Ept),
            "x" => !matches!(self, Inline::Ept | Inline::Sub),
            "type" => !matches!(self, Inline::Ept | Inline::Ut),
            "assoc" => self == Inline::Ph,
            "datatype" => self == Inline::Sub,
            "pos" => self == Inline::It && matches!(value, "begin" | "end"),
            _ => false,
        }
    }

    /// The attribute that it must have.
    pub(super) fn needs(self) -> Option<&'static str> {
        match self {
            Inline::Bpt | Inline::Ept => Some("i"),
            Inline::It => Some("pos"),
            Inline::Ph | Inline::Ut | Inline::Hi | Inline::Sub => None,
        }
    }
}
