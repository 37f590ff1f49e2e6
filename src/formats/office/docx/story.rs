//! The content of a document: the body, or its notes, element by element.

use super::super::archive::PartReader;
use super::super::flow::{Flow, Place};
use super::fields::Fields;
use super::properties::{ParagraphProperties, RunProperties, is_gone};
use super::styles::{Resolved, Styles};
use super::symbols::symbol;
use crate::formats::document::parts::LINE_BREAK;
use crate::formats::xml::{Element, Token, XmlError};
use crate::text::BlockKind;

/// Reads stories, one after the other, and knows where in them it is.
pub(super) struct Story<'s> {
    styles: &'s Styles,
    pub(super) flow: Flow,
    /// How many of the elements that are open hide what is in them: deletions, hidden rows.
    gone: usize,
    fields: Fields,
    /// What is said of the paragraph that is open.
    paragraph: Resolved,
    /// What is said of the run that is open.
    run: Resolved,
    /// The notes that the text refers to, in its order.
    references: Vec<Reference>,
}

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
    /// A part of a formula that is set apart by where it stands, and what sets it apart in a line.
    Formula(&'static str),
    Delimited,
    Sign,
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
            "sym" => Piece::Symbol(symbol(attribute("font"), attribute("char"))),
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
            "num" => Piece::Formula(""),
            "den" => Piece::Formula("/"),
            "sup" => Piece::Formula("^"),
            "sub" => Piece::Formula("_"),
            "rad" => Piece::Formula("√"),
            "d" => Piece::Delimited,
            "nary" => Piece::Sign,
            // Pronunciations over the text, the index of a root, former text, codes of fields, properties of anything.
            "rt" | "deg" | "delText" | "instrText" | "delInstrText" => Piece::Skip,
            name if name.ends_with("Pr") => Piece::Skip,
            _ => Piece::Inside,
        }
    }
}

impl<'s> Story<'s> {
    pub(super) fn new(styles: &'s Styles) -> Self {
        Story {
            styles,
            flow: Flow::default(),
            gone: 0,
            fields: Fields::default(),
            paragraph: Resolved::default(),
            run: Resolved::default(),
            references: Vec::new(),
        }
    }

    /// The notes that were referred to since the last time, in the order of the text.
    pub(super) fn take_references(&mut self) -> Vec<Reference> {
        std::mem::take(&mut self.references)
    }

    /// Reads the note whose start was read last.
    pub(super) fn note(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        self.placed(xml, Place::Note)
    }

