//! What can be wrong with a file of segmentation rules.

/// Why an SRX file was refused, and where. Shown as `line:column: reason`, so that a path can be put in front.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {kind}")]
pub struct SrxError {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// The reason.
    pub kind: SrxErrorKind,
}

/// The reason an SRX file was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SrxErrorKind {
    /// More bytes than any real rules have.
    #[error("the file is larger than {limit} bytes")]
    TooLarge {
        /// How many are read.
        limit: usize,
    },
    /// Bytes that are not text in the encoding the file says it has.
    #[error("not text in {encoding}")]
    NotText {
        /// The name of the encoding.
        encoding: String,
    },
    /// Not well-formed XML.
    #[error("not XML: {reason}")]
    Xml {
        /// What the XML reader says.
        reason: String,
    },
    /// Elements inside elements without end.
    #[error("elements are nested more than {limit} deep")]
    TooDeep {
        /// How deep they may be.
        limit: usize,
    },
    /// An entity other than the five of XML. None is ever looked up.
    #[error("unknown entity &{name};")]
    Entity {
        /// Its name.
        name: String,
    },
    /// A root element other than `srx`.
    #[error("not an SRX file: the root element is <{found}>")]
    NotSrx {
        /// The root element.
        found: String,
    },
    /// No element at all.
    #[error("not an SRX file: it has no element")]
    Empty,
    /// A version other than 1.0 and 2.0.
    #[error("SRX version “{version}” is not known, only 1.0 and 2.0 are")]
    Version {
        /// The version it says it has.
        version: String,
    },
    /// An attribute that must be there and is not.
    #[error("<{element}> has no {attribute}")]
    MissingAttribute {
        /// The element.
        element: &'static str,
        /// The attribute it needs.
        attribute: &'static str,
    },
    /// A value that is neither yes nor no.
    #[error("{attribute} is “{value}”, not yes or no")]
    NotYesOrNo {
        /// The attribute.
        attribute: &'static str,
        /// Its value.
        value: String,
    },
    /// An element where it means nothing.
    #[error("<{element}> stands outside <{parent}>")]
    Misplaced {
        /// The element.
        element: String,
        /// The element it belongs in.
        parent: &'static str,
    },
    /// Two groups of rules of one name.
    #[error("two groups of rules are called “{name}”")]
    DuplicateGroup {
        /// The name.
        name: String,
    },
    /// A language map that names rules that are not there.
    #[error("no group of rules is called “{name}”")]
    UnknownGroup {
        /// The name.
        name: String,
    },
    /// A regular expression that cannot be used.
    #[error("“{pattern}”: {reason}")]
    Pattern {
        /// The expression, shortened when it is long.
        pattern: String,
        /// What is wrong with it.
        reason: PatternError,
    },
    /// More rules, or larger ones, than can be held in memory.
    #[error("the rules are too large together")]
    RulesTooLarge,
}

/// Why a regular expression cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// Not a regular expression.
    #[error("{message}")]
    Syntax {
        /// What the parser says.
        message: String,
    },
    /// Something ICU knows and this engine does not.
    #[error("{what} is not supported")]
    Unsupported {
        /// The construct as written.
        what: String,
    },
    /// It would need too much memory.
    #[error("it is too large")]
    TooLarge,
}
