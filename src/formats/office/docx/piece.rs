//! What the elements of a document mean to its text.

use super::symbols::symbol;
use crate::formats::document::parts::LINE_BREAK;
use crate::formats::xml::Element;

/// Which note a text refers to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Reference {
    pub endnote: bool,
    pub id: String,
}

/// What an element means to the text; taken of the element before what is in it is read.
pub(super) enum Piece {
    Paragraph,
    Run,
    Text,
    Char(char),
    Symbol(Option<char>),
    Field(Option<String>),
    Reference(Reference),
    Inserted,
    Gone,
    Alternatives,
    Table,
    Row,
    Cell,
    TextBox,
    WordArt(String),
    /// What a field for a form says of itself.
    FormField,
    Control,
    /// Something that is embedded and not read.
    NotRead,
    /// A part of a formula that is set apart by where it stands, and what sets it apart in a line.
    Formula(&'static str),
    Delimited,
    Sign,
    /// Parts of a formula of which each stands in a line or column of its own, and what sets them apart in one line.
    Lines(&'static str),
    Skip,
    Inside,
}

impl Piece {
    pub(super) fn of(element: Element<'_>) -> Self {
        let attribute = |name| element.local_attribute(name).unwrap_or_default();
        let reference = |endnote| Piece::Reference(Reference { endnote, id: attribute("id").to_owned() });
        match element.name() {
            "p" => Piece::Paragraph,
            "r" => Piece::Run,
            "t" => Piece::Text,
            "tab" | "ptab" => Piece::Char(' '),
            "br" | "cr" => Piece::Char(LINE_BREAK),
            "noBreakHyphen" => Piece::Char('\u{2011}'),
            "sym" | "symEx" => Piece::Symbol(symbol(attribute("font"), attribute("char"))),
            "fldChar" => Piece::Field(element.local_attribute("fldCharType").map(str::to_owned)),
            "footnoteReference" => reference(false),
            "endnoteReference" => reference(true),
            "ins" | "moveTo" => Piece::Inserted,
            "del" | "moveFrom" => Piece::Gone,
            "AlternateContent" => Piece::Alternatives,
            "tbl" => Piece::Table,
            "tr" => Piece::Row,
            "tc" => Piece::Cell,
            "txbxContent" => Piece::TextBox,
            "textpath" if !attribute("string").is_empty() => Piece::WordArt(attribute("string").to_owned()),
            "ffData" => Piece::FormField,
            "sdt" => Piece::Control,
            // Other documents, diagrams (SmartArt) and charts; they are parts of their own.
            "altChunk" | "subDoc" | "OLEObject" | "relIds" | "chart" => Piece::NotRead,
            "num" => Piece::Formula(""),
            "den" => Piece::Formula("/"),
            "sup" => Piece::Formula("^"),
            "sub" => Piece::Formula("_"),
            "rad" => Piece::Formula("√"),
            "d" => Piece::Delimited,
            "nary" => Piece::Sign,
            "m" | "eqArr" => Piece::Lines("; "),
            "mr" => Piece::Lines(" "),
            // Pronunciations over the text, the index of a root, former text, codes of fields, properties of anything.
            "rt" | "deg" | "delText" | "instrText" | "delInstrText" => Piece::Skip,
            name if name.ends_with("Pr") => Piece::Skip,
            _ => Piece::Inside,
        }
    }
}