    /// Reads what is in the element whose start was read last.
    pub(super) fn inside(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            let piece = Piece::of(element);
            self.piece(xml, piece)?;
        }
        Ok(())
    }

    pub(super) fn piece(&mut self, xml: &mut PartReader<'_>, piece: Piece) -> Result<(), XmlError> {
        match piece {
            Piece::Paragraph => return self.paragraph(xml),
            Piece::Run => return self.run(xml),
            Piece::Text => return self.text(xml),
            Piece::Gone => return self.gone(xml),
            Piece::Alternatives => return self.alternatives(xml),
            Piece::Row => return self.row(xml),
            Piece::Cell => return self.placed(xml, Place::Cell),
            Piece::TextBox => return self.placed(xml, Place::Box),
            Piece::Formula(mark) => return self.marked(xml, mark),
            Piece::Delimited => return self.delimited(xml),
            Piece::Sign => return self.sign(xml),
            Piece::Skip => return xml.skip_element(),
            Piece::Char(c) => self.say_char(c),
            Piece::Symbol(c) => c.into_iter().for_each(|c| self.say_char(c)),
            Piece::Field(kind) => self.fields.boundary(kind.as_deref()),
            Piece::Reference(reference) if self.is_seen() => self.references.push(reference),
            Piece::Table => self.flow.interrupt(),
            Piece::Inserted => self.flow.count_tracked_change(),
            Piece::Reference(_) | Piece::Inside => {}
        }
        self.inside(xml)
    }

    /// A paragraph (`w:p`). One whose mark was deleted goes on in the next.
    fn paragraph(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let usual = self.styles.paragraph(None);
        let outer = (std::mem::replace(&mut self.paragraph, usual.clone()), std::mem::replace(&mut self.run, usual));
        let mut properties = ParagraphProperties::default();
        self.flow.begin();
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            if element.name() == "pPr" {
                properties = ParagraphProperties::read(xml)?;
                self.paragraph = self.styles.paragraph(properties.style.as_deref());
                self.run = self.paragraph.clone();
            } else {
                let piece = Piece::of(element);
                self.piece(xml, piece)?;
            }
        }
        let kind = self.kind(&properties);
        match properties.mark.deleted {
            true => self.flow.end_joined(kind),
            false => self.flow.end(kind),
        }
        (self.paragraph, self.run) = outer;
        Ok(())
    }

    fn kind(&self, properties: &ParagraphProperties) -> BlockKind {
        let heading = properties.outline.map_or(self.paragraph.heading, |level| level < 9);
        match properties.list.unwrap_or(self.paragraph.list) {
            _ if heading => BlockKind::Heading,
            true => BlockKind::ListItem,
            false => BlockKind::Paragraph,
        }
    }

    /// A run (`w:r`): text that looks the same throughout.
    fn run(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let outer = std::mem::replace(&mut self.run, self.paragraph.clone());
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            if element.name() == "rPr" {
                let properties = RunProperties::read(xml)?;
                if let Some(style) = &properties.style {
                    self.run = self.styles.run(style, &self.paragraph);
                }
                self.run.hidden = properties.hidden.unwrap_or(self.run.hidden);
                self.run.spoken = properties.spoken.or(&self.run.spoken);
            } else {
                let piece = Piece::of(element);
                self.piece(xml, piece)?;
            }
        }
        self.run = outer;
        Ok(())
    }

    fn text(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let outside = xml.depth() - 1;
        let seen = self.is_seen();
        while xml.depth() > outside {
            let Token::Text(text) = xml.read()? else { continue };
            if seen {
                self.flow.text(text, &self.run.spoken);
            } else if self.run.hidden && self.gone == 0 {
                self.flow.count_hidden(text);
            }
        }
        Ok(())
    }

    fn gone(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        self.flow.count_tracked_change();
        self.gone += 1;
        self.inside(xml)?;
        self.gone -= 1;
        Ok(())
    }

    /// The same content for several generations of programs (`mc:AlternateContent`): the first choice, the newest, is read.
    fn alternatives(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let mut chosen = false;
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(_) = xml.read()? else { continue };
            match chosen {
                false => self.inside(xml)?,
                true => xml.skip_element()?,
            }
            chosen = true;
        }
        Ok(())
    }

    /// A row of a table. One that was deleted or is hidden is left out.
    fn row(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        self.about_to_go(xml, "trPr")
    }

    fn placed(&mut self, xml: &mut PartReader<'_>, place: Place) -> Result<(), XmlError> {
        // What hides the anchor of a text box hides it too; a field that is open outside does not reach into it.
        let fields = std::mem::take(&mut self.fields);
        self.flow.enter(place);
        self.about_to_go(xml, "tcPr")?;
        self.flow.leave();
        self.fields = fields;
        Ok(())
    }

    /// What is in an element whose properties may say that it is gone.
    fn about_to_go(&mut self, xml: &mut PartReader<'_>, properties: &str) -> Result<(), XmlError> {
        let mut gone = false;
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            if element.name() == properties {
                gone = is_gone(xml)?;
                continue;
            }
            let piece = Piece::of(element);
            self.gone += usize::from(gone);
            self.piece(xml, piece)?;
            self.gone -= usize::from(gone);
        }
        Ok(())
    }

    /// Whether what is read now is part of the text.
    pub(super) fn is_seen(&self) -> bool {
        self.gone == 0 && !self.run.hidden && !self.fields.in_code()
    }

    pub(super) fn say_char(&mut self, c: char) {
        if self.is_seen() {
            self.flow.text(c.encode_utf8(&mut [0; 4]), &self.run.spoken);
        }
    }
}
