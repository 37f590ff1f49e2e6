//! The content of a document, element by element.

use std::mem;

use super::super::archive::PartReader;
use super::super::flow::{Flow, Place};
use super::condition::is_plainly_true;
use super::styles::{Look, Styles};
use crate::formats::document::parts::LINE_BREAK;
use crate::formats::xml::{Element, Token, XmlError};
use crate::text::BlockKind;

/// Reads the content and knows where in it it is.
pub(super) struct Story<'s> {
    styles: &'s Styles,
    pub(super) flow: Flow,
    /// How many lists are open.
    lists: usize,
    /// What is said of the text that is read.
    look: Look,
    /// Whether text stands here; there is white space between elements elsewhere.
    in_text: bool,
    /// Whether a field has hidden the paragraph that is open.
    hidden: bool,
    footnotes: Vec<String>,
    endnotes: Vec<String>,
}

/// What an element means to the text; taken of the element before what is in it is read.
enum Piece {
    Paragraph {
        heading: bool,
        style: Option<String>,
    },
    Span(Option<String>),
    Char(char),
    Note {
        endnote: bool,
    },
    List,
    Cell,
    TextBox,
    Frame,
    HidesParagraph,
    TrackedChanges,
    /// Text that is not shown.
    Hidden,
    /// Something that is embedded and not read.
    NotRead,
    Skip,
    Inside,
}

impl Piece {
    fn of(element: Element<'_>) -> Self {
        let attribute = |name| element.local_attribute(name);
        let style = || attribute("style-name").map(str::to_owned);
        let is_true = |name| attribute(name) == Some("true");
        match element.attribute("text:display") {
            Some("none") if element.name() == "section" => return Piece::Hidden,
            // Fields that set a variable and show nothing.
            Some("none") => return Piece::Skip,
            Some("condition") if is_true("is-hidden") || attribute("condition").is_some_and(is_plainly_true) => {
                return Piece::Hidden;
            }
            _ => {}
        }
        match element.name() {
            "p" => Piece::Paragraph { heading: false, style: style() },
            "h" => Piece::Paragraph { heading: true, style: style() },
            "span" => Piece::Span(style()),
            // However many spaces `text:s` stands for, they are one in the text.
            "s" | "tab" => Piece::Char(' '),
            "line-break" => Piece::Char(LINE_BREAK),
            "note" => Piece::Note { endnote: attribute("note-class") == Some("endnote") },
            "list" | "numbered-paragraph" => Piece::List,
            "table-row" if matches!(attribute("visibility"), Some("collapse" | "filter")) => Piece::Skip,
            "table-cell" => Piece::Cell,
            "text-box" => Piece::TextBox,
            "frame" | "g" | "custom-shape" | "rect" | "ellipse" | "circle" | "line" | "polygon" => Piece::Frame,
            "hidden-text" if is_true("is-hidden") => Piece::Hidden,
            "hidden-paragraph" if is_true("is-hidden") => Piece::HidesParagraph,
            // The name and description of a picture; a document's title as a field (`text:title`) is text.
            "title" | "desc" if element.qualified_name().starts_with("svg:") => Piece::Skip,
            "tracked-changes" => Piece::TrackedChanges,
            "covered-table-cell" => Piece::Hidden,
            "object" | "object-ole" => Piece::NotRead,
            // Comments, numbers of headings and marks of notes, pronunciations over the text, pictures as they are in flat
            // files.
            "annotation" | "number" | "note-citation" | "ruby-text" | "binary-data" | "script" | "event-listeners"
            | "forms" => Piece::Skip,
            // What indexes are made by, and declarations of variables.
            name if name.ends_with("-source") || name.ends_with("-decls") => Piece::Skip,
            _ => Piece::Inside,
        }
    }
}

impl<'s> Story<'s> {
    pub(super) fn new(styles: &'s Styles) -> Self {
        Story {
            styles,
            flow: Flow::default(),
            lists: 0,
            look: Look::default(),
            in_text: false,
            hidden: false,
            footnotes: Vec::new(),
            endnotes: Vec::new(),
        }
    }

    /// The text with its notes behind it.
    pub(super) fn finish(mut self) -> Flow {
        self.flow.put_notes(&self.footnotes);
        self.flow.put_notes(&self.endnotes);
        self.flow
    }

