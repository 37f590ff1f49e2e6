//! The content of a document: the body, or its notes, element by element.

use super::super::archive::PartReader;
use super::super::flow::{Flow, Place};
use super::alternatives::is_understood;
use super::controls;
use super::fields::Fields;
use super::piece::{Piece, Reference};
use super::properties::{Gone, ParagraphProperties, RunProperties};
use super::styles::{Resolved, Styles};
use super::symbols;
use crate::formats::xml::{Token, XmlError};
use crate::text::BlockKind;

/// Reads stories, one after the other, and knows where in them it is.
pub(super) struct Story<'s> {
    styles: &'s Styles,
    pub(super) flow: Flow,
    /// How many of the elements that are open are no part of the text: deletions, placeholders.
    gone: usize,
    /// How many of those that are open are not shown: hidden rows, cells that another one covers.
    unseen: usize,
    fields: Fields,
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

    /// A content control (`w:sdt`). What is in an empty one tells people to fill it in.
    fn control(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let mut is_empty = false;
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            if element.name() == "sdtPr" {
                is_empty = controls::shows_placeholder(xml)?;
                continue;
            }
            let piece = Piece::of(element);
            self.gone += usize::from(is_empty);
            self.piece(xml, piece)?;
            self.gone -= usize::from(is_empty);
        }
        Ok(())
    }

    fn field_boundary(&mut self, kind: Option<&str>) {
        let entry = self.fields.boundary(kind);
        if let Some(entry) = entry.filter(|_| self.is_seen()) {
            self.flow.text(&entry, &self.run.spoken);
        }
    }

    fn form_field(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        if let Some(entry) = controls::chosen_entry(xml)? {
            self.fields.set_entry(entry);
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
        let mut gone = Gone::default();
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            if element.name() == properties {
                gone = Gone::read(xml)?;
                continue;
            }
            let piece = Piece::of(element);
            self.gone += usize::from(gone.deleted);
            self.unseen += usize::from(gone.unseen);
            self.piece(xml, piece)?;
            self.gone -= usize::from(gone.deleted);
            self.unseen -= usize::from(gone.unseen);
        }
        Ok(())
    }

    /// Whether what is read now is part of the text.
    pub(super) fn is_seen(&self) -> bool {
        self.gone == 0 && self.unseen == 0 && !self.run.hidden && !self.fields.in_code()
    }

    fn say(&mut self, text: &str) {
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
