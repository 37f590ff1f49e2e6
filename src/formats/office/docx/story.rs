//! The content of a document: the body, or its notes, element by element.

use super::super::archive::PartReader;
use super::super::flow::{Flow, Place};
use super::alternatives::is_understood;
use super::fields::Fields;
use super::piece::{Piece, Reference};
use super::properties::{ParagraphProperties, RunProperties};
use super::styles::{Resolved, Styles};
use super::symbols;
use super::tables::Tables;
use crate::formats::xml::{Token, XmlError};
use crate::text::BlockKind;

/// Reads stories, one after the other, and knows where in them it is.
pub(super) struct Story<'s> {
    styles: &'s Styles,
    pub(super) flow: Flow,
    /// How many of the elements that are open are no part of the text: deletions, placeholders.
    pub(super) gone: usize,
    /// How many of those that are open are not shown: hidden rows, cells that another one covers.
    pub(super) unseen: usize,
    pub(super) fields: Fields,
    pub(super) tables: Tables,
    /// What is said of the paragraph that is open.
    paragraph: Resolved,
    /// What is said of the run that is open.
    run: Resolved,
    /// The notes that the text refers to, in its order.
    references: Vec<Reference>,
}

impl<'s> Story<'s> {
    pub(super) fn new(styles: &'s Styles) -> Self {
        Story {
            styles,
            flow: Flow::default(),
            gone: 0,
            unseen: 0,
            fields: Fields::default(),
            tables: Tables::default(),
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
            Piece::WordArt(text) => self.word_art(&text),
            Piece::FormField => return self.form_field(xml),
            Piece::Control => return self.control(xml),
            Piece::NotRead => return self.not_read(xml),
            Piece::Formula(mark) => return self.marked(xml, mark),
            Piece::Delimited => return self.delimited(xml),
            Piece::Sign => return self.sign(xml),
            Piece::Lines(between) => return self.lines(xml, between),
            Piece::Skip => return xml.skip_element(),
            Piece::Char(c) => self.say_char(c),
            Piece::Symbol(c) => c.into_iter().for_each(|c| self.say_char(c)),
            Piece::Field(kind) => self.field_boundary(kind.as_deref()),
            Piece::Reference(reference) if self.is_seen() => self.references.push(reference),
            Piece::Table => return self.table(xml),
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
                self.run.symbol_font = properties.symbol_font.or(self.run.symbol_font.take());
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
                self.say(text);
            } else if (self.run.hidden || self.unseen > 0) && self.gone == 0 {
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

    /// The same content for several generations of programs (`mc:AlternateContent`, ECMA-376 part 3): the first choice
    /// that is understood is read, and what is there for older programs if there is none.
    fn alternatives(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let mut chosen = false;
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            let is_fallback = element.name() == "Fallback";
            if chosen || !(is_fallback || is_understood(element)) {
                xml.skip_element()?;
                continue;
            }
            chosen = true;
            self.inside(xml)?;
        }
        Ok(())
    }

    /// A text in fancy letters, which is a box of its own.
    fn word_art(&mut self, text: &str) {
        if self.is_seen() {
            self.flow.enter(Place::Box);
            self.flow.begin();
            self.flow.text(text, &self.run.spoken);
            self.flow.end(BlockKind::Paragraph);
            self.flow.leave();
        }
    }

    fn not_read(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        if self.is_seen() {
            self.flow.count_not_read();
        }
        xml.skip_element()
    }

    /// What is in a place of its own, where a field that is open outside does not count; what hides its anchor hides it
    /// too.
    pub(super) fn placed(&mut self, xml: &mut PartReader<'_>, place: Place) -> Result<(), XmlError> {
        let fields = std::mem::take(&mut self.fields);
        self.flow.enter(place);
        match place {
            Place::Cell => self.cell(xml)?,
            Place::Note | Place::Box => self.inside(xml)?,
        }
        self.flow.leave();
        self.fields = fields;
        Ok(())
    }

    /// Whether what is read now is part of the text.
    pub(super) fn is_seen(&self) -> bool {
        self.gone == 0 && self.unseen == 0 && !self.run.hidden && !self.fields.in_code()
    }

    pub(super) fn say(&mut self, text: &str) {
        self.fields.said();
        match &self.run.symbol_font {
            Some(font) => self.flow.text(&symbols::in_words(font, text), &self.run.spoken),
            None => self.flow.text(text, &self.run.spoken),
        }
    }

    pub(super) fn say_char(&mut self, c: char) {
        if self.is_seen() {
            self.fields.said();
            self.flow.text(c.encode_utf8(&mut [0; 4]), &self.run.spoken);
        }
    }
}