    /// Reads what is in the element whose start was read last.
    pub(super) fn inside(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let piece = match xml.read()? {
                Token::Start(element) => Piece::of(element),
                Token::Text(text) => {
                    match self.in_text {
                        true if self.look.hidden => self.flow.count_hidden(text),
                        true => self.flow.text(text, &self.look.spoken),
                        false => {}
                    }
                    continue;
                }
                Token::End(_) | Token::Eof => continue,
            };
            self.piece(xml, piece)?;
        }
        Ok(())
    }

    fn piece(&mut self, xml: &mut PartReader<'_>, piece: Piece) -> Result<(), XmlError> {
        match piece {
            Piece::Paragraph { heading, style } => return self.paragraph(xml, heading, style.as_deref()),
            Piece::Note { endnote } => return self.note(xml, endnote),
            Piece::Cell => return self.placed(xml, Place::Cell),
            Piece::TextBox => return self.placed(xml, Place::Box),
            Piece::TrackedChanges => return self.tracked_changes(xml),
            Piece::Hidden => return self.hidden_element(xml),
            Piece::NotRead => {
                if !self.look.hidden {
                    self.flow.count_not_read();
                }
                return xml.skip_element();
            }
            Piece::Skip => return xml.skip_element(),
            Piece::Span(style) => {
                let look = self.styles.span(style.as_deref(), &self.look);
                let outer = mem::replace(&mut self.look, look);
                self.inside(xml)?;
                self.look = outer;
                return Ok(());
            }
            Piece::List => {
                self.lists += 1;
                self.inside(xml)?;
                self.lists -= 1;
                return Ok(());
            }
            Piece::Frame => {
                let outer = mem::replace(&mut self.in_text, false);
                self.inside(xml)?;
                self.in_text = outer;
                return Ok(());
            }
            Piece::Char(c) if self.in_text && !self.look.hidden => {
                self.flow.text(c.encode_utf8(&mut [0; 4]), &self.look.spoken);
            }
            Piece::HidesParagraph => self.hidden = true,
            Piece::Char(_) | Piece::Inside => {}
        }
        self.inside(xml)
    }

    fn paragraph(&mut self, xml: &mut PartReader<'_>, heading: bool, style: Option<&str>) -> Result<(), XmlError> {
        let (look, styled_as_heading) = self.styles.paragraph(style);
        let kind = match self.lists {
            _ if heading || styled_as_heading => BlockKind::Heading,
            0 => BlockKind::Paragraph,
            _ => BlockKind::ListItem,
        };
        let outer = (mem::replace(&mut self.look, look), mem::replace(&mut self.in_text, true));
        let outer_hidden = mem::replace(&mut self.hidden, false);
        self.flow.begin();
        self.inside(xml)?;
        if self.hidden
            && let Some(text) = self.flow.open_text()
        {
            let text = mem::take(text);
            self.flow.count_hidden(&text);
        }
        self.flow.end(kind);
        (self.look, self.in_text) = outer;
        self.hidden = outer_hidden;
        Ok(())
    }

    /// What was deleted, which is kept apart from the text, and notes of what was inserted.
    fn tracked_changes(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Start(element) = xml.read()? else { continue };
            if element.name() == "changed-region" {
                self.flow.count_tracked_change();
            }
            xml.skip_element()?;
        }
        Ok(())
    }

    /// The element whose start was read last is one piece of hidden text, if there is text in it.
    fn hidden_element(&mut self, xml: &mut PartReader<'_>) -> Result<(), XmlError> {
        let mut counted = false;
        let outside = xml.depth() - 1;
        while xml.depth() > outside {
            let Token::Text(text) = xml.read()? else { continue };
            if !counted && !text.trim().is_empty() {
                self.flow.count_hidden(text);
                counted = true;
            }
        }
        Ok(())
    }

    fn note(&mut self, xml: &mut PartReader<'_>, endnote: bool) -> Result<(), XmlError> {
        let seen = !self.look.hidden;
        self.placed(xml, Place::Note)?;
        let note = self.flow.take_notes();
        match endnote {
            _ if !seen => {}
            true => self.endnotes.extend(note),
            false => self.footnotes.extend(note),
        }
        Ok(())
    }

    /// What is in a place of its own, where the lists around do not count.
    fn placed(&mut self, xml: &mut PartReader<'_>, place: Place) -> Result<(), XmlError> {
        let outer = (mem::take(&mut self.lists), mem::replace(&mut self.in_text, false));
        self.flow.enter(place);
        self.inside(xml)?;
        self.flow.leave();
        (self.lists, self.in_text) = outer;
        Ok(())
    }
}
